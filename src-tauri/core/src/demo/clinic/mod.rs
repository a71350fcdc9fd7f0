//! A made-up pain service as a clinician sees it: years of programmes and the groups that came of them.
//!
//! The numbers follow what is known of such services: some fifteen live groups of about eight people,
//! months to years old, with more than half of a list at a meeting and fewer of them in the dark months.

mod plans;
mod programmes;

use chrono::{Days, Months, NaiveDate, NaiveTime};

pub(super) use self::plans::{FIRST_NAMES, SURNAMES};
use self::plans::{GROUPS, LACKS, MERGED_WITH, NEEDS, ON_RECORD, Plan, Stands};
use super::{at, going_on, names, next_weekday};
use crate::{
    asking::{self, Form, Said},
    attendance::{self, Status},
    groups::{
        self,
        agreed::Agreed,
        jobs::{self, Job},
        life::{self, Ending, Life, LifeRequest},
    },
    home,
    leaving::{self, How, KeepInTouch, LeavingRequest},
    meetings,
    needs::{self, NeedEdit},
    people::{Role, set_role},
    platform::{ActorId, GroupId, MemberId, Now, Result, Vault},
    privacy::{Decision, Purpose, ReachedBy},
    reasons::{Reason, ToldBy, Why},
    service::{self, Contact, Nation, ServiceContacts},
    venues::{self, Access, Answer, VenueForm},
};

/// Who is at the laptop.
pub const YOU: &str = "Hannah Boateng";
/// Who else works here.
const COLLEAGUES: [(&str, &str); 2] = [("Tom Ferreira", "Physiotherapist"), ("Anjali Menon", "Occupational therapist")];

/// Puts the made-up service into a vault, as of `now`. The same day gives the same data.
pub async fn fill(vault: &Vault, now: &Now) -> Result<()> {
    let staff = staff(vault, now).await?;
    let mut names = Names(0);
    // The oldest end first, so that the story of what changed ends with what is new.
    for (nth, plan) in GROUPS.iter().enumerate().rev() {
        service::someone_else(vault, staff[nth % staff.len()]).await?;
        group(vault, now, plan, nth, &mut names).await?;
    }
    service::someone_else(vault, staff[0]).await?;
    programmes::next(vault, now, &mut names).await
}

/// The service and those who work here, the one at the laptop first.
async fn staff(vault: &Vault, now: &Now) -> Result<Vec<ActorId>> {
    set_role(vault, Role::Clinician).await?;
    home::write_me(vault, now, YOU, Some("Westerby pain service")).await?;
    service::introduce(vault, now, YOU, "Clinical psychologist").await?;
    home::confirm_code(vault, true).await?;
    home::note_backup(vault, now).await?;
    let contact = |name: &str, phone: &str, email: &str| Contact {
        name: name.to_owned(),
        phone: phone.to_owned(),
        email: email.to_owned(),
    };
    let contacts = ServiceContacts {
        name: "Westerby pain service".to_owned(),
        nation: Nation::England,
        governance: contact("Information governance", "01632 960450", "governance@example.org"),
        safeguarding: contact("Safeguarding team", "01632 960451", "safeguarding@example.org"),
        line_name: "Westerby crisis line".to_owned(),
        line_phone: "01632 960452".to_owned(),
        checked_on: now.today.checked_sub_days(Days::new(40)),
    };
    service::write_contacts(vault, now, &contacts).await?;
    for (name, job) in COLLEAGUES {
        service::someone_new(vault, now, name, job).await?;
    }
    let mut all = service::read(vault).await?.staff;
    all.sort_by_key(|one| one.name != YOU);
    Ok(all.into_iter().map(|one| one.id).collect())
}

/// Names, each once.
struct Names(usize);

impl Names {
    fn some(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.one()).collect()
    }

    fn one(&mut self) -> String {
        loop {
            let nth = self.0;
            self.0 += 1;
            let (first, last) = (FIRST_NAMES[nth % FIRST_NAMES.len()], SURNAMES[(nth * 7 + 3) % SURNAMES.len()]);
            let name = format!("{first} {last}");
            if !names::ST_AIDANS.contains(&name.as_str()) {
                return name;
            }
        }
    }
}

