//! A list beside the people whom the group has: who is new, the same, or known with something changed.
//!
//! A phone number or e-mail address in common and names alike make one person. A name alone never does:
//! that is asked. Where a value differs, both are shown and the person chooses; nothing that the group
//! has is written over unasked, and nobody is taken off its list for being missing from a file.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use specta::Type;

use super::choices::Choices;
use super::model::{Incoming, Problem, What};
use super::values;
use crate::{groups::MemberState, people::phone_key, platform::MemberId};

/// Differences that are shown at a time.
const MAX_DIFFERENCES: usize = 200;
/// People of a kind that are named.
const MAX_NOTES: usize = 50;
/// Pairs of names looked at for slips; past it only equal names are found.
const MAX_PAIRS: usize = 20_000;

/// Somebody on the group's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The member.
    pub id: MemberId,
    /// Local id, for writing.
    pub local: i64,
    /// Name.
    pub name: String,
    /// Phone number; empty where there is none or no permission.
    pub phone: String,
    /// E-mail address; empty where there is none or no permission.
    pub email: String,
    /// When to ring.
    pub best_time: String,
    /// Where they stand.
    pub state: MemberState,
    /// Whether the hosts may have phone and e-mail.
    pub contacts: bool,
}

/// Everybody on a group's list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnTheList(pub Vec<Known>);

/// What of a member a list can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ListDetail {
    /// The name.
    Name,
    /// The phone number.
    Phone,
    /// The e-mail address.
    Email,
    /// When to ring.
    BestTime,
    /// Whether the hosts may have phone and e-mail: `yes` or `no`.
    Contacts,
}

/// A value in the list that the group does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListDifference {
    /// The row as numbered in the file.
    pub row: u32,
    /// The member.
    pub member: MemberId,
    /// What the group calls them.
    pub name: String,
    /// What differs.
    pub detail: ListDetail,
    /// What the group has; may be empty.
    pub old: String,
    /// What the list says.
    pub new: String,
    /// Whether the list's value is taken. Where the group has none it is, unless somebody says no; the
    /// others wait for an answer.
    pub take: Option<bool>,
}

/// Somebody of the group whom the list says something about that is not ours to act on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListNote {
    /// The row as numbered in the file.
    pub row: u32,
    /// The member.
    pub member: MemberId,
    /// What the group calls them.
    pub name: String,
}

/// A list beside a group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListAgainst {
    /// On both, with nothing changed.
    pub same: u32,
    /// On both, with a difference.
    pub changed: u32,
    /// In the group and not on this list: they stay.
    pub absent: u32,
    /// Everything that differs; at most 200.
    pub differences: Vec<ListDifference>,
    /// On the list, and has left the group or has died: stays so. At most 50.
    pub left: Vec<ListNote>,
    /// Says no on the list, and is in the group: stays until somebody says otherwise. At most 50.
    pub said_no: Vec<ListNote>,
}

/// What changes for somebody who is in the group already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matched {
    /// Local id of the member.
    pub local: i64,
    /// What the list's value is taken of.
    pub take: Vec<ListDetail>,
    /// What stays as the group has it.
    pub keep: Vec<ListDetail>,
    /// Has left or has died: everything stays as it is.
    pub gone: bool,
}

/// A list beside a group, worked out.
pub(super) struct Beside {
    pub against: ListAgainst,
    /// People of the list by their place, who are in the group.
    pub matched: HashMap<usize, Matched>,
    /// Those of whom it is asked.
    asked: HashSet<usize>,
}

/// Somebody on the list: place, comes in, said no, and what stands in the row.
type Listed = (usize, bool, bool, Incoming);

impl Beside {
    /// True for somebody who does not come in anew: in the group already, or perhaps.
    pub fn is_there(&self, at: usize) -> bool {
        self.matched.contains_key(&at) || self.asked.contains(&at)
    }

