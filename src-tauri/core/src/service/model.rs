//! Types and rules. Pure.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    platform::{ActorId, Error, Result},
    vocabulary,
};

vocabulary! {
    /// The nation of the UK, for crisis numbers and bank holidays.
    Nation {
        /// England.
        England = "england",
        /// Scotland.
        Scotland = "scotland",
        /// Wales.
        Wales = "wales",
        /// Northern Ireland; it has no 111.
        NorthernIreland = "northernIreland",
    }
}

/// Somebody to reach, by name, phone number and e-mail address; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// A name, or a team's.
    pub name: String,
    /// Phone number, as it is dialled.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

/// The service's name and whom to reach there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ServiceContacts {
    /// The service's name.
    pub name: String,
    /// Where it works.
    pub nation: Nation,
    /// Who answers for information governance.
    pub governance: Contact,
    /// Who answers for safeguarding.
    pub safeguarding: Contact,
    /// A local crisis line, by name; may be empty.
    pub line_name: String,
    /// Its number.
    pub line_phone: String,
    /// The day on which somebody rang through or looked up the crisis numbers.
    pub checked_on: Option<NaiveDate>,
}

/// When a group needs a look, and other numbers that a service decides for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
    /// A group is quiet after so many of its usual intervals without a meeting, and a week.
    pub quiet_intervals: u32,
    /// Fewer people than this, twice running, are few.
    pub few_people: u32,
    /// Fewer hosts than this are few.
    pub few_hosts: u32,
    /// Numbers are falling when the last three meetings have so many in 100 fewer people than those before.
    pub falling_percent: u32,
    /// Numbers under this are not shown where they could point at a person: 5, as many services hold it.
    pub small_number: u32,
    /// Weeks after which we suggest a backup.
    pub back_up_weeks: u32,
    /// Meetings in a row without a word before somebody gets a friendly hello.
    pub silences: u32,
}

impl Default for Rules {
    /// Two missed intervals, fewer than three people, one host left: the signs that Wituk 2002 and
    /// Mankowski found before self-help groups ended. The rest is our own choice, to be confirmed.
    fn default() -> Self {
        Self {
            quiet_intervals: 2,
            few_people: 3,
            few_hosts: 2,
            falling_percent: 33,
            small_number: 5,
            back_up_weeks: 4,
            silences: 2,
        }
    }
}

impl Rules {
    /// Checks each number. Errors: `Invalid rules.range` on the field.
    pub fn check(&self) -> Result<()> {
        for (field, number, range) in [
            ("quietIntervals", self.quiet_intervals, 1..=6),
            ("fewPeople", self.few_people, 2..=10),
            ("fewHosts", self.few_hosts, 1..=5),
            ("fallingPercent", self.falling_percent, 10..=90),
            ("smallNumber", self.small_number, 3..=20),
            ("backUpWeeks", self.back_up_weeks, 1..=26),
            ("silences", self.silences, 1..=4),
        ] {
            if !range.contains(&number) {
                return Err(Error::invalid(field, "rules.range"));
            }
        }
        Ok(())
    }
}

/// The service's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ServiceView {
    /// Name and contacts.
    pub contacts: ServiceContacts,
    /// The numbers it decides for itself.
    pub rules: Rules,
    /// The numbers a service starts with.
    pub usual: Rules,
    /// Who works here, by name.
    pub staff: Vec<Clinician>,
}

/// Somebody who works here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Clinician {
    /// Under which identity they write.
    pub id: ActorId,
    /// Name.
    pub name: String,
    /// What they do; may be empty.
    pub job: String,
    /// At this laptop now.
    pub you: bool,
}

/// Whom a group's hosts ring when they worry about somebody, besides 999 and the Samaritans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CrisisContacts {
    /// Decides the number for urgent health advice.
    pub nation: Nation,
    /// Who answers for safeguarding, by name; may be empty.
    pub safeguarding_name: String,
    /// Their phone number.
    pub safeguarding_phone: String,
    /// A local crisis line, by name; may be empty.
    pub line_name: String,
    /// Its number.
    pub line_phone: String,
    /// The day on which the numbers were checked; none: nobody has yet.
    pub checked_on: Option<NaiveDate>,
    /// The hosts wrote them; otherwise they are the service's.
    pub own: bool,
}
