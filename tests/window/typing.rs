//! Someone who runs a group starts it by typing names.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};

async fn story(hand: Hand) {
    let mut person = Person::at(Window::open().await, hand);
    let kept = steps::first_start(&person, "Start a group by typing names", "Maureen", "Wales").await;
    steps::type_names(&person, "Tuesday group", "Westerby library", &["Grace Adeyemi", "Yusuf", "Ann P", "Ann T"])
        .await;
    person.heading("When will you meet?").await;
    person.press("Not now").await;
    person.see("People (5)").await;
    person.see("Yusuf").await;
    steps::lock(&person).await;
    assert!(!person.text().await.unwrap().contains("Maureen"), "the lock screen shows a name");
    steps::unlock(&person, &kept.words).await;
    person.see("People (5)").await;
    person.close().await;
    person.reopen().await;
    steps::unlock(&person, &kept.words.to_uppercase()).await;
    person.see("People (5)").await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}
