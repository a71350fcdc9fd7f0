//! People can be called anything, and files can hold anything: it is all shown as text, or refused
//! in words.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};
use std::fs;

const NAMES: [&str; 4] = [
    "<img src=x onerror=window.broken=1>",
    "<script>window.broken=1</script>",
    "{{name}} ${window.broken=1} {@html}",
    "Robert'); DROP TABLE member;--",
];

#[tokio::test]
async fn a_name_full_of_html_is_a_name() {
    let person = Person::at(Window::open().await, Hand::Pointer);
    steps::first_start(&person, "Start a group by typing names", NAMES[0], "England").await;
    steps::type_names(&person, NAMES[1], NAMES[2], &NAMES).await;
    person.press("Not now").await;
    person.heading(NAMES[1]).await;
    person.see("People (5)").await;
    for name in NAMES {
        person.see(name).await;
    }
    person.press(NAMES[3]).await;
    person.heading(NAMES[3]).await;
    person.press("Find").await;
    person.fill_in("What would you like to do?", "<img").await;
    person.see(NAMES[0]).await;
    assert_eq!(person.script("return window.broken ?? 'whole'", vec![]).await, "whole");
    let made = "return document.querySelectorAll('main img, main script, dialog img').length";
    assert_eq!(person.script(made, vec![]).await, 0);
}

#[tokio::test]
async fn a_file_that_is_no_list_gets_a_sentence() {
    let person = Person::at(Window::open().await, Hand::Pointer);
    steps::first_start(&person, "I set groups up", "Jo Marsh", "England").await;
    let desk = person.desk();
    let check = async |name: &str, bytes: &[u8], says: &str| {
        person.heading("Bring in a list").await;
        let file = desk.join(name);
        fs::write(&file, bytes).unwrap();
        person.answer_dialog(Some(&file));
        person.press("Choose the file").await;
        person.see(says).await;
        person.focus_in("[role=alert]").await;
    };
    check("photo.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", "We cannot read that as a spreadsheet.").await;
    check("nothing.csv", b"", "There is nothing in that file.").await;
    check("headings.csv", b"Name,Phone\r\n", "There are headings but no people in that file.").await;
    check("cut off.xlsx", b"PK\x03\x04\x14\x00\x06\x00", "That file could not be read.").await;
}

#[tokio::test]
async fn one_undo_takes_a_whole_list_back() {
    let person = Person::at(Window::open().await, Hand::Keys);
    steps::first_start(&person, "I set groups up", "Jo Marsh", "England").await;
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lists/easy_list.csv");
    person.answer_dialog(Some(&list));
    person.press("Choose the file").await;
    person.heading("Check the list").await;
    person.press("Go on").await;
    person.fill_in("Name of the new group", "Easy group").await;
    person.press("Bring in 8 people").await;
    person.see("8 people are on the list.").await;
    person.heading("When will you meet?").await;
    person.press("Undo").await;
    person.see("Undone: bringing in the list.").await;
    // The page is about a group that is gone; it leads away.
    person.press("Go to Home").await;
    person.heading("Let’s start your group").await;
    person.press("Groups").await;
    person.heading("No group yet").await;
}
