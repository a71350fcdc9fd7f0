//! Taking a value back for good: out of the row, and out of what undo remembers.
//!
//! When somebody withdraws a permission, the value must not wait in the vault for the app to lock.
//! Undo still takes the decision back; the value itself comes back only where another row holds it in
//! its own right. Otherwise it has to be typed again.

use sqlx::Row;

use super::{
    change::{Change, cbor, cbor_read, field, position},
    error::{Error, Result},
    table::{Table, Value},
    undo::{Before, Kept},
};

impl Change<'_> {
    /// Writes these fields as [`Change::put`] does, and forgets what they held: in this change, and in
    /// every earlier one that could still be undone. `copy_of` names a row whose fields of the same
    /// names hold the values in their own right, so that undo may read them there again.
    ///
    /// Errors: `NotFound row.missing`.
    pub async fn purge(
        &mut self,
        table: &'static Table,
        key: &[Value],
        values: &[(&'static str, Value)],
        copy_of: Option<(&'static Table, &[Value])>,
    ) -> Result<()> {
        let (old, stamps) = self.load(table, key).await?.ok_or_else(|| Error::not_found("row.missing"))?;
        self.write(table, key, values, old, stamps).await?;
        let mut fields = Vec::with_capacity(values.len());
        for (name, value) in values {
            let source =
                copy_of.and_then(|(source, at)| Some(Kept::CopyOf(source.kind, at.to_vec(), source.field(name)?.no)));
            fields.push((field(table, name)?.no, value, source.unwrap_or(Kept::Gone)));
        }
        forget(&mut self.before, table.kind, key, &fields);
        for (_, _, source) in &mut fields {
            *source = Kept::Gone;
        }
        self.forget_earlier(table.kind, key, &fields).await
    }

    /// What undo may put back for a value: none if it was purged and nobody else holds it.
    pub(super) async fn remembered(&mut self, kept: &Kept) -> Result<Option<Value>> {
        let (kind, key, no) = match kept {
            Kept::Value(value) => return Ok(Some(value.clone())),
            Kept::Gone => return Ok(None),
            Kept::CopyOf(kind, key, no) => (*kind, key, *no),
        };
        let Some(source) = self.schema.tables().find(|table| table.kind == kind) else { return Ok(None) };
        let row = self.load(source, key).await?;
        Ok(row.map(|(values, _)| values[position(source, no)].clone()))
    }

    async fn forget_earlier(&mut self, kind: u16, key: &[Value], fields: &[(u8, &Value, Kept)]) -> Result<()> {
        let from = self.conn.no_undo_up_to();
        let rows = sqlx::query("SELECT seq, before FROM change WHERE before IS NOT NULL AND seq > ?")
            .bind(from)
            .fetch_all(self.conn.sql())
            .await?;
        for row in rows {
            let (seq, bytes): (i64, Vec<u8>) = (row.get(0), row.get(1));
            let mut before: Vec<Before> = cbor_read(&bytes)?;
            if forget(&mut before, kind, key, fields) {
                sqlx::query("UPDATE change SET before = ? WHERE seq = ?")
                    .bind(cbor(&before)?)
                    .bind(seq)
                    .execute(self.conn.sql())
                    .await?;
            }
        }
        Ok(())
    }
}

/// Forgets what these fields of a row held, other than the value they hold now. Says whether there was
/// anything to forget.
fn forget(entries: &mut [Before], kind: u16, key: &[Value], fields: &[(u8, &Value, Kept)]) -> bool {
    let mut forgot = false;
    for entry in entries {
        let Before::Was(of, at, was) = entry else { continue };
        if *of != kind || at != key {
            continue;
        }
        for (no, old, new) in was {
            let Some((_, now, source)) = fields.iter().find(|(field, _, _)| field == no) else { continue };
            for (kept, instead) in [(old, source), (new, &Kept::Gone)] {
                if matches!(kept, Kept::Value(value) if value != *now && *value != Value::Null) {
                    *kept = instead.clone();
                    forgot = true;
                }
            }
        }
    }
    forgot
}
