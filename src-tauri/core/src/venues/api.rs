//! Keeping places and what was found there.

use serde::{Deserialize, Serialize};

use super::{
    model::{Access, Answer},
    store::{self, Venue},
};
use crate::{
    fields,
    groups::{self, SUPPORT_GROUP},
    meetings,
    people::{check_phone, tidy_phone},
    platform::{
        Change, Code, Done, Error, GroupId, Home, Key, Now, Result, Slice, Table, Topic, Value, Vault, VenueId, note,
        one_line,
    },
};

/// Places of groups.
pub static VENUE: Table = Table {
    kind: 80,
    name: "venue",
    key: Key::Uid,
    home: Home::Group("group_id"),
    topic: Topic::Groups,
    fields: fields![
        1 group_id, 2 name, 3 address, 4 getting_there, 5 cost, 6 booking_role, 7 booking_phone, 8 opening, 9 notes,
        10 checked_on
    ],
};

/// What was found at a place.
pub static VENUE_ACCESS: Table = Table {
    kind: 81,
    name: "venue_access",
    key: Key::Natural(&["venue_id", "what"]),
    home: Home::Through("venue_id", &VENUE),
    topic: Topic::Groups,
    fields: fields![1 answer],
};

/// What venues hands to the vault.
pub static SLICE: Slice = Slice {
    name: "venues",
    tables: &[&VENUE, &VENUE_ACCESS],
    migrations: &[(20261125140100, include_str!("migrations/20261125140100_venues.sql"))],
};

/// Most places of one group.
const MOST: usize = 20;

/// A place as somebody wrote it down. All but the name may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VenueForm {
    /// What the place is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// How to get there, and in.
    pub getting_there: String,
    /// What it costs.
    pub cost: String,
    /// Who to ask for when booking: a role, such as the caretaker.
    pub booking_role: String,
    /// The number of the hall, not of a member.
    pub booking_phone: String,
    /// When it is open, and who has the key.
    pub opening: String,
    /// Anything else.
    pub notes: String,
}

/// A place that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// The change.
    pub done: Done,
    /// The place.
    pub venue: VenueId,
}

impl VenueForm {
    /// The fields as they are kept. Errors: see [`keep`].
    fn values(&self) -> Result<Vec<(&'static str, Value)>> {
        let name = one_line("name", &self.name, 120)?;
        if name.is_empty() {
            return Err(Error::invalid("name", "place.empty"));
        }
        let phone = tidy_phone(&one_line("phone", &self.booking_phone, 40)?);
        check_phone(&phone)?;
        Ok(vec![
            ("name", name.into()),
            ("address", note("address", &self.address, 300)?.into()),
            ("getting_there", note("gettingThere", &self.getting_there, 600)?.into()),
            ("cost", one_line("cost", &self.cost, 120)?.into()),
            ("booking_role", one_line("bookingRole", &self.booking_role, 120)?.into()),
            ("booking_phone", phone.into()),
            ("opening", one_line("opening", &self.opening, 200)?.into()),
            ("notes", note("notes", &self.notes, 600)?.into()),
        ])
    }
}

/// Keeps a place of a group: a new one, or changes to `venue`. The first place of a group that has none
/// yet is where it usually meets; a new name is taken over by the group and by the meetings planned there.
///
/// Errors: `Invalid place.empty` on `name`; `Conflict place.twice` on `name`; `Invalid phone.*` on `phone`;
/// `Invalid text.tooLong`; `Conflict place.tooMany`.
pub async fn keep(vault: &Vault, now: &Now, group: GroupId, venue: Option<VenueId>, form: &VenueForm) -> Result<Kept> {
    let values = form.values()?;
    let name = one_line("name", &form.name, 120)?;
    let mut change = vault.change("venues.keep", now).await?;
    let group = groups::group(change.sql(), group).await?;
    let others = store::venues(change.sql(), group.id).await?;
    if others.iter().any(|other| same(&other.name, &name) && Some(VenueId(other.uid)) != venue) {
        return Err(Error { field: Some("name"), ..Error::new(Code::Conflict, "place.twice") });
    }
    let kept = match venue {
        Some(id) => {
            let old = store::venue(change.sql(), id).await?;
            change.put(&VENUE, &[old.id.into()], &values).await?;
            if old.name != name {
                meetings::rename_place(&mut change, group.id, &old.name, &name).await?;
            }
            if same(&group.place, &old.name) {
                usual(&mut change, group.id, &name).await?;
            }
            id
        }
        None => {
            if others.len() >= MOST {
                return Err(Error::new(Code::Conflict, "place.tooMany"));
            }
            let id = insert(&mut change, group.id, values).await?.1;
            if group.place.is_empty() {
                usual(&mut change, group.id, &name).await?;
            }
            id
        }
    };
    Ok(Kept { done: change.commit().await?, venue: kept })
}