async fn group(vault: &Vault, now: &Now, plan: &Plan, nth: usize, names: &mut Names) -> Result<()> {
    let starts = NaiveTime::from_hms_opt(plan.starts.0, plan.starts.1, 0).unwrap_or_default();
    let back = |from: NaiveDate, weeks: u64| from.checked_sub_days(Days::new(weeks * 7)).unwrap_or(from);
    // Not all of them meet in the same week.
    let weeks_ahead = if plan.stands == Stands::Meets { nth as u64 % plan.every } else { 0 };
    let next = next_weekday(now.today, plan.day).checked_add_days(Days::new(weeks_ahead * 7)).unwrap_or(now.today);
    let last = back(next, plan.ago);
    let held: Vec<NaiveDate> = (0..plan.came.len() as u64).rev().map(|ago| back(last, ago * plan.every)).collect();
    let months = Months::new(u32::try_from(plan.months).unwrap_or_default());
    let set_up = now.today.checked_sub_months(months).unwrap_or(last);
    let before_first = back(held.first().copied().unwrap_or(next), 3);
    let begun = at(set_up.min(before_first), starts);

    let mut list: Vec<String> = plan.named.iter().map(|name| (*name).to_owned()).collect();
    list.extend(names.some(plan.people + plan.left.len() - list.len()));
    let typed: &[String] = if plan.months > ON_RECORD { &list } else { &[] };
    let created = groups::create(vault, &begun, plan.name, plan.place, typed, None).await?.group;
    if typed.is_empty() {
        programmes::came_from(vault, &begun, created, &list).await?;
    }
    let members: Vec<MemberId> = by_name(vault, &begun, created, &list).await?;
    let (stay, go) = members.split_at(plan.people);
    for (nth, host) in stay.iter().take(plan.hosts).enumerate() {
        jobs::give(vault, &begun, *host, if nth == 0 { Job::Host } else { Job::CoHost }, "").await?;
    }
    let ahead = if plan.stands == Stands::Meets && plan.ago <= plan.every { 3 } else { 0 };
    let coming = (0..ahead).filter_map(|nth| next.checked_add_days(Days::new(nth * plan.every * 7)));
    let all: Vec<NaiveDate> = held.iter().copied().chain(coming).collect();
    meetings::plan(vault, &begun, created, &all, starts, 120, plan.place).await?;
    place(vault, &begun, created, plan.place, nth).await?;
    if !matches!(plan.stands, Stands::Ended(_)) {
        permissions(vault, &begun, stay, &list, plan.hosts, nth).await?;
        going_on::write_down(vault, &begun, created, Agreed::Agreement, going_on::AGREEMENT).await?;
        if plan.named == names::ST_AIDANS {
            going_on::write_down(vault, &begun, created, Agreed::SupportPlan, going_on::PLAN).await?;
        }
    }
    let left_on = held.get(held.len() / 2).copied().unwrap_or(last);
    for (nth, (date, came)) in held.iter().zip(plan.came).enumerate() {
        // Whoever has left since came until then, and sat where others do now.
        let (host, others) = stay.split_at(stay.len().min(1));
        let gone = if *date < left_on { go } else { &[] };
        let list: Vec<MemberId> = host.iter().chain(gone).chain(others).copied().collect();
        hold(vault, &at(*date, starts), created, &list, *came, nth).await?;
    }
    counted(vault, &begun, &members, go).await?;
    for (member, reason) in go.iter().zip(plan.left) {
        leave(vault, left_on, *member, *reason).await?;
    }
    stand(vault, now, created, plan.stands, last).await
}

/// The members of a group in the order of these names.
async fn by_name(vault: &Vault, now: &Now, group: GroupId, names: &[String]) -> Result<Vec<MemberId>> {
    let members = home::group(vault, now, group).await?.members;
    let of = |name: &String| members.iter().find(|member| member.name == *name).map(|member| member.id);
    Ok(names.iter().filter_map(of).collect())
}

async fn place(vault: &Vault, begun: &Now, group: GroupId, name: &str, nth: usize) -> Result<()> {
    let form = VenueForm {
        name: name.to_owned(),
        address: String::new(),
        getting_there: "The bus stops outside. The level way in is at the side.".to_owned(),
        cost: ["Free", "\u{a3}10 for two hours", "\u{a3}6 an hour"][nth % 3].to_owned(),
        booking_role: "The caretaker".to_owned(),
        booking_phone: format!("01632 9604{:02}", 60 + nth % 40),
        opening: String::new(),
        notes: String::new(),
    };
    let venue = venues::keep(vault, begun, group, None, &form).await?.venue;
    for what in Access::ALL.iter().take(5 + nth % 5) {
        let found = if *what == LACKS[nth % LACKS.len()] { Answer::No } else { Answer::Yes };
        venues::answer(vault, begun, venue, *what, found).await?;
    }
    Ok(())
}

