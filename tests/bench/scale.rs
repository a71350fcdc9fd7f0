//! What the service's pages cost as it grows: Home, each order of Groups and Find, at 10,000 groups with
//! 120,000 people, against the same pages at 100 groups in the same run.
//!
//! Prints one line a figure: at 10,000, at 100, the ratio, the limits. Ends with an error past a limit.
//! The rows are made by a seeded generator and written straight into the tables: the triggers keep the
//! summaries as they do for the app, and the index of words is made as it is for an older vault.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measuring program for the terminal")]

use std::time::{Duration, Instant};

use chrono::{Datelike, Days, NaiveDate};
use follow_on_core::{
    SCHEMA,
    home::{self, GroupsAsk, Show, Sort},
    platform::{GroupId, Now, Safe, Vault},
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use uuid::Uuid;

const WORDS: &str = "marmalade thunder ladder quilt";
const LARGE: u32 = 10_000;
const SMALL: u32 = 100;
/// A page is there before anyone notices a wait.
const LONGEST: Duration = Duration::from_millis(100);
/// A hundred times the groups cost no more than this.
const LIMIT: f64 = 1.2;
const ROUNDS: usize = 41;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), String> {
    let home = tempfile::tempdir().unwrap();
    let small = made(&home.path().join("small"), SMALL).await;
    let begun = Instant::now();
    let large = made(&home.path().join("large"), LARGE).await;
    println!("made {LARGE} groups in {:.1?}", begun.elapsed());
    let mut past = Vec::new();

    overview(&small, &large, &mut past).await;
    for sort in Sort::ALL {
        for down in [false, true] {
            groups(&small, &large, *sort, down, &mut past).await;
        }
    }
    for text in ["margaret", "margret", "mar", "okafor maureen", "siân", "hollin", "14 october", "zzzz"] {
        find(&small, &large, text, &mut past).await;
    }
    small.close().await.unwrap();
    large.close().await.unwrap();
    if past.is_empty() { Ok(()) } else { Err(format!("past the limit: {}", past.join(", "))) }
}

fn now() -> Now {
    Now::of("2026-11-24T10:30:00Z".parse().unwrap())
}

