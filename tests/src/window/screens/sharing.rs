//! The walk of a group that is handed over: a clinician's window and a host's, side by side.

use super::{Show, Window};

/// Handing over, first start with a file, the six digits, news, what was written twice.
pub async fn sharing(visitor: &mut impl Show) {
    let clinician = Window::open_with(&["--demo=clinician"]).await;
    let (group, card, news) = ("group.followon", "card.followon", "news.followon");
    let desk = clinician.desk();
    clinician.click("Groups").await;
    clinician.heading("16 groups").await;
    clinician.click("St Aidan’s Tuesday group").await;
    clinician.click("Hand the group over").await;
    clinician.heading("Hand the group over to").await;
    visitor.show(&clinician, "10-hand-over").await;
    clinician.choose("A charity or another body").await;
    clinician.click("Keep this answer").await;
    clinician.see("There is a problem").await;
    visitor.show(&clinician, "10-hand-over-problem").await;
    clinician.choose("Those who run the group").await;
    clinician.choose("We have agreed this in writing").await;
    clinician.click("Keep this answer").await;
    clinician.click("Get the file ready").await;
    let words = clinician.words_of("[data-words]").await;
    clinician.answer_dialog(Some(&desk.join(group)));
    clinician.click("Save the file").await;
    clinician.see("and read back whole").await;
    visitor.show(&clinician, "10-hand-over-words").await;

    let host = Window::open().await;
    host.click("Open a file that somebody gave me").await;
    host.write("Your name", "Aisha Khan").await;
    host.choose("England").await;
    host.click("Continue").await;
    host.heading("Choose the words that open Follow-on").await;
    let own = host.words_of("[data-offered]").await;
    host.write("Now type them once", &own).await;
    host.click("Open Follow-on with these words").await;
    host.click("I’ll do this later").await;
    host.heading("Open a file that somebody gave you").await;
    visitor.show(&host, "10-file").await;
    host.answer_dialog(Some(&desk.join(group)));
    host.click("Choose the file").await;
    host.heading("Which five words open it?").await;
    host.write("The five words you were told", "not these five words at").await;
    host.click("Open the file").await;
    host.see("There is a problem").await;
    visitor.show(&host, "10-file-words-problem").await;
    host.rewrite("The five words you were told", &words).await;
    host.click("Open the file").await;
    host.heading("Hannah Boateng gives you the group").await;
    visitor.show(&host, "10-file-hand-over").await;
    host.click("Put the group on this laptop").await;
    host.heading("The group is here. One step is left").await;
    visitor.show(&host, "10-together-join").await;
    host.answer_dialog(Some(&desk.join(card)));
    host.click("Save the file for them").await;
    host.see("Saved as card.followon").await;
    let digits = host.words_of("[data-digits]").await;

    clinician.click("See who has the group").await;
    clinician.heading("This group is on this laptop only").await;
    visitor.show(&clinician, "10-together-alone").await;
    clinician.answer_dialog(Some(&desk.join(card)));
    clinician.click("Open a file").await;
    clinician.heading("Aisha Khan has the group").await;
    visitor.show(&clinician, "10-file-digits").await;
    clinician.write("The six digits", &digits).await;
    clinician.click("They are the right ones").await;
    clinician.see("Aisha Khan is one of you now.").await;
    visitor.show(&clinician, "10-together").await;

    give(&clinician, &desk.join("first.followon")).await;
    bring(&host, &desk.join("first.followon")).await;
    host.click("Bring it in").await;
    host.see("Brought in what Hannah Boateng sent.").await;
    rename(&host, "Walkers").await;
    clinician.click("St Aidan’s Tuesday group").await;
    rename(&clinician, "Aidan’s").await;
    host.click("Who has this group").await;
    give(&host, &desk.join(news)).await;
    clinician.click("Who has this group").await;
    bring(&clinician, &desk.join(news)).await;
    clinician.heading("Aisha Khan sends what is new").await;
    visitor.show(&clinician, "10-file-news").await;
    clinician.click("Bring it in").await;
    clinician.click("Who has this group").await;
    clinician.heading("One thing was written twice").await;
    visitor.show(&clinician, "10-together-twice").await;
}

async fn give(window: &Window, file: &std::path::Path) {
    window.answer_dialog(Some(file));
    window.click("Save a file for them").await;
    window.see("Give it to everybody who has the group.").await;
}

async fn bring(window: &Window, file: &std::path::Path) {
    window.answer_dialog(Some(file));
    window.click("Open a file").await;
}

async fn rename(window: &Window, name: &str) {
    window.click("Change the group’s name or place").await;
    window.rewrite("Name of the group", name).await;
    window.click("Keep the changes").await;
    window.heading(name).await;
}
