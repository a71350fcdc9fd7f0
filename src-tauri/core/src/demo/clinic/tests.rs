use super::*;
use crate::{
    demo::open,
    home::{GroupsAsk, Show, Sort},
};

fn on(day: &str) -> Now {
    Now::of(format!("{day}T10:00:00Z").parse().unwrap())
}

/// How things stand is the same on any day: over the new year, and in a leap year.
#[tokio::test]
async fn the_made_up_service_is_believable_on_any_day() {
    for day in ["2027-01-01", "2028-02-29"] {
        let now = on(day);
        let vault = open(&now, Role::Clinician).await.unwrap();
        let view = home::overview(&vault, &now, None, None).await.unwrap();
        assert_eq!((view.look, view.well, view.set_up, view.all), (3, 12, 1, GROUPS.len() as u32 + 1), "{day}");
        assert!((85..=115).contains(&view.people), "{} people", view.people);
        assert!(view.came_of_100.is_some_and(|of| (55..=85).contains(&of)), "{:?} came", view.came_of_100);
        let mut look: Vec<_> = view.need_look.iter().map(|row| row.group.name.as_str()).collect();
        look.sort_unstable();
        assert_eq!(look, ["Bowls Club group", "Canal Side group", "Sunrise Caf\u{e9} group"], "{day}");
        assert!(view.years.len() >= 6 && view.places.len() >= 8, "{:?} {:?}", view.years, view.places);
    }
}

#[tokio::test]
async fn groups_stand_at_every_point_of_their_lives() {
    let now = on("2026-11-25");
    let vault = open(&now, Role::Clinician).await.unwrap();
    let all = async |show| {
        let ask = GroupsAsk { show, place: None, began: None, sort: Sort::Name, down: false, after: None };
        home::groups_page(&vault, &now, &ask).await.unwrap()
    };
    assert_eq!((all(Show::Paused).await.total, all(Show::Ended).await.total), (1, 10));
    let page = all(Show::All).await;
    assert!(page.next.is_some(), "the list turns pages");
    for row in all(Show::Now).await.rows {
        let view = home::group(&vault, &now, row.group.id).await.unwrap();
        assert!(view.not_recorded.is_empty(), "{} has a meeting that nobody wrote up", view.name);
        let ahead = if row.group.name == "Canal Side group" { 0 } else { view.upcoming.len().max(1) };
        assert_eq!(view.upcoming.len(), ahead, "{}", view.name);
        assert!(!venues::list(&vault, row.group.id).await.unwrap().venues.is_empty(), "{} has no place", view.name);
    }
}

#[tokio::test]
async fn something_is_left_to_do_for_the_group_that_is_set_up() {
    let now = on("2026-11-25");
    let vault = open(&now, Role::Clinician).await.unwrap();
    let group = home::find(&vault, &now, plans::NEXT.name).await.unwrap()[0].group.id;
    let view = home::setting_up(&vault, group).await.unwrap();
    assert!(view.rows.iter().all(|row| !row.done), "{:?}", view.rows);
    assert_eq!(view.gaps.first().map(|gap| (gap.what, gap.answer)), Some((Access::StepFree, Answer::No)));
    let programmes = crate::programmes::list(&vault, 0).await.unwrap().rows;
    assert_eq!(programmes.len(), 5);
    let staff = service::read(&vault).await.unwrap().staff;
    assert_eq!(staff.iter().filter(|one| one.you).map(|one| one.name.as_str()).collect::<Vec<_>>(), [YOU]);
    let mut who: Vec<String> = Vec::new();
    let mut before = None;
    loop {
        let page = home::history(&vault, None, before).await.unwrap();
        who.extend(page.rows.into_iter().map(|row| row.who));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    who.sort_unstable();
    who.dedup();
    assert!(who.len() >= 3, "{who:?}");
}

#[test]
fn every_name_is_there_once() {
    let mut all = Names(0).some(600);
    all.extend(names::ST_AIDANS.iter().map(|name| (*name).to_owned()));
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 600 + names::ST_AIDANS.len());
}
