//! A walk past every screen, with made-up people: for axe and for photographs. It goes as a person
//! would, by what stands on the screen.

mod service;
mod sharing;

pub use service::{people, service};
pub use sharing::sharing;

use super::Window;
use fantoccini::key::Key;
use std::path::Path;

/// What is done on each screen, under its name.
pub trait Show {
    /// Called with the window on the screen `name`.
    fn show(&mut self, window: &Window, name: &str) -> impl Future<Output = ()>;
}

/// The walks of these names, one after the other; all of them if none is named.
pub async fn walk(visitor: &mut impl Show, names: &[String]) {
    let wanted = |name: &str| names.is_empty() || names.iter().any(|one| one == name);
    if wanted("first_start") {
        first_start(visitor).await;
    }
    if wanted("pages") {
        pages(visitor).await;
    }
    if wanted("meeting") {
        meeting(visitor).await;
    }
    if wanted("list") {
        list(visitor).await;
    }
    if wanted("going_on") {
        going_on(visitor).await;
    }
    if wanted("service") {
        service(visitor).await;
    }
    if wanted("people") {
        people(visitor).await;
    }
    if wanted("sharing") {
        sharing(visitor).await;
    }
}

/// From the first start to a vault that is locked.
pub async fn first_start(visitor: &mut impl Show) {
    let window = Window::open().await;
    window.heading("Welcome. What would you like to do?").await;
    visitor.show(&window, "01-first-start").await;
    window.click("Explore with made-up data").await;
    window.heading("Whose place would you like to try?").await;
    visitor.show(&window, "01-explore").await;
    window.click("Back to the start").await;
    window.click("Get my things back from a backup").await;
    window.heading("Get your things back").await;
    visitor.show(&window, "01-restore").await;
    window.click("Back to the start").await;
    window.click("I set groups up").await;
    window.heading("About you").await;
    window.click("Continue").await;
    window.see("There is a problem").await;
    visitor.show(&window, "01-about-you-problem").await;
    window.write("Your name", "Jo Marsh").await;
    window.choose("England").await;
    window.click("Continue").await;
    window.heading("Choose the words that open Follow-on").await;
    let words = window.words_of("[data-offered]").await;
    visitor.show(&window, "01-words").await;
    window.click("I’d rather choose my own words").await;
    window.write("Your own words", "hello").await;
    window.see("Too short yet. Add more words.").await;
    visitor.show(&window, "01-words-of-my-own").await;
    window.click("Use five words from Follow-on").await;
    window.write("Now type them once", &words).await;
    window.click("Open Follow-on with these words").await;
    window.heading("Your recovery code").await;
    visitor.show(&window, "01-recovery-code").await;
    window.click("I’ll do this later").await;
    window.heading("Bring in a list").await;
    window.click("Home").await;
    window.heading("Let’s start your group").await;
    visitor.show(&window, "15-home-empty").await;
    window.click("Settings").await;
    window.heading("Settings").await;
    visitor.show(&window, "12-settings").await;
    window.click("Practise getting it back").await;
    window.heading("Practise getting your things back").await;
    visitor.show(&window, "12-practise").await;
    window.click("Home").await;
    window.heading("Let’s start your group").await;
    window.click("Settings").await;
    window.click("Change my words").await;
    window.heading("Change my words").await;
    visitor.show(&window, "12-change-words").await;
    window.click("Home").await;
    window.heading("Let’s start your group").await;
    window.click("Settings").await;
    window.click("Make a new code").await;
    window.heading("Make a new recovery code").await;
    visitor.show(&window, "12-new-code").await;
    window.click("I’ll do this later").await;
    window.click("Groups").await;
    window.heading("No group yet").await;
    visitor.show(&window, "03-groups-empty").await;
    window.click("Lock").await;
    window.heading("Type your words to open it").await;
    visitor.show(&window, "13-lock").await;
    window.write("Your words", "not these").await;
    window.click("Open").await;
    window.see("Those words did not open it.").await;
    visitor.show(&window, "13-lock-problem").await;
    window.click("I have forgotten my words").await;
    window.heading("Open it with your recovery code").await;
    visitor.show(&window, "13-lock-code").await;
}

