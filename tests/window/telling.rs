//! Inviting people and printing what the host takes along, in the real window.

use fantoccini::key::Key;
use follow_on_tests::window::{Hand, Person, Window};

/// Every page is drawn: an image that the window's policy refused would have no size.
const DRAWN: &str = "const all = [...document.querySelectorAll('main img')];
    return all.length > 0 && all.every((one) => one.complete && one.naturalWidth > 0)";

async fn with_control(window: &Window, key: char) {
    window.press(&[Key::Control.into(), key]).await;
}

async fn story(hand: Hand) {
    let person = Person::at(Window::open_with(&["--demo"]).await, hand);
    person.heading("Your next meeting is").await;
    invite(&person).await;
    notice(&person).await;
    papers(&person).await;
    call_off(&person).await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}

async fn invite(person: &Person) {
    // Home asks whether the invitations are out, for whichever group meets next.
    person.see("Invitations are out").await;
    person.press("My groups").await;
    person.press("St Aidan’s Tuesday group").await;
    person.press("Tell people").await;
    person.heading("Tell people").await;
    person.see("Follow-on sends nothing by itself.").await;
    person.see("people cannot be reached by email").await;
    person.fill_anew("Message", "Hello [first name], bring a mug on [day].").await;
    person.press("Open an email to 2 people").await;
    person.see("The email is open in your mail program.").await;
    let opened = person.opened();
    assert_eq!(opened.len(), 1, "{opened:?}");
    let mail = &opened[0];
    assert!(mail.starts_with("mailto:?bcc=colin@example.org,grace@example.org&subject="), "{mail}");
    assert!(mail.contains("Hello%20everyone%2C%20bring%20a%20mug%20on%20") && !mail.contains("%5Bday"), "{mail}");

    person.press("Copy the message").await;
    person.see("Copied.").await;
    // What was copied is what a person would paste.
    person.tab_to("Subject").await;
    with_control(person, 'a').await;
    with_control(person, 'v').await;
    person
        .until_true(
            "what was copied",
            "return document.getElementById('tell-subject').value.startsWith('Hello everyone, bring a mug')",
        )
        .await;
    with_control(person, 'z').await;

    person.press("The invitation is out").await;
    person.state("The invitation is out", "aria-pressed", "true").await;
    // The words are the group's from now on; ours can come back.
    person.press("Use Follow-on’s words again").await;
    person.see("These are Follow-on’s words again.").await;
    person.until_true("our words", "return document.getElementById('tell-text').value.includes('cuppa')").await;
}

async fn notice(person: &Person) {
    person.press("Print a notice for the wall").await;
    person.see("1 page is ready.").await;
    person.until_true("the page is drawn", DRAWN).await;
    person.press("Back to your words").await;
    person.see("Your words").await;
}

async fn papers(person: &Person) {
    person.press("Back to St Aidan’s").await;
    person.heading("St Aidan’s").await;
    with_control(person, 'p').await;
    person.heading("Print for").await;
    person.see("3 pages are ready.").await;
    person.until_true("the pages are drawn", DRAWN).await;
    person.tick("Next dates").await;
    person.see("4 pages are ready.").await;
    person.tick("Large print").await;
    // The register goes on to a second page then.
    person.see("5 pages are ready.").await;
    let file = person.data().join("papers.pdf");
    person.answer_dialog(Some(&file));
    person.press("Save as PDF").await;
    person.see("The PDF is saved.").await;
    let pdf = std::fs::read(&file).unwrap();
    assert!(pdf.starts_with(b"%PDF"), "what was saved is no PDF");
    person.press("Print 5 pages").await;
    person
        .until("the print dialog", async || {
            let opened = person.opened();
            if opened.last().is_some_and(|last| last == "print") { Ok(()) } else { Err(format!("{opened:?}")) }
        })
        .await;
}

async fn call_off(person: &Person) {
    person.press("Back to St Aidan’s").await;
    person.press("Get ready for").await;
    person.heading("Get ready for").await;
    person.press("Call this meeting off").await;
    person.press("Call it off").await;
    person.see("is called off.").await;
    person.heading("Tell people").await;
    person.see("People know that it is off").await;
    person.has("Subject", "No meeting on [day]").await;
    person.press("Undo").await;
    person.see("Undone").await;
}
