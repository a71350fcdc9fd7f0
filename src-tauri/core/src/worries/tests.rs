use super::*;
use crate::{
    SCHEMA, groups,
    platform::{GroupId, MemberId, Now, Vault},
};

fn now() -> Now {
    Now::of("2026-11-24T10:30:00Z".parse().unwrap())
}

fn note(member: Option<MemberId>, words: &str) -> NoteEdit {
    NoteEdit {
        id: None,
        member,
        on_date: now().today,
        about: About::Mood,
        words: words.to_owned(),
        told: String::new(),
        told_on: None,
    }
}

async fn group() -> (Vault, GroupId, MemberId) {
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let group = groups::create(&vault, &now(), "Tuesday group", "", &[], None).await.unwrap().group;
    let grace = groups::add_member(&vault, &now(), group, "Grace", "", "", &[]).await.unwrap().member;
    (vault, group, grace)
}

#[tokio::test]
async fn a_note_is_kept_changed_closed_and_deleted() {
    let (vault, group, grace) = group().await;
    let id = keep(&vault, &now(), group, &note(Some(grace), "Very quiet today.")).await.unwrap();
    let told = NoteEdit {
        id: Some(id),
        told: "Helen at the service".to_owned(),
        told_on: Some(now().today),
        ..note(Some(grace), "Very quiet today.")
    };
    assert_eq!(keep(&vault, &now(), group, &told).await.unwrap(), id);
    let notes = read(&vault, group).await.unwrap().notes;
    assert_eq!(notes.len(), 1);
    assert_eq!((notes[0].name.as_deref(), notes[0].told.as_str()), (Some("Grace"), "Helen at the service"));
    close(&vault, &now(), id, true).await.unwrap();
    assert_eq!(read(&vault, group).await.unwrap().notes[0].closed_on, Some(now().today));
    close(&vault, &now(), id, false).await.unwrap();
    remove(&vault, id).await.unwrap();
    assert!(read(&vault, group).await.unwrap().notes.is_empty());
    assert_eq!(close(&vault, &now(), id, true).await.unwrap_err().what, "concern.missing");
}

#[tokio::test]
async fn a_note_is_no_change_and_undo_knows_nothing_of_it() {
    let (vault, group, grace) = group().await;
    let renamed = groups::rename(&vault, &now(), group, "Wednesday group", "").await.unwrap();
    keep(&vault, &now(), group, &note(Some(grace), "Very quiet today.")).await.unwrap();
    // The latest thing that can be undone is still the one before.
    assert_eq!(vault.undo(None, &now()).await.unwrap().what, "groups.rename");
    assert!(renamed.change > 0);
    assert_eq!(read(&vault, group).await.unwrap().notes.len(), 1);
}

#[tokio::test]
async fn what_cannot_be_right_is_refused() {
    let (vault, group, grace) = group().await;
    let other = groups::create(&vault, &now(), "Another", "", &[], None).await.unwrap().group;
    let refused = async |group, edit: NoteEdit| keep(&vault, &now(), group, &edit).await.unwrap_err().what;
    assert_eq!(refused(other, note(Some(grace), "")).await, "member.missing");
    assert_eq!(refused(group, note(None, &"x".repeat(1001))).await, "text.tooLong");
    let tomorrow = now().today.succ_opt().unwrap();
    assert_eq!(refused(group, NoteEdit { on_date: tomorrow, ..note(None, "") }).await, "date.future");
    assert_eq!(refused(group, NoteEdit { told_on: Some(tomorrow), ..note(None, "") }).await, "date.future");
    let id = keep(&vault, &now(), group, &note(None, "")).await.unwrap();
    // A note of one group is not moved into another's.
    assert_eq!(refused(other, NoteEdit { id: Some(id), ..note(None, "") }).await, "concern.missing");
}
