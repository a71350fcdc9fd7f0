//! Reading the audit: who changed what and when. It holds ids and kinds, never values, so it says that a
//! name was changed but not what it was.

use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, FromRow, SqliteConnection};
use uuid::Uuid;

use super::{
    change::Touched,
    error::{Code, Error, Result},
    ids::ActorId,
    table::{Home, Key, Table, Value},
    vault::Connection,
};

/// One change, as the audit has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Its number on this device.
    pub seq: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// The use-case, such as `attendance.mark`.
    pub act: String,
    /// Under whose identity.
    pub actor: Option<ActorId>,
    /// Local id of the group whose rows it touched, if it was just one.
    pub group: Option<i64>,
    /// The use-case that it took back, if it did that.
    pub undid: Option<String>,
    /// The first few rows that it touched: the table's number and the key.
    pub rows: Vec<(u16, Vec<Value>)>,
}

#[derive(FromRow)]
struct Row {
    seq: u32,
    at: i64,
    act: String,
    touched: Vec<u8>,
    actor: Option<Uuid>,
    group_id: Option<i64>,
    undid: Option<String>,
}

/// Changes in a block of the table `change_block`.
const BLOCK: u64 = 64;
/// Most rows of one change that are looked at.
const MOST_ROWS: usize = 8;

impl Connection<'_> {
    /// Changes before `before` (all if none), newest first, `most` at most: of one group, or of all.
    pub async fn audit(&mut self, group: Option<i64>, before: Option<u32>, most: u32) -> Result<Vec<Audit>> {
        const WHAT: &str = "SELECT c.seq, c.at, c.act, c.touched, a.id AS actor, c.group_id, u.act AS undid";
        const BESIDES: &str = "LEFT JOIN actor a ON a.no = c.actor LEFT JOIN change u ON u.seq = c.undoes";
        let text = match group {
            None => {
                format!("{WHAT} FROM change c {BESIDES} WHERE ?1 IS NULL AND c.seq < ?2 ORDER BY c.seq DESC LIMIT ?3")
            }
            // Block by block from the latest: CROSS JOIN keeps SQLite to this order.
            Some(_) => format!(
                "{WHAT} FROM change_block b CROSS JOIN change c ON c.seq BETWEEN b.block * {BLOCK} AND b.block * {BLOCK} + {BLOCK} - 1 \
                 {BESIDES} WHERE b.group_id = ?1 AND b.block <= ?2 / {BLOCK} AND c.group_id = ?1 AND c.seq < ?2 \
                 ORDER BY b.block DESC, c.seq DESC LIMIT ?3"
            ),
        };
        let rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(text))
            .bind(group)
            .bind(before.unwrap_or(u32::MAX))
            .bind(most)
            .fetch_all(self.sql())
            .await?;
        rows.into_iter().map(Row::read).collect()
    }
}

impl Row {
    fn read(self) -> Result<Audit> {
        let damaged = || Error::new(Code::Damaged, "vault.damaged");
        let touched: Vec<Touched> = ciborium::from_reader(self.touched.as_slice()).map_err(|e| damaged().because(e))?;
        Ok(Audit {
            seq: self.seq,
            at: DateTime::from_timestamp_millis(self.at).ok_or_else(damaged)?,
            act: self.act,
            actor: self.actor.map(ActorId),
            group: self.group_id,
            undid: self.undid,
            rows: touched.into_iter().take(MOST_ROWS).map(Touched::row).collect(),
        })
    }
}

impl Touched {
    fn row(self) -> (u16, Vec<Value>) {
        match self {
            Self::Run(kind, first, _) => (kind, vec![Value::Int(first)]),
            Self::Key(kind, key) => (kind, key),
        }
    }
}

/// Notes that a change of this block touched a group.
pub(super) async fn note_block(sql: &mut SqliteConnection, group: i64, seq: u64) -> Result<()> {
    sqlx::query("INSERT OR IGNORE INTO change_block (group_id, block) VALUES (?, ?)")
        .bind(group)
        .bind((seq / BLOCK) as i64)
        .execute(sql)
        .await?;
    Ok(())
}

/// The group whose rows a change touched, if it was just one. Of a long change the first rows and the
/// last are looked at.
pub(super) async fn group_of(
    sql: &mut SqliteConnection,
    tables: impl Fn(u16) -> Option<&'static Table>,
    touched: &[Touched],
) -> Result<Option<i64>> {
    let mut group = None;
    for entry in touched.iter().take(MOST_ROWS).chain(touched.iter().skip(MOST_ROWS).next_back()) {
        let (kind, key) = entry.clone().row();
        let Some(table) = tables(kind) else { continue };
        let Some(of) = compartment(sql, table, key).await? else { continue };
        match group {
            None => group = Some(of),
            Some(group) if group != of => return Ok(None),
            Some(_) => {}
        }
    }
    Ok(group)
}

/// The group that a row belongs to; none if it is the service's.
async fn compartment(sql: &mut SqliteConnection, table: &'static Table, key: Vec<Value>) -> Result<Option<i64>> {
    let (mut table, mut key) = (table, key);
    loop {
        let (column, next) = match table.home {
            Home::Service => return Ok(None),
            Home::GroupItself => return Ok(number(key.first())),
            Home::Group(column) => (column, None),
            Home::Through(column, next) => (column, Some(next)),
        };
        let at = table.key_columns().iter().position(|name| *name == column);
        let id = match (at, table.key) {
            (Some(at), _) => number(key.get(at)),
            (None, Key::Uid) => {
                let query = format!("SELECT {column} FROM {} WHERE id = ?", table.name);
                sqlx::query_scalar(AssertSqlSafe(query)).bind(number(key.first())).fetch_optional(&mut *sql).await?
            }
            (None, Key::Natural(_)) => return Ok(None),
        };
        match (id, next) {
            (Some(id), Some(next)) => (table, key) = (next, vec![Value::Int(id)]),
            (id, _) => return Ok(id),
        }
    }
}

fn number(value: Option<&Value>) -> Option<i64> {
    match value {
        Some(Value::Int(number)) => Some(*number),
        _ => None,
    }
}
