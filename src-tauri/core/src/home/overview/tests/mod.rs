//! The rules, and that what SQL keeps is what comes out when everything is worked out afresh.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

#[path = "store.rs"]
mod rows;

use super::{
    model::{Known, Signs, reasons},
    *,
};
use crate::{
    SCHEMA,
    attendance::{self, Status},
    groups::{
        self,
        life::{self, Ending, Life, LifeRequest},
    },
    meetings,
    platform::{GroupId, MeetingId, MemberId, Now, Vault},
    service::{self, Rules},
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What is known of a group, and the rules once more: those in SQL are held against them.
#[derive(Debug, Clone)]
struct Group {
    known: Known,
    first_planned: Option<NaiveDate>,
    every_days: u32,
}

impl Group {
    /// The last day on which it is not quiet yet: a week after so many usual intervals without a meeting.
    fn due_by(&self, rules: &Rules) -> NaiveDate {
        match self.known.life.as_str() {
            "ended" => never(),
            "paused" => self.known.back_on.unwrap_or_else(never),
            _ => {
                let from = self
                    .known
                    .last_held
                    .unwrap_or_else(|| self.first_planned.unwrap_or(self.known.since).max(self.known.since));
                let days = u64::from(rules.quiet_intervals * self.every_days + 7);
                from.checked_add_days(Days::new(days)).unwrap_or_else(never)
            }
        }
    }

    /// The signs as of a day.
    fn signs(&self, rules: &Rules, today: NaiveDate) -> Signs {
        let now = !matches!(self.known.life.as_str(), "paused" | "ended");
        let few = match self.known.recent.as_slice() {
            [.., before, last] => now && *before < rules.few_people && *last < rules.few_people,
            _ => false,
        };
        Signs {
            quiet: today > self.due_by(rules),
            few,
            lone: self.known.life == "meeting" && self.known.hosts < rules.few_hosts,
            falling: now && self.falling(rules),
        }
    }

    /// The last three meetings against those before: by so many in 100 and by two people at least.
    fn falling(&self, rules: &Rules) -> bool {
        let Some((lately, before)) = self.known.averages() else { return false };
        before - lately >= 2.0 && lately * 100.0 <= before * f64::from(100 - rules.falling_percent)
    }
}

fn never() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

fn known(recent: &[u32]) -> Known {
    Known {
        life: "meeting".into(),
        back_on: None,
        since: date("2025-01-06"),
        hosts: 2,
        last_held: Some(date("2026-10-27")),
        recent: recent.to_vec(),
    }
}

#[test]
fn a_group_needs_a_look() {
    let check_every = |known: &Known, every_days, today: &str, expected: &[(LookKind, u32, Option<u32>)]| {
        let group = Group { known: known.clone(), first_planned: None, every_days };
        let signs = group.signs(&Rules::default(), date(today));
        let found: Vec<_> =
            reasons(known, signs, date(today)).iter().map(|one| (one.kind, one.number, one.before)).collect();
        assert_eq!(found, expected, "{known:?} on {today}");
    };
    let check = |known: &Known, today, expected: &[_]| check_every(known, 28, today, expected);
    let well = known(&[6, 7, 6, 6, 7, 6, 5, 6]);
    check(&well, "2026-11-24", &[]);
    // Two intervals and a week: a four-weekly group that skips Christmas is not quiet.
    check(&well, "2026-12-29", &[]);
    check(&well, "2026-12-30", &[(LookKind::Quiet, 9, None)]);
    check_every(&well, 7, "2026-11-18", &[(LookKind::Quiet, 3, None)]);
    check(&known(&[6, 2, 1]), "2026-11-24", &[(LookKind::Few, 1, Some(2))]);
    check(&known(&[6, 1, 3]), "2026-11-24", &[]);
    check(&known(&[2]), "2026-11-24", &[]);
    check(&known(&[8, 9, 8, 7, 8, 4, 4, 5]), "2026-11-24", &[(LookKind::Falling, 4, Some(8))]);
    // Three of four is a third of nobody in particular.
    check(&known(&[4, 4, 4, 3, 3, 3]), "2026-11-24", &[]);
    check(&known(&[8, 8, 8, 4, 4]), "2026-11-24", &[]);
    check(&Known { hosts: 1, ..well.clone() }, "2026-11-24", &[(LookKind::Hosts, 1, None)]);
    check(&Known { hosts: 0, life: "planned".into(), ..well.clone() }, "2026-11-24", &[]);
    let never = Known { last_held: None, recent: Vec::new(), ..well.clone() };
    check(&never, "2025-03-10", &[]);
    check(&never, "2025-03-11", &[(LookKind::NotBegun, 9, None)]);
    let paused = Known { life: "paused".into(), back_on: Some(date("2026-11-01")), ..known(&[1, 1]) };
    check(&paused, "2026-11-01", &[]);
    check(&paused, "2026-11-16", &[(LookKind::NotBack, 2, None)]);
    check(&Known { life: "ended".into(), hosts: 0, ..known(&[1, 1]) }, "2030-01-01", &[]);
}

/// What somebody does, as far as the list of groups is concerned.
#[derive(Debug, Clone)]
enum Step {
    Group,
    Rename(usize, u8),
    Person(usize, bool),
    Remove(usize),
    Plan(usize, u8),
    Move(usize, u8),
    Cancel(usize),
    Start(usize),
    Mark(usize, usize, u8),
    Guest(usize),
    Finish(usize),
    Pause(usize, u8),
    GoOn(usize),
    End(usize),
    Rules(u8, u8, u8),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => Just(Step::Group),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(at, to)| Step::Rename(at, to)),
        4 => (any::<usize>(), any::<bool>()).prop_map(|(at, host)| Step::Person(at, host)),
        1 => any::<usize>().prop_map(Step::Remove),
        4 => (any::<usize>(), any::<u8>()).prop_map(|(at, day)| Step::Plan(at, day)),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(at, day)| Step::Move(at, day)),
        1 => any::<usize>().prop_map(Step::Cancel),
        6 => any::<usize>().prop_map(Step::Start),
        8 => (any::<usize>(), any::<usize>(), 0..4_u8).prop_map(|(at, who, how)| Step::Mark(at, who, how)),
        1 => any::<usize>().prop_map(Step::Guest),
        6 => any::<usize>().prop_map(Step::Finish),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(at, day)| Step::Pause(at, day)),
        1 => any::<usize>().prop_map(Step::GoOn),
        1 => any::<usize>().prop_map(Step::End),
        1 => (1..7_u8, 2..6_u8, 1..4_u8).prop_map(|(a, b, c)| Step::Rules(a, b, c)),
        3 => Just(Step::Undo),
    ]
}

