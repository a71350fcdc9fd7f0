//! The walks of a clinician: the service with its groups and programmes, and the pages of its people.

use super::{Show, Window};
use fantoccini::key::Key;

/// Home, the table of groups, programmes, a group that is being set up, the service's own settings.
pub async fn service(visitor: &mut impl Show) {
    let window = made_up().await;
    visitor.show(&window, "08-home").await;
    window.click("See all groups").await;
    window.heading("16 groups").await;
    visitor.show(&window, "08-groups").await;
    go(&window, "#/groups/look").await;
    window.heading("3 groups").await;
    visitor.show(&window, "08-groups-look").await;
    window.click("Reports").await;
    window.heading("87 in 100 people still come after 6 months").await;
    window.see("Canal Side group").await;
    window.click("For statisticians").await;
    window.see("Log-rank tests of time until leaving").await;
    visitor.show(&window, "11-reports").await;
    go(&window, "#/groups/look").await;
    window.heading("3 groups").await;
    window.click("Programmes they come from").await;
    window.heading("5 programmes").await;
    visitor.show(&window, "17-programmes").await;
    window.click("Add a programme").await;
    window.heading("Add a programme").await;
    window.write("How many started?", "a dozen").await;
    window.click("Keep the programme").await;
    window.see("There is a problem").await;
    visitor.show(&window, "17-programme-new-problem").await;
    open(&window, BEING_SET_UP).await;
    visitor.show(&window, "08-group-being-set-up").await;
    window.click("See PMP").await;
    window.see("People who may be named (").await;
    visitor.show(&window, "17-programme").await;
    open(&window, BEING_SET_UP).await;
    window.click("See what is left to do").await;
    window.heading("6 things left before you begin").await;
    visitor.show(&window, "09-setting-up-gap").await;
    window.click("Look at the place").await;
    window.click("See the place").await;
    window.heading("Beck Lane Hall, Westerby").await;
    visitor.show(&window, "03-place-gap").await;
    open(&window, BEING_SET_UP).await;
    window.click("See what changed in this group").await;
    window.heading("What changed in Beck Lane group").await;
    visitor.show(&window, "17-group-changes").await;
    open(&window, BEING_SET_UP).await;
    window.click("Numbers to ring in a crisis").await;
    window.heading("Worried about someone?").await;
    window.click("Change these numbers").await;
    window.see("Your group’s own numbers").await;
    visitor.show(&window, "17-group-crisis").await;
    settings(&window, visitor).await;
}

async fn settings(window: &Window, visitor: &mut impl Show) {
    window.click("Settings").await;
    window.click("Contacts, and when a group needs a look").await;
    window.heading("Your service").await;
    visitor.show(window, "17-service").await;
    window.click("Home").await;
    window.click("Settings").await;
    window.click("Who works here").await;
    window.heading("Who works here").await;
    visitor.show(window, "17-staff").await;
    window.click("Home").await;
    window.click("Settings").await;
    window.click("See what changed").await;
    window.heading("What changed").await;
    visitor.show(window, "17-changes").await;
}

/// A group of a service, one of its people, and what they may be asked.
pub async fn people(visitor: &mut impl Show) {
    let window = made_up().await;
    open(&window, "St Aidan’s Tuesday group").await;
    visitor.show(&window, "18-group").await;
    window.click("Permissions still to ask").await;
    window.heading("12 people still have to be asked").await;
    visitor.show(&window, "18-to-ask").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Numbers people share with the group").await;
    window.heading("One person shares something with the group").await;
    visitor.show(&window, "18-shared").await;
    window.press(&[Key::Control.into(), 'k']).await;
    window.write("What would you like to do?", "add a person").await;
    window.see("Add a person").await;
    window.press(&[Key::Enter.into()]).await;
    window.write("Add a person: for which group?", "aidan").await;
    window.see("St Aidan’s Tuesday group").await;
    window.press(&[Key::Enter.into()]).await;
    window.heading("Add a person").await;
    window.click("Add to the list").await;
    window.see("There is a problem").await;
    visitor.show(&window, "03-add-person-problem").await;
    open(&window, "St Aidan’s Tuesday group").await;
    window.click("Grace Adeyemi").await;
    window.heading("Grace Adeyemi").await;
    visitor.show(&window, "18-member").await;
    window.click("See and change permissions").await;
    window.see("Permissions for St Aidan’s Tuesday group.").await;
    visitor.show(&window, "18-permissions").await;
    window.click("Type up a form").await;
    window.click("Keep these answers").await;
    window.see("There is a problem").await;
    visitor.show(&window, "18-form-problem").await;
    window.click("Leave it").await;
    window.click("Grace Adeyemi").await;
    window.click("See and change what helps").await;
    window.heading("One thing helps Grace take part").await;
    window.click("Add something that helps").await;
    window.see("How do we do that?").await;
    visitor.show(&window, "18-needs").await;
    window.click("Grace Adeyemi").await;
    window.click("Join or move to another group").await;
    window.heading("Another group for Grace").await;
    window.click("Do this").await;
    window.see("There is a problem").await;
    visitor.show(&window, "18-other-group-problem").await;
    window.click("Leave it").await;
    window.click("What the pain service holds about Grace").await;
    window.see("Is this the same person?").await;
    visitor.show(&window, "18-person").await;
    window.click("Who may be asked about research").await;
    window.heading("Who may be asked about research").await;
    visitor.show(&window, "18-may-ask").await;
    open(&window, "St Aidan’s Tuesday group").await;
    window.click("Get ready for").await;
    window.click("Print register and plan").await;
    window.heading("Print for").await;
    visitor.show(&window, "18-print-meeting").await;
    open(&window, "St Aidan’s Tuesday group").await;
    window.click("Get ready for").await;
    window.click("Tell people").await;
    window.heading("Tell people").await;
    visitor.show(&window, "18-tell-invitation").await;
    // What stood in the support plan about somebody who took their name off the list.
    open(&window, "St Aidan’s Tuesday group").await;
    window.click("Grace Adeyemi").await;
    window.click("See and change permissions").await;
    window.click("They no longer want to be on the list").await;
    window.heading("One text may still name somebody").await;
    visitor.show(&window, "18-named").await;
}

/// The group that is being set up.
const BEING_SET_UP: &str = "Beck Lane group";
/// How the made-up service stands.
const STANDING: &str = "3 groups need a look. 12 are going well";

async fn made_up() -> Window {
    let window = Window::open_with(&["--demo=clinician"]).await;
    window.heading(STANDING).await;
    window
}

/// A group's page, by the table of groups.
async fn open(window: &Window, group: &str) {
    // Some pages have a link of that name as well.
    window.press(&[Key::Alt.into(), '2']).await;
    window.click(group).await;
    window.heading(group).await;
    window.see("People (").await;
}

/// A page that only Find or a longer list would lead to.
async fn go(window: &Window, address: &str) {
    window.script("location.hash = arguments[0]; return true", vec![address.into()]).await;
}
