//! A meeting gets another plan: a ready-made one, changed, kept under a name, and used for the next meeting.

use follow_on_tests::window::{Hand, Person, Window};

async fn story(hand: Hand) {
    let person = Person::at(Window::open_with(&["--demo"]).await, hand);
    person.heading("Your next meeting is").await;
    person.press("My groups").await;
    person.press("Harbour Street group").await;
    person.press("Get ready for").await;
    person.heading("Get ready for").await;

    person.press("Choose another plan").await;
    person.press("Use it, Short meeting").await;
    person.see("The plan is now: Short meeting.").await;
    person.see("45 minutes planned.").await;
    person.press("Undo").await;
    person.see("Undone: using another plan.").await;
    person.see_no_more("45 minutes planned.").await;

    person.press("Choose another plan").await;
    person.press("Use it, A visitor comes").await;
    person.see("A visitor talks").await;
    person.press("Choose another plan").await;
    person.fill_in("What will you call it?", "When Dr Ray comes").await;
    person.press("Keep this plan").await;
    person.see("The plan is kept as When Dr Ray comes.").await;

    person.press("Choose another plan").await;
    person.press("Use it, Last time\u{2019}s plan").await;
    person.see("The plan is now: Last time\u{2019}s plan.").await;
    person.see_no_more("A visitor talks").await;
    person.press("Choose another plan").await;
    person.press("Use it, When Dr Ray comes").await;
    person.see("A visitor talks").await;

    person.press("Choose another plan").await;
    person.press("Take it away, When Dr Ray comes").await;
    person.see("When Dr Ray comes is no longer kept.").await;
    person.press("Undo").await;
    person.see("Plans your group keeps").await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}