#[derive(Default)]
struct World {
    groups: Vec<GroupId>,
    members: Vec<MemberId>,
    meetings: Vec<MeetingId>,
}

const PLACES: [&str; 3] = ["", "Hollin Bank", "Penfold"];

fn pick<T: Copy>(all: &[T], at: usize) -> Option<T> {
    all.get(at.checked_rem(all.len())?).copied()
}

fn step_of(life: Life, now: &Now, back_on: Option<NaiveDate>) -> LifeRequest {
    let how = (life == Life::Ended).then_some(Ending::Friends);
    LifeRequest { life, on: now.today, back_on, how, merged_with: String::new() }
}

/// Does it, or nothing where it cannot be done: what is refused must leave nothing behind either.
async fn take(vault: &Vault, now: &Now, world: &mut World, step: &Step) {
    let ten = "10:30:00".parse().unwrap();
    let day = |day: u8| {
        now.today.checked_sub_days(Days::new(200)).unwrap().checked_add_days(Days::new(u64::from(day))).unwrap()
    };
    match *step {
        Step::Group => {
            let place = PLACES[world.groups.len() % 3];
            let name = format!("Group {}", world.groups.len());
            world.groups.extend(groups::create(vault, now, &name, place, &[], None).await.map(|made| made.group));
        }
        Step::Rename(at, to) => {
            let Some(group) = pick(&world.groups, at) else { return };
            let place = PLACES[usize::from(to) % 3];
            let _ = groups::rename(vault, now, group, &format!("Renamed {to}"), place).await;
        }
        Step::Person(at, host) => {
            let Some(group) = pick(&world.groups, at) else { return };
            let Ok(made) = groups::add_member(vault, now, group, "Somebody", "", "", &[]).await else { return };
            if host {
                let _ = groups::edit_member(vault, now, made.member, "Somebody", "", "", "", true).await;
            }
            world.members.push(made.member);
        }
        Step::Remove(at) => {
            let Some(member) = pick(&world.members, at) else { return };
            let _ = groups::remove_member(vault, now, member).await;
        }
        Step::Plan(at, to) => {
            let Some(group) = pick(&world.groups, at) else { return };
            let _ = meetings::plan(vault, now, group, &[day(to)], ten, 90, "").await;
            world.meetings = rows::all_meetings(vault).await;
        }
        Step::Move(at, to) => {
            let Some(meeting) = pick(&world.meetings, at) else { return };
            let _ = meetings::move_to(vault, now, meeting, day(to), ten, 90, "").await;
        }
        Step::Cancel(at) => {
            let Some(meeting) = pick(&world.meetings, at) else { return };
            let _ = meetings::call_off(vault, now, meeting, None).await;
        }
        Step::Start(at) => {
            let Some(meeting) = pick(&world.meetings, at) else { return };
            let _ = meetings::start(vault, now, meeting).await;
        }
        Step::Mark(at, who, how) => {
            let (Some(meeting), Some(member)) = (pick(&world.meetings, at), pick(&world.members, who)) else { return };
            let status = [None, Some(Status::Here), Some(Status::Here), Some(Status::Apologies)][usize::from(how)];
            let _ = attendance::mark(vault, now, meeting, member, status).await;
        }
        Step::Guest(at) => {
            let Some(meeting) = pick(&world.meetings, at) else { return };
            let _ = attendance::add_guest(vault, now, meeting, "Anne").await;
        }
        Step::Finish(at) => {
            let Some(meeting) = pick(&world.meetings, at) else { return };
            let _ = attendance::finish(vault, now, meeting, "", &[], None).await;
        }
        Step::Pause(at, to) => {
            let Some(group) = pick(&world.groups, at) else { return };
            let back_on = now.today.checked_add_days(Days::new(u64::from(to)));
            let _ = life::set(vault, now, group, &step_of(Life::Paused, now, back_on)).await;
        }
        Step::GoOn(at) => {
            let Some(group) = pick(&world.groups, at) else { return };
            let _ = life::set(vault, now, group, &step_of(Life::Meeting, now, None)).await;
        }
        Step::End(at) => {
            let Some(group) = pick(&world.groups, at) else { return };
            let _ = life::set(vault, now, group, &step_of(Life::Ended, now, None)).await;
        }
        Step::Rules(quiet_intervals, few_people, few_hosts) => {
            let rules = Rules {
                quiet_intervals: quiet_intervals.min(6).into(),
                few_people: few_people.into(),
                few_hosts: few_hosts.into(),
                ..Rules::default()
            };
            let _ = service::write_rules(vault, now, &rules).await;
        }
        Step::Undo => {
            let _ = vault.undo(None, now).await;
        }
    }
}

