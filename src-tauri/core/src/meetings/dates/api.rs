//! Planning, moving, skipping, calling off, and what is said of it afterwards.

use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    model::{OffDate, Suggestion, WhyNot, free_dates, sensible, suggestion, usual_dates},
    store,
};
use crate::{
    calendar::{self, Nation, PUBLISHED_UP_TO, Rule},
    fields, goals,
    groups::{self, GroupRef},
    meetings::{
        agenda::must_be_planned,
        api::{AGENDA_ITEM, MEETING},
        model::usual_agenda,
        store::{self as meetings, Meeting},
    },
    platform::{
        Change, Code, Done, Error, GroupId, Home, Key, MeetingId, Now, Result, Table, Topic, Vault, check_date,
        one_line,
    },
};

/// How a group's dates repeat, and what it is called in calendars.
pub static RHYTHM: Table = Table {
    kind: 43,
    name: "rhythm",
    key: Key::Natural(&["group_id"]),
    home: Home::Group("group_id"),
    topic: Topic::Meetings,
    fields: fields![1 rule, 2 anchor, 3 calendar_name],
};

/// Dates of the rule on which a group does not meet.
pub static SKIPPED_DATE: Table = Table {
    kind: 44,
    name: "skipped_date",
    key: Key::Natural(&["group_id", "on_date"]),
    home: Home::Group("group_id"),
    topic: Topic::Meetings,
    fields: fields![1 why],
};

/// Most dates that can be planned in one go.
const MOST_DATES: usize = 60;
/// Most dates that the page shows to choose from.
const MOST_SHOWN: u32 = 52;
/// How far back a date still counts as one that the rule need not suggest again.
const LOOK_BACK_DAYS: u64 = 60;
/// Most days off that a group's page shows of each kind.
const MOST_OFF: u32 = 6;

/// The page on which dates are chosen (part of screen 9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DatesView {
    /// The group.
    pub group: GroupRef,
    /// The rule that is kept, or what the last dates look like; none for a new group.
    pub rule: Option<Rule>,
    /// The rule was chosen by somebody and is kept.
    pub kept: bool,
    /// The first date that could suit; none for a new group.
    pub first: Option<NaiveDate>,
    /// When the group usually starts.
    pub starts: Option<NaiveTime>,
    /// How long it usually takes, in minutes.
    pub minutes: Option<u32>,
    /// Where it usually meets; may be empty.
    pub place: String,
    /// The nation whose bank holidays count.
    pub nation: Nation,
    /// The last year whose bank holidays are published.
    pub known_up_to: i32,
}

/// A date to skip, with why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Skip {
    /// The date.
    pub date: NaiveDate,
    /// Why the group does not meet on it.
    pub why: WhyNot,
}

/// Meetings to plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanRequest {
    /// The group.
    pub group: GroupId,
    /// The rule to keep with the group; none leaves what is kept as it is.
    pub rule: Option<Rule>,
    /// The dates.
    pub dates: Vec<NaiveDate>,
    /// Dates of the rule between them on which the group does not meet.
    pub skipped: Vec<Skip>,
    /// From.
    pub starts: NaiveTime,
    /// How long.
    pub minutes: u32,
    /// Where; may be empty.
    pub place: String,
}

/// The rule that is kept with a group. One from a newer version counts as none and is kept.
pub async fn rule(sql: &mut SqliteConnection, group: i64) -> Result<Option<Rule>> {
    Ok(store::rhythm(sql, group).await?.and_then(|rhythm| Rule::parse(&rhythm.rule)))
}

/// What the page needs to suggest dates.
pub async fn dates_view(vault: &Vault, now: &Now, group: GroupId) -> Result<DatesView> {
    let nation = calendar::nation(vault).await?;
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let usual = store::usual(conn.sql(), group.id).await?;
    let rhythm = store::rhythm(conn.sql(), group.id).await?.unwrap_or_default();
    let kept = Rule::parse(&rhythm.rule);
    let mut rule = kept;
    if let (None, Some(last)) = (kept, &usual) {
        let every = store::usual_weeks(conn.sql(), group.id, last.on_date).await?;
        let day = chrono::Datelike::weekday(&last.on_date).into();
        rule = Some(Rule::Weekly { every: u16::try_from(every).unwrap_or(4), day });
    }
    let mut first = None;
    if let (Some(rule), Some(last)) = (rule, &usual) {
        let anchor = rhythm.anchor.filter(|_| kept.is_some()).unwrap_or(last.on_date);
        first = after_the_last(conn.sql(), now, group.id, rule, anchor).await?;
    }
    let place = usual.as_ref().map(|last| last.place.clone()).filter(|place| !place.is_empty());
    Ok(DatesView {
        rule,
        kept: kept.is_some(),
        first,
        starts: usual.as_ref().map(|last| last.starts),
        minutes: usual.as_ref().map(|last| last.minutes),
        place: place.unwrap_or_else(|| group.place.clone()),
        nation,
        known_up_to: PUBLISHED_UP_TO,
        group: group.reference(),
    })
}

