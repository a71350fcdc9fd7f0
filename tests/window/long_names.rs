//! A name may be as long as it likes, and have no place to break it: no page goes sideways for it, at any size
//! of text and in any window.

use crate::steps;
use follow_on_tests::window::{Hand, Look, Person, Window};

const PLACE: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgogerychwyrndrobwll";
const NAME: &str = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewaren";

#[tokio::test]
async fn no_page_goes_sideways_for_a_name() {
    let person = Person::at(Window::open().await, Hand::Pointer);
    steps::first_start(&person, "Start a group by typing names", NAME, "Wales").await;
    steps::type_names(&person, PLACE, PLACE, &[NAME, "Ann"]).await;
    person.heading("When will you meet?").await;
    let group = id(&person).await;
    let tomorrow = steps::tomorrow(&person).await;
    steps::first_date(&person, &tomorrow).await;
    steps::plan_three(&person).await;
    let member = found(&person, &group, "member", "").await;
    let meeting = found(&person, &group, "meeting", "/prepare").await;
    let pages = [
        "home".into(),
        "groups".into(),
        "settings".into(),
        "settings/changes".into(),
        "topics".into(),
        format!("group/{group}"),
        format!("member/{member}"),
        format!("meeting/{meeting}/prepare"),
        format!("meeting/{meeting}"),
        format!("meeting/{meeting}/hand-on"),
        format!("meeting/{meeting}/not-met"),
        format!("meeting/{meeting}/print"),
        format!("topics/{group}"),
    ];
    let of_group = [
        "add",
        "setting-up",
        "jobs",
        "agreement",
        "life",
        "places",
        "places/new",
        "dates",
        "calendar",
        "list",
        "tell",
        "print",
        "changes",
        "crisis",
        "to-ask",
        "named",
        "shared",
    ];
    let of_member = ["leaving", "permissions", "permissions/form", "needs", "group"];
    let mut wrong = Vec::new();
    for page in pages
        .into_iter()
        .chain(of_group.iter().map(|page| format!("group/{group}/{page}")))
        .chain(of_member.iter().map(|page| format!("member/{member}/{page}")))
    {
        go(&person, &page).await;
        for look in [Look::Light, Look::Text200, Look::Narrow] {
            person.look(look).await;
            let misfits = person.misfits().await;
            wrong.extend(misfits.into_iter().map(|fault| format!("{page}, {}: {fault}", look.name())));
        }
        person.look(Look::Light).await;
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// The identity in the address of the page.
async fn id(person: &Person) -> String {
    let address = person.script("return location.hash.split('/')[2]", vec![]).await;
    address.as_str().unwrap_or_default().to_owned()
}

/// Of the first link on the group's page that leads to such a page.
async fn found(person: &Person, group: &str, kind: &str, end: &str) -> String {
    go(person, &format!("group/{group}")).await;
    let first = format!("a[href^='#/{kind}/'][href$='{end}']");
    person.until_true("a link", &format!("return document.querySelector(\"{first}\") !== null")).await;
    let script = format!("return document.querySelector(\"{first}\").getAttribute('href').split('/')[2]");
    person.script(&script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// To an address by way of Help, so that the heading that is waited for is the new page's.
async fn go(person: &Person, page: &str) {
    let at = "location.hash = arguments[0]; return true";
    person.script(at, vec!["#/help".into()]).await;
    person.heading("Help").await;
    person.script(at, vec![format!("#/{page}").into()]).await;
    let there = "const h1 = document.querySelector('h1'); return h1 !== null && h1.innerText !== 'Help'";
    person.until_true(page, there).await;
}