    pub fn new(
        people: impl Iterator<Item = Listed>,
        group: &OnTheList,
        choices: &Choices,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut index = Index::new(&group.0, choices);
        let mut beside = Self { against: ListAgainst::default(), matched: HashMap::new(), asked: HashSet::new() };
        // Who is certain goes first, so that nobody is asked about a member who is somebody else.
        let (mut left_over, mut refused) = (Vec::new(), Vec::new());
        let mut settled = HashSet::new();
        for listed in people {
            // No two rows are one member, whatever was said.
            match index.certain(&listed.3).filter(|member| !settled.contains(member)) {
                Some(member) if listed.1 => {
                    settled.insert(member);
                    index.claimed.insert(member);
                    beside.settle(&listed, &group.0[member], choices, problems);
                }
                Some(member) if listed.2 => beside.note_no(&listed.3, &group.0[member]),
                None if listed.1 => left_over.push(listed),
                None if listed.2 => refused.push(listed),
                _ => {}
            }
        }
        index.pairs = left_over.len() * group.0.len().saturating_sub(index.claimed.len());
        for (at, .., row) in left_over {
            let Some((member, value)) = index.perhaps(&row) else { continue };
            index.claimed.insert(member);
            beside.asked.insert(at);
            problems.push(Problem {
                row: Some(row.row),
                name: Some(row.name.clone()),
                value,
                member: Some(group.0[member].id),
                other_name: Some(group.0[member].name.clone()),
                ..Problem::of(What::SameAsMember)
            });
        }
        for (.., row) in refused {
            // Nobody is asked, and nothing is done: a name is enough to say "look at this".
            if let Some((member, _)) = index.perhaps(&row) {
                beside.note_no(&row, &group.0[member]);
            }
        }
        let here = |at: usize| matches!(group.0[at].state, MemberState::Here | MemberState::OnBreak);
        let absent = (0..group.0.len()).filter(|at| here(*at) && !index.claimed.contains(at)).count();
        beside.against.absent = u32::try_from(absent).unwrap_or(u32::MAX);
        beside
    }

    fn note_no(&mut self, row: &Incoming, member: &Known) {
        let here = matches!(member.state, MemberState::Here | MemberState::OnBreak);
        if here && self.against.said_no.len() < MAX_NOTES {
            self.against.said_no.push(ListNote { row: row.row, member: member.id, name: member.name.clone() });
        }
    }

    /// Somebody of the list is this member: what differs?
    fn settle(&mut self, (at, _, _, row): &Listed, member: &Known, choices: &Choices, problems: &mut Vec<Problem>) {
        let mut matched = Matched { local: member.local, ..Matched::default() };
        if matches!(member.state, MemberState::Left | MemberState::Died) {
            if self.against.left.len() < MAX_NOTES {
                self.against.left.push(ListNote { row: row.row, member: member.id, name: member.name.clone() });
            }
            self.matched.insert(*at, Matched { gone: true, ..matched });
            return;
        }
        let differences = differences(row, member, choices);
        let counted = if differences.is_empty() { &mut self.against.same } else { &mut self.against.changed };
        *counted += 1;
        for difference in differences {
            match difference.take {
                Some(true) => matched.take.push(difference.detail),
                Some(false) => matched.keep.push(difference.detail),
                None => problems.push(Problem {
                    row: Some(row.row),
                    name: Some(member.name.clone()),
                    member: Some(member.id),
                    value: Some(difference.new.clone()),
                    detail: Some(difference.detail),
                    ..Problem::of(What::Changed)
                }),
            }
            if self.against.differences.len() < MAX_DIFFERENCES {
                self.against.differences.push(difference);
            }
        }
        self.matched.insert(*at, matched);
    }
}

/// What the list says otherwise than the group.
fn differences(row: &Incoming, member: &Known, choices: &Choices) -> Vec<ListDifference> {
    let mut found = Vec::new();
    let mut differs = |detail, old: &str, new: &str| {
        let decided = choices.values.iter().find(|decided| decided.row == row.row && decided.detail == detail);
        // What the group lacks is taken; a permission never is, unless somebody says so.
        let lacks = (old.is_empty() && detail != ListDetail::Contacts).then_some(true);
        let take = decided.map(|decided| decided.take).or(lacks);
        found.push(ListDifference {
            row: row.row,
            member: member.id,
            name: member.name.clone(),
            detail,
            old: old.to_owned(),
            new: new.to_owned(),
            take,
        });
    };
    if row.name.to_lowercase() != member.name.to_lowercase()
        && values::name_keys(&row.name)[1] != values::name_keys(&member.name)[1]
    {
        differs(ListDetail::Name, &member.name, &row.name);
    }
    if row.share_contacts && !member.contacts && !(row.phone.is_empty() && row.email.is_empty()) {
        differs(ListDetail::Contacts, "no", "yes");
    } else if row.keeps_contacts && member.contacts {
        differs(ListDetail::Contacts, "yes", "no");
    } else if member.contacts {
        if !row.phone.is_empty() && !same_phone(&row.phone, &member.phone) {
            differs(ListDetail::Phone, &member.phone, &row.phone);
        }
        if !row.email.is_empty() && !row.email.eq_ignore_ascii_case(&member.email) {
            differs(ListDetail::Email, &member.email, &row.email);
        }
        if !row.best_time.is_empty() && row.best_time != member.best_time {
            differs(ListDetail::BestTime, &member.best_time, &row.best_time);
        }
    }
    found
}

