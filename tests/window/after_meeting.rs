//! After a meeting, in the real window: closed in a few steps, somebody missed is rung, the paper register
//! is typed up with one key a person, Home lets a thing wait, and another host takes a meeting.

use fantoccini::key::Key;
use follow_on_tests::window::{Hand, Person, Window};

async fn story(hand: Hand) {
    let person = Person::at(Window::open_with(&["--demo"]).await, hand);
    person.press("My groups").await;
    person.press("St Aidan’s Tuesday group").await;
    person.press("Get ready for").await;
    person.heading("Get ready for").await;
    person.press("Start the meeting now").await;
    person.see("This meeting has not started").await;
    person.press("Start the meeting").await;
    person.see("Who is here? Tap a name").await;
    person.press("Maureen").await;
    person.see("Last tap: Maureen is here. Saved.").await;
    person.press("Finish the meeting").await;
    close(&person).await;
    type_up(&person).await;
    finish(&person).await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}

async fn close(person: &Person) {
    person.heading("Well done. 1 person came").await;
    person.answer("Some of it did").await;
    person.see("Kept. Thank you.").await;
    person.fill_in("What is to be done or brought?", "Milk").await;
    person.press("Add it").await;
    person.see("Milk is on the list for next time.").await;
    person.answer("Too much for me").await;
    person.see("Tell the pain service").await;
    person.press("Did not come, Colin").await;
    person.see("Say hello to people who missed it").await;
    person.press("Note what came of it: Colin").await;
    person.press("No answer, Colin").await;
    person.see("You can try once more, another day.").await;
    person.see(": No answer").await;
    person.press("Undo").await;
    person.see_no_more(": No answer").await;
}

/// The focus is on the row of that number.
async fn on_row(person: &Person, number: u32) {
    let at = format!("return document.activeElement?.querySelector('.number')?.textContent.trim() === '{number}'");
    person.until_true(&format!("the focus on row {number}"), &at).await;
}

/// One key a person, however it is held: a sheet of paper in one hand leaves one for the keys.
async fn type_up(person: &Person) {
    person.press("Type up a paper register").await;
    person.heading("Type up the register").await;
    let rows = person.script("return document.querySelectorAll('[data-row]').length", vec![]).await.as_u64().unwrap();
    person.fill_in("Go to a number on the paper", "1").await;
    (**person).press(&[Key::Return.into()]).await;
    on_row(person, 1).await;
    for row in 0..rows {
        (**person).press(&[if row % 4 == 3 { 'a' } else { 'h' }]).await;
    }
    let sorry = rows / 4;
    person.see(&format!("{} here, {sorry} apologies, 0 still to go", rows - sorry)).await;
    person.press("That is everyone").await;
    person.heading(&format!("Well done. {} people came", rows - sorry)).await;
}

async fn finish(person: &Person) {
    person.fill_in("Notes for next time", "Sleep next time").await;
    person.press("Finish").await;
    person.see("The meeting is finished.").await;
    person.press("Home").await;
    person.see("Check that the hall is booked").await;
    person.press("Not now, Check that the hall is booked").await;
    person.see("That is fine. We bring it back once").await;
    person.see_no_more("Check that the hall is booked").await;
    person.press("Undo").await;
    person.see("Check that the hall is booked").await;
    person.press("I can’t make it").await;
    person.heading("You can hand this meeting on").await;
}
