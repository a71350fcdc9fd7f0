//! A group handed over by a file and five words, answered by a card and six digits, run by two who are
//! never online together, and one again.

use std::path::Path;

use follow_on_core::{
    SCHEMA,
    circle::{self, InCharge, Looked, Ready, WhatFor},
    groups, home, people,
    people::Role,
    platform::{Code, Error, GroupId, Now, Topic, Vault, VaultKey},
};

use crate::{at, group_of, member_called, tuesday};

struct Laptop {
    _dir: tempfile::TempDir,
    vault: Vault,
}

async fn laptop(role: Role, name: &str) -> Laptop {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::make(Path::new(dir.path()), VaultKey::random().unwrap(), &SCHEMA).await.unwrap();
    people::set_role(&vault, role).await.unwrap();
    home::write_me(&vault, &tuesday(), name, None).await.unwrap();
    Laptop { _dir: dir, vault }
}

/// The file and the words that open it, as a clinician makes them.
async fn invitation(clinician: &Vault, group: GroupId, now: &Now) -> (Vec<u8>, String) {
    circle::put_in_charge(clinician, now, group, InCharge::Hosts, "", true).await.unwrap();
    let prepared = circle::prepare(clinician, now, group).await.unwrap();
    circle::note_made(clinician, now, &prepared).await.unwrap();
    (prepared.sealed.clone(), prepared.words.to_string())
}

async fn look(at: &Vault, file: &[u8], words: Option<&str>) -> Looked {
    circle::look(at, &tuesday(), file, words).await.unwrap()
}

async fn refused(at: &Vault, now: &Now, file: &[u8], words: Option<&str>) -> Error {
    circle::look(at, now, file, words).await.unwrap_err()
}

/// A clinician and a host who share a group, all steps done.
async fn shared() -> (Laptop, Laptop, GroupId) {
    let (clinician, host) = (laptop(Role::Clinician, "Hannah Boateng").await, laptop(Role::Host, "Aisha Khan").await);
    let (group, _) = group_of(&clinician.vault, &["Ann Pargeter", "Bill Roscoe", "Cath Oakes"]).await;
    let (file, words) = invitation(&clinician.vault, group, &tuesday()).await;
    let looked = look(&host.vault, &file, Some(&words)).await;
    circle::take(&host.vault, &tuesday(), &looked, false).await.unwrap();
    let card = circle::join_card(&host.vault, &tuesday(), group).await.unwrap();
    let digits = circle::join_view(&host.vault, group).await.unwrap().unwrap().digits;
    let looked = look(&clinician.vault, &card, None).await;
    circle::confirm(&clinician.vault, &tuesday(), &looked, &digits).await.unwrap();
    bring(&clinician.vault, &host.vault, group).await;
    (clinician, host, group)
}

/// One gives the other what is new.
async fn bring(from: &Vault, to: &Vault, group: GroupId) -> u32 {
    let file = circle::news(from, &tuesday(), group).await.unwrap();
    let looked = look(to, &file, None).await;
    circle::take(to, &tuesday(), &looked, true).await.unwrap().done.change
}

