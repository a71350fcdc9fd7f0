//! Taking a break, leaving, and coming back.

use follow_on_core::{
    asking,
    groups::{self, MemberState},
    home,
    leaving::{self, How, KeepInTouch, LeavingRequest},
    people::{self, Role},
    platform::MemberId,
    privacy::{Decision, Purpose, ReachedBy},
    reasons::{Fine, Reason, ToldBy, Why},
};

use crate::{empty_vault, group_of, member_called, tuesday};

fn request(member: MemberId, how: How, keep_in_touch: KeepInTouch) -> LeavingRequest {
    LeavingRequest {
        member,
        how,
        on: tuesday().today,
        back_on: None,
        why: Why {
            reasons: vec![Reason::GettingThere, Reason::PainOrHealth],
            main: Some(Reason::PainOrHealth),
            fine: vec![Fine::P2],
            told_by: Some(ToldBy::Person),
        },
        keep_in_touch,
    }
}

#[tokio::test]
async fn contact_details_stay_only_with_permission() {
    let check = async |how: How, keep: KeepInTouch, stays: bool| {
        let (vault, now) = (empty_vault().await, tuesday());
        let (group, _) = group_of(&vault, &[]).await;
        let member = groups::add_member(
            &vault,
            &now,
            group,
            "Margaret Illingworth",
            "01632 960 417",
            "m@example.org",
            &[(Purpose::HostHasContacts, Decision::Given)],
        )
        .await
        .unwrap()
        .member;
        leaving::record(&vault, &now, &request(member, how, keep)).await.unwrap();
        let view = home::member(&vault, member).await.unwrap();
        assert_eq!((view.phone.is_empty(), view.email.is_empty()), (!stays, !stays), "{how:?} {keep:?}");
        let edited = groups::edit_member(&vault, &now, member, "Margaret", "01632 960 418", "", "", false).await;
        assert_eq!(edited.is_ok(), stays, "{how:?} {keep:?}: what left cannot be typed in again");
        if stays {
            vault.undo(None, &now).await.unwrap();
        }
        vault.undo(None, &now).await.unwrap();
        let view = home::member(&vault, member).await.unwrap();
        assert_eq!(
            (view.state, view.phone.as_str()),
            (MemberState::Here, "01632 960 417"),
            "undo brings everything back"
        );
        assert!(view.leaving.is_none());
    };
    check(How::Leaving, KeepInTouch::Group, true).await;
    check(How::Leaving, KeepInTouch::Both, true).await;
    check(How::Leaving, KeepInTouch::Service, false).await;
    check(How::Leaving, KeepInTouch::No, false).await;
    check(How::Leaving, KeepInTouch::NotAsked, false).await;
    check(How::OnBreak, KeepInTouch::NotAsked, true).await;
    check(How::NotSure, KeepInTouch::NotAsked, true).await;
    check(How::Died, KeepInTouch::Both, false).await;
}

#[tokio::test]
async fn nothing_is_asked_of_somebody_who_has_died() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Margaret Illingworth"]).await;
    let member = member_called(&vault, group, "Margaret Illingworth").await;
    leaving::record(&vault, &now, &request(member, How::Died, KeepInTouch::Both)).await.unwrap();
    let view = home::member(&vault, member).await.unwrap();
    let record = view.leaving.unwrap();
    assert_eq!((record.why, record.keep_in_touch), (Why::default(), KeepInTouch::No));
    let page = home::group(&vault, &now, group).await.unwrap();
    assert!(page.members.is_empty() && page.left[0].died);
    let todos = home::read(&vault, &now).await.unwrap().before;
    assert!(todos.iter().all(|todo| todo.member.is_none()), "no prompt about them");
}

#[tokio::test]
async fn leaving_and_coming_back() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Ruth Feldman"]).await;
    let ruth = member_called(&vault, group, "Ruth Feldman").await;
    let error = leaving::welcome_back(&vault, &now, ruth).await.unwrap_err();
    assert_eq!(error.what, "member.here");
    let break_until = LeavingRequest {
        back_on: Some("2027-02-02".parse().unwrap()),
        ..request(ruth, How::OnBreak, KeepInTouch::NotAsked)
    };
    leaving::record(&vault, &now, &break_until).await.unwrap();
    assert_eq!(home::member(&vault, ruth).await.unwrap().back_on, break_until.back_on);
    leaving::record(&vault, &now, &request(ruth, How::Leaving, KeepInTouch::Group)).await.unwrap();
    let view = home::member(&vault, ruth).await.unwrap();
    assert_eq!((view.state, view.back_on), (MemberState::Left, None));
    let record = view.leaving.unwrap();
    assert_eq!(record.why, request(ruth, How::Leaving, KeepInTouch::Group).why);
    leaving::welcome_back(&vault, &now, ruth).await.unwrap();
    let view = home::member(&vault, ruth).await.unwrap();
    assert_eq!((view.state, view.leaving), (MemberState::Here, None));
    let backwards = LeavingRequest {
        back_on: Some("2026-01-01".parse().unwrap()),
        ..request(ruth, How::OnBreak, KeepInTouch::NotAsked)
    };
    assert_eq!(leaving::record(&vault, &now, &backwards).await.unwrap_err().what, "date.order");
}

#[tokio::test]
async fn a_permission_to_keep_in_touch_says_who_took_it() {
    for (role, how) in [(Role::Host, ReachedBy::ToldHost), (Role::Clinician, ReachedBy::ToldClinician)] {
        let (vault, now) = (empty_vault().await, tuesday());
        people::set_role(&vault, role).await.unwrap();
        home::write_me(&vault, &now, "Jo Marsh", None).await.unwrap();
        let (group, _) = group_of(&vault, &["Margaret Illingworth"]).await;
        let member = member_called(&vault, group, "Margaret Illingworth").await;
        leaving::record(&vault, &now, &request(member, How::Leaving, KeepInTouch::Both)).await.unwrap();
        let asked = asking::read(&vault, member).await.unwrap().asked;
        for purpose in [Purpose::ServiceMayAsk, Purpose::GroupKeepsInTouch] {
            let last = &asked.iter().find(|one| one.purpose == purpose).unwrap().history[0];
            assert_eq!((last.how, last.taken_by.as_str()), (Some(how), "Jo Marsh"), "{role:?} {purpose:?}");
        }
    }
}
