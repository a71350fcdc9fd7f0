//! Changes, stamps and undo, on a toy table; the vault on a disk.

use super::*;
use crate::fields;

static THING: Table = Table {
    kind: 1,
    name: "thing",
    key: Key::Uid,
    home: Home::Service,
    topic: Topic::Groups,
    fields: fields![1 name, 2 size],
};
static PAIR: Table = Table {
    kind: 2,
    name: "pair",
    key: Key::Natural(&["a", "b"]),
    home: Home::Service,
    topic: Topic::Attendance,
    fields: fields![1 word],
};
static TOYS: Slice = Slice {
    name: "toys",
    tables: &[&THING, &PAIR],
    migrations: &[(
        20260101000000,
        "CREATE TABLE thing (id INTEGER PRIMARY KEY, uid BLOB NOT NULL, name TEXT, size INTEGER, present INTEGER NOT NULL, stamp BLOB NOT NULL);
         CREATE TABLE pair (a INTEGER, b INTEGER, word TEXT, present INTEGER NOT NULL, stamp BLOB NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;",
    )],
};
static SCHEMA: Schema =
    Schema { slices: &[&SLICE, &TOYS], found: &[Findable { table: &THING, columns: &["name"] }], written: &[] };

async fn vault() -> (Vault, Now) {
    (Vault::in_memory(&SCHEMA).await.unwrap(), Now::of("2026-11-24T10:30:00Z".parse().unwrap()))
}

async fn add(vault: &Vault, now: &Now, name: &str) -> (i64, Done) {
    let mut change = vault.change("toys.add", now).await.unwrap();
    let (id, _) = change.insert(&THING, &[("name", name.into()), ("size", 1.into())]).await.unwrap();
    (id, change.commit().await.unwrap())
}

async fn set(vault: &Vault, now: &Now, id: i64, values: &[(&'static str, Value)]) -> Done {
    let mut change = vault.change("toys.set", now).await.unwrap();
    change.put(&THING, &[id.into()], values).await.unwrap();
    change.commit().await.unwrap()
}

async fn thing(vault: &Vault, id: i64) -> (String, i64, bool) {
    let mut conn = vault.connection().await.unwrap();
    sqlx::query_as("SELECT name, size, present FROM thing WHERE id = ?").bind(id).fetch_one(conn.sql()).await.unwrap()
}

async fn number(vault: &Vault, sql: &'static str) -> i64 {
    let mut conn = vault.connection().await.unwrap();
    sqlx::query_scalar(sql).fetch_one(conn.sql()).await.unwrap()
}

#[tokio::test]
async fn a_change_stamps_just_what_differs() {
    let (vault, now) = vault().await;
    let (id, _) = add(&vault, &now, "lamp").await;
    set(&vault, &now, id, &[("name", "lamp".into()), ("size", 2.into())]).await;
    let mut conn = vault.connection().await.unwrap();
    let stamp: Vec<u8> = sqlx::query_scalar("SELECT stamp FROM thing").fetch_one(conn.sql()).await.unwrap();
    let stamps = super::stamp::Stamps::from_bytes(&stamp).unwrap();
    assert_eq!((stamps.of(1).rev, stamps.of(1).seq), (1, 1), "the name was not touched");
    assert_eq!((stamps.of(2).rev, stamps.of(2).seq), (2, 2), "the size was");
}

#[tokio::test]
async fn writing_the_same_leaves_no_trace() {
    let (vault, now) = vault().await;
    let (id, _) = add(&vault, &now, "lamp").await;
    let done = set(&vault, &now, id, &[("name", "lamp".into())]).await;
    assert_eq!((done.change, done.touched.len()), (0, 0));
    assert_eq!(number(&vault, "SELECT count(*) FROM change").await, 1);
}

#[tokio::test]
async fn a_dropped_change_leaves_nothing_behind() {
    let (vault, now) = vault().await;
    let mut change = vault.change("toys.add", &now).await.unwrap();
    change.insert(&THING, &[("name", "lamp".into())]).await.unwrap();
    drop(change);
    assert_eq!(number(&vault, "SELECT count(*) FROM thing").await, 0);
    assert_eq!(number(&vault, "SELECT count(*) FROM change").await, 0);
    let (_, done) = add(&vault, &now, "chair").await;
    assert_eq!(done.change, 1);
}

#[tokio::test]
async fn a_full_disk_is_told_and_passes() {
    let (vault, now) = vault().await;
    let (id, _) = add(&vault, &now, "lamp").await;
    let pages = number(&vault, "PRAGMA page_count").await;
    let limit = async |most: i64| {
        let mut conn = vault.connection().await.unwrap();
        sqlx::query(sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {most}"))).execute(conn.sql()).await.unwrap();
    };
    limit(pages).await;
    let mut change = vault.change("toys.set", &now).await.unwrap();
    let error = change.put(&THING, &[id.into()], &[("name", "x".repeat(50_000).into())]).await.unwrap_err();
    assert_eq!((error.code, error.what), (Code::Internal, "disk.full"));
    drop(change);
    limit(pages + 1000).await;
    assert_eq!(thing(&vault, id).await.0, "lamp");
    assert_eq!(set(&vault, &now, id, &[("name", "chair".into())]).await.change, 2, "the vault goes on");
    vault.close().await.unwrap();
}

#[tokio::test]
async fn a_failed_change_leaves_nothing_behind() {
    let (vault, now) = vault().await;
    let mut change = vault.change("toys.both", &now).await.unwrap();
    change.insert(&THING, &[("name", "lamp".into())]).await.unwrap();
    let error = change.put(&THING, &[99.into()], &[("name", "x".into())]).await.unwrap_err();
    assert_eq!((error.code, error.what), (Code::NotFound, "row.missing"));
    let error = change.put(&THING, &[1.into()], &[("colour", "red".into())]).await.unwrap_err();
    assert_eq!(error.code, Code::Internal, "an undeclared field is our own mistake");
    drop(change);
    assert_eq!(number(&vault, "SELECT count(*) FROM thing").await, 0);
}

#[tokio::test]
async fn undo_steps_back_through_everything() {
    let (vault, now) = vault().await;
    let (id, _) = add(&vault, &now, "lamp").await;
    set(&vault, &now, id, &[("name", "chair".into())]).await;
    set(&vault, &now, id, &[("size", 5.into())]).await;
    let undone = vault.undo(None, &now).await.unwrap();
    assert_eq!((undone.what.as_str(), undone.touched), ("toys.set", vec![Topic::Groups]));
    assert_eq!(thing(&vault, id).await, ("chair".into(), 1, true));
    vault.undo(None, &now).await.unwrap();
    assert_eq!(thing(&vault, id).await, ("lamp".into(), 1, true));
    vault.undo(None, &now).await.unwrap();
    assert!(!thing(&vault, id).await.2, "what was made is taken away");
    let error = vault.undo(None, &now).await.unwrap_err();
    assert_eq!(error.what, "undo.nothing");
}

#[tokio::test]
async fn what_was_undone_can_be_done_again_until_something_else_is_done() {
    let (vault, now) = vault().await;
    let what = |result: Result<Undone>| result.map_or_else(|error| error.what.to_owned(), |undone| undone.what);
    let (id, _) = add(&vault, &now, "lamp").await;
    set(&vault, &now, id, &[("name", "chair".into())]).await;
    set(&vault, &now, id, &[("size", 5.into())]).await;
    assert_eq!(what(vault.redo(None, &now).await), "redo.nothing");
    // All the way back, and all the way here again; and once more.
    for _ in 0..2 {
        for _ in 0..2 {
            assert_eq!(what(vault.undo(None, &now).await), "toys.set");
        }
        assert_eq!(what(vault.undo(None, &now).await), "toys.add");
        assert_eq!(what(vault.undo(None, &now).await), "undo.nothing");
        assert!(!thing(&vault, id).await.2);
        assert_eq!(what(vault.redo(None, &now).await), "toys.add");
        assert_eq!(thing(&vault, id).await, ("lamp".into(), 1, true));
        assert_eq!(what(vault.redo(None, &now).await), "toys.set");
        assert_eq!(thing(&vault, id).await, ("chair".into(), 1, true));
        assert_eq!(what(vault.redo(None, &now).await), "toys.set");
        assert_eq!(thing(&vault, id).await, ("chair".into(), 5, true));
        assert_eq!(what(vault.redo(None, &now).await), "redo.nothing");
    }
    // The audit names what was taken back and made again, not the steps between.
    let mut conn = vault.connection().await.unwrap();
    let last = conn.audit(None, None, 1).await.unwrap().remove(0);
    assert_eq!((last.act.as_str(), last.undid.as_deref()), ("redo", Some("toys.set")));
    drop(conn);
    // The bar takes back, and makes again, just what it speaks of.
    let undone = vault.undo(None, &now).await.unwrap();
    set(&vault, &now, id, &[("name", "stool".into())]).await;
    assert_eq!(what(vault.redo(None, &now).await), "redo.nothing");
    assert_eq!(what(vault.redo(Some(undone.change), &now).await), "toys.set");
    assert_eq!(thing(&vault, id).await, ("stool".into(), 5, true));
    // Where another value stands by now, it stays.
    let undone = vault.undo(None, &now).await.unwrap();
    set(&vault, &now, id, &[("size", 9.into())]).await;
    assert_eq!(what(vault.redo(Some(undone.change), &now).await), "undo.changedSince");
}

#[tokio::test]
async fn undo_writes_newer_revisions() {
    let (vault, now) = vault().await;
    let (id, _) = add(&vault, &now, "lamp").await;
    set(&vault, &now, id, &[("name", "chair".into())]).await;
    vault.undo(None, &now).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    let stamp: Vec<u8> = sqlx::query_scalar("SELECT stamp FROM thing").fetch_one(conn.sql()).await.unwrap();
    let stamps = super::stamp::Stamps::from_bytes(&stamp).unwrap();
    assert_eq!((stamps.of(1).rev, stamps.of(1).seq), (3, 3));
}

#[tokio::test]
async fn undo_of_an_older_change_keeps_what_came_later() {
    let (vault, now) = vault().await;
    let (id, _) = add(&vault, &now, "lamp").await;
    let both = set(&vault, &now, id, &[("name", "chair".into()), ("size", 2.into())]).await;
    let name = set(&vault, &now, id, &[("name", "table".into())]).await;
    vault.undo(Some(both.change), &now).await.unwrap();
    assert_eq!(thing(&vault, id).await, ("table".into(), 1, true));
    let error = vault.undo(Some(both.change), &now).await.unwrap_err();
    assert_eq!(error.what, "undo.nothing", "once is enough");
    set(&vault, &now, id, &[("name", "stool".into())]).await;
    let error = vault.undo(Some(name.change), &now).await.unwrap_err();
    assert_eq!((error.code, error.what), (Code::Conflict, "undo.changedSince"));
    assert_eq!(thing(&vault, id).await.0, "stool");
}

#[tokio::test]
async fn a_natural_key_comes_and_goes() {
    let (vault, now) = vault().await;
    let key = [1.into(), 2.into()];
    for (word, expected) in [(Some("here"), 1), (None, 0), (Some("away"), 1)] {
        let mut change = vault.change("toys.pair", &now).await.unwrap();
        match word {
            Some(word) => change.put(&PAIR, &key, &[("word", word.into())]).await.unwrap(),
            None => change.remove(&PAIR, &key).await.unwrap(),
        }
        change.commit().await.unwrap();
        assert_eq!(number(&vault, "SELECT count(*) FROM pair WHERE present = 1").await, expected);
    }
    for expected in [0, 1, 0] {
        vault.undo(None, &now).await.unwrap();
        assert_eq!(number(&vault, "SELECT count(*) FROM pair WHERE present = 1").await, expected);
    }
    assert_eq!(number(&vault, "SELECT count(*) FROM pair").await, 1, "a row never goes, it is marked");
}

#[tokio::test]
async fn the_audit_holds_no_values() {
    let (vault, now) = vault().await;
    add(&vault, &now, "Margaret").await;
    let mut conn = vault.connection().await.unwrap();
    let touched: Vec<u8> = sqlx::query_scalar("SELECT touched FROM change").fetch_one(conn.sql()).await.unwrap();
    assert!(!touched.windows(8).any(|window| window == b"Margaret"));
}

/// Every value that undo remembers, as bytes.
async fn remembered(vault: &Vault) -> Vec<u8> {
    let mut conn = vault.connection().await.unwrap();
    let all: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT before FROM change WHERE before IS NOT NULL").fetch_all(conn.sql()).await.unwrap();
    all.concat()
}

#[tokio::test]
async fn what_is_purged_is_nowhere_and_undo_takes_back_the_rest() {
    let (vault, now) = vault().await;
    let (id, _) = add(&vault, &now, "").await;
    set(&vault, &now, id, &[("name", "SECRET-1".into())]).await;
    set(&vault, &now, id, &[("name", "SECRET-2".into()), ("size", 3.into())]).await;
    assert!(remembered(&vault).await.windows(7).any(|bytes| bytes == b"SECRET-"));
    let mut change = vault.change("toys.purge", &now).await.unwrap();
    change.put(&THING, &[id.into()], &[("size", 4.into())]).await.unwrap();
    change.purge(&THING, &[id.into()], &[("name", "".into())], None).await.unwrap();
    change.commit().await.unwrap();
    assert!(!remembered(&vault).await.windows(7).any(|bytes| bytes == b"SECRET-"));
    for size in [3, 1] {
        vault.undo(None, &now).await.unwrap();
        assert_eq!(thing(&vault, id).await, (String::new(), size, true), "the rest comes back");
    }
}

#[tokio::test]
async fn undo_of_a_purge_reads_again_what_another_row_holds_in_its_own_right() {
    let (vault, now) = vault().await;
    let (source, _) = add(&vault, &now, "lamp").await;
    let (copy, _) = add(&vault, &now, "lamp").await;
    let mut change = vault.change("toys.purge", &now).await.unwrap();
    change.purge(&THING, &[copy.into()], &[("name", "".into())], Some((&THING, &[source.into()]))).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(thing(&vault, copy).await.0, "");
    set(&vault, &now, source, &[("name", "chair".into())]).await;
    vault.undo(Some(3), &now).await.unwrap();
    assert_eq!(thing(&vault, copy).await.0, "chair", "as it is there now");
}

#[tokio::test]
async fn a_locked_vault_answers_locked_and_forgets_undo() {
    let dir = tempfile::tempdir().unwrap();
    let key = VaultKey::random().unwrap();
    let again = key.again();
    let vault = Vault::make(dir.path(), key, &SCHEMA).await.unwrap();
    let now = Now::of("2026-11-24T10:30:00Z".parse().unwrap());
    add(&vault, &now, "lamp").await;
    vault.close().await.unwrap();
    assert_eq!(vault.connection().await.err().map(|e| e.code), Some(Code::Locked));
    drop(vault);
    let vault = Vault::open(dir.path(), again, &SCHEMA).await.unwrap();
    assert_eq!(number(&vault, "SELECT count(*) FROM thing").await, 1);
    assert_eq!(vault.undo(None, &now).await.err().map(|e| e.what), Some("undo.nothing"));
    assert_eq!(add(&vault, &now, "chair").await.1.change, 2, "the count of changes goes on");
}

#[tokio::test]
async fn one_process_has_the_vault() {
    let dir = tempfile::tempdir().unwrap();
    let key = VaultKey::random().unwrap();
    let again = key.again();
    let _vault = Vault::make(dir.path(), key, &SCHEMA).await.unwrap();
    let error = Vault::open(dir.path(), again, &SCHEMA).await.err().unwrap();
    assert_eq!((error.code, error.what), (Code::Busy, "vault.inUse"));
}

#[tokio::test]
async fn a_newer_vault_is_refused_unharmed() {
    static NEWER: Slice =
        Slice { name: "newer", tables: &[], migrations: &[(20990101000000, "CREATE TABLE later (id INTEGER)")] };
    static NEWER_SCHEMA: Schema = Schema { slices: &[&SLICE, &TOYS, &NEWER], found: &[], written: &[] };
    let dir = tempfile::tempdir().unwrap();
    let key = VaultKey::random().unwrap();
    let (second, third) = (key.again(), key.again());
    let vault = Vault::make(dir.path(), key, &NEWER_SCHEMA).await.unwrap();
    vault.close().await.unwrap();
    drop(vault);
    let before = std::fs::read(dir.path().join(DATABASE)).unwrap();
    let error = Vault::open(dir.path(), second, &SCHEMA).await.err().unwrap();
    assert_eq!((error.code, error.what), (Code::TooNew, "vault.tooNew"));
    assert!(std::fs::read(dir.path().join(DATABASE)).unwrap() == before, "not a byte is changed");
    Vault::open(dir.path(), third, &NEWER_SCHEMA).await.unwrap();
}

#[tokio::test]
async fn an_older_vault_is_copied_before_it_is_brought_up_to_date() {
    static OLDER: Schema = Schema { slices: &[&SLICE], found: &[], written: &[] };
    let dir = tempfile::tempdir().unwrap();
    let key = VaultKey::random().unwrap();
    let again = key.again();
    let vault = Vault::make(dir.path(), key, &OLDER).await.unwrap();
    vault.close().await.unwrap();
    drop(vault);
    static LATER: Slice =
        Slice { name: "later", tables: &[], migrations: &[(20980101000000, "CREATE TABLE later (id INTEGER)")] };
    static TODAY: Schema = Schema { slices: &[&SLICE, &LATER], found: &[], written: &[] };
    for name in ["before-20200101000000.db", "before-20210101000000.db", "before-my-holiday.db"] {
        std::fs::write(dir.path().join(name), "an earlier copy").unwrap();
    }
    let vault = Vault::open(dir.path(), again, &TODAY).await.unwrap();
    assert_eq!(number(&vault, "SELECT count(*) FROM later").await, 0);
    let is_there = |name: &str| dir.path().join(name).exists();
    assert!(is_there("before-20980101000000.db"), "the copy made just now");
    assert!(is_there("before-20210101000000.db"), "the one before it");
    assert!(!is_there("before-20200101000000.db"), "older ones are not kept for ever");
    assert!(is_there("before-my-holiday.db"), "what is not ours is left alone");
}

#[tokio::test]
async fn a_damaged_or_foreign_file_is_told() {
    let check = async |harm: fn(&mut Vec<u8>), expected: &str| {
        let dir = tempfile::tempdir().unwrap();
        let key = VaultKey::random().unwrap();
        let again = key.again();
        let vault = Vault::make(dir.path(), key, &SCHEMA).await.unwrap();
        let now = Now::of("2026-11-24T10:30:00Z".parse().unwrap());
        for _ in 0..50 {
            add(&vault, &now, "lamp").await;
        }
        vault.close().await.unwrap();
        drop(vault);
        let path = dir.path().join(DATABASE);
        let mut bytes = std::fs::read(&path).unwrap();
        harm(&mut bytes);
        std::fs::write(&path, &bytes).unwrap();
        let opened = Vault::open(dir.path(), again, &SCHEMA).await;
        let error = match opened {
            Err(error) => error,
            Ok(vault) => vault.check_pages().await.err().unwrap(),
        };
        assert_eq!((error.code, error.what), (Code::Damaged, "vault.damaged"), "{expected}");
    };
    check(|bytes| bytes[30] ^= 1, "first page").await;
    check(
        |bytes| {
            let at = bytes.len() - 100;
            bytes[at] ^= 1
        },
        "last page",
    )
    .await;
    check(|bytes| bytes.truncate(0), "empty").await;
    check(|bytes| bytes.truncate(4096), "cut off").await;
    check(|bytes| *bytes = b"SQLite format 3\0".repeat(512), "not ours").await;
}

#[tokio::test]
async fn a_broken_page_that_was_met_has_all_looked_through_at_the_next_opening() {
    let dir = tempfile::tempdir().unwrap();
    let key = VaultKey::random().unwrap();
    let (second, third, fourth) = (key.again(), key.again(), key.again());
    let vault = Vault::make(dir.path(), key, &SCHEMA).await.unwrap();
    let now = Now::of("2026-11-24T10:30:00Z".parse().unwrap());
    for _ in 0..50 {
        add(&vault, &now, "lamp").await;
    }
    vault.close().await.unwrap();
    drop(vault);
    let path = dir.path().join(DATABASE);
    let whole = std::fs::read(&path).unwrap();
    let mut harmed = whole.clone();
    let at = harmed.len() - 100;
    harmed[at] ^= 1;
    std::fs::write(&path, &harmed).unwrap();
    // The first page is sound, so it opens. Somebody meets the broken one while it is open.
    let vault = Vault::open(dir.path(), second, &SCHEMA).await.unwrap();
    vault.look_through_next_time().unwrap();
    drop(vault.close().await);
    drop(vault);
    let error = Vault::open(dir.path(), third, &SCHEMA).await.err().unwrap();
    assert_eq!((error.code, error.what), (Code::Damaged, "vault.damaged"));
    // What was no more than a fault in passing is forgotten once all was read.
    std::fs::write(&path, &whole).unwrap();
    let vault = Vault::open(dir.path(), fourth, &SCHEMA).await.unwrap();
    assert!(!dir.path().join("vault.db-doubt").exists());
    vault.close().await.unwrap();
}

#[tokio::test]
async fn one_connection_keeps_an_old_sqlite_safe() {
    let (vault, _) = vault().await;
    let mut conn = vault.connection().await.unwrap();
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(conn.sql()).await.unwrap();
    drop(conn);
    let numbers: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    // Before 3.51.3 two connections could lose commits. The vault's folder lock and exclusive locking
    // are what makes one of them enough; `one_process_has_the_vault` proves the lock.
    let fixed = numbers >= vec![3, 51, 3];
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::make(dir.path(), VaultKey::random().unwrap(), &SCHEMA).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    let locking: String = sqlx::query_scalar("PRAGMA locking_mode").fetch_one(conn.sql()).await.unwrap();
    assert!(fixed || locking == "exclusive", "SQLite {version} with {locking} locking");
}
