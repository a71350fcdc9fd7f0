//! What the page shows of a list and what the person decided about it.
//!
//! Rows are numbered as in the file: 1 is the first row, as Excel shows it. Columns are numbered from 0.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::groups::ProgrammeCounts;

/// What a column of the file is in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Column {
    /// First name, or the name a person goes by.
    FirstName,
    /// Family name.
    LastName,
    /// Both in one cell, also as "Last, First".
    FullName,
    /// The one telephone number.
    Phone,
    /// The one e-mail address.
    Email,
    /// Yes or no: agreed to be in the group.
    Agreed,
    /// Yes, maybe or no to the offer of the group.
    Answer,
    /// Yes or no: the host may have the phone number and e-mail address.
    SharePhone,
    /// Stays in the file.
    LeaveOut,
}

/// Why a column is left out without asking: running a group does not need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Sensitive {
    /// NHS, CHI or hospital number.
    NhsNumber,
    /// Date of birth or age.
    DateOfBirth,
    /// Diagnosis, condition, medical history.
    Diagnosis,
    /// Any questionnaire score or rating.
    Score,
    /// GP, surgery, consultant or referrer.
    Gp,
    /// Medication.
    Medication,
    /// Postal address or postcode.
    Address,
    /// Next of kin or emergency contact.
    NextOfKin,
    /// Ethnicity; also religion, gender and the like.
    Ethnicity,
    /// Notes and other free text.
    Notes,
}

/// A column of the file and what it seems to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SheetColumn {
    /// Place in the file, from 0.
    pub index: u32,
    /// The heading as written; may be empty.
    pub heading: String,
    /// The first value that is not empty; always empty for a sensitive column.
    pub first: String,
    /// Our guess; `None` means that the person has to choose.
    pub guess: Option<Column>,
    /// Why it is left out by itself, if it is.
    pub sensitive: Option<Sensitive>,
}

/// A column left out to keep people safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// The heading as written; may be empty.
    pub heading: String,
    /// What it seems to hold.
    pub sensitive: Sensitive,
}

/// What stands in the way of bringing the list in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
pub enum What {
    /// Fewer digits than a telephone number has.
    #[serde(rename = "phone.tooShort")]
    PhoneTooShort,
    /// Not one telephone number: letters, two numbers, or too many digits.
    #[serde(rename = "phone.letters")]
    PhoneLetters,
    /// Not an e-mail address.
    #[serde(rename = "email.malformed")]
    EmailMalformed,
    /// Somebody agreed but has no name.
    #[serde(rename = "name.missing")]
    NameMissing,
    /// Looks like the same person as `other_row`.
    #[serde(rename = "sameAs")]
    SameAs,
    /// We cannot tell what the column is.
    #[serde(rename = "column.unknown")]
    ColumnUnknown,
    /// Another column already has this meaning.
    #[serde(rename = "column.twice")]
    ColumnTwice,
    /// No column is a name.
    #[serde(rename = "noNameColumn")]
    NoNameColumn,
    /// No column says who agreed, and [`Choices::everyone_agreed`] is not answered.
    #[serde(rename = "noAgreedColumn")]
    NoAgreedColumn,
    /// There are phone numbers or addresses, no column says whether the host may have them, and
    /// [`Choices::host_may_have_contacts`] is not answered.
    #[serde(rename = "noSharePhone")]
    NoSharePhone,
}

/// One thing to put right, with the place where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What it is.
    pub what: What,
    /// The row as numbered in the file.
    pub row: Option<u32>,
    /// The column, from 0.
    pub column: Option<u32>,
    /// The person in that row.
    pub name: Option<String>,
    /// The value at fault; for [`What::SameAs`] the phone or e-mail that both rows have, if they do.
    pub value: Option<String>,
    /// The other row of a pair, always the earlier one.
    pub other_row: Option<u32>,
}

/// The list as the page shows it: columns, problems, and what would come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListPreview {
    /// The file's name, without folders.
    pub file_name: String,
    /// Rows with anything in them, without the headings.
    pub rows: u32,
    /// Columns with anything in them.
    pub columns: Vec<SheetColumn>,
    /// Columns left out to keep people safe.
    pub left_out: Vec<LeftOut>,
    /// What has to be put right first, columns before rows; at most 200.
    pub problems: Vec<Problem>,
    /// How many people come in. A pair not yet decided counts as one, a row without a name not at all.
    pub will_bring_in: u32,
    /// The answers of everybody on the list, each person once; the code is empty as yet.
    pub counts: ProgrammeCounts,
    /// Rows of those who have not agreed; at most 50.
    pub not_agreed_rows: Vec<u32>,
    /// There are contacts and no column about sharing them: ask, or show what was answered.
    pub contacts_need_answer: bool,
}

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

/// Somebody who comes in. Never leaves core.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The row as numbered in the file.
    pub row: u32,
    /// The whole name, tidied; never empty.
    pub name: String,
    /// The phone number as typed, tidied and checked; may be empty.
    pub phone: String,
    /// The e-mail address, checked; may be empty.
    pub email: String,
    /// The host may have phone number and e-mail address. Without it they must reach no group.
    pub share_contacts: bool,
}
