//! A list so long that it takes a while: how far it is can be seen, and whoever stops it has brought in
//! nothing.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};
use std::{fmt::Write, fs};

/// More people than are written in the time that it takes to press "Stop".
const PEOPLE: u32 = 19_000;

#[tokio::test]
async fn whoever_stops_it_has_brought_in_nothing() {
    let person = Person::at(Window::open().await, Hand::Pointer);
    steps::first_start(&person, "I set groups up", "Jo Marsh", "England").await;
    let mut list = String::from("Name,Mobile,FG consent,OK to share number\n");
    for nth in 0..PEOPLE {
        let (forename, surname) = (name(&FORENAMES, nth * 379), name(&SURNAMES, nth / 1_000 * 61 + nth % 7));
        let _ = writeln!(list, "{forename} {surname},07700 9{nth:05},Y,Y");
    }
    let file = person.desk().join("long.csv");
    fs::write(&file, list).unwrap();
    person.heading("Bring in a list").await;
    person.answer_dialog(Some(&file));
    person.press("Choose the file").await;
    person.heading("Check the list").await;
    person.press("Go on").await;
    person.fill_in("Name of the new group", "Everybody").await;
    person.press("Bring in 19,000 people").await;
    person.see("of 19,000 rows").await;
    person.press("Stop").await;
    person.see("Stopped. Nothing was brought in.").await;
    person.press("Groups").await;
    person.heading("No group yet").await;
}

const FORENAMES: [&str; 10] = ["ba", "cen", "dil", "for", "gus", "hat", "jem", "kir", "lon", "mud"];
const SURNAMES: [&str; 10] = ["nor", "pel", "quin", "ros", "sax", "tev", "ulm", "vey", "wix", "zan"];

/// One of a thousand names out of these syllables, unlike its neighbours.
fn name(syllables: &[&str; 10], nth: u32) -> String {
    format!("{:03}", nth % 1_000).bytes().map(|digit| syllables[usize::from(digit - b'0')]).collect()
}
