//! What one laptop gives another: a signed note that says who writes and why, and mostly a pack with it.
//!
//! ```text
//! age file, for words or for devices
//!   "follow-on letter\n" | version u16 | length of the note u32 | note (CBOR) | Ed25519 signature, 64 bytes | pack
//! ```
//!
//! The pack inside is signed by itself as well, by the same device.

use chrono::{DateTime, Utc};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    pack::{LARGEST_HEADER, LARGEST_NAME},
    shape::damaged,
    signed::{Form, Head},
};
use crate::platform::Result;

const VERSION: u16 = 1;
const FORM: Form = Form {
    magic: b"follow-on letter\n",
    version: VERSION,
    signed_as: b"follow-on letter signature 1\n",
    largest_head: LARGEST_HEADER,
    too_large: damaged,
};

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

impl Head for Note {
    fn signer(&self) -> &[u8; 32] {
        &self.signer
    }

    fn min_reader(&self) -> u16 {
        self.min_reader
    }
}

/// The signed bytes of a letter, not yet sealed.
pub(super) fn write(note: &Note, pack: &[u8], key: &SigningKey) -> Result<Vec<u8>> {
    FORM.write(note, pack, key)
}

/// Reads what [`write`] wrote: the note and the bytes of the pack.
///
/// Errors: `Invalid pack.notAPack`; `TooNew pack.tooNew`; `Damaged pack.damaged`.
pub(super) fn read(bytes: &[u8]) -> Result<(Note, &[u8])> {
    let (note, pack) = FORM.read::<Note>(bytes)?;
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