#[tokio::test]
async fn a_group_is_handed_over_and_the_receipt_comes_back() {
    let (clinician, host) = (laptop(Role::Clinician, "Hannah Boateng").await, laptop(Role::Host, "Aisha Khan").await);
    let (group, _) = group_of(&clinician.vault, &["Ann Pargeter", "Bill Roscoe", "Cath Oakes"]).await;

    let view = circle::hand_over(&clinician.vault, &tuesday(), group).await.unwrap();
    let done = |what| view.rows.iter().find(|row| row.what == what).unwrap().done;
    assert!(done(Ready::Dates) && !done(Ready::InCharge) && !done(Ready::Crisis));
    let error = circle::prepare(&clinician.vault, &tuesday(), group).await.unwrap_err();
    assert_eq!((error.code, error.what), (Code::Conflict, "inCharge.missing"));
    circle::put_in_charge(&clinician.vault, &tuesday(), group, InCharge::Other, "Pain charity", true).await.unwrap();

    let prepared = circle::prepare(&clinician.vault, &tuesday(), group).await.unwrap();
    assert_eq!((prepared.sight.count, prepared.sight.dates.len()), (3, 3), "read from the file");
    assert_eq!(prepared.words.split(' ').count(), 5);
    circle::note_made(&clinician.vault, &tuesday(), &prepared).await.unwrap();

    let wrong = refused(&host.vault, &tuesday(), &prepared.sealed, Some("apron basil comet dune ember")).await;
    assert_eq!((wrong.code, wrong.what), (Code::WrongKey, "pack.notForYou"));
    let looked = look(&host.vault, &prepared.sealed, Some(&prepared.words)).await;
    assert_eq!((looked.meets.what_for, looked.meets.from.as_str()), (WhatFor::HandOver, "Hannah Boateng"));
    assert_eq!(looked.meets.will_see.as_ref(), Some(&prepared.sight), "both sides see the same");
    circle::take(&host.vault, &tuesday(), &looked, false).await.unwrap();
    let there = home::group(&host.vault, &tuesday(), group).await.unwrap();
    assert_eq!((there.members.len(), there.upcoming.len()), (3, 3));

    // The card, and six digits told by voice.
    let card = circle::join_card(&host.vault, &tuesday(), group).await.unwrap();
    let join = circle::join_view(&host.vault, group).await.unwrap().unwrap();
    assert_eq!(join.to, "Hannah Boateng");
    let looked = look(&clinician.vault, &card, None).await;
    let arrived = (looked.meets.what_for, looked.meets.got_people, looked.meets.got_dates);
    assert_eq!(arrived, (WhatFor::Joins, 3, 3));
    let wrong = if join.digits == "000000" { "000001" } else { "000000" };
    let error = circle::confirm(&clinician.vault, &tuesday(), &looked, wrong).await.unwrap_err();
    assert_eq!((error.what, error.field), ("digits.wrong", Some("digits")));
    let spaced = format!("{} {}", &join.digits[..3], &join.digits[3..]);
    circle::confirm(&clinician.vault, &tuesday(), &looked, &spaced).await.unwrap();

    let view = circle::hand_over(&clinician.vault, &tuesday(), group).await.unwrap();
    let receipt = &view.invites[0];
    assert_eq!((receipt.name.as_deref(), receipt.got_people, receipt.got_dates), (Some("Aisha Khan"), 3, 3));
    assert_eq!(receipt.until.to_string(), "2026-12-01");

    // The first news says to the host that the card has arrived.
    bring(&clinician.vault, &host.vault, group).await;
    assert!(circle::join_view(&host.vault, group).await.unwrap().is_none());
    let circle = circle::circle(&host.vault, &tuesday(), group).await.unwrap();
    assert_eq!(circle.devices.len(), 2);
    assert_eq!(circle.in_charge_name, "Pain charity");
}

#[tokio::test]
async fn a_file_is_refused_when_it_should_be() {
    let (clinician, host) = (laptop(Role::Clinician, "Hannah Boateng").await, laptop(Role::Host, "Aisha Khan").await);
    let (group, _) = group_of(&clinician.vault, &["Ann Pargeter"]).await;
    let (file, words) = invitation(&clinician.vault, group, &tuesday()).await;
    let late = at("2026-12-02T10:00:00Z");
    let error = refused(&host.vault, &late, &file, Some(&words)).await;
    assert_eq!((error.code, error.what), (Code::Invalid, "invite.tooOld"));
    let error = refused(&clinician.vault, &tuesday(), &file, Some(&words)).await;
    assert_eq!((error.code, error.what), (Code::Conflict, "invite.own"));

    // Two open the same file: whoever joins second is told that somebody has.
    let other = laptop(Role::Host, "Kwame Asante").await;
    for laptop in [&host, &other] {
        let looked = look(&laptop.vault, &file, Some(&words)).await;
        circle::take(&laptop.vault, &tuesday(), &looked, false).await.unwrap();
    }
    let card = circle::join_card(&host.vault, &tuesday(), group).await.unwrap();
    let second = circle::join_card(&other.vault, &tuesday(), group).await.unwrap();
    let digits = circle::join_view(&host.vault, group).await.unwrap().unwrap().digits;
    let looked = look(&clinician.vault, &card, None).await;
    circle::confirm(&clinician.vault, &tuesday(), &looked, &digits).await.unwrap();
    let error = refused(&clinician.vault, &tuesday(), &second, None).await;
    assert_eq!((error.code, error.what), (Code::Conflict, "invite.used"));
    // The same card again is no second one.
    look(&clinician.vault, &card, None).await;

    // A card for a file that was made elsewhere; news from somebody who never joined.
    let stranger = laptop(Role::Clinician, "Somebody").await;
    assert_eq!(refused(&stranger.vault, &tuesday(), &card, None).await.what, "pack.notForYou");
    let error = circle::news(&clinician.vault, &tuesday(), GroupId(uuid::Uuid::from_u128(1))).await.unwrap_err();
    assert_eq!(error.code, Code::NotFound);
    let alone = laptop(Role::Host, "Jo Marsh").await;
    let (group, _) = group_of(&alone.vault, &["Ann Pargeter"]).await;
    assert_eq!(circle::news(&alone.vault, &tuesday(), group).await.unwrap_err().what, "circle.alone");
}

