//! What each column was chosen to be, remembered on this device for the next list of the same layout.
//!
//! Kept are a number worked out from the headings and the meaning of each column: nothing that anybody
//! wrote. Files without headings are not remembered, since their first row is somebody.

use serde::{Deserialize, Serialize};

use super::{
    choices::{Choices, ColumnChoice},
    columns::List,
    values,
};
use crate::platform::{Result, Vault};

/// Under this key the device keeps them.
const KEY: &str = "list.layouts";
/// Layouts that are remembered; the one used longest ago is forgotten first.
const MOST: usize = 12;

#[derive(Serialize, Deserialize)]
struct Remembered {
    of: String,
    columns: Vec<ColumnChoice>,
}

/// The layout of a file in a number: its headings in their order.
fn layout(list: &List) -> Option<String> {
    list.headings.row?;
    let place = |column: &super::SheetColumn| format!("{} {}", column.index, values::name_key(&column.heading));
    let all: Vec<String> = list.columns.iter().map(place).collect();
    Some(format!("{:016x}", values::email_key(&all.join(","))))
}

async fn all(vault: &Vault) -> Result<Vec<Remembered>> {
    // What a newer version wrote in another form is as good as forgotten.
    Ok(serde_json::from_str(&vault.device(KEY).await?).unwrap_or_default())
}

/// The choices to begin with: what the columns of such a file were the last time.
pub async fn first_choices(vault: &Vault, list: &List) -> Result<Choices> {
    let Some(of) = layout(list) else { return Ok(Choices::default()) };
    let found = all(vault).await?.into_iter().find(|known| known.of == of);
    Ok(Choices { columns: found.map(|known| known.columns).unwrap_or_default(), ..Choices::default() })
}

/// Remembers what was chosen, once the list has come in.
pub(super) async fn remember(vault: &Vault, list: &List, choices: &Choices) -> Result<()> {
    let Some(of) = layout(list).filter(|_| !choices.columns.is_empty()) else { return Ok(()) };
    let mut known = all(vault).await?;
    known.retain(|other| other.of != of);
    known.insert(0, Remembered { of, columns: choices.columns.clone() });
    known.truncate(MOST);
    vault.keep_device(KEY, &serde_json::to_string(&known).unwrap_or_default()).await
}
