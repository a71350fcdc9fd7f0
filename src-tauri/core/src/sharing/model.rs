//! The state of one compartment and how two states become one. Pure: no clock, no IO.
//!
//! A field holds its latest write and, beside it, writes that were made without knowing of it. A write
//! carries `(rev, actor, seq)`. The latest is the one with the largest revision, then the larger value,
//! then the larger actor. Whether two writes knew of each other is read off `seen`, the highest `seq` of
//! each actor that a state includes. `seen` decides only what stays visible beside the latest write: a
//! pack that lies about it can never take a value away that is newer.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::platform::{PRESENT, Value};

/// One write of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// How many times the field had been written, by anybody whose writes the writer knew.
    pub rev: u64,
    /// Who wrote.
    pub actor: Uuid,
    /// The writer's own count.
    pub seq: u64,
    /// What. References to other rows are their shared identities, as blobs.
    pub value: Value,
}

impl Write {
    fn order(&self) -> (u64, &Value, Uuid, u64) {
        (self.rev, &self.value, self.actor, self.seq)
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.actor, self.seq) == (other.actor, other.seq)
    }
}

/// A field: what it holds, and what was written beside it unknowingly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The latest write.
    pub now: Write,
    /// Writes that neither knew of `now` nor were known to it, in order. Also those that say the same: a
    /// third device may still write something else.
    pub beside: Vec<Write>,
}

/// How a row is named between devices: its table, and its identity or its natural key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The table's number.
    pub kind: u16,
    /// One blob of 16 bytes, or the natural key with references as such blobs.
    pub key: Vec<Value>,
}

/// The fields of a row, by number.
pub type Row = BTreeMap<u8, Cell>;
/// The highest `seq` of each actor that is included.
pub type Seen = BTreeMap<Uuid, u64>;

/// All that is known of one compartment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// The rows, also of tables that this version does not know.
    pub rows: BTreeMap<Name, Row>,
    /// What is included of whom.
    pub seen: Seen,
    /// Identities that are gone for ever: no row of these is taken in again.
    pub erased: BTreeSet<Uuid>,
}

/// Two states as one: the same whichever is named first, however they are grouped, however often.
#[must_use]
pub fn join(ours: &State, theirs: &State) -> State {
    let erased: BTreeSet<Uuid> = ours.erased.union(&theirs.erased).copied().collect();
    let mut rows = BTreeMap::new();
    for name in ours.rows.keys().chain(theirs.rows.keys()) {
        if rows.contains_key(name) || is_erased(name, &erased) {
            continue;
        }
        let row = match (ours.rows.get(name), theirs.rows.get(name)) {
            (Some(a), Some(b)) => join_rows(a, &ours.seen, b, &theirs.seen),
            (Some(row), None) | (None, Some(row)) => row.clone(),
            (None, None) => continue,
        };
        rows.insert(name.clone(), row);
    }
    let mut seen = ours.seen.clone();
    for (actor, seq) in &theirs.seen {
        let known = seen.entry(*actor).or_default();
        *known = (*known).max(*seq);
    }
    State { rows, seen, erased }
}

/// Whether a row is, or is keyed by, something that was erased.
fn is_erased(name: &Name, erased: &BTreeSet<Uuid>) -> bool {
    !erased.is_empty()
        && name.key.iter().any(|part| match part {
            Value::Blob(bytes) => Uuid::from_slice(bytes).is_ok_and(|id| erased.contains(&id)),
            _ => false,
        })
}

fn join_rows(ours: &Row, our_seen: &Seen, theirs: &Row, their_seen: &Seen) -> Row {
    let mut row = ours.clone();
    for (no, cell) in theirs {
        let joined = match row.get(no) {
            Some(mine) => join_cells(mine, our_seen, cell, their_seen),
            None => cell.clone(),
        };
        row.insert(*no, joined);
    }
    row
}

fn knows(seen: &Seen, write: &Write) -> bool {
    seen.get(&write.actor).is_some_and(|seq| *seq >= write.seq)
}

