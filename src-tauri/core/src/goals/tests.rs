use super::*;
use crate::{
    SCHEMA,
    groups::{self},
    platform::{GroupId, MemberId, Now, Vault},
};

fn now() -> Now {
    Now::of("2026-11-24T10:30:00Z".parse().unwrap())
}

async fn group() -> (Vault, GroupId, MemberId) {
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let group = groups::create(&vault, &now(), "Tuesday group", "", &[], None).await.unwrap().group;
    let grace = groups::add_member(&vault, &now(), group, "Grace", "", "", &[]).await.unwrap().member;
    (vault, group, grace)
}

async fn only(vault: &Vault, group: GroupId) -> PersonGoals {
    read(vault, group).await.unwrap().people.into_iter().next().unwrap()
}

#[tokio::test]
async fn nobody_is_asked_until_the_group_offers_goals() {
    let (vault, group, grace) = group().await;
    assert_eq!(set(&vault, &now(), grace, "Walk to the shop").await.unwrap_err().what, "goals.notOffered");
    assert_eq!(none_wanted(&vault, &now(), grace, true).await.unwrap_err().what, "goals.notOffered");
    assert!(read(&vault, group).await.unwrap().people.is_empty());
    offer(&vault, &now(), group, true).await.unwrap();
    set(&vault, &now(), grace, "Walk to the shop").await.unwrap();
    // Turned off again, what was said is not shown; turned on, it is still there.
    offer(&vault, &now(), group, false).await.unwrap();
    assert!(read(&vault, group).await.unwrap().people.is_empty());
    offer(&vault, &now(), group, true).await.unwrap();
    assert_eq!(only(&vault, group).await.open.len(), 1);
}

#[tokio::test]
async fn a_goal_goes_its_own_way_and_undo_brings_it_back() {
    let (vault, group, grace) = group().await;
    offer(&vault, &now(), group, true).await.unwrap();
    set(&vault, &now(), grace, "  Walk to\nthe shop ").await.unwrap();
    let goal = only(&vault, group).await.open.remove(0);
    assert_eq!((goal.words.as_str(), goal.status), ("Walk to the shop", GoalStatus::Set));
    for (status, open) in [(GoalStatus::UnderWay, true), (GoalStatus::LetGo, false), (GoalStatus::Done, false)] {
        let done = say(&vault, &now(), goal.id, status).await.unwrap();
        let person = only(&vault, group).await;
        assert_eq!((person.open.len(), person.past.len()), if open { (1, 0) } else { (0, 1) }, "{status:?}");
        vault.undo(Some(done.change), &now()).await.unwrap();
        assert_eq!(only(&vault, group).await.open[0].status, GoalStatus::Set);
    }
    reword(&vault, &now(), goal.id, "Walk to the gate").await.unwrap();
    let changed = only(&vault, group).await.open.remove(0);
    assert_eq!((changed.words.as_str(), changed.status), ("Walk to the gate", GoalStatus::Changed));
    assert_eq!(say(&vault, &now(), goal.id, GoalStatus::NoGoal).await.unwrap_err().what, "goal.status");
    assert_eq!(set(&vault, &now(), grace, " ").await.unwrap_err().what, "text.empty");
    for nth in 0..4 {
        set(&vault, &now(), grace, &format!("Another {nth}")).await.unwrap();
    }
    assert_eq!(set(&vault, &now(), grace, "One too many").await.unwrap_err().what, "goal.tooMany");
}

#[tokio::test]
async fn having_none_is_an_answer_and_can_be_changed() {
    let (vault, group, grace) = group().await;
    offer(&vault, &now(), group, true).await.unwrap();
    none_wanted(&vault, &now(), grace, true).await.unwrap();
    assert_eq!(none_wanted(&vault, &now(), grace, true).await.unwrap().change, 0, "said once");
    let person = only(&vault, group).await;
    assert!(person.none_wanted && person.open.is_empty() && person.past.is_empty());
    set(&vault, &now(), grace, "Sew a button on").await.unwrap();
    assert!(!only(&vault, group).await.none_wanted);
    none_wanted(&vault, &now(), grace, true).await.unwrap();
    none_wanted(&vault, &now(), grace, false).await.unwrap();
    assert!(!only(&vault, group).await.none_wanted);
}
