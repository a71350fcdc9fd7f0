//! Files on the disk, and what differs between operating systems about them.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::Write,
    path::Path,
};

use super::error::{Code, Error, Result};

/// Writes a file so that a crash leaves either the old one or the new one, never a piece.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    let dir = path.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::NamedTempFile::new_in(dir)?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    new.persist(path).map_err(|e| Error::from(e.error))?;
    sync_folder(dir)
}

/// Makes a rename inside `dir` durable. Windows keeps its folders durable by itself.
pub fn sync_folder(dir: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(dir)?.sync_all()?;
    }
    Ok(())
}

/// Takes a folder for this process, for as long as the file lives.
/// Errors: `Busy vault.inUse` if another process has it.
pub fn lock_folder(dir: &Path) -> Result<File> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(dir.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::new(Code::Busy, "vault.inUse")),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Makes a folder that only this user may read (where the system knows such a thing).
pub fn private_folder(dir: &Path) -> Result<()> {
    std::fs::create_dir_all(dir)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}
