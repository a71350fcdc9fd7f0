//! What the person sees first, and the pages that look across slices: Home, the list of groups, a
//! group's page, a member's page, Find, what changed. It reads every slice and writes only the ticks on
//! Home; nobody imports it.

mod check_in;
mod find;
mod group_list;
mod group_page;
mod history;
mod home_page;
mod me;
mod model;
mod overview;
mod person_page;
mod put_off;
mod setting_up;
mod store;
mod todos;

pub use check_in::{CheckIn, Feels, HOST_CHECK_IN, TooMuch, check_in, keep_check_in, tell_service, told_service};
pub use find::{Found, FoundKind, find};
pub use group_list::{LeftRow, MemberRow, group_people};
pub use group_page::{
    GroupRow, GroupView, HistoryRow, MeetingRow, MemberView, SameRow, TrendPoint, group, groups_list, member,
};
pub use history::{AboutMember, ChangeRow, HistoryPage, history};
pub use home_page::{HomeView, MeetingRef, NextMeeting, OtherGroup, SLICE, read};
pub use me::{
    Counts, Me, code_confirmed, confirm_code, counts, last_backup, last_practice, me, note_backup, note_practice,
    write_me,
};
pub use model::{Todo, TodoKind, Word};
pub use overview::{
    GroupsAsk, GroupsPage, LookKind, LookReason, LookRow, Overview, Show, Sort, SummaryRow, groups_page,
    read as overview,
};
pub use person_page::{PersonRow, PersonView, Place, person};
pub use put_off::{PutOff, put_off};
pub use setting_up::{SettingUp, SettingUpRow, SettingUpView, setting_up};
pub use todos::tick;

#[cfg(test)]
mod tests;
