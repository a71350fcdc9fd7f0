//! Making a meeting's plan from another, and keeping one for another time.

use super::{
    model::{AgendaChoice, LONG_SITTING, PlansView, ReadyPlan, ReadyPlanView, break_at},
    store,
};
use crate::{
    fields, goals,
    groups::{self, MemberState},
    meetings::{
        agenda::must_be_planned,
        api::AGENDA_ITEM,
        model::ItemKind,
        store::{self as meetings, ItemRow, Meeting},
    },
    platform::{
        Change, Code, Done, Error, Home, KeptPlanId, Key, MeetingId, Now, Result, Table, Topic, Value, Vault, one_line,
    },
};

/// Plans that a group keeps.
pub static KEPT_PLAN: Table = Table {
    kind: 45,
    name: "kept_plan",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Agenda,
    fields: fields![1 group_id, 2 name],
};

/// What is in them.
pub static KEPT_ITEM: Table = Table {
    kind: 46,
    name: "kept_item",
    key: Key::Uid,
    home: Home::Through("plan_id", &KEPT_PLAN),
    topic: Topic::Agenda,
    fields: fields![1 plan_id, 2 position, 3 kind, 4 title, 5 minutes, 6 topic],
};

/// Minutes of a break to move that is put into a plan.
const BREAK: u32 = 10;

/// One item on its way from one plan into another.
struct Part {
    kind: Value,
    title: Value,
    minutes: u32,
    lead: Option<i64>,
    topic: Option<String>,
}

/// The plans from which this meeting's can be made.
pub async fn plans(vault: &Vault, meeting: MeetingId) -> Result<PlansView> {
    let mut conn = vault.connection().await?;
    let row = meetings::meeting(conn.sql(), meeting).await?;
    let ready = ReadyPlan::ALL.iter().map(|plan| ReadyPlanView { plan: *plan, minutes: plan.minutes() }).collect();
    let kept = store::kept(conn.sql(), row.group_id).await?;
    let last_time = meetings::held_before(conn.sql(), row.group_id, row.on_date).await?.is_some();
    Ok(PlansView { ready, kept, last_time })
}

