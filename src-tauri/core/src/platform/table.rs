//! How a slice declares its tables. Everything that crosses slices (stamps, undo, audit, later the
//! packs) works from these declarations: adding a table or a field needs no code in `platform`.

use serde::{Deserialize, Serialize};
use sqlx::{Row, TypeInfo, ValueRef, sqlite::SqliteRow};

use super::error::Result;

/// What the interface has to read again after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Topic {
    /// People on the service's lists.
    People,
    /// Groups.
    Groups,
    /// Programmes and their cohorts.
    Programmes,
    /// Members of a group and their permissions.
    Members,
    /// Meetings: dates, state.
    Meetings,
    /// Items of agendas.
    Agenda,
    /// Attendance and guests.
    Attendance,
    /// Leaving records.
    Leaving,
    /// Jottings.
    Jottings,
    /// Ticks on Home.
    Todo,
    /// The service itself.
    Service,
    /// Topics to talk about, and what a group asked for.
    Topics,
    /// Who shares a group, and what came from them.
    Sharing,
}

/// The compartment that a table's rows belong to: each row to exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// The service's own compartment; never leaves it.
    Service,
    /// A group is itself the head of its compartment.
    GroupItself,
    /// The group in this column.
    Group(&'static str),
    /// The compartment of the row that this column points at.
    Through(&'static str, &'static Table),
}

/// How a row is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// `id INTEGER PRIMARY KEY` for joins, `uid BLOB` as the identity shared between devices.
    Uid,
    /// The domain's own key: these columns together, without an id.
    Natural(&'static [&'static str]),
}

/// One stamped field of a table. Numbers are for ever; 0 is taken by `present`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The field's number, 1 to 63.
    pub no: u8,
    /// The column.
    pub name: &'static str,
}

/// A table of shared rows. It has the key's columns, the fields, `present INTEGER` and `stamp BLOB`.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// The table's number in the audit and in packs; for ever.
    pub kind: u16,
    /// The table in SQL.
    pub name: &'static str,
    /// How a row is found.
    pub key: Key,
    /// Whose rows these are.
    pub home: Home,
    /// What to read again when a row changes.
    pub topic: Topic,
    /// The fields, without `present`.
    pub fields: &'static [Field],
}

/// Declares fields in a line: `fields![1 name, 2 place]`.
#[macro_export]
macro_rules! fields {
    ($($no:literal $name:ident),* $(,)?) => {
        &[$($crate::platform::Field { no: $no, name: stringify!($name) }),*]
    };
}

/// The field that says whether a row is there; a row is never taken away by leaving it out.
pub const PRESENT: Field = Field { no: 0, name: "present" };

impl Table {
    /// The columns of the key.
    #[must_use]
    pub fn key_columns(&self) -> &'static [&'static str] {
        match self.key {
            Key::Uid => &["id"],
            Key::Natural(columns) => columns,
        }
    }

    /// `present` first, then the declared fields.
    pub fn all_fields(&self) -> impl Iterator<Item = Field> + use<'_> {
        std::iter::once(PRESENT).chain(self.fields.iter().copied())
    }

    /// The field of that column.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Field> {
        self.all_fields().find(|field| field.name == name)
    }
}

/// A value of a column, as it is kept in before-images and packs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number, also dates as days and truth as 0 or 1.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Value {
    /// Reads column `index` of a row.
    pub fn read(row: &SqliteRow, index: usize) -> Result<Self> {
        let raw = row.try_get_raw(index)?;
        if raw.is_null() {
            return Ok(Self::Null);
        }
        let kind = raw.type_info();
        Ok(match kind.name() {
            "TEXT" => Self::Text(row.try_get_unchecked(index)?),
            "BLOB" => Self::Blob(row.try_get_unchecked(index)?),
            _ => Self::Int(row.try_get_unchecked(index)?),
        })
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Int(i64::from(truth))
    }
}
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<chrono::NaiveDate> for Value {
    fn from(date: chrono::NaiveDate) -> Self {
        Self::Text(date.to_string())
    }
}
impl From<chrono::NaiveTime> for Value {
    fn from(time: chrono::NaiveTime) -> Self {
        Self::Text(time.to_string())
    }
}
impl From<chrono::DateTime<chrono::Utc>> for Value {
    fn from(at: chrono::DateTime<chrono::Utc>) -> Self {
        Self::Int(at.timestamp_millis())
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(maybe: Option<T>) -> Self {
        maybe.map_or(Self::Null, Into::into)
    }
}
