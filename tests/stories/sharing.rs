//! A group handed over between two vaults on a disk, edited on both while apart, and one again.

use follow_on_core::{
    SCHEMA,
    attendance::{self, Status},
    groups, home, meetings,
    platform::{Code, GroupId, Now, Vault, VaultKey},
    sharing::{self, Compartment, Large, State, To, With},
};

use crate::{at, group_of, member_called, tuesday};

const WORDS: &str = "apron basil comet dune ember";

async fn laptop() -> (tempfile::TempDir, Vault) {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::make(dir.path(), VaultKey::random().unwrap(), &SCHEMA).await.unwrap();
    (dir, vault)
}

/// A pack from one vault, sealed for the other.
async fn pack(from: &Vault, to: &Vault, group: GroupId) -> Vec<u8> {
    let address = [sharing::address(to).await.unwrap()];
    sharing::make_pack(from, Compartment::Group(group), &To::Devices(&address)).await.unwrap()
}

/// What a vault would give away of the group: all that counts of it.
async fn state(vault: &Vault, group: GroupId) -> State {
    let file = pack(vault, vault, group).await;
    sharing::open_pack(vault, &file, &With::OwnKey).await.unwrap().state().clone()
}

async fn take_in(from: &Vault, to: &Vault, group: GroupId, now: &Now) -> u32 {
    let file = pack(from, to, group).await;
    let opened = sharing::open_pack(to, &file, &With::OwnKey).await.unwrap();
    sharing::apply_pack(to, &opened, Large::Agreed, now).await.unwrap().change
}

async fn believe_each_other(one: &Vault, other: &Vault, group: GroupId) {
    for (from, to) in [(one, other), (other, one)] {
        let file = pack(from, from, group).await;
        let author = sharing::open_pack(from, &file, &With::OwnKey).await.unwrap().header().author;
        let signer = sharing::signer(from).await.unwrap();
        sharing::believe(to, Compartment::Group(group), signer, author).await.unwrap();
    }
}

/// The clinician's vault with a group, the host's vault to which it was handed over.
async fn handed_over() -> (tempfile::TempDir, Vault, tempfile::TempDir, Vault, GroupId) {
    let ((one, clinician), (two, host)) = (laptop().await, laptop().await);
    let (group, _) = group_of(&clinician, &["Ann Pargeter", "Bill Roscoe", "Cath Oakes"]).await;
    let file = sharing::make_pack(&clinician, Compartment::Group(group), &To::Words(WORDS)).await.unwrap();
    let wrong = sharing::open_pack(&host, &file, &With::Words("apron basil comet dune embers")).await.unwrap_err();
    assert_eq!((wrong.code, wrong.what), (Code::WrongKey, "pack.notForYou"));
    let opened = sharing::open_pack(&host, &file, &With::Words(WORDS)).await.unwrap();
    assert!(opened.sight().texts.contains("Ann Pargeter"), "what the other side will see is in the file");
    let plan = sharing::plan_pack(&host, &opened).await.unwrap();
    assert_eq!((plan.effects[&31].new, plan.ask), (3, false), "three members come");
    sharing::apply_pack(&host, &opened, Large::AskFirst, &tuesday()).await.unwrap();
    believe_each_other(&clinician, &host, group).await;
    (one, clinician, two, host, group)
}

