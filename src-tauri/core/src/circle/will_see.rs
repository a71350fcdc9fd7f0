//! What the other side will see, read from the file that they get and from nothing else.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    groups::{MEMBER, MemberState, SUPPORT_GROUP},
    meetings::{JOTTING, MEETING, MeetingState},
    needs::MEMBER_NEED,
    platform::{Result, Table, Value},
    sharing::{Name, Row, State, is_there},
    venues::VENUE,
};

/// Somebody in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WillSeePerson {
    /// Name.
    pub name: String,
    /// Phone number; empty if it is not in the file.
    pub phone: String,
    /// E-mail address; empty if it is not in the file.
    pub email: String,
    /// What helps them take part: how many things.
    pub needs: u32,
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WillSee {
    /// The group's name.
    pub group: String,
    /// People on the list, by name; 200 at most.
    pub people: Vec<WillSeePerson>,
    /// How many there are.
    pub count: u32,
    /// How many more have left.
    pub left: u32,
    /// The next dates; five at most.
    pub dates: Vec<NaiveDate>,
    /// Meetings that were held.
    pub held: u32,
    /// Things jotted down at meetings.
    pub notes: u32,
    /// Places, by name.
    pub places: Vec<String>,
}

/// Most people that are shown.
const PEOPLE: usize = 200;
const DATES: usize = 5;
const PLACES: usize = 10;

/// Rows of a table that are there.
pub(super) fn rows<'s>(state: &'s State, table: &'static Table) -> impl Iterator<Item = (&'s Name, &'s Row)> {
    let first = Name { kind: table.kind, key: Vec::new() };
    state.rows.range(first..).take_while(move |(name, _)| name.kind == table.kind).filter(|(_, row)| is_there(row))
}

/// A column of a row, as text; empty if it holds none.
pub(super) fn text<'r>(row: &'r Row, table: &Table, column: &str) -> &'r str {
    match table.field(column).and_then(|field| row.get(&field.no)).map(|cell| &cell.now.value) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// What is in a state, as somebody would read it on the day `today`.
pub(super) fn will_see(state: &State, today: NaiveDate) -> Result<WillSee> {
    let needs: Vec<&Name> = rows(state, &MEMBER_NEED).map(|(name, _)| name).collect();
    let (mut people, mut left) = (Vec::new(), 0);
    for (name, row) in rows(state, &MEMBER) {
        if MemberState::parse(text(row, &MEMBER, "state")).is_some_and(MemberState::is_gone) {
            left += 1;
            continue;
        }
        people.push(WillSeePerson {
            name: text(row, &MEMBER, "name").to_owned(),
            phone: text(row, &MEMBER, "phone").to_owned(),
            email: text(row, &MEMBER, "email").to_owned(),
            needs: small(needs.iter().filter(|need| need.key.first() == name.key.first()).count()),
        });
    }
    people.sort_by_key(|person| person.name.to_lowercase());
    let count = small(people.len());
    people.truncate(PEOPLE);
    let (mut dates, mut held) = (Vec::new(), 0);
    for (_, row) in rows(state, &MEETING) {
        let date = text(row, &MEETING, "on_date").parse::<NaiveDate>().ok();
        match text(row, &MEETING, "state") {
            // What was never written is as the table makes it: planned.
            state if state.is_empty() || state == MeetingState::Planned.text() => {
                dates.extend(date.filter(|date| *date >= today));
            }
            state if state == MeetingState::Held.text() => held += 1,
            _ => {}
        }
    }
    dates.sort_unstable();
    dates.truncate(DATES);
    let mut places: Vec<String> = rows(state, &VENUE).map(|(_, row)| text(row, &VENUE, "name").to_owned()).collect();
    places.truncate(PLACES);
    let group = rows(state, &SUPPORT_GROUP).next().map(|(_, row)| text(row, &SUPPORT_GROUP, "name").to_owned());
    let notes = small(rows(state, &JOTTING).count());
    Ok(WillSee { group: group.unwrap_or_default(), people, count, left, dates, held, notes, places })
}

pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
