//! Words, recovery code, backup: every way into the vault, and what happens when one is broken.

use std::{collections::BTreeSet, ffi::OsString, fs, io::Read, path::Path};

use follow_on_core::{
    SCHEMA, groups, home,
    platform::{Code, Restored, Safe, Vault},
};

use crate::tuesday;

const WORDS: &str = "marmalade thunder ladder quilt";
const OTHER: &str = "velvet harbour pencil mountain";

fn safe(home: &Path) -> Safe {
    Safe::new(home.to_owned(), &SCHEMA)
}

async fn with_a_group(vault: &Vault) {
    let names = ["Grace Adeyemi".to_owned()];
    groups::create(vault, &tuesday(), "Tuesday group", "", &names, None).await.unwrap();
}

async fn groups_in(vault: &Vault) -> usize {
    home::groups_list(vault, &tuesday()).await.unwrap().len()
}

fn names_in(folder: &Path) -> BTreeSet<OsString> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect()
}

#[tokio::test]
async fn words_and_code_each_open_and_each_can_be_changed() {
    let home = tempfile::tempdir().unwrap();
    let safe = safe(home.path());
    assert!(!safe.holds_a_vault());
    assert_eq!(safe.create("password1").await.err().map(|e| (e.what, e.field)), Some(("words.weak", Some("words"))));
    assert!(!safe.holds_a_vault(), "nothing is made with weak words");
    let (vault, code) = safe.create(WORDS).await.unwrap();
    with_a_group(&vault).await;
    vault.close().await.unwrap();
    assert_eq!(safe.create(WORDS).await.err().map(|e| e.what), Some("vault.exists"));

    assert_eq!(safe.open(OTHER).await.err().map(|e| (e.code, e.what)), Some((Code::WrongKey, "words.wrong")));
    let vault = safe.open("  Marmalade THUNDER ladderquilt ").await.unwrap();
    assert_eq!(groups_in(&vault).await, 1);
    vault.close().await.unwrap();

    let before = fs::read(home.path().join("vault/recovery.age")).unwrap();
    let words = home.path().join("vault/words.age");
    let (files, earlier) = (names_in(&home.path().join("vault")), fs::read(&words).unwrap());
    let mut held = fs::File::open(&words).unwrap();
    safe.change_words(WORDS, OTHER).await.unwrap();
    // Put in its place by one rename: whoever had the old file open still has all of it.
    let mut whole = Vec::new();
    held.read_to_end(&mut whole).unwrap();
    assert_eq!(whole, earlier, "the old file was written into");
    assert_ne!(fs::read(&words).unwrap(), earlier);
    assert_eq!(names_in(&home.path().join("vault")), files, "something was left beside it");
    assert_eq!(
        fs::read(home.path().join("vault/recovery.age")).unwrap(),
        before,
        "changing the words writes one small file"
    );
    assert!(fs::metadata(home.path().join("vault/words.age")).unwrap().len() < 1024);
    assert_eq!(safe.open(WORDS).await.err().map(|e| e.what), Some("words.wrong"));

    let typed = code.grouped().to_lowercase().replace('-', " ");
    let vault = safe.open_with_code(&typed, WORDS).await.unwrap();
    assert_eq!(groups_in(&vault).await, 1);
    vault.close().await.unwrap();
    let renewed = safe.renew_code(WORDS).await.unwrap();
    assert_eq!(safe.open_with_code(&typed, OTHER).await.err().map(|e| e.what), Some("code.wrong"));
    assert_eq!(safe.open_with_code("ABCD", OTHER).await.err().map(|e| e.what), Some("code.malformed"));
    safe.open_with_code(&renewed.grouped(), OTHER).await.unwrap().close().await.unwrap();
}

