//! A pain service from day to day: how its groups stand, finding somebody, its own rules, who did what;
//! one person who changes their mind, is there twice and moves; a group that rests and comes to an end.

use fantoccini::key::Key;
use follow_on_tests::window::{Hand, Person, Window};

const ST_AIDANS: &str = "St Aidan’s Tuesday group";

async fn story(hand: Hand) {
    let person = Person::at(Window::open_with(&["--demo=clinician"]).await, hand);
    person.heading("3 groups need a look. 12 are going well").await;
    groups(&person).await;
    rules(&person).await;
    changes_of_mind(&person).await;
    off_the_list(&person).await;
    twice_on_the_list(&person).await;
    moves(&person).await;
    rests_and_ends(&person).await;
    who_did_it(&person).await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}

/// The table: filtered, sorted, a page on and back.
async fn groups(person: &Person) {
    person.see("Only 1 host is left.").await;
    person.press("See all groups").await;
    person.heading("16 groups").await;
    person.pick_from("Place", "Westerby Library").await;
    person.heading("2 groups").await;
    person.pick_from("Place", "All places").await;
    person.pick_from("Show", "All groups").await;
    person.heading("27 groups").await;
    person.press("Came").await;
    let first = "return document.querySelector('tbody th a').innerText === arguments[0]";
    let is_first = async |name: &str| {
        person
            .until(&format!("{name} at the top"), async || {
                let there = person.try_script(first, vec![name.into()]).await?;
                if there == true { Ok(()) } else { Err("another group is".to_owned()) }
            })
            .await;
    };
    is_first("Beck Lane group").await;
    person.press("Came").await;
    is_first("St Aidan’s Tuesday group").await;
    person.press("Next 2").await;
    person.see("26 to 27 of 27").await;
    person.press("Back").await;
    person.see("1 to 25 of 27").await;
}

/// What the service decides for itself is followed at once.
async fn rules(person: &Person) {
    person.press("Settings").await;
    person.press("Contacts, and when a group needs a look").await;
    person.heading("Your service").await;
    person.fill_anew("Its number", "01632 960499").await;
    person.press("Keep the changes").await;
    person.see("Every group has the new ones.").await;
    person.pick_from("Hosts left", "Fewer than 1").await;
    person.see("That is kept. Home and Groups follow it now.").await;
    person.see("You changed one of them.").await;
    person.press("Home").await;
    person.see("Sunrise Café group").await;
    person.see_no_more("Only 1 host is left.").await;
    person.press("Change when a group needs a look").await;
    person.press("Go back to the usual signs").await;
    person.see("These are the usual signs.").await;
    person.press("Home").await;
    person.see("Only 1 host is left.").await;
}

/// Taken back once, gone everywhere: the list for the group, and the paper.
async fn changes_of_mind(person: &Person) {
    // An accent less and a slip more.
    Window::press(person, &[Key::Control.into(), 'k']).await;
    Window::type_text(person, "sian pryderch").await;
    person.see("Siân Prydderch").await;
    Window::press(person, &[Key::Escape.into()]).await;
    person.press("Groups").await;
    person.press(ST_AIDANS).await;
    person.press("Worried about someone?").await;
    person.see("01632 960499").await;
    person.press(ST_AIDANS).await;
    person.press("Numbers people share with the group").await;
    person.heading("One person shares something with the group").await;
    person.press(ST_AIDANS).await;
    person.press("Dilip Chaudhari").await;
    person.press("See and change permissions").await;
    person.press("They take this back, May others in the group have your phone number?").await;
    person.see("Taken back. It is gone from everywhere in the group.").await;
    person.press("Groups").await;
    person.press(ST_AIDANS).await;
    person.press("Numbers people share with the group").await;
    person.heading("Nobody shares a number with the group yet").await;
    person.see_no_more("01632").await;
}

/// Somebody takes their name off the list: it goes at once, and what was written about them is shown to be
/// written anew.
async fn off_the_list(person: &Person) {
    person.press("Groups").await;
    person.press(ST_AIDANS).await;
    person.press("Dilip Chaudhari").await;
    person.press("See and change permissions").await;
    person.press("They no longer want to be on the list").await;
    person.heading("One text may still name somebody").await;
    person.see("is off the list.").await;
    person.has("What it says", "Dilip rings whoever missed two meetings.").await;
    person.fill_anew("What it says", "A host rings whoever missed two meetings.").await;
    person.press("Keep the new words").await;
    person.heading("There is nothing left to read").await;
    person.press("Undo").await;
    person.heading("One text may still name somebody").await;
    person.press("It can stay as it is").await;
    person.heading("There is nothing left to read").await;
    person.press(ST_AIDANS).await;
    person.see_no_more("Dilip Chaudhari").await;
}

/// Two rows that are one person, and two again.
async fn twice_on_the_list(person: &Person) {
    person.press("Grace Adeyemi").await;
    person.press("What the pain service holds about Grace").await;
    person.press("Same person, Grace Adeyemi").await;
    person.see("One person now.").await;
    person.press("Undo").await;
    person.see("Is this the same person?").await;
    person.press("Two people, Grace Adeyemi").await;
    person.see_no_more("Is this the same person?").await;
}

async fn moves(person: &Person) {
    person.press("Groups").await;
    person.press(ST_AIDANS).await;
    person.press("Grace Adeyemi").await;
    person.press("Join or move to another group").await;
    person.answer("Move to another group").await;
    person.pick_from("Which group?", "New Leaf group").await;
    person.answer("They said yes").await;
    person.press("Do this").await;
    person.see("Grace goes to New Leaf group now.").await;
}

/// A pause with a return, back, closing with its list, an end with how.
async fn rests_and_ends(person: &Person) {
    person.press("Groups").await;
    person.press("Chapel Street group").await;
    person.press("Pause the group, or end it well").await;
    person.heading("The group is meeting").await;
    person.press("Pause the group").await;
    person.heading("The group is taking a break").await;
    person.press("Start the group again").await;
    person.heading("The group is meeting").await;
    person.press("Start the list for ending well").await;
    person.heading("The group is coming to an end").await;
    person.press("Have a good last meeting").await;
    person.see("Ending well: 5 things left").await;
    person.press("Say how it ended").await;
    person.answer("We became friends who meet anyway").await;
    person.press("Keep how it ended").await;
    person.heading("The group ended on").await;
    person.see("You became friends who meet anyway. That is a good end.").await;
    person.press("Groups").await;
    person.pick_from("Show", "Ended").await;
    person.heading("11 groups").await;
}

async fn who_did_it(person: &Person) {
    person.press("Settings").await;
    person.press("Who works here").await;
    person.press("Tom Ferreira is here now").await;
    person.see("Tom Ferreira is at this laptop now.").await;
    person.press("Groups").await;
    person.pick_from("Show", "Ended").await;
    person.press("Chapel Street group").await;
    person.press("See how the group stands").await;
    person.press("Start the group again").await;
    person.heading("The group is meeting").await;
    person.press("Chapel Street group").await;
    person.press("See what changed in this group").await;
    person.see("Tom Ferreira, ").await;
    person.see("Hannah Boateng, ").await;
}
