//! What core costs, each figure against a peer that does the bare minimum in the same run.
//!
//! Prints one line a figure: ours, theirs, the ratio, the limit. Ends with an error past a limit.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measuring program for the terminal")]

use std::{
    ops::ControlFlow,
    path::Path,
    time::{Duration, Instant},
};

use calamine::{Reader, Xlsx, open_workbook};
use follow_on_core::{
    SCHEMA, attendance,
    attendance::Status,
    groups, home,
    intake::{self, Choices, Destination, List},
    meetings,
    platform::{MeetingId, MemberId, Now, Safe, Vault},
    survival::{Span, kaplan_meier, log_rank},
};
use rust_xlsxwriter::Workbook;

const ROWS: u32 = 10_000;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), String> {
    let home = tempfile::tempdir().unwrap();
    let safe = Safe::new(home.path().to_owned(), &SCHEMA);
    let (vault, _) = safe.create("marmalade thunder ladder quilt").await.unwrap();
    // Rows written by hand go into a vault of their own: this one counts its changes in memory.
    let bare_home = tempfile::tempdir().unwrap();
    let (bare, _) =
        Safe::new(bare_home.path().to_owned(), &SCHEMA).create("marmalade thunder ladder quilt").await.unwrap();
    let mut past = Vec::new();
    tap(&vault, &bare, &mut past).await;
    list(&vault, &bare, home.path(), &mut past).await;
    survival(home.path(), &mut past);
    bare.close().await.unwrap();
    vault.close().await.unwrap();
    if past.is_empty() { Ok(()) } else { Err(format!("past the limit: {}", past.join(", "))) }
}

fn tell(past: &mut Vec<String>, what: &str, ours: Duration, theirs: Duration, limit: f64) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("{what:<44} {ours:>10.1?}  peer {theirs:>10.1?}  {ratio:>5.2}x  limit {limit}x");
    if ratio > limit {
        past.push(what.to_owned());
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn now() -> Now {
    Now::of("2026-11-24T10:30:00Z".parse().unwrap())
}

/// A million people in two sets: the curve of all of them, and the test of a difference, against R's `survival`
/// on the same people. R reads them outside the time that counts.
fn survival(home: &Path, past: &mut Vec<String>) {
    let span = |nth: u32| {
        // Spread like shuffled numbers, without needing any.
        let day = nth.wrapping_mul(2_654_435_761) >> 16;
        Span { from: None, until: (day % 3_000) as u16, went: (day % 5 < 2).then_some(0) }
    };
    let people: Vec<Span> = (0..1_000_000).map(span).collect();
    let sets: Vec<&[Span]> = people.chunks(people.len() / 2).collect();
    let file = home.join("people.csv");
    let mut lines = String::from("until,went,set\n");
    for (nth, span) in people.iter().enumerate() {
        lines.push_str(&format!("{},{},{}\n", span.until, u8::from(span.went.is_some()), nth * 2 / people.len()));
    }
    std::fs::write(&file, lines).unwrap();
    let script = format!(
        "suppressPackageStartupMessages(library(survival)); d <- read.csv('{}'); \
         t <- function(f) median(sapply(1:3, function(i) system.time(f())[['elapsed']])); \
         cat(t(function() survfit(Surv(until, went) ~ 1, d)), t(function() survdiff(Surv(until, went) ~ set, d)))",
        file.display()
    );
    let Ok(told) = std::process::Command::new("Rscript").args(["-e", &script]).output() else {
        println!("A million people: R is not here to compare with");
        return;
    };
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let theirs: Vec<Duration> =
        told.split_whitespace().filter_map(|s| s.parse().ok()).map(Duration::from_secs_f64).collect();
    let [curve, test] = theirs[..] else {
        println!("A million people: R has no package survival to compare with");
        return;
    };
    let time = |work: &dyn Fn() -> f64| {
        let once = |_| {
            let begun = Instant::now();
            assert!(work().is_finite());
            begun.elapsed()
        };
        median((0..9).map(once).collect())
    };
    tell(past, "a million people: the curve", time(&|| kaplan_meier(&people).at(365).0), curve, 0.01);
    tell(past, "a million people: log-rank", time(&|| log_rank(&sets).map_or(0.0, |test| test.chi)), test, 0.01);
}

async fn forty(vault: &Vault) -> (MeetingId, Vec<MemberId>) {
    let names: Vec<String> = (0..40).map(|nth| format!("Person {nth}")).collect();
    let group = groups::create(vault, &now(), "Forty", "", &names, None).await.unwrap().group;
    meetings::plan(vault, &now(), group, &[now().today], "10:30:00".parse().unwrap(), 90, "").await.unwrap();
    let view = home::group(vault, &now(), group).await.unwrap();
    let meeting = view.upcoming[0].id;
    meetings::start(vault, &now(), meeting).await.unwrap();
    (meeting, view.members.iter().map(|member| member.id).collect())
}

/// A tap against the same rows written by hand: attendance (its tally by trigger), stamp, audit, undo.
async fn tap(vault: &Vault, bare: &Vault, past: &mut Vec<String>) {
    let (meeting, members) = forty(vault).await;
    forty(bare).await;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..20 {
        let status = if round % 2 == 0 { Status::Here } else { Status::Apologies };
        for member in &members {
            let begun = Instant::now();
            attendance::mark(vault, &now(), meeting, *member, Some(status)).await.unwrap();
            ours.push(begun.elapsed());
        }
        for member in 1..=40_i64 {
            let begun = Instant::now();
            by_hand(bare, member, status.text()).await;
            theirs.push(begun.elapsed());
        }
    }
    tell(past, "a tap, against the same rows by hand", median(ours), median(theirs), 1.5);
}

async fn by_hand(vault: &Vault, member: i64, status: &str) {
    let mut conn = vault.connection().await.unwrap();
    let sql = conn.sql();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *sql).await.unwrap();
    sqlx::query(
        "INSERT INTO attendance (meeting_id, member_id, status, present, stamp) VALUES (1, ?, ?, 1, x'03010101') \
         ON CONFLICT (meeting_id, member_id) DO UPDATE SET status = excluded.status, stamp = excluded.stamp",
    )
    .bind(member)
    .bind(status)
    .execute(&mut *sql)
    .await
    .unwrap();
    let (touched, before) = (vec![7_u8; 12], vec![7_u8; 30]);
    sqlx::query("INSERT INTO change (seq, at, act, touched, before) VALUES ((SELECT max(seq) + 1 FROM change), 1, 'attendance.mark', ?, ?)")
        .bind(touched)
        .bind(before)
        .execute(&mut *sql)
        .await
        .unwrap();
    sqlx::query("COMMIT").execute(&mut *sql).await.unwrap();
}

