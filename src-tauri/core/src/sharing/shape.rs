//! What a declared table looks like to a pack: which columns point at other rows, what they may hold, and
//! to which compartment a row belongs. Read off the declarations and the database; pure.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::model::{Name, Row, State};
use crate::platform::{Code, Error, Home, Key, Result, Table, Value};

/// What a column may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The type that SQLite was told: INTEGER, TEXT, BLOB.
    pub holds: String,
    /// Whether a row must say something here.
    pub required: bool,
    /// Whether nothing is a value.
    pub nullable: bool,
}

/// One table.
pub struct Shape {
    /// The declaration.
    pub table: &'static Table,
    /// The columns that point at rows of another table.
    pub points: BTreeMap<&'static str, &'static Table>,
    /// What each column may hold.
    pub columns: BTreeMap<String, Column>,
}

impl Shape {
    /// The columns that name a row between devices.
    pub fn key(&self) -> &'static [&'static str] {
        match self.table.key {
            Key::Uid => &["uid"],
            Key::Natural(columns) => columns,
        }
    }

    /// Refuses a value of a kind that the column cannot hold.
    pub fn check(&self, column: &str, value: &Value) -> Result<()> {
        let Some(known) = self.columns.get(column) else { return Ok(()) };
        let fits = match value {
            Value::Null => known.nullable,
            Value::Blob(_) if self.points.contains_key(column) => true,
            Value::Int(_) => known.holds == "INTEGER" && !self.points.contains_key(column),
            Value::Text(_) => known.holds == "TEXT",
            Value::Blob(_) => known.holds == "BLOB",
        };
        if fits { Ok(()) } else { Err(damaged()) }
    }
}

/// Whoever is pointed at comes before whoever points.
pub fn in_order(mut shapes: Vec<Shape>) -> Vec<Shape> {
    let mut ordered: Vec<Shape> = Vec::with_capacity(shapes.len());
    while !shapes.is_empty() {
        let placed = |kind: u16| ordered.iter().any(|shape| shape.table.kind == kind);
        let ready = shapes
            .iter()
            .position(|shape| shape.points.values().all(|to| to.kind == shape.table.kind || placed(to.kind)));
        // Tables that point at each other in a ring would be taken as they stand; there are none.
        ordered.push(shapes.remove(ready.unwrap_or_default()));
    }
    ordered
}

/// Refuses a state in which a row of a known table belongs to another compartment than it says.
pub fn check_compartment(state: &State, shapes: &[Shape], compartment: Uuid) -> Result<()> {
    for (name, row) in &state.rows {
        let Some(shape) = shapes.iter().find(|shape| shape.table.kind == name.kind) else { continue };
        if name.key.len() != shape.key().len() {
            return Err(damaged());
        }
        if !belongs(shape.table, name, row, state, compartment) {
            return Err(Error::new(Code::Invalid, "pack.otherCompartment"));
        }
    }
    Ok(())
}

fn belongs(table: &Table, name: &Name, row: &Row, state: &State, compartment: Uuid) -> bool {
    let here = Value::Blob(compartment.as_bytes().to_vec());
    let value = |column: &str| match table.key_columns().iter().position(|name| *name == column) {
        Some(at) => name.key.get(at),
        None => table.field(column).and_then(|field| row.get(&field.no)).map(|cell| &cell.now.value),
    };
    match table.home {
        Home::Service => compartment.is_nil(),
        _ if compartment.is_nil() => false,
        Home::GroupItself => name.key.first() == Some(&here),
        // A row that was taken away says nothing more than that.
        Home::Group(column) => value(column).is_none_or(|group| *group == here),
        Home::Through(column, next) => value(column).is_none_or(|to| {
            let to = Name { kind: next.kind, key: vec![to.clone()] };
            state.rows.get(&to).is_some_and(|row| belongs(next, &to, row, state, compartment))
        }),
    }
}

pub(super) fn damaged() -> Error {
    Error::new(Code::Damaged, "pack.damaged")
}