#[tokio::test]
async fn a_group_is_handed_over_edited_apart_and_one_again() {
    let (_one, clinician, _two, host, group) = handed_over().await;
    let view = home::group(&host, &tuesday(), group).await.unwrap();
    assert_eq!((view.members.len(), view.upcoming.len()), (3, 3), "the host sees the group");
    assert_eq!(state(&clinician, group).await.rows, state(&host, group).await.rows);

    // Apart: each marks somebody, both rename the group, the host brings somebody in.
    let meeting = view.upcoming[0].id;
    for (vault, name, status) in [(&host, "Ann Pargeter", Status::Here), (&clinician, "Bill Roscoe", Status::NoWord)] {
        meetings::start(vault, &tuesday(), meeting).await.unwrap();
        let member = member_called(vault, group, name).await;
        attendance::mark(vault, &tuesday(), meeting, member, Some(status)).await.unwrap();
    }
    groups::add_member(&host, &tuesday(), group, "Dora Flint", "", "", &[]).await.unwrap();
    // The host's clock is ten years slow: what counts is who knew of whom.
    groups::rename(&clinician, &at("2026-11-25T10:00:00Z"), group, "Tuesdays", "Church hall").await.unwrap();
    groups::rename(&host, &at("2016-11-25T10:00:00Z"), group, "Zebra walkers", "Church hall").await.unwrap();

    take_in(&clinician, &host, group, &tuesday()).await;
    take_in(&host, &clinician, group, &tuesday()).await;
    take_in(&clinician, &host, group, &tuesday()).await;
    let (ours, theirs) = (state(&clinician, group).await, state(&host, group).await);
    assert_eq!(ours.rows, theirs.rows, "the same group on both laptops");
    for vault in [&clinician, &host] {
        let view = home::group(vault, &tuesday(), group).await.unwrap();
        assert_eq!((view.members.len(), view.name.as_str()), (4, "Zebra walkers"));
        let register = attendance::read(vault, &tuesday(), meeting).await.unwrap();
        assert_eq!(register.tally.here, 1, "Ann is here on both");
        let conflicts = sharing::conflicts(vault, Compartment::Group(group)).await.unwrap();
        assert_eq!(conflicts.len(), 1, "both names are kept");
        assert_eq!(conflicts[0].cell.beside[0].value, "Tuesdays".into());
    }

    // Whoever writes the name again knew of both: it is settled, here and after the next meeting there.
    groups::rename(&host, &tuesday(), group, "Tuesday walkers", "Church hall").await.unwrap();
    take_in(&host, &clinician, group, &tuesday()).await;
    for vault in [&clinician, &host] {
        assert!(sharing::conflicts(vault, Compartment::Group(group)).await.unwrap().is_empty());
        assert_eq!(home::group(vault, &tuesday(), group).await.unwrap().name, "Tuesday walkers");
    }
}

#[tokio::test]
async fn taking_a_pack_in_can_be_undone_and_the_undo_travels() {
    let (_one, clinician, _two, host, group) = handed_over().await;
    groups::rename(&host, &tuesday(), group, "Walkers", "Church hall").await.unwrap();
    groups::add_member(&host, &tuesday(), group, "Dora Flint", "", "", &[]).await.unwrap();
    let before = state(&clinician, group).await;
    let change = take_in(&host, &clinician, group, &tuesday()).await;
    assert_eq!(home::group(&clinician, &tuesday(), group).await.unwrap().name, "Walkers");
    clinician.undo(Some(change), &tuesday()).await.unwrap();
    let view = home::group(&clinician, &tuesday(), group).await.unwrap();
    assert_eq!((view.name.as_str(), view.members.len()), ("Tuesday group", 3));
    assert_ne!(state(&clinician, group).await.rows, before.rows, "undo wrote newer revisions");
    take_in(&clinician, &host, group, &tuesday()).await;
    assert_eq!(home::group(&host, &tuesday(), group).await.unwrap().name, "Tuesday group");
    assert_eq!(state(&clinician, group).await.rows, state(&host, group).await.rows);
}

#[tokio::test]
async fn an_old_pack_twice_and_late_changes_nothing() {
    let (_one, clinician, _two, host, group) = handed_over().await;
    let old = pack(&clinician, &host, group).await;
    groups::rename(&clinician, &tuesday(), group, "Walkers", "Church hall").await.unwrap();
    take_in(&clinician, &host, group, &tuesday()).await;
    let before = state(&host, group).await;
    for _ in 0..2 {
        let opened = sharing::open_pack(&host, &old, &With::OwnKey).await.unwrap();
        assert!(sharing::plan_pack(&host, &opened).await.unwrap().effects.is_empty());
        sharing::apply_pack(&host, &opened, Large::AskFirst, &tuesday()).await.unwrap();
        assert_eq!(state(&host, group).await.rows, before.rows);
    }
}