/// Home, groups, people, leaving, settings, help.
pub async fn pages(visitor: &mut impl Show) {
    let window = made_up().await;
    visitor.show(&window, "02-home").await;
    window.press(&[Key::Control.into(), 'k']).await;
    window.write("What would you like to do?", "ann").await;
    window.see("Ann Pargeter").await;
    visitor.show(&window, "02-find").await;
    window.press(&[Key::Escape.into()]).await;
    window.click("My groups").await;
    window.heading("Your groups").await;
    visitor.show(&window, "03-groups").await;
    window.click("St Aidan’s Tuesday group").await;
    window.see("People (").await;
    visitor.show(&window, "03-group").await;
    telling(&window, visitor).await;
    papers(&window, visitor).await;
    window.click("Add a person").await;
    window.click("Add to the list").await;
    window.see("There is a problem").await;
    visitor.show(&window, "03-group-add-problem").await;
    window.click("Colin Braithwaite").await;
    window.heading("Colin Braithwaite").await;
    visitor.show(&window, "03-member").await;
    leaving(&window, visitor).await;
    topics(&window, visitor).await;
    window.click("Settings").await;
    window.heading("Settings").await;
    visitor.show(&window, "12-settings-made-up").await;
    window.click("Help").await;
    window.heading("Help").await;
    visitor.show(&window, "12-help").await;
}

async fn telling(window: &Window, visitor: &mut impl Show) {
    window.click("Tell people").await;
    window.heading("Tell people").await;
    window.see("Your words").await;
    visitor.show(window, "03-tell").await;
    window.click("Print a notice for the wall").await;
    window.see("1 page is ready.").await;
    visitor.show(window, "14-notice").await;
    window.click("Back to your words").await;
    window.click("Back to St Aidan’s").await;
    window.see("People (").await;
}

async fn papers(window: &Window, visitor: &mut impl Show) {
    window.click("Print papers").await;
    window.heading("Print for").await;
    window.see("3 pages are ready.").await;
    visitor.show(window, "14-print").await;
    for paper in ["Register", "Plan of the meeting", "Worried about someone"] {
        window.space(paper).await;
    }
    window.see("Choose at least one paper.").await;
    visitor.show(window, "14-print-problem").await;
    window.click("Back to St Aidan’s").await;
    window.see("People (").await;
}

async fn topics(window: &Window, visitor: &mut impl Show) {
    window.click("Topics").await;
    window.heading("Something to talk about").await;
    window.see("Sleep and pain").await;
    visitor.show(window, "16-topics").await;
    window.pick("For which group?", "St Aidan’s Tuesday group").await;
    window.see("Not used yet").await;
    visitor.show(window, "16-topics-group").await;
    window.click("Sleep and pain").await;
    window.heading("Sleep and pain").await;
    visitor.show(window, "16-topic").await;
    window.click("Something to talk about").await;
    window.click("Write a topic").await;
    window.heading("Write a topic").await;
    window.click("Keep this topic").await;
    window.see("There is a problem").await;
    visitor.show(window, "16-topic-write-problem").await;
}

async fn leaving(window: &Window, visitor: &mut impl Show) {
    window.click("Colin is leaving or taking a break").await;
    window.heading("What is happening with Colin?").await;
    visitor.show(window, "07-leaving-1").await;
    window.click("Continue").await;
    window.see("There is a problem").await;
    visitor.show(window, "07-leaving-1-problem").await;
    window.click("If Colin has died").await;
    window.heading("We are sorry about Colin").await;
    visitor.show(window, "07-has-died").await;
    window.click("Go back to the questions").await;
    window.choose("Taking a break").await;
    window.click("Continue").await;
    window.heading("Did Colin say why?").await;
    window.choose("Pain or health is too hard right now").await;
    visitor.show(window, "07-leaving-2").await;
    window.click("Continue").await;
    window.heading("Is it OK to keep in touch with Colin?").await;
    visitor.show(window, "07-leaving-3").await;
    window.choose("Yes, someone from the group can say hello").await;
    window.click("Finish").await;
    window.see("Colin Braithwaite is taking a break.").await;
    visitor.show(window, "03-group-undo").await;
}

