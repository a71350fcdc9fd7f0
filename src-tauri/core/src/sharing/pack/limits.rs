//! How much a pack may hold. Checked before and while it is read, never after.

use crate::platform::{Result, Value};

/// The file, in bytes.
pub const FILE: usize = 32 << 20;
/// What stands before the body, in bytes.
pub const HEADER: usize = 4 << 10;
/// The body unpacked, in bytes.
pub const BODY: u64 = 128 << 20;
/// The body unpacked, as a multiple of what it is packed, beyond the first [`SMALL`] bytes.
pub const RATIO: u64 = 200;
/// Bodies up to this many bytes may be packed as tightly as they like.
pub const SMALL: u64 = 1 << 20;
/// Rows in all.
pub const ROWS: usize = 200_000;
/// Devices that ever wrote.
pub const WRITERS: usize = 10_000;
/// Parts of a key.
pub const KEY: usize = 8;
/// Characters of a text, bytes of a blob.
pub const TEXT: usize = 10_000;
/// A field is not written more often than this in a lifetime.
pub const REVISION: u64 = 1 << 40;

/// Refuses a value that is too long.
pub fn value(value: &Value) -> Result<()> {
    let long = match value {
        Value::Text(text) => text.len() > TEXT && text.chars().count() > TEXT,
        Value::Blob(bytes) => bytes.len() > TEXT,
        Value::Null | Value::Int(_) => false,
    };
    if long { Err(super::too_large()) } else { Ok(()) }
}

/// Refuses a revision that nobody reaches by writing.
pub fn revision(rev: u64) -> Result<()> {
    if (1..=REVISION).contains(&rev) { Ok(()) } else { Err(super::damaged()) }
}
