//! What happens in a made-up group, month by month. Pure: chance is handed in.

use chrono::{Datelike, Days, Months, NaiveDate};
use rand::{Rng, rngs::StdRng};

use crate::{
    attendance::Status,
    demo::clinic::{FIRST_NAMES, SURNAMES},
    groups::life::Ending,
    reasons::{Reason, ToldBy},
};

const PLACES: [&str; 8] =
    ["Westerby", "Castle Moor", "Hollin Bank", "Penfold", "Millbrook", "Harbour Street", "Beck Lane", "Orchard Road"];
const HALLS: [&str; 6] = ["Library", "Church Hall", "Community Centre", "Caf\u{e9}", "Bowls Club", "Allotments"];
/// Why people leave, each as often as it stands here; the first ones are said to weigh most.
const WHY: [Reason; 13] = [
    Reason::DontKnow,
    Reason::DontKnow,
    Reason::DontKnow,
    Reason::PainOrHealth,
    Reason::PainOrHealth,
    Reason::NoConnection,
    Reason::NoConnection,
    Reason::GotWhatNeeded,
    Reason::GotWhatNeeded,
    Reason::GettingThere,
    Reason::WorkCaringFamily,
    Reason::DayOrTime,
    Reason::SomethingElse,
];
const ENDINGS: [Ending; 8] = [
    Ending::TooFew,
    Ending::TooFew,
    Ending::TooFew,
    Ending::NoHost,
    Ending::NoHost,
    Ending::Friends,
    Ending::NotNeeded,
    Ending::Arrangements,
];

/// A group with all that happened in it.
pub struct GroupPlan {
    pub nth: u32,
    pub name: String,
    pub place: String,
    pub since: NaiveDate,
    pub ended: Option<(NaiveDate, Ending)>,
    pub meetings: Vec<NaiveDate>,
    pub people: Vec<PersonPlan>,
    /// Of its programme, without a name: maybe, no with a reason, not asked.
    pub others: (u32, Vec<Option<Reason>>, u32),
}

/// One of its people.
pub struct PersonPlan {
    pub name: String,
    pub host: bool,
    /// By the meetings, as long as they are on the list; none: not marked.
    pub marks: Vec<Option<Status>>,
    pub left: Option<(NaiveDate, Option<Reason>, Option<ToldBy>)>,
    /// Agreed to be counted, that the service may know why, and to research.
    pub agreed: [bool; 3],
}

/// What happened in the `nth` group, until today.
pub fn group(nth: u32, today: NaiveDate, rng: &mut StdRng) -> GroupPlan {
    let place = PLACES[rng.random_range(0..PLACES.len())];
    let hall = HALLS[rng.random_range(0..HALLS.len())];
    let months = rng.random_range(1..72_u32);
    let since = today
        .checked_sub_months(Months::new(months))
        .and_then(|on| on.checked_sub_days(Days::new(u64::from(nth % 28))))
        .unwrap_or(today);
    let mut ended = None;
    let mut meetings = Vec::new();
    for month in 0..months {
        let Some(on) = since.checked_add_days(Days::new(14 + 28 * u64::from(month))).filter(|on| *on < today) else {
            break;
        };
        meetings.push(on);
        // 22 in 100 a year, and none before its third meeting.
        if month > 2 && rng.random_bool(0.0205) {
            ended = on.checked_add_days(Days::new(10)).map(|on| (on, ENDINGS[rng.random_range(0..ENDINGS.len())]));
            break;
        }
    }
    let join = rng.random_range(5..=12);
    let people = (0..join).map(|who| person(who, &meetings, rng)).collect();
    let reason = |rng: &mut StdRng| rng.random_bool(0.6).then(|| WHY[rng.random_range(3..WHY.len())]);
    let no = (0..rng.random_range(1..4)).map(|_| reason(rng)).collect();
    GroupPlan {
        nth,
        name: format!("{place} {hall} group {}", nth + 1),
        place: format!("{hall}, {place}"),
        since,
        ended: ended.filter(|(on, _)| *on < today),
        meetings,
        people,
        others: (rng.random_range(0..3), no, rng.random_range(0..3)),
    }
}

fn person(who: usize, meetings: &[NaiveDate], rng: &mut StdRng) -> PersonPlan {
    let name = format!(
        "{} {}",
        FIRST_NAMES[rng.random_range(0..FIRST_NAMES.len())],
        SURNAMES[rng.random_range(0..SURNAMES.len())]
    );
    let host = who < 2 || (who == 2 && rng.random_bool(0.3));
    let never = !host && rng.random_bool(0.18);
    let mut marks = Vec::new();
    let mut left = None;
    let mut silent = false;
    for (nth, on) in meetings.iter().enumerate() {
        let dark = if matches!(on.month(), 12 | 1 | 2) { 0.1 } else { 0.0 };
        let chance = if never || silent { 0.0 } else { 0.65 - 0.2 * (nth.min(12) as f64) / 12.0 - dark };
        let mark = if host && !silent || rng.random_bool(chance) {
            Status::Here
        } else if !silent && rng.random_bool(0.6) {
            Status::Apologies
        } else {
            Status::NoWord
        };
        marks.push(rng.random_bool(0.97).then_some(mark));
        // Of 100 who come, 72 still do after a year; a quarter of those who go say nothing.
        if nth > 0 && !silent && rng.random_bool(if host { 0.01 } else { 0.027 }) {
            if !never && rng.random_bool(0.25) {
                silent = true;
                continue;
            }
            let known = rng.random_bool(0.8).then(|| WHY[rng.random_range(0..WHY.len())]);
            let told = [ToldBy::Person, ToldBy::Person, ToldBy::SomeoneElse, ToldBy::OurGuess];
            let told = known.map(|_| told[rng.random_range(0..told.len())]);
            left = on.checked_add_days(Days::new(9)).map(|on| (on, known, told));
            break;
        }
    }
    let agreed = [0.85, 0.7, 0.3].map(|share| rng.random_bool(share));
    PersonPlan { name, host, marks, left, agreed }
}
