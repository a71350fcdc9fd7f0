//! The main job, whole: a list comes in, dates are planned, a meeting is held, somebody leaves, the
//! app is locked and closed, and everything is there tomorrow and on a new laptop.

use crate::steps::{self, Kept};
use follow_on_tests::window::{Hand, Person, Window};
use std::path::{Path, PathBuf};

/// A list as a pain service would have it; the same people as CSV and as XLSX.
fn list(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lists").join(name)
}

async fn story(hand: Hand, file: &str) {
    let mut person = Person::at(Window::open().await, hand);
    let kept = steps::first_start(&person, "I set groups up", "Jo Marsh", "Scotland").await;
    bring_in(&person, &list(file)).await;
    plan_dates(&person).await;
    get_ready(&person).await;
    hold_the_meeting(&person).await;
    finish(&person).await;
    somebody_leaves(&person).await;
    lock_close_and_come_back(&mut person, &kept).await;
    let backup = back_up(&person).await;
    person.close().await;
    steps::nothing_readable(&person, &["Aisha", "Bronwyn", "Siân", "Westerby", "07700 900 112", "Jo Marsh", "Dana"]);
    on_a_new_laptop(hand, &kept, &backup).await;
}

#[tokio::test]
async fn by_pointer_from_csv() {
    story(Hand::Pointer, "autumn_programme.csv").await;
}

#[tokio::test]
async fn by_keys_alone_from_xlsx() {
    story(Hand::Keys, "autumn_programme.xlsx").await;
}

async fn bring_in(person: &Person, file: &Path) {
    person.heading("Bring in a list").await;
    // Thinking better of it changes nothing.
    person.answer_dialog(None);
    person.press("Choose the file").await;
    person.heading("Bring in a list").await;
    person.answer_dialog(Some(file));
    person.press("Choose the file").await;

    person.heading("Check the list").await;
    person.see("NHS number, Date of birth, Diagnosis, Pain score, GP").await;
    person.see("Rows 3 and 14").await;
    person.see("Aisha").await;
    assert!(!person.text().await.unwrap().contains("999 100 0178"), "a sensitive value is on the page");
    // The summary leads to the box at fault.
    person.press("Row 9: phone number is too short").await;
    person.focus_is("Phone number").await;
    person.fill_anew("Phone number", "07700 900199").await;
    person.press("Keep this, Row 9").await;
    person.see_no_more("Row 9").await;
    person.press("Keep one, Row 12").await;
    person.see_no_more("Row 12").await;
    person.pick_from("What is ‘Tel 2’?", "Leave it out").await;
    person.answer("Yes, every one of them said so").await;
    person.see_no_more("There is a problem").await;
    person.press("Go on").await;

    person.heading("Which group are they?").await;
    person.fill_in("Name of the new group", "Westerby autumn group").await;
    person.fill_in("Code of the programme", "Autumn 2026").await;
    person.press("Bring in 11 people").await;
    person.see("11 people are on the list.").await;
    person.heading("When will you meet?").await;
}

async fn plan_dates(person: &Person) {
    let tomorrow = steps::tomorrow(person).await;
    steps::first_date(person, &tomorrow).await;
    let weekday = steps::weekday(person, &tomorrow).await;
    person.pick_from("How often?", &format!("Every 2 weeks on a {weekday}")).await;
    person.fill_anew("Where do you meet?", "Westerby library, small room").await;
    steps::plan_three(person).await;
}

async fn get_ready(person: &Person) {
    person.heading("Your next meeting is tomorrow").await;
    person.see("11 people on the list.").await;
    person.see("Westerby library, small room").await;
    person.press("Get ready for").await;
    person.heading("Get ready for").await;
    for item in ["Hello and cuppa", "Stretch and move about", "Something to talk about", "Next date and goodbye"] {
        person.see(item).await;
    }
    // It is planned for another day: the page says so before anything starts.
    person.press("Start the meeting now").await;
    person.see("This meeting has not started").await;
    person.press("Start the meeting").await;
}

async fn hold_the_meeting(person: &Person) {
    person.see("Who is here? Tap a name").await;
    for name in ["Aisha", "Dilip", "Zofia", "Gareth"] {
        person.press(name).await;
        person.see(&format!("Last tap: {name} is here. Saved.")).await;
        person.state(name, "aria-pressed", "true").await;
    }
    person.see("4 here").await;
    person.press("Apologies, Bronwyn").await;
    person.see("1 sent apologies").await;
    // A slip of the finger, and back.
    person.press("Kwame").await;
    person.see("5 here").await;
    // Undo takes back what the bar speaks of.
    person.see("Last tap: Kwame is here. Saved.").await;
    person.press("Undo").await;
    person.see("4 here").await;
    person.state("Kwame", "aria-pressed", "false").await;
    // Two Anns are told apart.
    person.press("Ann Th").await;
    person.see("5 here").await;
    person.press("Add a guest").await;
    person.fill_in("Guest’s first name", "Dana").await;
    person.press("Add").await;
    person.see("Dana is here as a guest. Saved.").await;

    person.press("Next: Welcome").await;
    person.see("Now: Welcome.").await;
    person.press("5 more minutes").await;
    person.see("5 minutes more. The end moves along.").await;
    person.fill_in("A few words", "Gareth walked to the library").await;
    person.press("Good news").await;
    person.see("Kept as good news.").await;

    person.press("Leave, come back later").await;
    person.heading("Your meeting is running").await;
    person.press("Go back to the meeting").await;
    person.see("6 here").await;
    person.state("Zofia", "aria-pressed", "true").await;
    person.press("Finish the meeting").await;
}

