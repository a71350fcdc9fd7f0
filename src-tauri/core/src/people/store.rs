//! The slice's SQL.

use sqlx::SqliteConnection;

use crate::platform::Result;

/// The person, by local id, whom a member of a group is; none where the service does not know.
pub async fn person_of(sql: &mut SqliteConnection, member: i64) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT l.person_id FROM person_member l JOIN person p ON p.id = l.person_id \
         WHERE l.member_id = ? AND l.present = 1 AND p.present = 1 ORDER BY l.person_id LIMIT 1",
    )
    .bind(member)
    .fetch_optional(sql)
    .await?)
}
