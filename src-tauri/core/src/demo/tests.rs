use super::*;

#[tokio::test]
async fn the_made_up_service_is_believable() {
    let now = Now::of("2026-11-22T10:00:00Z".parse().unwrap());
    let vault = open(&now).await.unwrap();
    let groups = home::groups_list(&vault, &now).await.unwrap();
    assert_eq!(groups.len(), GROUPS.len());
    let home = home::read(&vault, &now).await.unwrap();
    assert_eq!(home.next.as_ref().map(|next| next.date.to_string()).as_deref(), Some("2026-11-23"));
    assert!(home.running.is_none() && home.to_close.is_none(), "nothing is left half done");
    for row in &groups {
        let view = home::group(&vault, &now, row.id).await.unwrap();
        assert!(view.held >= 4 && view.upcoming.len() == 3, "{}", view.name);
        for point in &view.trend {
            assert!((2..=15).contains(&point.here), "{} people on {}", point.here, point.date);
        }
    }
}
