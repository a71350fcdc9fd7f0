//! The pain programmes that groups come from: who was on one, who was offered the group, and what they
//! said. One row a person, in the service's own compartment. Those who agreed to be named are linked to
//! the service's list; everybody else is counted and has no name, number or address anywhere.
//!
//! A yes brings a named person onto the list of a group that the programme feeds. One programme may feed
//! several groups, and one group may come from several programmes.

mod again;
mod answers;
mod api;
mod counted;
mod model;
mod store;
mod view;

pub use again::CountedBefore;
pub use answers::{Answered, add_person, answer, enrol_all, finished, name_one, offer_to_all, reason, unname};
pub use api::{
    COHORT_PERSON, GROUP_PROGRAMME, NewRow, PROGRAMME, ProgrammeDetails, ProgrammeMade, SLICE, Unnamed, add_row,
    create, create_in, edit, feed, feed_in, remove,
};
pub use counted::{count, decline};
pub use model::{Finished, OfferAnswer, ProgrammeCounts};
pub use store::{ToAsk, local_id, of_group, to_ask};
pub use view::{
    CohortPlace, CohortRow, FedGroup, ProgrammePage, ProgrammeRef, ProgrammeRow, ProgrammeView, UnnamedCounts, list,
    people, read,
};

#[cfg(test)]
mod tests;
