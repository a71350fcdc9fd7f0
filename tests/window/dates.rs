//! Dates by a rule: planned, skipped, moved, called off, and saved for other calendars.

use chrono::{Datelike, NaiveDate, TimeDelta};
use follow_on_tests::window::{Hand, Person, Window};

async fn story(hand: Hand) {
    let person = Person::at(Window::open_with(&["--demo"]).await, hand);
    person.heading("Your next meeting is").await;
    person.press("My groups").await;
    person.press("St Aidan").await;
    person.see("People (").await;

    let dates = plan_by_rule(&person).await;
    take_back_a_skip(&person, &dates[1]).await;
    let next = move_the_next(&person).await;
    call_it_off(&person, &next).await;
    save_for_calendars(&person).await;
}

#[tokio::test]
async fn by_pointer() {
    story(Hand::Pointer).await;
}

#[tokio::test]
async fn by_keys_alone() {
    story(Hand::Keys).await;
}

/// Plans two dates of three, the one between skipped with a word why. Answers with what the three say.
async fn plan_by_rule(person: &Person) -> Vec<String> {
    person.press("Plan more dates").await;
    person.heading("When will you meet?").await;
    person.see("These dates").await;
    person.pick_from("How often?", "The first Tuesday of each month").await;
    person.see("Plan these 3 meetings").await;
    dates_to_tick(person, "first Tuesdays", |days| days.iter().all(|day| day.day() <= 7)).await;
    person.pick_from("How often?", "Every 4 weeks on a Tuesday").await;
    let four_weeks = |days: &[NaiveDate]| days.windows(2).all(|two| two[1] - two[0] == TimeDelta::weeks(4));
    let dates = dates_to_tick(person, "Tuesdays four weeks apart", four_weeks).await;
    person.see("Plan these 3 meetings").await;
    person.see("We know the bank holidays of England up to").await;
    assert_eq!(dates.len(), 3, "{dates:?}");
    assert!(dates.iter().all(|date| date.starts_with("Tuesday ")), "{dates:?}");
    person.take_off(&dates[1]).await;
    person.pick_from(&format!("Why not on {}?", dates[1]), "The place is closed").await;
    person.press("Plan these 2 meetings").await;
    person.see("2 meetings are planned.").await;
    person.see("Every 4 weeks on a Tuesday").await;
    person.see("Skipped. The place is closed.").await;
    dates
}

/// What the dates on offer say, as soon as they are as they should be. The list follows the rule a moment later.
async fn dates_to_tick(person: &Person, what: &str, right: impl Fn(&[NaiveDate]) -> bool) -> Vec<String> {
    let labels = "return [...document.querySelectorAll('.ticks .nhsuk-checkboxes__label')].map((e) => e.innerText)";
    let year = person.script("return new Date().getFullYear()", vec![]).await;
    person
        .until(what, async || {
            let dates: Vec<String> = serde_json::from_value(person.script(labels, vec![]).await).unwrap();
            let days: Vec<NaiveDate> = dates.iter().filter_map(|date| day(date, &year.to_string())).collect();
            if days.len() == dates.len() && right(&days) { Ok(dates) } else { Err(format!("still {dates:?}")) }
        })
        .await
}

/// The day that words such as "Tuesday 6 April 2027" mean. A day of this year comes without its year.
fn day(words: &str, this_year: &str) -> Option<NaiveDate> {
    let parsed = |words: &str| NaiveDate::parse_from_str(words, "%A %d %B %Y").ok();
    parsed(words).or_else(|| parsed(&format!("{words} {this_year}")))
}

/// Not skipped after all, and skipped again.
async fn take_back_a_skip(person: &Person, date: &str) {
    person.press("Meet after all").await;
    person.see(&format!("There is a meeting on {date} again.")).await;
    person.see_no_more("Skipped. The place is closed.").await;
    person.press("Undo").await;
    person.see("Skipped. The place is closed.").await;
}

/// Moves the next meeting a week on. Answers with its new day.
async fn move_the_next(person: &Person) -> String {
    person.press("Get ready for").await;
    person.heading("Get ready for").await;
    person.press("Change the date, time or place").await;
    person.see("A week later.").await;
    let labels = "return [...document.querySelectorAll('input[name=move-date]')]
        .map((e) => [e.labels[0].innerText, document.getElementById(e.id + '-hint')?.innerText ?? ''])";
    let labels: Vec<(String, String)> = serde_json::from_value(person.script(labels, vec![]).await).unwrap();
    let (date, _) = labels.into_iter().find(|(_, hint)| hint.starts_with("A week later.")).unwrap();
    person.answer(&date).await;
    person.press("Keep the changes").await;
    person.see(&format!("The meeting is on {date} now.")).await;
    person.heading(&format!("Get ready for {date}")).await;
    person.see("Moved from").await;
    date
}

/// Called off with a reason, and put back.
async fn call_it_off(person: &Person, date: &str) {
    person.press("Call this meeting off").await;
    person.answer("Nobody can run it").await;
    person.press("Call it off").await;
    person.see(&format!("The meeting on {date} is called off.")).await;
    // The page that tells people comes first.
    person.press("My groups").await;
    person.press("St Aidan").await;
    person.see("Called off. Nobody can run it.").await;
    person.press(&format!("Meet after all, {date}")).await;
    person.see_no_more("Called off.").await;
}

async fn save_for_calendars(person: &Person) {
    person.press("Dates for other calendars").await;
    person.heading("Dates for other calendars").await;
    person.see("5 dates to come").await;
    // Thinking better of it changes nothing.
    person.answer_dialog(None);
    person.press("Save the dates").await;
    person.heading("Dates for other calendars").await;
    let file = person.desk().join("Meeting dates.ics");
    person.answer_dialog(Some(&file));
    person.press("Save the dates").await;
    person.see("The file is saved. It has 5 dates.").await;
    person.see("Nothing has changed since you saved the file.").await;
    let first = std::fs::read_to_string(&file).unwrap();
    assert_eq!(first.matches("BEGIN:VEVENT\r\n").count(), 5);
    assert_eq!(first.matches("SUMMARY:Group meeting\r\n").count(), 5);
    for name in ["Maureen", "Okafor", "Colin", "Aidan\u{2019}s Tuesday", "pain"] {
        assert!(!first.contains(name), "{name} is in the file");
    }

    person.fill_in("Another name for the calendar", "Tuesday tea").await;
    person.press("Keep this name").await;
    person.see("The name for calendars is changed.").await;
    person.see("5 dates are new or have changed since you saved the file.").await;
    person.answer_dialog(Some(&file));
    person.press("Save the dates").await;
    person.see("Nothing has changed since you saved the file.").await;
    let second = std::fs::read_to_string(&file).unwrap();
    assert_eq!(second.matches("SUMMARY:Tuesday tea\r\n").count(), 5);
    assert_eq!(uids(&second), uids(&first), "the same meetings under the same names");
}

fn uids(file: &str) -> Vec<&str> {
    file.lines().filter(|line| line.starts_with("UID:")).collect()
}
