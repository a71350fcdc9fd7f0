//! Opening a vault, in each of the ways there are, one at a time; and what opens it.

use std::sync::Arc;

use follow_on_core::{
    calendar, demo, home,
    people::{self, Role},
    platform::{Code, Error, Now, Result, Vault, one_line},
};

use super::{lock, log, state::Shell};

impl Shell {
    /// Makes the vault, remembers whose it is, and opens it. Answers with the recovery code.
    pub async fn create(&self, words: &str, role: Role, your_name: &str) -> Result<String> {
        let _turn = self.turn.lock().await;
        let name = one_line("yourName", your_name, 120)?;
        let (vault, code) = self.safe.create(words).await?;
        people::set_role(&vault, role).await?;
        home::write_me(&vault, &Now::read(), &name, None).await?;
        self.put_in_use(vault, false).await;
        Ok(code.grouped().to_string())
    }

    /// Opens a vault unless one is open already: a second press of the button changes nothing.
    pub async fn open_by<F: Future<Output = Result<Vault>>>(&self, opening: impl FnOnce() -> F) -> Result<()> {
        let _turn = self.turn.lock().await;
        if self.open().is_some_and(|open| !open.made_up) {
            return Ok(());
        }
        let vault = opening().await?;
        self.put_in_use(vault, false).await;
        Ok(())
    }

    /// Opens what a host or a clinician would have, made up. Errors: `Conflict vault.exists` while a real one is open.
    pub async fn open_made_up(&self, role: Role) -> Result<()> {
        let _turn = self.turn.lock().await;
        if self.open().is_some_and(|open| !open.made_up) {
            return Err(Error::new(Code::Conflict, "vault.exists"));
        }
        let vault = demo::open(&Now::read(), role).await?;
        self.put_in_use(vault, true).await;
        Ok(())
    }

    /// Opens a made-up service of so many groups. Errors: `Conflict vault.exists` while a real one is open.
    pub async fn open_made_up_service(&self, groups: u32) -> Result<()> {
        let _turn = self.turn.lock().await;
        if self.open().is_some_and(|open| !open.made_up) {
            return Err(Error::new(Code::Conflict, "vault.exists"));
        }
        let vault = demo::open_service(&Now::read(), groups).await?;
        self.put_in_use(vault, true).await;
        Ok(())
    }

    /// Puts a vault in use in place of what was open. The caller has the turn.
    async fn put_in_use(&self, vault: Vault, made_up: bool) {
        if let Some(before) = lock::release(self) {
            lock::close(before).await;
        }
        // Bank holidays are asked for in core, which knows the vault and no file of looks.
        if let Err(error) = calendar::keep_nation(&vault, self.looks.looks().nation).await {
            log::failure(&error);
        }
        self.hold(vault, made_up);
    }

    /// The open vault, if it is the person's own. Errors: `Invalid vault.madeUp`, `Locked`.
    pub fn own_vault(&self) -> Result<Arc<Vault>> {
        match self.open() {
            Some(open) if open.made_up => Err(Error::new(Code::Invalid, "vault.madeUp")),
            _ => self.vault(),
        }
    }

    /// Tries the recovery code on its key file, and remembers that the person has it.
    ///
    /// Errors: `Invalid code.malformed` and `Invalid code.mismatch` on `code`.
    pub async fn confirm_code(&self, code: &str) -> Result<()> {
        let vault = self.own_vault()?;
        self.safe.check_code(code).await?;
        home::confirm_code(&vault, true).await
    }

    /// Makes a new recovery code, which then has to be typed back anew.
    pub async fn renew_code(&self, words: &str) -> Result<String> {
        let vault = self.own_vault()?;
        let code = self.safe.renew_code(words).await?;
        home::confirm_code(&vault, false).await?;
        Ok(code.grouped().to_string())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use follow_on_core::{SCHEMA, platform::Safe};

    use super::*;
    use crate::shell::looks::LooksFile;

    const WORDS: &str = "marmalade thunder ladder quilt";

    fn what<T>(result: Result<T>) -> &'static str {
        result.err().map_or("no error", |error| error.what)
    }

    /// One story, because each opening costs a second of key derivation.
    #[tokio::test(flavor = "multi_thread")]
    async fn opened_locked_and_opened_again() {
        let home = tempfile::tempdir().unwrap();
        let shell = Shell::new(Safe::new(home.path().to_owned(), &SCHEMA), LooksFile::open(home.path()));
        assert_eq!(what(shell.vault()), "vault.locked");
        assert!(!shell.locked(), "there is nothing to lock yet");

        let code = shell.create(WORDS, Role::Host, "Dilip").await.unwrap();
        assert!(shell.own_vault().is_ok() && !shell.locked());
        assert_eq!(what(shell.create(WORDS, Role::Host, "Dilip").await), "vault.exists");
        assert_eq!(what(shell.open_made_up(Role::Host).await), "vault.exists");
        shell.open_by(|| shell.safe.open("a second press of the button")).await.unwrap();
        assert_eq!(what(shell.confirm_code("0000-0000-0000-0000-0000-0000").await), "code.mismatch");
        shell.confirm_code(&code).await.unwrap();

        // A command that is under way when the app locks is refused, and then lets go.
        let under_way = shell.vault().unwrap();
        let open = lock::release(&shell).unwrap();
        assert!(shell.locked());
        assert_eq!(what(shell.vault()), "vault.locked");
        let command = async move {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            what(people::role(&under_way).await)
        };
        let (_, told) = tokio::join!(lock::close(open), command);
        assert_eq!(told, "vault.locked");

        assert_eq!(what(shell.open_by(|| shell.safe.open("not these words at all")).await), "words.wrong");
        shell.open_by(|| shell.safe.open(WORDS)).await.unwrap();
        let vault = shell.vault().unwrap();
        assert_eq!(people::role(&vault).await.unwrap(), Role::Host);
        assert!(home::code_confirmed(&vault).await.unwrap());
    }
}
