//! Reading a compartment out of the vault and placing one in it, for whatever tables are declared.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, Row as _, SqliteConnection};
use uuid::Uuid;

use super::{
    model::{Cell, Name, Row, Seen, State, Write, is_there},
    pack::{decode, encode},
    shape::{Column, Shape, damaged, in_order},
};
use crate::platform::{Carried, Change, Code, Error, Home, Key, Result, Schema, Stamp, Stamps, Table, Value};

/// The declared tables of the service or of a group, those first that others point at.
pub async fn shapes(sql: &mut SqliteConnection, schema: &Schema, compartment: Uuid) -> Result<Vec<Shape>> {
    let all: Vec<&'static Table> = schema.tables().collect();
    let mut shapes = Vec::new();
    for table in all.iter().copied().filter(|table| (table.home == Home::Service) == compartment.is_nil()) {
        let mut columns = BTreeMap::new();
        for row in sqlx::query(AssertSqlSafe(format!("PRAGMA table_info({})", table.name))).fetch_all(&mut *sql).await?
        {
            let required: bool = row.get("notnull");
            let default: Option<String> = row.get("dflt_value");
            let column = Column {
                holds: row.get("type"),
                required: required && default.is_none(),
                nullable: !required && row.get::<i64, _>("pk") == 0,
            };
            columns.insert(row.get("name"), column);
        }
        let mut points = BTreeMap::new();
        let keys =
            sqlx::query(AssertSqlSafe(format!("PRAGMA foreign_key_list({})", table.name))).fetch_all(&mut *sql).await?;
        let keys: BTreeMap<String, String> = keys.iter().map(|row| (row.get("from"), row.get("table"))).collect();
        let natural = if let Key::Natural(columns) = table.key { columns } else { &[] };
        for column in natural.iter().copied().chain(table.fields.iter().map(|field| field.name)) {
            let to = match (keys.get(column), table.home) {
                (Some(name), _) => all.iter().find(|table| table.name == name),
                (None, Home::Through(through, next)) if through == column => all.iter().find(|to| to.kind == next.kind),
                (None, Home::Group(group)) if group == column => all.iter().find(|to| to.home == Home::GroupItself),
                // A few older tables name the table and leave the foreign key out.
                (None, _) => column.strip_suffix("_id").and_then(|name| all.iter().find(|to| to.name == name)),
            };
            if let Some(to) = to {
                points.insert(column, *to);
            }
        }
        shapes.push(Shape { table, points, columns });
    }
    Ok(in_order(shapes))
}

/// What the columns hold of a compartment.
pub async fn columns(sql: &mut SqliteConnection, shapes: &[Shape], compartment: Uuid) -> Result<State> {
    let actors = actors(sql).await?;
    let mut state = State::default();
    for shape in shapes {
        let mut query = sqlx::query(AssertSqlSafe(select(shape)?));
        if !compartment.is_nil() {
            query = query.bind(compartment);
        }
        let width = shape.key().len();
        for row in query.fetch_all(&mut *sql).await? {
            let stamps = Stamps::from_bytes(row.try_get::<&[u8], _>(0)?)?;
            let key = (1..=width).map(|at| Value::read(&row, at)).collect::<Result<Vec<_>>>()?;
            let mut cells = Row::new();
            for (nth, field) in shape.table.all_fields().enumerate() {
                let Stamp { rev, actor, seq } = stamps.of(field.no);
                if rev > 0 {
                    let actor = *actors.get(&actor).ok_or_else(|| Error::new(Code::Damaged, "vault.damaged"))?;
                    let value = Value::read(&row, 1 + width + nth)?;
                    cells.insert(field.no, Cell::of(Write { rev, actor, seq, value }));
                }
            }
            state.rows.insert(Name { kind: shape.table.kind, key }, cells);
        }
    }
    state.seen = written_here(sql, &actors).await?;
    Ok(state)
}

