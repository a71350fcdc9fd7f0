//! Writing a version, line by line: each line is kept and can be undone on its own.

use serde::{Deserialize, Serialize};

use super::{
    api::{AGREED_LINE, AGREED_TEXT, draft, must_be_draft},
    model::{Agreed, Part, next_to},
    store::{self, Line, Text},
};
use crate::{
    groups::store as groups,
    platform::{Change, Code, Done, Error, GroupId, LineId, Now, Result, TextId, Vault, one_line},
};

/// Longest line, in characters.
const LONGEST: usize = 300;
/// Most lines of a version: more than a page is not read.
const MOST_LINES: usize = 40;

/// A line to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewLine {
    /// Where it belongs.
    pub part: Part,
    /// Its words.
    pub words: String,
}

/// Begins the next version: with the lines of the one in force, or with `starters` for the first.
///
/// Errors: `Conflict agreed.draft` if one is being written already; `Invalid agreed.part` and `agreed.tooMany`
/// on `starters`; `Invalid text.empty`, `text.tooLong` on `words`.
pub async fn begin(vault: &Vault, now: &Now, group: GroupId, what: Agreed, starters: &[NewLine]) -> Result<Done> {
    let mut change = vault.change("agreed.begin", now).await?;
    let group = groups::group(change.sql(), group).await?;
    let texts = store::texts(change.sql(), group.id, what).await?;
    if texts.iter().any(|text| text.agreed_on.is_none()) {
        return Err(Error::new(Code::Conflict, "agreed.draft"));
    }
    let before = texts.first();
    let values = [
        ("group_id", group.id.into()),
        ("what", what.into()),
        ("version", i64::from(before.map_or(1, |text| text.version + 1)).into()),
        ("review_on", before.and_then(|text| text.review_on).filter(|date| *date > now.today).into()),
    ];
    let (text, _) = change.insert(&AGREED_TEXT, &values).await?;
    let lines: Vec<(String, String)> = match before {
        Some(text) => {
            store::lines(change.sql(), text.id).await?.into_iter().map(|line| (line.part, line.words)).collect()
        }
        None => {
            if starters.iter().any(|line| !what.parts().contains(&line.part)) {
                return Err(Error::invalid("starters", "agreed.part"));
            }
            starters.iter().map(|line| (line.part.text().to_owned(), line.words.clone())).collect()
        }
    };
    if lines.len() > MOST_LINES {
        return Err(Error::invalid("starters", "agreed.tooMany"));
    }
    for (position, (part, words)) in (1_i64..).zip(lines) {
        insert_line(&mut change, text, &part, position, &words).await?;
    }
    change.commit().await
}

async fn insert_line(change: &mut Change<'_>, text: i64, part: &str, position: i64, words: &str) -> Result<()> {
    let words = checked(words)?;
    let values =
        [("text_id", text.into()), ("part", part.into()), ("position", position.into()), ("words", words.into())];
    change.insert(&AGREED_LINE, &values).await?;
    Ok(())
}

fn checked(words: &str) -> Result<String> {
    let words = one_line("words", words, LONGEST)?;
    if words.is_empty() { Err(Error::invalid("words", "text.empty")) } else { Ok(words) }
}

async fn line_of_draft(change: &mut Change<'_>, line: LineId) -> Result<(Line, Text)> {
    let line = store::line(change.sql(), line).await?;
    let text = store::text_by_id(change.sql(), line.text_id).await?;
    must_be_draft(&text)?;
    Ok((line, text))
}

/// Adds a line at the end of its part.
///
/// Errors: `Invalid text.empty`, `text.tooLong` on `words` (300 characters); `Invalid agreed.tooMany` on
/// `words` (40 lines); `Invalid agreed.part` on `part`; `Conflict agreed.already`.
pub async fn line_add(vault: &Vault, now: &Now, text: TextId, part: Part, words: &str) -> Result<Done> {
    let mut change = vault.change("agreed.lineAdd", now).await?;
    let text = draft(&mut change, text).await?;
    if !Agreed::parse(&text.what).is_some_and(|what| what.parts().contains(&part)) {
        return Err(Error::invalid("part", "agreed.part"));
    }
    let lines = store::lines(change.sql(), text.id).await?;
    if lines.len() >= MOST_LINES {
        return Err(Error::invalid("words", "agreed.tooMany"));
    }
    let position = lines.last().map_or(1, |line| line.position + 1);
    insert_line(&mut change, text.id, part.text(), position, words).await?;
    change.commit().await
}

/// Changes a line's words. Errors: as for [`line_add`].
pub async fn line_write(vault: &Vault, now: &Now, line: LineId, words: &str) -> Result<Done> {
    let words = checked(words)?;
    let mut change = vault.change("agreed.lineWrite", now).await?;
    let (line, _) = line_of_draft(&mut change, line).await?;
    change.put(&AGREED_LINE, &[line.id.into()], &[("words", words.into())]).await?;
    change.commit().await
}

/// Takes a line out. Errors: `Conflict agreed.already`.
pub async fn line_remove(vault: &Vault, now: &Now, line: LineId) -> Result<Done> {
    let mut change = vault.change("agreed.lineRemove", now).await?;
    let (line, _) = line_of_draft(&mut change, line).await?;
    change.remove(&AGREED_LINE, &[line.id.into()]).await?;
    change.commit().await
}

/// Moves a line one place up or down within its part; at the end nothing changes.
pub async fn line_move(vault: &Vault, now: &Now, line: LineId, up: bool) -> Result<Done> {
    let mut change = vault.change("agreed.lineMove", now).await?;
    let (line, text) = line_of_draft(&mut change, line).await?;
    let lines: Vec<(i64, Part, i64)> = store::lines(change.sql(), text.id)
        .await?
        .iter()
        .filter_map(|line| Some((line.id, line.part()?, line.position)))
        .collect();
    if let Some((other, position)) = next_to(&lines, line.id, up) {
        change.put(&AGREED_LINE, &[line.id.into()], &[("position", position.into())]).await?;
        change.put(&AGREED_LINE, &[other.into()], &[("position", line.position.into())]).await?;
    }
    change.commit().await
}