/// A meeting from its plan to its end.
pub async fn meeting(visitor: &mut impl Show) {
    let window = made_up().await;
    window.click("My groups").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Plan more dates").await;
    window.heading("When will you meet?").await;
    window.see("These dates").await;
    visitor.show(&window, "09-dates").await;
    let second = "return document.querySelectorAll('.ticks label')[1].innerText";
    let second = window.script(second, vec![]).await.as_str().unwrap_or_default().to_owned();
    window.untick(&second).await;
    window.see("Why not on").await;
    visitor.show(&window, "09-dates-skip").await;
    window.click("Not now").await;
    window.click("Dates for other calendars").await;
    window.heading("Dates for other calendars").await;
    visitor.show(&window, "09-calendar").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Get ready for").await;
    window.heading("Get ready for").await;
    visitor.show(&window, "04-prepare").await;
    // A person comes here once the day has passed, which it never has with made-up data.
    window.script("location.hash = location.hash.replace('/prepare', '/not-met')", vec![]).await;
    window.heading("What happened on").await;
    visitor.show(&window, "06-not-met").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Get ready for").await;
    window.heading("Get ready for").await;
    window.click("Change the date, time or place").await;
    window.see("A week later.").await;
    visitor.show(&window, "04-prepare-move").await;
    window.click("Call this meeting off").await;
    window.see("Nobody can run it").await;
    visitor.show(&window, "04-prepare-call-off").await;
    window.click("Choose another plan").await;
    window.see("First meeting").await;
    window.click("Keep this plan").await;
    window.see("Write what you will call this plan.").await;
    visitor.show(&window, "04-prepare-plans").await;
    window.click("Use it, First meeting").await;
    window.see("The plan is now: First meeting.").await;
    window.click("Edit, Stretch and move about").await;
    window.click("Remove, Stretch and move about").await;
    window.see("That is a long time to sit").await;
    visitor.show(&window, "04-prepare-sitting").await;
    window.click("Add a break to move").await;
    window.see_no_more("That is a long time to sit").await;
    window.click("Add an item").await;
    window.see("What kind?").await;
    visitor.show(&window, "04-prepare-add").await;
    window.click("Start the meeting now").await;
    window.see("This meeting has not started").await;
    visitor.show(&window, "05-not-started").await;
    window.click("Start the meeting").await;
    window.see("Who is here? Tap a name").await;
    for name in ["Maureen", "Grace", "Dilip"] {
        window.click(name).await;
        window.see(&format!("Last tap: {name} is here. Saved.")).await;
    }
    window.click("Apologies, Ruth").await;
    window.see("Last tap: Ruth sent apologies. Saved.").await;
    visitor.show(&window, "05-meeting").await;
    // By a clock that is 55 minutes on, as if everybody had sat for so long.
    window.script(&looking_on(55), vec![]).await;
    window.see("Time for a stretch?").await;
    visitor.show(&window, "05-meeting-stretch").await;
    window.click("Ask in 10 minutes").await;
    window.see("We ask again in 10 minutes.").await;
    window.script(&looking_on(0), vec![]).await;
    window.see_no_more("Time for a stretch?").await;
    window.click("Hand over to Dilip").await;
    window.see("Dilip Chaudhari runs this meeting now.").await;
    window.click("Add a guest").await;
    window.write("A few words", "Yusuf walked to the shop").await;
    visitor.show(&window, "05-meeting-writing").await;
    window.write("Guest’s first name", "Zara").await;
    window.click("Add").await;
    window.see("Zara is here as a guest. Saved.").await;
    window.click("More about Grace").await;
    window.click("Came late").await;
    window.see("Last tap: Grace, here, came late. Saved.").await;
    visitor.show(&window, "05-meeting-more").await;
    window.click("Worried about Grace?").await;
    window.heading("Worried about someone?").await;
    visitor.show(&window, "05-worried-person").await;
    beside_a_meeting(visitor, &window).await;
    window.click("Home").await;
    window.click("Go back to the meeting").await;
    window.see("Who is here? Tap a name").await;
    window.click("Finish the meeting").await;
    window.heading("Well done").await;
    visitor.show(&window, "06-close").await;
    window.click("Did not come, Colin").await;
    window.see("Say hello to people who missed it").await;
    window.click("Note what came of it: Colin").await;
    window.choose("Too much for me").await;
    window.see("Tell the pain service").await;
    visitor.show(&window, "06-close-missed").await;
    window.click("Type up a paper register").await;
    window.heading("Type up the register").await;
    visitor.show(&window, "06-register").await;
    window.click("That is everyone").await;
    window.heading("Well done").await;
    window.click("Home").await;
    window.heading("Your meeting is running").await;
    window.click("I can’t make it").await;
    window.heading("You can hand this meeting on").await;
    visitor.show(&window, "06-hand-on").await;
}

