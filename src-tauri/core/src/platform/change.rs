//! A change: one transaction made by one use-case.
//!
//! The slice says what to put; the change works out which fields differ, stamps just those, keeps
//! their old values for undo and writes one audit record of ids and kinds. All of it is committed
//! together or not at all. A change that is dropped without `commit` leaves nothing behind.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, Row, Sqlite, SqliteConnection, query::Query, sqlite::SqliteArguments};
use uuid::Uuid;

use super::{
    audit,
    clock::Now,
    error::{Code, Error, Result},
    found,
    stamp::{Stamps, bit},
    table::{Home, Key, PRESENT, Table, Topic, Value},
    undo::{Before, Kept, brought},
    vault::{Connection, Schema, Vault},
};

/// What a use-case answers with when it changed something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Done {
    /// The change's number on this device, for undo; 0 if nothing differed.
    pub change: u32,
    /// What to read again.
    pub touched: Vec<Topic>,
}

/// Which rows a change touched, in runs: the audit's whole memory of it. No values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Touched {
    /// Table, first id, how many in a row.
    Run(u16, i64, u32),
    /// Table and natural key.
    Key(u16, Vec<Value>),
}

/// One transaction under way.
pub struct Change<'v> {
    pub(super) conn: Connection<'v>,
    pub(super) schema: &'static Schema,
    me: u64,
    seq: u64,
    act: &'static str,
    now: Now,
    pub(super) undoes: Option<i64>,
    pub(super) keep: bool,
    pub(super) touched: Vec<Touched>,
    pub(super) before: Vec<Before>,
    topics: BTreeSet<Topic>,
}

impl Vault {
    /// Begins the change that the use-case `act` makes (`slice.verb`, kept in the audit).
    pub async fn change(&self, act: &'static str, now: &Now) -> Result<Change<'_>> {
        let mut conn = self.connection().await?;
        conn.begin().await?;
        let seq = conn.last_seq() + 1;
        Ok(Change {
            me: conn.me(),
            schema: self.schema(),
            conn,
            seq,
            act,
            now: *now,
            undoes: None,
            keep: false,
            touched: Vec::new(),
            before: Vec::new(),
            topics: BTreeSet::new(),
        })
    }
}

impl Change<'_> {
    /// The connection inside the transaction, for a store's own reads.
    pub fn sql(&mut self) -> &mut SqliteConnection {
        self.conn.sql()
    }

    /// The identity that this change is made under, as the key of a row about it.
    pub async fn actor(&mut self) -> Result<Value> {
        let id: Vec<u8> =
            sqlx::query_scalar("SELECT id FROM actor WHERE no = ?").bind(self.me as i64).fetch_one(self.sql()).await?;
        Ok(Value::Blob(id))
    }

    /// Nothing of this change is remembered for undo: nobody did it, so nobody takes it back.
    pub fn not_to_undo(&mut self) {
        self.before.clear();
    }

    /// The moment the change runs at.
    #[must_use]
    pub fn now(&self) -> Now {
        self.now
    }

