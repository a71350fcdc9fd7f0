//! Every screen, one after the other, in the real window: for axe and for photographs.

use super::{Hand, Person, Window};
use std::path::Path;

/// What is done on each screen, under its name.
pub trait Show {
    /// Called with the window on the screen `name`.
    fn show(&mut self, window: &Window, name: &str) -> impl Future<Output = ()>;
}

/// Goes through the screens of the first start, of an empty vault, and of the made-up service.
pub async fn every_screen(visitor: &mut impl Show) {
    first_start(visitor).await;
    made_up(visitor).await;
}

async fn first_start(visitor: &mut impl Show) {
    let mut person = Person::at(Window::open().await, Hand::Pointer);
    person.heading("Welcome. What would you like to do?").await;
    visitor.show(&person, "01-first-start").await;
    go(&person, "/start/restore").await;
    person.heading("Get your things back").await;
    visitor.show(&person, "01-restore").await;
    go(&person, "/start").await;
    person.press("I run a group").await;
    person.heading("About you").await;
    visitor.show(&person, "01-about-you").await;
    person.fill_in("Your name", "Maureen").await;
    person.answer("England").await;
    person.press("Continue").await;
    person.heading("Choose the words that open Follow-on").await;
    visitor.show(&person, "01-words").await;
    let words = person.words_of("[data-offered]").await;
    person.fill_in("Now type them once", &words).await;
    person.press("Open Follow-on with these words").await;
    person.heading("Your recovery code").await;
    visitor.show(&person, "01-recovery-code").await;
    let code = person.words_of("[data-code]").await;
    person.fill_in("Type the code back once", &code).await;
    person.press("Continue").await;
    person.see("Your recovery code is safe.").await;
    go(&person, "/home").await;
    person.heading("Let’s start your group").await;
    visitor.show(&person, "15-home-empty").await;
    go(&person, "/new/typing").await;
    person.heading("Start a group by typing names").await;
    visitor.show(&person, "09-typing-names").await;
    person.press("Lock").await;
    person.heading("Type your words to open it").await;
    visitor.show(&person, "13-lock").await;
    person.close().await;
}

async fn made_up(visitor: &mut impl Show) {
    let mut person = Person::at(Window::open_with(&["--demo"]).await, Hand::Pointer);
    person.heading("Your next meeting is").await;
    visitor.show(&person, "02-home").await;
    go(&person, "/groups").await;
    person.heading("Your groups").await;
    visitor.show(&person, "03-groups").await;
    person.press("St Aidan’s Tuesday group").await;
    person.see("People (").await;
    let group = address(&person).await;
    visitor.show(&person, "03-group").await;
    person.press("Colin Braithwaite").await;
    person.heading("Colin Braithwaite").await;
    let member = address(&person).await;
    visitor.show(&person, "03-member").await;
    go(&person, &format!("{member}/leaving")).await;
    person.heading("What is happening with Colin?").await;
    visitor.show(&person, "07-leaving-1").await;
    person.answer("Leaving the group").await;
    person.press("Continue").await;
    person.heading("Did Colin say why?").await;
    visitor.show(&person, "07-leaving-2").await;
    person.press("Continue").await;
    person.heading("Is it OK to keep in touch with Colin?").await;
    visitor.show(&person, "07-leaving-3").await;
    go(&person, &format!("{group}/dates")).await;
    person.heading("When will you meet?").await;
    visitor.show(&person, "09-dates").await;

    go(&person, "/new/list").await;
    person.heading("Bring in a list").await;
    visitor.show(&person, "09-list").await;
    person.answer_dialog(Some(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lists/autumn_programme.xlsx")));
    person.press("Choose the file").await;
    person.heading("Check the list").await;
    visitor.show(&person, "09-list-check").await;

    go(&person, "/home").await;
    person.heading("Your next meeting is").await;
    person.press("Get ready for").await;
    person.heading("Get ready for").await;
    visitor.show(&person, "04-prepare").await;
    person.press("Start the meeting").await;
    person.see("Who is here? Tap a name").await;
    person.press("Maureen").await;
    person.see("1 here").await;
    visitor.show(&person, "05-meeting").await;
    person.press("Finish the meeting").await;
    person.heading("Well done").await;
    visitor.show(&person, "06-close").await;

    go(&person, "/settings").await;
    person.heading("Settings").await;
    visitor.show(&person, "12-settings").await;
    go(&person, "/help").await;
    person.heading("Help").await;
    visitor.show(&person, "12-help").await;
    person.close().await;
}

async fn go(window: &Window, address: &str) {
    window.script("location.hash = arguments[0]; return true", vec![format!("#{address}").into()]).await;
}

/// The page's address, as the app writes it behind the `#`.
async fn address(window: &Window) -> String {
    window.script("return location.hash.slice(1)", vec![]).await.as_str().unwrap_or_default().to_owned()
}
