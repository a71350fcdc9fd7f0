use super::*;

#[test]
fn every_finer_code_stands_behind_one_chip_and_every_chip_has_one() {
    for chip in Reason::ALL {
        assert!(Fine::ALL.iter().any(|fine| fine.chip() == *chip), "{chip:?} has no finer code");
    }
}

#[test]
fn not_asked_means_no_contact() {
    let check = |answer: KeepInTouch, group: bool, service: bool| {
        assert_eq!((answer.group_may(), answer.service_may()), (group, service), "{answer:?}");
    };
    check(KeepInTouch::Group, true, false);
    check(KeepInTouch::Service, false, true);
    check(KeepInTouch::Both, true, true);
    check(KeepInTouch::No, false, false);
    check(KeepInTouch::NotAsked, false, false);
}
