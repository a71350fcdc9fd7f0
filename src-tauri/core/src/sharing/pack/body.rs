//! A state as bytes, by columns: one table after the other, and of each the keys, then field by field
//! the revisions, the writers and the values. Like stands beside like, which is what makes it small and
//! quick. The same state gives the same bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

use super::limits;
use crate::{
    platform::{Error, Result, Value},
    sharing::model::{Cell, Name, State, Write},
};

/// Nested arrays in a body: no more than this.
const DEPTH: usize = 8;

/// A value as plain CBOR: nothing, a whole number, text or bytes.
struct Plain(Value);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        match &self.0 {
            Value::Null => to.serialize_none(),
            Value::Int(number) => to.serialize_i64(*number),
            Value::Text(text) => to.serialize_str(text),
            Value::Blob(bytes) => to.serialize_bytes(bytes),
        }
    }
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        struct Reader;
        impl de::Visitor<'_> for Reader {
            type Value = Plain;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("nothing, a whole number, text or bytes")
            }
            fn visit_unit<E: de::Error>(self) -> std::result::Result<Plain, E> {
                Ok(Plain(Value::Null))
            }
            fn visit_none<E: de::Error>(self) -> std::result::Result<Plain, E> {
                Ok(Plain(Value::Null))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> std::result::Result<Plain, E> {
                Ok(Plain(Value::Int(number)))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> std::result::Result<Plain, E> {
                i64::try_from(number).map(|number| Plain(Value::Int(number))).map_err(E::custom)
            }
            fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<Plain, E> {
                Ok(Plain(Value::Text(text.to_owned())))
            }
            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> std::result::Result<Plain, E> {
                Ok(Plain(Value::Blob(bytes.to_owned())))
            }
        }
        from.deserialize_any(Reader)
    }
}

/// An identity as 16 bytes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Id(Uuid);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        to.serialize_bytes(self.0.as_bytes())
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        match Plain::deserialize(from)?.0 {
            Value::Blob(bytes) => Uuid::from_slice(&bytes).map(Id).map_err(de::Error::custom),
            _ => Err(de::Error::custom("an identity is 16 bytes")),
        }
    }
}

/// The whole body: writers, what is seen of them, what is erased, the tables.
#[derive(Serialize, Deserialize)]
struct Body(Vec<Id>, Vec<u64>, Vec<Id>, Vec<Columns>);

/// A table: its number, the parts of the key as columns, the fields, and what stands beside.
#[derive(Serialize, Deserialize)]
struct Columns(u16, Vec<Vec<Plain>>, Vec<Column>, Vec<Beside>);

/// A field: its number; the rows that have it, as steps from one to the next, empty where all do; then
/// revisions, writers (by place) and their counts, each as pairs of how many and which; the values.
#[derive(Serialize, Deserialize)]
struct Column(u8, Vec<u32>, Runs, Runs, Runs, Vec<Plain>);

/// Numbers in runs: how many, which.
type Runs = Vec<(u32, u64)>;

/// A write beside the latest: row, field, revision, writer, count, value.
#[derive(Serialize, Deserialize)]
struct Beside(u32, u8, u64, u32, u64, Plain);

/// The bytes of a state.
pub fn encode(state: &State) -> Result<Vec<u8>> {
    let mut writers: BTreeSet<Uuid> = state.seen.keys().copied().collect();
    for cell in state.rows.values().flat_map(BTreeMap::values) {
        writers.insert(cell.now.actor);
        writers.extend(cell.beside.iter().map(|write| write.actor));
    }
    let place: BTreeMap<Uuid, usize> = writers.iter().enumerate().map(|(nth, actor)| (*actor, nth)).collect();
    let seen = writers.iter().map(|actor| state.seen.get(actor).copied().unwrap_or_default()).collect();
    let mut tables = Vec::new();
    let mut rows = state.rows.iter().peekable();
    while let Some((first, _)) = rows.peek() {
        let (kind, width) = (first.kind, first.key.len());
        let mut of_table = Vec::new();
        while let Some(row) = rows.next_if(|(name, _)| name.kind == kind && name.key.len() == width) {
            of_table.push(row);
        }
        tables.push(columns(kind, width, &of_table, &place));
    }
    let body =
        Body(writers.iter().copied().map(Id).collect(), seen, state.erased.iter().copied().map(Id).collect(), tables);
    let mut out = Vec::new();
    ciborium::into_writer(&body, &mut out)
        .map_err(|e| Error::new(crate::platform::Code::Internal, "internal").because(e))?;
    Ok(out)
}

