//! A backup: one file that holds the whole vault, still encrypted, with both key files.
//!
//! It is written under another name, read back and opened before it counts as made. Getting it back
//! opens it with the words or the recovery code of the day it was made, and takes a new identity
//! among devices, because the old laptop may still be about.

use std::{
    fs::File,
    io::{BufReader, Read, Write},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tar::{Archive, Builder, EntryType, Header};
use tempfile::NamedTempFile;

use super::{
    clock::{Now, wall},
    error::{Code, Error, Result},
    files,
    keys::{RECOVERY_FILE, Secret, VaultKey, WORDS_FILE},
    safe::{self, Safe, beside, must_be_strong, name_code, name_words},
    vault::{DATABASE, Vault},
};

/// How the file ends.
pub const ENDING: &str = "followon-backup";
const NOTE: &str = "follow-on-backup.json";
const FORMAT: u32 = 1;
/// How the folders begin in which a backup is looked at.
pub(super) const CHECKING: &str = "checking a backup ";
/// A key file is a few hundred bytes; the note less. A database stays far below this.
const LARGEST: [(&str, u64); 4] =
    [(NOTE, 4 << 10), (WORDS_FILE, 64 << 10), (RECOVERY_FILE, 64 << 10), (DATABASE, 8 << 30)];

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Note {
    format: u32,
    made_at: DateTime<Utc>,
    made_by: String,
}

/// A backup that was looked into but not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made, by the clock of the laptop that made it.
    pub made_at: DateTime<Utc>,
}

/// A backup just made and read back.
pub struct BackupReport {
    /// Where it lies.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// The copy, opened from the file itself, so that what it holds can be counted.
    pub copy: Vault,
    // The unpacked copy lives here until the report is dropped.
    _unpacked: tempfile::TempDir,
}

/// How a backup is opened.
pub enum Restored<'a> {
    /// With the words of that day.
    Words(&'a str),
    /// With the recovery code; these are the new words.
    Code(&'a str, &'a str),
}

impl Safe {
    /// Writes a backup into `folder`, reads it back and opens the copy. Only then it has its name; what is not
    /// whole leaves nothing in the folder.
    ///
    /// Errors: `Internal disk.full`, `Internal disk.failed`, `Busy file.inUse`, `Damaged backup.damaged`.
    pub async fn back_up(&self, vault: &Vault, folder: &Path, now: &Now) -> Result<BackupReport> {
        let dir = vault.dir().ok_or_else(|| Error::new(Code::Invalid, "backup.madeUp"))?.to_owned();
        let note = Note { format: FORMAT, made_at: now.at, made_by: env!("CARGO_PKG_VERSION").to_owned() };
        let part = {
            // Nobody writes while the pages are copied: we hold the only connection.
            let mut conn = vault.connection().await?;
            conn.write_back().await?;
            let folder = folder.to_owned();
            beside(move || write(&dir, &folder, &note)).await?
        };
        let unpacked = tempfile::Builder::new().prefix(CHECKING).tempdir_in(self.home())?;
        let into = unpacked.path().to_owned();
        let from = part.path().to_owned();
        beside(move || unpack(&from, &into)).await?;
        let copy = Vault::open(unpacked.path(), vault.key_again()?, self.schema()).await?;
        let path = free_name(folder, now);
        let bytes = part.as_file().metadata()?.len();
        let (to, folder) = (path.clone(), folder.to_owned());
        let found_whole = async |copy: &Vault| {
            copy.check_pages().await?;
            beside(move || {
                part.persist_noclobber(&to).map_err(|e| Error::from(e.error))?;
                files::sync_folder(&folder)
            })
            .await
        };
        let copy = copy.or_close(found_whole).await?;
        Ok(BackupReport { path, bytes, copy, _unpacked: unpacked })
    }

    /// Looks into a file that may be a backup.
    ///
    /// Errors: `Invalid backup.notABackup`, `TooNew backup.tooNew`, `Damaged backup.damaged`.
    pub async fn look_into(&self, path: PathBuf) -> Result<BackupFile> {
        beside(move || {
            let made_at = read_note(&path)?.made_at;
            Ok(BackupFile { path, made_at })
        })
        .await
    }

    /// Makes the vault in a backup this computer's vault, and opens it.
    ///
    /// Errors: `Conflict vault.exists`; `WrongKey` as for opening; those of [`Safe::look_into`].
    /// Whatever goes wrong, nothing is left behind.
    pub async fn restore(&self, backup: &BackupFile, way: Restored<'_>) -> Result<Vault> {
        self.must_be_free()?;
        if let Restored::Code(_, new_words) = way {
            must_be_strong("newWords", new_words)?;
        }
        let new = self.fresh_dir()?;
        let vault = self.unpack_and_open(backup, &new, way).await;
        match vault {
            Ok(vault) => self.move_in(vault, &new).await,
            Err(error) => {
                std::fs::remove_dir_all(&new)?;
                Err(error)
            }
        }
    }

