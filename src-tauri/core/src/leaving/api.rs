//! Recording a break or a leaving, and welcoming somebody back.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    model::{How, KeepInTouch},
    store,
};
use crate::{
    fields,
    groups::{self, MemberAdded, MemberState, jobs::Job},
    people,
    platform::{
        Change, Code, Done, Error, GroupId, Home, Key, MemberId, Now, Result, Slice, Table, Topic, Value, Vault,
        check_date,
    },
    privacy::{self, Decision, Purpose},
    reasons::Why,
};

/// Breaks and leavings. Reached through its member; a group's own compartment.
pub static LEAVING_RECORD: Table = Table {
    kind: 60,
    name: "leaving_record",
    key: Key::Uid,
    home: Home::Through("member_id", &groups::MEMBER),
    topic: Topic::Leaving,
    fields: fields![
        1 member_id, 2 how, 3 on_date, 4 back_on, 5 reasons, 6 fine, 7 told_by, 8 keep_in_touch, 9 ended,
        10 main_reason
    ],
};

/// What leaving hands to the vault.
pub static SLICE: Slice = Slice {
    name: "leaving",
    tables: &[&LEAVING_RECORD],
    migrations: &[
        (20261122100600, include_str!("migrations/20261122100600_leaving.sql")),
        (20261125130000, include_str!("migrations/20261125130000_main_reason.sql")),
    ],
};

/// What the three questions gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LeavingRequest {
    /// Who.
    pub member: MemberId,
    /// What is happening.
    pub how: How,
    /// From when.
    pub on: NaiveDate,
    /// When they mean to come back, if they said.
    pub back_on: Option<NaiveDate>,
    /// Why, if anything is known.
    pub why: Why,
    /// May we keep in touch?
    pub keep_in_touch: KeepInTouch,
}

/// What was recorded, and what it means for the group's jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Recorded {
    /// The change.
    pub done: Done,
    /// The jobs that nobody does now.
    pub free: Vec<Job>,
}

/// A break or leaving that is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LeavingView {
    /// What is happening.
    pub how: How,
    /// From when.
    pub on: NaiveDate,
    /// When they mean to come back.
    pub back_on: Option<NaiveDate>,
    /// Why, if anything is known.
    pub why: Why,
    /// May we keep in touch?
    pub keep_in_touch: KeepInTouch,
}

/// Records that somebody takes a break, leaves or has died.
///
/// Without permission to keep in touch, contact details leave the group's rows with the person. For
/// somebody who has died nothing but the day is kept: no reasons, no contact. No reasons either for
/// somebody who said that the service may not know why. A break lets the person's
/// jobs rest; leaving ends them.
/// Errors: `Invalid date.order` on `backOn`; `NotFound member.missing`.
pub async fn record(vault: &Vault, now: &Now, request: &LeavingRequest) -> Result<Recorded> {
    for (field, date) in [("on", Some(request.on)), ("backOn", request.back_on)] {
        date.map_or(Ok(()), |date| check_date(field, date))?;
    }
    if request.back_on.is_some_and(|back| back < request.on) {
        return Err(Error::invalid("backOn", "date.order"));
    }
    if request.how == How::MovedGroup {
        // Nobody moves to nowhere: see `move_group`.
        return Err(Error::invalid("how", "group.missing"));
    }
    let died = request.how == How::Died;
    let keep = if died { KeepInTouch::No } else { request.keep_in_touch };
    let away = matches!(request.how, How::Leaving | How::Died);
    let how = groups::told(people::role(vault).await?);
    let mut change = vault.change("leaving.record", now).await?;
    let member = groups::member(change.sql(), request.member).await?;
    end_in_force(&mut change, member.id, request.on).await?;
    let keeps_why = !died && may_keep_why(change.sql(), member.id).await?;
    let why = if keeps_why { request.why.clone() } else { Why::default() };
    let mut values = vec![
        ("member_id", member.id.into()),
        ("how", request.how.into()),
        ("on_date", request.on.into()),
        ("back_on", request.back_on.filter(|_| !away).into()),
        ("keep_in_touch", keep.into()),
    ];
    values.extend(why.columns("", ""));
    change.insert(&LEAVING_RECORD, &values).await?;
    let state = match request.how {
        How::Leaving => MemberState::Left,
        How::Died => MemberState::Died,
        How::MovedGroup => MemberState::MovedGroup,
        How::OnBreak | How::NotSure => MemberState::OnBreak,
    };
    let back_on = request.back_on.filter(|_| !away);
    let keep_contacts = !away || keep.group_may();
    let free = groups::set_standing(&mut change, member.id, state, back_on, keep_contacts, request.on).await?;
    if request.how == How::Leaving && keep != KeepInTouch::NotAsked {
        for (purpose, agreed) in
            [(Purpose::GroupKeepsInTouch, keep.group_may()), (Purpose::ServiceMayAsk, keep.service_may())]
        {
            let decision = if agreed { Decision::Given } else { Decision::Refused };
            privacy::decide(&mut change, member.group_id, member.id, purpose, decision, how).await?;
        }
    }
    Ok(Recorded { done: change.commit().await?, free })
}

