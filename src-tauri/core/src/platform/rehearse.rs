//! The fire drill: the newest backup of a folder is opened as it would be on the day it is needed, by the
//! words of its day, and looked through. Nothing of this computer's vault is touched.

use std::path::Path;

use super::{
    backup::{BackupFile, CHECKING, ENDING, unpack},
    error::{Code, Error, Result},
    keys::{Secret, WORDS_FILE},
    safe::{self, Safe, beside, name_words},
    vault::Vault,
};

/// Most files of a folder that are looked at.
const MOST: usize = 1000;

/// A backup that was opened for a rehearsal. Close `copy` when done with it.
pub struct Rehearsed {
    /// What the backup holds.
    pub copy: Vault,
    // The unpacked copy lives here until the rehearsal is dropped.
    _unpacked: tempfile::TempDir,
}

impl Safe {
    /// The newest backup in a folder, by the day that stands in it; files that are none are passed over.
    ///
    /// Errors: `NotFound backup.noneThere`.
    pub async fn newest_backup(&self, folder: &Path) -> Result<BackupFile> {
        let mut newest: Option<BackupFile> = None;
        for entry in std::fs::read_dir(folder)?.flatten().take(MOST) {
            let path = entry.path();
            if path.extension().is_none_or(|ending| ending != ENDING) {
                continue;
            }
            let Ok(found) = self.look_into(path).await else { continue };
            if newest.as_ref().is_none_or(|newest| found.made_at > newest.made_at) {
                newest = Some(found);
            }
        }
        newest.ok_or_else(|| Error::not_found("backup.noneThere"))
    }

    /// Opens a backup with the words of its day, in a folder of its own.
    ///
    /// Errors: `WrongKey words.wrong` on `words`; those of [`Safe::look_into`]. Nothing is left behind.
    pub async fn rehearse(&self, backup: &BackupFile, words: &str) -> Result<Rehearsed> {
        let unpacked = tempfile::Builder::new().prefix(CHECKING).tempdir_in(self.home())?;
        let (from, into) = (backup.path.clone(), unpacked.path().to_owned());
        beside(move || unpack(&from, &into)).await?;
        let secret = Secret::from_words(words);
        let key = safe::unseal(unpacked.path().to_owned(), WORDS_FILE, secret).await.map_err(name_words)?;
        let damaged = |error: Error| match error.code {
            Code::Damaged => Error::new(Code::Damaged, "backup.damaged").because(error),
            _ => error,
        };
        let copy = Vault::open(unpacked.path(), key, self.schema()).await.map_err(damaged)?;
        let copy = copy.or_close(Vault::check_pages).await.map_err(damaged)?;
        Ok(Rehearsed { copy, _unpacked: unpacked })
    }
}
