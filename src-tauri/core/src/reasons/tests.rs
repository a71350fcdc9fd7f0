use super::*;
use crate::platform::Value;

#[test]
fn every_finer_code_stands_behind_one_chip_and_every_chip_has_one() {
    for chip in Reason::ALL {
        assert!(Fine::ALL.iter().any(|fine| fine.chip() == *chip), "{chip:?} has no finer code");
    }
}

#[test]
fn what_nobody_ticked_falls_away() {
    use Fine::{H1, P2};
    use Reason::{GettingThere, PainOrHealth};
    let why = |reasons: &[Reason], main, fine: &[Fine], told_by| Why {
        reasons: reasons.to_vec(),
        main,
        fine: fine.to_vec(),
        told_by,
    };
    let check = |sent: Why, expected: Why| assert_eq!(sent.tidy(), expected, "{sent:?}");
    let person = Some(ToldBy::Person);
    check(
        why(&[PainOrHealth, GettingThere, PainOrHealth], Some(PainOrHealth), &[P2, H1, P2], person),
        why(&[GettingThere, PainOrHealth], Some(PainOrHealth), &[P2, H1], person),
    );
    check(why(&[GettingThere], Some(PainOrHealth), &[H1, P2], person), why(&[GettingThere], None, &[P2], person));
    check(why(&[], Some(GettingThere), &[P2], person), Why::default());
}

#[test]
fn a_word_from_a_newer_version_is_kept_and_not_shown() {
    let kept = "gettingThere tooFarToSwim";
    let read = Why::read(kept, Some("tooFarToSwim"), "P2 X9", Some("aParrot"));
    let shown = Why { reasons: vec![Reason::GettingThere], main: None, fine: vec![Fine::P2], told_by: None };
    assert_eq!(read, shown);
    let changed = Why { reasons: vec![Reason::PainOrHealth], ..Why::default() };
    let [reasons, main, fine, told_by] = changed.columns(kept, "P2 X9").map(|(_, value)| value);
    assert_eq!((reasons, fine), ("painOrHealth tooFarToSwim".into(), "X9".into()));
    assert_eq!((main, told_by), (Value::Null, Value::Null));
}

#[test]
fn what_a_list_says_is_taken_only_where_it_is_plain() {
    let check =
        |cell: &str, expected: Option<(Reason, Option<Fine>)>| assert_eq!(recognise(cell), expected, "{cell:?}");
    check("", None);
    check("n/a", None);
    check("Works Tuesdays", Some((Reason::WorkCaringFamily, None)));
    check("caring for mum", Some((Reason::WorkCaringFamily, Some(Fine::P5))));
    check("Too far to travel", Some((Reason::GettingThere, Some(Fine::P2))));
    check("no bus", Some((Reason::GettingThere, Some(Fine::P2))));
    check("moved away", Some((Reason::GettingThere, Some(Fine::P6))));
    check("wrong day", Some((Reason::DayOrTime, Some(Fine::P1))));
    check("Time doesn't suit", Some((Reason::DayOrTime, Some(Fine::P1))));
    check("flare up", Some((Reason::PainOrHealth, Some(Fine::H1))));
    check("Hospital appointment", Some((Reason::PainOrHealth, Some(Fine::H2))));
    check("fatigue", Some((Reason::PainOrHealth, Some(Fine::H3))));
    check("Low mood", Some((Reason::PainOrHealth, Some(Fine::H4))));
    check("Not a group person", Some((Reason::NoConnection, Some(Fine::S2))));
    check("managing well", Some((Reason::GotWhatNeeded, Some(Fine::N2))));
    check("no reply", Some((Reason::DontKnow, Some(Fine::U1))));
    check("Unknown", Some((Reason::DontKnow, None)));
    check("prefers not to say", Some((Reason::PreferNotToSay, Some(Fine::U2))));
    // The codes and chips themselves, as our own lists write them.
    check("P2", Some((Reason::GettingThere, Some(Fine::P2))));
    check("Getting there is too hard", Some((Reason::GettingThere, None)));
    // What is not plain stays in the file: it may say more than a group needs.
    check("husband in prison", None);
    check("see letter from Dr", None);
}