async fn finish(person: &Person) {
    person.heading("Well done. 6 people came").await;
    person.see("Bronwyn Pugh sent apologies.").await;
    person.see("Not marked").await;
    person.see("The next meeting is on").await;
    person.see("Gareth walked to the library").await;
    person.fill_in("Notes for next time", "Bring more mugs").await;
    person.press("Finish").await;
    person.see("The meeting is finished.").await;
    person.heading("Your next meeting is on").await;
    person.see("6 people came last time.").await;
    person.see("Bring more mugs").await;
}

async fn somebody_leaves(person: &Person) {
    person.press("Groups").await;
    person.heading("Westerby autumn group").await;
    person.see("People (11)").await;
    person.see("Sent apologies last time").await;
    person.see("Not marked last time").await;
    person.press("Dilip").await;
    person.press("Dilip is leaving or taking a break").await;
    person.heading("What is happening with Dilip?").await;
    // Nothing is chosen for anybody, and going on without a choice says so.
    person.press("Continue").await;
    person.see("Choose what is happening.").await;
    person.answer("Leaving the group").await;
    person.press("Continue").await;
    person.heading("Did Dilip say why?").await;
    person.tick("Getting there is too hard").await;
    person.tick("Got what they needed, or moved on").await;
    person.answer("Dilip told one of us").await;
    person.press("Continue").await;
    person.heading("Is it OK to keep in touch with Dilip?").await;
    let ticked = person.script("return document.querySelectorAll('input:checked').length", vec![]).await;
    assert_eq!(ticked, 0, "something is ticked before anybody said so");
    person.answer("No, please leave Dilip be").await;
    person.press("Finish").await;
    person.see("Dilip Raghavan has left the group.").await;
    person.see("People (10)").await;
}

async fn lock_close_and_come_back(person: &mut Person, kept: &Kept) {
    steps::lock(person).await;
    let locked = person.text().await.unwrap();
    for name in ["Jo Marsh", "Westerby", "Aisha"] {
        assert!(!locked.contains(name), "{name} is on the lock screen");
    }
    steps::unlock(person, "not the right words at all").await;
    person.see("Those words did not open it.").await;
    person.fill_anew("Your words", &kept.words).await;
    person.press("Open").await;
    person.see("People (10)").await;
    person.close().await;
    person.reopen().await;
    steps::unlock(person, &kept.words).await;
    person.see("People (10)").await;
    person.see("Past meetings (1)").await;
    // The nation came back too: its numbers stand on the lock page.
    person.press("Settings").await;
    person.heading("Settings").await;
    person.press("Contacts, and when a group needs a look").await;
    let nation =
        "return [...document.querySelectorAll('select, input:checked')].some((list) => list.value === 'scotland')";
    person.until_true("the nation", nation).await;
    person.press("Home").await;
    person.heading("Your next meeting is on").await;
}

async fn back_up(person: &Person) -> PathBuf {
    let stick = person.desk();
    person.press("Settings").await;
    person.answer_dialog(Some(&stick));
    person.press("Back up now").await;
    person.see("Backed up. We opened it again to be sure: 11 people and 3 meetings.").await;
    let files = std::fs::read_dir(stick).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.into_iter().next().unwrap()
}

/// With the words by pointer, with the recovery code by keys.
async fn on_a_new_laptop(hand: Hand, kept: &Kept, backup: &Path) {
    let person = Person::at(Window::open().await, hand);
    person.heading("Welcome. What would you like to do?").await;
    person.press("Get my things back from a backup").await;
    person.heading("Get your things back").await;
    person.answer_dialog(Some(backup));
    person.press("Choose the file").await;
    person.see("made on").await;
    if hand == Hand::Pointer {
        person.answer("My words").await;
        person.fill_in("Your words", &kept.words).await;
    } else {
        person.answer("My recovery code").await;
        person.fill_in("Recovery code", &kept.code).await;
        let new = person.words_of("[data-offered]").await;
        person.fill_in("Now type them once", &new).await;
    }
    person.press("Get my things back").await;
    person.heading("Your next meeting is on").await;
    person.press("Groups").await;
    person.heading("Westerby autumn group").await;
    person.see("People (10)").await;
    person.see("Past meetings (1)").await;
}
