use proptest::prelude::*;

use super::{
    model::{LONG_SITTING, ReadyPlan, break_at, sitting},
    *,
};
use crate::{
    SCHEMA, groups,
    meetings::{self, ItemKind},
    platform::{Code, GroupId, MeetingId, Now, Vault},
};

fn now() -> Now {
    Now::of("2026-11-24T10:30:00Z".parse().unwrap())
}

async fn two_meetings() -> (Vault, GroupId, MeetingId, MeetingId) {
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let group = groups::create(&vault, &now(), "Tuesday", "Hall", &[], None).await.unwrap().group;
    let dates = ["2026-12-01", "2027-01-05"].map(|date| date.parse().unwrap());
    meetings::plan(&vault, &now(), group, &dates, "10:30:00".parse().unwrap(), 90, "Hall").await.unwrap();
    let coming = coming(&vault, group).await;
    (vault, group, coming[0], coming[1])
}

async fn coming(vault: &Vault, group: GroupId) -> Vec<MeetingId> {
    let mut conn = vault.connection().await.unwrap();
    let id = groups::group(conn.sql(), group).await.unwrap().id;
    let (coming, _) = meetings::meetings_of(conn.sql(), id, now().today, 9, 0).await.unwrap();
    coming.iter().map(|meeting| MeetingId(meeting.uid)).collect()
}

async fn kinds(vault: &Vault, meeting: MeetingId) -> Vec<(ItemKind, u32)> {
    let view = meetings::prepare(vault, &now(), meeting).await.unwrap();
    view.items.iter().map(|item| (item.kind, item.minutes)).collect()
}

#[test]
fn every_ready_plan_has_a_break_in_time() {
    for (plan, minutes) in [
        (ReadyPlan::Usual, 90),
        (ReadyPlan::First, 90),
        (ReadyPlan::Short, 45),
        (ReadyPlan::Outing, 120),
        (ReadyPlan::Visitor, 90),
        (ReadyPlan::Last, 90),
    ] {
        assert_eq!(plan.minutes(), minutes, "{plan:?}");
        for goals in [false, true] {
            let items = plan.items(goals);
            assert_eq!(items.iter().map(|(_, minutes)| minutes).sum::<u32>(), minutes, "{plan:?}, goals {goals}");
            assert!(sitting(items) <= LONG_SITTING, "{plan:?}: {} minutes of sitting", sitting(items));
        }
    }
    assert_eq!(ReadyPlan::ALL.len(), 6, "a new one needs its line above");
}

#[test]
fn the_break_goes_where_sitting_becomes_too_long() {
    use ItemKind::{Movement, Round, Topic};
    for (items, sat, at) in [
        (vec![], 0, None),
        (vec![(Round, 50)], 50, None),
        (vec![(Round, 50), (Topic, 5)], 55, Some(1)),
        (vec![(Round, 60)], 60, Some(1)),
        (vec![(Round, 60), (Topic, 5)], 65, Some(1)),
        (vec![(Round, 40), (Movement, 5), (Topic, 40)], 40, None),
        (vec![(Movement, 5), (Topic, 30), (Round, 30)], 60, Some(2)),
    ] {
        assert_eq!((sitting(&items), break_at(&items)), (sat, at), "{items:?}");
    }
}

fn any_items() -> impl Strategy<Value = Vec<(ItemKind, u32)>> {
    let kind = prop::sample::select(ItemKind::ALL);
    prop::collection::vec((kind, 1..=LONG_SITTING), 0..12)
}

proptest! {
    /// With breaks put where they are proposed nobody sits too long, if no item alone is too long.
    #[test]
    fn breaks_end_long_sitting(mut items in any_items()) {
        let before: u32 = items.iter().map(|(_, minutes)| minutes).sum();
        let mut breaks = 0;
        while let Some(at) = break_at(&items) {
            items.insert(at, (ItemKind::Movement, 10));
            breaks += 1;
            prop_assert!(breaks <= items.len(), "it never ends: {items:?}");
        }
        prop_assert!(sitting(&items) <= LONG_SITTING);
        prop_assert_eq!(items.iter().map(|(_, minutes)| minutes).sum::<u32>(), before + 10 * breaks as u32);
    }
}

#[tokio::test]
async fn another_plan_takes_the_place_of_one_and_undo_brings_it_back() {
    let (vault, _, first, _) = two_meetings().await;
    let before = kinds(&vault, first).await;
    for plan in ReadyPlan::ALL {
        let done = use_plan(&vault, &now(), first, &AgendaChoice::Ready { plan: *plan }).await.unwrap();
        assert_eq!(kinds(&vault, first).await, plan.items(false), "{plan:?}");
        vault.undo(Some(done.change), &now()).await.unwrap();
        assert_eq!(kinds(&vault, first).await, before, "{plan:?} undone");
    }
}

