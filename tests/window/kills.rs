//! The power goes: the real app is ended five times from one moment to the next, each time just after
//! it said "Saved". Whatever it said so of is there.

use crate::steps;
use follow_on_tests::window::{Hand, Person, Window};

const NAMES: [&str; 5] = ["Grace", "Yusuf", "Parveen", "Dilip", "Ruth"];

#[tokio::test]
async fn nothing_saved_is_lost() {
    let mut person = Person::at(Window::open().await, Hand::Pointer);
    let kept = steps::first_start(&person, "Start a group by typing names", "Maureen", "Scotland").await;
    steps::type_names(&person, "Tuesday group", "Westerby library", &NAMES).await;
    steps::plan_from(&person, steps::tomorrow(&person).await).await;
    person.press("Get ready for").await;
    person.press("Start the meeting now").await;
    person.see("This meeting has not started").await;
    person.press("Start the meeting").await;
    person.see("Who is here? Tap a name").await;
    for (nth, name) in NAMES.into_iter().enumerate() {
        person.press(name).await;
        person.see(&format!("Last tap: {name} is here. Saved.")).await;
        person.kill();
        steps::nothing_readable(&person, &NAMES);
        person.reopen().await;
        steps::unlock(&person, &kept.words).await;
        // At the same place, with every tap so far.
        person.see(&format!("{} here", nth + 1)).await;
        for name in &NAMES[..=nth] {
            person.state(name, "aria-pressed", "true").await;
        }
    }
}
