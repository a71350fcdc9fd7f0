//! What the shell holds while the app runs: the safe, the open vault or none, and what was chosen in
//! a dialog a moment ago, so that no path ever comes from the page.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool};

use follow_on_core::{
    circle::{Looked, Prepared},
    intake::List,
    platform::{BackupFile, Code, Error, Result, Safe, Vault},
};

use super::{given::Given, idle::Activity, looks::LooksFile, paper::Desk, steady::Clocks};

/// The shell's memory; Tauri hands it to every command.
pub struct Shell {
    /// Where this computer's vault lives.
    pub safe: Safe,
    /// How the app looks.
    pub looks: LooksFile,
    /// When the person last did something.
    pub activity: Activity,
    /// Whether somebody set the clock.
    pub clocks: Clocks,
    /// Held by whoever opens or closes a vault: one at a time.
    pub turn: tokio::sync::Mutex<()>,
    /// The list that was chosen and is being looked at.
    pub list: Slot<Arc<List>>,
    /// Set to stop the reading or writing of a list.
    pub stop_list: Arc<AtomicBool>,
    /// The papers that are being looked at.
    pub desk: Desk,
    /// The file that somebody gave, sealed as it is: it waits also while the app is locked.
    pub given: Slot<Arc<Given>>,
    /// What was read in it.
    pub looked: Slot<Arc<Looked>>,
    /// The file that hands a group over and is not saved yet.
    pub handing: Slot<Arc<Prepared>>,
    /// The backup that was chosen.
    pub backup: Slot<Arc<BackupFile>>,
    open: Slot<Open>,
}

/// The vault that is open.
#[derive(Clone)]
pub struct Open {
    /// The vault.
    pub vault: Arc<Vault>,
    /// In memory, with made-up people.
    pub made_up: bool,
}

impl Shell {
    /// Nothing is open yet.
    pub fn new(safe: Safe, looks: LooksFile) -> Self {
        Self {
            safe,
            looks,
            activity: Activity::default(),
            clocks: Clocks::default(),
            turn: tokio::sync::Mutex::default(),
            list: Slot::default(),
            stop_list: Arc::default(),
            desk: Desk::default(),
            given: Slot::default(),
            looked: Slot::default(),
            handing: Slot::default(),
            backup: Slot::default(),
            open: Slot::default(),
        }
    }

    /// The open vault. Errors: `Locked vault.locked`.
    pub fn vault(&self) -> Result<Arc<Vault>> {
        self.open().map(|open| open.vault).ok_or_else(|| Error::new(Code::Locked, "vault.locked"))
    }

    /// What is open, if anything.
    pub fn open(&self) -> Option<Open> {
        self.open.get()
    }

    /// Puts a vault in use.
    pub fn hold(&self, vault: Vault, made_up: bool) {
        self.activity.now();
        self.clocks.opened();
        self.open.put(Open { vault: Arc::new(vault), made_up });
    }

    /// Takes the vault out of use, together with everything that was chosen while it was open.
    pub fn release(&self) -> Option<Open> {
        self.list.take();
        self.desk.clear();
        self.looked.take();
        self.handing.take();
        self.backup.take();
        self.open.take()
    }

    /// Whether there is a vault that waits for its words.
    pub fn locked(&self) -> bool {
        self.open().is_none() && self.safe.holds_a_vault()
    }
}

/// A place for one thing at a time.
pub struct Slot<T>(Mutex<Option<T>>);

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> Slot<T> {
    pub fn put(&self, thing: T) {
        *self.inner() = Some(thing);
    }

    pub fn take(&self) -> Option<T> {
        self.inner().take()
    }

    pub fn get(&self) -> Option<T>
    where
        T: Clone,
    {
        self.inner().clone()
    }

    fn inner(&self) -> MutexGuard<'_, Option<T>> {
        // Nothing can break half way while the lock is held, so a poisoned one is as good as new.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
