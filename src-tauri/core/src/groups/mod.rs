//! Groups and their members.
//!
//! A member is a person's place in one group: the name the group calls them by, the contact details
//! the hosts may have, and whether they come, take a break or have left. Somebody in two groups has
//! two such places, linked only in the service's compartment.
//!
//! Rooms: `jobs` (who runs the group and does what), `life` (planned to ended), `agreed` (agreement and
//! mutual support plan).

pub mod agreed;
mod api;
mod correct;
mod crisis;
pub mod jobs;
pub mod life;
mod model;
mod places;
mod store;

pub use api::{
    ByHand, Created, MEMBER, MemberAdded, NewMember, SLICE, SUPPORT_GROUP, add_by_hand, add_member, create, create_in,
    edit_member, enrol, hosts_may_have_contacts, may_have_contacts, mine, remember_me, remove_member, rename,
    say_source, say_who_i_am, set_standing, told,
};
pub use correct::{Correction, correct};
pub use crisis::{crisis, use_services_crisis, write_crisis};
pub use model::{GroupRef, MemberSource, MemberState, short_names};
pub use places::{edit_person, forget, join, join_in, keep_to_permission, look_alikes, same_member, two_members};
pub use store::{
    Group, Member, also, gone, group, group_by_id, groups, how_many, member, member_by_id, members, members_after,
    on_list,
};

#[cfg(test)]
mod tests;