/// 10,000 rows of XLSX: looking at them, and bringing them in.
async fn list(vault: &Vault, bare: &Vault, dir: &Path, past: &mut Vec<String>) {
    let path = dir.join("list.xlsx");
    write_list(&path);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let begun = Instant::now();
        let list = List::new(intake::read_path(&path, |_, _| ControlFlow::Continue(())).unwrap());
        let preview = intake::check(&list, &Choices::default());
        ours.push(begun.elapsed());
        assert_eq!(preview.rows, ROWS);
        assert!(preview.problems.is_empty(), "{:?}", &preview.problems[..preview.problems.len().min(3)]);
        let begun = Instant::now();
        let mut book: Xlsx<_> = open_workbook(&path).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        theirs.push(begun.elapsed());
        assert_eq!(range.height(), ROWS as usize + 1);
    }
    tell(past, "10,000 rows of XLSX: preview, against calamine", median(ours), median(theirs), 1.3);

    let list = List::new(intake::read_path(&path, |_, _| ControlFlow::Continue(())).unwrap());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..3 {
        let into = Destination {
            group: None,
            new_group_name: format!("Bench {round}"),
            programme: None,
            programme_code: String::new(),
        };
        let begun = Instant::now();
        intake::bring_in(vault, &now(), &list, &Choices::default(), &into, |_, _| ControlFlow::Continue(()))
            .await
            .unwrap();
        ours.push(begun.elapsed());
        vault.tidy().await.unwrap();
        let begun = Instant::now();
        bare_rows(bare, round).await;
        theirs.push(begun.elapsed());
        bare.tidy().await.unwrap();
    }
    tell(past, "10,000 rows: writing, against bare INSERTs", median(ours), median(theirs), 2.0);
}

