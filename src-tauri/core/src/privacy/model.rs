//! Purposes, decisions and the rule. Pure.

use chrono::NaiveDate;

use crate::vocabulary;

vocabulary! {
    /// What a permission is for, in the order in which people are asked.
    Purpose {
        /// The group keeps this person's name on its list.
        HoldDetails = "holdDetails",
        /// The host may have the phone number and e-mail address.
        HostHasContacts = "hostHasContacts",
        /// The host may get in touch after a missed meeting.
        AskAfterAbsence = "askAfterAbsence",
        /// The hosts may know what helps this person take part.
        HostsKnowNeeds = "hostsKnowNeeds",
        /// Others in the group may have the phone number.
        SharePhone = "sharePhone",
        /// Others in the group may have the e-mail address.
        ShareEmail = "shareEmail",
        /// The person may be added to the group's chat.
        ShareChat = "shareChat",
        /// The pain service may know why the person left.
        ShareReason = "shareReason",
        /// The person counts, without a name, in the service's reports.
        UseInReports = "useInReports",
        /// The pain service may ask whether they would take part in research.
        Research = "research",
        /// Someone of the group may say hello after the person has left.
        GroupKeepsInTouch = "groupKeepsInTouch",
        /// The pain service may ask how it went, after the person has left.
        ServiceMayAsk = "serviceMayAsk",
    }
}

impl Purpose {
    /// Whether this is asked when somebody leaves, and not before.
    #[must_use]
    pub const fn asked_on_leaving(self) -> bool {
        matches!(self, Self::GroupKeepsInTouch | Self::ServiceMayAsk)
    }
}

vocabulary! {
    /// What the person decided.
    Decision {
        /// Agreed.
        Given = "given",
        /// Said no.
        Refused = "refused",
        /// Was not asked yet.
        NotAsked = "notAsked",
        /// Agreed once and took it back.
        Withdrawn = "withdrawn",
    }
}

impl Decision {
    /// Whether the person said no, at once or later. Not having been asked is not a no.
    #[must_use]
    pub const fn is_no(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn)
    }

    /// What an answer means after an earlier one: a no after a yes is a yes taken back, and only then.
    #[must_use]
    pub const fn after(self, earlier: Self) -> Self {
        match (self, earlier) {
            (Self::Refused | Self::Withdrawn, Self::Given | Self::Withdrawn) => Self::Withdrawn,
            (Self::Withdrawn, _) => Self::Refused,
            (said, _) => said,
        }
    }
}

vocabulary! {
    /// How the decision reached us.
    ReachedBy {
        /// In the list that the service brought in.
        OnTheList = "onTheList",
        /// The person said so to a host.
        ToldHost = "toldHost",
        /// The person said so to somebody of the pain service.
        ToldClinician = "toldClinician",
        /// On a paper form.
        PaperForm = "paperForm",
        /// In a letter, e-mail or text.
        InWriting = "inWriting",
    }
}

/// One decision as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What for.
    pub purpose: Purpose,
    /// What was decided.
    pub decision: Decision,
    /// The version of the wording it was made under.
    pub wording: String,
    /// How it reached us; none for a way that only a newer version knows.
    pub how: Option<ReachedBy>,
    /// The day.
    pub on: NaiveDate,
    /// Who asked or was told; may be empty.
    pub taken_by: String,
}

/// The decision in force for a purpose, out of all decisions, the latest last.
#[must_use]
pub fn in_force(all: &[Decided], purpose: Purpose) -> Decision {
    let latest = all.iter().rev().find(|one| one.purpose == purpose);
    match (latest, purpose) {
        (Some(one), _) => one.decision,
        // The first wording asked for the contact details "to let you know about meetings, or to say hello".
        (None, Purpose::AskAfterAbsence) => {
            let contacts = all.iter().rev().find(|one| one.purpose == Purpose::HostHasContacts);
            contacts.filter(|one| one.wording == "2026-11").map_or(Decision::NotAsked, |one| one.decision)
        }
        (None, _) => Decision::NotAsked,
    }
}

/// The purposes that a person agreed to and has not taken back.
#[must_use]
pub fn agreed(all: &[Decided]) -> Vec<Purpose> {
    Purpose::ALL.iter().copied().filter(|purpose| in_force(all, *purpose) == Decision::Given).collect()
}

/// A kind of thing that might be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The name.
    Name,
    /// Phone number and e-mail address.
    Contacts,
    /// Phone number and e-mail address, to ask after somebody who missed a meeting; also the prompt to do so.
    ContactsAfterAbsence,
    /// Phone number and e-mail address, once the person has left.
    ContactsAfterLeaving,
    /// The phone number alone.
    Phone,
    /// The e-mail address alone.
    Email,
    /// The name, to be added to a chat.
    ChatName,
    /// What helps the person take part.
    Needs,
    /// Why the person left.
    ReasonForLeaving,
    /// That there is one more who came, left and why: a number without a name.
    Numbers,
}

/// Who would see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The hosts of the person's group: whatever they may not see never enters the group's rows.
    Hosts,
    /// Everybody in the group.
    Members,
    /// The pain service that brought the list in.
    Service,
    /// Those who read the service's reports.
    Reports,
    /// Those who look for people to take part in research.
    Research,
}

/// All that a person has to have agreed to before this may be shown to them; none: never.
const fn needed(what: What, to: Audience) -> Option<&'static [Purpose]> {
    use Purpose::{
        AskAfterAbsence, GroupKeepsInTouch, HoldDetails, HostHasContacts, HostsKnowNeeds, Research, ServiceMayAsk,
        ShareChat, ShareEmail, SharePhone, ShareReason, UseInReports,
    };
    Some(match (what, to) {
        (What::Name, Audience::Hosts | Audience::Service) => &[HoldDetails],
        (What::Contacts | What::Phone | What::Email, Audience::Hosts) => &[HoldDetails, HostHasContacts],
        (What::Contacts | What::Phone | What::Email, Audience::Service) => &[HoldDetails],
        (What::ContactsAfterAbsence, Audience::Hosts) => &[HoldDetails, HostHasContacts, AskAfterAbsence],
        (What::ContactsAfterLeaving, Audience::Hosts) => &[HoldDetails, GroupKeepsInTouch],
        (What::ContactsAfterLeaving, Audience::Service) => &[HoldDetails, ServiceMayAsk],
        (What::Phone, Audience::Members) => &[HoldDetails, HostHasContacts, SharePhone],
        (What::Email, Audience::Members) => &[HoldDetails, HostHasContacts, ShareEmail],
        (What::ChatName, Audience::Members | Audience::Hosts) => &[HoldDetails, ShareChat],
        (What::Needs, Audience::Hosts) => &[HoldDetails, HostsKnowNeeds],
        (What::Needs, Audience::Service) | (What::ReasonForLeaving, Audience::Hosts) => &[HoldDetails],
        (What::ReasonForLeaving, Audience::Service) => &[HoldDetails, ShareReason],
        (What::ReasonForLeaving, Audience::Reports) => &[ShareReason, UseInReports],
        (What::Numbers, Audience::Reports) => &[UseInReports],
        (What::Numbers, Audience::Research) => &[UseInReports, Research],
        (What::Name | What::Contacts | What::Phone | What::Email, Audience::Research) => &[HoldDetails, Research],
        _ => return None,
    })
}

/// May this be shown to whom, given the purposes a person agreed to?
#[must_use]
pub fn may_show(what: What, to: Audience, agreed: &[Purpose]) -> bool {
    needed(what, to).is_some_and(|needed| needed.iter().all(|purpose| agreed.contains(purpose)))
}
