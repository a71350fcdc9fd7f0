//! The keys of the whole app, and the made-up service: marked on every page, one press to leave.

use fantoccini::key::Key;
use follow_on_tests::window::Window;

const CONTROL: Key = Key::Control;

#[tokio::test]
async fn every_key_does_what_help_says() {
    let window = Window::open_with(&["--demo"]).await;
    window.heading("Your next meeting is").await;
    // Find anything, and back to where the focus was.
    window.tab_to("Find").await;
    let before = window.focus().await;
    window.press(&[CONTROL.into(), 'k']).await;
    window.type_text("colin").await;
    window.see("Colin Braithwaite").await;
    window.press(&[Key::Escape.into()]).await;
    window.focus_is(&before).await;
    window.press(&[CONTROL.into(), 'k']).await;
    window.type_text("colin").await;
    window.see("Colin Braithwaite").await;
    window.press(&[Key::Enter.into()]).await;
    window.heading("Colin Braithwaite").await;

    window.press(&[Key::Alt.into(), '2']).await;
    window.heading("Your groups").await;
    window.press(&[Key::Alt.into(), '4']).await;
    window.heading("Settings").await;
    window.press(&[Key::Alt.into(), '1']).await;
    window.heading("Your next meeting is").await;

    let size = "return document.documentElement.style.getPropertyValue('--text')";
    window.press(&[CONTROL.into(), '+']).await;
    window.until_true("bigger text", &format!("{size} === '1.25'")).await;
    window.press(&[CONTROL.into(), '-']).await;
    window.press(&[CONTROL.into(), '0']).await;
    window.until_true("the usual size", &format!("{size} === '1'")).await;

    // Undo without the bar.
    window.click("Check that the hall is booked").await;
    window.state("Check that the hall is booked", "aria-pressed", "true").await;
    window.press(&[CONTROL.into(), 'z']).await;
    window.see("Undone: a tick on Home.").await;
    window.state("Check that the hall is booked", "aria-pressed", "false").await;
    window.press(&[CONTROL.into(), 'y']).await;
    window.see("Done again: a tick on Home.").await;
    window.state("Check that the hall is booked", "aria-pressed", "true").await;
    window.click("Undo").await;
    window.see("Undone: a tick on Home.").await;
    window.click("Do it again").await;
    window.state("Check that the hall is booked", "aria-pressed", "true").await;
    window.press(&[CONTROL.into(), 'z']).await;
    window.see("Undone: a tick on Home.").await;
    window.state("Check that the hall is booked", "aria-pressed", "false").await;

    // Round the parts of the window, forwards and back; the bar still says what was undone.
    window.script("document.querySelector('[data-rail] a').focus(); return true", vec![]).await;
    for part in ["main", "[data-bar]", "[data-rail]"] {
        window.press(&[Key::F6.into()]).await;
        window.focus_in(part).await;
    }
    for part in ["[data-bar]", "main", "[data-rail]"] {
        window.press(&[Key::Shift.into(), Key::F6.into()]).await;
        window.focus_in(part).await;
    }
}

#[tokio::test]
async fn made_up_data_is_marked_everywhere_and_left_with_one_press() {
    let window = Window::open().await;
    window.heading("Welcome. What would you like to do?").await;
    window.click("Explore with made-up data").await;
    window.heading("Whose place would you like to try?").await;
    window.click("Look round as a host").await;
    window.heading("Your next meeting is").await;
    for place in ["My groups", "Settings", "Help", "Home"] {
        window.click(place).await;
        window.see("Made-up data").await;
    }
    window.click("Leave made-up data").await;
    window.heading("Welcome. What would you like to do?").await;
    // Nothing of it was kept.
    let kept = std::fs::read_dir(window.data()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let kept: Vec<_> = kept.filter(|name| name.contains("vault")).collect();
    assert_eq!(kept, Vec::<String>::new());
}
