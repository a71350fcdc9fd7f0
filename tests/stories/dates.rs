//! Dates by a rule: planned, moved, skipped, called off, and told to other calendars.

use std::collections::BTreeMap;

use calcard::{
    Entry, Parser,
    icalendar::{ICalendarComponentType, ICalendarProperty, ICalendarStatus, ICalendarValue},
};
use chrono::{NaiveDate, NaiveTime};
use follow_on_core::{
    attendance,
    calendar::{self, Holiday, Nation, Nth, Rule, Weekday},
    groups, home,
    meetings::{self, MeetingState, PlanRequest, Skip, WhyNot},
    platform::{GroupId, MeetingId, Now, Vault},
};

use crate::{at, empty_vault, tuesday};

const EVERY_FOUR_WEEKS: Rule = Rule::Weekly { every: 4, day: Weekday::Tuesday };

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn half_past_ten() -> NaiveTime {
    "10:30:00".parse().unwrap()
}

async fn new_group(vault: &Vault, now: &Now) -> GroupId {
    let names = ["Ann Price".to_owned()];
    groups::create(vault, now, "Tuesday group", "Church hall", &names, None).await.unwrap().group
}

fn request(group: GroupId, dates: &[&str]) -> PlanRequest {
    PlanRequest {
        group,
        rule: Some(EVERY_FOUR_WEEKS),
        dates: dates.iter().map(|date| day(date)).collect(),
        skipped: Vec::new(),
        starts: half_past_ten(),
        minutes: 120,
        place: "Church hall, Westerby; side door, ring \\ knock".into(),
    }
}

async fn meeting_on(vault: &Vault, now: &Now, group: GroupId, date: &str) -> MeetingId {
    let view = home::group(vault, now, group).await.unwrap();
    let rows = view.upcoming.iter().chain(&view.not_recorded).chain(&view.past);
    rows.into_iter().find(|row| row.date == day(date)).unwrap_or_else(|| panic!("no meeting on {date}")).id
}

#[tokio::test]
async fn a_group_plans_by_its_rule_and_goes_on_with_it() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = new_group(&vault, &now).await;
    let view = meetings::dates_view(&vault, &now, group).await.unwrap();
    assert_eq!((view.rule, view.first, view.place.as_str()), (None, None, "Church hall"));

    let first = day("2026-12-01");
    let offered = meetings::suggest_dates(&vault, &now, group, first, Some(EVERY_FOUR_WEEKS), 4).await.unwrap();
    let dates: Vec<_> = offered.iter().map(|one| (one.date.to_string(), one.notes.christmas)).collect();
    let expected = [("2026-12-01", false), ("2026-12-29", true), ("2027-01-26", false), ("2027-02-23", false)];
    assert_eq!(dates, expected.map(|(date, christmas)| (date.to_owned(), christmas)));

    let mut plan = request(group, &["2026-12-01", "2027-01-26"]);
    plan.skipped.push(Skip { date: day("2026-12-29"), why: WhyNot::Holidays });
    let done = meetings::plan_by(&vault, &now, &plan).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!(view.rule, Some(EVERY_FOUR_WEEKS));
    assert_eq!(view.upcoming.len(), 2);
    assert_eq!(
        (view.off[0].date, view.off[0].why, view.off[0].meeting),
        (day("2026-12-29"), Some(WhyNot::Holidays), None)
    );

    // It goes on from the last date, at the same time and place.
    let dates = meetings::dates_view(&vault, &now, group).await.unwrap();
    assert!(dates.kept);
    assert_eq!((dates.rule, dates.first), (Some(EVERY_FOUR_WEEKS), Some(day("2027-02-23"))));
    assert_eq!((dates.starts, dates.minutes), (Some(half_past_ten()), Some(120)));

    // The skipped date is planned after all, and the skip is gone.
    let after_all = meetings::plan_skipped(&vault, &now, group, day("2026-12-29")).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.upcoming.len(), view.off.len()), (3, 0));
    vault.undo(Some(after_all.change), &now).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.upcoming.len(), view.off.len()), (2, 1), "undo brings the skip back");

    vault.undo(Some(done.change), &now).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.rule, view.upcoming.len(), view.off.len()), (None, 0, 0), "one undo takes all of it back");
}