    /// Makes a new row with a fresh identity; answers with its local id.
    pub async fn insert(&mut self, table: &'static Table, values: &[(&'static str, Value)]) -> Result<(i64, Uuid)> {
        let uid = super::ids::fresh();
        let mut stamps = Stamps::default();
        stamps.write(mask_of(table, values)? | bit(PRESENT.no), self.me, self.seq);
        let mut sql = format!("INSERT INTO {} (uid, present, stamp", table.name);
        for (name, _) in values {
            sql.push_str(", ");
            sql.push_str(name);
        }
        sql.push_str(") VALUES (?, 1, ?");
        sql.push_str(&", ?".repeat(values.len()));
        sql.push(')');
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(uid).bind(stamps.to_bytes());
        for (_, value) in values {
            query = bind(query, value);
        }
        let id = query.execute(self.conn.sql()).await?.last_insert_rowid();
        self.made(table, id, values).await?;
        Ok((id, uid))
    }

    /// Notes that a row was made, for Find, audit and undo.
    pub(super) async fn made(
        &mut self,
        table: &'static Table,
        id: i64,
        values: &[(&'static str, Value)],
    ) -> Result<()> {
        if let Some(columns) = self.schema.found_by(table) {
            let text =
                joined(columns, |column| values.iter().find(|(name, _)| *name == column).map(|(_, value)| value));
            found::moved(self.conn.sql(), table.kind, id, None, Some(&text)).await?;
        }
        match self.touched.last_mut() {
            Some(Touched::Run(kind, first, count)) if *kind == table.kind && *first + i64::from(*count) == id => {
                *count += 1
            }
            _ => self.touched.push(Touched::Run(table.kind, id, 1)),
        }
        match self.before.last_mut() {
            Some(Before::Made(kind, first, count)) if *kind == table.kind && *first + i64::from(*count) == id => {
                *count += 1
            }
            _ => self.before.push(Before::Made(table.kind, id, 1)),
        }
        self.topics.insert(table.topic);
        Ok(())
    }

    /// Writes these fields of one row. A table with a natural key takes the row up if it is missing
    /// or was taken away; elsewhere a missing row is `NotFound row.missing`. Fields that already
    /// hold the value are not touched, and a row in which nothing differs leaves no trace.
    pub async fn put(&mut self, table: &'static Table, key: &[Value], values: &[(&'static str, Value)]) -> Result<()> {
        let mut all: Vec<(&'static str, Value)> = Vec::with_capacity(values.len() + 1);
        all.extend_from_slice(values);
        if matches!(table.key, Key::Natural(_)) && !values.iter().any(|(name, _)| *name == PRESENT.name) {
            all.push((PRESENT.name, Value::Int(1)));
        }
        match self.load(table, key).await? {
            Some((old, stamps)) => self.write(table, key, &all, old, stamps).await,
            None => match table.key {
                Key::Natural(_) => self.take_up(table, key, &all).await,
                Key::Uid => Err(Error::not_found("row.missing")),
            },
        }
    }

    /// Writes the values that differ from `old`, stamps them and notes what they were.
    pub(super) async fn write(
        &mut self,
        table: &'static Table,
        key: &[Value],
        values: &[(&'static str, Value)],
        old: Vec<Value>,
        mut stamps: Stamps,
    ) -> Result<()> {
        let mut was = Vec::new();
        let mut mask = 0;
        let mut differ = Vec::new();
        for (name, value) in values {
            let field = field(table, name)?;
            let before = &old[position(table, field.no)];
            if before != value {
                was.push((field.no, Kept::Value(before.clone()), Kept::Value(value.clone())));
                mask |= bit(field.no);
                differ.push((*name, value));
            }
        }
        if mask == 0 {
            return Ok(());
        }
        stamps.write(mask, self.me, self.seq);
        self.set(table, key, &old, &differ, &stamps).await?;
        self.note(table, key, was);
        Ok(())
    }

    /// Writes values and stamps of one row as they are, and keeps Find's index true.
    pub(super) async fn set(
        &mut self,
        table: &'static Table,
        key: &[Value],
        old: &[Value],
        differ: &[(&'static str, &Value)],
        stamps: &Stamps,
    ) -> Result<()> {
        let mut sql = format!("UPDATE {} SET stamp = ?", table.name);
        for (name, _) in differ {
            sql.push_str(", ");
            sql.push_str(name);
            sql.push_str(" = ?");
        }
        push_where(&mut sql, table);
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(stamps.to_bytes());
        for value in differ.iter().map(|(_, value)| *value).chain(key) {
            query = bind(query, value);
        }
        query.execute(self.conn.sql()).await?;
        if let (Some(columns), [Value::Int(id)]) = (self.schema.found_by(table), key)
            && differ.iter().any(|(name, _)| *name == PRESENT.name || columns.contains(name))
        {
            let held = |name: &str| table.field(name).map(|field| &old[position(table, field.no)]);
            let holds = |name: &str| {
                differ.iter().find(|(other, _)| *other == name).map_or_else(|| held(name), |(_, value)| Some(*value))
            };
            let there = |value: Option<&Value>| value == Some(&Value::Int(1));
            let before = there(held(PRESENT.name)).then(|| joined(columns, held));
            let after = there(holds(PRESENT.name)).then(|| joined(columns, holds));
            found::moved(self.conn.sql(), table.kind, *id, before.as_deref(), after.as_deref()).await?;
        }
        Ok(())
    }

    /// Stamps one field as written now, with the value that it has: there is nothing to undo.
    pub(super) fn say_again(&mut self, table: &'static Table, key: &[Value], stamps: &mut Stamps, no: u8) {
        stamps.write(bit(no), self.me, self.seq);
        self.touch(table, key);
    }

    fn touch(&mut self, table: &'static Table, key: &[Value]) {
        self.touched.push(match (table.key, key) {
            (Key::Uid, [Value::Int(id)]) => Touched::Run(table.kind, *id, 1),
            _ => Touched::Key(table.kind, key.to_vec()),
        });
        self.topics.insert(table.topic);
    }

    /// Takes a row away: a field like any other, so that undo and merge can bring it back.
    pub async fn remove(&mut self, table: &'static Table, key: &[Value]) -> Result<()> {
        self.put(table, key, &[(PRESENT.name, Value::Int(0))]).await
    }

    /// As [`Change::remove`], for a row that may never have been there.
    pub async fn remove_if_there(&mut self, table: &'static Table, key: &[Value]) -> Result<()> {
        match self.load(table, key).await? {
            Some(_) => self.remove(table, key).await,
            None => Ok(()),
        }
    }

    /// Ends the transaction: rows, stamps, audit and undo become durable in one write.
    pub async fn commit(mut self) -> Result<Done> {
        if self.touched.is_empty() && !self.keep {
            self.conn.rollback().await?;
            return Ok(Done { change: 0, touched: Vec::new() });
        }
        let before = if self.before.is_empty() { None } else { Some(cbor(&self.before)?) };
        let tables = |kind: u16| self.schema.tables().find(|table| table.kind == kind);
        let group = audit::group_of(self.conn.sql(), tables, &self.touched).await?;
        sqlx::query("INSERT INTO change (seq, at, act, touched, undoes, before, actor, group_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(self.seq as i64)
            .bind(self.now.at.timestamp_millis())
            .bind(self.act)
            .bind(cbor(&self.touched)?)
            .bind(self.undoes)
            .bind(before)
            .bind(self.me as i64)
            .bind(group)
            .execute(self.conn.sql())
            .await?;
        if let Some(group) = group {
            audit::note_block(self.conn.sql(), group, self.seq).await?;
        }
        self.conn.commit(self.seq).await?;
        let change = u32::try_from(self.seq).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
        Ok(Done { change, touched: self.topics.into_iter().collect() })
    }

    pub(super) async fn load(&mut self, table: &Table, key: &[Value]) -> Result<Option<(Vec<Value>, Stamps)>> {
        let mut sql = String::from("SELECT stamp");
        for field in table.all_fields() {
            sql.push_str(", ");
            sql.push_str(field.name);
        }
        sql.push_str(" FROM ");
        sql.push_str(table.name);
        push_where(&mut sql, table);
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for value in key {
            query = bind(query, value);
        }
        let Some(row) = query.fetch_optional(self.conn.sql()).await? else { return Ok(None) };
        let stamps = Stamps::from_bytes(row.try_get::<&[u8], _>(0)?)?;
        let values = (1..row.len()).map(|index| Value::read(&row, index)).collect::<Result<_>>()?;
        Ok(Some((values, stamps)))
    }

    async fn take_up(&mut self, table: &'static Table, key: &[Value], values: &[(&'static str, Value)]) -> Result<()> {
        let mut stamps = Stamps::default();
        stamps.write(mask_of(table, values)?, self.me, self.seq);
        let mut sql = format!("INSERT INTO {} (stamp", table.name);
        for name in table.key_columns().iter().chain(values.iter().map(|(name, _)| name)) {
            sql.push_str(", ");
            sql.push_str(name);
        }
        sql.push_str(") VALUES (?");
        sql.push_str(&", ?".repeat(key.len() + values.len()));
        sql.push(')');
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(stamps.to_bytes());
        for value in key.iter().chain(values.iter().map(|(_, value)| value)) {
            query = bind(query, value);
        }
        query.execute(self.conn.sql()).await?;
        self.note(table, key, vec![brought()]);
        Ok(())
    }

    pub(super) fn note(&mut self, table: &'static Table, key: &[Value], was: Vec<(u8, Kept, Kept)>) {
        self.touch(table, key);
        self.before.push(Before::Was(table.kind, key.to_vec(), was));
    }
}

/// The SQL that walks from a row of `table` to its group, as a check that every table has a home.
#[must_use]
pub fn compartment_path(table: &Table) -> String {
    match table.home {
        Home::Service => "service".to_owned(),
        Home::GroupItself => table.name.to_owned(),
        Home::Group(column) => format!("{}.{column}", table.name),
        Home::Through(column, next) => format!("{}.{column} -> {}", table.name, compartment_path(next)),
    }
}

/// The words of these columns, for Find.
fn joined<'v>(columns: &[&'static str], value: impl Fn(&'static str) -> Option<&'v Value>) -> String {
    let texts = columns.iter().filter_map(|column| match value(column) {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

pub(super) type SqliteQuery<'q> = Query<'q, Sqlite, SqliteArguments>;

pub(super) fn bind<'q>(query: SqliteQuery<'q>, value: &'q Value) -> SqliteQuery<'q> {
    match value {
        Value::Null => query.bind(None::<i64>),
        Value::Int(number) => query.bind(*number),
        Value::Text(text) => query.bind(text.as_str()),
        Value::Blob(bytes) => query.bind(bytes.as_slice()),
    }
}

fn push_where(sql: &mut String, table: &Table) {
    for (nth, column) in table.key_columns().iter().enumerate() {
        sql.push_str(if nth == 0 { " WHERE " } else { " AND " });
        sql.push_str(column);
        sql.push_str(" = ?");
    }
}

pub(super) fn field(table: &Table, name: &str) -> Result<super::table::Field> {
    table
        .field(name)
        .ok_or_else(|| Error::new(Code::Internal, "internal").because(format!("{}.{name} is not declared", table.name)))
}

fn mask_of(table: &Table, values: &[(&'static str, Value)]) -> Result<u64> {
    values.iter().try_fold(0, |mask, (name, _)| Ok(mask | bit(field(table, name)?.no)))
}

/// Where field `no` stands among `all_fields`.
pub(super) fn position(table: &Table, no: u8) -> usize {
    table.all_fields().position(|field| field.no == no).unwrap_or_default()
}

/// Errors: `Damaged undo.damaged`.
pub(super) fn cbor_read<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    ciborium::from_reader(bytes).map_err(|e| Error::new(Code::Damaged, "undo.damaged").because(e))
}

pub(super) fn cbor<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    ciborium::into_writer(value, &mut out).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
    Ok(out)
}