/// Puts another plan in the place of the one that a meeting to come has.
///
/// Errors: `NotFound plan.missing`, `meeting.noneBefore`; `Conflict meeting.notPlanned`.
pub async fn use_plan(vault: &Vault, now: &Now, meeting: MeetingId, choice: &AgendaChoice) -> Result<Done> {
    let mut change = vault.change("meetings.usePlan", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    must_be_planned(&row)?;
    let parts = parts(&mut change, &row, choice).await?;
    for old in meetings::items(change.sql(), row.id).await? {
        change.remove(&AGENDA_ITEM, &[old.id.into()]).await?;
    }
    for (position, part) in (1_i64..).zip(parts) {
        let values = [
            ("meeting_id", row.id.into()),
            ("position", position.into()),
            ("kind", part.kind),
            ("title", part.title),
            ("minutes", i64::from(part.minutes).into()),
            ("lead", part.lead.into()),
            ("topic", part.topic.into()),
        ];
        change.insert(&AGENDA_ITEM, &values).await?;
    }
    change.commit().await
}

async fn parts(change: &mut Change<'_>, row: &Meeting, choice: &AgendaChoice) -> Result<Vec<Part>> {
    Ok(match choice {
        AgendaChoice::Ready { plan } => plan
            .items(goals::offered(change.sql(), row.group_id).await?)
            .iter()
            .map(|(kind, minutes)| Part {
                kind: (*kind).into(),
                title: "".into(),
                minutes: *minutes,
                lead: None,
                topic: None,
            })
            .collect(),
        AgendaChoice::Kept { id } => {
            let plan = store::plan(change.sql(), *id).await?;
            // Nobody of another group enters this one's rows.
            if plan.group_id != row.group_id {
                return Err(Error::not_found("plan.missing"));
            }
            let items = store::items(change.sql(), plan.id).await?;
            let part = |item: store::Item| Part {
                kind: item.kind.into(),
                title: item.title.into(),
                minutes: item.minutes,
                lead: None,
                topic: item.topic,
            };
            items.into_iter().map(part).collect()
        }
        AgendaChoice::LastTime => {
            let last = meetings::held_before(change.sql(), row.group_id, row.on_date)
                .await?
                .ok_or_else(|| Error::not_found("meeting.noneBefore"))?;
            let members = groups::members(change.sql(), row.group_id).await?;
            let here =
                |lead: i64| members.iter().any(|member| member.id == lead && member.standing() == MemberState::Here);
            // What was talked about last time is not on the plan again as this time's topic, and who has left
            // or takes a break leads nothing.
            let part = |item: ItemRow| Part {
                kind: item.kind.into(),
                title: if item.topic.is_some() { "".into() } else { item.title.into() },
                minutes: item.minutes,
                lead: item.lead.filter(|lead| here(*lead)),
                topic: None,
            };
            meetings::items(change.sql(), last.id).await?.into_iter().map(part).collect()
        }
    })
}

/// Keeps the plan of a meeting under a name, for another time. The same name keeps the newer one.
///
/// Errors: `Invalid plan.noName`, `text.tooLong` on `name` (60 characters); `Invalid plan.nothing` if nothing
/// is planned; `Conflict plan.full` (20 plans).
pub async fn keep(vault: &Vault, now: &Now, meeting: MeetingId, name: &str) -> Result<Done> {
    let name = named(name)?;
    let mut change = vault.change("meetings.keepPlan", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    let items = meetings::items(change.sql(), row.id).await?;
    if items.is_empty() {
        return Err(Error::invalid("name", "plan.nothing"));
    }
    let kept = store::kept(change.sql(), row.group_id).await?;
    let same = kept.iter().find(|plan| plan.name.to_lowercase() == name.to_lowercase()).map(|plan| plan.id);
    let plan = match same {
        Some(same) => {
            let plan = store::plan(change.sql(), same).await?.id;
            empty(&mut change, plan).await?;
            plan
        }
        None if kept.len() >= store::MOST as usize => return Err(Error::new(Code::Conflict, "plan.full")),
        None => change.insert(&KEPT_PLAN, &[("group_id", row.group_id.into()), ("name", name.into())]).await?.0,
    };
    for (position, item) in (1_i64..).zip(items) {
        let values = [
            ("plan_id", plan.into()),
            ("position", position.into()),
            ("kind", item.kind.into()),
            ("title", item.title.into()),
            ("minutes", i64::from(item.minutes).into()),
            ("topic", item.topic.into()),
        ];
        change.insert(&KEPT_ITEM, &values).await?;
    }
    change.commit().await
}

/// Keeps a plan no longer. Errors: `NotFound plan.missing`.
pub async fn remove(vault: &Vault, now: &Now, plan: KeptPlanId) -> Result<Done> {
    let mut change = vault.change("meetings.removePlan", now).await?;
    let id = store::plan(change.sql(), plan).await?.id;
    empty(&mut change, id).await?;
    change.remove(&KEPT_PLAN, &[id.into()]).await?;
    change.commit().await
}

/// Puts a break to move where people would have sat for too long; nothing changes if nobody does.
///
/// Errors: `Invalid agenda.full` (40 items); `Conflict meeting.notPlanned`.
pub async fn add_break(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<Done> {
    let mut change = vault.change("meetings.addBreak", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    must_be_planned(&row)?;
    let items = meetings::items(change.sql(), row.id).await?;
    let lengths: Vec<(ItemKind, u32)> = items.iter().map(|item| (item.kind(), item.minutes)).collect();
    if let Some(at) = break_at(&lengths) {
        if items.len() >= 40 {
            return Err(Error::invalid("kind", "agenda.full"));
        }
        let values = [
            ("meeting_id", row.id.into()),
            ("position", 0.into()),
            ("kind", ItemKind::Movement.into()),
            ("minutes", i64::from(BREAK).into()),
        ];
        let (id, _) = change.insert(&AGENDA_ITEM, &values).await?;
        let mut order: Vec<i64> = items.iter().map(|item| item.id).collect();
        order.insert(at, id);
        for (position, id) in (1_i64..).zip(order) {
            change.put(&AGENDA_ITEM, &[id.into()], &[("position", position.into())]).await?;
        }
    }
    change.commit().await
}

async fn empty(change: &mut Change<'_>, plan: i64) -> Result<()> {
    for item in store::items(change.sql(), plan).await? {
        change.remove(&KEPT_ITEM, &[item.id.into()]).await?;
    }
    Ok(())
}

fn named(name: &str) -> Result<String> {
    let name = one_line("name", name, 60)?;
    if name.is_empty() { Err(Error::invalid("name", "plan.noName")) } else { Ok(name) }
}

/// The longest sitting of a plan if it is too long, in minutes.
pub(crate) fn too_long_sitting(items: &[ItemRow]) -> Option<u32> {
    let lengths: Vec<(ItemKind, u32)> = items.iter().map(|item| (item.kind(), item.minutes)).collect();
    Some(super::model::sitting(&lengths)).filter(|minutes| *minutes > LONG_SITTING)
}
