//! What opens Follow-on: words of one's own, a recovery code on paper or in a file, and the day on which
//! the words are forgotten.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};

const MINE: &str = "my aunt grows purple beans in Hull";

async fn story(hand: Hand) {
    let person = Person::at(Window::open().await, hand);
    person.heading("Welcome. What would you like to do?").await;
    person.press("Start a group by typing names").await;
    person.heading("About you").await;
    person.fill_in("Your name", "Maureen").await;
    person.answer("Wales").await;
    person.press("Continue").await;

    // Words of one's own, once they are hard enough to guess.
    person.heading("Choose the words that open Follow-on").await;
    person.press("I’d rather choose my own words").await;
    person.fill_in("Your own words", "hello").await;
    person.see("Too short yet. Add more words.").await;
    person.press("Open Follow-on with these words").await;
    person.heading("Choose the words that open Follow-on").await;
    person.fill_anew("Your own words", MINE).await;
    shown_as(&person, "password").await;
    person.press("Show Your own words").await;
    shown_as(&person, "text").await;
    person.fill_in("Type them once more", MINE).await;
    person.press("Open Follow-on with these words").await;

    // The code: on paper, in a file, or later.
    person.heading("Your recovery code").await;
    let code = person.words_of("[data-code]").await;
    person.press("Print it").await;
    person
        .until("the page to be printed", async || {
            let opened = person.opened();
            if opened.iter().any(|line| line == "print") { Ok(()) } else { Err(format!("{opened:?}")) }
        })
        .await;
    let file = person.desk().join("code.txt");
    person.answer_dialog(None);
    person.press("Save it to a file").await;
    person.answer_dialog(Some(&file));
    person.press("Save it to a file").await;
    person.see("Saved. Keep that file away from this laptop.").await;
    assert!(std::fs::read_to_string(&file).unwrap().contains(&code));
    person.fill_in("Type the code back once", "0000 0000 0000 0000 0000 0000").await;
    person.press("Continue").await;
    person.see("There is a problem").await;
    person.fill_anew("Type the code back once", &code).await;
    person.press("Continue").await;
    person.see("Your recovery code is safe.").await;

    // Forgotten.
    steps::lock(&person).await;
    person.press("I have forgotten my words").await;
    person.heading("Open it with your recovery code").await;
    person.fill_in("Recovery code", &code.replace('-', " ").to_lowercase()).await;
    person.fill_in("New words", "the kettle is on again in Hull").await;
    person.fill_in("New words once more", "the kettle is on again in hull").await;
    person.press("Open").await;
    person.heading("Start a group by typing names").await;
    steps::lock(&person).await;
    steps::unlock(&person, MINE).await;
    person.see("Those words did not open it.").await;
    person.fill_anew("Your words", "the kettle is on again in Hull").await;
    person.press("Open").await;
    person.heading("Start a group by typing names").await;
}

/// Whether the words that were typed can be read over a shoulder.
async fn shown_as(person: &Person, kind: &str) {
    let shown = format!(
        "return [...document.querySelectorAll('input')].find((box) => box.value === '{MINE}')?.type === '{kind}'"
    );
    person.until_true(kind, &shown).await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}
