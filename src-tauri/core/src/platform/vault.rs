//! The vault: one encrypted database with exactly one connection.
//!
//! SQLCipher with a random raw key; the key lives in two small `age` files beside it (`keys`).
//! One connection is not a matter of taste: the SQLite inside this SQLCipher has a bug that can
//! lose acknowledged commits when two connections write and checkpoint at once
//! (docs/adr/0001). Opening a vault, or making one, is the only way to obtain a `Vault`.

use std::{
    borrow::Cow,
    fs::File,
    path::{Path, PathBuf},
    time::Duration,
};

use sqlx::{
    ConnectOptions, Connection as _, SqliteConnection,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqliteSynchronous},
};
use tokio::sync::{Mutex, MutexGuard};

use super::{
    error::{Code, Error, Result},
    files,
    found::{self, Findable},
    ids::ActorId,
    keys::VaultKey,
    table::Table,
    written::Writing,
};

/// What a slice hands in: its tables and the SQL that makes them.
pub struct Slice {
    /// The slice's name.
    pub name: &'static str,
    /// Its shared tables.
    pub tables: &'static [&'static Table],
    /// Version (a UTC time, unique over all slices) and SQL, in order.
    pub migrations: &'static [(i64, &'static str)],
}

/// All slices of the app.
pub struct Schema {
    /// The slices, `platform`'s own first.
    pub slices: &'static [&'static Slice],
    /// What Find finds rows by.
    pub found: &'static [Findable],
    /// What stands in people's own words.
    pub written: &'static [Writing],
}

impl Schema {
    /// Every shared table.
    pub fn tables(&self) -> impl Iterator<Item = &'static Table> + use<> {
        self.slices.iter().flat_map(|slice| slice.tables.iter().copied())
    }

    /// The columns that rows of a table are found by; none if they are not.
    pub(super) fn found_by(&self, table: &Table) -> Option<&'static [&'static str]> {
        self.found.iter().find(|found| found.table.kind == table.kind).map(|found| found.columns)
    }
}

/// The database file inside the vault's folder.
pub const DATABASE: &str = "vault.db";
/// Stands beside it when a broken page was met.
const DOUBT: &str = "vault.db-doubt";

/// An open vault. Closing it is locking.
pub struct Vault {
    conn: Mutex<Option<Conn>>,
    schema: &'static Schema,
    dir: Option<PathBuf>,
    key: Option<VaultKey>,
}

struct Conn {
    sql: SqliteConnection,
    me: u64,
    seq: u64,
    // Up to this change, undo has been forgotten.
    no_undo_up_to: i64,
    in_transaction: bool,
    // Held until the connection is closed: another process finds the folder taken.
    lock: Option<File>,
}

/// The one connection, for as long as somebody holds it.
pub struct Connection<'v>(MutexGuard<'v, Option<Conn>>);

impl Vault {
    /// Makes the database of a new vault in `dir` (which must exist) and opens it.
    pub async fn make(dir: &Path, key: VaultKey, schema: &'static Schema) -> Result<Self> {
        let vault = Self::connect(Some(dir), Some(key), schema).await?;
        vault.become_new_actor().await?;
        Ok(vault)
    }

    /// Opens the vault in `dir`.
    ///
    /// Errors: `Busy vault.inUse` if another process has it; `TooNew vault.tooNew` if a newer
    /// Follow-on wrote it; `Damaged vault.damaged` if the pages do not hold together.
    pub async fn open(dir: &Path, key: VaultKey, schema: &'static Schema) -> Result<Self> {
        let database = dir.join(DATABASE);
        let whole = std::fs::metadata(&database).is_ok_and(|meta| meta.len() > 0);
        if !whole {
            return Err(Error::new(Code::Damaged, "vault.damaged"));
        }
        // A write-ahead log that is still there means that the last run did not end by closing.
        let unclean = std::fs::metadata(dir.join("vault.db-wal")).is_ok_and(|meta| meta.len() > 0);
        let doubt = dir.join(DOUBT);
        let vault = Self::connect(Some(dir), Some(key), schema).await?;
        if !unclean && !doubt.exists() {
            return Ok(vault);
        }
        let vault = vault.or_close(Self::check_pages).await?;
        if doubt.exists() {
            std::fs::remove_file(doubt)?;
        }
        Ok(vault)
    }