/// The page's clock, so many minutes on, and a look at it.
fn looking_on(minutes: u32) -> String {
    format!(
        "window.readClock ??= Date.now.bind(Date); Date.now = () => window.readClock() + {minutes} * 60000;
        document.dispatchEvent(new Event('visibilitychange'))"
    )
}

/// What a host goes to from a meeting and comes back from, all by the group's page.
async fn beside_a_meeting(visitor: &mut impl Show, window: &Window) {
    window.click("St Aidan’s Tuesday group").await;
    window.click("Worried about someone?").await;
    window.heading("Worried about someone?").await;
    window.write("What you saw and heard", "Very quiet today, and left without a word.").await;
    window.click("Keep this note").await;
    window.see("Your note is kept on this laptop.").await;
    window.see("You told nobody yet.").await;
    visitor.show(window, "05-worried").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Small goals, if you offer them").await;
    window.heading("Your group does not offer goals").await;
    window.choose("Offer small goals in this group").await;
    window.heading("Small goals, for those who like them").await;
    window.click("Grace").await;
    window.write("Something Grace would like to do", "Sit in the garden with a book").await;
    window.click("Add it").await;
    window.see("Sit in the garden with a book is added.").await;
    visitor.show(window, "03-goals").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Guests who came along").await;
    window.heading("4 guests to look at, or not").await;
    window.click("Zara joins the group").await;
    window.see("Ask first: may the group keep their name on its list?").await;
    visitor.show(window, "06-guests").await;
}

/// Starting a group by names, and from a list.
pub async fn list(visitor: &mut impl Show) {
    let window = made_up().await;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lists/autumn_programme.xlsx");
    window.click("My groups").await;
    window.click("Start a group by typing names").await;
    window.write("Who is in the group?", "Yusuf\nAnn\nAnn").await;
    window.see("is there more than once").await;
    visitor.show(&window, "09-typing-names").await;
    window.click("My groups").await;
    window.click("Bring in a list").await;
    window.heading("Bring in a list").await;
    visitor.show(&window, "09-list").await;
    window.answer_dialog(Some(&file));
    window.click("Choose the file").await;
    window.heading("Check the list").await;
    visitor.show(&window, "09-list-check").await;
    window.pick("What is ‘Tel 2’?", "Leave it out").await;
    window.choose("Yes, every one of them said so").await;
    window.click("Bring in without a number").await;
    // The list below moves up once the row is settled.
    window.see_no_more("Row 9").await;
    window.click("Keep one").await;
    window.see_no_more("There is a problem").await;
    window.click("Go on").await;
    window.heading("Which group are they?").await;
    visitor.show(&window, "09-list-into").await;
    window.click("My groups").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Bring in a list").await;
    window.heading("Bring in a list").await;
    let file = window.desk().join("second.csv");
    std::fs::write(&file, BESIDE).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    window.answer_dialog(Some(&file));
    window.click("Choose the file").await;
    window.heading("Check the list").await;
    window.see("Your group and this list").await;
    visitor.show(&window, "09-list-beside").await;
}

