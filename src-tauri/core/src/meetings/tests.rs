use chrono::{DateTime, Duration, NaiveTime, Utc};
use proptest::prelude::*;

use super::{
    model::{start_times, usual_agenda},
    *,
};
use crate::platform::{ItemId, fresh};

fn item(minutes: u32) -> AgendaItem {
    AgendaItem {
        id: ItemId(fresh()),
        kind: ItemKind::Round,
        topic: None,
        title: String::new(),
        minutes,
        lead: None,
        lead_name: None,
        starts: NaiveTime::default(),
    }
}

#[test]
fn the_usual_agenda_is_ninety_minutes_with_a_break_to_move() {
    for goals in [false, true] {
        let agenda = usual_agenda(goals);
        assert_eq!(agenda.iter().map(|(_, minutes)| minutes).sum::<u32>(), 90, "goals {goals}");
        let before: u32 =
            agenda.iter().take_while(|(kind, _)| *kind != ItemKind::Movement).map(|(_, minutes)| minutes).sum();
        assert!(before <= 50, "{before} minutes of sitting");
        // Only where they are offered does anybody sit through minutes of goals.
        assert_eq!(agenda.iter().any(|(kind, _)| *kind == ItemKind::Goals), goals);
    }
}

proptest! {
    #[test]
    fn times_add_up(minutes in prop::collection::vec(0..120_u32, 0..12)) {
        let first = NaiveTime::from_hms_opt(10, 30, 0).unwrap();
        // A winter day: the clock on the wall is that of Greenwich.
        let times = start_times("2026-11-24T10:30:00Z".parse().unwrap(), &minutes);
        prop_assert_eq!(times.len(), minutes.len());
        for (nth, time) in times.iter().enumerate() {
            let passed: u32 = minutes[..nth].iter().sum();
            prop_assert_eq!(*time, first.overflowing_add_signed(Duration::minutes(i64::from(passed))).0);
        }
    }

    #[test]
    fn the_end_only_moves_for_a_reason(passed in 0..300_i64, minutes in 1..60_u32, extra in 0..30_u32, rest in prop::collection::vec(1..60_u32, 0..6)) {
        let since = DateTime::<Utc>::UNIX_EPOCH;
        let now = since + Duration::minutes(passed);
        let ahead: Vec<_> = rest.iter().map(|minutes| item(*minutes)).collect();
        let (view, end) = now_view(now, Some(item(minutes)), since, extra, &ahead);
        let left: u32 = rest.iter().sum();
        prop_assert_eq!(view.ends_at, since + Duration::minutes(i64::from(minutes + extra)));
        prop_assert_eq!(view.last, rest.is_empty());
        prop_assert!(end >= now);
        let on_time = passed <= i64::from(minutes + extra);
        let expected = if on_time { view.ends_at } else { now } + Duration::minutes(i64::from(left));
        prop_assert_eq!(end, expected);
    }
}
