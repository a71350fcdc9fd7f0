//! The outer form of what is signed here: a head that says what it is, and what it speaks of.
//!
//! ```text
//! magic | version u16 | length of the head u32 | head (CBOR) | Ed25519 signature, 64 bytes | the rest
//! ```
//!
//! The signature covers all that stands before it and after it, and a name of its own, so that none made
//! for one kind of file counts for another. It is checked before a byte of the rest is looked at. Numbers
//! are big-endian.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Serialize, de::DeserializeOwned};

use super::shape::damaged;
use crate::platform::{Code, Error, Result};

/// What one kind of file begins with and is signed as.
pub(super) struct Form {
    /// Its first bytes.
    pub magic: &'static [u8],
    /// The newest version that this app knows; what it writes.
    pub version: u16,
    /// Stands before what is signed.
    pub signed_as: &'static [u8],
    /// The head, in bytes.
    pub largest_head: usize,
    /// What to answer when a head is larger.
    pub too_large: fn() -> Error,
}

/// What a head says for its form.
pub(super) trait Head {
    /// Whose signature it bears.
    fn signer(&self) -> &[u8; 32];
    /// The oldest version that can read it.
    fn min_reader(&self) -> u16;
}

impl Form {
    /// The signed bytes.
    pub fn write(&self, head: &impl Serialize, rest: &[u8], key: &SigningKey) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        ciborium::into_writer(head, &mut bytes).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
        Ok(self.assemble(&bytes, rest, key))
    }

    pub fn assemble(&self, head: &[u8], rest: &[u8], key: &SigningKey) -> Vec<u8> {
        let mut out = self.magic.to_vec();
        out.extend_from_slice(&self.version.to_be_bytes());
        out.extend_from_slice(&(head.len() as u32).to_be_bytes());
        out.extend_from_slice(head);
        let signature = key.sign(&[self.signed_as, &out, rest].concat());
        out.extend_from_slice(&signature.to_bytes());
        out.extend_from_slice(rest);
        out
    }

    /// Reads what [`Form::write`] wrote: the head, and the rest as it stands.
    ///
    /// Errors: `Invalid pack.notAPack`; `TooNew pack.tooNew`; [`Form::too_large`]; `Damaged pack.damaged`.
    pub fn read<'b, H: Head + DeserializeOwned>(&self, bytes: &'b [u8]) -> Result<(H, &'b [u8])> {
        let too_new = || Error::new(Code::TooNew, "pack.tooNew");
        let rest = bytes.strip_prefix(self.magic).ok_or_else(|| Error::new(Code::Invalid, "pack.notAPack"))?;
        let (version, rest) = rest.split_first_chunk().ok_or_else(damaged)?;
        if u16::from_be_bytes(*version) > self.version {
            return Err(too_new());
        }
        let (length, rest) = rest.split_first_chunk().ok_or_else(damaged)?;
        let length = u32::from_be_bytes(*length) as usize;
        if length > self.largest_head {
            return Err((self.too_large)());
        }
        let (head, rest) = rest.split_at_checked(length).ok_or_else(damaged)?;
        let (signature, rest) = rest.split_first_chunk::<64>().ok_or_else(damaged)?;
        let before = &bytes[..self.magic.len() + 6 + length];
        let head: H = ciborium::de::from_reader_with_recursion_limit(head, 4).map_err(|e| damaged().because(e))?;
        let signer = VerifyingKey::from_bytes(head.signer()).map_err(|e| damaged().because(e))?;
        signer
            .verify_strict(&[self.signed_as, before, rest].concat(), &Signature::from_bytes(signature))
            .map_err(|e| damaged().because(e))?;
        if head.min_reader() > self.version { Err(too_new()) } else { Ok((head, rest)) }
    }
}
