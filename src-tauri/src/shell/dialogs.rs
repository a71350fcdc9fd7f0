//! The system's file dialogs, opened from Rust: a path goes from here to core and never through the
//! page.

use std::path::PathBuf;

use follow_on_core::{reports::ReportFile, topics};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use super::{given, words::WORDS};

type Builder = FileDialogBuilder<tauri::Wry>;
type Answered = Box<dyn FnOnce(Option<FilePath>) + Send>;

/// Asks for a spreadsheet; `None` if the person thought better of it.
pub async fn pick_spreadsheet(app: &AppHandle) -> Option<PathBuf> {
    let dialog = builder(app, &WORDS.spreadsheet_title)
        .add_filter(&WORDS.spreadsheets, &["xlsx", "xls", "ods", "csv", "tsv", "txt"]);
    ask(dialog, |dialog, answered| dialog.pick_file(answered)).await
}

/// Asks for a folder or stick to keep a backup on.
pub async fn pick_backup_folder(app: &AppHandle) -> Option<PathBuf> {
    let dialog = builder(app, &WORDS.backup_folder_title).set_can_create_directories(true);
    ask(dialog, |dialog, answered| dialog.pick_folder(answered)).await
}

/// Asks for a backup.
pub async fn pick_backup(app: &AppHandle) -> Option<PathBuf> {
    let dialog = builder(app, &WORDS.backup_title).add_filter(&WORDS.backups, &["followon-backup"]);
    ask(dialog, |dialog, answered| dialog.pick_file(answered)).await
}

/// Asks where to save the page with the recovery code.
pub async fn save_code(app: &AppHandle) -> Option<PathBuf> {
    let dialog =
        builder(app, &WORDS.code_title).set_file_name(&WORDS.code_file).add_filter(&WORDS.text_files, &["txt"]);
    ask(dialog, |dialog, answered| dialog.save_file(answered)).await
}

/// Asks where to save papers. The name says nothing about anybody.
pub async fn save_paper(app: &AppHandle) -> Option<PathBuf> {
    let dialog =
        builder(app, &WORDS.paper_title).set_file_name(&WORDS.paper_file).add_filter(&WORDS.pdf_files, &["pdf"]);
    ask(dialog, |dialog, answered| dialog.save_file(answered)).await
}

/// Asks where to save a report. Its name says nothing of anybody.
pub async fn save_report(app: &AppHandle, file: ReportFile) -> Option<PathBuf> {
    let (name, kind) = match file {
        ReportFile::Research => (&WORDS.research_file, &WORDS.csv_files),
        ReportFile::Pdf => (&WORDS.report_file, &WORDS.pdf_files),
        ReportFile::StayChart | ReportFile::GroupsChart => (&WORDS.chart_file, &WORDS.pictures),
        ReportFile::Csv => (&WORDS.report_file, &WORDS.csv_files),
        ReportFile::Workbook => (&WORDS.report_file, &WORDS.spreadsheets),
    };
    let ending = file.ending();
    let dialog =
        builder(app, &WORDS.report_title).set_file_name(format!("{name}.{ending}")).add_filter(kind, &[ending]);
    ask(dialog, |dialog, answered| dialog.save_file(answered)).await
}

/// Asks where to save a service's topics.
pub async fn save_topics(app: &AppHandle) -> Option<PathBuf> {
    let dialog = builder(app, &WORDS.topics_save_title)
        .set_file_name(format!("{}.{}", WORDS.topics_file, topics::FILE_ENDING))
        .add_filter(&WORDS.topics, &[topics::FILE_ENDING]);
    ask(dialog, |dialog, answered| dialog.save_file(answered)).await
}

/// Asks for a file of topics.
pub async fn pick_topics(app: &AppHandle) -> Option<PathBuf> {
    let dialog = builder(app, &WORDS.topics_title).add_filter(&WORDS.topics, &[topics::FILE_ENDING]);
    ask(dialog, |dialog, answered| dialog.pick_file(answered)).await
}

/// Asks where to save the file for calendars. Its name says nothing of the group.
pub async fn save_calendar(app: &AppHandle) -> Option<PathBuf> {
    let dialog = builder(app, &WORDS.calendar_title)
        .set_file_name(&WORDS.calendar_file)
        .add_filter(&WORDS.calendar_files, &["ics"]);
    ask(dialog, |dialog, answered| dialog.save_file(answered)).await
}

/// Asks for a file that somebody gave.
pub async fn pick_given(app: &AppHandle) -> Option<PathBuf> {
    let dialog = builder(app, &WORDS.given_title).add_filter(&WORDS.given_files, &[given::ENDING]);
    ask(dialog, |dialog, answered| dialog.pick_file(answered)).await
}

/// Asks where to save a file for others. Its name says nothing of the group.
pub async fn save_given(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let dialog = builder(app, &WORDS.given_save_title)
        .set_file_name(format!("{name}.{}", given::ENDING))
        .add_filter(&WORDS.given_files, &[given::ENDING]);
    ask(dialog, |dialog, answered| dialog.save_file(answered)).await
}

fn builder(app: &AppHandle, title: &str) -> Builder {
    let dialog = app.dialog().file().set_title(title);
    match app.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

async fn ask(dialog: Builder, open: impl FnOnce(Builder, Answered)) -> Option<PathBuf> {
    #[cfg(feature = "window-tests")]
    if let Some(answer) = answers::next() {
        return answer;
    }
    let (tell, told) = oneshot::channel();
    open(dialog, Box::new(move |path| drop(tell.send(path))));
    told.await.ok().flatten()?.into_path().ok()
}

/// Answers laid out by a window test, since WebDriver cannot reach the system's dialogs: a text file
/// whose first line is taken off, a path or nothing for "cancelled".
#[cfg(feature = "window-tests")]
mod answers {
    use std::path::PathBuf;

    /// The next answer; `None` if no test laid any out.
    pub fn next() -> Option<Option<PathBuf>> {
        let file = std::env::var_os("FOLLOW_ON_ANSWERS")?;
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
        let _ = std::fs::write(&file, rest);
        Some((!first.trim().is_empty()).then(|| PathBuf::from(first.trim())))
    }
}