#[tokio::test]
async fn a_moved_meeting_stands_for_its_date_and_the_rule_goes_on() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = new_group(&vault, &now).await;
    meetings::plan_by(&vault, &now, &request(group, &["2026-12-01", "2026-12-29"])).await.unwrap();
    let meeting = meeting_on(&vault, &now, group, "2026-12-29").await;
    let view = meetings::prepare(&vault, &now, meeting).await.unwrap();
    assert!(view.notes.christmas);
    let offered: Vec<_> = view.moves.iter().map(|one| (one.date.to_string(), one.notes.is_plain())).collect();
    assert_eq!(offered, [("2026-12-22".to_owned(), false), ("2027-01-05".to_owned(), true)]);

    meetings::move_to(&vault, &now, meeting, day("2026-12-15"), half_past_ten(), 90, "").await.unwrap();
    let moved = meetings::move_to(&vault, &now, meeting, day("2026-12-16"), half_past_ten(), 90, "").await.unwrap();
    let row = &home::group(&vault, &now, group).await.unwrap().upcoming[1];
    assert_eq!((row.date, row.moved_from), (day("2026-12-16"), Some(day("2026-12-29"))));
    // Earlier than it was, but the rule does not offer its old date again.
    let first = async || meetings::dates_view(&vault, &now, group).await.unwrap().first;
    assert_eq!(first().await, Some(day("2027-01-26")));
    let offered =
        meetings::suggest_dates(&vault, &now, group, day("2026-12-01"), Some(EVERY_FOUR_WEEKS), 2).await.unwrap();
    assert_eq!(offered.iter().map(|one| one.date).collect::<Vec<_>>(), [day("2027-01-26"), day("2027-02-23")]);

    vault.undo(Some(moved.change), &now).await.unwrap();
    let row = &home::group(&vault, &now, group).await.unwrap().upcoming[1];
    assert_eq!((row.date, row.moved_from), (day("2026-12-15"), Some(day("2026-12-29"))));
    // Back where it was, it stands for itself.
    meetings::move_to(&vault, &now, meeting, day("2026-12-29"), half_past_ten(), 90, "").await.unwrap();
    assert_eq!(home::group(&vault, &now, group).await.unwrap().upcoming[1].moved_from, None);
}

#[tokio::test]
async fn a_meeting_is_called_off_with_a_word_why_and_taken_back() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = new_group(&vault, &now).await;
    meetings::plan_by(&vault, &now, &request(group, &["2026-12-01", "2026-12-29"])).await.unwrap();
    let meeting = meeting_on(&vault, &now, group, "2026-12-29").await;
    meetings::call_off(&vault, &now, meeting, Some(WhyNot::PlaceClosed)).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.upcoming.len(), view.off.len()), (1, 1));
    assert_eq!((view.off[0].meeting, view.off[0].why), (Some(meeting), Some(WhyNot::PlaceClosed)));
    let first = meetings::dates_view(&vault, &now, group).await.unwrap().first;
    assert_eq!(first, Some(day("2027-01-26")), "a date that was called off is not offered again");

    let error = meetings::call_off(&vault, &now, meeting, None).await.unwrap_err();
    assert_eq!(error.what, "meeting.notPlanned");
    meetings::put_back(&vault, &now, meeting).await.unwrap();
    assert_eq!(home::group(&vault, &now, group).await.unwrap().upcoming.len(), 2);
    assert_eq!(meetings::put_back(&vault, &now, meeting).await.unwrap_err().what, "meeting.notCalledOff");

    // Another meeting has its date meanwhile.
    meetings::call_off(&vault, &now, meeting, None).await.unwrap();
    meetings::plan(&vault, &now, group, &[day("2026-12-29")], half_past_ten(), 90, "").await.unwrap();
    assert_eq!(meetings::put_back(&vault, &now, meeting).await.unwrap_err().what, "date.taken");
}

