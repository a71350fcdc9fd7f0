//! Somebody looks for something to talk about: asks for a topic, plans it, has its questions at hand in
//! the meeting, and writes one.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};

async fn story(hand: Hand) {
    let person = Person::at(Window::open().await, hand);
    let kept = steps::first_start(&person, "Start a group by typing names", "Maureen", "Wales").await;
    steps::type_names(&person, "Tuesday group", "Westerby library", &["Grace Adeyemi", "Yusuf"]).await;
    steps::plan_from(&person, steps::tomorrow(&person).await).await;

    person.press("Topics").await;
    person.heading("Something to talk about").await;
    person.press("Sleep and pain").await;
    person.heading("Sleep and pain").await;
    person.see("Not checked by a clinician.").await;
    person.press("We’d like this one").await;
    person.see("Noted: your group would like this one.").await;
    person.press("Something to talk about").await;
    person.press("Asked for (1)").await;
    person.see("Someone asked for it").await;
    person.press("Sleep and pain").await;
    person.press("Use it on").await;
    person.see("It is in the plan for").await;
    person.press("See the plan for").await;
    person.heading("Get ready for").await;
    person.see("Sleep and pain").await;
    person.press("Undo").await;
    person.see("Undone: putting a topic in the plan.").await;

    person.press("Choose something to talk about").await;
    person.press("Write a topic").await;
    person.heading("Write a topic").await;
    person.press("Keep this topic").await;
    person.see("There is a problem").await;
    person.fill_in("Title", "Our allotment").await;
    person.fill_in("Questions to ask", "What grows best?").await;
    // What is half typed waits behind the lock.
    steps::lock(&person).await;
    steps::unlock(&person, &kept.words).await;
    person.press("Topics").await;
    person.press("Write a topic").await;
    person.heading("Write a topic").await;
    let typed = "return document.getElementById('topic-title')?.value === 'Our allotment'";
    person.until_true("the title to be as it was typed", typed).await;
    person.press("Keep this topic").await;
    person.see("“Our allotment” is kept.").await;
    person.press("Use it on").await;
    person.see("It is in the plan for").await;
    person.press("See the plan for").await;
    person.press("Start the meeting now").await;
    person.see("This meeting has not started").await;
    person.press("Start the meeting").await;
    person.see("Who is here? Tap a name").await;
    // On to the topic, past arriving, welcome, round and the break.
    for _ in 0..4 {
        person.press("Next:").await;
    }
    person.see("Our allotment").await;
    person.press("Questions to ask").await;
    person.see("What grows best?").await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}
