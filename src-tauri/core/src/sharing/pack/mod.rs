//! The pack: the state of a compartment as one file, signed and sealed.
//!
//! ```text
//! age file, for words or for devices
//!   "follow-on pack\n" | version u16 | length of header u32 | header (CBOR) | Ed25519 signature, 64 bytes | body (zstd)
//! ```
//!
//! `age` keeps others from reading it and from changing it, but says nothing of who made it: that is what
//! the signature is for ([`signed`](super::signed)), which is checked before a byte is unpacked.

mod body;
mod limits;
mod seal;
#[cfg(test)]
mod tests;

use std::io::Read;

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    model::{Row, State},
    shape::damaged,
    signed::{Form, Head},
};
use crate::platform::{Code, Error, Result};

pub use body::{decode, encode};
pub use seal::{is_for_words, seal, unseal};

/// What stands before a body, in bytes.
pub const LARGEST_HEADER: usize = limits::HEADER;
/// A person's name, in characters.
pub const LARGEST_NAME: usize = 120;
/// The file, in bytes.
pub const LARGEST_FILE: usize = limits::FILE;

const MAGIC: &[u8] = b"follow-on pack\n";
const VERSION: u16 = 1;
const FORM: Form = Form {
    magic: MAGIC,
    version: VERSION,
    signed_as: b"follow-on pack signature 1\n",
    largest_head: limits::HEADER,
    too_large,
};

/// What is said of a pack before its body is unpacked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The compartment: a group's identity, or nil for the service.
    #[serde(rename = "c")]
    pub compartment: Uuid,
    /// Under whose identity it was made.
    #[serde(rename = "a")]
    pub author: Uuid,
    /// The author's count when it was made: a later pack has a larger one.
    #[serde(rename = "s")]
    pub seq: u64,
    /// The oldest version of this form that can read it.
    #[serde(rename = "r")]
    pub min_reader: u16,
    /// The body's length when unpacked.
    #[serde(rename = "l")]
    pub unpacked: u64,
    /// Whose signature it bears.
    #[serde(rename = "k")]
    pub signer: [u8; 32],
}

impl Head for Header {
    fn signer(&self) -> &[u8; 32] {
        &self.signer
    }

    fn min_reader(&self) -> u16 {
        self.min_reader
    }
}

/// A pack that was opened: well formed, and signed by `header.signer`. Whether that one may be believed
/// is for whoever asked to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// What it says of itself.
    pub header: Header,
    /// The state.
    pub state: State,
}

/// What a pack is made under.
#[derive(Debug, Clone, Copy)]
pub struct Making {
    /// The compartment.
    pub compartment: Uuid,
    /// The author.
    pub author: Uuid,
    /// The author's count.
    pub seq: u64,
}

/// The signed bytes of a state, not yet sealed. The same state gives the same bytes.
pub fn write(state: &State, making: Making, key: &SigningKey) -> Result<Vec<u8>> {
    let body = body::encode(state)?;
    let header = Header {
        compartment: making.compartment,
        author: making.author,
        seq: making.seq,
        min_reader: VERSION,
        unpacked: body.len() as u64,
        signer: key.verifying_key().to_bytes(),
    };
    FORM.write(&header, &pack(&body), key)
}

/// Reads what [`write`] wrote.
///
/// Errors: `Invalid pack.notAPack`; `TooNew pack.tooNew`; `Invalid pack.tooLarge` past a limit;
/// `Damaged pack.damaged` for anything else that does not hold.
pub fn read(bytes: &[u8]) -> Result<Pack> {
    if bytes.len() > limits::FILE {
        return Err(too_large());
    }
    let (header, packed) = FORM.read::<Header>(bytes)?;
    let state = body::decode(&unpack(packed, header.unpacked)?)?;
    Ok(Pack { header, state })
}

fn pack(body: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(body, ruzstd::encoding::CompressionLevel::Fastest)
}

/// Unpacks a body of the length that was announced, and not a byte more.
fn unpack(packed: &[u8], length: u64) -> Result<Vec<u8>> {
    let most = limits::SMALL + limits::RATIO * packed.len() as u64;
    if length > limits::BODY || length > most {
        return Err(too_large());
    }
    let mut out = Vec::new();
    let reader = ruzstd::decoding::StreamingDecoder::new(packed).map_err(|e| damaged().because(e.to_string()))?;
    reader.take(length + 1).read_to_end(&mut out).map_err(|e| damaged().because(e))?;
    if out.len() as u64 == length { Ok(out) } else { Err(damaged()) }
}

fn too_large() -> Error {
    Error::new(Code::Invalid, "pack.tooLarge")
}