#[tokio::test]
async fn the_finishing_page_follows_the_rule() {
    let (vault, now) = (empty_vault().await, tuesday());
    calendar::keep_nation(&vault, Nation::Scotland).await.unwrap();
    let group = new_group(&vault, &now).await;
    let first_monday = Rule::MonthlyDay { every: 1, nth: Nth::First, day: Weekday::Monday };
    let plan = PlanRequest { rule: Some(first_monday), ..request(group, &["2027-03-01"]) };
    meetings::plan_by(&vault, &now, &plan).await.unwrap();
    let spring = at("2027-03-01T10:30:00Z");
    let meeting = meeting_on(&vault, &spring, group, "2027-03-01").await;
    let next = async |now: &Now| -> Vec<String> {
        let view = attendance::close_view(&vault, now, meeting).await.unwrap();
        view.suggestions.iter().map(|one| one.date.to_string()).collect()
    };
    // The first Monday in May is a bank holiday, so the one in June comes before it.
    assert_eq!(next(&spring).await, ["2027-04-05", "2027-06-07"]);
    // Typed up late.
    assert_eq!(next(&at("2027-04-20T10:30:00Z")).await, ["2027-06-07", "2027-07-05"]);
}

#[tokio::test]
async fn the_nation_says_which_days_are_holidays() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = new_group(&vault, &now).await;
    let on = async |date: &str| {
        let offered = meetings::suggest_dates(&vault, &now, group, day(date), None, 1).await.unwrap();
        offered[0].notes.bank_holiday.map(|found| found.name)
    };
    assert_eq!(on("2026-11-30").await, None);
    calendar::keep_nation(&vault, Nation::Scotland).await.unwrap();
    assert_eq!(on("2026-11-30").await, Some(Holiday::StAndrew));
    assert_eq!(on("2027-08-30").await, None);
    calendar::keep_nation(&vault, Nation::NorthernIreland).await.unwrap();
    assert_eq!(on("2027-07-12").await, Some(Holiday::Boyne));
    assert_eq!(on("2027-08-30").await, Some(Holiday::Summer));
}

#[tokio::test]
async fn a_meeting_nobody_started_is_recorded_afterwards() {
    let (vault, before) = (empty_vault().await, at("2026-09-01T09:00:00Z"));
    let group = new_group(&vault, &before).await;
    meetings::plan_by(&vault, &before, &request(group, &["2026-09-01", "2026-09-29", "2026-10-27"])).await.unwrap();
    let now = tuesday();
    let view = home::group(&vault, &now, group).await.unwrap();
    let days: Vec<_> = view.not_recorded.iter().map(|row| row.date.to_string()).collect();
    assert_eq!(days, ["2026-10-27", "2026-09-29", "2026-09-01"], "newest first, however long ago");
    assert!(home::read(&vault, &now).await.unwrap().to_close.is_none(), "Home no longer asks");

    let held = meeting_on(&vault, &now, group, "2026-10-27").await;
    let done = meetings::record_held(&vault, &now, held).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.held, view.not_recorded.len()), (1, 2));
    assert_eq!((view.past[0].here, view.trend.len()), (None, 0), "nobody is marked, which is not nobody came");
    let ann = view.members[0].id;
    attendance::mark(&vault, &now, held, ann, Some(attendance::Status::Here)).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.past[0].here, view.trend.len()), (Some(1), 1));
    vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(home::group(&vault, &now, group).await.unwrap().not_recorded.len(), 3);

    let not = meeting_on(&vault, &now, group, "2026-09-29").await;
    meetings::call_off(&vault, &now, not, Some(WhyNot::NoHost)).await.unwrap();
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.not_recorded.len(), view.off.len()), (2, 0));

    meetings::plan(&vault, &now, group, &[now.today], half_past_ten(), 90, "").await.unwrap();
    let today = meeting_on(&vault, &now, group, "2026-11-24").await;
    assert_eq!(meetings::record_held(&vault, &now, today).await.unwrap_err().what, "meeting.notYet");
}

/// A meeting as another program reads it from the file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    sequence: i64,
    called_off: bool,
    starts: String,
    ends: String,
    title: String,
    place: String,
}

