//! Keeping the index.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::{
    Findable,
    words::{kept_under, words_of},
};
use crate::platform::{
    error::{Code, Error, Result},
    vault::Schema,
};

/// The way of making words; a vault whose index was made in another way gets it anew.
const WAY: &str = "1";

/// A row's text was `before` and is `after`; none where the row is not there.
pub async fn moved(
    sql: &mut SqliteConnection,
    kind: u16,
    item: i64,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<()> {
    let old = before.map(words_of).unwrap_or_default();
    let new = after.map(words_of).unwrap_or_default();
    take_away(sql, kind, item, old.difference(&new)).await?;
    add(sql, kind, item, new.difference(&old)).await
}

/// A text has a few words, and a list thousands of texts: each step is one statement for all words of one.
async fn add(sql: &mut SqliteConnection, kind: u16, item: i64, words: impl Iterator<Item = &String>) -> Result<()> {
    let words: Vec<&String> = words.collect();
    if words.is_empty() {
        return Ok(());
    }
    let texts = serde_json::to_string(&words).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
    let counted: Vec<(i64, i64, String)> = sqlx::query_as(
        "INSERT INTO word (text, uses) SELECT value, 1 FROM json_each(?) WHERE true \
         ON CONFLICT (text) DO UPDATE SET uses = uses + 1 RETURNING id, uses, text",
    )
    .bind(texts)
    .fetch_all(&mut *sql)
    .await?;
    let ids = counted.iter().map(|(id, ..)| *id).collect();
    for (id, _, word) in counted.into_iter().filter(|(_, uses, _)| *uses == 1) {
        let kept = kept_under(&word);
        if kept.is_empty() {
            continue;
        }
        sqlx::query("INSERT INTO word_slip (left_over, word_id) SELECT value, ?2 FROM json_each(?1)")
            .bind(numbers(&kept))
            .bind(id)
            .execute(&mut *sql)
            .await?;
    }
    sqlx::query("INSERT OR IGNORE INTO word_at (word_id, kind, item) SELECT value, ?2, ?3 FROM json_each(?1)")
        .bind(numbers(&ids))
        .bind(kind)
        .bind(item)
        .execute(&mut *sql)
        .await?;
    Ok(())
}

async fn take_away(
    sql: &mut SqliteConnection,
    kind: u16,
    item: i64,
    words: impl Iterator<Item = &String>,
) -> Result<()> {
    for word in words {
        let found: Option<(i64, i64)> =
            sqlx::query_as("UPDATE word SET uses = uses - 1 WHERE text = ? RETURNING id, uses")
                .bind(word)
                .fetch_optional(&mut *sql)
                .await?;
        let Some((id, uses)) = found else { continue };
        sqlx::query("DELETE FROM word_at WHERE word_id = ? AND kind = ? AND item = ?")
            .bind(id)
            .bind(kind)
            .bind(item)
            .execute(&mut *sql)
            .await?;
        if uses <= 0 {
            sqlx::query("DELETE FROM word_slip WHERE word_id = ?2 AND left_over IN (SELECT value FROM json_each(?1))")
                .bind(numbers(&kept_under(word)))
                .bind(id)
                .execute(&mut *sql)
                .await?;
            sqlx::query("DELETE FROM word WHERE id = ?").bind(id).execute(&mut *sql).await?;
        }
    }
    Ok(())
}

/// As a JSON array: numbers alone need no library for it.
pub(super) fn numbers(all: &BTreeSet<i64>) -> String {
    let all: Vec<String> = all.iter().map(i64::to_string).collect();
    format!("[{}]", all.join(","))
}

/// Makes the index of a vault whose rows were written without one, or by another way of making words.
pub async fn catch_up(sql: &mut SqliteConnection, schema: &Schema) -> Result<()> {
    let way: Option<String> =
        sqlx::query_scalar("SELECT value FROM device WHERE key = 'found'").fetch_optional(&mut *sql).await?;
    if schema.found.is_empty() || way.as_deref() == Some(WAY) {
        return Ok(());
    }
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *sql).await?;
    match from_scratch(sql, schema).await {
        Ok(()) => {
            sqlx::query("COMMIT").execute(&mut *sql).await?;
            Ok(())
        }
        Err(error) => {
            let _ = sqlx::query("ROLLBACK").execute(&mut *sql).await;
            Err(error)
        }
    }
}

async fn from_scratch(sql: &mut SqliteConnection, schema: &Schema) -> Result<()> {
    for empty in ["DELETE FROM word", "DELETE FROM word_at", "DELETE FROM word_slip"] {
        sqlx::query(empty).execute(&mut *sql).await?;
    }
    for found in schema.found {
        let mut after = 0_i64;
        loop {
            let page = rows(sql, found, after).await?;
            let Some((last, _)) = page.last() else { break };
            after = *last;
            for (id, text) in &page {
                moved(sql, found.table.kind, *id, None, Some(text)).await?;
            }
        }
    }
    sqlx::query("INSERT INTO device (key, value) VALUES ('found', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1")
        .bind(WAY)
        .execute(sql)
        .await?;
    Ok(())
}

async fn rows(sql: &mut SqliteConnection, found: &Findable, after: i64) -> Result<Vec<(i64, String)>> {
    let columns: Vec<String> = found.columns.iter().map(|column| format!("coalesce({column}, '')")).collect();
    let text = columns.join(" || ' ' || ");
    let table = found.table.name;
    let rows = sqlx::query(AssertSqlSafe(format!(
        "SELECT id, {text} FROM {table} WHERE present = 1 AND id > ? ORDER BY id LIMIT 500"
    )))
    .bind(after)
    .fetch_all(sql)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}
