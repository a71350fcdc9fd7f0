//! Reading the service's Home and one page of its list of groups.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    model::{LookReason, Show, Sort, reasons},
    store::{self, Line},
};
use crate::{
    groups::{self, GroupRef},
    home::{
        home_page::{MeetingRef, reference},
        me,
        model::Todo,
        put_off,
        todos::{keep_safe, named_in_notes},
    },
    meetings,
    platform::{Connection, GroupId, MemberId, Now, Result, Vault},
    service,
};

/// Groups that need a look, on Home: more is a burden, and the rest is one link away.
const MOST_TO_LOOK_AT: u32 = 5;
/// Groups on a page of the list.
const PAGE: u32 = 25;
/// Groups of somebody's own that are asked for their next meeting.
const MOST_OWN: usize = 20;

/// A group that needs a look, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LookRow {
    /// The group.
    pub group: GroupRef,
    /// Its usual place.
    pub place: String,
    /// Why, the weightiest first.
    pub reasons: Vec<LookReason>,
}

/// The service's Home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// Today.
    pub today: NaiveDate,
    /// Groups that need a look.
    pub look: u32,
    /// Groups that meet and need none.
    pub well: u32,
    /// Groups that meet.
    pub now: u32,
    /// Groups that are being set up, and have not met yet.
    pub set_up: u32,
    /// People on the lists of those that meet.
    pub people: u32,
    /// Of 100 people on the list, who came last time; none where too few could.
    pub came_of_100: Option<u32>,
    /// Groups of any kind, ended ones too, whatever the filters.
    pub all: u32,
    /// The first few that need a look.
    pub need_look: Vec<LookRow>,
    /// Places to choose from.
    pub places: Vec<String>,
    /// Years to choose from.
    pub years: Vec<i32>,
    /// The next meeting of a group that the person at this laptop is in.
    pub own: Option<MeetingRef>,
    /// To do some time: the recovery code, a backup.
    pub todos: Vec<Todo>,
}

/// What to show of the list of groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupsAsk {
    /// Which groups.
    pub show: Show,
    /// Of one place.
    pub place: Option<String>,
    /// Started in one year.
    pub began: Option<i32>,
    /// Sorted by.
    pub sort: Sort,
    /// From high to low, late to early, Z to A.
    pub down: bool,
    /// The page after this group; the first one if none.
    pub after: Option<GroupId>,
}

/// A group in the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SummaryRow {
    /// The group.
    pub group: GroupRef,
    /// Its usual place.
    pub place: String,
    /// People on its list.
    pub members: u32,
    /// When it last met.
    pub last_held: Option<NaiveDate>,
    /// Members who came then.
    pub came: Option<u32>,
    /// How many came to the last eight meetings, guests included, oldest first.
    pub recent: Vec<u32>,
    /// Where it stands in its life, as stored.
    pub life: String,
    /// Why it needs a look; empty: it does not.
    pub reasons: Vec<LookReason>,
}

/// One page of the list of groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupsPage {
    /// The groups.
    pub rows: Vec<SummaryRow>,
    /// How many there are in all.
    pub total: u32,
    /// Ask for the next page with this; none on the last.
    pub next: Option<GroupId>,
    /// Groups of any kind, whatever is asked for.
    pub all: u32,
    /// Places to choose from.
    pub places: Vec<String>,
    /// Years to choose from.
    pub years: Vec<i32>,
}

/// The service's Home, of all groups or of those of a place and year.
pub async fn read(vault: &Vault, now: &Now, place: Option<&str>, began: Option<i32>) -> Result<Overview> {
    let code_confirmed = me::code_confirmed(vault).await?;
    let last_backup = me::last_backup(vault).await?;
    let mine = groups::mine(vault).await?;
    let mut conn = vault.connection().await?;
    let own = own_next(&mut conn, now, &mine).await?;
    store::quiet_from_today(conn.sql(), now.today).await?;
    let counts = store::counts(conn.sql(), place, began).await?;
    let all = store::counts(conn.sql(), None, None).await?.all;
    let rules = service::rules(conn.sql()).await?;
    let few = rules.small_number;
    let lines = store::need_look(conn.sql(), place, began, MOST_TO_LOOK_AT).await?;
    let came_of_100 =
        (counts.could >= few && counts.could > 0).then(|| (counts.came * 100 + counts.could / 2) / counts.could);
    let put_off = put_off::hidden(conn.sql(), now.today).await?;
    let mut todos = keep_safe(now, all == 0, code_confirmed, last_backup, rules.back_up_weeks);
    todos.extend(named_in_notes(&mut conn, vault.schema()).await?);
    todos.retain(|todo| !put_off.contains(&put_off::key(&todo.id)));
    Ok(Overview {
        today: now.today,
        look: counts.look,
        well: counts.well,
        now: counts.now,
        set_up: counts.set_up,
        people: counts.people,
        came_of_100,
        all,
        need_look: lines
            .iter()
            .map(|line| LookRow {
                group: line.reference(),
                place: line.place.clone(),
                reasons: reasons(&line.known(), line.signs(), now.today),
            })
            .collect(),
        places: store::places(conn.sql()).await?,
        years: store::years(conn.sql()).await?,
        own,
        todos,
    })
}

/// The soonest meeting of the groups that the person at this laptop is in.
async fn own_next(conn: &mut Connection<'_>, now: &Now, mine: &[MemberId]) -> Result<Option<MeetingRef>> {
    let mut soonest: Option<meetings::Meeting> = None;
    for member in mine.iter().take(MOST_OWN) {
        // Somebody who was taken off a list has no meeting there.
        let Ok(member) = groups::member(conn.sql(), *member).await else { continue };
        let next = meetings::next_of(conn.sql(), Some(member.group_id), now.today).await?;
        soonest = soonest.into_iter().chain(next).min_by_key(|meeting| (meeting.on_date, meeting.starts));
    }
    reference(conn, soonest.as_ref()).await
}

/// One page of the list of groups. Errors: `NotFound group.missing` if the one to go on from is gone.
pub async fn groups_page(vault: &Vault, now: &Now, ask: &GroupsAsk) -> Result<GroupsPage> {
    let mut conn = vault.connection().await?;
    store::quiet_from_today(conn.sql(), now.today).await?;
    let counts = store::counts(conn.sql(), ask.place.as_deref(), ask.began).await?;
    let total = match ask.show {
        Show::All => counts.all,
        Show::Now => counts.now + counts.set_up,
        Show::Look => counts.look,
        Show::Paused => counts.paused,
        Show::Ended => counts.ended,
    };
    let mut lines = store::page(conn.sql(), ask, PAGE).await?;
    let more = lines.len() > PAGE as usize;
    lines.truncate(PAGE as usize);
    Ok(GroupsPage {
        total,
        next: lines.last().filter(|_| more).map(|line| GroupId(line.uid)),
        all: store::counts(conn.sql(), None, None).await?.all,
        places: store::places(conn.sql()).await?,
        years: store::years(conn.sql()).await?,
        rows: lines.into_iter().map(|line| line.row(now)).collect(),
    })
}

impl Line {
    fn reference(&self) -> GroupRef {
        GroupRef { id: GroupId(self.uid), name: self.name.clone() }
    }

    fn row(self, now: &Now) -> SummaryRow {
        SummaryRow {
            group: self.reference(),
            members: self.members,
            last_held: self.last_held.parse().ok(),
            came: u32::try_from(self.last_members).ok(),
            recent: self.recent(),
            reasons: reasons(&self.known(), self.signs(), now.today),
            place: self.place,
            life: self.life,
        }
    }
}
