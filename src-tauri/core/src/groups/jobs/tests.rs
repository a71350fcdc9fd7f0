use super::*;

#[test]
fn each_person_runs_the_group_once_and_not_from_a_break() {
    use Job::{CoHost, Greeter, Host};
    let check = |held: &[(i64, Job, bool)], expected: u32| assert_eq!(hosts(held), expected, "{held:?}");
    check(&[], 0);
    check(&[(1, Greeter, false)], 0);
    check(&[(1, Host, false)], 1);
    check(&[(1, Host, false), (1, CoHost, false)], 1);
    check(&[(1, Host, false), (2, CoHost, false), (3, Host, false)], 3);
    check(&[(1, Host, true), (2, CoHost, false)], 1);
    check(&[(1, Host, true)], 0);
}

#[test]
fn a_job_is_free_when_nobody_else_does_it() {
    use Job::{Buddy, Host, Refreshments};
    let check = |let_go: &[Job], still: &[Job], expected: &[Job]| {
        assert_eq!(now_free(let_go, still), expected, "{let_go:?} {still:?}");
    };
    check(&[], &[], &[]);
    check(&[Host], &[], &[Host]);
    check(&[Host], &[Host], &[]);
    check(&[Refreshments, Host], &[Buddy], &[Host, Refreshments]);
    check(&[Buddy, Buddy], &[], &[Buddy]);
}