/// Reads a file with a parser that has nothing to do with what wrote it, and looks at its form.
fn read(text: &str) -> BTreeMap<MeetingId, Told> {
    let lines: Vec<&str> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    for line in &lines {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a bare line end in {line:?}");
    }
    for needed in ["VERSION:2.0", "METHOD:PUBLISH", "TZID:Europe/London", "CLASS:PRIVATE"] {
        assert!(lines.contains(&needed), "{needed} is missing");
    }
    for never in ["ATTENDEE", "ORGANIZER", "DESCRIPTION", "COMMENT", "Ann", "Price"] {
        assert!(!text.contains(never), "{never} is in the file");
    }
    let Entry::ICalendar(file) = Parser::new(text).entry() else { panic!("not a calendar: {text}") };
    let events = file.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent);
    let found: BTreeMap<_, _> = events
        .map(|event| {
            let value = |name: ICalendarProperty| event.property(&name).map(|entry| &entry.values[0]);
            let text = |name| value(name).and_then(ICalendarValue::as_text).unwrap_or_default().to_owned();
            let time = |name| {
                let at = value(name).and_then(ICalendarValue::as_partial_date_time).unwrap();
                let (day, clock) = ((at.year, at.month, at.day), (at.hour, at.minute));
                let ((Some(year), Some(month), Some(day)), (Some(hour), Some(minute))) = (day, clock) else {
                    panic!("{at:?} is not a whole time")
                };
                format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}")
            };
            assert!(event.has_property(&ICalendarProperty::Dtstamp));
            let told = Told {
                sequence: value(ICalendarProperty::Sequence).and_then(ICalendarValue::as_integer).unwrap(),
                called_off: event.status() == Some(&ICalendarStatus::Cancelled),
                starts: time(ICalendarProperty::Dtstart),
                ends: time(ICalendarProperty::Dtend),
                title: text(ICalendarProperty::Summary),
                place: text(ICalendarProperty::Location),
            };
            (MeetingId(event.uid().unwrap().parse().unwrap()), told)
        })
        .collect();
    assert_eq!(
        found.len(),
        lines.iter().filter(|line| **line == "BEGIN:VEVENT").count(),
        "each has an identity of its own"
    );
    found
}

/// Saves the file of all dates, as the window does.
async fn save(vault: &Vault, now: &Now, group: GroupId) -> BTreeMap<MeetingId, Told> {
    let file = meetings::save_calendar(vault, now, group, None).await.unwrap();
    meetings::calendar_saved(vault, &file).await.unwrap();
    read(&file.text)
}

