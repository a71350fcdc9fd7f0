//! A meeting of forty at text of twice its size, by the keyboard alone: names stay in sight, the first Tab
//! lands on one, and what is said of somebody beyond "here" is a key away.

use crate::steps;
use fantoccini::key::Key;
use follow_on_tests::window::{Hand, Look, Person, Window};

/// How many names can be read whole, without scrolling.
const IN_SIGHT: &str = "
    const body = document.querySelector('.body').getBoundingClientRect();
    return [...document.querySelectorAll('[data-tile]')].filter((tile) => {
      const box = tile.getBoundingClientRect();
      return box.top >= body.top && box.bottom <= body.bottom + 0.5;
    }).length";

/// Where the two buttons that move a meeting on stand in their card.
const BUTTONS: &str = "
    const card = document.querySelector('.now').getBoundingClientRect();
    return [...document.querySelectorAll('.now .buttons button')].map((button) => {
      const box = button.getBoundingClientRect();
      return [box.left - card.left, box.top - card.top, box.width, box.height].map(Math.round).join(' ');
    }).join(', ')";

fn forty() -> Vec<String> {
    let firsts = ["Ann", "Bill", "Cora", "Dev", "Elsie", "Farid", "Gwen", "Hugh", "Ines", "Joan"];
    let lasts = ["Marsh", "Okoro", "Price", "Quinn"];
    firsts.iter().flat_map(|first| lasts.iter().map(move |last| format!("{first} {last}"))).collect()
}

#[tokio::test]
async fn forty_people_by_keys_alone() {
    let person = Person::at(Window::open().await, Hand::Keys);
    let names = forty();
    steps::first_start(&person, "Start a group by typing names", "Maureen", "Wales").await;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    steps::type_names(&person, "Tuesday group", "Westerby library", &names).await;
    steps::plan_from(&person, steps::tomorrow(&person).await).await;
    person.press("Get ready for").await;
    person.press("Start the meeting now").await;
    person.see("This meeting has not started").await;
    person.press("Start the meeting").await;
    person.see("Who is here? Tap a name").await;
    person.look(Look::Text200).await;

    let seen = person.script(IN_SIGHT, vec![]).await.as_u64().unwrap();
    assert!(seen >= 4, "{seen} names in sight");
    // The heading has the focus; the first stop is a name.
    person.script("document.querySelector('h1').focus()", vec![]).await;
    (*person).press(&[Key::Tab.into()]).await;
    person.focus_is("Maureen").await;
    // A letter goes to the next name that begins with it; space says that she is here.
    (*person).press(&['g']).await;
    person.focus_is("Gwen M").await;
    (*person).press(&[' ']).await;
    person.see("Last tap: Gwen M is here. Saved.").await;
    person.press("More about Gwen M").await;
    person.press("Came late").await;
    person.see("Last tap: Gwen M, here, came late. Saved.").await;
    person.press("By phone").await;
    person.see("Last tap: Gwen M, here, came late, by phone. Saved.").await;
    (*person).press(&[Key::Escape.into()]).await;
    person.focus_is("More about Gwen M").await;
    person.press("Undo").await;
    person.see("Here, came late").await;
    person.see_no_more("by phone").await;

    // One Tab leaves the names. What moves the meeting on stays where it is when it is pressed.
    let before = person.script(BUTTONS, vec![]).await;
    person.press("Next: Welcome").await;
    person.see("Now: Welcome.").await;
    person.press("5 more minutes").await;
    person.see("5 minutes more. The end moves along.").await;
    let after = person.script(BUTTONS, vec![]).await;
    assert_eq!(before, after, "the buttons moved under the finger");
    // Enter in the box keeps what was jotted.
    person.fill_in("A few words", "Bring the urn").await;
    (*person).press(&[Key::Enter.into()]).await;
    person.see("Note: Bring the urn").await;
}
