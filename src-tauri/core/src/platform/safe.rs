//! The folder in which this computer's vault lives: made, opened, its keys changed, kept aside when
//! it is broken. Key derivation takes about a second of work, so it runs beside the event loop.

use std::path::{Path, PathBuf};

use super::{
    backup::CHECKING,
    error::{Code, Error, Result},
    files,
    keys::{RECOVERY_FILE, RecoveryCode, Secret, VaultKey, WORDS_FILE, strength},
    vault::{DATABASE, Schema, Vault},
};

/// Where this computer's vault lives.
pub struct Safe {
    home: PathBuf,
    schema: &'static Schema,
}

impl Safe {
    /// The safe under the app's local data folder (never a roaming one).
    #[must_use]
    pub fn new(home: PathBuf, schema: &'static Schema) -> Self {
        Self { home, schema }
    }

    /// The app's data folder.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    pub(super) fn schema(&self) -> &'static Schema {
        self.schema
    }

    pub(super) fn vault_dir(&self) -> PathBuf {
        self.home.join("vault")
    }

    /// Whether there is a vault to open.
    #[must_use]
    pub fn holds_a_vault(&self) -> bool {
        self.vault_dir().join(DATABASE).exists() || self.vault_dir().join(WORDS_FILE).exists()
    }

    /// Makes a new vault and opens it. The recovery code is shown once and stored nowhere.
    ///
    /// Errors: `Conflict vault.exists`; `Invalid words.weak` on `words`.
    pub async fn create(&self, words: &str) -> Result<(Vault, RecoveryCode)> {
        self.must_be_free()?;
        must_be_strong("words", words)?;
        let new = self.fresh_dir()?;
        let code = RecoveryCode::random()?;
        let key = seal_both(&new, VaultKey::random()?, Some(Secret::from_words(words)), Some(code.secret())).await?;
        let vault = Vault::make(&new, key, self.schema).await?;
        Ok((self.move_in(vault, &new).await?, code))
    }

    /// Opens the vault with the words.
    ///
    /// Errors: `WrongKey words.wrong`; `Damaged words.damaged` (the recovery code may still open it);
    /// `Damaged vault.keptAside` once broken files were put aside; those of [`Vault::open`].
    pub async fn open(&self, words: &str) -> Result<Vault> {
        let key = unseal(self.vault_dir(), WORDS_FILE, Secret::from_words(words)).await.map_err(name_words)?;
        self.open_with(key).await
    }

    /// Opens the vault with the recovery code and sets new words.
    ///
    /// Errors: `Invalid code.malformed`; `Invalid words.weak` on `newWords`; `WrongKey code.wrong`.
    pub async fn open_with_code(&self, code: &str, new_words: &str) -> Result<Vault> {
        must_be_strong("newWords", new_words)?;
        let secret = Secret::from_code(code)?;
        let dir = self.vault_dir();
        let key = unseal(dir.clone(), RECOVERY_FILE, secret).await.map_err(name_code)?;
        let vault = self.open_with(key.again()).await?;
        // Only a vault that opens gets new words.
        match seal_both(&dir, key, Some(Secret::from_words(new_words)), None).await {
            Ok(_) => Ok(vault),
            Err(error) => {
                let _ = vault.close().await;
                Err(error)
            }
        }
    }

    /// Changes the words: rewrites the one small file, atomically.
    ///
    /// Errors: `WrongKey words.wrong` on `oldWords`; `Invalid words.weak` on `newWords`.
    pub async fn change_words(&self, old: &str, new: &str) -> Result<()> {
        must_be_strong("newWords", new)?;
        let dir = self.vault_dir();
        let wrong = |error: Error| Error { field: error.field.map(|_| "oldWords"), ..error };
        let key = unseal(dir.clone(), WORDS_FILE, Secret::from_words(old)).await.map_err(name_words).map_err(wrong)?;
        seal_both(&dir, key, Some(Secret::from_words(new)), None).await?;
        Ok(())
    }

    /// Makes a new recovery code; the old one stops working.
    pub async fn renew_code(&self, words: &str) -> Result<RecoveryCode> {
        let dir = self.vault_dir();
        let key = unseal(dir.clone(), WORDS_FILE, Secret::from_words(words)).await.map_err(name_words)?;
        let code = RecoveryCode::random()?;
        seal_both(&dir, key, None, Some(code.secret())).await?;
        Ok(code)
    }

    /// Tries a recovery code without opening anything.
    ///
    /// Errors: `Invalid code.malformed`, `Invalid code.mismatch` on `code`; `Damaged code.damaged`.
    pub async fn check_code(&self, code: &str) -> Result<()> {
        let secret = Secret::from_code(code)?;
        match unseal(self.vault_dir(), RECOVERY_FILE, secret).await {
            Err(error) if error.code == Code::WrongKey => Err(Error::invalid("code", "code.mismatch")),
            Err(error) => Err(name_code(error)),
            Ok(_) => Ok(()),
        }
    }

    async fn open_with(&self, key: VaultKey) -> Result<Vault> {
        self.clear_away();
        if let Ok(vault) = Vault::open(&self.vault_dir(), key.again(), self.schema).await {
            return Ok(vault);
        }
        // A passing fault must not cost anybody their vault: it is broken if it is so twice.
        match Vault::open(&self.vault_dir(), key, self.schema).await {
            Err(error) if error.code == Code::Damaged => {
                self.keep_aside()?;
                Err(Error::new(Code::Damaged, "vault.keptAside").because(error))
            }
            other => other,
        }
    }

    /// Removes copies of backups that a crash left half looked at.
    fn clear_away(&self) {
        let folders = std::fs::read_dir(&self.home).into_iter().flatten().flatten();
        for folder in folders.filter(|folder| folder.file_name().to_string_lossy().starts_with(CHECKING)) {
            // What cannot be removed now is tried again the next time.
            let _ = std::fs::remove_dir_all(folder.path());
        }
    }

    /// Puts a broken vault aside, whole and under a name of its own. Nothing is deleted.
    pub fn keep_aside(&self) -> Result<()> {
        for nth in 1..1000 {
            let aside = self.home.join(format!("vault kept aside {nth}"));
            if !aside.exists() {
                std::fs::rename(self.vault_dir(), aside)?;
                return files::sync_folder(&self.home);
            }
        }
        Err(Error::new(Code::Conflict, "vault.exists"))
    }

    /// Whether an earlier vault was put aside on this computer.
    #[must_use]
    pub fn has_kept_aside(&self) -> bool {
        self.home.join("vault kept aside 1").exists()
    }

    pub(super) fn must_be_free(&self) -> Result<()> {
        if self.holds_a_vault() { Err(Error::new(Code::Conflict, "vault.exists")) } else { Ok(()) }
    }

    /// An empty folder in which a vault is put together before it takes its place.
    pub(super) fn fresh_dir(&self) -> Result<PathBuf> {
        files::private_folder(&self.home)?;
        let new = self.home.join("vault being made");
        if new.exists() {
            // Left by a crash before it became a vault.
            std::fs::remove_dir_all(&new)?;
        }
        files::private_folder(&new)?;
        Ok(new)
    }

    /// Gives a finished vault its place by one rename, and opens it there.
    pub(super) async fn move_in(&self, vault: Vault, from: &Path) -> Result<Vault> {
        let key = vault.close_keeping_key().await?;
        let place = self.vault_dir();
        if place.exists() {
            // Without a database and keys (`must_be_free`), at most a lock file.
            std::fs::remove_dir_all(&place)?;
        }
        std::fs::rename(from, &place)?;
        files::sync_folder(&self.home)?;
        Vault::open(&place, key, self.schema).await
    }
}