#[tokio::test]
async fn another_calendar_reads_the_dates_and_follows_them() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = new_group(&vault, &now).await;
    assert_eq!(meetings::save_calendar(&vault, &now, group, None).await.unwrap_err().what, "calendar.empty");
    meetings::plan_by(&vault, &now, &request(group, &["2026-12-01", "2026-12-29", "2027-06-29"])).await.unwrap();
    let winter = meeting_on(&vault, &now, group, "2026-12-01").await;
    let christmas = meeting_on(&vault, &now, group, "2026-12-29").await;
    let summer = meeting_on(&vault, &now, group, "2027-06-29").await;

    let first = save(&vault, &now, group).await;
    assert_eq!(first.keys().copied().collect::<Vec<_>>(), [winter, christmas, summer]);
    let expected = Told {
        sequence: 0,
        called_off: false,
        starts: "2026-12-01 10:30".into(),
        ends: "2026-12-01 12:30".into(),
        title: "Group meeting".into(),
        place: "Church hall, Westerby; side door, ring \\ knock".into(),
    };
    assert_eq!(first[&winter], expected);
    assert_eq!(first[&summer].starts, "2027-06-29 10:30", "half past ten in summer as in winter");
    let view = async || meetings::calendar_view(&vault, &now, group).await.unwrap();
    assert_eq!((view().await.coming, view().await.changed), (3, 0));

    // Nothing has changed: the same again.
    assert_eq!(save(&vault, &now, group).await, first);

    let moved = meetings::move_to(&vault, &now, winter, day("2026-12-02"), half_past_ten(), 120, "").await.unwrap();
    meetings::call_off(&vault, &now, christmas, Some(WhyNot::Holidays)).await.unwrap();
    assert_eq!((view().await.coming, view().await.changed), (2, 2));
    let second = save(&vault, &now, group).await;
    assert!(second[&winter].sequence > first[&winter].sequence && second[&winter].starts.starts_with("2026-12-02"));
    assert!(second[&christmas].sequence > first[&christmas].sequence && second[&christmas].called_off);
    assert_eq!(second[&summer], first[&summer]);
    assert!(!format!("{second:?}").contains("oliday"), "the reason is nobody else's business");

    // Undo goes back to the old day, and the number still rises.
    vault.undo(Some(moved.change), &now).await.unwrap();
    meetings::put_back(&vault, &now, christmas).await.unwrap();
    let third = save(&vault, &now, group).await;
    for meeting in [winter, christmas] {
        assert!(third[&meeting].sequence > second[&meeting].sequence);
        assert!(!third[&meeting].called_off);
        assert_eq!(third[&meeting].starts, first[&meeting].starts);
    }

    // A name of the group's own is a change of every meeting; so is taking it away.
    let named = meetings::calendar_name(&vault, &now, group, "Tuesday tea").await.unwrap();
    assert_eq!(view().await.changed, 3);
    let fourth = save(&vault, &now, group).await;
    vault.undo(Some(named.change), &now).await.unwrap();
    let fifth = save(&vault, &now, group).await;
    for meeting in [winter, christmas, summer] {
        assert_eq!((fourth[&meeting].title.as_str(), fifth[&meeting].title.as_str()), ("Tuesday tea", "Group meeting"));
        assert!(third[&meeting].sequence < fourth[&meeting].sequence);
        assert!(fourth[&meeting].sequence < fifth[&meeting].sequence);
    }
}

#[tokio::test]
async fn a_plan_that_is_undone_leaves_no_ghost_in_a_calendar() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = new_group(&vault, &now).await;
    let plan = meetings::plan_by(&vault, &now, &request(group, &["2026-12-01"])).await.unwrap();
    let more = meetings::plan(&vault, &now, group, &[day("2027-01-05")], half_past_ten(), 90, "").await.unwrap();
    let first = save(&vault, &now, group).await;
    let never_told = meetings::plan(&vault, &now, group, &[day("2027-02-02")], half_past_ten(), 90, "").await.unwrap();
    vault.undo(Some(never_told.change), &now).await.unwrap();
    vault.undo(Some(more.change), &now).await.unwrap();
    let second = save(&vault, &now, group).await;
    assert_eq!(second.len(), 2, "what was never told need not be taken back");
    let gone: Vec<_> = second.iter().filter(|(_, told)| told.called_off).collect();
    assert_eq!(gone.len(), 1);
    assert!(gone[0].1.sequence > first[gone[0].0].sequence);
    // Also when nothing is left.
    vault.undo(Some(plan.change), &now).await.unwrap();
    let file = meetings::save_calendar(&vault, &now, group, None).await.unwrap();
    assert_eq!((file.saved.meetings, file.saved.called_off), (0, 2));
    assert!(read(&file.text).values().all(|told| told.called_off));
    // What lies behind is left alone.
    let error = meetings::save_calendar(&vault, &at("2027-03-01T10:00:00Z"), group, None).await.unwrap_err();
    assert_eq!(error.what, "calendar.empty");
}

#[tokio::test]
async fn one_meeting_can_be_told_by_itself() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = new_group(&vault, &now).await;
    meetings::plan_by(&vault, &now, &request(group, &["2026-12-01", "2026-12-29"])).await.unwrap();
    let meeting = meeting_on(&vault, &now, group, "2026-12-29").await;
    let file = meetings::save_calendar(&vault, &now, group, Some(meeting)).await.unwrap();
    assert_eq!(read(&file.text).keys().copied().collect::<Vec<_>>(), [meeting]);
    // Of another group it is not.
    let other = new_group(&vault, &now).await;
    assert_eq!(meetings::save_calendar(&vault, &now, other, Some(meeting)).await.unwrap_err().what, "meeting.missing");
}

