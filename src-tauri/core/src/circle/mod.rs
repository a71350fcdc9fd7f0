//! The circle of those who share a group: handing it over, the laptops that have it, news by file both
//! ways, what was written twice.
//!
//! A group is handed over as one file that five words open. Whoever opens it answers with a small file,
//! and six digits that both screens show say that it is the right laptop. From then on each gives the
//! others the group as it is now, and taking that in joins the two states ([`crate::sharing`]). There is no
//! server, and nobody has to be there at the same time.

mod api;
mod files;
mod hand_over;
mod invite;
mod model;
mod status;
mod store;
mod twice;
mod will_see;

pub use api::{CIRCLE_DEVICE, DeviceId, GROUP_IN_CHARGE, SLICE, stop_sharing};
pub use files::{Looked, Meets, PartRow, Taken, WhatFor, look, news, take};
pub use hand_over::{HandOverView, InviteRow, Ready, ReadyRow, hand_over, put_in_charge};
pub use invite::{JoinView, Prepared, confirm, join_card, join_view, note_made, prepare};
pub use model::InCharge;
pub use status::{CircleView, DeviceView, circle};
pub use twice::{Side, TwiceId, TwiceRow, settle};
pub use will_see::{WillSee, WillSeePerson};