/// The rule's first date after all that is spoken for, and not before today.
async fn after_the_last(
    sql: &mut SqliteConnection,
    now: &Now,
    group: i64,
    rule: Rule,
    anchor: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let spoken_for = store::spoken_for(sql, group, back(now.today)).await?;
    let last = spoken_for.into_iter().max();
    let from = last.and_then(|last| last.succ_opt()).map_or(now.today, |next| next.max(now.today));
    Ok(rule.dates(anchor, from, 1).first().copied())
}

fn back(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(LOOK_BACK_DAYS)).unwrap_or(day)
}

/// The first `count` dates from `first` on that are not spoken for, with what to know about each. Without
/// a rule: that one date.
///
/// Errors: `Invalid date.passed`, `date.range` on `first`; `Invalid rule.range` on `rule`.
pub async fn suggest_dates(
    vault: &Vault,
    now: &Now,
    group: GroupId,
    first: NaiveDate,
    rule: Option<Rule>,
    count: u32,
) -> Result<Vec<Suggestion>> {
    check_date("first", first)?;
    if first < now.today {
        return Err(Error::invalid("first", "date.passed"));
    }
    if rule.is_some_and(|rule| !rule.is_sensible()) || count > MOST_SHOWN {
        return Err(Error::invalid("rule", "rule.range"));
    }
    let nation = calendar::nation(vault).await?;
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?.id;
    let spoken_for = store::spoken_for(conn.sql(), group, back(now.today)).await?;
    let dates = match rule {
        Some(rule) => free_dates(rule, first, count, &spoken_for),
        None => vec![first],
    };
    Ok(dates.into_iter().map(|date| suggestion(nation, now.today, date)).collect())
}

/// Dates for the meeting after one on `last`: by the group's rule, or at the usual distance; the more
/// sensible one first.
pub async fn next_dates(
    sql: &mut SqliteConnection,
    nation: Nation,
    now: &Now,
    group: i64,
    last: NaiveDate,
) -> Result<Vec<Suggestion>> {
    let spoken_for = store::spoken_for(sql, group, back(last.min(now.today))).await?;
    let rhythm = store::rhythm(sql, group).await?.unwrap_or_default();
    let dates = match Rule::parse(&rhythm.rule) {
        Some(rule) => {
            let tomorrow = last.max(now.today).succ_opt().unwrap_or(last);
            let ask = u16::try_from(3 + spoken_for.len()).unwrap_or(3);
            let dates = rule.dates(rhythm.anchor.unwrap_or(last), tomorrow, ask);
            dates.into_iter().filter(|date| !spoken_for.contains(date)).take(3).collect()
        }
        None => usual_dates(now.today, last, store::usual_weeks(sql, group, last).await?, &spoken_for),
    };
    Ok(sensible(nation, last, &dates))
}

/// Where a meeting could be moved to: the same weekday a week earlier or later, if that day is free.
pub async fn to_move_to(
    sql: &mut SqliteConnection,
    nation: Nation,
    now: &Now,
    meeting: &Meeting,
) -> Result<Vec<Suggestion>> {
    let week = Days::new(7);
    let days = [meeting.on_date.checked_sub_days(week), meeting.on_date.checked_add_days(week)];
    let mut found = Vec::new();
    for day in days.into_iter().flatten().filter(|day| *day >= now.today) {
        if !meetings::taken(sql, meeting.group_id, day, meeting.id).await? {
            found.push(suggestion(nation, now.today, day));
        }
    }
    Ok(found)
}

/// Days to come on which the group does not meet, in order.
pub async fn off_dates(sql: &mut SqliteConnection, group: i64, today: NaiveDate) -> Result<Vec<OffDate>> {
    let mut found = store::off(sql, group, today, MOST_OFF).await?;
    found.sort_by_key(|off| off.date);
    Ok(found)
}

/// Plans meetings on these dates, each with the default agenda. Errors: as for [`plan_by`].
pub async fn plan(
    vault: &Vault,
    now: &Now,
    group: GroupId,
    dates: &[NaiveDate],
    starts: NaiveTime,
    minutes: u32,
    place: &str,
) -> Result<Done> {
    let request = PlanRequest {
        group,
        rule: None,
        dates: dates.to_vec(),
        skipped: Vec::new(),
        starts,
        minutes,
        place: place.to_owned(),
    };
    plan_by(vault, now, &request).await
}