/// A query for the stamp, the key and the fields of every row of the compartment, references as
/// identities.
fn select(shape: &Shape) -> Result<String> {
    let shown = |column: &'static str| match shape.points.get(column) {
        Some(to) => format!("(SELECT p.uid FROM {} p WHERE p.id = t.{column})", to.name),
        None => format!("t.{column}"),
    };
    let columns = shape.key().iter().copied().chain(shape.table.all_fields().map(|field| field.name));
    let columns: Vec<String> = columns.map(shown).collect();
    let mut text = ["SELECT", " t.stamp, ", &columns.join(", "), " FROM ", shape.table.name, " t"].concat();
    let (mut home, mut at) = (shape.table.home, "t".to_owned());
    let mut depth = 0;
    loop {
        match home {
            Home::Service => return Ok(text),
            Home::GroupItself => {
                text.push_str(&format!(" WHERE {at}.uid = ?"));
                return Ok(text);
            }
            Home::Group(column) => {
                text.push_str(&format!(" WHERE {at}.{column} = (SELECT g.id FROM support_group g WHERE g.uid = ?)"));
                return Ok(text);
            }
            Home::Through(column, next) => {
                depth += 1;
                text.push_str(&format!(" JOIN {} n{depth} ON n{depth}.id = {at}.{column}", next.name));
                (home, at) = (next.home, format!("n{depth}"));
            }
        }
    }
}

async fn actors(sql: &mut SqliteConnection) -> Result<BTreeMap<u64, Uuid>> {
    let rows: Vec<(i64, Uuid)> = sqlx::query_as("SELECT no, id FROM actor").fetch_all(sql).await?;
    Ok(rows.into_iter().map(|(no, id)| (no as u64, id)).collect())
}

/// What was written in this vault is known here: under each identity, up to its last change here. An
/// identity that goes on elsewhere, because this vault came from a backup, is known only so far.
async fn written_here(sql: &mut SqliteConnection, actors: &BTreeMap<u64, Uuid>) -> Result<Seen> {
    let last = written(sql).await?;
    Ok(last.into_iter().filter_map(|(no, seq)| Some((*actors.get(&(no as u64))?, seq as u64))).collect())
}

/// The last change of each identity here. Only changes since it was last kept are looked at.
async fn written(sql: &mut SqliteConnection) -> Result<BTreeMap<i64, i64>> {
    let kept: Vec<(i64, i64)> =
        sqlx::query_as("SELECT w.actor, w.seq FROM actor CROSS JOIN pack_written w ON w.actor = actor.no")
            .fetch_all(&mut *sql)
            .await?;
    let upto = kept.iter().map(|(_, seq)| *seq).max().unwrap_or_default();
    let since: Vec<(i64, i64)> =
        sqlx::query_as("SELECT actor, max(seq) FROM change WHERE seq > ? AND actor IS NOT NULL GROUP BY actor")
            .bind(upto)
            .fetch_all(sql)
            .await?;
    Ok(kept.into_iter().chain(since).collect())
}

/// Keeps the last change of each identity, so that the next pack need not look through all of them.
pub async fn keep_written(sql: &mut SqliteConnection) -> Result<()> {
    for (actor, seq) in written(sql).await? {
        sqlx::query("INSERT INTO pack_written (actor, seq) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET seq = ?2")
            .bind(actor)
            .bind(seq)
            .execute(&mut *sql)
            .await?;
    }
    Ok(())
}

/// The identity of whoever is at this laptop, and the vault's count.
pub async fn me(sql: &mut SqliteConnection) -> Result<(Uuid, u64)> {
    let id: Uuid = sqlx::query_scalar("SELECT id FROM actor WHERE me = 1").fetch_one(&mut *sql).await?;
    let seq: Option<i64> = sqlx::query_scalar("SELECT max(seq) FROM change").fetch_one(sql).await?;
    Ok((id, seq.unwrap_or_default() as u64))
}

/// What no column holds.
pub async fn aside(sql: &mut SqliteConnection, compartment: Uuid) -> Result<State> {
    let body: Option<Vec<u8>> = sqlx::query_scalar("SELECT body FROM pack_aside WHERE compartment = ?")
        .bind(compartment)
        .fetch_optional(sql)
        .await?;
    body.map_or_else(|| Ok(State::default()), |body| decode(&body))
}

/// Keeps what no column holds.
pub async fn keep_aside(sql: &mut SqliteConnection, compartment: Uuid, aside: &State) -> Result<()> {
    sqlx::query("INSERT INTO pack_aside (compartment, body) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET body = ?2")
        .bind(compartment)
        .bind(encode(aside)?)
        .execute(sql)
        .await?;
    Ok(())
}