    /// A broken page was met: the next opening reads all of them before anybody goes on.
    pub fn look_through_next_time(&self) -> Result<()> {
        self.dir().map_or(Ok(()), |dir| files::write_atomically(&dir.join(DOUBT), b""))
    }

    /// Goes on with a vault only if `work` succeeds, and closes it otherwise.
    pub(super) async fn or_close(self, work: impl AsyncFnOnce(&Self) -> Result<()>) -> Result<Self> {
        match work(&self).await {
            Ok(()) => Ok(self),
            Err(error) => {
                // The first thing that went wrong is the one to tell.
                let _ = self.close().await;
                Err(error)
            }
        }
    }

    /// A vault in memory, for made-up data and tests: nothing of it reaches a disk.
    pub async fn in_memory(schema: &'static Schema) -> Result<Self> {
        let vault = Self::connect(None, None, schema).await?;
        vault.become_new_actor().await?;
        Ok(vault)
    }

    async fn connect(dir: Option<&Path>, key: Option<VaultKey>, schema: &'static Schema) -> Result<Self> {
        let lock = dir.map(files::lock_folder).transpose()?;
        let mut options = SqliteConnectOptions::new();
        if let Some(key) = &key {
            // sqlx sends `key` before every other pragma. Never print these options: they hold it.
            let pragma = key.as_pragma();
            options = options.pragma("key", pragma.to_string());
        }
        options = options
            .pragma("cipher_log_level", "NONE")
            .journal_mode(SqliteJournalMode::Wal)
            .locking_mode(SqliteLockingMode::Exclusive)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY")
            .pragma("cell_size_check", "ON")
            // Checkpoints run in quiet moments (`tidy`), so that a tap costs one sync to disk.
            .pragma("wal_autocheckpoint", "8000")
            .busy_timeout(Duration::from_secs(2))
            .statement_cache_capacity(200);
        options = match dir {
            Some(dir) => options.filename(dir.join(DATABASE)).create_if_missing(true),
            None => options.in_memory(true).journal_mode(SqliteJournalMode::Memory),
        };
        let sql = options.disable_statement_logging().connect().await?;
        let mut conn = Conn { sql, me: 0, seq: 0, no_undo_up_to: 0, in_transaction: false, lock };
        if let Err(error) = conn.make_ready(schema, dir).await {
            // The connection must be gone before the folder is free.
            let _ = conn.sql.close().await;
            return Err(error);
        }
        Ok(Self { conn: Mutex::new(Some(conn)), schema, dir: dir.map(Path::to_owned), key })
    }

    /// Waits for the one connection. Errors: `Locked` once the vault is closed.
    pub async fn connection(&self) -> Result<Connection<'_>> {
        let mut guard = self.conn.lock().await;
        match guard.as_mut() {
            None => Err(Error::new(Code::Locked, "vault.locked")),
            Some(conn) => {
                conn.let_go().await;
                Ok(Connection(guard))
            }
        }
    }

    /// The folder of this vault; none for made-up data in memory.
    #[must_use]
    pub fn dir(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    /// What the slices declared.
    #[must_use]
    pub fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// Writes the log back into the database; for quiet moments.
    pub async fn tidy(&self) -> Result<()> {
        let mut conn = self.connection().await?;
        conn.write_back().await?;
        // The first write into an empty log syncs twice, the log's header and itself. This one changes
        // nothing, and is that write: the next tap costs one sync like any other. SQLite would leave
        // out an UPDATE to the same value.
        sqlx::query("PRAGMA user_version = 0").execute(conn.sql()).await?;
        Ok(())
    }

    /// Locks: undo is forgotten, the log written back, the connection closed and its key wiped.
    pub async fn close(&self) -> Result<()> {
        if let Some(mut conn) = self.conn.lock().await.take() {
            conn.let_go().await;
            // On a broken page there is nothing to forget; the connection closes all the same.
            let forgotten = conn.forget_undo().await;
            conn.sql.close().await?;
            forgotten?;
        }
        Ok(())
    }

    /// Closes, and hands the key on to whoever opens the same vault in its next place.
    pub(super) async fn close_keeping_key(mut self) -> Result<VaultKey> {
        self.close().await?;
        self.key.take().ok_or_else(|| Error::new(Code::Locked, "vault.locked"))
    }

    pub(super) fn key(&self) -> Option<&VaultKey> {
        self.key.as_ref()
    }

    /// Goes on under an identity that was used here before: somebody else is at the laptop again.
    ///
    /// Errors: `NotFound actor.missing`.
    pub async fn become_actor(&self, id: ActorId) -> Result<()> {
        let mut conn = self.connection().await?;
        conn.begin().await?;
        sqlx::query("UPDATE actor SET me = 0").execute(conn.sql()).await?;
        let found = sqlx::query("UPDATE actor SET me = 1 WHERE id = ?").bind(id.0).execute(conn.sql()).await?;
        if found.rows_affected() == 0 {
            conn.rollback().await?;
            return Err(Error::not_found("actor.missing"));
        }
        sqlx::query("COMMIT").execute(conn.sql()).await?;
        if let Some(inner) = conn.0.as_mut() {
            inner.in_transaction = false;
            inner.load_actor().await?;
        }
        Ok(())
    }

    /// Takes a new identity among devices: for a new vault and for one that came from a backup, so
    /// that no two devices ever count under one name.
    pub async fn become_new_actor(&self) -> Result<()> {
        let mut conn = self.connection().await?;
        sqlx::query("UPDATE actor SET me = 0").execute(conn.sql()).await?;
        sqlx::query("INSERT INTO actor (id, me) VALUES (?, 1)").bind(super::ids::fresh()).execute(conn.sql()).await?;
        if let Some(inner) = conn.0.as_mut() {
            inner.load_actor().await?;
        }
        Ok(())
    }

    /// Reads every page. Errors: `Damaged vault.damaged`.
    pub async fn check_pages(&self) -> Result<()> {
        let mut conn = self.connection().await?;
        let answer: String = sqlx::query_scalar("PRAGMA quick_check").fetch_one(conn.sql()).await?;
        if answer == "ok" { Ok(()) } else { Err(Error::new(Code::Damaged, "vault.damaged").because(answer)) }
    }
}