    async fn unpack_and_open(&self, backup: &BackupFile, new: &Path, way: Restored<'_>) -> Result<Vault> {
        let (from, into) = (backup.path.clone(), new.to_owned());
        beside(move || unpack(&from, &into)).await?;
        let key = match way {
            Restored::Words(words) => {
                safe::unseal(new.to_owned(), WORDS_FILE, Secret::from_words(words)).await.map_err(name_words)?
            }
            Restored::Code(code, new_words) => {
                let key =
                    safe::unseal(new.to_owned(), RECOVERY_FILE, Secret::from_code(code)?).await.map_err(name_code)?;
                safe::seal_both(new, key, Some(Secret::from_words(new_words)), None).await?
            }
        };
        let vault = Vault::open(new, key, self.schema()).await.map_err(|error| match error.code {
            Code::Damaged => Error::new(Code::Damaged, "backup.damaged").because(error),
            _ => error,
        })?;
        let checked = async |vault: &Vault| {
            vault.check_pages().await.map_err(|e| Error::new(Code::Damaged, "backup.damaged").because(e))?;
            vault.become_new_actor().await
        };
        vault.or_close(checked).await
    }
}

impl Vault {
    /// The key once more, to open a copy of this very vault.
    fn key_again(&self) -> Result<VaultKey> {
        self.key().map(VaultKey::again).ok_or_else(|| Error::new(Code::Locked, "vault.locked"))
    }
}

/// No name of a person or group: a file name is not encrypted.
fn free_name(folder: &Path, now: &Now) -> PathBuf {
    let stem = format!("Follow-on backup {}", wall(now.at).format("%Y-%m-%d %H.%M"));
    (1..)
        .map(|nth| if nth == 1 { format!("{stem}.{ENDING}") } else { format!("{stem} ({nth}).{ENDING}") })
        .map(|name| folder.join(name))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(format!("{stem}.{ENDING}")))
}

/// A file beside its place, which is gone again unless it is given its name.
fn write(dir: &Path, folder: &Path, note: &Note) -> Result<NamedTempFile> {
    let mut part = tempfile::Builder::new().prefix("Follow-on backup ").suffix(".part").tempfile_in(folder)?;
    let mut tar = Builder::new(part.as_file_mut());
    let text = serde_json::to_vec(note).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
    append(&mut tar, NOTE, text.len() as u64, note.made_at, text.as_slice())?;
    for name in [WORDS_FILE, RECOVERY_FILE, DATABASE] {
        let file = File::open(dir.join(name))?;
        let size = file.metadata()?.len();
        append(&mut tar, name, size, note.made_at, BufReader::new(file))?;
    }
    tar.into_inner()?.flush()?;
    part.as_file().sync_all()?;
    Ok(part)
}

fn append(tar: &mut Builder<&mut File>, name: &str, size: u64, at: DateTime<Utc>, data: impl Read) -> Result<()> {
    let mut header = Header::new_ustar();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(at.timestamp().unsigned_abs());
    tar.append_data(&mut header, name, data)?;
    Ok(())
}

fn read_note(path: &Path) -> Result<Note> {
    let not_ours = || Error::new(Code::Invalid, "backup.notABackup");
    let mut tar = Archive::new(BufReader::new(File::open(path)?));
    let mut entries = tar.entries().map_err(|e| not_ours().because(e))?;
    let mut first = entries.next().ok_or_else(not_ours)?.map_err(|e| not_ours().because(e))?;
    if first.path().map_err(|e| not_ours().because(e))?.as_os_str() != NOTE {
        return Err(not_ours());
    }
    let mut text = Vec::new();
    first.by_ref().take(LARGEST[0].1).read_to_end(&mut text).map_err(|e| not_ours().because(e))?;
    let note: Note =
        serde_json::from_slice(&text).map_err(|e| Error::new(Code::Damaged, "backup.damaged").because(e))?;
    if note.format > FORMAT {
        return Err(Error::new(Code::TooNew, "backup.tooNew"));
    }
    Ok(note)
}

/// Takes the four files out, under our own names, each within its limit; anything else is refused.
pub(super) fn unpack(path: &Path, into: &Path) -> Result<()> {
    read_note(path)?;
    let damaged = |e: std::io::Error| Error::new(Code::Damaged, "backup.damaged").because(e);
    let mut tar = Archive::new(BufReader::new(File::open(path)?));
    let mut seen = 0;
    for entry in tar.entries().map_err(damaged)? {
        let mut entry = entry.map_err(damaged)?;
        let name = entry.path().map_err(damaged)?.into_owned();
        let known = LARGEST.iter().find(|(known, _)| name.as_os_str() == *known);
        let Some((name, largest)) = known.filter(|_| entry.header().entry_type() == EntryType::Regular) else {
            return Err(Error::new(Code::Damaged, "backup.damaged"));
        };
        if entry.size() > *largest {
            return Err(Error::new(Code::Damaged, "backup.damaged"));
        }
        let mut out = File::create(into.join(name))?;
        std::io::copy(&mut entry, &mut out).map_err(damaged)?;
        out.sync_all()?;
        seen += 1;
    }
    if seen == LARGEST.len() { Ok(()) } else { Err(Error::new(Code::Damaged, "backup.damaged")) }
}
