//! Who came. One row a member and meeting, under the domain's own key; *not marked* is not a row, and
//! is never taken for *did not come*. The tally a screen needs is kept by triggers in the same
//! transaction, so that a tap, an undo and later a merge all leave it right.

mod api;
mod guests;
mod meeting_view;
mod model;
mod paper;
mod store;

pub use api::{ATTENDANCE, GUEST, GuestAdded, Marked, SLICE, add_guest, close_view, finish, mark, mark_guest, say_how};
pub use api::{CloseView, Named};
pub use guests::{GuestOnce, GuestsView, guest_is, guest_joins, guest_stays, guests_of};
pub use meeting_view::{GuestRow, MeetingView, RegisterRow, read};
pub use model::{HowCame, JoinedBy, Status, Tally, missed_in_a_row};
pub use paper::{PaperLine, PaperRegister, REGISTER_LINE, keep_numbers, lines, read_paper};
pub use store::{Heard, apologies, heard, history, marks, silent_at, tally, trend};

#[cfg(test)]
mod tests;