#[tokio::test]
async fn a_broken_file_is_told_and_nothing_is_thrown_away() {
    let home = tempfile::tempdir().unwrap();
    let safe = safe(home.path());
    let (vault, code) = safe.create(WORDS).await.unwrap();
    with_a_group(&vault).await;
    vault.close().await.unwrap();

    let words = home.path().join("vault/words.age");
    let whole = fs::read(&words).unwrap();
    fs::write(&words, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(safe.open(WORDS).await.err().map(|e| (e.code, e.what)), Some((Code::Damaged, "words.damaged")));
    let vault = safe.open_with_code(&code.grouped(), WORDS).await.unwrap();
    assert_eq!(groups_in(&vault).await, 1, "the recovery code still opens, and mends the words");
    vault.close().await.unwrap();

    let database = home.path().join("vault/vault.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[100] ^= 1;
    fs::write(&database, &bytes).unwrap();
    assert_eq!(safe.open(WORDS).await.err().map(|e| (e.code, e.what)), Some((Code::Damaged, "vault.keptAside")));
    assert!(!safe.holds_a_vault() && safe.has_kept_aside());
    assert!(fs::read(home.path().join("vault kept aside 1/vault.db")).unwrap() == bytes, "kept byte for byte");
    safe.create(OTHER).await.unwrap().0.close().await.unwrap();
}

#[tokio::test]
async fn a_backup_comes_back_on_a_new_machine() {
    let (old, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let old_safe = safe(old.path());
    let (vault, code) = old_safe.create(WORDS).await.unwrap();
    with_a_group(&vault).await;
    let report = old_safe.back_up(&vault, stick.path(), &tuesday()).await.unwrap();
    assert_eq!(groups_in(&report.copy).await, 1, "what the file holds was read from the file");
    report.copy.close().await.unwrap();
    let path = report.path.clone();
    drop(report);
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with("Follow-on backup 2026-11-24") && name.ends_with(".followon-backup"), "{name}");
    let second = old_safe.back_up(&vault, stick.path(), &tuesday()).await.unwrap();
    assert_ne!(second.path, path, "an earlier backup is never written over");
    second.copy.close().await.unwrap();
    vault.close().await.unwrap();
    // Changed afterwards: the backup keeps the words of its day.
    old_safe.change_words(WORDS, OTHER).await.unwrap();

    for way in [Restored::Words(WORDS), Restored::Code(&code.grouped(), OTHER)] {
        let new = tempfile::tempdir().unwrap();
        let new_safe = safe(new.path());
        let found = new_safe.look_into(path.clone()).await.unwrap();
        assert_eq!(found.made_at, tuesday().at);
        assert_eq!(
            new_safe.restore(&found, Restored::Words("wrong words here now")).await.err().map(|e| e.what),
            Some("words.wrong")
        );
        assert!(!new_safe.holds_a_vault(), "a wrong word leaves nothing behind");
        let vault = new_safe.restore(&found, way).await.unwrap();
        assert_eq!(groups_in(&vault).await, 1);
        assert_eq!(new_safe.restore(&found, Restored::Words(WORDS)).await.err().map(|e| e.what), Some("vault.exists"));
        vault.close().await.unwrap();
    }
}

#[tokio::test]
async fn the_newest_backup_is_opened_as_on_the_day_it_is_needed() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let safe = safe(home.path());
    let (vault, _) = safe.create(WORDS).await.unwrap();
    let none = safe.newest_backup(stick.path()).await.err().map(|e| (e.code, e.what));
    assert_eq!(none, Some((Code::NotFound, "backup.noneThere")));
    for day in ["2026-11-24T10:00:00Z", "2026-12-22T10:00:00Z", "2026-10-20T10:00:00Z"] {
        if day.starts_with("2026-12") {
            with_a_group(&vault).await;
        }
        safe.back_up(&vault, stick.path(), &crate::at(day)).await.unwrap().copy.close().await.unwrap();
    }
    // What looks newer and is no backup is passed over.
    fs::write(stick.path().join("Follow-on backup 2027-01-01.followon-backup"), b"torn").unwrap();
    let newest = safe.newest_backup(stick.path()).await.unwrap();
    assert_eq!(newest.made_at, crate::at("2026-12-22T10:00:00Z").at);
    let wrong = safe.rehearse(&newest, OTHER).await.err().map(|e| (e.code, e.what));
    assert_eq!(wrong, Some((Code::WrongKey, "words.wrong")));
    let rehearsed = safe.rehearse(&newest, WORDS).await.unwrap();
    let counts = home::counts(&rehearsed.copy).await.unwrap();
    assert_eq!((counts.groups, counts.people), (1, 1));
    rehearsed.copy.close().await.unwrap();
    drop(rehearsed);
    assert_eq!(groups_in(&vault).await, 1, "this laptop's own is as it was");
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left, ["vault"], "nothing is left behind");
    // One that is damaged inside says so.
    let mut bytes = fs::read(&newest.path).unwrap();
    let middle = bytes.len() - 9000;
    bytes[middle] ^= 1;
    fs::write(&newest.path, bytes).unwrap();
    let damaged = safe.rehearse(&newest, WORDS).await.err().map(|e| (e.code, e.what));
    assert_eq!(damaged, Some((Code::Damaged, "backup.damaged")));
}

