//! Purposes, decisions and the rule. Pure.

use crate::vocabulary;

vocabulary! {
    /// What a permission is for.
    Purpose {
        /// The group keeps this person's name on its list.
        HoldDetails = "holdDetails",
        /// The host may have the phone number and e-mail address.
        HostHasContacts = "hostHasContacts",
        /// Someone of the group may say hello after the person has left.
        GroupKeepsInTouch = "groupKeepsInTouch",
        /// The pain service may ask how it went, after the person has left.
        ServiceMayAsk = "serviceMayAsk",
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

vocabulary! {
    /// How the decision reached us.
    How {
        /// In the list that the service brought in.
        OnTheList = "onTheList",
        /// The person said so to a host.
        ToldHost = "toldHost",
    }
}

/// A kind of thing that might be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The name.
    Name,
    /// Phone number and e-mail address.
    Contacts,
    /// Phone number and e-mail address, once the person has left.
    ContactsAfterLeaving,
}

/// Who would see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The hosts of the person's group: whatever they may not see never enters the group's rows.
    Hosts,
    /// The pain service that brought the list in.
    Service,
}

/// May this be shown to whom, given the purposes a person agreed to?
#[must_use]
pub fn may_show(what: What, to: Audience, agreed: &[Purpose]) -> bool {
    let needs = match (what, to) {
        (What::Name, Audience::Hosts | Audience::Service) | (What::Contacts, Audience::Service) => Purpose::HoldDetails,
        (What::Contacts, Audience::Hosts) => Purpose::HostHasContacts,
        (What::ContactsAfterLeaving, Audience::Hosts) => Purpose::GroupKeepsInTouch,
        (What::ContactsAfterLeaving, Audience::Service) => Purpose::ServiceMayAsk,
    };
    agreed.contains(&needs)
}
