use super::*;

#[tokio::test]
async fn the_made_up_service_is_believable() {
    let now = Now::of("2026-11-22T10:00:00Z".parse().unwrap());
    let vault = open(&now, Role::Host).await.unwrap();
    let groups = home::groups_list(&vault, &now).await.unwrap();
    assert_eq!(groups.len(), GROUPS.len());
    let home = home::read(&vault, &now).await.unwrap();
    assert_eq!(home.next.as_ref().map(|next| next.date.to_string()).as_deref(), Some("2026-11-23"));
    assert!(home.running.is_none() && home.to_close.is_none(), "nothing is left half done");
    for row in &groups {
        let view = home::group(&vault, &now, row.id).await.unwrap();
        let ahead = if view.life == Life::Ended { 0 } else { 3 };
        assert!(view.held >= 4 && view.upcoming.len() == ahead, "{}", view.name);
        for point in &view.trend {
            assert!((2..=15).contains(&point.here), "{} people on {}", point.here, point.date);
        }
    }
}

#[tokio::test]
async fn groups_stand_at_different_points_of_their_lives() {
    let now = Now::of("2026-11-22T10:00:00Z".parse().unwrap());
    let vault = open(&now, Role::Host).await.unwrap();
    let mut lives = Vec::new();
    for row in home::groups_list(&vault, &now).await.unwrap() {
        let jobs = groups::jobs::read(&vault, row.id).await.unwrap();
        assert_eq!(jobs.hosts, 2, "{}", row.name);
        lives.push(row.life);
    }
    lives.sort();
    assert_eq!(lives, [Life::Meeting, Life::Meeting, Life::Meeting, Life::Paused, Life::Ended]);
    let first = home::groups_list(&vault, &now).await.unwrap();
    let tuesday = first.iter().find(|row| row.name.contains("Tuesday")).unwrap().id;
    let open: Vec<_> = home::setting_up(&vault, tuesday)
        .await
        .unwrap()
        .rows
        .into_iter()
        .filter(|row| !row.done)
        .map(|row| row.what)
        .collect();
    assert_eq!(open, [home::SettingUp::People, home::SettingUp::Place], "some of it is still to do");
}
