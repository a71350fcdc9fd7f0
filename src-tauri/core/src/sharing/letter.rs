//! What one laptop gives another: a signed note that says who writes and why, and mostly a pack with it.
//!
//! ```text
//! age file, for words or for devices
//!   "follow-on letter\n" | version u16 | length of the note u32 | note (CBOR) | Ed25519 signature, 64 bytes | pack
//! ```
//!
//! The pack inside is signed by itself as well, by the same device. Numbers are big-endian.

use chrono::{DateTime, Utc};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    pack::{LARGEST_HEADER, LARGEST_NAME},
    shape::damaged,
};
use crate::platform::{Code, Error, Result};

const MAGIC: &[u8] = b"follow-on letter\n";
const VERSION: u16 = 1;
const SIGNED_AS: &[u8] = b"follow-on letter signature 1\n";

/// Why somebody writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// The group, for somebody who does not have it yet. Sealed for words.
    #[serde(rename = "invite")]
    Invite,
    /// The answer to an invitation: this device has the group now. Without a pack.
    #[serde(rename = "joins")]
    Joins,
    /// The group as it is now, for devices that have it.
    #[serde(rename = "news")]
    News,
}

/// What a letter says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The oldest version of this form that can read it.
    #[serde(rename = "r")]
    pub min_reader: u16,
    /// Why.
    #[serde(rename = "w")]
    pub why: Why,
    /// The compartment.
    #[serde(rename = "c")]
    pub compartment: Uuid,
    /// Under whose identity it was written.
    #[serde(rename = "a")]
    pub author: Uuid,
    /// The writer's name, as they gave it.
    #[serde(rename = "n")]
    pub name: String,
    /// What the writer's device is sealed for.
    #[serde(rename = "d")]
    pub address: String,
    /// Whose signature it bears.
    #[serde(rename = "k")]
    pub signer: [u8; 32],
    /// When it was written by the writer's clock, in milliseconds. To show, and for how long an
    /// invitation counts; never to decide which of two states is newer.
    #[serde(rename = "t")]
    pub at: i64,
    /// The invitation that it is or answers.
    #[serde(rename = "i")]
    pub invite: Option<Uuid>,
    /// Only in an invitation: what proves later that somebody opened it.
    #[serde(rename = "x")]
    pub secret: Option<[u8; 32]>,
    /// Only in an answer: the proof.
    #[serde(rename = "p")]
    pub proof: Option<[u8; 32]>,
    /// Only in an answer: people and dates that arrived.
    #[serde(rename = "h")]
    pub arrived: Option<(u32, u32)>,
}

impl Note {
    /// When it was written, by the writer's clock.
    #[must_use]
    pub fn written_at(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.at).unwrap_or_default()
    }

    /// A note of this version.
    pub const MIN_READER: u16 = VERSION;
}

/// The signed bytes of a letter, not yet sealed.
pub(super) fn write(note: &Note, pack: &[u8], key: &SigningKey) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    ciborium::into_writer(note, &mut head).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
    let mut out = MAGIC.to_vec();
    out.extend_from_slice(&VERSION.to_be_bytes());
    out.extend_from_slice(&(head.len() as u32).to_be_bytes());
    out.extend_from_slice(&head);
    let signature = key.sign(&[SIGNED_AS, &out, pack].concat());
    out.extend_from_slice(&signature.to_bytes());
    out.extend_from_slice(pack);
    Ok(out)
}

/// Reads what [`write`] wrote: the note and the bytes of the pack.
///
/// Errors: `Invalid pack.notAPack`; `TooNew pack.tooNew`; `Damaged pack.damaged`.
pub(super) fn read(bytes: &[u8]) -> Result<(Note, &[u8])> {
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| Error::new(Code::Invalid, "pack.notAPack"))?;
    let (version, rest) = rest.split_first_chunk().ok_or_else(damaged)?;
    if u16::from_be_bytes(*version) > VERSION {
        return Err(Error::new(Code::TooNew, "pack.tooNew"));
    }
    let (length, rest) = rest.split_first_chunk().ok_or_else(damaged)?;
    let length = u32::from_be_bytes(*length) as usize;
    if length > LARGEST_HEADER {
        return Err(damaged());
    }
    let (head, rest) = rest.split_at_checked(length).ok_or_else(damaged)?;
    let (signature, pack) = rest.split_first_chunk::<64>().ok_or_else(damaged)?;
    let note: Note = ciborium::de::from_reader_with_recursion_limit(head, 4).map_err(|e| damaged().because(e))?;
    let signer = VerifyingKey::from_bytes(&note.signer).map_err(|e| damaged().because(e))?;
    let before = &bytes[..bytes.len() - rest.len()];
    signer
        .verify_strict(&[SIGNED_AS, before, pack].concat(), &Signature::from_bytes(signature))
        .map_err(|e| damaged().because(e))?;
    if note.min_reader > VERSION {
        return Err(Error::new(Code::TooNew, "pack.tooNew"));
    }
    let plain = |text: &str| !text.chars().any(char::is_control) && text.chars().count() <= LARGEST_NAME;
    let whole = match note.why {
        Why::Invite => note.secret.is_some() && note.invite.is_some() && !pack.is_empty(),
        Why::Joins => note.proof.is_some() && note.invite.is_some() && pack.is_empty(),
        Why::News => !pack.is_empty(),
    };
    if whole && plain(&note.name) && note.address.parse::<age::x25519::Recipient>().is_ok() {
        Ok((note, pack))
    } else {
        Err(damaged())
    }
}
