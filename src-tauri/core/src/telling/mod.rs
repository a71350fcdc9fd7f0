//! Telling people: an invitation, a reminder, "we missed you", a new date, a meeting called off, a
//! welcome. The words start from ours and become the group's own. The app sends nothing by itself:
//! it fills a message in and hands it to the mail program, the clipboard or the printer. Who can be
//! reached by which way follows from what each person agreed to, and is worked out here.

mod api;
mod mail;
mod model;
mod store;

pub use api::{
    Chosen, Filled, Letter, MeetingFacts, OWN_WORDS, Own, Recipient, SLICE, TellView, Telling, emails, filled,
    forget_words, keep_words, letters, note_told, note_told_in, poster, read, told,
};
pub use mail::Mail;
pub use model::{Message, NoEmail, clock, long_day};

#[cfg(test)]
mod tests;