/// Plans meetings, keeps the rule they follow, and notes the dates that are skipped.
///
/// Errors: `Invalid dates.none`, `dates.tooMany` on `dates`; `Conflict date.taken` on `dates`;
/// `Invalid rule.range` on `rule`; `Invalid minutes.range` on `minutes` (15 minutes to 8 hours).
pub async fn plan_by(vault: &Vault, now: &Now, request: &PlanRequest) -> Result<Done> {
    let PlanRequest { dates, skipped, .. } = request;
    if dates.is_empty() {
        return Err(Error::invalid("dates", "dates.none"));
    }
    if dates.len() + skipped.len() > MOST_DATES {
        return Err(Error::invalid("dates", "dates.tooMany"));
    }
    let mut change = vault.change("meetings.plan", now).await?;
    let group = groups::group(change.sql(), request.group).await?.id;
    for skip in skipped {
        check_date("skipped", skip.date)?;
        change.put(&SKIPPED_DATE, &[group.into(), skip.date.into()], &[("why", skip.why.into())]).await?;
    }
    for date in dates {
        plan_in(&mut change, group, *date, request.starts, request.minutes, &request.place).await?;
    }
    if let Some(rule) = request.rule {
        if !rule.is_sensible() {
            return Err(Error::invalid("rule", "rule.range"));
        }
        let anchor = dates.iter().copied().chain(skipped.iter().map(|skip| skip.date)).min();
        let values = [("rule", rule.text().into()), ("anchor", anchor.into())];
        change.put(&RHYTHM, &[group.into()], &values).await?;
    }
    change.commit().await
}

/// Plans one meeting with the default agenda, as part of a change. Answers with its local id.
pub async fn plan_in(
    change: &mut Change<'_>,
    group: i64,
    date: NaiveDate,
    starts: NaiveTime,
    minutes: u32,
    place: &str,
) -> Result<i64> {
    check_date("dates", date)?;
    let place = checked_place(minutes, place)?;
    must_be_free(change, group, date, 0, "dates").await?;
    let (meeting, _) = change
        .insert(
            &MEETING,
            &[
                ("group_id", group.into()),
                ("on_date", date.into()),
                ("starts", starts.into()),
                ("minutes", i64::from(minutes).into()),
                ("place", place.into()),
            ],
        )
        .await?;
    let agenda = usual_agenda(goals::offered(change.sql(), group).await?);
    for (position, (kind, minutes)) in (1_i64..).zip(agenda) {
        let values = [
            ("meeting_id", meeting.into()),
            ("position", position.into()),
            ("kind", (*kind).into()),
            ("minutes", i64::from(*minutes).into()),
        ];
        change.insert(&AGENDA_ITEM, &values).await?;
    }
    Ok(meeting)
}

/// No other meeting is on that date, and it is not skipped any more.
pub(super) async fn must_be_free(
    change: &mut Change<'_>,
    group: i64,
    date: NaiveDate,
    except: i64,
    field: &'static str,
) -> Result<()> {
    if meetings::taken(change.sql(), group, date, except).await? {
        return Err(Error { field: Some(field), ..Error::new(Code::Conflict, "date.taken") });
    }
    change.remove_if_there(&SKIPPED_DATE, &[group.into(), date.into()]).await
}

fn checked_place(minutes: u32, place: &str) -> Result<String> {
    if !(15..=480).contains(&minutes) {
        return Err(Error::invalid("minutes", "minutes.range"));
    }
    one_line("place", place, 120)
}

/// Moves a planned meeting. Errors: `Conflict meeting.notPlanned`; `Conflict date.taken` on `date`.
pub async fn move_to(
    vault: &Vault,
    now: &Now,
    meeting: MeetingId,
    date: NaiveDate,
    starts: NaiveTime,
    minutes: u32,
    place: &str,
) -> Result<Done> {
    check_date("date", date)?;
    let place = checked_place(minutes, place)?;
    let mut change = vault.change("meetings.move", now).await?;
    let row = planned(&mut change, meeting).await?;
    must_be_free(&mut change, row.group_id, date, row.id, "date").await?;
    // However often it is moved, it stands for the date it was planned for first.
    let stands_for = row.moved_from.unwrap_or(row.on_date);
    let values = [
        ("on_date", date.into()),
        ("starts", starts.into()),
        ("minutes", i64::from(minutes).into()),
        ("place", place.into()),
        ("moved_from", Some(stands_for).filter(|day| *day != date).into()),
    ];
    change.put(&MEETING, &[row.id.into()], &values).await?;
    change.commit().await
}

/// Plans a meeting on a date that was skipped, at the usual time and place.
///
/// Errors: `NotFound date.notSkipped`; `Conflict date.taken`.
pub async fn plan_skipped(vault: &Vault, now: &Now, group: GroupId, date: NaiveDate) -> Result<Done> {
    let mut change = vault.change("meetings.planSkipped", now).await?;
    let group = groups::group(change.sql(), group).await?.id;
    let skipped = store::is_skipped(change.sql(), group, date).await?;
    let usual = store::usual(change.sql(), group).await?.filter(|_| skipped);
    let usual = usual.ok_or_else(|| Error::not_found("date.notSkipped"))?;
    plan_in(&mut change, group, date, usual.starts, usual.minutes, &usual.place).await?;
    change.commit().await
}

pub(super) async fn planned(change: &mut Change<'_>, meeting: MeetingId) -> Result<Meeting> {
    let row = meetings::meeting(change.sql(), meeting).await?;
    must_be_planned(&row)?;
    Ok(row)
}
