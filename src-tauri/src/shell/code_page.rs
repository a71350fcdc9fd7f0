//! The page with the recovery code, as a text file to print.

use follow_on_core::platform::{RecoveryCode, Result, write_atomically};
use tauri::AppHandle;
use zeroize::Zeroizing;

use super::{dialogs, list::beside, words::WORDS};

/// Asks where, and writes the page; false if the person thought better of it.
pub async fn save(app: &AppHandle, code: &str) -> Result<bool> {
    let page = page(&RecoveryCode::parse(code)?.grouped());
    let Some(path) = dialogs::save_code(app).await else { return Ok(false) };
    // Only this user may read the file, where the system knows such a thing.
    beside(move || write_atomically(&path, page.as_bytes())).await??;
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