#[tokio::test]
async fn a_backup_that_is_not_whole_never_gets_its_name() {
    let (home, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let safe = safe(home.path());
    let (vault, _) = safe.create(WORDS).await.unwrap();
    with_a_group(&vault).await;
    safe.back_up(&vault, stick.path(), &tuesday()).await.unwrap().copy.close().await.unwrap();
    let before = fs::read_dir(stick.path()).unwrap().count();

    // The disk goes bad under an open vault.
    let database = home.path().join("vault/vault.db");
    let mut bytes = fs::read(&database).unwrap();
    let at = bytes.len() - 100;
    bytes[at] ^= 1;
    fs::write(&database, &bytes).unwrap();
    let error = safe.back_up(&vault, stick.path(), &tuesday()).await.err().unwrap();
    assert_eq!(error.code, Code::Damaged, "{error:?}");
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), before, "nothing that is not whole lies on the stick");
}

#[tokio::test]
async fn a_file_that_is_no_whole_backup_is_refused() {
    let (old, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let old_safe = safe(old.path());
    let (vault, _) = old_safe.create(WORDS).await.unwrap();
    let report = old_safe.back_up(&vault, stick.path(), &tuesday()).await.unwrap();
    report.copy.close().await.unwrap();
    let whole = fs::read(&report.path).unwrap();
    vault.close().await.unwrap();

    let new = tempfile::tempdir().unwrap();
    let new_safe = safe(new.path());
    let check = async |bytes: &[u8], code: Code, what: &str| {
        let path = stick.path().join("try");
        fs::write(&path, bytes).unwrap();
        let error = match new_safe.look_into(path).await {
            Err(error) => error,
            Ok(found) => new_safe.restore(&found, Restored::Words(WORDS)).await.err().unwrap(),
        };
        assert_eq!((error.code, error.what), (code, what), "{:?}", error.source);
        assert!(!new_safe.holds_a_vault());
    };
    check(b"", Code::Invalid, "backup.notABackup").await;
    check(b"Dear Maureen, please find attached", Code::Invalid, "backup.notABackup").await;
    check(&whole[..300], Code::Invalid, "backup.notABackup").await;
    check(&whole[..2000], Code::Damaged, "backup.damaged").await;
    check(&whole[..whole.len() - 6000], Code::Damaged, "backup.damaged").await;
    let mut flipped = whole.clone();
    let at = whole.len() - 5000;
    flipped[at] ^= 1;
    check(&flipped, Code::Damaged, "backup.damaged").await;
    let newer = String::from_utf8_lossy(&whole[512..600]).contains("\"format\":1");
    assert!(newer, "the note says its format");
    let mut newer = whole.clone();
    let place = newer.windows(10).position(|window| window == b"\"format\":1").unwrap();
    newer[place + 9] = b'9';
    check(&newer, Code::TooNew, "backup.tooNew").await;
}
