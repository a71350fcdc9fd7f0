//! What the page shows of a list.
//!
//! Rows are numbered as in the file: 1 is the first row, as Excel shows it. Columns are numbered from 0.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    against::{ListAgainst, ListDetail},
    sheet::SheetName,
};
use crate::{
    platform::MemberId,
    programmes::{Finished, OfferAnswer, ProgrammeCounts},
    reasons::Why,
};

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
    /// The one telephone number, perhaps with an extension or with when to ring.
    Phone,
    /// The one e-mail address.
    Email,
    /// Yes or no: agreed to be in the group.
    Agreed,
    /// Yes, maybe or no to the offer of the group.
    Answer,
    /// Yes or no: the host may have the phone number and e-mail address.
    SharePhone,
    /// When to ring, in the person's words.
    BestTime,
    /// Says that somebody has died: they are never brought in.
    Died,
    /// Yes or no: finished the programme.
    Finished,
    /// Why somebody said no. Only what is one of our reasons comes in, as that.
    Reason,
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
    /// Not a telephone number: letters, or too many digits.
    #[serde(rename = "phone.letters")]
    PhoneLetters,
    /// Several numbers in one cell: [`Problem::options`] has each.
    #[serde(rename = "phone.several")]
    PhoneSeveral,
    /// A spreadsheet cut the number short (`7.7E+09`): nobody can tell what it was.
    #[serde(rename = "phone.lost")]
    PhoneLost,
    /// Not an e-mail address.
    #[serde(rename = "email.malformed")]
    EmailMalformed,
    /// Somebody agreed but has no name.
    #[serde(rename = "name.missing")]
    NameMissing,
    /// Looks like the same person as `other_row`.
    #[serde(rename = "sameAs")]
    SameAs,
    /// Looks like somebody who is on the group's list: [`Problem::member`].
    #[serde(rename = "sameAsMember")]
    SameAsMember,
    /// A value differs from the one that the group has: one of [`ListAgainst::differences`] to decide.
    #[serde(rename = "changed")]
    Changed,
    /// A quote mark in this row is never closed: the file is cut off or mistyped here.
    #[serde(rename = "file.openQuote")]
    OpenQuote,
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
    /// The value at fault; for [`What::SameAs`] and [`What::SameAsMember`] the phone or e-mail that both
    /// have, if they do.
    pub value: Option<String>,
    /// The other row of a pair, always the earlier one.
    pub other_row: Option<u32>,
    /// The member of the group that this is about.
    pub member: Option<MemberId>,
    /// What that member, or the person of the other row, is called.
    pub other_name: Option<String>,
    /// For [`What::Changed`], what of the member differs.
    pub detail: Option<ListDetail>,
    /// Values to choose from.
    pub options: Vec<String>,
}

impl Problem {
    /// A problem about the list as a whole.
    pub(super) fn of(what: What) -> Self {
        Self {
            what,
            row: None,
            column: None,
            name: None,
            value: None,
            other_row: None,
            member: None,
            other_name: None,
            detail: None,
            options: Vec::new(),
        }
    }
}

/// What was understood of the file, and what else it could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListLayout {
    /// The sheets of a workbook; none for text.
    pub sheets: Vec<SheetName>,
    /// Which of them was read, from 0.
    pub sheet: u32,
    /// The rows of the headings: one, two, or none.
    pub heading_rows: Vec<u32>,
    /// The first rows with anything in them, of which one may hold the headings; at most 12.
    pub starts: Vec<RowStart>,
}

/// How a row begins. Columns left out to keep people safe are not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RowStart {
    /// The row as numbered in the file.
    pub row: u32,
    /// Its first cells.
    pub text: String,
}

/// A row that is taken for no person and left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NotAPerson {
    /// The row as numbered in the file.
    pub row: u32,
    /// Its first cell.
    pub text: String,
}

/// Somebody whom the list says has died: not brought in, and counted nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DiedRow {
    /// The row as numbered in the file.
    pub row: u32,
    /// The person.
    pub name: String,
}

/// The list as the page shows it: columns, problems, and what would come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListPreview {
    /// The file's name, without folders.
    pub file_name: String,
    /// Rows with anybody in them: without the headings, totals, and those who have died.
    pub rows: u32,
    /// Columns with anything in them.
    pub columns: Vec<SheetColumn>,
    /// Columns left out to keep people safe.
    pub left_out: Vec<LeftOut>,
    /// What has to be put right first, columns before rows; at most 200.
    pub problems: Vec<Problem>,
    /// How many people come in who are not in the group yet. A pair not yet decided counts as one, a row
    /// without a name not at all.
    pub will_bring_in: u32,
    /// The answers of everybody on the list who is not in the group yet, each person once; the code is
    /// empty as yet.
    pub counts: ProgrammeCounts,
    /// Rows of those who have not agreed; at most 50.
    pub not_agreed_rows: Vec<u32>,
    /// There are contacts and no column about sharing them: ask, or show what was answered.
    pub contacts_need_answer: bool,
    /// How many cells of the column of reasons say something that is none of ours, and stay in the file.
    pub reasons_not_read: u32,
    /// What was understood of the file.
    pub layout: ListLayout,
    /// Rows taken for no person (totals, headings again); at most 50.
    pub not_people: Vec<NotAPerson>,
    /// Those who have died; at most 50.
    pub died: Vec<DiedRow>,
    /// The list beside the group that it goes into; none for a new group.
    pub against: Option<ListAgainst>,
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
    /// When to ring, in the person's words; may be empty.
    pub best_time: String,
    /// The host may have phone number and e-mail address. Without it they must reach no group.
    pub share_contacts: bool,
    /// Said that the host may not have them: more than not having said anything.
    pub keeps_contacts: bool,
    /// What they said to the offer: yes or maybe.
    pub answer: OfferAnswer,
    /// Whether they finished the programme.
    pub finished: Finished,
    /// Why only maybe, if the list says so.
    pub why: Why,
}

/// Somebody who does not come in, and is counted. Nothing here could name anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// What they said to the offer.
    pub answer: OfferAnswer,
    /// Whether they finished the programme.
    pub finished: Finished,
    /// Why they said no, if the list says so.
    pub why: Why,
}
