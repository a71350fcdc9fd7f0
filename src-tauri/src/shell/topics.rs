//! A service's topics as a file: the dialogs, and the reading and writing that go with them.

use std::{fs::File, io::Read as _};

use follow_on_core::{
    home,
    platform::{Now, Result, write_atomically},
    topics::{self, Imported, LARGEST_FILE},
};
use tauri::AppHandle;

use super::{dialogs, state::Shell};

/// Asks where to save the service's topics and saves them. Answers with the file's name.
pub async fn save(app: &AppHandle, shell: &Shell) -> Result<Option<String>> {
    // First what could fail: nobody chooses a place for nothing.
    let vault = shell.vault()?;
    let service = home::me(&vault).await?.service_name.unwrap_or_default();
    let bytes = topics::export(&vault, &service).await?;
    drop(vault);
    let Some(path) = dialogs::save_topics(app).await else { return Ok(None) };
    write_atomically(&path, &bytes)?;
    Ok(Some(path.file_name().unwrap_or_default().to_string_lossy().into_owned()))
}

/// Asks for a file of topics and brings them in.
pub async fn bring_in(app: &AppHandle, shell: &Shell) -> Result<Option<Imported>> {
    shell.vault()?;
    let Some(path) = dialogs::pick_topics(app).await else { return Ok(None) };
    let mut bytes = Vec::new();
    // One byte more than is allowed shows that it is too large; the rest is not even read.
    File::open(path)?.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(topics::import(&*shell.vault()?, &Now::read(), &bytes).await?))
}