/// A list for a group that has people: a name alone that it has, two numbers, a number cut short.
const BESIDE: &str = "Pain programme\n\nName,Mobile,FG consent,OK to share number\n\
    Colin Braithwaite,07700 900115,Y,Y\nAnn Tate,07700 900112 / 01632 960033,Y,Y\n\
    Bo Lee,7.7E+09,Y,Y\nCy Low,Deceased,Y,Y\nTotal,4\n";

/// What keeps a group going: the list before it begins, jobs, places, agreement, its life.
pub async fn going_on(visitor: &mut impl Show) {
    let window = made_up().await;
    window.click("My groups").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("What to see to before you first meet").await;
    window.heading("2 things left before you begin").await;
    visitor.show(&window, "09-setting-up").await;
    window.click("Share out the jobs").await;
    window.heading("2 people share running this group").await;
    visitor.show(&window, "03-jobs").await;
    window.click("Hand over, Dilip Chaudhari, Co-host").await;
    window.click("Hand the job over").await;
    window.see("Choose who it is.").await;
    visitor.show(&window, "03-jobs-problem").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Where you meet").await;
    window.heading("You have one place to meet").await;
    visitor.show(&window, "03-places").await;
    window.click("See the place").await;
    window.heading("St Aidan’s Church Hall, Westerby").await;
    visitor.show(&window, "03-place").await;
    window.click("Where you meet").await;
    window.click("Add a place").await;
    window.see("Or take one of another group").await;
    window.click("Keep this place").await;
    window.see("There is a problem").await;
    visitor.show(&window, "03-place-new-problem").await;
    window.click("Where you meet").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Our support plan").await;
    window.heading("How we look after each other").await;
    visitor.show(&window, "03-support-plan").await;
    window.click("Print this page").await;
    window.see("1 page is ready.").await;
    visitor.show(&window, "14-print-one").await;
    window.click("My groups").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Our agreement").await;
    window.click("Write a new version").await;
    window.heading("You are writing your agreement").await;
    window.click("Change, Talk as much or as little as you like.").await;
    window.see("Keep the change").await;
    visitor.show(&window, "03-agreement-writing").await;
    window.click("Leave it as it was").await;
    window.click("We have agreed this").await;
    window.heading("How we treat each other").await;
    window.click("Older versions (1)").await;
    window.click("Version 1, agreed on").await;
    window.heading("Version 1").await;
    visitor.show(&window, "03-agreement-older").await;
    window.click("My groups").await;
    window.click("St Aidan’s Tuesday group").await;
    window.click("Pause the group, or end it well").await;
    window.heading("The group is meeting").await;
    window.click("Say how it ended").await;
    window.choose("It joined another group").await;
    window.pick("Which group did it join?", "Harbour Street group").await;
    window.click("Keep how it ended").await;
    window.see("The group ended on").await;
    visitor.show(&window, "03-life-ended").await;
    window.click("Start the group again").await;
    window.heading("The group is meeting").await;
    visitor.show(&window, "03-life").await;
    window.click("My groups").await;
    window.click("Orchard Road group").await;
    window.see("The group is taking a break until").await;
    visitor.show(&window, "03-group-paused").await;
}

async fn made_up() -> Window {
    let window = Window::open_with(&["--demo"]).await;
    window.heading("Your next meeting is").await;
    window
}