const FORENAMES: &[&str] =
    &["Margaret", "Dilip", "Grace", "Colin", "Siân", "Yusuf", "Bronagh", "Kofi", "Mei-Lin", "Piotr"];

/// A number of five places for a row, no other row's, and far from those of its neighbours: people next to
/// each other on a list are not a slip apart.
fn scattered(row: u32) -> u32 {
    (row * 7_919) % 100_000
}

/// One of a thousand names, which is about as many as ten thousand people have; with the forename no other
/// row's.
fn surname(row: u32) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "cen", "dil", "for", "gus", "hat", "jem", "kir", "lon", "mud"];
    let digits = format!("{:03}", (row / 10 * 379) % 1_000);
    let name: String = digits.bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect();
    name[..1].to_uppercase() + &name[1..]
}

fn phone(row: u32) -> String {
    format!("07700 9{:05}", scattered(row))
}

fn email(row: u32) -> String {
    format!("{}{}@example.org", surname(row).to_lowercase(), scattered(row))
}

fn write_list(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip([
        "Forename",
        "Surname",
        "Mobile",
        "Email",
        "FG consent",
        "OK to share number",
        "Site",
        "Diagnosis",
        "NHS number",
        "GP",
    ]) {
        sheet.write(0, column, heading).unwrap();
    }
    for row in 1..=ROWS {
        let values = [
            FORENAMES[row as usize % FORENAMES.len()].to_owned(),
            surname(row),
            phone(row),
            email(row),
            "Y".to_owned(),
            "Y".to_owned(),
            "Westerby".to_owned(),
            "Made up".to_owned(),
            String::new(),
            "Dr Made Up".to_owned(),
        ];
        for (column, value) in (0..).zip(values) {
            sheet.write(row, column, value).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// The same rows that bringing the list in writes: a member, two permissions and a place on the programme's
/// cohort for each person.
async fn bare_rows(vault: &Vault, round: u32) {
    let mut conn = vault.connection().await.unwrap();
    let sql = conn.sql();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *sql).await.unwrap();
    sqlx::query(
        "INSERT OR IGNORE INTO programme (id, uid, code, present, stamp) VALUES (1, zeroblob(16), '', 1, x'03010101')",
    )
    .execute(&mut *sql)
    .await
    .unwrap();
    for row in 1..=ROWS {
        let member = sqlx::query(
            "INSERT INTO member (uid, group_id, name, host, joined, phone, email, present, stamp) VALUES (?, 1, ?, 0, '2026-11-24', ?, ?, 1, x'03010101')",
        )
        .bind(uid(round, row, 0))
        .bind(format!("{} {}", FORENAMES[row as usize % FORENAMES.len()], surname(row)))
        .bind(phone(row))
        .bind(email(row))
        .execute(&mut *sql)
        .await
        .unwrap()
        .last_insert_rowid();
        for (nth, purpose) in [(1, "holdDetails"), (2, "hostHasContacts")] {
            sqlx::query(
                "INSERT INTO permission (uid, group_id, member_id, purpose, decision, wording, how, decided, present, stamp) \
                 VALUES (?, 1, ?, ?, 'given', '2026-11', 'onTheList', '2026-11-24', 1, x'03010101')",
            )
            .bind(uid(round, row, nth))
            .bind(member)
            .bind(purpose)
            .execute(&mut *sql)
            .await
            .unwrap();
        }
        sqlx::query(
            "INSERT INTO cohort_person (uid, programme_id, finished, answer, answered_on, offered_on, offered_by, present, stamp) \
             VALUES (?, 1, 'notKnown', 'yes', '2026-11-24', '2026-11-24', '', 1, x'03010101')",
        )
        .bind(uid(round, row, 3))
        .execute(&mut *sql)
        .await
        .unwrap();
    }
    sqlx::query("COMMIT").execute(&mut *sql).await.unwrap();
}

/// Sixteen bytes in rising order, as the app's own identities are.
fn uid(round: u32, row: u32, nth: u8) -> Vec<u8> {
    let mut bytes = vec![0x7f, round as u8];
    bytes.extend_from_slice(&row.to_be_bytes());
    bytes.push(nth);
    bytes.resize(16, 0);
    bytes
}
