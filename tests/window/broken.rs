//! What is kept here cannot be opened: it is broken, or a newer Follow-on wrote it. The lock screen says
//! so in words, nothing is lost, and there is a way on.

use crate::steps;
use follow_on_core::{
    SCHEMA, groups,
    platform::{Now, Safe, Schema, Slice},
};
use follow_on_tests::window::{Hand, Person, Window};
use std::{
    fs,
    path::{Path, PathBuf},
};

const WORDS: &str = "marmalade thunder ladder quilt";

/// A vault with one group in it, and a backup of it.
async fn lay_out(data: &Path, schema: &'static Schema) -> PathBuf {
    let safe = Safe::new(data.to_owned(), schema);
    let (vault, _) = safe.create(WORDS).await.unwrap();
    let names = ["Grace Adeyemi".to_owned()];
    groups::create(&vault, &Now::read(), "Tuesday group", "", &names, None).await.unwrap();
    let backup = safe.back_up(&vault, data, &Now::read()).await.unwrap();
    let path = backup.path.clone();
    backup.copy.close().await.unwrap();
    vault.close().await.unwrap();
    path
}

#[tokio::test]
async fn a_broken_vault_is_kept_aside_and_a_backup_brings_everything_back() {
    let mut backup = None;
    let window = Window::open_laid_out(async |data| {
        backup = Some(lay_out(data, &SCHEMA).await);
        let database = data.join("vault/vault.db");
        let mut bytes = fs::read(&database).unwrap();
        bytes[30] ^= 1;
        fs::write(database, bytes).unwrap();
    })
    .await;
    let person = Person::at(window, Hand::Keys);
    steps::unlock(&person, WORDS).await;
    person.heading("We could not open your things").await;
    person.see("They were kept aside, not removed.").await;
    assert!(person.data().join("vault kept aside 1/vault.db").exists());
    person.press("Go on to your backups").await;
    person.heading("Welcome. What would you like to do?").await;
    person.see("Your things could not be read").await;
    person.press("Get my things back from a backup").await;
    person.heading("Get your things back").await;
    person.answer_dialog(backup.as_deref());
    person.press("Choose the file").await;
    person.answer("My words").await;
    person.fill_in("Your words", WORDS).await;
    person.press("Get my things back").await;
    person.see("Your things are back.").await;
    person.press("My group").await;
    person.see("Grace Adeyemi").await;
}

#[tokio::test]
async fn a_newer_vault_is_left_as_it_is() {
    static LATER: Slice =
        Slice { name: "later", tables: &[], migrations: &[(20990101000000, "CREATE TABLE later (id INTEGER)")] };
    let slices = SCHEMA.slices.iter().copied().chain([&LATER]).collect::<Vec<_>>();
    let newer: &'static Schema =
        Box::leak(Box::new(Schema { slices: slices.leak(), found: SCHEMA.found, written: SCHEMA.written }));
    let window = Window::open_laid_out(async |data| {
        lay_out(data, newer).await;
    })
    .await;
    let database = window.data().join("vault/vault.db");
    let before = fs::read(&database).unwrap();
    let person = Person::at(window, Hand::Pointer);
    steps::unlock(&person, WORDS).await;
    person.see("Your things were last kept by a newer Follow-on. Nothing was changed.").await;
    person.heading("Type your words to open it").await;
    assert!(fs::read(&database).unwrap() == before, "not a byte is changed");
    assert!(!person.data().join("vault kept aside 1").exists());
}
