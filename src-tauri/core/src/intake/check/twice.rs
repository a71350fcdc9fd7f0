//! Rows of a list that look like one person.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::super::choices::{Choices, Keep};
use super::super::model::{Problem, What};
use super::super::values::{self, Answer};
use super::person::Person;
use crate::people::phone_key;
use crate::programmes::Finished;

/// Different names under one phone number that are looked at; a ward's own number has many more.
const MOST_SHARING: usize = 8;

/// The keys are hashes already, or a phone number's digits: to spread these over a table's places takes one
/// multiplication (Fibonacci hashing; Knuth, The Art of Computer Programming 3, 6.4), and not a hash of a hash.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        // The upper half is the one that is spread; a table looks at both ends.
        let spread = (self.0 ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = spread ^ (spread >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

type ByKey<T> = HashMap<u64, T, BuildHasherDefault<Spread>>;

/// Who has a phone number or an address: one, as nearly always, or several.
enum Sharing {
    One(usize),
    Several(Vec<usize>),
}

impl Sharing {
    fn all(&self) -> &[usize] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Several(several) => several,
        }
    }

    fn add(&mut self, person: usize) {
        let all = self.all();
        if all.len() < MOST_SHARING && !all.contains(&person) {
            *self = Self::Several(all.iter().copied().chain([person]).collect());
        }
    }
}

/// Finds rows that look like one person: the same name (in whichever order), before all where phone or
/// e-mail are the same too; or names much alike that share one of these. Decided pairs are acted on;
/// the others are returned, and until they are decided the later row counts as dropped. Pairs of which
/// nobody comes in are not asked about.
pub(super) fn same_people(people: &mut [Person], choices: &Choices) -> Vec<Problem> {
    let decided: HashMap<(u32, u32), Keep> =
        choices.same.iter().map(|pair| (ordered(pair.row, pair.other_row), pair.keep)).collect();
    let mut problems = Vec::new();
    // Where a name, and a contact, was seen.
    let room = people.len() * 2;
    let mut by_name: ByKey<usize> = ByKey::with_capacity_and_hasher(room, BuildHasherDefault::default());
    let mut by_contact: ByKey<Sharing> = ByKey::with_capacity_and_hasher(room, BuildHasherDefault::default());
    for at in 0..people.len() {
        if !values::is_name(&people[at].name) {
            continue;
        }
        let names = values::name_keys(&people[at].name);
        let contacts = contacts(&people[at]);
        let later = &people[at];
        let shared = |key: Option<u64>| {
            let sharing = key.and_then(|key| by_contact.get(&key)).map_or(&[][..], Sharing::all);
            let same =
                |other: &&usize| values::name_keys(&people[**other].name).iter().zip(&names).any(|(a, b)| a == b);
            let near = |other: &&usize| values::alike(&people[**other].name, &later.name);
            sharing.iter().find(same).or_else(|| sharing.iter().find(near)).copied()
        };
        let (same_phone, same_email) = (shared(contacts[0]), shared(contacts[1]));
        let earlier = same_phone.or(same_email).or_else(|| names.iter().find_map(|name| by_name.get(name)).copied());

        let mut stands_for = at;
        if let Some(earlier) = earlier
            && (people[at].comes() || people[earlier].comes())
        {
            let keep = decided.get(&ordered(people[earlier].row, people[at].row)).copied();
            if keep != Some(Keep::Both) {
                let value = same_phone
                    .map(|_| people[at].phone.number.clone())
                    .or(same_email.map(|_| people[at].email.clone()));
                if keep.is_none() {
                    problems.push(Problem {
                        row: Some(people[at].row),
                        name: Some(people[at].name.clone()),
                        value,
                        other_row: Some(people[earlier].row),
                        other_name: Some(people[earlier].name.clone()),
                        ..Problem::of(What::SameAs)
                    });
                }
                let (before, after) = people.split_at_mut(at);
                fold(&mut before[earlier], &mut after[0]);
                stands_for = earlier;
            }
        }
        for name in names {
            by_name.entry(name).or_insert(stands_for);
        }
        for key in contacts.into_iter().flatten() {
            by_contact.entry(key).and_modify(|sharing| sharing.add(stands_for)).or_insert(Sharing::One(stands_for));
        }
    }
    problems
}

/// Phone and e-mail in a form to compare. Odd and even, so that no number is taken for an address.
fn contacts(person: &Person) -> [Option<u64>; 2] {
    let phone = (!person.phone.is_empty()).then(|| phone_key(&person.phone.number) << 1);
    let email = (!person.email.is_empty()).then(|| values::email_key(&person.email) | 1);
    [phone, email]
}

/// Two rows of one person: the earlier takes what it lacks from the later. What they said is taken with
/// care: a no or a maybe in either stands.
fn fold(kept: &mut Person, dropped: &mut Person) {
    let careful = |one: Answer, other: Answer| {
        let said = [Answer::No, Answer::Maybe, Answer::Yes];
        said.into_iter().find(|answer| *answer == one || *answer == other).unwrap_or_default()
    };
    kept.answer = careful(kept.answer, dropped.answer);
    kept.agreed = careful(kept.agreed, dropped.agreed);
    kept.shares = careful(kept.shares, dropped.shares);
    if kept.finished == Finished::NotKnown {
        kept.finished = dropped.finished;
    }
    if kept.why.is_empty() {
        kept.why = std::mem::take(&mut dropped.why);
    }
    if kept.phone.is_empty() && !kept.phone_fixed {
        kept.phone = std::mem::take(&mut dropped.phone);
    }
    if kept.email.is_empty() && !kept.email_fixed {
        kept.email = std::mem::take(&mut dropped.email);
    }
    if kept.time.is_empty() {
        kept.time = std::mem::take(&mut dropped.time);
    }
    dropped.dropped = true;
}

fn ordered(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}