/// What the first few of a group answered, typed up from their forms; the others are still to be asked.
async fn permissions(
    vault: &Vault,
    on: &Now,
    members: &[MemberId],
    names: &[String],
    hosts: usize,
    nth: usize,
) -> Result<()> {
    for (at, (member, name)) in members.iter().zip(names).take(3).enumerate() {
        let yes = [Purpose::HostHasContacts, Purpose::AskAfterAbsence, Purpose::HostsKnowNeeds, Purpose::UseInReports];
        let mut answers: Vec<Said> =
            yes.iter().map(|purpose| Said { purpose: *purpose, decision: Decision::Given }).collect();
        let some = if at == 0 { Decision::Given } else { Decision::Refused };
        answers.extend(
            [Purpose::SharePhone, Purpose::ShareReason, Purpose::Research]
                .map(|purpose| Said { purpose, decision: some }),
        );
        let form = Form { how: ReachedBy::PaperForm, on: on.today, taken_by: String::new(), answers };
        asking::record(vault, on, *member, &form).await?;
        let first = name.split(' ').next().unwrap_or_default().to_lowercase().replace('\u{e2}', "a");
        let (phone, email) = (format!("01632 9600{:02}", (nth * 3 + at) % 100), format!("{first}{nth}@example.org"));
        groups::edit_member(vault, on, *member, name, &phone, &email, "", at < hosts).await?;
    }
    let Some(member) = members.get(1) else { return Ok(()) };
    for (need, how) in NEEDS[nth % NEEDS.len()] {
        let edit = NeedEdit { need: *need, how: (*how).to_owned(), flagged: true, shared: true };
        needs::put(vault, on, *member, &edit).await?;
    }
    Ok(())
}

/// Most people agreed to be counted without a name, and most who left, that the service may know why.
async fn counted(vault: &Vault, on: &Now, members: &[MemberId], go: &[MemberId]) -> Result<()> {
    for member in members {
        let mut answers = vec![Said { purpose: Purpose::UseInReports, decision: Decision::Given }];
        if go.contains(member) {
            answers.push(Said { purpose: Purpose::ShareReason, decision: Decision::Given });
        }
        let form = Form { how: ReachedBy::PaperForm, on: on.today, taken_by: String::new(), answers };
        asking::record(vault, on, *member, &form).await?;
    }
    Ok(())
}

/// A meeting to which so many came: those who run it, and the others in turn.
async fn hold(
    vault: &Vault,
    during: &Now,
    group: GroupId,
    members: &[MemberId],
    came: usize,
    nth: usize,
) -> Result<()> {
    let upcoming = home::group(vault, during, group).await?.upcoming;
    let Some(meeting) = upcoming.iter().find(|one| one.date == during.today).map(|one| one.id) else {
        return Ok(());
    };
    meetings::start(vault, during, meeting).await?;
    let (hosts, others) = members.split_at(members.len().min(1));
    let turn = nth * 3 % others.len().max(1);
    let order: Vec<MemberId> = hosts.iter().chain(&others[turn..]).chain(&others[..turn]).copied().collect();
    let (here, away) = order.split_at(came.min(order.len()));
    for member in here {
        attendance::mark(vault, during, meeting, *member, Some(Status::Here)).await?;
    }
    // More came than are on the list today: guests.
    for _ in here.len()..came {
        attendance::add_guest(vault, during, meeting, "Anne").await?;
    }
    let (word, no_word) = away.split_at(away.len() / 2);
    for member in word {
        attendance::mark(vault, during, meeting, *member, Some(Status::Apologies)).await?;
    }
    let ended = Now::of(during.at + chrono::TimeDelta::minutes(115));
    attendance::finish(vault, &ended, meeting, "", no_word, None).await?;
    Ok(())
}

async fn leave(vault: &Vault, on: NaiveDate, member: MemberId, reason: Reason) -> Result<()> {
    let why = match reason {
        Reason::DontKnow => Why { reasons: vec![reason], ..Why::default() },
        _ => Why { reasons: vec![reason], main: Some(reason), told_by: Some(ToldBy::Person), ..Why::default() },
    };
    let request =
        LeavingRequest { member, how: How::Leaving, on, back_on: None, why, keep_in_touch: KeepInTouch::NotAsked };
    leaving::record(vault, &at(on, afternoon()), &request).await?;
    Ok(())
}

/// An afternoon, for what is done at the desk.
fn afternoon() -> NaiveTime {
    NaiveTime::from_hms_opt(14, 20, 0).unwrap_or_default()
}

async fn stand(vault: &Vault, now: &Now, group: GroupId, stands: Stands, last: NaiveDate) -> Result<()> {
    let nothing = LifeRequest { life: Life::Paused, on: last, back_on: None, how: None, merged_with: String::new() };
    let request = match stands {
        Stands::Meets => return Ok(()),
        Stands::Rests(days) => LifeRequest { back_on: now.today.checked_add_days(Days::new(days)), ..nothing },
        Stands::Ended(how) => {
            let merged_with = if how == Ending::Merged { MERGED_WITH.to_owned() } else { String::new() };
            LifeRequest { life: Life::Ended, how: Some(how), merged_with, ..nothing }
        }
    };
    let on = at(last.checked_add_days(Days::new(7)).unwrap_or(last), afternoon());
    life::set(vault, &on, group, &request).await?;
    Ok(())
}

#[cfg(test)]
mod tests;
