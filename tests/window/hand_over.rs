//! Two laptops: a clinician hands a group over, a host opens the file on a first start, six digits are said,
//! both write while apart, meet by files, and what was written twice is settled.

use std::path::Path;

use follow_on_tests::window::{Bus, Hand, Person, Window};

const GROUP: &str = "St Aidan’s Tuesday group";

async fn story(hand: Hand) {
    let clinician = Person::at(Window::open_with(&["--demo=clinician"]).await, hand);
    let host = Person::at(Window::open().await, hand);
    let stick = clinician.desk();
    let words = hands_over(&clinician, &stick.join("group.followon")).await;
    let digits = first_start(&host, &stick, &words).await;
    lets_in(&clinician, &stick.join("card.followon"), &digits).await;

    give(&clinician, &stick.join("1.followon")).await;
    bring(&host, &stick.join("1.followon")).await;
    host.press("Bring it in").await;
    host.see("Brought in what Hannah Boateng sent.").await;

    // Apart: each gives the group another name.
    rename(&host, "Tuesday walkers").await;
    clinician.press(GROUP).await;
    rename(&clinician, "Aidan’s own").await;
    host.press("Who has this group").await;
    give(&host, &stick.join("2.followon")).await;
    clinician.press("Who has this group").await;
    bring(&clinician, &stick.join("2.followon")).await;
    clinician.heading("Aisha Khan sends what is new").await;
    clinician.see("1 thing was written twice. You say which is right").await;
    clinician.press("Bring it in").await;
    clinician.heading("Tuesday walkers").await;
    clinician.press("Who has this group").await;
    clinician.heading("One thing was written twice").await;
    clinician.see("Aisha Khan wrote").await;
    clinician.press("This is right, Aidan’s own").await;
    clinician.see("Settled: Aidan’s own.").await;
    clinician.see_no_more("Which is right?").await;

    give(&clinician, &stick.join("3.followon")).await;
    bring(&host, &stick.join("3.followon")).await;
    host.press("Bring it in").await;
    host.heading("Aidan’s own").await;
    // The same file once more brings nothing.
    host.press("Who has this group").await;
    bring(&host, &stick.join("3.followon")).await;
    host.heading("Nothing in this file is new").await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}

/// The clinician makes the file; answers with the words that open it.
async fn hands_over(clinician: &Person, file: &Path) -> String {
    clinician.press("Groups").await;
    clinician.press(GROUP).await;
    clinician.press("Hand the group over").await;
    clinician.heading("Hand the group over to").await;
    clinician.answer("Those who run the group").await;
    clinician.tick("We have agreed this in writing").await;
    clinician.press("Keep this answer").await;
    clinician.see("Kept who looks after people’s details.").await;
    clinician.press("Get the file ready").await;
    let words = clinician.words_of("[data-words]").await;
    clinician.see("Read from the file itself.").await;
    clinician.answer_dialog(Some(file));
    clinician.press("Save the file").await;
    clinician.see("Saved as group.followon, and read back whole.").await;
    words
}

/// The host's first start; answers with the six digits.
async fn first_start(host: &Person, stick: &Path, words: &str) -> String {
    host.press("Open a file that somebody gave me").await;
    host.fill_in("Your name", "Aisha Khan").await;
    host.answer("England").await;
    host.press("Continue").await;
    let own = host.words_of("[data-offered]").await;
    host.fill_in("Now type them once", &own).await;
    host.press("Open Follow-on with these words").await;
    host.press("I’ll do this later").await;
    host.heading("Open a file that somebody gave you").await;
    host.answer_dialog(Some(&stick.join("group.followon")));
    host.press("Choose the file").await;
    host.heading("Which five words open it?").await;
    host.fill_in("The five words you were told", "apron basil comet dune ember").await;
    host.press("Open the file").await;
    host.see("That does not open this file.").await;
    host.fill_anew("The five words you were told", words).await;
    host.press("Open the file").await;
    host.heading("Hannah Boateng gives you the group").await;
    host.press("Put the group on this laptop").await;
    host.heading("The group is here. One step is left").await;
    host.answer_dialog(Some(&stick.join("card.followon")));
    host.press("Save the file for them").await;
    host.see("Saved as card.followon").await;
    host.words_of("[data-digits]").await
}

async fn lets_in(clinician: &Person, card: &Path, digits: &str) {
    clinician.press("See who has the group").await;
    clinician.heading("This group is on this laptop only").await;
    bring(clinician, card).await;
    clinician.heading("Aisha Khan has the group").await;
    clinician.fill_in("The six digits", "12").await;
    clinician.press("They are the right ones").await;
    clinician.see("Those are not the six digits of this file.").await;
    clinician.fill_anew("The six digits", digits).await;
    clinician.press("They are the right ones").await;
    clinician.see("Aisha Khan is one of you now.").await;
    clinician.press("Give it to somebody else").await;
    clinician.see("Aisha Khan has the group since").await;
    clinician.see("arrived, as you sent them.").await;
    clinician.press("See who has the group").await;
    clinician.heading("There is something to give to the others").await;
}

async fn give(person: &Person, file: &Path) {
    person.answer_dialog(Some(file));
    person.press("Save a file for them").await;
    person.see("Give it to everybody who has the group.").await;
}

async fn bring(person: &Person, file: &Path) {
    person.answer_dialog(Some(file));
    person.press("Open a file").await;
}

async fn rename(person: &Person, name: &str) {
    person.press("Change the group’s name or place").await;
    person.fill_anew("Name of the group", name).await;
    person.press("Keep the changes").await;
    person.heading(name).await;
}

/// A double click starts the app with the file's path, also while it runs already.
#[tokio::test]
async fn a_double_click_opens_the_file() {
    let bus = Bus::start();
    let window = Window::open_on_bus(bus.address()).await;
    window.heading("Welcome. What would you like to do?").await;
    let file = window.desk().join("group.followon");
    std::fs::write(&file, b"no such file of ours").unwrap();
    assert!(window.start_another_with(&[file.to_str().unwrap()]).await, "the second one ended badly");
    // Before there is anything on this laptop, the way begins with who you are.
    window.heading("About you").await;
    window.write("Your name", "Aisha Khan").await;
    window.choose("England").await;
    window.click("Continue").await;
    let own = window.words_of("[data-offered]").await;
    window.write("Now type them once", &own).await;
    window.click("Open Follow-on with these words").await;
    window.click("I’ll do this later").await;
    window.see("That is not a group from Follow-on.").await;
    // And straight away where the app is open.
    window.click("Home").await;
    window.heading("Let’s start your group").await;
    assert!(window.start_another_with(&[file.to_str().unwrap()]).await, "the second one ended badly");
    window.see("That is not a group from Follow-on.").await;
}