/// The same work by turns on both, so that a busy moment falls on both alike.
async fn measure(past: &mut Vec<String>, what: &str, mut small: impl AsyncFnMut(), mut large: impl AsyncFnMut()) {
    let (mut few, mut many) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        small().await;
        few.push(begun.elapsed());
        let begun = Instant::now();
        large().await;
        many.push(begun.elapsed());
    }
    let (few, many) = (median(few), median(many));
    let ratio = many.as_secs_f64() / few.as_secs_f64();
    println!("{what:<36} {many:>10.1?}  at {SMALL} {few:>10.1?}  {ratio:>5.2}x  limits {LIMIT}x, {LONGEST:?}");
    if ratio > LIMIT || many > LONGEST {
        past.push(what.to_owned());
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

async fn overview(small: &Vault, large: &Vault, past: &mut Vec<String>) {
    let read = async |vault: &Vault, place: Option<&str>| {
        let view = home::overview(vault, &now(), place, None).await.unwrap();
        assert_eq!(view.need_look.len(), 5, "a believable service has some to look at");
    };
    measure(past, "Home", async || read(small, None).await, async || read(large, None).await).await;
}

async fn groups(small: &Vault, large: &Vault, sort: Sort, down: bool, past: &mut Vec<String>) {
    let ask = |after| GroupsAsk { show: Show::Now, place: None, began: None, sort, down, after };
    let read = async |vault: &Vault, after: Option<GroupId>| {
        let page = home::groups_page(vault, &now(), &ask(after)).await.unwrap();
        assert_eq!(page.rows.len(), 25);
    };
    let what = format!("Groups by {}{}", sort.text(), if down { ", down" } else { "" });
    measure(past, &what, async || read(small, None).await, async || read(large, None).await).await;
    let middle = (middle_of(small, &ask(None)).await, middle_of(large, &ask(None)).await);
    let what = format!("{what}, middle");
    measure(past, &what, async || read(small, middle.0).await, async || read(large, middle.1).await).await;
}

/// The group in the middle of the list, found by turning pages.
async fn middle_of(vault: &Vault, first: &GroupsAsk) -> Option<GroupId> {
    let mut ask = first.clone();
    let total = home::groups_page(vault, &now(), &ask).await.unwrap().total;
    for _ in 0..(total / 25 / 2).max(1) {
        ask.after = home::groups_page(vault, &now(), &ask).await.unwrap().next;
    }
    ask.after
}

async fn find(small: &Vault, large: &Vault, text: &str, past: &mut Vec<String>) {
    let look = async |vault: &Vault| {
        home::find(vault, &now(), text).await.unwrap();
    };
    measure(past, &format!("Find \u{201c}{text}\u{201d}"), async || look(small).await, async || look(large).await)
        .await;
}

const FIRST: &[&str] = &[
    "Margaret",
    "Maureen",
    "Dilip",
    "Grace",
    "Parveen",
    "Colin",
    "Winston",
    "Ruth",
    "Jean",
    "Siân",
    "Yusuf",
    "Tomasz",
    "Imran",
    "Bronagh",
    "Ann",
    "Kofi",
    "Lesley",
    "Gwilym",
    "Mei-Lin",
    "Shona",
    "Piotr",
    "Farida",
    "Les",
    "Joy",
    "Brian",
    "Hannah",
    "Olwen",
    "Desmond",
    "Zainab",
    "Eilidh",
    "Padraig",
    "Agnieszka",
    "Harjit",
    "Norma",
    "Trevor",
    "Ewan",
];
const LAST: &[&str] = &[
    "Okafor",
    "Chaudhari",
    "Adeyemi",
    "Akhtar",
    "Braithwaite",
    "Feldman",
    "Illingworth",
    "Mackintosh",
    "Prydderch",
    "Rahmani",
    "Wilczek",
    "Sheikh",
    "Doherty",
    "Thistlewood",
    "Pargeter",
    "Asante",
    "O\u{2019}Shea",
    "Bowen",
    "Tan",
    "Drummond",
    "Zielak",
    "Noor",
    "Cartwright",
    "Amankwah",
    "Tuffley",
    "Smith",
    "Jones",
    "Kowalska",
    "Singh",
    "Begum",
];
const PLACES: &[&str] = &["Hollin Bank", "Penfold", "Westerby", "Castle Moor", "Millbrook", "Harbour Street"];

/// A service of so many groups: twelve people each, a year of monthly meetings, and who came, as the
/// studies have it: 65 in 100 at first, 45 after a year, fewer in the dark months.
async fn made(home: &std::path::Path, groups: u32) -> Vault {
    std::fs::create_dir_all(home).unwrap();
    let safe = Safe::new(home.to_owned(), &SCHEMA);
    let (vault, _) = safe.create(WORDS).await.unwrap();
    let mut rng = StdRng::seed_from_u64(20_261_125);
    {
        let mut conn = vault.connection().await.unwrap();
        let sql = conn.sql();
        sqlx::query("BEGIN IMMEDIATE").execute(&mut *sql).await.unwrap();
        for nth in 0..groups {
            group(sql, nth, &mut rng).await;
        }
        // As an older vault: the words of what is there are taken up when it is opened.
        sqlx::query("DELETE FROM device WHERE key = 'found'").execute(&mut *sql).await.unwrap();
        sqlx::query("COMMIT").execute(&mut *sql).await.unwrap();
    }
    vault.close().await.unwrap();
    let vault = safe.open(WORDS).await.unwrap();
    vault.tidy().await.unwrap();
    vault
}

async fn group(sql: &mut sqlx::SqliteConnection, nth: u32, rng: &mut StdRng) {
    let place = PLACES[rng.random_range(0..PLACES.len())];
    let name = format!("{place} {} group", FIRST[rng.random_range(0..FIRST.len())]);
    let today = now().today;
    let since = today.checked_sub_days(Days::new(rng.random_range(200..2_000))).unwrap();
    let group = sqlx::query(
        "INSERT INTO support_group (uid, name, place, since, present, stamp) VALUES (?, ?, ?, ?, 1, x'03010101')",
    )
    .bind(uid(1, nth, 0))
    .bind(name)
    .bind(place)
    .bind(since)
    .execute(&mut *sql)
    .await
    .unwrap()
    .last_insert_rowid();
    let mut people = Vec::new();
    for who in 0..12_u8 {
        let name = format!("{} {}", FIRST[rng.random_range(0..FIRST.len())], LAST[rng.random_range(0..LAST.len())]);
        let member = sqlx::query(
            "INSERT INTO member (uid, group_id, name, host, joined, present, stamp) VALUES (?, ?, ?, ?, ?, 1, x'03010101')",
        )
        .bind(uid(2, nth, who))
        .bind(group)
        .bind(name)
        .bind(who < 2 || (who == 2 && rng.random_bool(0.3)))
        .bind(since)
        .execute(&mut *sql)
        .await
        .unwrap()
        .last_insert_rowid();
        people.push(member);
    }
    // One in ten has been silent for a while.
    let silent = if rng.random_bool(0.1) { 12 } else { 1 };
    for meeting in 0..12_u8 {
        let date: NaiveDate = today
            .checked_sub_days(Days::new(28 * u64::from(11 - meeting) + 7 * silent - 7 + u64::from(nth % 7)))
            .unwrap();
        let id = sqlx::query(
            "INSERT INTO meeting (uid, group_id, on_date, starts, minutes, place, state, present, stamp) \
             VALUES (?, ?, ?, '10:30:00', 120, ?, 'planned', 1, x'03010101')",
        )
        .bind(uid(3, nth, meeting))
        .bind(group)
        .bind(date)
        .bind(place)
        .execute(&mut *sql)
        .await
        .unwrap()
        .last_insert_rowid();
        let dark = if matches!(date.month(), 12 | 1 | 2) { 0.1 } else { 0.0 };
        let chance = 0.65 - 0.2 * f64::from(meeting) / 12.0 - dark;
        for member in &people {
            let status = if rng.random_bool(chance) {
                "here"
            } else if rng.random_bool(0.6) {
                "apologies"
            } else {
                "noWord"
            };
            sqlx::query("INSERT INTO attendance (meeting_id, member_id, status, present, stamp) VALUES (?, ?, ?, 1, x'03010101')")
                .bind(id)
                .bind(member)
                .bind(status)
                .execute(&mut *sql)
                .await
                .unwrap();
        }
        sqlx::query("UPDATE meeting SET state = 'held' WHERE id = ?").bind(id).execute(&mut *sql).await.unwrap();
    }
}

/// Sixteen bytes in rising order, as the app's own identities are.
fn uid(kind: u8, nth: u32, part: u8) -> Uuid {
    let mut bytes = [0_u8; 16];
    bytes[0] = kind;
    bytes[1..5].copy_from_slice(&nth.to_be_bytes());
    bytes[5] = part;
    Uuid::from_bytes(bytes)
}
