//! Writing letters and opening them: what travels between laptops, as use-cases.

use uuid::Uuid;

use super::{
    api::{Compartment, Opened, To, With, keys, opened, plain_pack, sealed, unsealed},
    letter::{self, Note, Why},
    pack::is_for_words,
    shape::damaged,
    store,
};
use crate::platform::{Now, Result, Vault};

/// What the writer of a letter decides; the rest of the note is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Why.
    pub why: Why,
    /// The writer's name.
    pub name: String,
    /// The invitation that it is or answers.
    pub invite: Option<Uuid>,
    /// Only in an invitation: what proves later that somebody opened it.
    pub secret: Option<[u8; 32]>,
    /// Only in an answer: the proof.
    pub proof: Option<[u8; 32]>,
    /// Only in an answer: people and dates that arrived.
    pub arrived: Option<(u32, u32)>,
}

/// A letter that was opened; nothing is changed yet.
#[derive(Debug)]
pub struct Letter {
    /// What it says of itself, signed.
    pub note: Note,
    /// The pack, if there is one.
    pub opened: Option<Opened>,
}

/// Whether a file asks for words, rather than for the key of a device that has the group already.
///
/// Errors: `Invalid pack.notAPack`; `Invalid pack.tooLarge`; `Damaged pack.damaged`.
pub fn needs_words(sealed: &[u8]) -> Result<bool> {
    is_for_words(sealed)
}

/// Writes a letter: a note, and with it the compartment as it is now, unless it answers an invitation.
/// Who writes, from which device, and when, is filled in here.
///
/// Errors: as [`make_pack`].
pub async fn make_letter(
    vault: &Vault,
    compartment: Compartment,
    to: &To<'_>,
    saying: Saying,
    now: &Now,
) -> Result<Vec<u8>> {
    let (signing, opening) = keys(vault).await?;
    let pack = match saying.why {
        Why::Joins => Vec::new(),
        Why::Invite | Why::News => plain_pack(vault, compartment, &signing).await?,
    };
    let author = store::me(vault.connection().await?.sql()).await?.0;
    let note = Note {
        min_reader: Note::MIN_READER,
        why: saying.why,
        compartment: compartment.id(),
        author,
        name: saying.name,
        address: opening.to_public().to_string(),
        signer: signing.verifying_key().to_bytes(),
        at: now.at.timestamp_millis(),
        invite: saying.invite,
        secret: saying.secret,
        proof: saying.proof,
        arrived: saying.arrived,
    };
    sealed(letter::write(&note, &pack, &signing)?, to).await
}

/// Opens a letter, changes nothing. An answer to an invitation comes from a device that is not known yet:
/// whoever asked compares what two screens show, before believing it.
///
/// Errors: as [`open_pack`].
pub async fn open_letter(vault: &Vault, sealed: &[u8], with: &With<'_>) -> Result<Letter> {
    let (signing, opening) = keys(vault).await?;
    let plain = unsealed(sealed, with, &opening).await?;
    let (note, pack) = letter::read(&plain)?;
    // An invitation is for words and nothing else is: neither passes for the other.
    if (note.why == Why::Invite) != matches!(with, With::Words(_)) {
        return Err(damaged());
    }
    if note.why == Why::Joins {
        return Ok(Letter { note, opened: None });
    }
    let opened = opened(vault, pack, with, &signing).await?;
    let header = opened.header();
    if (header.signer, header.author, header.compartment) != (note.signer, note.author, note.compartment) {
        return Err(damaged());
    }
    Ok(Letter { note, opened: Some(opened) })
}