/// Everything about a group, from the rows themselves.
async fn afresh(vault: &Vault, group: i64) -> (Group, u32, Option<u32>) {
    let mut conn = vault.connection().await.unwrap();
    let sql = conn.sql();
    let (since, life, back_on) = rows::life(sql, group).await;
    let people = rows::members(sql, group).await;
    let held = rows::held(sql, group).await;
    let dates = rows::dates(sql, group).await;
    let last: Vec<_> = held.iter().rev().take(8).rev().collect();
    let gaps = |days: &[NaiveDate]| -> Vec<i64> {
        let mut gaps: Vec<i64> =
            days.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).filter(|gap| *gap > 0).collect();
        gaps.sort_unstable();
        gaps
    };
    let lately = gaps(&last.iter().map(|(day, ..)| *day).collect::<Vec<_>>());
    let planned = gaps(&dates.iter().take(2).map(|(day, _)| *day).collect::<Vec<_>>());
    let every = lately.get(lately.len().saturating_sub(1) / 2).or(planned.first()).copied().unwrap_or(28).clamp(7, 92);
    let here = |state: &str| matches!(state, "here" | "onBreak");
    let first_planned = dates.iter().find(|(_, state)| state == "planned").map(|(day, _)| *day);
    let known = Known {
        life,
        back_on,
        since,
        hosts: people.iter().filter(|(state, host)| state == "here" && *host).count() as u32,
        last_held: held.last().map(|(day, ..)| *day),
        recent: last.iter().map(|(_, here, guests)| here + guests).collect(),
    };
    let members = people.iter().filter(|(state, _)| here(state)).count() as u32;
    let group = Group { known, first_planned, every_days: every as u32 };
    (group, members, held.last().map(|(_, here, _)| *here))
}