/// Places a joined state in the tables, and answers with what found no place there.
pub async fn place(change: &mut Change<'_>, shapes: &[Shape], there: &State, joined: &State) -> Result<State> {
    let mut aside = State { rows: BTreeMap::new(), seen: joined.seen.clone(), erased: joined.erased.clone() };
    let mut later = Vec::new();
    for (name, row) in &joined.rows {
        for (no, cell) in row {
            let known = shapes.iter().find(|shape| shape.table.kind == name.kind);
            let known = known.is_some_and(|shape| shape.table.all_fields().any(|field| field.no == *no));
            if !known || !cell.beside.is_empty() {
                aside.rows.entry(name.clone()).or_default().insert(*no, cell.clone());
            }
        }
    }
    for shape in shapes {
        let first = Name { kind: shape.table.kind, key: Vec::new() };
        for (name, row) in joined.rows.range(first..).take_while(|(name, _)| name.kind == shape.table.kind) {
            match place_row(change, shape, name, row, there.rows.get(name)).await? {
                Placed::Whole => {}
                Placed::Held => {
                    aside.rows.insert(name.clone(), row.clone());
                }
                Placed::Without(key, fields) => later.push((shape, name, row, key, fields)),
            }
        }
    }
    // What points at a row that came after it.
    for (shape, name, row, key, fields) in later {
        for no in fields {
            let Some(cell) = row.get(&no) else { continue };
            match carried(change, shape, no, cell).await? {
                Some(carried) => change.carry(shape.table, &key, &[carried]).await?,
                None => {
                    aside.rows.entry(name.clone()).or_default().insert(no, cell.clone());
                }
            }
        }
    }
    Ok(aside)
}

enum Placed {
    /// Everything of it is in its columns.
    Whole,
    /// The row waits: it is not there any more, or what it needs is not.
    Held,
    /// These fields point at rows that are not there (yet).
    Without(Vec<Value>, Vec<u8>),
}

