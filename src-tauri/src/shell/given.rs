//! A file that somebody gave: chosen in a dialog, or opened by a double click. And the files that are given
//! to others. What is in them stays here; the page hears what core read in them.

use std::{
    ffi::OsStr,
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use follow_on_core::{
    circle::{self, Looked, Meets, Prepared, Taken, WillSee},
    platform::{Code, Error, GroupId, Now, Result, write_atomically},
    sharing,
};
use serde::Serialize;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;
use zeroize::Zeroizing;

use super::{dialogs, events::FileGiven, log, state::Shell, words::WORDS};

/// How the files end.
pub const ENDING: &str = "followon";

/// A file that lies here, sealed.
pub struct Given {
    name: String,
    bytes: Vec<u8>,
}

/// A file that waits to be opened.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GivenFile {
    /// The file's name, without folders.
    pub file_name: String,
    /// It asks for the words that were told.
    pub needs_words: bool,
}

/// A file that hands a group over, before it is saved.
#[derive(Debug, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PreparedView {
    /// The five words that open it.
    pub words: String,
    /// What the other side will see, read from the file itself.
    pub sight: WillSee,
}

/// The first argument that is one of our files, as the system hands it over for a double click.
pub fn in_arguments(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>, folder: &Path) -> Option<PathBuf> {
    let ours = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
    let paths = arguments.into_iter().skip(1).map(|argument| folder.join(argument.as_ref()));
    paths.into_iter().find(|path| ours(path))
}

/// Takes a file up, and tells the page if there is one.
pub fn take_up(app: &AppHandle, path: &Path) {
    match read(path) {
        Ok(given) => {
            app.state::<Shell>().given.put(Arc::new(given));
            let _ = FileGiven.emit(app);
        }
        Err(error) => log::failure(&error),
    }
}

fn read(path: &Path) -> Result<Given> {
    let mut bytes = Vec::new();
    // One byte more than is allowed shows that it is too large; the rest is not even read.
    File::open(path)?.take(sharing::LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Given { name: name_of(path), bytes })
}

/// Asks for a file.
pub async fn choose(app: &AppHandle, shell: &Shell) -> Result<Option<GivenFile>> {
    let Some(path) = dialogs::pick_given(app).await else { return Ok(None) };
    shell.given.put(Arc::new(read(&path)?));
    waiting(shell)
}

/// The file that waits, if there is one.
///
/// Errors: `Invalid pack.notAPack`, `pack.tooLarge`; `Damaged pack.damaged`.
pub fn waiting(shell: &Shell) -> Result<Option<GivenFile>> {
    let Some(given) = shell.given.get() else { return Ok(None) };
    let needs_words = sharing::needs_words(&given.bytes)?;
    Ok(Some(GivenFile { file_name: given.name.clone(), needs_words }))
}

/// Looks into the file that waits.
pub async fn look(shell: &Shell, words: Option<&str>) -> Result<Meets> {
    let given = shell.given.get().ok_or_else(|| Error::not_found("file.missing"))?;
    let looked = circle::look(&*shell.vault()?, &Now::read(), &given.bytes, words).await?;
    let meets = looked.meets.clone();
    shell.looked.put(Arc::new(looked));
    Ok(meets)
}

fn looked(shell: &Shell) -> Result<Arc<Looked>> {
    shell.looked.get().ok_or_else(|| Error::not_found("file.missing"))
}

/// Takes in what was looked at.
pub async fn take(shell: &Shell, agreed: bool) -> Result<Taken> {
    let taken = circle::take(&*shell.vault()?, &Now::read(), &*looked(shell)?, agreed).await?;
    forget(shell);
    Ok(taken)
}

/// Lets whoever answered into the circle.
pub async fn confirm(shell: &Shell, digits: &str) -> Result<GroupId> {
    let looked = looked(shell)?;
    circle::confirm(&*shell.vault()?, &Now::read(), &looked, digits).await?;
    forget(shell);
    Ok(looked.meets.group)
}

/// Puts the file aside.
pub fn forget(shell: &Shell) {
    shell.given.take();
    shell.looked.take();
}

/// Makes the file that hands a group over; it is saved later.
pub async fn prepare(shell: &Shell, group: GroupId) -> Result<PreparedView> {
    let prepared = circle::prepare(&*shell.vault()?, &Now::read(), group).await?;
    let view = PreparedView { words: prepared.words.to_string(), sight: prepared.sight.clone() };
    shell.handing.put(Arc::new(prepared));
    Ok(view)
}

/// Asks where to save it and saves it. Answers with the file's name.
pub async fn save_prepared(app: &AppHandle, shell: &Shell) -> Result<Option<String>> {
    let prepared: Arc<Prepared> = shell.handing.get().ok_or_else(|| Error::not_found("file.missing"))?;
    let Some(name) = save(app, &WORDS.group_file, &prepared.sealed).await? else { return Ok(None) };
    circle::note_made(&*shell.vault()?, &Now::read(), &prepared).await?;
    Ok(Some(name))
}

/// Saves the group as it is now, for the others in the circle.
pub async fn save_news(app: &AppHandle, shell: &Shell, group: GroupId) -> Result<Option<String>> {
    let bytes = circle::news(&*shell.vault()?, &Now::read(), group).await?;
    save(app, &WORDS.news_file, &bytes).await
}

/// Saves the card that answers a hand-over.
pub async fn save_card(app: &AppHandle, shell: &Shell, group: GroupId) -> Result<Option<String>> {
    let bytes = circle::join_card(&*shell.vault()?, &Now::read(), group).await?;
    save(app, &WORDS.card_file, &bytes).await
}

/// Written, then read back: only then it counts.
async fn save(app: &AppHandle, name: &str, bytes: &[u8]) -> Result<Option<String>> {
    let Some(path) = dialogs::save_given(app, name).await else { return Ok(None) };
    write_atomically(&path, bytes)?;
    if read(&path)?.bytes != bytes {
        return Err(Error::new(Code::Internal, "disk.failed"));
    }
    Ok(Some(name_of(&path)))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The words of a file, wiped when done with.
pub fn secret(words: Option<String>) -> Option<Zeroizing<String>> {
    words.map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_click_hands_over_one_of_our_files() {
        let check = |arguments: &[&str], expected: Option<&str>| {
            let found = in_arguments(arguments, Path::new("/media/stick"));
            assert_eq!(found.as_deref(), expected.map(Path::new), "{arguments:?}");
        };
        check(&["follow-on"], None);
        check(&["follow-on", "--demo"], None);
        check(&["follow-on", "/tmp/a.followon"], Some("/tmp/a.followon"));
        check(&["follow-on", "a.FOLLOWON"], Some("/media/stick/a.FOLLOWON"));
        check(&["follow-on", "--demo", "/tmp/our group.followon"], Some("/tmp/our group.followon"));
        check(&["follow-on", "/tmp/a.txt", "/tmp/followon", "/tmp/a.followon-backup"], None);
        // The program itself is no file that somebody gave.
        check(&["/opt/app.followon"], None);
    }
}