impl Drop for Vault {
    /// A vault that is dropped without `close` closes its connection on another thread, some time
    /// later. If the folder were free before that, a second connection could open meanwhile, and its
    /// commits could be lost (docs/adr/0001). So the folder stays taken until the process ends.
    fn drop(&mut self) {
        if let Some(conn) = self.conn.get_mut() {
            std::mem::forget(conn.lock.take());
        }
    }
}

impl Conn {
    /// Ends a transaction that was dropped half way: it leaves nothing behind. SQLite has ended it by
    /// itself when the disk was full, and then says that there is none.
    async fn let_go(&mut self) {
        if std::mem::take(&mut self.in_transaction) {
            let _ = sqlx::query("ROLLBACK").execute(&mut self.sql).await;
        }
    }

    async fn make_ready(&mut self, schema: &'static Schema, dir: Option<&Path>) -> Result<()> {
        migrate(&mut self.sql, schema, dir).await?;
        found::catch_up(&mut self.sql, schema).await?;
        self.load_actor().await?;
        self.forget_undo().await
    }

    /// Undo lasts until the app locks: old values go, and what was looked through once is not looked
    /// through again.
    async fn forget_undo(&mut self) -> Result<()> {
        let from: Option<i64> =
            sqlx::query_scalar("SELECT CAST(value AS INTEGER) FROM device WHERE key = 'noUndoUpTo'")
                .fetch_optional(&mut self.sql)
                .await?;
        self.no_undo_up_to = self.seq as i64;
        if from.unwrap_or_default() < self.no_undo_up_to {
            sqlx::query("UPDATE change SET before = NULL WHERE before IS NOT NULL AND seq > ?")
                .bind(from.unwrap_or_default())
                .execute(&mut self.sql)
                .await?;
            sqlx::query(
                "INSERT INTO device (key, value) VALUES ('noUndoUpTo', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
            )
            .bind(self.no_undo_up_to.to_string())
            .execute(&mut self.sql)
            .await?;
        }
        Ok(())
    }

    async fn load_actor(&mut self) -> Result<()> {
        let me: Option<i64> =
            sqlx::query_scalar("SELECT no FROM actor WHERE me = 1").fetch_optional(&mut self.sql).await?;
        let seq: Option<i64> = sqlx::query_scalar("SELECT max(seq) FROM change").fetch_one(&mut self.sql).await?;
        self.me = me.unwrap_or_default() as u64;
        self.seq = seq.unwrap_or_default() as u64;
        Ok(())
    }
}