fn columns(kind: u16, width: usize, rows: &[(&Name, &super::Row)], place: &BTreeMap<Uuid, usize>) -> Columns {
    let keys = (0..width).map(|at| rows.iter().map(|(name, _)| Plain(name.key[at].clone())).collect()).collect();
    let numbers: BTreeSet<u8> = rows.iter().flat_map(|(_, row)| row.keys().copied()).collect();
    let place = |actor: &Uuid| place.get(actor).copied().unwrap_or_default();
    let mut fields = Vec::new();
    let mut beside = Vec::new();
    for no in numbers {
        let mut column = Column(no, Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut last = 0;
        for (nth, (_, row)) in rows.iter().enumerate() {
            let Some(cell) = row.get(&no) else { continue };
            column.1.push((nth - last) as u32);
            last = nth;
            run(&mut column.2, cell.now.rev);
            run(&mut column.3, place(&cell.now.actor) as u64);
            run(&mut column.4, cell.now.seq);
            column.5.push(Plain(cell.now.value.clone()));
            let besides = cell.beside.iter();
            beside.extend(besides.map(|write| {
                Beside(nth as u32, no, write.rev, place(&write.actor) as u32, write.seq, Plain(write.value.clone()))
            }));
        }
        if column.1.len() == rows.len() {
            column.1.clear();
        }
        fields.push(column);
    }
    Columns(kind, keys, fields, beside)
}

fn run(runs: &mut Runs, number: u64) {
    match runs.last_mut() {
        Some((count, last)) if *last == number => *count += 1,
        _ => runs.push((1, number)),
    }
}

/// Reads a body. Errors: `Damaged pack.damaged` for anything that `encode` would not have written;
/// `Invalid pack.tooLarge` past a limit.
pub fn decode(bytes: &[u8]) -> Result<State> {
    let Body(writers, seen, erased, tables) =
        ciborium::de::from_reader_with_recursion_limit(bytes, DEPTH).map_err(|e| super::damaged().because(e))?;
    if writers.len() != seen.len() || writers.len() > limits::WRITERS {
        return Err(super::damaged());
    }
    let mut state = State {
        rows: BTreeMap::new(),
        seen: writers.iter().zip(&seen).filter(|(_, seq)| **seq > 0).map(|(id, seq)| (id.0, *seq)).collect(),
        erased: erased.into_iter().map(|id| id.0).collect(),
    };
    let mut total = 0_usize;
    for table in tables {
        total += table.1.first().map_or(0, Vec::len);
        if total > limits::ROWS {
            return Err(super::too_large());
        }
        read_table(table, &writers, &mut state)?;
    }
    // The one way to write a state: what was written in another is refused, so that a signature and a
    // state speak of each other.
    if encode(&state)? != bytes { Err(super::damaged()) } else { Ok(state) }
}

fn read_table(table: Columns, writers: &[Id], state: &mut State) -> Result<()> {
    let Columns(kind, keys, fields, beside) = table;
    let count = keys.first().map_or(0, Vec::len);
    if keys.is_empty() || keys.len() > limits::KEY || keys.iter().any(|column| column.len() != count) {
        return Err(super::damaged());
    }
    let mut columns: Vec<_> = keys.into_iter().map(Vec::into_iter).collect();
    let mut names = Vec::with_capacity(count);
    for _ in 0..count {
        let key: Vec<Value> = columns.iter_mut().filter_map(|column| column.next().map(|plain| plain.0)).collect();
        key.iter().try_for_each(limits::value)?;
        names.push(Name { kind, key });
    }
    let mut rows: Vec<super::Row> = vec![super::Row::new(); count];
    let writer = |place: u64| usize::try_from(place).ok().and_then(|at| writers.get(at)).map(|id| id.0);
    for Column(no, steps, revs, actors, seqs, values) in fields {
        let all = steps.is_empty();
        if no >= 64 || values.len() > count || (!all && steps.len() != values.len()) {
            return Err(super::damaged());
        }
        let (mut revs, mut actors, mut seqs) = (Unrolled::of(&revs), Unrolled::of(&actors), Unrolled::of(&seqs));
        let mut at = 0;
        for (nth, Plain(value)) in values.into_iter().enumerate() {
            at = if all { nth } else { at + steps[nth] as usize };
            limits::value(&value)?;
            let (Some(rev), Some(actor), Some(seq)) = (revs.next(), actors.next().and_then(writer), seqs.next()) else {
                return Err(super::damaged());
            };
            limits::revision(rev)?;
            let row = rows.get_mut(at).ok_or_else(super::damaged)?;
            row.insert(no, Cell::of(Write { rev, actor, seq, value }));
        }
    }
    for Beside(at, no, rev, actor, seq, Plain(value)) in beside {
        limits::value(&value)?;
        limits::revision(rev)?;
        let cell = rows.get_mut(at as usize).and_then(|row| row.get_mut(&no)).ok_or_else(super::damaged)?;
        let actor = writer(u64::from(actor)).ok_or_else(super::damaged)?;
        cell.beside.push(Write { rev, actor, seq, value });
    }
    state.rows.extend(names.into_iter().zip(rows));
    Ok(())
}

/// Runs, one number after the other; a run as long as it likes costs nothing until it is asked for.
struct Unrolled<'a> {
    runs: std::slice::Iter<'a, (u32, u64)>,
    left: u32,
    number: u64,
}

impl<'a> Unrolled<'a> {
    fn of(runs: &'a Runs) -> Self {
        Self { runs: runs.iter(), left: 0, number: 0 }
    }
}

impl Iterator for Unrolled<'_> {
    type Item = u64;
    fn next(&mut self) -> Option<u64> {
        while self.left == 0 {
            (self.left, self.number) = *self.runs.next()?;
        }
        self.left -= 1;
        Some(self.number)
    }
}
