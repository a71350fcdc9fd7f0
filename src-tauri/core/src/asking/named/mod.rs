//! What still names somebody who took their name off a list. Nobody but a reader can tell whether "ring
//! Grace" means that Grace, so the texts are found at the moment of taking back, while the name is known,
//! and shown to be written anew. The name is not kept: only where the texts stand.

mod api;
mod model;
mod store;

pub(super) use api::look;
pub use api::{NamedText, NamedView, left, may_stay, read, rewrite};
