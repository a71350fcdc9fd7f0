use super::*;

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
