//! Find (Ctrl+K): people and groups by a part of their name.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store;
use crate::{
    groups::GroupRef,
    platform::{GroupId, Result, Vault, one_line},
    vocabulary,
};

vocabulary! {
    /// What was found.
    FoundKind {
        /// A member.
        Member = "member",
        /// A group.
        Group = "group",
    }
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// Its identity.
    pub id: Uuid,
    /// Where it belongs.
    pub group: GroupRef,
    /// Its name.
    pub text: String,
}

/// Finds people and groups; twelve at most, none for an empty text.
pub async fn find(vault: &Vault, text: &str) -> Result<Vec<Found>> {
    let text = one_line("text", text, 80)?;
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let like = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let mut conn = vault.connection().await?;
    let mut found: Vec<Found> = store::find_members(conn.sql(), &like)
        .await?
        .into_iter()
        .map(|(id, text, group, name)| Found {
            kind: FoundKind::Member,
            id,
            group: GroupRef { id: GroupId(group), name },
            text,
        })
        .collect();
    for (id, name) in store::find_groups(conn.sql(), &like).await? {
        found.push(Found {
            kind: FoundKind::Group,
            id,
            group: GroupRef { id: GroupId(id), name: name.clone() },
            text: name,
        });
    }
    Ok(found)
}
