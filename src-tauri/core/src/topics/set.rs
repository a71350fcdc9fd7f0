//! A service's topics as a file: saved by the service, opened by the hosts of its groups. Pure.
//!
//! Plain JSON, since nothing in it is about anybody. What comes in is bounded before it is read and
//! checked word by word like what somebody types.

use serde::{Deserialize, Serialize};

use super::model::{TopicChecked, TopicEntry, TopicText};
use crate::platform::{Code, Error, Result, one_line};

/// What the file's name ends with, without the dot.
pub const FILE_ENDING: &str = "followon-topics";
/// The largest file that is read, in bytes: ten times what 300 full topics take.
pub const LARGEST: usize = 2 * 1024 * 1024;
const MOST: usize = 300;
const KIND: &str = "follow-on topics";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Set {
    kind: String,
    version: u32,
    service: String,
    topics: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    code: String,
    text: TopicText,
    checked: Option<TopicChecked>,
}

/// The file of these topics, signed with no more than the service's name.
pub fn write(service: &str, topics: Vec<TopicEntry>) -> Result<Vec<u8>> {
    let entry = |topic: TopicEntry| Entry { code: topic.code, text: topic.text, checked: topic.checked };
    let set = Set {
        kind: KIND.to_owned(),
        version: VERSION,
        service: service.to_owned(),
        topics: topics.into_iter().map(entry).collect(),
    };
    serde_json::to_vec_pretty(&set).map_err(|e| Error::new(Code::Internal, "internal").because(e))
}

/// The topics in a file: code, words, mark.
///
/// Errors: `Invalid topics.tooLarge`; `Invalid topics.notOurs` for a file that is something else;
/// `TooNew topics.tooNew`; `Invalid topics.broken` where a topic in it has no title or is too long.
pub fn read(bytes: &[u8]) -> Result<Vec<(String, TopicText, Option<TopicChecked>)>> {
    #[derive(Deserialize)]
    struct Head {
        kind: String,
        version: u32,
    }
    if bytes.len() > LARGEST {
        return Err(Error::invalid("file", "topics.tooLarge"));
    }
    let not_ours = |e| Error::invalid("file", "topics.notOurs").because(e);
    let head: Head = serde_json::from_slice(bytes).map_err(not_ours)?;
    if head.kind != KIND {
        return Err(Error::invalid("file", "topics.notOurs"));
    }
    if head.version > VERSION {
        return Err(Error::new(Code::TooNew, "topics.tooNew"));
    }
    let broken = || Error::invalid("file", "topics.broken");
    let set: Set = serde_json::from_slice(bytes).map_err(|e| broken().because(e))?;
    if set.topics.len() > MOST {
        return Err(Error::invalid("file", "topics.tooLarge"));
    }
    let entry = |entry: Entry| {
        let code = one_line("file", &entry.code, 60).map_err(|e| broken().because(e))?;
        let plain = code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if code.is_empty() || !plain {
            return Err(broken());
        }
        let text = entry.text.checked().map_err(|e| broken().because(e))?;
        let by = |mark: TopicChecked| {
            one_line("file", &mark.by, 120).map(|by| TopicChecked { by, on: mark.on }).map_err(|e| broken().because(e))
        };
        Ok((code, text, entry.checked.map(by).transpose()?))
    };
    set.topics.into_iter().map(entry).collect()
}
