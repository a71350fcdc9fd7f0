//! Kept plans in the database.

use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use super::model::KeptPlan;
use crate::platform::{Error, KeptPlanId, Result};

/// Most plans that a group keeps.
pub const MOST: u32 = 20;

/// A plan that is kept.
#[derive(Debug, FromRow)]
pub struct Row {
    pub id: i64,
    pub group_id: i64,
}

/// An item of a kept plan.
#[derive(Debug, FromRow)]
pub struct Item {
    pub id: i64,
    pub kind: String,
    pub title: String,
    pub minutes: u32,
    pub topic: Option<String>,
}

/// A group's own plans, by name.
pub async fn kept(sql: &mut SqliteConnection, group: i64) -> Result<Vec<KeptPlan>> {
    let rows: Vec<(Uuid, String, u32)> = sqlx::query_as(
        "SELECT p.uid, p.name, \
           (SELECT coalesce(sum(i.minutes), 0) FROM kept_item i WHERE i.plan_id = p.id AND i.present = 1) \
         FROM kept_plan p WHERE p.group_id = ? AND p.present = 1 ORDER BY p.name LIMIT ?",
    )
    .bind(group)
    .bind(MOST)
    .fetch_all(sql)
    .await?;
    Ok(rows.into_iter().map(|(uid, name, minutes)| KeptPlan { id: KeptPlanId(uid), name, minutes }).collect())
}

/// One of them. Errors: `NotFound plan.missing`.
pub async fn plan(sql: &mut SqliteConnection, id: KeptPlanId) -> Result<Row> {
    sqlx::query_as("SELECT id, group_id FROM kept_plan WHERE uid = ? AND present = 1")
        .bind(id.0)
        .fetch_optional(sql)
        .await?
        .ok_or_else(|| Error::not_found("plan.missing"))
}

/// What is in one, in order; 60 items at most.
pub async fn items(sql: &mut SqliteConnection, plan: i64) -> Result<Vec<Item>> {
    Ok(sqlx::query_as(
        "SELECT id, kind, title, minutes, topic FROM kept_item WHERE plan_id = ? AND present = 1 \
         ORDER BY position, id LIMIT 60",
    )
    .bind(plan)
    .fetch_all(sql)
    .await?)
}