#[tokio::test]
async fn a_plan_is_kept_used_and_taken_away() {
    let (vault, group, first, second) = two_meetings().await;
    use_plan(&vault, &now(), first, &AgendaChoice::Ready { plan: ReadyPlan::Short }).await.unwrap();
    let mine = meetings::prepare(&vault, &now(), first).await.unwrap().items[2].clone();
    meetings::item_edit(&vault, &now(), mine.id, "Tips for winter", None).await.unwrap();
    keep(&vault, &now(), first, " Winter ").await.unwrap();
    let kept = plans(&vault, second).await.unwrap().kept;
    assert_eq!(kept.iter().map(|plan| (plan.name.as_str(), plan.minutes)).collect::<Vec<_>>(), [("Winter", 45)]);

    use_plan(&vault, &now(), second, &AgendaChoice::Kept { id: kept[0].id }).await.unwrap();
    let there = meetings::prepare(&vault, &now(), second).await.unwrap().items;
    assert_eq!(there[2].title, "Tips for winter");
    assert_eq!(there.iter().map(|item| item.minutes).sum::<u32>(), 45);

    // The same name keeps the newer plan, in whatever letters.
    keep(&vault, &now(), second, "WINTER").await.unwrap();
    assert_eq!(plans(&vault, second).await.unwrap().kept.len(), 1);
    let done = remove(&vault, &now(), kept[0].id).await.unwrap();
    assert_eq!(plans(&vault, second).await.unwrap().kept, []);
    let gone = use_plan(&vault, &now(), second, &AgendaChoice::Kept { id: kept[0].id }).await.unwrap_err();
    assert_eq!((gone.code, gone.what), (Code::NotFound, "plan.missing"));
    vault.undo(Some(done.change), &now()).await.unwrap();
    let back = plans(&vault, second).await.unwrap().kept;
    assert_eq!((back[0].name.as_str(), back[0].minutes), ("Winter", 45));

    // Another group neither sees it nor can use it.
    let other = groups::create(&vault, &now(), "Friday", "Hall", &[], None).await.unwrap().group;
    assert_ne!(other, group);
    meetings::plan(&vault, &now(), other, &["2026-12-04".parse().unwrap()], "10:30:00".parse().unwrap(), 90, "Hall")
        .await
        .unwrap();
    let elsewhere = coming(&vault, other).await[0];
    assert_eq!(plans(&vault, elsewhere).await.unwrap().kept, []);
    let refused = use_plan(&vault, &now(), elsewhere, &AgendaChoice::Kept { id: kept[0].id }).await.unwrap_err();
    assert_eq!(refused.what, "plan.missing");
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_changes_nothing() {
    let (vault, _, first, second) = two_meetings().await;
    let before = kinds(&vault, first).await;
    let noon = use_plan(&vault, &now(), first, &AgendaChoice::LastTime).await.unwrap_err();
    assert_eq!(noon.what, "meeting.noneBefore");
    for (name, what) in [("", "plan.noName"), ("  ", "plan.noName"), (&"x".repeat(61), "text.tooLong")] {
        assert_eq!(keep(&vault, &now(), first, name).await.unwrap_err().what, what, "{name:?}");
    }
    for nth in 0..20 {
        keep(&vault, &now(), first, &format!("Plan {nth}")).await.unwrap();
    }
    assert_eq!(keep(&vault, &now(), first, "One more").await.unwrap_err().what, "plan.full");
    for item in meetings::prepare(&vault, &now(), second).await.unwrap().items {
        meetings::item_remove(&vault, &now(), item.id).await.unwrap();
    }
    assert_eq!(keep(&vault, &now(), second, "Nothing").await.unwrap_err().what, "plan.nothing");
    meetings::start(&vault, &now(), first).await.unwrap();
    for refused in [
        use_plan(&vault, &now(), first, &AgendaChoice::Ready { plan: ReadyPlan::Last }).await.unwrap_err(),
        add_break(&vault, &now(), first).await.unwrap_err(),
    ] {
        assert_eq!(refused.what, "meeting.notPlanned");
    }
    assert_eq!(kinds(&vault, first).await, before);
}

#[tokio::test]
async fn a_break_is_offered_and_put_in() {
    let (vault, _, first, _) = two_meetings().await;
    let view = meetings::prepare(&vault, &now(), first).await.unwrap();
    assert_eq!(view.long_sitting, None);
    let movement = view.items.iter().find(|item| item.kind == ItemKind::Movement).unwrap().id;
    meetings::item_remove(&vault, &now(), movement).await.unwrap();
    assert_eq!(meetings::prepare(&vault, &now(), first).await.unwrap().long_sitting, Some(75));
    let done = add_break(&vault, &now(), first).await.unwrap();
    let view = meetings::prepare(&vault, &now(), first).await.unwrap();
    assert_eq!(view.long_sitting, None);
    assert_eq!(view.items[3].kind, ItemKind::Movement);
    vault.undo(Some(done.change), &now()).await.unwrap();
    assert_eq!(meetings::prepare(&vault, &now(), first).await.unwrap().long_sitting, Some(75));
}
