//! What belongs to this device alone and is never shared: the person's own name and role, the place
//! to come back to, text that is still being typed.

use sqlx::SqliteConnection;

use super::{change::Change, error::Result, vault::Vault};

/// Longest draft that is kept, in characters.
const LONGEST: usize = 20_000;

impl Change<'_> {
    /// As [`Vault::device`], inside a change.
    pub async fn device(&mut self, key: &str) -> Result<String> {
        read(self.sql(), key).await
    }
}

async fn read(sql: &mut SqliteConnection, key: &str) -> Result<String> {
    let value: Option<String> =
        sqlx::query_scalar("SELECT value FROM device WHERE key = ?").bind(key).fetch_optional(sql).await?;
    Ok(value.unwrap_or_default())
}

impl Vault {
    /// The value under `key`; empty if there is none.
    pub async fn device(&self, key: &str) -> Result<String> {
        read(self.connection().await?.sql(), key).await
    }

    /// Keeps a value, durably; an empty one is removed. Longer ones are cut at 20,000 characters.
    pub async fn keep_device(&self, key: &str, value: &str) -> Result<()> {
        let mut conn = self.connection().await?;
        if value.is_empty() {
            sqlx::query("DELETE FROM device WHERE key = ?").bind(key).execute(conn.sql()).await?;
        } else {
            let value: String = value.chars().take(LONGEST).collect();
            sqlx::query("INSERT INTO device (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value")
                .bind(key)
                .bind(value)
                .execute(conn.sql())
                .await?;
        }
        Ok(())
    }
}
