//! The few words that the shell itself shows: the titles of the system's dialogs and the page with
//! the recovery code. They stand in `words/`, one file a language.

use std::sync::LazyLock;

use serde::Deserialize;

/// The words, by what they are for.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Words {
    pub spreadsheet_title: String,
    pub spreadsheets: String,
    pub backup_folder_title: String,
    pub backup_title: String,
    pub backups: String,
    pub code_title: String,
    pub code_file: String,
    pub text_files: String,
    pub paper_title: String,
    pub paper_file: String,
    pub pdf_files: String,
    pub topics_save_title: String,
    pub topics_title: String,
    pub topics_file: String,
    pub topics: String,
    pub calendar_title: String,
    pub calendar_file: String,
    pub calendar_files: String,
    pub report_title: String,
    pub report_file: String,
    pub research_file: String,
    pub csv_files: String,
    pub chart_file: String,
    pub pictures: String,
    pub given_title: String,
    pub given_save_title: String,
    pub given_files: String,
    pub group_file: String,
    pub news_file: String,
    pub card_file: String,
    pub code_heading: String,
    pub code_use: String,
    pub code_keep: String,
}

/// English; a test makes sure that none is missing.
pub static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../words/en-GB.json")).unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_missing() {
        assert!(serde_json::from_str::<Words>(include_str!("../../words/en-GB.json")).is_ok());
    }
}