impl Connection<'_> {
    /// The connection itself, for a store's queries.
    pub fn sql(&mut self) -> &mut SqliteConnection {
        &mut self.inner().sql
    }

    #[allow(clippy::expect_used, reason = "`Vault::connection` hands out only an open connection, and holds it")]
    fn inner(&mut self) -> &mut Conn {
        self.0.as_mut().expect("an open connection")
    }

    /// Writes the log back into the database file, whole. Errors: `Busy vault.busy`.
    pub(super) async fn write_back(&mut self) -> Result<()> {
        // It answers with a row, and says there whether it could not.
        let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(self.sql()).await?;
        if busy == 0 { Ok(()) } else { Err(Error::new(Code::Busy, "vault.busy")) }
    }

    pub(super) fn me(&mut self) -> u64 {
        self.inner().me
    }

    pub(super) fn last_seq(&mut self) -> u64 {
        self.inner().seq
    }

    pub(super) fn no_undo_up_to(&mut self) -> i64 {
        self.inner().no_undo_up_to
    }

    pub(super) async fn begin(&mut self) -> Result<()> {
        sqlx::query("BEGIN IMMEDIATE").execute(self.sql()).await?;
        self.inner().in_transaction = true;
        Ok(())
    }

    pub(super) async fn rollback(&mut self) -> Result<()> {
        self.inner().in_transaction = false;
        sqlx::query("ROLLBACK").execute(self.sql()).await?;
        Ok(())
    }

    pub(super) async fn commit(&mut self, seq: u64) -> Result<()> {
        sqlx::query("COMMIT").execute(self.sql()).await?;
        let conn = self.inner();
        conn.in_transaction = false;
        conn.seq = seq;
        Ok(())
    }
}

/// How many copies of older databases stay beside the vault.
const COPIES: usize = 2;

/// Brings the schema up to date; keeps a copy of an older database before it touches it.
async fn migrate(sql: &mut SqliteConnection, schema: &'static Schema, dir: Option<&Path>) -> Result<()> {
    let mut migrations: Vec<Migration> = schema
        .slices
        .iter()
        .flat_map(|slice| slice.migrations.iter().map(move |(version, text)| (slice.name, *version, *text)))
        .map(|(name, version, text)| {
            Migration::new(
                version,
                Cow::Borrowed(name),
                MigrationType::Simple,
                sqlx::SqlSafeStr::into_sql_str(text),
                false,
            )
        })
        .collect();
    migrations.sort_by_key(|migration| migration.version);
    if let Some(dir) = dir {
        keep_copy_of_older(sql, dir, &migrations).await?;
    }
    // Not `run`: its bounds would make every future that opens a vault stay on one thread.
    Migrator::with_migrations(migrations).run_direct(None, sql, false).await.map_err(|error| match error {
        MigrateError::VersionMissing(_) => Error::new(Code::TooNew, "vault.tooNew").because(error),
        MigrateError::Execute(inner) => inner.into(),
        other => Error::new(Code::Internal, "internal").because(other),
    })
}

async fn keep_copy_of_older(sql: &mut SqliteConnection, dir: &Path, migrations: &[Migration]) -> Result<()> {
    let known: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'")
        .fetch_one(&mut *sql)
        .await?;
    if known == 0 {
        return Ok(());
    }
    let applied: Option<i64> =
        sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(&mut *sql).await?;
    let newest = migrations.last().map(|migration| migration.version);
    if let (Some(applied), Some(newest)) = (applied, newest)
        && applied < newest
    {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *sql).await?;
        std::fs::copy(dir.join(DATABASE), dir.join(format!("before-{newest}.db")))?;
        forget_older_copies(dir)?;
    }
    Ok(())
}

/// Leaves the two newest copies: whoever was erased since must not stay in older ones for ever.
fn forget_older_copies(dir: &Path) -> Result<()> {
    let version = |name: &str| name.strip_prefix("before-")?.strip_suffix(".db")?.parse::<i64>().ok();
    let mut copies: Vec<(i64, std::path::PathBuf)> = std::fs::read_dir(dir)?
        .flatten()
        .filter_map(|entry| Some((version(entry.file_name().to_str()?)?, entry.path())))
        .collect();
    copies.sort_unstable();
    for (_, path) in copies.iter().rev().skip(COPIES) {
        std::fs::remove_file(path)?;
    }
    Ok(())
}
