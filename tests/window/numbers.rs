//! Who keeps coming, who left and why: read, asked why, and saved.

use fantoccini::key::Key;
use follow_on_tests::window::{Hand, Person, Window};

async fn story(hand: Hand) {
    let person = Person::at(Window::open_with(&["--demo=clinician"]).await, hand);
    person.heading("3 groups need a look. 12 are going well").await;
    person.press("Reports").await;
    person.heading("87 in 100 people still come after 6 months").await;
    for card in [
        "How long people keep coming",
        "From the programme to the group",
        "Why people say no, and why they leave",
        "The last meetings of each group",
        "How long groups go on",
    ] {
        person.see(card).await;
    }
    person.press("Why this number?, How long people keep coming").await;
    person.see("This way of counting is called Kaplan and Meier").await;
    person.answer_dialog(None);
    person.press("Save as a spreadsheet").await;
    let book = person.desk().join("Follow-on report.xlsx");
    person.answer_dialog(Some(&book));
    person.press("Save as a spreadsheet").await;
    person.see("Saved as Follow-on report.xlsx").await;
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
    let text = person.desk().join("Follow-on report.csv");
    person.answer_dialog(Some(&text));
    person.press("Save as text (CSV)").await;
    person.see("Saved as Follow-on report.csv").await;
    let text = std::fs::read_to_string(&text).unwrap();
    assert!(text.contains("reasons,") && text.contains("left out"), "{text}");
    for name in ["Boateng", "Adeyemi", "Canal Side"] {
        assert!(!text.contains(name), "{name} is in the file");
    }
    // Research was agreed to by a few; what is saved names none of them.
    Window::press(&person, &[Key::Alt.into(), '5']).await;
    person.heading("Settings").await;
    Window::press(&person, &[Key::Alt.into(), '4']).await;
    person.heading("87 in 100 people still come after 6 months").await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}
