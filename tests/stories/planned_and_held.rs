//! Planned and held: what each kind of date counts as, as one table to be read by a person.

use follow_on_core::{
    attendance::{self, Status},
    groups, home,
    meetings::{self, WhyNot},
    platform::{GroupId, MeetingId, MemberId, Vault},
};

use crate::{at, empty_vault};

/// What becomes of a date.
enum Became {
    /// Held, with somebody marked as here.
    Held,
    /// Moved to another day, and held there.
    MovedAndHeld(&'static str),
    /// Nobody opened the app; said to be held afterwards, with a count and no names.
    HeldLater(u32),
    /// Called off before the day.
    CalledOff(WhyNot),
    /// Called off on the day.
    OnTheDay(WhyNot),
    /// Some met without a meeting.
    Informal,
    /// Nobody ever said.
    NotRecorded,
    /// Still to come.
    ToCome,
}

use Became::{CalledOff, Held, HeldLater, Informal, MovedAndHeld, NotRecorded, OnTheDay, ToCome};

const DATES: [(&str, Became); 9] = [
    ("2026-09-01", Held),
    ("2026-09-15", CalledOff(WhyNot::HostIll)),
    ("2026-09-29", MovedAndHeld("2026-10-01")),
    ("2026-10-13", OnTheDay(WhyNot::NobodyCame)),
    ("2026-10-27", Informal),
    ("2026-11-10", HeldLater(7)),
    ("2026-11-17", NotRecorded),
    ("2026-12-01", CalledOff(WhyNot::Weather)),
    ("2026-12-15", ToCome),
];

/// Where a date stands on the group's page on 24 November.
const GOLDEN: &str = "\
2026-09-01  held
2026-09-15  -
2026-09-29  -
2026-10-01  held
2026-10-13  -
2026-10-27  -
2026-11-10  held
2026-11-17  not recorded
2026-12-01  off (Weather)
2026-12-15  to come
held 3, last met 2026-11-10, quiet no";

#[tokio::test]
async fn what_each_date_counts_as() {
    let (vault, start) = (empty_vault().await, at("2026-08-25T10:00:00Z"));
    let names = ["Ann Pargeter".to_owned()];
    let group = groups::create(&vault, &start, "Tuesday group", "Hall", &names, None).await.unwrap().group;
    let ann = home::group(&vault, &start, group).await.unwrap().members[0].id;
    let days: Vec<_> = DATES.iter().map(|(day, _)| day.parse().unwrap()).collect();
    meetings::plan(&vault, &start, group, &days, "10:30:00".parse().unwrap(), 90, "Hall").await.unwrap();

    for (day, became) in &DATES {
        let meeting = on(&vault, group, day).await;
        match became {
            Held => hold(&vault, meeting, ann, day).await,
            MovedAndHeld(to) => {
                let starts = "10:30:00".parse().unwrap();
                let early = at("2026-09-20T08:00:00Z");
                meetings::move_to(&vault, &early, meeting, to.parse().unwrap(), starts, 90, "Hall").await.unwrap();
                hold(&vault, meeting, ann, to).await;
            }
            HeldLater(count) => {
                let after = at("2026-11-24T08:00:00Z");
                meetings::record_held(&vault, &after, meeting).await.unwrap();
                meetings::headcount(&vault, &after, meeting, Some(*count)).await.unwrap();
            }
            CalledOff(why) => {
                meetings::call_off(&vault, &at("2026-09-02T08:00:00Z"), meeting, Some(*why)).await.unwrap();
            }
            OnTheDay(why) => {
                meetings::call_off(&vault, &at(&format!("{day}T13:00:00Z")), meeting, Some(*why)).await.unwrap();
            }
            Informal => {
                let after = at(&format!("{day}T13:00:00Z"));
                meetings::record_informal(&vault, &after, meeting, Some(4)).await.unwrap();
            }
            NotRecorded | ToCome => {}
        }
    }
    assert_eq!(table(&vault, group).await, GOLDEN);
}

async fn on(vault: &Vault, group: GroupId, day: &str) -> MeetingId {
    let view = home::group(vault, &at(&format!("{day}T08:00:00Z")), group).await.unwrap();
    let found = view.upcoming.iter().find(|row| row.date == day.parse().unwrap());
    found.unwrap_or_else(|| panic!("no meeting on {day}")).id
}

async fn hold(vault: &Vault, meeting: MeetingId, who: MemberId, day: &str) {
    let during = at(&format!("{day}T10:30:00Z"));
    meetings::start(vault, &during, meeting).await.unwrap();
    attendance::mark(vault, &during, meeting, who, Some(Status::Here)).await.unwrap();
    attendance::finish(vault, &during, meeting, "", &[], None).await.unwrap();
}

/// Every date with the list of the group's page in which it stands.
async fn table(vault: &Vault, group: GroupId) -> String {
    let view = home::group(vault, &at("2026-11-24T09:00:00Z"), group).await.unwrap();
    let mut days: Vec<String> = DATES.iter().map(|(day, _)| (*day).to_owned()).collect();
    days.push("2026-10-01".to_owned());
    days.sort();
    let mut lines: Vec<String> = days
        .iter()
        .map(|day| {
            let date = day.parse().unwrap();
            let mut stands = Vec::new();
            stands.extend(view.past.iter().filter(|row| row.date == date).map(|_| "held".to_owned()));
            stands.extend(view.not_recorded.iter().filter(|row| row.date == date).map(|_| "not recorded".to_owned()));
            stands.extend(view.upcoming.iter().filter(|row| row.date == date).map(|_| "to come".to_owned()));
            stands.extend(view.off.iter().filter(|off| off.date == date).map(|off| match off.why {
                Some(why) => format!("off ({why:?})"),
                None => "off".to_owned(),
            }));
            format!("{day}  {}", if stands.is_empty() { "-".to_owned() } else { stands.join(", ") })
        })
        .collect();
    let last = view.past.first().map_or_else(|| "never".to_owned(), |row| row.date.to_string());
    lines.push(format!("held {}, last met {last}, quiet {}", view.held, if view.quiet { "yes" } else { "no" }));
    lines.join("\n")
}
