//! A clinician sets a whole group up in one sitting: the programme and its answers, permissions, what
//! helps, a place that does not suit everybody yet, dates, jobs, agreement, plan, invitation.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};

const GROUP: &str = "Thornfield group";
const NUMBER: &str = "May the people who run the group have your phone number";
const NEEDS: &str = "May the people who run the group know what helps";

async fn story(hand: Hand) {
    let person = Person::at(Window::open_with(&["--demo=clinician"]).await, hand);
    person.heading("3 groups need a look. 12 are going well").await;
    programme(&person).await;
    group_of_the_programme(&person).await;
    to_do(&person, "6 things left before you begin").await;
    permissions(&person).await;
    place(&person).await;
    jobs(&person).await;
    dates(&person).await;
    written_down(&person).await;
    to_do(&person, "Everything is ready to begin").await;
    invite(&person).await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}

/// The list of what to see to, from the group's page.
async fn to_do(person: &Person, left: &str) {
    person.press("Groups").await;
    person.press(GROUP).await;
    person.heading(GROUP).await;
    person.press("See what is left to do").await;
    person.heading(left).await;
}

async fn programme(person: &Person) {
    person.press("Groups").await;
    person.press("Programmes they come from").await;
    person.press("Add a programme").await;
    person.heading("Add a programme").await;
    person.fill_in("Code", "Winter evenings").await;
    person.fill_in("People who agreed to be named", "Ada Marsh\nBen Okoro\nCora Lindqvist").await;
    person.fill_in("Not asked, or no answer", "2").await;
    person.press("Keep the programme").await;
    person.see("5 people were not asked yet.").await;
    person.press("I told all of them today").await;
    person.heading("5 of 5 were offered the group.").await;
    person.press("Yes, Ada Marsh").await;
    person.see("Ada Marsh said yes.").await;
    person.press("Yes, Ben Okoro").await;
    person.see("Ben Okoro said yes.").await;
    person.press("No, Cora Lindqvist").await;
    person.press("Add why").await;
    person.tick("Getting there is too hard").await;
    person.press("Keep this").await;
    person.see("Why: Getting there is too hard.").await;
}

/// A group without anybody, to which the programme leads.
async fn group_of_the_programme(person: &Person) {
    person.press("Groups").await;
    person.press("Or start one by typing names").await;
    person.fill_in("Name of the group", GROUP).await;
    person.press("Go on to the dates").await;
    person.heading("When will you meet?").await;
    person.press("Groups").await;
    person.press("Programmes they come from").await;
    person.press("Winter evenings").await;
    person.see("2 said yes.").await;
    person.pick_from("Add a group", GROUP).await;
    person.press("Add this group").await;
    person.press("Put them on the list of Thornfield group").await;
    person.see("2 people are on the list of Thornfield group.").await;
}

async fn permissions(person: &Person) {
    person.press("See who to ask").await;
    person.heading("2 people still have to be asked").await;
    person.press("Ada Marsh").await;
    person.press(&format!("They say yes, {NUMBER}")).await;
    person.see("Kept: Ada says yes.").await;
    person.press(&format!("They say yes, {NEEDS}")).await;
    person.state(&format!("They take this back, {NEEDS}"), "type", "button").await;
    person.press("Ada Marsh").await;
    person.heading("Ada Marsh").await;
    person.press("See and change what helps").await;
    person.press("Add something that helps").await;
    person.pick_from("What helps?", "A way in without steps").await;
    person.press("Keep this").await;
    person.heading("One thing helps Ada take part").await;
    person.press("Groups").await;
    person.press(GROUP).await;
    person.press("Permissions still to ask").await;
    person.press("Ben Okoro").await;
    person.press(&format!("They say no, {NUMBER}")).await;
    person.see("Kept: Ben says no.").await;
}

async fn place(person: &Person) {
    to_do(person, "5 things left before you begin").await;
    person.press("Look at the place").await;
    person.press("Add a place").await;
    person.fill_in("Name of the place", "Thornfield Hall").await;
    person.press("Keep this place").await;
    person.heading("Thornfield Hall").await;
    person.press("No, A way in without steps").await;
    person.see("This place may not suit everyone").await;
    person.see("1 person needs a way in without steps.").await;
    // The caretaker has found the ramp.
    for what in [
        "A way in without steps",
        "A toilet with room for a wheelchair or frame",
        "Parking close by",
        "A bus or train stop close by",
        "Firm chairs with arms",
        "Room to stand, stretch and walk about",
        "A hearing loop",
        "Good, even light",
        "A signal for mobile phones",
    ] {
        person.press(&format!("Yes, {what}")).await;
        person.see(&format!("{what}: Yes.")).await;
    }
    person.see_no_more("This place may not suit everyone").await;
}

async fn jobs(person: &Person) {
    to_do(person, "4 things left before you begin").await;
    person.press("Share out the jobs").await;
    person.heading("Nobody runs this group yet").await;
    for (job, who) in [("Host", "Ada Marsh"), ("Co-host", "Ben Okoro")] {
        person.press(&format!("Give this job, {job}")).await;
        person.pick_from("Who has agreed to do it?", who).await;
        person.press("Give them the job").await;
        person.see(&format!("{who} has the job now: {job}.")).await;
    }
    person.heading("2 people share running this group").await;
}

async fn dates(person: &Person) {
    to_do(person, "3 things left before you begin").await;
    person.press("Choose the dates").await;
    let tomorrow = steps::tomorrow(person).await;
    steps::first_date(person, &tomorrow).await;
    person.see("Show one more date").await;
    person.press("Plan these 3 meetings").await;
    person.see("3 meetings are planned.").await;
}

async fn written_down(person: &Person) {
    for (link, heading) in
        [("Our agreement", "How we treat each other"), ("Our support plan", "How we look after each other")]
    {
        person.press("Groups").await;
        person.press(GROUP).await;
        person.press(link).await;
        person.press("Start writing").await;
        person.press("We have agreed this").await;
        person.heading(heading).await;
    }
}

async fn invite(person: &Person) {
    person.press(GROUP).await;
    person.press("Tell people").await;
    person.heading("Tell people").await;
    person.see("Follow-on sends nothing by itself.").await;
    person.press("The invitation is out").await;
    person.state("The invitation is out", "aria-pressed", "true").await;
}
