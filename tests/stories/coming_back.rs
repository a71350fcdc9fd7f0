//! Leaving off and coming back: what was being typed and where somebody was survive.

use follow_on_core::{SCHEMA, home, meetings, platform::Safe};

use crate::{at, empty_vault, group_of, tuesday};

#[tokio::test]
async fn the_place_and_a_draft_are_there_tomorrow() {
    let home = tempfile::tempdir().unwrap();
    let safe = Safe::new(home.path().to_owned(), &SCHEMA);
    let (vault, _) = safe.create("marmalade thunder ladder quilt").await.unwrap();
    vault.keep_device("place", "#/meeting/1").await.unwrap();
    vault.keep_device("draft jot", "Yusuf walked to the").await.unwrap();
    vault.close().await.unwrap();
    let vault = safe.open("marmalade thunder ladder quilt").await.unwrap();
    assert_eq!(home::me(&vault).await.unwrap().place, "#/meeting/1");
    assert_eq!(vault.device("draft jot").await.unwrap(), "Yusuf walked to the");
    vault.keep_device("draft jot", "").await.unwrap();
    assert_eq!(vault.device("draft jot").await.unwrap(), "");
    vault.close().await.unwrap();
}

#[tokio::test]
async fn a_meeting_left_open_is_offered_again_and_holds_the_lock_off() {
    let vault = empty_vault().await;
    let (_, meeting) = group_of(&vault, &["Ann Price"]).await;
    assert_eq!(meetings::running_until(&vault).await.unwrap(), None);
    meetings::start(&vault, &tuesday(), meeting).await.unwrap();
    // 10:30 for 120 minutes; the shell waits another hour.
    assert_eq!(meetings::running_until(&vault).await.unwrap(), Some("2026-11-24T12:30:00Z".parse().unwrap()));
    let later = home::read(&vault, &at("2026-11-25T09:00:00Z")).await.unwrap();
    assert_eq!(later.running.map(|running| running.id), Some(meeting));
}

#[tokio::test]
async fn a_meeting_nobody_started_is_asked_about_for_a_while() {
    let vault = empty_vault().await;
    let (_, meeting) = group_of(&vault, &["Ann Price"]).await;
    let check = async |day: &str, asked: bool| {
        let home = home::read(&vault, &at(&format!("{day}T09:00:00Z"))).await.unwrap();
        assert_eq!(home.to_close.map(|late| late.id) == Some(meeting), asked, "{day}");
    };
    check("2026-11-24", false).await;
    check("2026-11-25", true).await;
    check("2026-12-08", true).await;
    check("2026-12-09", false).await;
}
