//! Somebody who looks after several groups: how they stand, all of them in a table, finding one.

use crate::steps;
use fantoccini::key::Key;
use follow_on_tests::window::{Hand, Person, Window};

async fn story(hand: Hand) {
    let person = Person::at(Window::open().await, hand);
    steps::first_start(&person, "I set groups up", "Hannah Boateng", "England").await;
    for (group, place, names) in [
        ("Canal Side group", "Hollin Bank", ["Grace Adeyemi", "Yusuf Rahman"]),
        ("Bowls Club group", "Penfold", ["Siân Prydderch", "Colin Braithwaite"]),
    ] {
        Window::press(&person, &[Key::Control.into(), 'k']).await;
        Window::type_text(&person, "start a group by typing").await;
        person.see("Start a group by typing names").await;
        Window::press(&person, &[Key::Enter.into()]).await;
        steps::type_names(&person, group, place, &names).await;
        person.heading("When will you meet?").await;
        person.press("Not now").await;
    }
    person.press("Home").await;
    person.heading("2 groups are going well").await;
    person.press("See all groups").await;
    person.heading("2 groups").await;
    person.press("Canal Side group").await;
    person.heading("Canal Side group").await;
    // An accent less and a slip more.
    Window::press(&person, &[Key::Control.into(), 'k']).await;
    Window::type_text(&person, "sian pryderch").await;
    person.see("Siân Prydderch").await;
    Window::press(&person, &[Key::Enter.into()]).await;
    person.heading("Siân Prydderch").await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}