/// Two names of a place that a reader would take for the same.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

async fn insert(change: &mut Change<'_>, group: i64, mut values: Vec<(&'static str, Value)>) -> Result<(i64, VenueId)> {
    values.push(("group_id", group.into()));
    let (id, uid) = change.insert(&VENUE, &values).await?;
    Ok((id, VenueId(uid)))
}

async fn usual(change: &mut Change<'_>, group: i64, name: &str) -> Result<()> {
    change.put(&SUPPORT_GROUP, &[group.into()], &[("place", name.into())]).await
}

/// Makes a place the one where its group usually meets.
pub async fn make_usual(vault: &Vault, now: &Now, venue: VenueId) -> Result<Done> {
    let mut change = vault.change("venues.makeUsual", now).await?;
    let venue = store::venue(change.sql(), venue).await?;
    usual(&mut change, venue.group_id, &venue.name).await?;
    change.commit().await
}

/// Notes what somebody found at a place, and that it was checked today.
pub async fn answer(vault: &Vault, now: &Now, venue: VenueId, what: Access, found: Answer) -> Result<Done> {
    let mut change = vault.change("venues.answer", now).await?;
    let venue = store::venue(change.sql(), venue).await?;
    change.put(&VENUE_ACCESS, &[venue.id.into(), what.into()], &[("answer", found.into())]).await?;
    change.put(&VENUE, &[venue.id.into()], &[("checked_on", now.today.into())]).await?;
    change.commit().await
}

/// Takes a place off a group's list. Meetings planned there keep its name as words.
pub async fn remove(vault: &Vault, now: &Now, venue: VenueId) -> Result<Done> {
    let mut change = vault.change("venues.remove", now).await?;
    let venue = store::venue(change.sql(), venue).await?;
    change.remove(&VENUE, &[venue.id.into()]).await?;
    change.commit().await
}

/// Copies a place of another group, with what was found there, into a group's own list. From then on the
/// two are apart: nothing of one group reaches the other.
///
/// Errors: `Conflict place.twice` on `name` if the group has a place of that name.
pub async fn copy(vault: &Vault, now: &Now, venue: VenueId, into: GroupId) -> Result<Kept> {
    let mut change = vault.change("venues.copy", now).await?;
    let from = store::venue(change.sql(), venue).await?;
    let group = groups::group(change.sql(), into).await?;
    let others = store::venues(change.sql(), group.id).await?;
    if others.iter().any(|other| same(&other.name, &from.name)) {
        return Err(Error { field: Some("name"), ..Error::new(Code::Conflict, "place.twice") });
    }
    if others.len() >= MOST {
        return Err(Error::new(Code::Conflict, "place.tooMany"));
    }
    let found = store::access(change.sql(), from.id).await?;
    let name = from.name.clone();
    let (id, uid) = insert(&mut change, group.id, all_of(from)).await?;
    for (what, said) in found {
        change.put(&VENUE_ACCESS, &[id.into(), what.into()], &[("answer", said.into())]).await?;
    }
    if group.place.is_empty() {
        usual(&mut change, group.id, &name).await?;
    }
    Ok(Kept { done: change.commit().await?, venue: uid })
}

fn all_of(venue: Venue) -> Vec<(&'static str, Value)> {
    vec![
        ("name", venue.name.into()),
        ("address", venue.address.into()),
        ("getting_there", venue.getting_there.into()),
        ("cost", venue.cost.into()),
        ("booking_role", venue.booking_role.into()),
        ("booking_phone", venue.booking_phone.into()),
        ("opening", venue.opening.into()),
        ("notes", venue.notes.into()),
        ("checked_on", venue.checked_on.into()),
    ]
}
