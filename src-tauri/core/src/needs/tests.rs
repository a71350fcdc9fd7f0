use super::*;

#[test]
fn a_venue_can_meet_what_is_about_the_place_and_nothing_else() {
    let place: Vec<&str> = Need::ALL.iter().filter(|need| need.sort() == Sort::Place).map(|need| need.text()).collect();
    let checklist = [
        "stepFree",
        "accessibleToilet",
        "parking",
        "bus",
        "chairWithArms",
        "roomToMove",
        "hearingLoop",
        "lighting",
        "phoneSignal",
    ];
    assert_eq!(place, checklist);
}

#[test]
fn needs_are_looked_at_again_after_a_year() {
    let check = |reviewed: &str, today: &str, expected: bool| {
        let (reviewed, today) = (reviewed.parse().unwrap(), today.parse().unwrap());
        assert_eq!(review_due(reviewed, today), expected, "{reviewed} {today}");
        assert_eq!(reviewed <= model::due_since(today), expected, "{reviewed} {today}: SQL says the same");
    };
    check("2026-11-24", "2026-11-24", false);
    check("2025-11-25", "2026-11-24", false);
    check("2025-11-24", "2026-11-24", true);
    check("2024-02-29", "2025-02-27", false);
    check("2024-02-29", "2025-02-28", true);
}
