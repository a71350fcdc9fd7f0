use super::*;

#[test]
fn where_needs_and_a_place_do_not_meet() {
    use Access::{Bus, ChairWithArms, HearingLoop, StepFree};
    use Answer::{DontKnow, No, Yes};
    let check = |needs: &[(Access, u32)], found: &[(Access, Answer)], expected: &[(Access, u32, Answer)]| {
        let gaps: Vec<_> = gaps(needs, found).iter().map(|gap| (gap.what, gap.people, gap.answer)).collect();
        assert_eq!(gaps, expected, "{needs:?} at {found:?}");
    };
    check(&[], &[(StepFree, No)], &[]);
    check(&[(StepFree, 0)], &[(StepFree, No)], &[]);
    check(&[(StepFree, 2)], &[(StepFree, Yes)], &[]);
    check(&[(StepFree, 2)], &[(StepFree, No)], &[(StepFree, 2, No)]);
    check(&[(StepFree, 2)], &[], &[(StepFree, 2, DontKnow)]);
    check(&[(StepFree, 2)], &[(StepFree, DontKnow)], &[(StepFree, 2, DontKnow)]);
    // What is not there comes before what nobody has looked at, whatever the order of the list.
    check(
        &[(StepFree, 1), (HearingLoop, 3), (ChairWithArms, 4)],
        &[(HearingLoop, No), (ChairWithArms, Yes), (Bus, No)],
        &[(HearingLoop, 3, No), (StepFree, 1, DontKnow)],
    );
    check(&[(Bus, 1), (Bus, 2)], &[(Bus, No)], &[(Bus, 3, No)]);
    for what in Access::ALL {
        for (answer, expected) in [(Yes, 0), (No, 1), (DontKnow, 1)] {
            assert_eq!(gaps(&[(*what, 1)], &[(*what, answer)]).len(), expected, "{what:?} {answer:?}");
        }
    }
}

#[test]
fn a_list_is_checked_when_somebody_has_looked_at_all_of_it() {
    let all = |answer: Answer| Access::ALL.iter().map(|what| (*what, answer)).collect::<Vec<_>>();
    assert_eq!(checked(&[]), 0);
    assert_eq!(checked(&all(Answer::DontKnow)), 0);
    assert_eq!(checked(&all(Answer::No)), 9);
    assert_eq!(checked(&[(Access::Bus, Answer::Yes), (Access::Parking, Answer::DontKnow)]), 1);
}