fn join_cells(ours: &Cell, our_seen: &Seen, theirs: &Cell, their_seen: &Seen) -> Cell {
    let now = if ours.now.order() >= theirs.now.order() { &ours.now } else { &theirs.now };
    let mut beside: Vec<Write> = Vec::new();
    let sides = [(ours, theirs, their_seen), (theirs, ours, our_seen)];
    for (side, other, other_seen) in sides {
        for write in side.writes() {
            let there = other.writes().any(|same| same.is_same(write));
            // The other side knew of this write and no longer shows it: it was written over knowingly.
            let passed = !there && knows(other_seen, write);
            let told = beside.iter().any(|same| same.is_same(write));
            if !passed && !told && !write.is_same(now) {
                beside.push(write.clone());
            }
        }
    }
    beside.sort_by(|a, b| a.order().cmp(&b.order()));
    Cell { now: now.clone(), beside }
}

impl Cell {
    /// A field that one person wrote.
    #[must_use]
    pub fn of(write: Write) -> Self {
        Self { now: write, beside: Vec::new() }
    }

    /// Whether somebody wrote something else here without knowing.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.beside.iter().any(|write| write.value != self.now.value)
    }

    fn writes(&self) -> impl Iterator<Item = &Write> {
        std::iter::once(&self.now).chain(&self.beside)
    }
}

/// What taking a pack in would do to the rows of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effect {
    /// Rows that were not there.
    pub new: usize,
    /// Rows in which something changes.
    pub changed: usize,
    /// Rows that are taken away; the change can be undone.
    pub gone: usize,
    /// Rows that are erased for good.
    pub erased: usize,
}

/// Two people wrote the same field without knowing of each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The row.
    pub name: Name,
    /// The field.
    pub field: u8,
    /// Both sides, the one that shows first.
    pub cell: Cell,
}

/// What taking a pack in would do, before it is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// By table number.
    pub effects: BTreeMap<u16, Effect>,
    /// Conflicts that were not there before.
    pub conflicts: Vec<Conflict>,
    /// So much that a person should be asked first.
    pub ask: bool,
}

/// More rows than these taken away or erased by one pack are asked about ...
pub const MANY_GONE: usize = 20;
/// ... and so is a change of more than this share of the fields, in percent.
pub const MANY_CHANGED: usize = 25;
/// Below so many fields a share says nothing.
const FEW_FIELDS: usize = 40;

/// Compares a state with what it would become.
#[must_use]
pub fn plan(before: &State, after: &State) -> Plan {
    let mut plan = Plan::default();
    let (mut fields, mut changed_fields) = (0, 0);
    for (name, row) in &before.rows {
        fields += row.len();
        let effect = plan.effects.entry(name.kind).or_default();
        let Some(then) = after.rows.get(name) else {
            effect.erased += 1;
            continue;
        };
        let differ = then.iter().filter(|(no, cell)| row.get(no).is_none_or(|was| was.now.value != cell.now.value));
        let differ = differ.count();
        changed_fields += differ;
        match (is_there(row), is_there(then)) {
            (true, false) => effect.gone += 1,
            (false, true) => effect.new += 1,
            _ => effect.changed += usize::from(differ > 0),
        }
    }
    for (name, row) in &after.rows {
        if !before.rows.contains_key(name) && is_there(row) {
            plan.effects.entry(name.kind).or_default().new += 1;
        }
        for (no, cell) in row.iter().filter(|(_, cell)| cell.is_disputed()) {
            let was = before.rows.get(name).and_then(|row| row.get(no));
            if was.is_none_or(|was| was.beside != cell.beside) {
                plan.conflicts.push(Conflict { name: name.clone(), field: *no, cell: cell.clone() });
            }
        }
    }
    plan.effects.retain(|_, effect| *effect != Effect::default());
    let gone: usize = plan.effects.values().map(|effect| effect.gone + effect.erased).sum();
    let much = fields >= FEW_FIELDS && changed_fields * 100 > fields * MANY_CHANGED;
    plan.ask = gone > MANY_GONE || much;
    plan
}

/// Whether a row is there, or was taken away.
#[must_use]
pub fn is_there(row: &Row) -> bool {
    row.get(&PRESENT.no).is_some_and(|cell| cell.now.value == Value::Int(1))
}