#[tokio::test]
async fn a_stranger_is_not_believed() {
    let (_one, clinician, _two, host, group) = handed_over().await;
    let (_three, stranger) = laptop().await;
    let file = sharing::make_pack(&clinician, Compartment::Group(group), &To::Words(WORDS)).await.unwrap();
    let opened = sharing::open_pack(&stranger, &file, &With::Words(WORDS)).await.unwrap();
    sharing::apply_pack(&stranger, &opened, Large::Agreed, &tuesday()).await.unwrap();
    let forged = pack(&stranger, &host, group).await;
    let error = sharing::open_pack(&host, &forged, &With::OwnKey).await.unwrap_err();
    assert_eq!((error.code, error.what), (Code::Invalid, "pack.stranger"));
    let not_theirs = pack(&clinician, &host, group).await;
    let error = sharing::open_pack(&stranger, &not_theirs, &With::OwnKey).await.unwrap_err();
    assert_eq!(error.what, "pack.notForYou");
}

#[tokio::test]
async fn a_pack_that_takes_many_away_asks_first() {
    let ((_one, clinician), (_two, host)) = (laptop().await, laptop().await);
    let names: Vec<String> = (1..=25).map(|nth| format!("Person {nth}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (group, _) = group_of(&clinician, &names).await;
    let address = [sharing::address(&host).await.unwrap()];
    let file = sharing::make_pack(&clinician, Compartment::Group(group), &To::Devices(&address)).await.unwrap();
    let signer = sharing::signer(&clinician).await.unwrap();
    sharing::believe(&host, Compartment::Group(group), signer, group.0).await.unwrap();
    let opened = sharing::open_pack(&host, &file, &With::OwnKey).await.unwrap();
    sharing::apply_pack(&host, &opened, Large::AskFirst, &tuesday()).await.unwrap();
    for member in home::group(&clinician, &tuesday(), group).await.unwrap().members {
        groups::remove_member(&clinician, &tuesday(), member.id).await.unwrap();
    }
    let file = pack(&clinician, &host, group).await;
    let opened = sharing::open_pack(&host, &file, &With::OwnKey).await.unwrap();
    assert_eq!(sharing::plan_pack(&host, &opened).await.unwrap().effects[&31].gone, 25);
    let error = sharing::apply_pack(&host, &opened, Large::AskFirst, &tuesday()).await.unwrap_err();
    assert_eq!((error.code, error.what), (Code::Conflict, "pack.askFirst"));
    assert!(!opened.sight().texts.contains("Person 7"), "whoever was taken away is not in the file");
    sharing::apply_pack(&host, &opened, Large::Agreed, &tuesday()).await.unwrap();
    assert!(home::group(&host, &tuesday(), group).await.unwrap().members.is_empty());
}

#[tokio::test]
async fn clinicians_share_the_service_and_the_made_up_group_comes_over_whole() {
    let ((_one, first), (_two, second)) = (laptop().await, laptop().await);
    follow_on_core::demo::fill(&first, &tuesday()).await.unwrap();
    let groups = groups::groups(first.connection().await.unwrap().sql()).await.unwrap();
    let compartments = groups.iter().map(|group| Compartment::Group(GroupId(group.uid))).chain([Compartment::Service]);
    let address = [sharing::address(&second).await.unwrap()];
    let own = [sharing::address(&first).await.unwrap()];
    let signer = sharing::signer(&first).await.unwrap();
    for compartment in compartments {
        let file = sharing::make_pack(&first, compartment, &To::Devices(&address)).await.unwrap();
        let ours = sharing::make_pack(&first, compartment, &To::Devices(&own)).await.unwrap();
        let ours = sharing::open_pack(&first, &ours, &With::OwnKey).await.unwrap().state().clone();
        sharing::believe(&second, compartment, signer, tuesday_id()).await.unwrap();
        let opened = sharing::open_pack(&second, &file, &With::OwnKey).await.unwrap();
        sharing::apply_pack(&second, &opened, Large::Agreed, &tuesday()).await.unwrap();
        let back = sharing::make_pack(&second, compartment, &To::Devices(&address)).await.unwrap();
        let back = sharing::open_pack(&second, &back, &With::OwnKey).await.unwrap().state().clone();
        assert_eq!(ours.rows.len(), back.rows.len(), "{compartment:?}");
        assert!(ours.rows == back.rows, "{compartment:?}");
    }
}

fn tuesday_id() -> uuid::Uuid {
    uuid::Uuid::from_u128(1)
}
