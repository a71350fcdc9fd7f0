use super::*;

#[test]
fn every_step_from_everywhere() {
    use Life::{Closing, Ended, Meeting, Paused, Planned};
    let check = |from: Life, may: &[Life]| {
        for next in Life::ALL {
            assert_eq!(from.may_become(*next), may.contains(next), "{from:?} to {next:?}");
        }
    };
    check(Planned, &[Meeting, Paused, Ended]);
    check(Meeting, &[Paused, Closing, Ended]);
    check(Paused, &[Planned, Meeting, Closing, Ended]);
    check(Closing, &[Meeting, Paused, Ended]);
    check(Ended, &[Planned, Meeting]);
}

#[test]
fn from_everywhere_a_group_can_end_or_start_again() {
    for life in Life::ALL {
        assert!(*life == Life::Ended || life.may_become(Life::Ended), "{life:?}");
        let again = [Life::Planned, Life::Meeting];
        assert!(life.goes_on() || again.iter().all(|next| life.may_become(*next)), "{life:?}");
    }
}

#[test]
fn a_group_comes_back_as_what_it_was() {
    use Life::{Closing, Ended, Meeting, Paused, Planned};
    let check = |been: &[Life], expected: Life| assert_eq!(comes_back_as(been), expected, "{been:?}");
    check(&[], Planned);
    check(&[Planned, Ended], Planned);
    check(&[Planned, Paused], Planned);
    check(&[Planned, Meeting, Paused], Meeting);
    check(&[Meeting, Closing, Ended], Meeting);
    check(&[Closing, Ended], Meeting);
    check(&[Ended], Planned);
}

#[test]
fn quiet_is_two_intervals_without_a_meeting() {
    let day = |text: &str| text.parse().unwrap();
    let check = |life: Life, last: Option<&str>, every: u32, today: &str, expected: bool| {
        assert_eq!(quiet(life, last.map(day), every, day(today)), expected, "{life:?} {last:?} {every} {today}");
    };
    check(Life::Meeting, Some("2026-11-24"), 4, "2027-01-19", false);
    check(Life::Meeting, Some("2026-11-24"), 4, "2027-01-20", true);
    check(Life::Meeting, Some("2026-11-24"), 1, "2026-12-08", false);
    check(Life::Meeting, Some("2026-11-24"), 1, "2026-12-09", true);
    check(Life::Meeting, Some("2026-11-24"), 0, "2026-12-09", true);
    check(Life::Meeting, None, 4, "2027-06-01", false);
    for rests in [Life::Planned, Life::Paused, Life::Closing, Life::Ended] {
        check(rests, Some("2026-01-24"), 4, "2027-01-20", false);
    }
}

#[test]
fn friends_who_meet_anyway_are_a_success() {
    let good: Vec<Ending> = Ending::ALL.iter().copied().filter(|how| how.is_success()).collect();
    assert_eq!(good, [Ending::NotNeeded, Ending::Friends]);
}