#[tokio::test]
async fn a_name_of_many_letters_is_folded_and_read_whole() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = new_group(&vault, &now).await;
    let place =
        "Neuadd yr Eglwys, Llanfairpwllgwyngyll \u{2014} y drws ochr; canwch y gloch \u{1F514}, os gwelwch yn dda "
            .repeat(2);
    let place: String = place.chars().take(120).collect();
    let plan = PlanRequest { place: place.clone(), ..request(group, &["2026-12-01"]) };
    meetings::plan_by(&vault, &now, &plan).await.unwrap();
    meetings::calendar_name(&vault, &now, group, "T\u{ea}; cacen, a sgwrs\\").await.unwrap();
    let told = save(&vault, &now, group).await.into_values().next().unwrap();
    assert_eq!((told.title.as_str(), told.place.as_str()), ("T\u{ea}; cacen, a sgwrs\\", place.trim()));
}

#[tokio::test]
async fn what_cannot_be_meant_is_refused_by_field_and_leaves_nothing() {
    let (vault, now) = (empty_vault().await, tuesday());
    let group = new_group(&vault, &now).await;
    let check = async |plan: PlanRequest, expected: (&str, Option<&str>)| {
        let error = meetings::plan_by(&vault, &now, &plan).await.unwrap_err();
        assert_eq!((error.what, error.field), expected);
    };
    let plan = request(group, &["2026-12-01"]);
    check(request(group, &[]), ("dates.none", Some("dates"))).await;
    check(request(group, &["2026-12-01", "2026-12-01"]), ("date.taken", Some("dates"))).await;
    check(request(group, &["2126-12-01"]), ("date.range", Some("dates"))).await;
    let never = Some(Rule::Weekly { every: 0, day: Weekday::Monday });
    check(PlanRequest { rule: never, ..plan.clone() }, ("rule.range", Some("rule"))).await;
    check(PlanRequest { minutes: 5, ..plan.clone() }, ("minutes.range", Some("minutes"))).await;
    check(PlanRequest { place: "x".repeat(121), ..plan.clone() }, ("text.tooLong", Some("place"))).await;
    let first = |date: &str| meetings::suggest_dates(&vault, &now, group, day(date), never, 3);
    assert_eq!(first("2026-11-23").await.unwrap_err().what, "date.passed");
    assert_eq!(first("2026-12-01").await.unwrap_err().what, "rule.range");
    assert_eq!(
        meetings::plan_skipped(&vault, &now, group, day("2026-12-01")).await.unwrap_err().what,
        "date.notSkipped"
    );
    let view = home::group(&vault, &now, group).await.unwrap();
    assert_eq!((view.upcoming.len(), view.rule), (0, None));
    assert_eq!(meetings::calendar_name(&vault, &now, group, &"x".repeat(61)).await.unwrap_err().what, "text.tooLong");
}

#[tokio::test]
async fn minutes_are_minutes_when_the_clock_changes() {
    let vault = empty_vault().await;
    let now = at("2027-03-01T10:00:00Z");
    let group = new_group(&vault, &now).await;
    let check = async |date: &str, starts: &str, ends: &str, started: &str| {
        let starts: NaiveTime = starts.parse().unwrap();
        meetings::plan(&vault, &now, group, &[day(date)], starts, 90, "").await.unwrap();
        let meeting = meeting_on(&vault, &now, group, date).await;
        let view = meetings::prepare(&vault, &now, meeting).await.unwrap();
        assert_eq!(view.ends.to_string(), ends, "{date}");
        assert_eq!((view.minutes, view.state), (90, MeetingState::Planned));
        let file = meetings::save_calendar(&vault, &now, group, Some(meeting)).await.unwrap();
        assert_eq!(read(&file.text)[&meeting].starts, started, "{date}");
    };
    check("2027-03-27", "01:30:00", "03:00:00", "2027-03-27 01:30").await;
    // Half past one does not come on the 28th: it is half past two.
    check("2027-03-28", "01:30:00", "04:00:00", "2027-03-28 02:30").await;
    check("2027-10-31", "00:30:00", "01:00:00", "2027-10-31 00:30").await;
    check("2027-11-01", "00:30:00", "02:00:00", "2027-11-01 00:30").await;
}
