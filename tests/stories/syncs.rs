//! What makes a tap durable: exactly one sync to the disk, counted by the kernel. The test runs itself
//! again as the process that taps, under strace.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use follow_on_core::{SCHEMA, attendance, attendance::Status, platform::Safe};

use crate::{tap::with_forty, tuesday};

const TAPPER: &str = "FOLLOW_ON_TAPPER";
/// What the tapper says before the first tap that counts and after each tap.
const SAID: &str = "so far";
/// Every way to ask for a sync; and `write`, by which the tapper speaks. The log is written by other calls.
const CALLS: &str = "trace=fsync,fdatasync,sync,syncfs,sync_file_range,msync,write";

/// What the traced process does: forty taps, a quiet moment, forty taps.
#[tokio::test]
async fn tapper() {
    let Ok(place) = std::env::var(TAPPER) else { return };
    let (vault, _) =
        Safe::new(Path::new(&place).to_owned(), &SCHEMA).create("marmalade thunder ladder quilt").await.unwrap();
    let (meeting, members) = with_forty(&vault).await;
    for status in [Status::Here, Status::Apologies] {
        vault.tidy().await.unwrap();
        // Straight to the pipe: the test harness keeps what `println` says for itself.
        writeln!(std::io::stdout(), "{SAID}").unwrap();
        for member in &members {
            attendance::mark(&vault, &tuesday(), meeting, *member, Some(status)).await.unwrap();
            writeln!(std::io::stdout(), "{SAID}").unwrap();
        }
    }
    vault.close().await.unwrap();
}

#[test]
fn a_tap_is_one_sync() {
    let home = tempfile::tempdir().unwrap();
    let trace = home.path().join("trace.txt");
    let traced = Command::new("strace")
        .args(["-f", "-e", CALLS, "-o"])
        .arg(&trace)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "syncs::tapper", "--nocapture"])
        .env(TAPPER, home.path().join("data"))
        .stdout(Stdio::null())
        .status()
        .expect("strace is there: `cargo xtask test` sees to it");
    assert!(traced.success(), "{traced}");
    let trace = std::fs::read_to_string(trace).unwrap();
    let taps = syncs_between(&trace);
    let expected = [vec![1; 40], taps.get(40).copied().into_iter().collect(), vec![1; 40]].concat();
    // Between the two rounds lies the quiet moment, which may sync as often as it likes.
    assert_eq!(taps, expected, "syncs of each tap");
}

/// How many syncs there were between one thing said and the next.
fn syncs_between(trace: &str) -> Vec<usize> {
    let said = format!("write(1, \"{SAID}");
    let parts: Vec<&str> = trace.split(&said).collect();
    let between = parts.get(1..parts.len() - 1).unwrap_or_default();
    // A call that another thread interrupts is shown twice: as unfinished, and as resumed.
    between.iter().map(|part| part.lines().filter(|line| line.contains("sync") && line.contains('(')).count()).collect()
}