fn same_phone(one: &str, other: &str) -> bool {
    let extension = |phone: &str| phone.split_once(" ext ").map(|(_, extension)| extension.to_owned());
    !other.is_empty() && phone_key(one) == phone_key(other) && extension(one) == extension(other)
}

/// Members by what they can be found by.
struct Index<'a> {
    members: &'a [Known],
    by_phone: HashMap<u64, Vec<usize>>,
    by_email: HashMap<u64, Vec<usize>>,
    by_name: HashMap<u64, Vec<usize>>,
    by_id: HashMap<MemberId, usize>,
    /// Of a row, who it is and who it is not.
    is: HashMap<u32, MemberId>,
    is_not: HashSet<(u32, MemberId)>,
    /// Members who are somebody on the list already.
    claimed: HashSet<usize>,
    /// How many pairs of names are left to look at.
    pairs: usize,
}

impl<'a> Index<'a> {
    fn new(members: &'a [Known], choices: &Choices) -> Self {
        let mut index = Self {
            members,
            by_phone: HashMap::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
            by_id: HashMap::new(),
            is: choices.members.iter().filter(|said| said.same).map(|said| (said.row, said.member)).collect(),
            is_not: choices.members.iter().filter(|said| !said.same).map(|said| (said.row, said.member)).collect(),
            claimed: HashSet::new(),
            pairs: 0,
        };
        for (at, member) in members.iter().enumerate() {
            if !member.phone.is_empty() {
                index.by_phone.entry(phone_key(&member.phone)).or_default().push(at);
            }
            if !member.email.is_empty() {
                index.by_email.entry(values::email_key(&member.email)).or_default().push(at);
            }
            for key in values::name_keys(&member.name) {
                index.by_name.entry(key).or_default().push(at);
            }
            index.by_id.insert(member.id, at);
        }
        // Whom somebody named for a row is nobody else's.
        index.claimed.extend(index.is.values().filter_map(|member| index.by_id.get(member)));
        index
    }

    fn free(&self, row: &Incoming, at: usize) -> bool {
        !self.claimed.contains(&at) && !self.is_not.contains(&(row.row, self.members[at].id))
    }

    /// The free members with this phone number or e-mail address.
    fn sharing(&self, row: &Incoming) -> impl Iterator<Item = (usize, &str)> {
        let phone = (!row.phone.is_empty()).then(|| self.by_phone.get(&phone_key(&row.phone))).flatten();
        let email = (!row.email.is_empty()).then(|| self.by_email.get(&values::email_key(&row.email))).flatten();
        let by_phone = phone.into_iter().flatten().map(|at| (*at, self.members[*at].phone.as_str()));
        let by_email = email.into_iter().flatten().map(|at| (*at, self.members[*at].email.as_str()));
        by_phone.chain(by_email)
    }

    /// The member whom somebody named for this row, or who shares a contact and a name much alike.
    fn certain(&self, row: &Incoming) -> Option<usize> {
        if let Some(member) = self.is.get(&row.row) {
            return self.by_id.get(member).copied();
        }
        let alike = |at: usize| values::alike(&self.members[at].name, &row.name);
        self.sharing(row).map(|(at, _)| at).find(|at| self.free(row, *at) && alike(*at))
    }

    /// Who it may be: somebody with the same contact, the same name, or a slip away from it; and the
    /// contact in common.
    fn perhaps(&self, row: &Incoming) -> Option<(usize, Option<String>)> {
        let contact = self.sharing(row).find(|(at, _)| self.free(row, *at));
        if let Some((at, value)) = contact {
            return Some((at, Some(value.to_owned())));
        }
        let keys = values::name_keys(&row.name);
        let same = keys.iter().filter_map(|key| self.by_name.get(key)).flatten().copied();
        let near = (0..if self.pairs <= MAX_PAIRS { self.members.len() } else { 0 })
            .filter(|at| values::alike(&self.members[*at].name, &row.name));
        same.chain(near).find(|at| self.free(row, *at)).map(|at| (at, None))
    }
}
