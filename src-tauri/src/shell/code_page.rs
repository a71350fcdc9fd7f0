//! The page with the recovery code, as a text file to print.

use std::io::Write;

use follow_on_core::platform::{RecoveryCode, Result};
use tauri::AppHandle;
use zeroize::Zeroizing;

use super::{dialogs, list::beside, words::WORDS};

/// Asks where, and writes the page; false if the person thought better of it.
pub async fn save(app: &AppHandle, code: &str) -> Result<bool> {
    let page = page(&RecoveryCode::parse(code)?.grouped());
    let Some(path) = dialogs::save_code(app).await else { return Ok(false) };
    beside(move || -> Result<()> {
        let mut file = std::fs::File::create(path)?;
        file.write_all(page.as_bytes())?;
        Ok(file.sync_all()?)
    })
    .await??;
    Ok(true)
}

fn page(code: &str) -> Zeroizing<String> {
    let words = &*WORDS;
    // Windows' oldest editors want both characters at the end of a line.
    Zeroizing::new([&words.code_heading, "", code, "", &words.code_use, &words.code_keep, ""].join("\r\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_shows_the_code_on_a_line_of_its_own() {
        assert!(page("ABCD-EFGH").lines().any(|line| line == "ABCD-EFGH"));
    }
}
