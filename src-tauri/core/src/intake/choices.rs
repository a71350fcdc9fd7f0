//! What the person decided about a list, sent whole each time. Rows and columns as in the preview.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{against::ListDetail, model::Column};
use crate::platform::MemberId;

/// All that the person decided on the page; sent whole each time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Choices {
    /// Columns whose meaning was chosen; the others keep our guess.
    pub columns: Vec<ColumnChoice>,
    /// Rows put right or left out.
    pub fixes: Vec<RowFix>,
    /// Pairs decided.
    pub same: Vec<SamePerson>,
    /// Rows that we took for no person, or for somebody who has died, and that are one who comes.
    pub people: Vec<u32>,
    /// Whether a row is somebody who is on the group's list.
    pub members: Vec<SameMember>,
    /// Which of two values stands, where the group has another one.
    pub values: Vec<DecidedValue>,
    /// The answer to "has everyone on this list agreed?" when no column says so.
    pub everyone_agreed: Option<bool>,
    /// The answer to "may the host have phone numbers and addresses?" when no column says so.
    pub host_may_have_contacts: Option<bool>,
}

/// What a column was chosen to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ColumnChoice {
    /// Place in the file, from 0.
    pub index: u32,
    /// Its meaning.
    pub is: Column,
}

/// A row put right: `None` leaves a value as it is in the file, an empty text takes it away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RowFix {
    /// The row as numbered in the file.
    pub row: u32,
    /// The phone number instead.
    pub phone: Option<String>,
    /// The e-mail address instead.
    pub email: Option<String>,
    /// The whole name instead.
    pub name: Option<String>,
    /// Leave the row out; it is not counted either.
    pub skip: bool,
}

/// A decision about two rows that look like one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SamePerson {
    /// One row of the pair.
    pub row: u32,
    /// The other.
    pub other_row: u32,
    /// One person or two.
    pub keep: Keep,
}

/// One person or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Keep {
    /// The same person: the earlier row stays, with what it lacks taken from the later one.
    One,
    /// Two people of the same name.
    Both,
}

/// Whether a row is somebody who is on the group's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SameMember {
    /// The row as numbered in the file.
    pub row: u32,
    /// The member.
    pub member: MemberId,
    /// The same person, or another one.
    pub same: bool,
}

/// Which of two values stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecidedValue {
    /// The row as numbered in the file.
    pub row: u32,
    /// What it is about.
    pub detail: ListDetail,
    /// The one in the list; otherwise the one that the group has stays.
    pub take: bool,
}
