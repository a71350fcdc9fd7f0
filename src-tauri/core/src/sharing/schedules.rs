//! Devices that meet at random: the merge under schedules, held against an oracle that keeps every write.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{
    prelude::*,
    test_runner::{Config, TestRng, TestRunner},
};
use uuid::Uuid;

use super::model::*;
use crate::platform::Value;

/// A device as its state and its own count, and the oracle's memory: which writes it knows of.
#[derive(Clone)]
struct Device {
    actor: Uuid,
    seq: u64,
    state: State,
    known: BTreeSet<usize>,
    packs: Vec<(State, BTreeSet<usize>)>,
}

/// One write as the oracle keeps it, with all that its writer knew.
struct Event {
    row: Name,
    field: u8,
    write: Write,
    knew: BTreeSet<usize>,
}

/// A schedule under way.
struct World {
    devices: Vec<Device>,
    events: Vec<Event>,
    actors: u128,
}

fn row(no: u8) -> Name {
    Name { kind: 1, key: vec![Value::Blob(Uuid::from_u128(1000 + u128::from(no)).as_bytes().to_vec())] }
}

impl World {
    fn new(devices: usize) -> Self {
        let mut world = Self { devices: Vec::new(), events: Vec::new(), actors: 0 };
        for _ in 0..devices {
            let actor = world.fresh_actor();
            world.devices.push(Device {
                actor,
                seq: 0,
                state: State::default(),
                known: BTreeSet::new(),
                packs: Vec::new(),
            });
        }
        world
    }

    fn fresh_actor(&mut self) -> Uuid {
        self.actors += 1;
        // Scattered, so that no device wins every tie by the order they were made in.
        Uuid::from_u128(self.actors.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c834))
    }

    fn write(&mut self, at: usize, row_no: u8, field: u8, value: i64) {
        let name = row(row_no);
        let device = &mut self.devices[at];
        if device.state.erased.contains(&Uuid::from_u128(1000 + u128::from(row_no))) {
            return;
        }
        device.seq += 1;
        let cells = device.state.rows.entry(name.clone()).or_default();
        let rev = cells.get(&field).map_or(0, |cell| cell.now.rev) + 1;
        // The clock of the laptop, years wrong, is no more than a value among others.
        let write = Write { rev, actor: device.actor, seq: device.seq, value: value.into() };
        cells.insert(field, Cell::of(write.clone()));
        device.state.seen.insert(device.actor, device.seq);
        let event = Event { row: name, field, write, knew: device.known.clone() };
        device.known.insert(self.events.len());
        self.events.push(event);
    }

    fn erase(&mut self, at: usize, row_no: u8) {
        let id = Uuid::from_u128(1000 + u128::from(row_no));
        let gone = State { erased: [id].into(), ..State::default() };
        self.devices[at].state = join(&self.devices[at].state, &gone);
    }

    fn pack(&mut self, at: usize) {
        let device = &mut self.devices[at];
        device.packs.push((device.state.clone(), device.known.clone()));
    }

    /// Takes in any pack that the other ever wrote: late, twice, out of order.
    fn take_in(&mut self, at: usize, from: usize, which: usize) {
        let Some(pack) = self.devices[from].packs.get(which % self.devices[from].packs.len().max(1)) else { return };
        let (state, known) = pack.clone();
        let device = &mut self.devices[at];
        device.state = join(&device.state, &state);
        device.known.extend(known);
    }

    /// Only some rows of a pack arrive: it may claim nothing of whom it has seen.
    fn take_in_part(&mut self, at: usize, from: usize, which: usize, keep: u8) {
        let Some((state, _)) = self.devices[from].packs.get(which % self.devices[from].packs.len().max(1)) else {
            return;
        };
        let mut part = state.clone();
        part.seen.clear();
        part.rows.retain(|name, _| *name == row(keep % 4));
        self.devices[at].state = join(&self.devices[at].state, &part);
    }

    /// The laptop comes back as it was in one of its own packs, under a new name.
    fn restore(&mut self, at: usize, which: usize) {
        let Some(pack) = self.devices[at].packs.get(which % self.devices[at].packs.len().max(1)).cloned() else {
            return;
        };
        let actor = self.fresh_actor();
        let device = &mut self.devices[at];
        (device.state, device.known, device.actor) = (pack.0, pack.1, actor);
    }

    fn meet_all(&mut self) {
        for _ in 0..2 {
            for at in 0..self.devices.len() {
                self.pack(at);
                for from in 0..self.devices.len() {
                    if from != at {
                        self.pack(from);
                        self.take_in(at, from, self.devices[from].packs.len() - 1);
                    }
                }
            }
        }
    }

    /// What the last state must be, from the writes that are still known to anybody and nothing else.
    fn oracle(&self) -> BTreeMap<(Name, u8), (Write, Vec<Value>)> {
        let known: BTreeSet<usize> = self.devices.iter().flat_map(|device| device.known.iter().copied()).collect();
        let mut by_field: BTreeMap<(Name, u8), Vec<usize>> = BTreeMap::new();
        for (nth, event) in self.events.iter().enumerate().filter(|(nth, _)| known.contains(nth)) {
            by_field.entry((event.row.clone(), event.field)).or_default().push(nth);
        }
        let erased = &self.devices[0].state.erased;
        let gone = |name: &Name| erased.iter().any(|id| name.key[0] == Value::Blob(id.as_bytes().to_vec()));
        by_field.retain(|(name, _), _| !gone(name));
        let mut expected = BTreeMap::new();
        for (field, events) in by_field {
            // A write stands unless another was made by somebody who knew of it.
            let standing =
                events.iter().filter(|nth| !events.iter().any(|other| self.events[*other].knew.contains(nth)));
            let mut standing: Vec<&Write> = standing.map(|nth| &self.events[*nth].write).collect();
            standing.sort_by_key(|write| (write.rev, write.value.clone(), write.actor));
            let now = standing.pop().expect("a write that nobody wrote over").clone();
            let beside = standing.iter().map(|write| write.value.clone()).collect();
            expected.insert(field, (now, beside));
        }
        expected
    }
}