/// Words must be strong enough to protect a group. Errors: `Invalid words.weak`.
pub(super) fn must_be_strong(field: &'static str, words: &str) -> Result<()> {
    if strength(words).enough { Ok(()) } else { Err(Error::invalid(field, "words.weak")) }
}

pub(super) fn name_words(error: Error) -> Error {
    match error.code {
        Code::WrongKey => Error { field: Some("words"), ..Error::new(Code::WrongKey, "words.wrong") },
        Code::Damaged | Code::NotFound => Error::new(Code::Damaged, "words.damaged").because(error),
        _ => error,
    }
}

pub(super) fn name_code(error: Error) -> Error {
    match error.code {
        Code::WrongKey => Error { field: Some("code"), ..Error::new(Code::WrongKey, "code.wrong") },
        Code::Damaged | Code::NotFound => Error::new(Code::Damaged, "code.damaged").because(error),
        _ => error,
    }
}

pub(super) async fn unseal(dir: PathBuf, file: &'static str, secret: Secret) -> Result<VaultKey> {
    beside(move || VaultKey::unseal(&dir, file, &secret)).await
}

pub(super) async fn seal_both(
    dir: &Path,
    key: VaultKey,
    words: Option<Secret>,
    code: Option<Secret>,
) -> Result<VaultKey> {
    let dir = dir.to_owned();
    beside(move || {
        if let Some(secret) = words {
            key.seal(&dir, WORDS_FILE, &secret)?;
        }
        if let Some(secret) = code {
            key.seal(&dir, RECOVERY_FILE, &secret)?;
        }
        Ok(key)
    })
    .await
}

/// Runs blocking work beside the event loop.
pub async fn beside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::new(Code::Internal, "internal").because(e))?
}