async fn place_row(
    change: &mut Change<'_>,
    shape: &Shape,
    name: &Name,
    row: &Row,
    there: Option<&Row>,
) -> Result<Placed> {
    let same = |no: u8, cell: &Cell| {
        there.and_then(|row| row.get(&no)).is_some_and(|was| {
            (was.now.actor, was.now.seq, was.now.rev) == (cell.now.actor, cell.now.seq, cell.now.rev)
        })
    };
    let new: Vec<(u8, &Cell, &'static str)> = shape
        .table
        .all_fields()
        .filter_map(|field| Some((field.no, row.get(&field.no)?, field.name)))
        .filter(|(no, cell, _)| !same(*no, cell))
        .collect();
    if new.is_empty() {
        return Ok(Placed::Whole);
    }
    let missing = shape.table.fields.iter().any(|field| {
        !row.contains_key(&field.no) && shape.columns.get(field.name).is_some_and(|column| column.required)
    });
    if there.is_none() && (!is_there(row) || missing) {
        return Ok(Placed::Held);
    }
    let Some(key) = local_key(change.sql(), shape, name, there.is_some()).await? else { return Ok(Placed::Held) };
    let (mut cells, mut without) = (Vec::new(), Vec::new());
    for (no, cell, column) in new {
        shape.check(column, &cell.now.value)?;
        match carried(change, shape, no, cell).await? {
            Some(carried) => cells.push(carried),
            None if shape.columns.get(column).is_some_and(|column| column.nullable) => {
                without.push(no);
                let stamp = stamp(change, cell).await?;
                cells.push(Carried { no, stamp, value: Value::Null });
            }
            None => return Ok(Placed::Held),
        }
    }
    let key = if there.is_some() {
        change.carry(shape.table, &key, &cells).await?;
        key
    } else {
        change.carry_new(shape.table, &key, &cells).await?
    };
    Ok(if without.is_empty() { Placed::Whole } else { Placed::Without(key, without) })
}

/// The key as it is here: the local id of a row that is there, the identity of one that is not. None if a
/// part of it points at a row that is not here.
pub async fn local_key(
    sql: &mut SqliteConnection,
    shape: &Shape,
    name: &Name,
    there: bool,
) -> Result<Option<Vec<Value>>> {
    if shape.table.key == Key::Uid {
        let [Value::Blob(uid)] = name.key.as_slice() else { return Err(damaged()) };
        let uid = Uuid::from_slice(uid).map_err(|_| damaged())?;
        let id = local_id(sql, shape.table, uid).await?;
        return match (there, id) {
            (true, Some(id)) => Ok(Some(vec![Value::Int(id)])),
            (false, None) => Ok(Some(name.key.clone())),
            // It is here already, but as a row of somebody else.
            _ => Err(Error::new(Code::Invalid, "pack.otherCompartment")),
        };
    }
    let mut key = Vec::with_capacity(name.key.len());
    for (column, part) in shape.key().iter().zip(&name.key) {
        shape.check(column, part)?;
        match local(sql, shape, column, part).await? {
            Some(value) => key.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(key))
}

/// A value as it is here: references as local ids. None if what it points at is not here.
pub async fn local(sql: &mut SqliteConnection, shape: &Shape, column: &str, value: &Value) -> Result<Option<Value>> {
    let Some(to) = shape.points.get(column) else { return Ok(Some(value.clone())) };
    let Value::Blob(uid) = value else { return Ok(Some(value.clone())) };
    let uid = Uuid::from_slice(uid).map_err(|_| damaged())?;
    Ok(local_id(sql, to, uid).await?.map(Value::Int))
}

async fn local_id(sql: &mut SqliteConnection, table: &Table, uid: Uuid) -> Result<Option<i64>> {
    let text = ["SELECT", " id FROM ", table.name, " WHERE uid = ?"].concat();
    Ok(sqlx::query_scalar(AssertSqlSafe(text)).bind(uid).fetch_optional(sql).await?)
}

async fn stamp(change: &mut Change<'_>, cell: &Cell) -> Result<Stamp> {
    Ok(Stamp { rev: cell.now.rev, actor: change.actor_no(cell.now.actor).await?, seq: cell.now.seq })
}

async fn carried(change: &mut Change<'_>, shape: &Shape, no: u8, cell: &Cell) -> Result<Option<Carried>> {
    let name = shape.table.all_fields().find(|field| field.no == no).map(|field| field.name).unwrap_or_default();
    let Some(value) = local(change.sql(), shape, name, &cell.now.value).await? else { return Ok(None) };
    Ok(Some(Carried { no, stamp: stamp(change, cell).await?, value }))
}

/// The keys that are kept here: for signing, and for opening.
pub async fn keys(sql: &mut SqliteConnection) -> Result<Option<(Vec<u8>, String)>> {
    Ok(sqlx::query_as("SELECT signing, opening FROM pack_keys WHERE no = 1").fetch_optional(sql).await?)
}

/// Keeps new keys, unless there are some.
pub async fn keep_keys(sql: &mut SqliteConnection, signing: &[u8], opening: &str) -> Result<()> {
    sqlx::query("INSERT OR IGNORE INTO pack_keys (no, signing, opening) VALUES (1, ?, ?)")
        .bind(signing)
        .bind(opening)
        .execute(sql)
        .await?;
    Ok(())
}

/// Whose packs of a compartment are taken in: signer and author.
pub async fn signers(sql: &mut SqliteConnection, compartment: Uuid) -> Result<Vec<(Vec<u8>, Uuid)>> {
    Ok(sqlx::query_as("SELECT signer, author FROM pack_signer WHERE compartment = ?")
        .bind(compartment)
        .fetch_all(sql)
        .await?)
}

/// From now on packs of this signer are taken in.
pub async fn keep_signer(sql: &mut SqliteConnection, compartment: Uuid, signer: &[u8], author: Uuid) -> Result<()> {
    sqlx::query("INSERT OR IGNORE INTO pack_signer (compartment, signer, author) VALUES (?, ?, ?)")
        .bind(compartment)
        .bind(signer)
        .bind(author)
        .execute(sql)
        .await?;
    Ok(())
}

/// From now on packs of this signer are refused.
pub async fn drop_signer(sql: &mut SqliteConnection, compartment: Uuid, signer: &[u8]) -> Result<()> {
    sqlx::query("DELETE FROM pack_signer WHERE compartment = ? AND signer = ?")
        .bind(compartment)
        .bind(signer)
        .execute(sql)
        .await?;
    Ok(())
}
