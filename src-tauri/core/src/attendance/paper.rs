//! The register on paper: its lines and their numbers, and typing it up.
//!
//! A line's number is found again weeks later, by a tired person with a sheet in hand. So the numbers are
//! kept when a register is printed. Whoever joins afterwards gets the next number, and who left meanwhile
//! keeps theirs: they may have come that day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    api::may_mark,
    meeting_view::GuestRow,
    model::{HowCame, Status, Tally, numbers},
    store,
};
use crate::{
    fields,
    groups::{self, GroupRef, MemberState},
    meetings::{self, MEETING, MeetingState},
    platform::{Done, GuestId, Home, Key, MeetingId, MemberId, Now, Result, Table, Topic, Vault},
};

/// Which line of a printed register is whose.
pub static REGISTER_LINE: Table = Table {
    kind: 55,
    name: "register_line",
    key: Key::Natural(&["meeting_id", "member_id"]),
    home: Home::Through("meeting_id", &MEETING),
    topic: Topic::Attendance,
    fields: fields![1 number],
};

/// A line of a register, on paper and on the screen alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperLine {
    /// The number in front of the name.
    pub number: u32,
    /// The member.
    pub member: MemberId,
    /// The whole name.
    pub name: String,
    /// Taking a break.
    pub on_break: bool,
    /// What is known; none = not marked.
    pub status: Option<Status>,
    /// How they were there, if somebody said.
    pub how: HowCame,
}

/// A register that is typed up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperRegister {
    /// The meeting.
    pub id: MeetingId,
    /// Its group.
    pub group: GroupRef,
    /// The day.
    pub date: NaiveDate,
    /// How far it has come.
    pub state: MeetingState,
    /// Its lines, in the order of their numbers.
    pub lines: Vec<PaperLine>,
    /// Guests so far.
    pub guests: Vec<GuestRow>,
    /// How many.
    pub tally: Tally,
    /// The register was printed, so the numbers are those on the paper.
    pub printed: bool,
}

/// A line with what the numbers need besides.
struct Numbered {
    /// Local id of the member.
    id: i64,
    line: PaperLine,
    /// The number that is kept.
    kept: Option<u32>,
    /// No longer on the list.
    gone: bool,
}

/// The lines of a register that is printed now. Who has left is on no new paper; their number stays free.
pub async fn lines(sql: &mut SqliteConnection, group: i64, meeting: i64) -> Result<Vec<PaperLine>> {
    let rows = numbered(sql, group, meeting).await?.into_iter();
    Ok(rows.filter(|row| !row.gone).map(|row| row.line).collect())
}

/// The lines of a meeting's register in the order of their numbers.
async fn numbered(sql: &mut SqliteConnection, group: i64, meeting: i64) -> Result<Vec<Numbered>> {
    let rows = store::paper_rows(sql, group, meeting).await?;
    let kept: Vec<Option<u32>> = rows.iter().map(|row| row.number).collect();
    let mut lines: Vec<_> = rows
        .into_iter()
        .zip(numbers(&kept))
        .map(|(row, number)| {
            let status = row.status.as_deref().and_then(Status::parse);
            let line = PaperLine {
                number,
                member: MemberId(row.uid),
                on_break: row.state == MemberState::OnBreak.text(),
                status,
                how: row.how.read(status),
                name: row.name.clone(),
            };
            let gone = MemberState::parse(&row.state).is_some_and(MemberState::is_gone);
            Numbered { id: row.id, line, kept: row.number, gone }
        })
        .collect();
    lines.sort_by_key(|row| row.line.number);
    Ok(lines)
}

/// Keeps the numbers of a register that is printed with names. Printing it again changes no number.
/// Errors: `NotFound meeting.missing`.
pub async fn keep_numbers(vault: &Vault, now: &Now, meeting: MeetingId) -> Result<Done> {
    let mut change = vault.change("attendance.keepNumbers", now).await?;
    let row = meetings::meeting(change.sql(), meeting).await?;
    for Numbered { id, line, kept, gone } in numbered(change.sql(), row.group_id, row.id).await? {
        if !gone && kept != Some(line.number) {
            let values = [("number", i64::from(line.number).into())];
            change.put(&REGISTER_LINE, &[row.id.into(), id.into()], &values).await?;
        }
    }
    change.commit().await
}

/// The page for typing a register up. A meeting that was only planned has to be said to be held first.
///
/// Errors: `Conflict meeting.notRunning` for one that has not begun or was called off.
pub async fn read_paper(vault: &Vault, meeting: MeetingId) -> Result<PaperRegister> {
    let mut conn = vault.connection().await?;
    let row = meetings::meeting(conn.sql(), meeting).await?;
    may_mark(row.state())?;
    let group = groups::group_by_id(conn.sql(), row.group_id).await?.reference();
    let lines = numbered(conn.sql(), row.group_id, row.id).await?;
    let guests = store::guests(conn.sql(), row.id).await?;
    Ok(PaperRegister {
        id: meeting,
        group,
        date: row.on_date,
        state: row.state(),
        printed: lines.iter().any(|row| row.kept.is_some()),
        lines: lines.into_iter().map(|row| row.line).collect(),
        guests: guests.into_iter().map(|(uid, name, here)| GuestRow { guest: GuestId(uid), name, here }).collect(),
        tally: store::tally(conn.sql(), row.group_id, row.id).await?,
    })
}