#[tokio::test]
async fn a_stranger_cannot_hand_over_a_group_that_is_here_already() {
    let (_clinician, host, group) = shared().await;
    // Somebody who got hold of the group makes a file of it, with words of their own.
    let thief = laptop(Role::Host, "Thief").await;
    let (file, words) = invitation(&host.vault, group, &tuesday()).await;
    let looked = look(&thief.vault, &file, Some(&words)).await;
    circle::take(&thief.vault, &tuesday(), &looked, false).await.unwrap();
    let (forged, words) = invitation(&thief.vault, group, &tuesday()).await;
    let error = refused(&host.vault, &tuesday(), &forged, Some(&words)).await;
    assert_eq!((error.code, error.what), (Code::Invalid, "pack.stranger"));
}

#[tokio::test]
async fn both_write_apart_and_one_settles_what_was_written_twice() {
    let (clinician, host, group) = shared().await;
    groups::rename(&clinician.vault, &tuesday(), group, "Tuesdays", "Church hall").await.unwrap();
    groups::rename(&host.vault, &tuesday(), group, "Zebra walkers", "Church hall").await.unwrap();
    groups::add_member(&host.vault, &tuesday(), group, "Dora Flint", "", "", &[]).await.unwrap();

    let file = circle::news(&host.vault, &tuesday(), group).await.unwrap();
    let looked = look(&clinician.vault, &file, None).await;
    let part = |part| looked.meets.parts.iter().find(|row| row.part == part).unwrap();
    assert_eq!(
        (part(Topic::Members).new, part(Topic::Groups).changed),
        (2, 1),
        "Dora, and that her details may be held"
    );
    assert_eq!((looked.meets.twice, looked.meets.ask), (1, false));
    circle::take(&clinician.vault, &tuesday(), &looked, false).await.unwrap();

    let view = circle::circle(&clinician.vault, &tuesday(), group).await.unwrap();
    let [row] = view.twice.as_slice() else { panic!("{:?}", view.twice) };
    assert_eq!(row.what, "support_group.name");
    let said: Vec<_> = row.said.iter().map(|said| (said.name.as_str(), said.words.as_str(), said.you)).collect();
    assert_eq!(said, [("Aisha Khan", "Zebra walkers", false), ("Hannah Boateng", "Tuesdays", true)]);

    // What did not show is right: it is written again, and travels.
    let right = &row.said[1];
    let done = circle::settle(&clinician.vault, &tuesday(), group, &row.id, right.by, right.seq).await.unwrap();
    assert_ne!(done.change, 0);
    bring(&clinician.vault, &host.vault, group).await;
    for vault in [&clinician.vault, &host.vault] {
        assert_eq!(home::group(vault, &tuesday(), group).await.unwrap().name, "Tuesdays");
        assert!(circle::circle(vault, &tuesday(), group).await.unwrap().twice.is_empty());
    }
    let error = circle::settle(&host.vault, &tuesday(), group, &row.id, right.by, right.seq).await.unwrap_err();
    assert_eq!(error.what, "conflict.gone");
}

