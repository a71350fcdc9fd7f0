//! What a tap costs on the disk: one commit of a few pages, whatever the group's history.

use follow_on_core::{
    SCHEMA, attendance,
    attendance::Status,
    groups, home, meetings,
    platform::{MeetingId, MemberId, Safe, Vault},
};

use crate::tuesday;

/// A page of the database and the header that the log puts before it, in bytes.
const FRAME: u64 = 4096 + 24;
/// The most pages a tap may write.
const MOST_FRAMES: u64 = 6;

pub async fn with_forty(vault: &Vault) -> (MeetingId, Vec<MemberId>) {
    let now = tuesday();
    let names: Vec<String> = (0..40).map(|nth| format!("Person {nth}")).collect();
    let group = groups::create(vault, &now, "Forty", "", &names, None).await.unwrap().group;
    meetings::plan(vault, &now, group, &[now.today], "10:30:00".parse().unwrap(), 90, "").await.unwrap();
    let view = home::group(vault, &now, group).await.unwrap();
    let meeting = view.upcoming[0].id;
    meetings::start(vault, &now, meeting).await.unwrap();
    (meeting, view.members.iter().map(|member| member.id).collect())
}

#[tokio::test]
async fn a_tap_writes_few_pages() {
    let home = tempfile::tempdir().unwrap();
    let safe = Safe::new(home.path().to_owned(), &SCHEMA);
    let (vault, _) = safe.create("marmalade thunder ladder quilt").await.unwrap();
    let (meeting, members) = with_forty(&vault).await;
    vault.tidy().await.unwrap();
    let log = home.path().join("vault/vault.db-wal");
    let size = || std::fs::metadata(&log).map_or(0, |meta| meta.len());
    let mut frames = Vec::new();
    for status in [Some(Status::Here), Some(Status::Apologies), None] {
        for member in &members {
            let before = size();
            attendance::mark(&vault, &tuesday(), meeting, *member, status).await.unwrap();
            // The log's own header, 32 bytes, is written once.
            frames.push((size() - before) / FRAME);
        }
    }
    frames.sort_unstable();
    let (usual, most) = (frames[frames.len() / 2], frames[frames.len() - 1]);
    assert!((1..=MOST_FRAMES).contains(&usual), "usually {usual} pages");
    assert!(most <= MOST_FRAMES, "at most {most} pages: {frames:?}");
    vault.close().await.unwrap();
}
