//! Looking something up: exact words before beginnings before slips.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, SqliteConnection};

use super::{
    index::numbers,
    words::{left_overs, slips, slips_allowed, words_typed},
};
use crate::platform::{error::Result, vault::Connection};

/// Most words that a beginning may stand for.
const MOST_BEGINNINGS: u32 = 60;
/// Most rows with the rarest word that are looked through for the others.
const MOST_LOOKED_THROUGH: u32 = 5_000;

/// A row that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Local id of the row.
    pub id: i64,
    /// How well it fits: 0 every word exact, 1 a beginning, 2 one slip in a word, 3 two.
    pub fit: u8,
}

/// The words that one typed word may stand for, each wider than the last.
#[derive(Default)]
struct MayBe {
    sets: [BTreeSet<i64>; 4],
    uses: [i64; 4],
}

impl Connection<'_> {
    /// Finds rows of a table by all the words of a text, in any order; the best fits first, `most` of them.
    pub async fn find(&mut self, kind: u16, text: &str, most: usize) -> Result<Vec<Hit>> {
        let typed = words_typed(text);
        if typed.is_empty() {
            return Ok(Vec::new());
        }
        let mut words = Vec::with_capacity(typed.len());
        for word in &typed {
            words.push(MayBe::of(self.sql(), kind, word).await?);
        }
        let mut hits: Vec<Hit> = Vec::new();
        for fit in 0..4_u8 {
            let at = usize::from(fit);
            let new = at == 0 || words.iter().any(|word| word.sets[at].len() > word.sets[at - 1].len());
            if hits.len() >= most || !new || words.iter().any(|word| word.sets[at].is_empty()) {
                continue;
            }
            for id in rows(self.sql(), kind, &words, at, most + hits.len()).await? {
                if hits.len() < most && !hits.iter().any(|hit| hit.id == id) {
                    hits.push(Hit { id, fit });
                }
            }
        }
        Ok(hits)
    }
}

impl MayBe {
    async fn of(sql: &mut SqliteConnection, kind: u16, typed: &str) -> Result<Self> {
        let mut may_be = Vec::new();
        // The end of the range: no letter sorts after this one.
        let rows: Vec<(i64, String, i64)> =
            sqlx::query_as("SELECT id, text, uses FROM word WHERE text >= ?1 AND text < ?2 ORDER BY text LIMIT ?3")
                .bind(typed)
                .bind(format!("{typed}\u{10ffff}"))
                .bind(MOST_BEGINNINGS)
                .fetch_all(&mut *sql)
                .await?;
        for (id, text, uses) in rows {
            may_be.push((id, uses, if text == typed { 0 } else { 1 }));
        }
        let allowed = slips_allowed(typed);
        if allowed > 0 {
            let rows: Vec<(i64, String, i64)> = sqlx::query_as(
                "SELECT DISTINCT w.id, w.text, w.uses FROM json_each(?1) k JOIN word_slip s ON s.left_over = k.value \
                 JOIN word w ON w.id = s.word_id LIMIT 1000",
            )
            .bind(numbers(&left_overs(typed, allowed)))
            .fetch_all(&mut *sql)
            .await?;
            for (id, text, uses) in rows {
                let slips = slips(typed, &text);
                if slips <= allowed {
                    may_be.push((id, uses, (1 + slips).max(1)));
                }
            }
        }
        // A word that no row of the kind has stands for nothing there: "okafor maureen" is asked of the groups
        // too, and must not go through all those of a Maureen to learn that none is an Okafor.
        let ids: BTreeSet<i64> = may_be.iter().map(|(id, ..)| *id).collect();
        let there: Vec<i64> = sqlx::query_scalar(
            "SELECT k.value FROM json_each(?1) k \
             WHERE EXISTS (SELECT 1 FROM word_at a WHERE a.word_id = k.value AND a.kind = ?2)",
        )
        .bind(numbers(&ids))
        .bind(kind)
        .fetch_all(sql)
        .await?;
        let mut all = Self::default();
        for (id, uses, from) in may_be.into_iter().filter(|(id, ..)| there.contains(id)) {
            all.take(id, uses, from);
        }
        Ok(all)
    }

    fn take(&mut self, id: i64, uses: i64, from: usize) {
        for at in from..4 {
            if self.sets[at].insert(id) {
                self.uses[at] += uses;
            }
        }
    }
}

/// Rows that have one word of each set. The rarest leads; the others are checked for each of its rows.
async fn rows(sql: &mut SqliteConnection, kind: u16, words: &[MayBe], at: usize, most: usize) -> Result<Vec<i64>> {
    let mut order: Vec<&MayBe> = words.iter().collect();
    order.sort_by_key(|word| word.uses[at]);
    if let Some(exact) = order.iter().map(|word| one(&word.sets[at])).collect::<Option<Vec<i64>>>() {
        return rows_of_exact(sql, kind, &exact, most).await;
    }
    let mut query = String::from(
        "SELECT DISTINCT a.item FROM (SELECT item FROM word_at WHERE word_id IN (SELECT value FROM json_each(?3)) \
         AND kind = ?1 LIMIT ?2) a",
    );
    for nth in 1..order.len() {
        query.push_str(if nth == 1 { " WHERE" } else { " AND" });
        query.push_str(&format!(
            " EXISTS (SELECT 1 FROM word_at b INDEXED BY word_at_item WHERE b.kind = ?1 AND b.item = a.item \
             AND b.word_id IN (SELECT value FROM json_each(?{})))",
            nth + 3
        ));
    }
    query.push_str(&format!(" LIMIT {most}"));
    let mut query = sqlx::query_scalar(AssertSqlSafe(query)).bind(kind).bind(MOST_LOOKED_THROUGH);
    for word in order {
        query = query.bind(numbers(&word.sets[at]));
    }
    Ok(query.fetch_all(sql).await?)
}

/// The only one there is.
fn one(words: &BTreeSet<i64>) -> Option<i64> {
    words.first().copied().filter(|_| words.len() == 1)
}

/// Rows that have each of these words, the rarest first. The rows of a word lie together in their order, so
/// that two words are followed side by side, over few pages.
async fn rows_of_exact(sql: &mut SqliteConnection, kind: u16, words: &[i64], most: usize) -> Result<Vec<i64>> {
    let mut query = String::from(
        "SELECT a.item FROM (SELECT item FROM word_at WHERE word_id = ?3 AND kind = ?1 ORDER BY item LIMIT ?2) a",
    );
    for nth in 1..words.len() {
        let other = nth + 3;
        query.push_str(&format!(
            " CROSS JOIN word_at b{nth} ON b{nth}.word_id = ?{other} AND b{nth}.kind = ?1 AND b{nth}.item = a.item"
        ));
    }
    query.push_str(&format!(" LIMIT {most}"));
    let mut query = sqlx::query_scalar(AssertSqlSafe(query)).bind(kind).bind(MOST_LOOKED_THROUGH);
    for word in words {
        query = query.bind(word);
    }
    Ok(query.fetch_all(sql).await?)
}
