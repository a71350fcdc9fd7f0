//! The steps of which stories are made, each from one screen to the next.

use follow_on_tests::window::Person;

/// What a person has written down at the end of the first start.
pub struct Kept {
    pub words: String,
    pub code: String,
}

/// Screens 1 and 2: who are you, words, recovery code. Ends on the page that the way led to.
pub async fn first_start(person: &Person, way: &str, name: &str, nation: &str) -> Kept {
    person.heading("Welcome. What would you like to do?").await;
    person.press("Text size 125%").await;
    person.state("Text size 125%", "aria-pressed", "true").await;
    person.press(way).await;
    person.heading("About you").await;
    person.fill_in("Your name", name).await;
    person.answer(nation).await;
    person.press("Continue").await;

    person.heading("Choose the words that open Follow-on").await;
    let words = person.words_of("[data-offered]").await;
    assert_eq!(words.split(' ').count(), 5, "{words}");
    person.fill_in("Now type them once", &words).await;
    person.press("Open Follow-on with these words").await;

    person.heading("Your recovery code").await;
    let code = person.words_of("[data-code]").await;
    person.fill_in("Type the code back once", &code.replace('-', " ").to_lowercase()).await;
    person.press("Continue").await;
    person.see("Your recovery code is safe.").await;
    Kept { words, code }
}

/// A group by typing names, from its page to the dates.
pub async fn type_names(person: &Person, group: &str, place: &str, names: &[&str]) {
    person.heading("Start a group by typing names").await;
    person.fill_in("Name of the group", group).await;
    person.fill_in("Where you meet", place).await;
    person.fill_in("Who is in the group?", &names.join("\n")).await;
    person.press("Go on to the dates").await;
}

/// Tomorrow, by the clock of the hall: day, month, year.
pub async fn tomorrow(person: &Person) -> [String; 3] {
    let script =
        "const here = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: 'numeric', day: 'numeric' });
        const part = Object.fromEntries(here.formatToParts(new Date()).map(({ type, value }) => [type, Number(value)]));
        const d = new Date(Date.UTC(part.year, part.month - 1, part.day + 1));
        return [d.getUTCDate(), d.getUTCMonth() + 1, d.getUTCFullYear()]";
    let parts = person.script(script, vec![]).await;
    std::array::from_fn(|at| parts[at].to_string())
}

/// What day of the week that is.
pub async fn weekday(person: &Person, date: &[String; 3]) -> String {
    let script = "const [d, m, y] = arguments[0]; const day = new Date(Date.UTC(y, m - 1, d));
        return day.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })";
    person.script(script, vec![date.to_vec().into()]).await.as_str().unwrap().to_owned()
}

/// Types the first date of the form.
pub async fn first_date(person: &Person, date: &[String; 3]) {
    person.heading("When will you meet?").await;
    for (label, part) in ["Day", "Month", "Year"].into_iter().zip(date) {
        person.fill_anew(label, part).await;
    }
}

/// The first three dates that are shown, of which the first is tomorrow. Ends on Home.
pub async fn plan_three(person: &Person) {
    person.see("Show one more date").await;
    person.press("Plan these 3 meetings").await;
    person.see("3 meetings are planned.").await;
    person.heading("Your next meeting is tomorrow").await;
}

/// The first three dates from this one on. Ends on Home.
pub async fn plan_from(person: &Person, date: [String; 3]) {
    first_date(person, &date).await;
    plan_three(person).await;
}

/// Lock, and the page that knows nothing.
pub async fn lock(person: &Person) {
    person.press("Lock").await;
    person.heading("Type your words to open it").await;
}

/// Open with the words.
pub async fn unlock(person: &Person, words: &str) {
    person.heading("Type your words to open it").await;
    person.fill_in("Your words", words).await;
    person.press("Open").await;
}

/// No file that the app or its web view wrote holds any of these words in the clear.
pub fn nothing_readable(person: &Person, words: &[&str]) {
    let mut looked_at = 0;
    let mut folders = vec![person.everything().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
                continue;
            }
            // A socket or a link to nowhere holds nothing.
            let Ok(bytes) = std::fs::read(&entry) else { continue };
            looked_at += 1;
            let found = words.iter().find(|word| in_either_form(&bytes, word));
            assert_eq!(found, None, "{} can be read in {}", found.unwrap_or(&""), entry.display());
        }
    }
    assert!(looked_at > 3, "only {looked_at} files were there to look at");
}

/// As UTF-8, or as the web view would keep it.
fn in_either_form(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.as_bytes(), &wide].iter().any(|form| bytes.windows(form.len()).any(|part| part == *form))
}
