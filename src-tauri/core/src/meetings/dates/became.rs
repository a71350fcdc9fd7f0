//! What became of a planned date: called off, met informally, held though nobody started it here; and back.

use super::{
    api::{must_be_free, planned},
    model::WhyNot,
};
use crate::{
    groups::{self, life::Life},
    meetings::{api::MEETING, closing::check_headcount, model::MeetingState, store as meetings},
    platform::{Change, Code, Done, Error, MeetingId, Now, Result, Vault},
};

/// Records that a planned meeting will not happen, or did not, and why. Nobody counts as having missed it.
///
/// Errors: `Conflict meeting.notPlanned`; `Conflict meeting.notYet` on `why` for what cannot be known
/// before the day.
pub async fn call_off(vault: &Vault, now: &Now, meeting: MeetingId, why: Option<WhyNot>) -> Result<Done> {
    let mut change = vault.change("meetings.cancel", now).await?;
    let row = planned(&mut change, meeting).await?;
    if row.on_date > now.today && why.is_some_and(|why| !why.known_before()) {
        return Err(Error { field: Some("why"), ..Error::new(Code::Conflict, "meeting.notYet") });
    }
    let values = [("state", MeetingState::Cancelled.into()), ("why_not", why.into())];
    change.put(&MEETING, &[row.id.into()], &values).await?;
    change.commit().await
}

/// Records that some met without a meeting, and how many if they counted. There is no register: nobody
/// came or missed it, but the group has met.
///
/// Errors: `Conflict meeting.notPlanned`; `Conflict meeting.notYet` before the day; `Invalid
/// headcount.range` on `headcount` (1 to 500).
pub async fn record_informal(vault: &Vault, now: &Now, meeting: MeetingId, headcount: Option<u32>) -> Result<Done> {
    check_headcount(headcount)?;
    let mut change = vault.change("meetings.recordInformal", now).await?;
    let row = planned(&mut change, meeting).await?;
    if row.on_date > now.today {
        return Err(Error::new(Code::Conflict, "meeting.notYet"));
    }
    let values = [("state", MeetingState::Informal.into()), ("headcount", headcount.map(i64::from).into())];
    change.put(&MEETING, &[row.id.into()], &values).await?;
    has_met(&mut change, row.group_id).await?;
    change.commit().await
}

/// Takes a called-off or informal meeting back: it is planned again, as it was.
///
/// Errors: `Conflict meeting.notCalledOff`; `Conflict date.taken` if another one is on its date now.
pub async fn put_back(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<Done> {
    let mut change = vault.change("meetings.putBack", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    if !matches!(row.state(), MeetingState::Cancelled | MeetingState::Informal) {
        return Err(Error::new(Code::Conflict, "meeting.notCalledOff"));
    }
    must_be_free(&mut change, row.group_id, row.on_date, row.id, "date").await?;
    let values = [
        ("state", MeetingState::Planned.into()),
        ("why_not", None::<WhyNot>.into()),
        ("headcount", None::<i64>.into()),
    ];
    change.put(&MEETING, &[row.id.into()], &values).await?;
    change.commit().await
}

/// Records that a meeting whose day has passed was held, though nobody started it here. Nobody is marked:
/// the register can be filled in later.
///
/// Errors: `Conflict meeting.notPlanned`; `Conflict meeting.notYet` before the day has passed.
pub async fn record_held(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<Done> {
    let mut change = vault.change("meetings.recordHeld", now).await?;
    let row = planned(&mut change, meeting).await?;
    if row.on_date >= now.today {
        return Err(Error::new(Code::Conflict, "meeting.notYet"));
    }
    let values = [
        ("state", MeetingState::Held.into()),
        ("started_at", row.planned_start().into()),
        ("ended_at", row.planned_end().into()),
    ];
    change.put(&MEETING, &[row.id.into()], &values).await?;
    has_met(&mut change, row.group_id).await?;
    change.commit().await
}

/// A group that had only been planned has met. One that paused or ended since stays so.
async fn has_met(change: &mut Change<'_>, group: i64) -> Result<()> {
    if groups::group_by_id(change.sql(), group).await?.life() == Life::Planned {
        groups::life::began_meeting(change, group).await?;
    }
    Ok(())
}