#[derive(Debug, Clone)]
enum Step {
    Write(u8, u8, i64),
    Erase(u8),
    Pack,
    TakeIn(usize, usize),
    TakeInPart(usize, usize, u8),
    Restore(usize),
}

fn steps(partial: bool) -> impl Strategy<Value = Vec<(usize, Step)>> {
    // Ten years either way, in days: clocks that are wrong end up in values, never in the order.
    let write = (0..4_u8, 0..3_u8, -3650..3650_i64).prop_map(|(row, field, value)| Step::Write(row, field, value));
    let part = if partial { 2 } else { 0 };
    let step = prop_oneof![
        12 => write,
        1 => (0..4_u8).prop_map(Step::Erase),
        6 => Just(Step::Pack),
        8 => any::<(usize, usize)>().prop_map(|(from, which)| Step::TakeIn(from, which)),
        part => any::<(usize, usize, u8)>().prop_map(|(from, which, keep)| Step::TakeInPart(from, which, keep)),
        1 => any::<usize>().prop_map(Step::Restore),
    ];
    prop::collection::vec((any::<usize>(), step), 10..60)
}

fn run(devices: usize, steps: &[(usize, Step)]) -> World {
    let mut world = World::new(devices);
    for (at, step) in steps {
        let at = at % devices;
        match step.clone() {
            Step::Write(row, field, value) => world.write(at, row, field, value),
            Step::Erase(row) => world.erase(at, row),
            Step::Pack => world.pack(at),
            Step::TakeIn(from, which) => world.take_in(at, from % devices, which),
            Step::TakeInPart(from, which, keep) => world.take_in_part(at, from % devices, which, keep),
            Step::Restore(which) => world.restore(at, which),
        }
    }
    world.meet_all();
    world
}

fn hold(devices: usize, partial: bool, schedules: u32) {
    let config = Config { cases: schedules, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config, rng);
    runner
        .run(&steps(partial), |steps| {
            let world = run(devices, &steps);
            let last = &world.devices[0].state;
            for device in &world.devices {
                prop_assert_eq!(&device.state, last, "devices differ");
            }
            for id in &last.erased {
                let name = Name { kind: 1, key: vec![Value::Blob(id.as_bytes().to_vec())] };
                prop_assert!(!last.rows.contains_key(&name), "an erased row is back");
            }
            if partial {
                return Ok(());
            }
            let mut found = BTreeMap::new();
            for (name, row) in &last.rows {
                for (no, cell) in row {
                    let beside = cell.beside.iter().map(|write| write.value.clone()).collect();
                    found.insert((name.clone(), *no), (cell.now.clone(), beside));
                }
            }
            prop_assert_eq!(found, world.oracle(), "what the writes themselves say");
            Ok(())
        })
        .unwrap();
}

/// 2,000 by default; `FOLLOW_ON_SCHEDULES=1000000` for a long run by hand.
fn schedules() -> u32 {
    std::env::var("FOLLOW_ON_SCHEDULES").ok().and_then(|text| text.parse().ok()).unwrap_or(2000)
}

#[test]
fn two_devices_end_the_same() {
    hold(2, false, schedules());
}

#[test]
fn three_devices_end_the_same() {
    hold(3, false, schedules());
}

#[test]
fn five_devices_end_the_same() {
    hold(5, false, schedules());
}

#[test]
fn eight_devices_end_the_same() {
    hold(8, false, schedules());
}

#[test]
fn devices_that_heard_only_parts_end_the_same() {
    for devices in [2, 3, 5, 8] {
        hold(devices, true, schedules() / 4);
    }
}

#[test]
fn joining_has_no_order_and_no_count() {
    let config = Config { cases: schedules(), failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(config.rng_algorithm);
    TestRunner::new_with_rng(config, rng)
        .run(&steps(false), |steps| {
            let mut world = World::new(3);
            for (at, step) in &steps {
                match step.clone() {
                    Step::Write(row, field, value) => world.write(at % 3, row, field, value),
                    Step::Erase(row) => world.erase(at % 3, row),
                    Step::Pack => world.pack(at % 3),
                    Step::TakeIn(from, which) => world.take_in(at % 3, from % 3, which),
                    _ => {}
                }
            }
            let [a, b, c] = [0, 1, 2].map(|at| world.devices[at].state.clone());
            prop_assert_eq!(join(&a, &b), join(&b, &a), "commutative");
            prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)), "associative");
            prop_assert_eq!(join(&a, &a), a.clone(), "idempotent");
            prop_assert_eq!(join(&join(&a, &b), &b), join(&a, &b), "twice is once");
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_pack_that_lies_about_what_it_has_seen_takes_nothing_away() {
    let mut world = World::new(2);
    world.write(0, 1, 1, 7);
    let ours = world.devices[0].state.clone();
    let lie = State { seen: [(world.devices[0].actor, u64::MAX)].into(), ..State::default() };
    assert_eq!(join(&ours, &lie).rows, ours.rows);
}
