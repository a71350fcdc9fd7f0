//! What to see to before a group first meets. Most of what decides whether a group goes on is done by
//! then: people who were asked, two or more hosts, a place they can get into, dates, and two pages of
//! words of their own.

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::store;
use crate::{
    groups::{
        self, Group, GroupRef,
        agreed::{self, Agreed},
        jobs,
        life::Life,
    },
    platform::{GroupId, Result, Vault},
    venues::{self, Gap},
    vocabulary,
};

vocabulary! {
    /// What there is to see to, in the order in which it is mostly done.
    SettingUp {
        /// Everybody on the list was asked what they agree to.
        People = "people",
        /// Two people or more run the group.
        Hosts = "hosts",
        /// There is a place, and somebody has looked at what it has.
        Place = "place",
        /// The first three dates.
        Dates = "dates",
        /// How we treat each other.
        Agreement = "agreement",
        /// How we look after each other between meetings.
        SupportPlan = "supportPlan",
    }
}

/// One thing to see to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingUpRow {
    /// What.
    pub what: SettingUp,
    /// Seen to.
    pub done: bool,
    /// How many there are: people who were asked, hosts, things looked at, dates.
    pub count: u32,
    /// Of how many.
    pub of: u32,
}

/// The list for setting a group up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingUpView {
    /// The group.
    pub group: GroupRef,
    /// Where it stands.
    pub life: Life,
    /// What to see to.
    pub rows: Vec<SettingUpRow>,
    /// Where members' needs and the usual place do not meet.
    pub gaps: Vec<Gap>,
}

/// The list for setting a group up.
pub async fn setting_up(vault: &Vault, group: GroupId) -> Result<SettingUpView> {
    let mut conn = vault.connection().await?;
    let group = groups::group(conn.sql(), group).await?;
    let (rows, gaps) = list(conn.sql(), &group).await?;
    Ok(SettingUpView { group: group.reference(), life: group.life(), rows, gaps })
}

/// The rows, and where needs and place do not meet: eight look-ups, whatever the group's history.
pub(super) async fn list(sql: &mut SqliteConnection, group: &Group) -> Result<(Vec<SettingUpRow>, Vec<Gap>)> {
    let (people, asked) = store::asked(sql, group.id).await?;
    let hosts = jobs::runs(sql, group.id).await?;
    let place = venues::fits(sql, group).await?;
    let (looked, of) = place.as_ref().map_or((0, 0), |(looked, of, _)| (*looked, *of));
    let dates = store::first_dates(sql, group.id, DATES).await?;
    let agreement = agreed::is_agreed(sql, group.id, Agreed::Agreement).await?;
    let plan = agreed::is_agreed(sql, group.id, Agreed::SupportPlan).await?;
    let row = |what, done, count, of| SettingUpRow { what, done, count, of };
    let rows = vec![
        row(SettingUp::People, people > 0 && asked == people, asked, people),
        row(SettingUp::Hosts, hosts >= HOSTS, hosts, HOSTS),
        row(SettingUp::Place, of > 0 && looked == of, looked, of),
        row(SettingUp::Dates, dates >= DATES, dates, DATES),
        row(SettingUp::Agreement, agreement, u32::from(agreement), 1),
        row(SettingUp::SupportPlan, plan, u32::from(plan), 1),
    ];
    Ok((rows, place.map(|(.., gaps)| gaps).unwrap_or_default()))
}

/// Groups with more than one host tend to last longer.
const HOSTS: u32 = 2;
/// Three dates are enough to know that there is a next one.
const DATES: u32 = 3;
