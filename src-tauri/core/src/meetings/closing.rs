//! What is said of a meeting once it is over, and before it if somebody cannot make it: how many were
//! there, how it was, who brings what next time, who runs it in another's place. Each is optional and kept
//! by itself, the moment it is said.

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    api::MEETING,
    model::{HowWas, MeetingState},
    store,
};
use crate::{
    fields,
    groups::{self, MemberState},
    platform::{
        BringId, Change, Code, Done, Error, Home, Key, MeetingId, MemberId, Now, Result, Table, Topic, Value, Vault,
        one_line,
    },
};

/// Who does or brings what next time.
pub static BRING: Table = Table {
    kind: 56,
    name: "bring",
    key: Key::Uid,
    home: Home::Through("meeting_id", &MEETING),
    topic: Topic::Agenda,
    fields: fields![1 meeting_id, 2 words, 3 who, 4 done],
};

/// Longest words, in characters.
const LONGEST: usize = 120;
/// Most things of one meeting.
const MOST: usize = 20;

/// Something that somebody does or brings next time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Bring {
    /// Which.
    pub id: BringId,
    /// What, in the group's words.
    pub words: String,
    /// Who; none: somebody.
    pub who: Option<MemberId>,
    /// Their name.
    pub name: Option<String>,
    /// Done.
    pub done: bool,
}

/// Checks how many were there. Errors: `Invalid headcount.range` on `headcount`.
pub(super) fn check_headcount(headcount: Option<u32>) -> Result<()> {
    if headcount.is_some_and(|count| !(1..=500).contains(&count)) {
        return Err(Error::invalid("headcount", "headcount.range"));
    }
    Ok(())
}

/// Keeps how many somebody counted. It stands beside the register and changes no mark.
///
/// Errors: `Invalid headcount.range`; `Conflict meeting.notRunning` before it began or if it was called off.
pub async fn headcount(vault: &Vault, now: &Now, meeting: MeetingId, headcount: Option<u32>) -> Result<Done> {
    check_headcount(headcount)?;
    say(vault.change("meetings.headcount", now).await?, meeting, ("headcount", headcount.map(i64::from).into())).await
}

/// Keeps how it was; none takes it back. Errors: `Conflict meeting.notRunning`.
pub async fn how_was(vault: &Vault, now: &Now, meeting: MeetingId, how: Option<HowWas>) -> Result<Done> {
    say(vault.change("meetings.howWas", now).await?, meeting, ("how_was", how.into())).await
}

async fn say(mut change: Change<'_>, meeting: MeetingId, value: (&'static str, Value)) -> Result<Done> {
    let row = store::meeting(change.sql(), meeting).await?;
    if matches!(row.state(), MeetingState::Planned | MeetingState::Cancelled) {
        return Err(Error::new(Code::Conflict, "meeting.notRunning"));
    }
    change.put(&MEETING, &[row.id.into()], &[value]).await?;
    change.commit().await
}

/// Adds something for next time.
///
/// Errors: `Invalid text.empty`, `text.tooLong` on `words` (120 characters); `Conflict bring.tooMany`;
/// `NotFound member.missing` for somebody who is not of this group.
pub async fn bring_add(
    vault: &Vault,
    now: &Now,
    meeting: MeetingId,
    words: &str,
    who: Option<MemberId>,
) -> Result<Done> {
    let words = one_line("words", words, LONGEST)?;
    if words.is_empty() {
        return Err(Error::invalid("words", "text.empty"));
    }
    let mut change = vault.change("meetings.bringAdd", now).await?;
    let row = store::meeting(change.sql(), meeting).await?;
    if store::brings(change.sql(), row.id).await?.len() >= MOST {
        return Err(Error::new(Code::Conflict, "bring.tooMany"));
    }
    let who = match who {
        Some(member) => {
            let member = groups::member(change.sql(), member).await?;
            if member.group_id != row.group_id {
                return Err(Error::not_found("member.missing"));
            }
            Some(member.id)
        }
        None => None,
    };
    change.insert(&BRING, &[("meeting_id", row.id.into()), ("words", words.into()), ("who", who.into())]).await?;
    change.commit().await
}

/// Ticks something off, or puts it back. Errors: `NotFound bring.missing`.
pub async fn bring_done(vault: &Vault, now: &Now, bring: BringId, done: bool) -> Result<Done> {
    let mut change = vault.change("meetings.bringDone", now).await?;
    let id = store::bring(change.sql(), bring).await?;
    change.put(&BRING, &[id.into()], &[("done", done.into())]).await?;
    change.commit().await
}

/// Takes something away. Errors: `NotFound bring.missing`.
pub async fn bring_remove(vault: &Vault, now: &Now, bring: BringId) -> Result<Done> {
    let mut change = vault.change("meetings.bringRemove", now).await?;
    let id = store::bring(change.sql(), bring).await?;
    change.remove(&BRING, &[id.into()]).await?;
    change.commit().await
}

/// What was agreed at a meeting for next time, in order.
pub async fn brings(sql: &mut SqliteConnection, meeting: i64) -> Result<Vec<Bring>> {
    store::brings(sql, meeting).await
}

/// What is to be done or brought for the group's next meeting: what was agreed at the one before.
pub async fn to_bring(sql: &mut SqliteConnection, group: i64) -> Result<Vec<Bring>> {
    match store::last_closed(sql, group).await? {
        Some(meeting) => store::brings(sql, meeting).await,
        None => Ok(Vec::new()),
    }
}

/// Says which host runs a meeting in another's place; none: as usual. Also in the middle of it: somebody
/// may have to stop, and the times go on as they are.
///
/// Errors: `Conflict meeting.over` for one that was held or did not happen; `Invalid host.notOne` on `to` for somebody who does not run the
/// group now.
pub async fn hand_on(vault: &Vault, now: &Now, meeting: MeetingId, to: Option<MemberId>) -> Result<Done> {
    let mut change = vault.change("meetings.handOn", now).await?;
    let row = store::meeting(change.sql(), meeting).await?;
    if !matches!(row.state(), MeetingState::Planned | MeetingState::Running) {
        return Err(Error::new(Code::Conflict, "meeting.over"));
    }
    let to = match to {
        Some(member) => {
            let member = groups::member(change.sql(), member).await?;
            if member.group_id != row.group_id || !member.host || member.standing() != MemberState::Here {
                return Err(Error::invalid("to", "host.notOne"));
            }
            Some(member.id)
        }
        None => None,
    };
    change.put(&MEETING, &[row.id.into()], &[("run_by", to.into())]).await?;
    change.commit().await
}
