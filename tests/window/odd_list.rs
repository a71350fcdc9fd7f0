//! A list as it really comes: a title above the headings, old Windows letters, a total, two numbers in a
//! cell. Then a second one, for the group that is there by now.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};
use std::fs;

const FIRST: &[u8] = b"Pain programme;autumn\r\n\r\nName;Mobile;FG consent;OK to share number\r\n\
    Mrs Ann Tate;07700 900112 ring after 6;Y;Y\r\n\
    \"Br\xf6nt\xeb, Zo\xeb\";07700 900113 / 01632 960033;Y;Y\r\n\
    Bo Lee;Deceased;Y;Y\r\n\
    Total;3\r\n";

const SECOND: &str = "Name,Mobile,FG consent,OK to share number\nAnn Tate,+44 7700 900112,Y,Y\n\
    Zo\u{eb} Br\u{f6}nt\u{eb},01632 960033,Y,Y\nDi Ray,07700 900115,Y,Y\n";

async fn story(hand: Hand) {
    let person = Person::at(Window::open().await, hand);
    steps::first_start(&person, "I set groups up", "Jo Marsh", "England").await;
    let file = person.desk().join("first.csv");
    fs::write(&file, FIRST).unwrap();
    person.heading("Bring in a list").await;
    person.answer_dialog(Some(&file));
    person.press("Choose the file").await;

    person.heading("Check the list").await;
    person.see("We read 2 people from the file, headings in row 3.").await;
    person.see("The list says that Bo Lee has died.").await;
    person.see("This looks like a total or a heading, not a person.").await;
    person.press("Row 5: choose one phone number").await;
    person.focus_is("Phone number").await;
    person.press("Use 07700 900113").await;
    person.see_no_more("There is a problem").await;
    // Another row for the headings is another list; and back.
    person.press("Not right? Change the sheet or the headings").await;
    person.pick_from("Where are the headings?", "There are no headings").await;
    person.see("which has no headings.").await;
    person.pick_from("Where are the headings?", "Row 3: Name, Mobile, FG consent, OK to share number").await;
    person.see("We read 2 people from the file, headings in row 3.").await;
    person.press("Use 07700 900113").await;
    person.see_no_more("There is a problem").await;
    person.press("Go on").await;
    person.fill_in("Name of the new group", "Westerby group").await;
    person.press("Bring in 2 people").await;
    person.see("2 people are on the list.").await;
    person.heading("When will you meet?").await;

    person.press("Groups").await;
    person.heading("Westerby group").await;
    person.press("Ann Tate").await;
    person.see("When to ring: ring after 6").await;
    person.press("Groups").await;
    person.heading("Westerby group").await;
    second(&person).await;
}

async fn second(person: &Person) {
    let file = person.desk().join("second.csv");
    fs::write(&file, SECOND).unwrap();
    person.press("Bring in a list").await;
    person.heading("Bring in a list").await;
    person.answer_dialog(Some(&file));
    person.press("Choose the file").await;
    person.heading("Check the list").await;
    person.see("1 person is new.").await;
    person.see("1 person is the same.").await;
    // The same name with another number may be another person.
    person.press("The same person, Row 3").await;
    person.see("1 person has something changed.").await;
    person.press("Take 01632 960033").await;
    person.see_no_more("There is a problem").await;
    person.press("Go on").await;
    // One of them is new: it is asked which programme they are from.
    person.heading("Which programme is the list from?").await;
    person.press("Bring in 1 and change 1").await;
    person.see("1 came in, 1 was changed.").await;
    person.see("People (3)").await;
    person.press("Undo").await;
    person.see("Undone: bringing in the list.").await;
    person.see("People (2)").await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}
