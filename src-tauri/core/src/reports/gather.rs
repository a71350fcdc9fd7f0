//! Going through everybody, a few groups at a time.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    model::{End, Group, Marked, Person, REASONS, REGULAR_AT, group_span, main, way, year},
    store::{self, GroupRow, MemberRow},
};
use crate::{
    groups::MemberState,
    platform::{Connection, Result, Vault},
    privacy::{self, Audience, Purpose, What, may_show},
    reasons::{ToldBy, Why},
    survival::Span,
};

/// Groups that are read in one go. Between two of these a tap passes.
const AT_ONCE: u32 = 100;

/// One person's time in a group, with what people are told apart by.
pub struct Spell {
    /// As it was told.
    pub told: Span,
    /// With silence counted as going.
    pub silent: Span,
    /// Where the group meets, as a number.
    pub place: u32,
    /// The year in which they first came.
    pub year: i32,
    /// More than eight are on the list.
    pub large: bool,
    /// Its hosts, three being all above two.
    pub hosts: u32,
    /// They agreed to be in what is given to research.
    pub research: bool,
}

/// Somebody who said yes after a programme and can be followed.
#[derive(Clone, Copy, Default)]
pub struct Followed {
    /// Came at least once.
    pub came: bool,
    /// At each mark: a regular or not; none: nobody can know.
    pub regular: [Option<bool>; REGULAR_AT.len()],
}

/// What is counted of everybody. No name is in it.
#[derive(Default)]
pub struct Gathered {
    /// On the list of a group, now or once.
    pub people: u32,
    /// Who agreed to be counted.
    pub agreed: u32,
    /// Everybody's time who agreed and came.
    pub spells: Vec<Spell>,
    /// Of those who said yes, by the service's own number for the person.
    pub followed: HashMap<i64, Followed>,
    /// Main reasons of those who came and left.
    pub left: [u32; REASONS],
    /// How those are known: the person, someone else, our guess, nobody says.
    pub told_by: [u32; 4],
    /// How many people came to under 25, 50, 75 and up to 100 of 100 of their meetings.
    pub per_person: [u32; 4],
    /// How long groups have gone on.
    pub groups: Vec<Span>,
    /// Groups that ended, and of them, well.
    pub ended: (u32, u32),
}

/// Goes through every group.
pub async fn gather(vault: &Vault) -> Result<Gathered> {
    let mut all = Gathered::default();
    let mut places: HashMap<String, u32> = HashMap::new();
    let mut after = 0;
    loop {
        let mut conn = vault.connection().await?;
        let groups = store::groups(conn.sql(), after, AT_ONCE).await?;
        let Some(last) = groups.last() else { return Ok(all) };
        after = last.id;
        for group in &groups {
            let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
            let place = *places.entry(group.place.to_lowercase()).or_insert(next);
            one(&mut conn, group, place, &mut all).await?;
        }
    }
}

async fn one(conn: &mut Connection<'_>, group: &GroupRow, place: u32, all: &mut Gathered) -> Result<()> {
    let ended = group.life_since.filter(|_| group.life == "ended");
    if let (Some(first), Some(last)) = (group.first_held, group.last_held) {
        let how = group.ended_how.as_deref().unwrap_or_default();
        all.groups.push(group_span(first, last, ended.map(|on| (on, how == "merged"))));
        if ended.is_some() && how != "merged" {
            all.ended.0 += 1;
            all.ended.1 += u32::from(matches!(how, "friends" | "notNeeded"));
        }
    }
    let members = store::members(conn.sql(), group.id).await?;
    let agreed = privacy::given_in(conn.sql(), group.id).await?;
    let mut marks: HashMap<i64, Vec<Marked>> = HashMap::new();
    let head: HashMap<i64, i64> = members.iter().filter_map(|row| Some((row.id, row.same_as?))).collect();
    for (member, on, came) in store::marks(conn.sql(), group.id).await? {
        let of = marks.entry(*head.get(&member).unwrap_or(&member)).or_default();
        match of.last_mut() {
            // Two rows of one person at one meeting: came, if either says so.
            Some(last) if last.on == on && head.contains_key(&member) => last.came |= came,
            _ => of.push(Marked { on, came }),
        }
    }
    let facts = Group { last_record: group.last_held.unwrap_or_default(), ended };
    for row in members.iter().filter(|row| row.same_as.is_none()) {
        all.people += 1;
        let purposes = agreed.get(&row.id).map_or(&[][..], Vec::as_slice);
        if may_show(What::Numbers, Audience::Reports, purposes) {
            all.agreed += 1;
            let person = person(row, marks.remove(&row.id).unwrap_or_default(), purposes);
            count(row, &person, &facts, (group, place), all);
        }
    }
    Ok(())
}

/// A member with what may be known of why they left.
struct Counted {
    person: Person,
    why: Why,
    research: bool,
}

fn person(row: &MemberRow, marks: Vec<Marked>, purposes: &[Purpose]) -> Counted {
    let may = may_show(What::ReasonForLeaving, Audience::Reports, purposes);
    let text = |column: &Option<String>| column.clone().unwrap_or_default();
    let why = if may {
        Why::read(&text(&row.reasons), row.main_reason.as_deref(), &text(&row.fine), row.told_by.as_deref())
    } else {
        Why::default()
    };
    let on: Option<NaiveDate> = row.on_date;
    let end = match MemberState::parse(&row.state) {
        Some(MemberState::Left) => Some(End::Left(way(&why))),
        Some(MemberState::Died) => Some(End::Died),
        Some(MemberState::MovedGroup) => Some(End::Moved),
        Some(MemberState::Here | MemberState::OnBreak) | None => None,
    };
    let on_break = row.state == MemberState::OnBreak.text();
    let research = may_show(What::Numbers, Audience::Research, purposes);
    Counted { person: Person { marks, end: end.zip(on), on_break }, why, research }
}

fn count(row: &MemberRow, counted: &Counted, facts: &Group, (group, place): (&GroupRow, u32), all: &mut Gathered) {
    let Counted { person, why, .. } = counted;
    if let (Some(first), Some(told), Some(silent)) =
        (person.first_came(), person.span(facts, false), person.span(facts, true))
    {
        let (large, hosts) = (group.members > 8, group.hosts.clamp(1, 3));
        all.spells.push(Spell { told, silent, place, year: year(first), large, hosts, research: counted.research });
        if matches!(person.end, Some((End::Left(_), _))) {
            all.left[main(why).place()] += 1;
            all.told_by[match why.told_by {
                Some(ToldBy::Person) => 0,
                Some(ToldBy::SomeoneElse) => 1,
                Some(ToldBy::OurGuess) => 2,
                None => 3,
            }] += 1;
        }
    }
    if !person.marks.is_empty() {
        let came = person.marks.iter().filter(|mark| mark.came).count();
        all.per_person[(came * 4 / person.marks.len()).min(3)] += 1;
    }
    if let Some(who) = row.person.filter(|_| row.said_yes) {
        let came = person.first_came().is_some();
        let regular = REGULAR_AT.map(|months| person.regular(months, facts));
        let of = all.followed.entry(who).or_default();
        if came && !of.came {
            *of = Followed { came, regular };
        }
    }
}
