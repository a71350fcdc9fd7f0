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
    person.heading("2 groups are being set up").await;
    person.press("See all groups").await;
    person.heading("2 groups").await;
    person.press("Canal Side group").await;
    person.heading("Canal Side group").await;
    // A person of one group comes to another: the service's list alone knows that they are one.
    Window::press(&person, &[Key::Control.into(), 'k']).await;
    Window::type_text(&person, "add a person").await;
    person.see("Add a person").await;
    Window::press(&person, &[Key::Enter.into()]).await;
    person.see("Add a person: for which group?").await;
    Window::type_text(&person, "bowls").await;
    Window::press(&person, &[Key::Enter.into()]).await;
    person.heading("Add a person").await;
    person.fill_in("Name", "Grace Adeyemi").await;
    person.press("Add to the list").await;
    person.see("Grace Adeyemi is on the list.").await;
    person.press("Bowls Club group").await;
    person.heading("Bowls Club group").await;
    person.press("Grace Adeyemi").await;
    person.press("What the pain service holds about Grace").await;
    person.see("Is this the same person?").await;
    person.press("Same person, Grace Adeyemi").await;
    person.see("In 2 groups.").await;
    person.press("Undo").await;
    person.see("Is this the same person?").await;
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
