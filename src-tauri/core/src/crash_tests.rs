//! Kill -9 at any moment: nothing acknowledged is lost, the pages hold together, and no file holds a
//! name in the clear. The test runs itself again as the process that writes and is killed.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::{
    SCHEMA, attendance,
    attendance::Status,
    groups, home, meetings,
    meetings::JottingKind,
    platform::{Code, GroupId, MeetingId, Now, Vault, VaultKey},
};

const KILLS: usize = 200;
const WRITER: &str = "FOLLOW_ON_CRASH_WRITER";
const NAME: &str = "Marguerite Testperson";
const KEY: [u8; 32] = [7; 32];

fn now() -> Now {
    Now::of("2026-11-24T10:30:00Z".parse().unwrap())
}

/// What the killed process does: taps and jottings, each told on standard output once it is durable.
#[tokio::test]
async fn writer() {
    let Ok(place) = std::env::var(WRITER) else { return };
    let vault = Vault::open(Path::new(&place), VaultKey::of(KEY), &SCHEMA).await.unwrap();
    let (meeting, group) = only_meeting(&vault).await;
    let members = home::group(&vault, &now(), group).await.unwrap().members;
    for nth in 0..10_000_usize {
        let member = members[nth % members.len()].id;
        let marked = attendance::mark(&vault, &now(), meeting, member, Some(status_of(nth))).await.unwrap();
        let text = format!("{NAME} said {}", marked.done.change);
        let jotted = meetings::jot(&vault, &now(), meeting, JottingKind::GoodNews, &text).await.unwrap();
        meetings::remove_jotting(&vault, &now(), newest_jotting(&vault, meeting).await).await.unwrap();
        // Straight to the pipe: the test harness keeps what `println` says for itself.
        writeln!(std::io::stdout(), "\nacknowledged {} {nth}", jotted.change + 1).unwrap();
    }
}

/// Each round of twelve taps turns everybody's mark over.
fn status_of(nth: usize) -> Status {
    if (nth / 12).is_multiple_of(2) { Status::Here } else { Status::Apologies }
}

/// What the writer says once a round is durable: the change's number, and which round it was.
fn acknowledgement(line: &str) -> Option<(u32, usize)> {
    let (change, nth) = line.strip_prefix("acknowledged ")?.split_once(' ')?;
    Some((change.parse().ok()?, nth.parse().ok()?))
}

async fn only_meeting(vault: &Vault) -> (MeetingId, GroupId) {
    let home = home::read(vault, &now()).await.unwrap();
    let running = home.running.unwrap();
    (running.id, running.group.id)
}

async fn newest_jotting(vault: &Vault, meeting: MeetingId) -> crate::platform::JottingId {
    attendance::read(vault, &now(), meeting).await.unwrap().jottings.last().unwrap().id
}

fn start_writer(dir: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash_tests::writer", "--nocapture"])
        .env(WRITER, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test]
async fn nothing_acknowledged_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::make(dir.path(), VaultKey::of(KEY), &SCHEMA).await.unwrap();
    let names: Vec<String> = (0..12).map(|nth| format!("{NAME} {nth}")).collect();
    let group = groups::create(&vault, &now(), "Crash group", "", &names, None).await.unwrap().group;
    meetings::plan(&vault, &now(), group, &[now().today], "10:30:00".parse().unwrap(), 90, "").await.unwrap();
    let meeting = home::group(&vault, &now(), group).await.unwrap().upcoming[0].id;
    meetings::start(&vault, &now(), meeting).await.unwrap();
    vault.close().await.unwrap();
    drop(vault);

    let mut acknowledged = 0_u32;
    for kill in 0..KILLS {
        let mut writer = start_writer(dir.path());
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        // A different moment each time, between one and a dozen rounds in.
        let rounds = 1 + (kill * 7) % 12;
        let told: Vec<(u32, usize)> =
            lines.by_ref().map_while(Result::ok).filter_map(|line| acknowledgement(&line)).take(rounds).collect();
        assert_eq!(told.len(), rounds, "the writer ran");
        writer.kill().unwrap();
        writer.wait().unwrap();
        // What it told while we were deciding counts too.
        let late = lines.map_while(Result::ok).filter_map(|line| acknowledgement(&line)).last();
        let (newest_told, nth) = late.unwrap_or(told[rounds - 1]);
        acknowledged = acknowledged.max(newest_told);

        let vault = Vault::open(dir.path(), VaultKey::of(KEY), &SCHEMA).await.unwrap();
        vault.check_pages().await.unwrap();
        let (newest, here, tallied) = look(&vault).await;
        assert!(newest >= acknowledged, "kill {kill}: {acknowledged} was acknowledged, {newest} is there");
        assert_eq!(here, tallied, "kill {kill}: the tally holds");
        let members = home::group(&vault, &now(), group).await.unwrap().members;
        let register = attendance::read(&vault, &now(), meeting).await.unwrap().register;
        let tapped = register.iter().find(|row| row.member == members[nth % members.len()].id).unwrap();
        assert_eq!(tapped.status, Some(status_of(nth)), "kill {kill}: the last tap that was acknowledged");
        no_name_in_the_clear(dir.path());
        vault.close().await.unwrap();
    }
    assert!(acknowledged > 1000, "{acknowledged} changes were at stake");
}

async fn look(vault: &Vault) -> (u32, u32, u32) {
    let mut conn = vault.connection().await.unwrap();
    sqlx::query_as(
        "SELECT (SELECT max(seq) FROM change), (SELECT count(*) FROM attendance WHERE status = 'here' AND present = 1), (SELECT sum(here) FROM tally)",
    )
    .fetch_one(conn.sql())
    .await
    .unwrap()
}

fn no_name_in_the_clear(dir: &Path) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for needle in [NAME.as_bytes(), b"Crash group", b"attendance.mark", b"SQLite format 3"] {
            assert!(
                !bytes.windows(needle.len()).any(|window| window == needle),
                "{} in {}",
                String::from_utf8_lossy(needle),
                path.display()
            );
        }
    }
}

#[tokio::test]
async fn the_folder_is_taken_while_a_writer_lives() {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::make(dir.path(), VaultKey::of(KEY), &SCHEMA).await.unwrap();
    let error = Vault::open(dir.path(), VaultKey::of(KEY), &SCHEMA).await.err().unwrap();
    assert_eq!(error.code, Code::Busy);
    vault.close().await.unwrap();
    drop(vault);
    Vault::open(dir.path(), VaultKey::of(KEY), &SCHEMA).await.unwrap();
}
