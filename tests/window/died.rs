//! Somebody has died: a quiet path of its own, which asks nothing and can be taken back.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};

async fn story(hand: Hand) {
    let person = Person::at(Window::open().await, hand);
    steps::first_start(&person, "Start a group by typing names", "Maureen", "Scotland").await;
    steps::type_names(&person, "Tuesday group", "Westerby library", &["Grace Adeyemi", "Dilip Raghavan"]).await;
    person.press("Not now").await;
    person.press("Dilip Raghavan").await;
    person.press("Dilip is leaving or taking a break").await;
    person.heading("What is happening with Dilip?").await;
    person.press("If Dilip has died").await;
    person.heading("We are sorry about Dilip").await;
    person.see("Nobody is asked for a reason.").await;
    // Nothing but the day, and that is filled in.
    let asked = "return document.querySelectorAll('main fieldset').length";
    assert_eq!(person.script(asked, vec![]).await, 1, "more than the day is asked");
    person.press("Record this").await;
    person.see("Dilip Raghavan is off the list.").await;
    person.heading("Tuesday group").await;
    person.see("People (2)").await;
    person.press("People who have left").await;
    person.see("Died in").await;
    // Entered by mistake: at once, and without a word more.
    person.press("Undo").await;
    person.see("People (3)").await;
    person.see_no_more("Died in").await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}
