//! Telling people. Addresses stay in Rust: the page chooses people, and the mail program gets the rest.

use follow_on_core::{
    platform::{Done, Error, GroupId, MeetingId, MemberId, Now},
    telling::{self, Chosen, Filled, Message, Own, TellView, Telling},
};

use super::Held;
use crate::shell::{error::Answer, mailer};

/// The words of a message, and who can be told by which way.
#[tauri::command]
#[specta::specta]
pub async fn telling_read(shell: Held<'_>, telling: Telling) -> Answer<TellView> {
    Ok(telling::read(&*shell.vault()?, &Now::read(), &telling).await?)
}

/// A message with its gaps filled, for one person or for everyone.
#[tauri::command]
#[specta::specta]
pub async fn telling_filled(shell: Held<'_>, telling: Telling, member: Option<MemberId>, words: Own) -> Answer<Filled> {
    Ok(telling::filled(&*shell.vault()?, &Now::read(), &telling, member, &words).await?)
}

/// Keeps the group's own words for a message.
#[tauri::command]
#[specta::specta]
pub async fn telling_keep_words(shell: Held<'_>, group: GroupId, message: Message, words: Own) -> Answer<Done> {
    Ok(telling::keep_words(&*shell.vault()?, &Now::read(), group, message, &words).await?)
}

/// Goes back to our words for a message.
#[tauri::command]
#[specta::specta]
pub async fn telling_forget_words(shell: Held<'_>, group: GroupId, message: Message) -> Answer<Done> {
    Ok(telling::forget_words(&*shell.vault()?, &Now::read(), group, message).await?)
}

/// Opens the mail program with the `nth` e-mail for the chosen (from 0); answers with how many there
/// are. Nothing is sent.
#[tauri::command]
#[specta::specta]
pub async fn telling_email(shell: Held<'_>, chosen: Chosen, nth: u32) -> Answer<u32> {
    let mails = telling::emails(&*shell.vault()?, &Now::read(), &chosen).await?;
    let count = u32::try_from(mails.len()).unwrap_or(u32::MAX);
    let mail = usize::try_from(nth).ok().and_then(|nth| mails.into_iter().nth(nth));
    mailer::open(mail.ok_or_else(|| Error::invalid("members", "people.none"))?.address).await?;
    Ok(count)
}

/// Ticks that people were told about a meeting, or takes the tick back.
#[tauri::command]
#[specta::specta]
pub async fn telling_told(shell: Held<'_>, meeting: MeetingId, message: Message, done: bool) -> Answer<Done> {
    Ok(telling::note_told(&*shell.vault()?, &Now::read(), meeting, message, done).await?)
}
