//! Undo and redo: a change is taken back by a new change, and so is the taking back.
//!
//! Neither goes back in history. Each writes the values of before as newer revisions, where a field
//! still holds what the change wrote, so that what came later stays and devices can merge.

use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, FromRow};

use super::{
    change::{Change, cbor_read, position},
    clock::Now,
    error::{Code, Error, Result},
    table::{PRESENT, Topic, Value},
    vault::Vault,
};

/// What was undone, or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The change that did it.
    pub change: u32,
    /// What to read again.
    pub touched: Vec<Topic>,
    /// The use-case that it is about, such as `attendance.mark`.
    pub what: String,
}

/// What a row was before the change; enough to put it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Before {
    /// Not there: table, first id, how many in a row.
    Made(u16, i64, u32),
    /// Table, key, and each field's number with its old and its new value.
    Was(u16, Vec<Value>, Vec<(u8, Kept, Kept)>),
}

/// What undo may know of a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Kept {
    /// The value itself.
    Value(Value),
    /// Purged; but this field of this row (table, key, field) holds it in its own right.
    CopyOf(u16, Vec<Value>, u8),
    /// Purged.
    Gone,
}

/// The acts under which changes are taken back and made again.
const UNDO: &str = "undo";
const REDO: &str = "redo";

/// A change that can be taken back.
#[derive(FromRow)]
struct Found {
    seq: i64,
    before: Vec<u8>,
    /// The change that it is about in the end: itself, or the one that it took back or made again.
    about: i64,
    what: String,
}

impl Vault {
    /// Undoes a change (the latest that can be undone if `None`) by a new change that writes newer
    /// revisions. A field that was written again since keeps its newer value.
    ///
    /// Errors: `NotFound undo.nothing`; `Conflict undo.changedSince` if nothing of it is left to undo.
    pub async fn undo(&self, change: Option<u32>, now: &Now) -> Result<Undone> {
        self.take_back(UNDO, "c.act <> 'undo'", "undo.nothing", change, now).await
    }

    /// Makes again what was undone: by this change, or last if `None`, unless something else was done since.
    ///
    /// Errors: `NotFound redo.nothing`; `Conflict undo.changedSince` if other values stand there now.
    pub async fn redo(&self, change: Option<u32>, now: &Now) -> Result<Undone> {
        const LAST: &str = "c.act = 'undo' AND (?1 IS NOT NULL OR NOT EXISTS (SELECT 1 FROM change later \
             WHERE later.seq > c.seq AND later.act NOT IN ('undo', 'redo')))";
        self.take_back(REDO, LAST, "redo.nothing", change, now).await
    }

    async fn take_back(
        &self,
        act: &'static str,
        which: &'static str,
        nothing: &'static str,
        change: Option<u32>,
        now: &Now,
    ) -> Result<Undone> {
        let mut tx = self.change(act, now).await?;
        let found: Found = sqlx::query_as(AssertSqlSafe(format!(
            "SELECT c.seq, c.before, coalesce(c.undoes, c.seq) AS about, \
             (SELECT act FROM change WHERE seq = coalesce(c.undoes, c.seq)) AS what FROM change c \
             WHERE c.before IS NOT NULL AND c.seq > ?2 AND (?1 IS NULL OR c.seq = ?1) AND {which} \
             ORDER BY c.seq DESC LIMIT 1"
        )))
        .bind(change)
        .bind(tx.conn.no_undo_up_to())
        .fetch_optional(tx.sql())
        .await?
        .ok_or_else(|| Error::not_found(nothing))?;
        let before: Vec<Before> = cbor_read(&found.before)?;
        for entry in before.into_iter().rev() {
            tx.put_back(entry).await?;
        }
        sqlx::query("UPDATE change SET before = NULL WHERE seq = ?").bind(found.seq).execute(tx.sql()).await?;
        if tx.touched.is_empty() {
            return Err(Error::new(Code::Conflict, "undo.changedSince"));
        }
        tx.undoes = Some(found.about);
        let done = tx.commit().await?;
        Ok(Undone { change: done.change, touched: done.touched, what: found.what })
    }
}

impl Change<'_> {
    /// Puts one before-image back, field by field, where it still holds what the change wrote.
    async fn put_back(&mut self, entry: Before) -> Result<()> {
        let (kind, keys, was) = match entry {
            Before::Made(kind, first, count) => {
                let keys = (first..first + i64::from(count)).map(|id| vec![Value::Int(id)]).collect();
                (kind, keys, vec![brought()])
            }
            Before::Was(kind, key, was) => (kind, vec![key], was),
        };
        let Some(table) = self.schema.tables().find(|table| table.kind == kind) else { return Ok(()) };
        for key in keys {
            let Some((now, stamps)) = self.load(table, &key).await? else { continue };
            let mut values = Vec::new();
            for field in table.all_fields() {
                if let Some((_, before, Kept::Value(after))) = was.iter().find(|(no, _, _)| *no == field.no)
                    && now[position(table, field.no)] == *after
                    && let Some(before) = self.remembered(before).await?
                {
                    values.push((field.name, before));
                }
            }
            self.write(table, &key, &values, now, stamps).await?;
        }
        Ok(())
    }
}

/// A row that came: from not there to there.
pub(super) fn brought() -> (u8, Kept, Kept) {
    (PRESENT.no, Kept::Value(Value::Int(0)), Kept::Value(Value::Int(1)))
}
