//! Taking in what another device wrote: rows and fields with the stamps they came with. Audit, undo and
//! Find's index come as with any change; undo of it writes newer revisions.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    change::{Change, bind, position},
    error::{Code, Error, Result},
    stamp::{Stamp, Stamps},
    table::{Key, Table, Value},
    undo::{Kept, brought},
};

/// One field as it comes: `stamp.actor` is the number from [`Change::actor_no`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The field's number.
    pub no: u8,
    /// The stamp it was written with.
    pub stamp: Stamp,
    /// What it holds; local ids, no shared ones.
    pub value: Value,
}

impl Change<'_> {
    /// The local number of an identity, known or not until now.
    pub async fn actor_no(&mut self, id: Uuid) -> Result<u64> {
        sqlx::query("INSERT OR IGNORE INTO actor (id) VALUES (?)").bind(id).execute(self.sql()).await?;
        let no: i64 = sqlx::query_scalar("SELECT no FROM actor WHERE id = ?").bind(id).fetch_one(self.sql()).await?;
        Ok(no as u64)
    }

    /// Says once more what this field of a row holds, knowing of all that was written beside it: the value
    /// stays, and is now somebody's latest word on it.
    ///
    /// Errors: `NotFound row.missing`.
    pub async fn affirm(&mut self, table: &'static Table, key: &[Value], no: u8) -> Result<()> {
        let (old, mut stamps) = self.load(table, key).await?.ok_or_else(|| Error::not_found("row.missing"))?;
        self.say_again(table, key, &mut stamps, no);
        self.set(table, key, &old, &[], &stamps).await
    }

    /// Ends this change durably also if no shared row differs: what a slice notes beside them counts.
    pub fn keep(&mut self) {
        self.keep = true;
    }

    /// Takes fields into a row that is there. Values that are the same only take the stamp.
    ///
    /// Errors: `NotFound row.missing`.
    pub async fn carry(&mut self, table: &'static Table, key: &[Value], cells: &[Carried]) -> Result<()> {
        let (old, mut stamps) = self.load(table, key).await?.ok_or_else(|| Error::not_found("row.missing"))?;
        let mut was = Vec::new();
        let mut differ = Vec::new();
        for cell in cells {
            stamps.take(cell.no, cell.stamp);
            let before = &old[position(table, cell.no)];
            if *before != cell.value {
                was.push((cell.no, Kept::Value(before.clone()), Kept::Value(cell.value.clone())));
                differ.push((name(table, cell.no)?, &cell.value));
            }
        }
        self.set(table, key, &old, &differ, &stamps).await?;
        if !was.is_empty() {
            self.note(table, key, was);
        }
        Ok(())
    }

    /// Takes a row that was not here. `key` is the natural key, or the shared identity as a blob.
    /// Answers with the local key.
    pub async fn carry_new(&mut self, table: &'static Table, key: &[Value], cells: &[Carried]) -> Result<Vec<Value>> {
        let columns = match table.key {
            Key::Uid => &["uid"][..],
            Key::Natural(columns) => columns,
        };
        let mut stamps = Stamps::default();
        let mut sql = format!("INSERT INTO {} (stamp", table.name);
        for column in columns {
            sql.push_str(", ");
            sql.push_str(column);
        }
        let mut values = Vec::with_capacity(cells.len());
        for cell in cells {
            stamps.take(cell.no, cell.stamp);
            let name = name(table, cell.no)?;
            sql.push_str(", ");
            sql.push_str(name);
            values.push((name, cell.value.clone()));
        }
        sql.push_str(") VALUES (?");
        sql.push_str(&", ?".repeat(key.len() + cells.len()));
        sql.push(')');
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(stamps.to_bytes());
        for value in key.iter().chain(cells.iter().map(|cell| &cell.value)) {
            query = bind(query, value);
        }
        let id = query.execute(self.sql()).await?.last_insert_rowid();
        Ok(match table.key {
            Key::Uid => {
                self.made(table, id, &values).await?;
                vec![Value::Int(id)]
            }
            Key::Natural(_) => {
                self.note(table, key, vec![brought()]);
                key.to_vec()
            }
        })
    }
}

fn name(table: &Table, no: u8) -> Result<&'static str> {
    table
        .all_fields()
        .find(|field| field.no == no)
        .map(|field| field.name)
        .ok_or_else(|| Error::new(Code::Internal, "internal").because(format!("{} has no field {no}", table.name)))
}
