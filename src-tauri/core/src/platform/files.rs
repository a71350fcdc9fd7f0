//! Files on the disk, and what differs between operating systems about them.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{ErrorKind, Write},
    path::Path,
    time::Duration,
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

/// How often, and how far apart, we look whether a folder is free. A program that we start (a mail program)
/// holds all that we hold until it is under way, also what we let go of meanwhile.
const PATIENCE: u32 = 20;
const MOMENT: Duration = Duration::from_millis(10);

/// Takes a folder for this process, for as long as the file lives.
/// Errors: `Busy vault.inUse` if another process has it.
pub fn lock_folder(dir: &Path) -> Result<File> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(dir.join("lock"))?;
    for _ in 0..PATIENCE {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(MOMENT),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
    Err(Error::new(Code::Busy, "vault.inUse"))
}

/// Whether a file could not be had because another program holds it, or because we may not touch it.
/// Windows: 32 sharing violation, 33 lock violation, as with a file that Excel has open.
#[must_use]
pub fn is_in_use(error: &std::io::Error) -> bool {
    let held = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    held || matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ResourceBusy)
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
