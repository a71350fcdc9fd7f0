//! Topics: something to talk about. A topic is a short opening, a few questions to ask the group and
//! things that people say they tried. It tells nobody what to do.
//!
//! Three sources, in this order: what the group wrote itself, what its service offers (by a file that
//! the service saved), and the starters that come with the app. A service can mark a topic as checked
//! by a clinician; the mark is about the words as they were that day, and until then a topic says that
//! nobody checked it.

mod api;
mod model;
mod set;
mod store;

pub use api::{
    GROUP_TOPIC, Imported, SLICE, TopicMeeting, TopicRow, TopicView, TopicsView, Written, check, export, import,
    remove, topic, topics, use_at, wish, write, write_for_service,
};
pub use model::{TopicChecked, TopicEntry, TopicSource, TopicSubject, TopicText};
pub use set::{FILE_ENDING, LARGEST as LARGEST_FILE};

#[cfg(test)]
mod tests;