async fn check_all(vault: &Vault, now: &Now) {
    let mut total = (0, 0, 0, 0, 0);
    let rules = {
        let mut conn = vault.connection().await.unwrap();
        store::quiet_from_today(conn.sql(), now.today).await.unwrap();
        service::rules(conn.sql()).await.unwrap()
    };
    let rows = {
        let mut conn = vault.connection().await.unwrap();
        rows::groups(conn.sql()).await
    };
    for (group, place) in &rows {
        let kept = {
            let mut conn = vault.connection().await.unwrap();
            rows::kept(conn.sql(), *group).await
        };
        let (so, members, came) = afresh(vault, *group).await;
        let signs = so.signs(&rules, now.today);
        let known = &so.known;
        let expected = (
            members,
            known.hosts,
            known.last_held.map(|day| day.to_string()).unwrap_or_default(),
            came.map_or(-1, i64::from),
            format!("{:?}", known.recent).replace(' ', ""),
            so.every_days,
            so.due_by(&rules),
            signs.quiet,
            signs.few,
            signs.lone,
            signs.falling,
            place.clone(),
        );
        assert_eq!(kept, expected, "group {group}");
        let Signs { quiet, few, lone, falling } = signs;
        let look = quiet || few || lone || falling;
        let now = !matches!(known.life.as_str(), "planned" | "paused" | "ended");
        total.0 += 1;
        total.1 += u32::from(look);
        total.2 += if now { members } else { 0 };
        total.3 += if now { came.unwrap_or_default() } else { 0 };
        total.4 += if now && came.is_some() { members } else { 0 };
    }
    let mut conn = vault.connection().await.unwrap();
    let counts = store::counts(conn.sql(), None, None).await.unwrap();
    assert_eq!((counts.all, counts.look, counts.people, counts.came, counts.could), total);
    for place in PLACES.into_iter().filter(|place| !place.is_empty()) {
        let of_place = rows.iter().filter(|(_, at)| at == place).count() as u32;
        assert_eq!(store::counts(conn.sql(), Some(place), None).await.unwrap().all, of_place, "{place}");
        assert_eq!(store::counts(conn.sql(), Some(place), Some(2026)).await.unwrap().all, of_place, "{place} of 2026");
    }
    let mut places: Vec<&str> =
        rows.iter().map(|(_, place)| place.as_str()).filter(|place| !place.is_empty()).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(store::places(conn.sql()).await.unwrap(), places);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_what_is_so(steps in prop::collection::vec(step(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let vault = Vault::in_memory(&SCHEMA).await.unwrap();
            let now = Now::of("2026-11-24T10:30:00Z".parse().unwrap());
            let mut world = World::default();
            for step in [Step::Group, Step::Group, Step::Person(0, true), Step::Person(1, false)].iter().chain(&steps) {
                take(&vault, &now, &mut world, step).await;
            }
            check_all(&vault, &now).await;
            // Three months on nothing changed but the day.
            let later = Now::of("2027-02-24T10:30:00Z".parse().unwrap());
            check_all(&vault, &later).await;
            check_all(&vault, &now).await;
        });
    }
}

fn ask(show: Show, sort: Sort, down: bool) -> GroupsAsk {
    GroupsAsk { show, place: None, began: None, sort, down, after: None }
}

#[tokio::test]
async fn every_group_is_on_one_page_in_every_order() {
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let now = Now::of("2026-11-24T10:30:00Z".parse().unwrap());
    for nth in 0..60 {
        // Many that are alike in everything but the name.
        let place = PLACES[nth % 3];
        groups::create(&vault, &now, &format!("Group {:02}", (nth * 7) % 60), place, &[], None).await.unwrap();
    }
    for sort in Sort::ALL {
        for down in [false, true] {
            let mut seen = Vec::new();
            let mut asked = ask(Show::All, *sort, down);
            loop {
                let page = groups_page(&vault, &now, &asked).await.unwrap();
                assert_eq!(page.total, 60);
                seen.extend(page.rows.into_iter().map(|row| row.group.name));
                asked.after = page.next;
                if page.next.is_none() {
                    break;
                }
            }
            let mut once = seen.clone();
            once.sort();
            once.dedup();
            assert_eq!((seen.len(), once.len()), (60, 60), "{sort:?} {down}");
            if *sort == Sort::Name {
                let mut expected = once;
                if down {
                    expected.reverse();
                }
                assert_eq!(seen, expected);
            }
        }
    }
    let at = |place: &str| GroupsAsk { place: Some(place.into()), ..ask(Show::Now, Sort::Name, false) };
    assert_eq!(groups_page(&vault, &now, &at("Penfold")).await.unwrap().total, 20);
    assert_eq!(groups_page(&vault, &now, &at("Nowhere")).await.unwrap().rows, []);
    let of = GroupsAsk { began: Some(2026), ..at("Penfold") };
    assert_eq!(groups_page(&vault, &now, &of).await.unwrap().rows.len(), 20);
    let gone = GroupsAsk { after: Some(GroupId(crate::platform::fresh())), ..of };
    assert_eq!(groups_page(&vault, &now, &gone).await.unwrap_err().what, "group.missing");
}

#[tokio::test]
async fn each_order_has_an_index_of_its_own() {
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    for show in Show::ALL {
        for sort in Sort::ALL {
            for after in [None, Some(GroupId(crate::platform::fresh()))] {
                let asked = GroupsAsk { after, ..ask(*show, *sort, true) };
                let steps = rows::plan(conn.sql(), &store::page_text(&asked)).await;
                // Those that need a look are few; they may be sorted. So may the groups of one page.
                let sorts = steps.iter().filter(|step| step.contains("TEMP B-TREE")).count();
                let one_page = usize::from(after.is_some());
                assert!(sorts <= one_page || *show == Show::Look, "{show:?} {sort:?}: {steps:?}");
                let indexed = steps.iter().filter(|step| step.contains(" s ")).all(|step| step.contains("USING"));
                assert!(indexed, "{show:?} {sort:?}: {steps:?}");
            }
        }
    }
}