#[tokio::test]
async fn what_shows_may_be_right_as_it_is() {
    let (clinician, host, group) = shared().await;
    let ann = member_called(&clinician.vault, group, "Ann Pargeter").await;
    for (vault, name) in [(&clinician.vault, "Ann Part"), (&host.vault, "Ann Zart")] {
        groups::edit_member(vault, &tuesday(), ann, name, "", "", "", false).await.unwrap();
    }
    bring(&host.vault, &clinician.vault, group).await;
    let view = circle::circle(&clinician.vault, &tuesday(), group).await.unwrap();
    let [row] = view.twice.as_slice() else { panic!("{:?}", view.twice) };
    assert_eq!((row.what.as_str(), row.said[0].words.as_str()), ("member.name", "Ann Zart"));
    let done =
        circle::settle(&clinician.vault, &tuesday(), group, &row.id, row.said[0].by, row.said[0].seq).await.unwrap();
    assert_eq!(done.change, 0, "nothing to undo: it shows what it showed");
    bring(&clinician.vault, &host.vault, group).await;
    for vault in [&clinician.vault, &host.vault] {
        assert!(circle::circle(vault, &tuesday(), group).await.unwrap().twice.is_empty());
        member_called(vault, group, "Ann Zart").await;
    }
}

#[tokio::test]
async fn it_says_who_has_what() {
    let (clinician, host, group) = shared().await;
    let other = async |vault: &Vault| {
        let view = circle::circle(vault, &tuesday(), group).await.unwrap();
        view.devices.into_iter().find(|device| !device.you).unwrap()
    };
    bring(&host.vault, &clinician.vault, group).await;
    let aisha = other(&clinician.vault).await;
    assert_eq!((aisha.name.as_str(), aisha.heard_on), ("Aisha Khan", Some(tuesday().today)));
    groups::rename(&clinician.vault, &at("2026-11-27T10:00:00Z"), group, "Tuesdays", "Church hall").await.unwrap();
    let aisha = other(&clinician.vault).await;
    assert_eq!((aisha.has_all, aisha.has_up_to), (false, Some(tuesday().today)), "up to Tuesday");
    bring(&clinician.vault, &host.vault, group).await;
    bring(&host.vault, &clinician.vault, group).await;
    assert!(other(&clinician.vault).await.has_all, "it came back with what the host knew");
}

#[tokio::test]
async fn whoever_leaves_the_circle_is_heard_no_more() {
    let (clinician, host, group) = shared().await;
    let view = circle::circle(&clinician.vault, &tuesday(), group).await.unwrap();
    let aisha = view.devices.iter().find(|device| !device.you).unwrap();
    let me = view.devices.iter().find(|device| device.you).unwrap();
    let error = circle::stop_sharing(&clinician.vault, &tuesday(), group, &me.id).await.unwrap_err();
    assert_eq!(error.what, "device.mine");
    let last = circle::news(&clinician.vault, &tuesday(), group).await.unwrap();
    circle::stop_sharing(&clinician.vault, &tuesday(), group, &aisha.id).await.unwrap();
    assert_eq!(circle::news(&clinician.vault, &tuesday(), group).await.unwrap_err().what, "circle.alone");
    let file = circle::news(&host.vault, &tuesday(), group).await.unwrap();
    assert_eq!(refused(&clinician.vault, &tuesday(), &file, None).await.what, "pack.stranger");
    // What was sent before still opens there: nobody can fetch it back.
    look(&host.vault, &last, None).await;
}

#[tokio::test]
async fn letters_that_are_broken_or_forged_are_refused() {
    let (clinician, host, group) = shared().await;
    let file = circle::news(&clinician.vault, &tuesday(), group).await.unwrap();
    for cut in [0, 1, 21, 60, file.len() / 2, file.len() - 1] {
        let error = refused(&host.vault, &tuesday(), &file[..cut], None).await;
        assert!(matches!(error.what, "pack.damaged" | "pack.notAPack"), "cut at {cut}: {}", error.what);
    }
    for at in (0..file.len()).step_by(41) {
        let mut flipped = file.clone();
        flipped[at] ^= 1;
        let error = refused(&host.vault, &tuesday(), &flipped, None).await;
        assert!(matches!(error.what, "pack.damaged" | "pack.notAPack" | "pack.notForYou"), "{at}: {}", error.what);
    }
    let error = refused(&host.vault, &tuesday(), b"PK\x03\x04 something else", None).await;
    assert_eq!((error.code, error.what), (Code::Invalid, "pack.notAPack"));
    // A bare pack is no letter.
    let address = [follow_on_core::sharing::address(&host.vault).await.unwrap()];
    let to = follow_on_core::sharing::To::Devices(&address);
    let compartment = follow_on_core::sharing::Compartment::Group(group);
    let pack = follow_on_core::sharing::make_pack(&clinician.vault, compartment, &to).await.unwrap();
    assert_eq!(refused(&host.vault, &tuesday(), &pack, None).await.what, "pack.notAPack");
}
