//! A group is set up, does well, pauses and comes to a good end: jobs, place, agreement, life.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};

async fn story(hand: Hand) {
    let person = Person::at(Window::open().await, hand);
    steps::first_start(&person, "Start a group by typing names", "Maureen", "Wales").await;
    person.heading("Start a group by typing names").await;
    person.fill_in("Name of the group", "Tuesday group").await;
    person.fill_in("Who is in the group?", "Grace Adeyemi\nYusuf Rahmani").await;
    person.press("Go on to the dates").await;
    person.heading("When will you meet?").await;
    person.press("Not now").await;

    // What to see to, from the group's own page.
    person.press("See what is left to do").await;
    person.heading("6 things left before you begin").await;
    person.press("Share out the jobs").await;
    person.heading("One person runs this group").await;
    person.see("Groups with more than one host tend to last longer.").await;
    person.press("Give this job, Co-host").await;
    person.press("Give them the job").await;
    person.see("Choose who it is.").await;
    person.pick_from("Who has agreed to do it?", "Grace Adeyemi").await;
    person.fill_in("What did they agree to do?", "Opens the hall").await;
    person.press("Give them the job").await;
    person.see("Grace Adeyemi has the job now: Co-host.").await;
    person.heading("2 people share running this group").await;
    person.press("Hand over, Grace Adeyemi, Co-host").await;
    person.pick_from("Who takes it on?", "Yusuf Rahmani").await;
    person.press("Hand the job over").await;
    person.see("Yusuf Rahmani takes over from Grace Adeyemi: Co-host.").await;
    person.press("Undo").await;
    person.see("Hand over, Grace Adeyemi, Co-host").await;
    person.press("Tuesday group").await;

    // A place, and what it has.
    person.press("Where you meet").await;
    person.heading("Where will you meet?").await;
    person.press("Add a place").await;
    person.heading("Add a place").await;
    person.press("Keep this place").await;
    person.see("Write what the place is called.").await;
    person.fill_in("Name of the place", "Westerby library").await;
    person.fill_in("Phone number of the place", "01632 960499").await;
    person.press("Keep this place").await;
    person.heading("Westerby library").await;
    person.press("Yes, A way in without steps").await;
    person.see("A way in without steps: Yes.").await;
    person.press("Where you meet").await;
    person.see("1 of 9 things looked at").await;
    person.press("Tuesday group").await;

    // An agreement, from the lines that are offered to one that was agreed.
    person.press("Our agreement").await;
    person.heading("Write your agreement together").await;
    person.press("Start writing").await;
    person.heading("You are writing your agreement").await;
    person.fill_in("Another thing we agree on", "Tea first").await;
    person.press("Add this line").await;
    person.see("Take out, Tea first").await;
    // The notice moves what stands below the line; only then is the next button where it stays.
    person.see("The line is there.").await;
    person.press("We have agreed this").await;
    person.heading("How we treat each other").await;
    person.see("Tea first").await;
    person.press("Tuesday group").await;

    // A pause, an end, and a new start.
    person.press("Pause the group, or end it well").await;
    person.heading("The group is being set up").await;
    person.press("Pause the group").await;
    person.heading("The group is taking a break").await;
    person.press("Start the group again").await;
    person.heading("The group is being set up").await;
    person.press("Say how it ended").await;
    person.answer("We became friends who meet anyway").await;
    person.press("Keep how it ended").await;
    person.heading("The group ended on").await;
    person.see("You became friends who meet anyway. That is a good end.").await;
    person.press("Talk it over and agree together").await;
    person.heading("The group ended on").await;
    person.see("Ending well: 5 things left").await;
    person.press("Tuesday group").await;
    person.heading("Tuesday group").await;
    person.press("See how the group stands").await;
    person.press("Start the group again").await;
    person.heading("The group is being set up").await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}