async fn end_in_force(change: &mut Change<'_>, member: i64, on: NaiveDate) -> Result<()> {
    if let Some(old) = store::in_force(change.sql(), member).await? {
        change.put(&LEAVING_RECORD, &[old.id.into()], &[("ended", on.into())]).await?;
    }
    Ok(())
}

/// Welcomes somebody back from a break, or after leaving.
/// Errors: `Conflict member.here` if they never went.
pub async fn welcome_back(vault: &Vault, now: &Now, member: MemberId) -> Result<Done> {
    let mut change = vault.change("leaving.welcomeBack", now).await?;
    let row = groups::member(change.sql(), member).await?;
    if row.standing() == MemberState::Here {
        return Err(Error::new(Code::Conflict, "member.here"));
    }
    end_in_force(&mut change, row.id, now.today).await?;
    groups::set_standing(&mut change, row.id, MemberState::Here, None, true, now.today).await?;
    let back = groups::member(change.sql(), member).await?;
    groups::keep_to_permission(&mut change, &back).await?;
    change.commit().await
}

/// Moves a member to another group: ends here, begins there, and what was here stays here. Not a
/// leaving: no reason, and not counted as one. What the hosts here may have is not passed on; `contacts`
/// is what the person answered about the new group's hosts.
///
/// Errors: `Conflict group.already` if they are on that list; `Conflict member.gone` if they left this
/// one; `NotFound member.missing`, `group.missing`.
pub async fn move_group(
    vault: &Vault,
    now: &Now,
    member: MemberId,
    to: GroupId,
    contacts: Decision,
) -> Result<MemberAdded> {
    let how = groups::told(people::role(vault).await?);
    let mut change = vault.change("leaving.moveGroup", now).await?;
    let row = groups::member(change.sql(), member).await?;
    if row.standing().is_gone() {
        return Err(Error::new(Code::Conflict, "member.gone"));
    }
    let added = groups::join_in(&mut change, &row, to, contacts, how).await?;
    end_in_force(&mut change, row.id, now.today).await?;
    let values = [
        ("member_id", row.id.into()),
        ("how", How::MovedGroup.into()),
        ("on_date", now.today.into()),
        ("keep_in_touch", KeepInTouch::NotAsked.into()),
    ];
    change.insert(&LEAVING_RECORD, &values).await?;
    groups::set_standing(&mut change, row.id, MemberState::MovedGroup, None, false, now.today).await?;
    Ok(MemberAdded { done: change.commit().await?, member: added })
}

/// Whether a reason may be kept in the group's rows. These go to the service as a whole one day, so
/// somebody who said no to telling the service why leaves no reason there. Not having been asked is
/// no no: the hosts keep it, and the service's pages do not show it.
pub async fn may_keep_why(sql: &mut SqliteConnection, member: i64) -> Result<bool> {
    let all = privacy::decisions(sql, member).await?;
    Ok(!privacy::in_force(&all, Purpose::ShareReason).is_no())
}

/// Takes back why somebody left: out of every record of theirs, and out of what undo remembers. That and
/// when they left stays.
pub async fn forget_reasons(change: &mut Change<'_>, member: i64) -> Result<()> {
    for id in store::all_of(change.sql(), member).await? {
        let empty =
            [("reasons", "".into()), ("main_reason", Value::Null), ("fine", "".into()), ("told_by", Value::Null)];
        change.purge(&LEAVING_RECORD, &[id.into()], &empty, None).await?;
    }
    Ok(())
}

/// The break or leaving that is in force for a member.
pub async fn latest(sql: &mut SqliteConnection, member: i64) -> Result<Option<LeavingView>> {
    Ok(store::in_force(sql, member).await?.map(|row| LeavingView {
        how: How::parse(&row.how).unwrap_or(How::NotSure),
        on: row.on_date,
        back_on: row.back_on,
        why: Why::read(&row.reasons, row.main_reason.as_deref(), &row.fine, row.told_by.as_deref()),
        keep_in_touch: KeepInTouch::parse(&row.keep_in_touch).unwrap_or(KeepInTouch::NotAsked),
    }))
}
