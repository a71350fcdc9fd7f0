//! A list beside a group that has people.
//!
//! The group in short: `Ann Tate, 07700 900112` a line; a contact stands for the permission to have it,
//! `(left)` for having left. The golden form: `= 2` the same, `~ 3 phone 07700 900113 -> 07700 900114`
//! changed (`*` taken by itself), `? 4 Bo Lee is Bo Lee` asked, `+ 5` new, `< 6 Cy Low` has left,
//! `! 7 Di Ray` says no and is in the group, `absent 1`.

use uuid::Uuid;

use super::super::{Choices, DecidedValue, Known, List, ListDetail, OnTheList, SameMember, What, compare, people};
use super::{answered, list};
use crate::groups::MemberState;
use crate::platform::MemberId;

fn id(nth: usize) -> MemberId {
    MemberId(Uuid::from_u128(nth as u128 + 1))
}

fn group(text: &str) -> OnTheList {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate();
    let member = |(nth, line): (usize, &str)| {
        let (line, state) = match line.strip_suffix(" (left)") {
            Some(line) => (line, MemberState::Left),
            None => (line, MemberState::Here),
        };
        let mut parts = line.split(", ");
        let name = parts.next().unwrap().to_owned();
        let (mut phone, mut email, mut best_time) = Default::default();
        for part in parts {
            match part {
                part if part.contains('@') => email = part.to_owned(),
                part if part.starts_with(|c: char| c.is_ascii_digit()) => phone = part.to_owned(),
                part => best_time = part.to_owned(),
            }
        }
        let contacts = !phone.is_empty() || !email.is_empty();
        Known { id: id(nth), local: nth as i64 + 1, name, phone, email, best_time, state, contacts }
    };
    OnTheList(lines.map(member).collect())
}

fn understood(list: &List, group: &OnTheList, choices: &Choices) -> String {
    let preview = compare(list, choices, Some(group));
    let against = preview.against.clone().unwrap();
    let mut lines = Vec::new();
    for difference in &against.differences {
        let detail = serde_json::to_value(difference.detail).unwrap();
        let take = match difference.take {
            None => "",
            Some(true) => " *",
            Some(false) => " -",
        };
        let change = format!("{} -> {}", difference.old, difference.new);
        lines.push(format!("~ {} {} {}{take}", difference.row, detail.as_str().unwrap(), change.trim()));
    }
    for problem in preview.problems.iter().filter(|problem| problem.what == What::SameAsMember) {
        let value = problem.value.as_ref().map(|value| format!(" ({value})")).unwrap_or_default();
        let (name, other) = (problem.name.as_ref().unwrap(), problem.other_name.as_ref().unwrap());
        lines.push(format!("? {} {name} is {other}{value}", problem.row.unwrap()));
    }
    lines.extend(against.left.iter().map(|note| format!("< {} {}", note.row, note.name)));
    lines.extend(against.said_no.iter().map(|note| format!("! {} {}", note.row, note.name)));
    lines.push(format!(
        "same {}, changed {}, new {}, absent {}",
        against.same, against.changed, preview.will_bring_in, against.absent
    ));
    lines.join("\n")
}

#[track_caller]
fn check_with(members: &str, rows: &str, choices: &Choices, expected: &str) {
    let list = list(&format!("Name,Mobile,Email,Consent,Share number\n{rows}"));
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(understood(&list, &group(members), choices), expected.join("\n"), "{members}\nand\n{rows}");
}

#[track_caller]
fn check(members: &str, rows: &str, expected: &str) {
    check_with(members, rows, &answered(), expected);
}

#[test]
fn new_changed_and_the_same() {
    check(
        "Ann Tate, 07700 900112\nBo Lee, 07700 900113, bo@example.org\nCy Low, 07700 900114",
        "Ann Tate,+44 7700 900112,,Y,Y\nBo Lee,07700 900119,bo@example.org,Y,Y\nDi Ray,07700 900115,,Y,Y",
        "~ 3 phone 07700 900113 -> 07700 900119\nsame 1, changed 1, new 1, absent 1",
    );
    // What the group lacks is taken, unless somebody says no.
    check(
        "Ann Tate, 07700 900112",
        "Ann Tate,07700 900112 after 6,ann@example.org,Y,Y",
        "~ 2 email -> ann@example.org *\n~ 2 bestTime -> after 6 *\nsame 0, changed 1, new 0, absent 0",
    );
    // Missing in the list is nothing that has changed.
    check("Ann Tate, 07700 900112, ann@example.org", "Ann Tate,07700 900112,,Y,", "same 1, changed 0, new 0, absent 0");
    check("ANN TATE, 07700 900112", "\"Tate, Ann\",07700 900112,,Y,Y", "same 1, changed 0, new 0, absent 0");
    check(
        "Anne Tate, 07700 900112",
        "Ann Tate,07700 900112,,Y,Y",
        "~ 2 name Anne Tate -> Ann Tate\nsame 0, changed 1, new 0, absent 0",
    );
    check(
        "Ann, ann@example.org",
        "Ann Tate,,ANN@example.org,Y,Y",
        "~ 2 name Ann -> Ann Tate\nsame 0, changed 1, new 0, absent 0",
    );
}

#[test]
fn a_name_alone_is_asked_about() {
    check("Ann Tate", "Ann Tate,07700 900112,,Y,Y", "? 2 Ann Tate is Ann Tate\nsame 0, changed 0, new 0, absent 0");
    check(
        "Ann Tate, 07700 900119",
        "Ann Tate,07700 900112,,Y,Y",
        "? 2 Ann Tate is Ann Tate\nsame 0, changed 0, new 0, absent 0",
    );
    check("Ann", "Ann Tate,,,Y,Y", "? 2 Ann Tate is Ann\nsame 0, changed 0, new 0, absent 0");
    check("Bronwyn Pugh", "Bronwen Pugh,,,Y,Y", "? 2 Bronwen Pugh is Bronwyn Pugh\nsame 0, changed 0, new 0, absent 0");
    check("Ann Tate", "Ann Thorne,,,Y,Y", "same 0, changed 0, new 1, absent 1");
    // A phone for two: asked about, unless its owner is on the list as well.
    check(
        "Ann Tate, 01632 960033",
        "Bo Lee,01632 960033,,Y,Y",
        "? 2 Bo Lee is Ann Tate (01632 960033)\nsame 0, changed 0, new 0, absent 0",
    );
    check(
        "Ann Tate, 01632 960033",
        "Bo Lee,01632 960033,,Y,Y\nAnn Tate,01632 960033,,Y,Y",
        "same 1, changed 0, new 1, absent 0",
    );

    let say = |same| Choices { members: vec![SameMember { row: 2, member: id(0), same }], ..answered() };
    let (members, rows) = ("Ann Tate\nAnn Tate", "Ann Tate,07700 900112,,Y,Y");
    check_with(members, rows, &say(true), "~ 2 contacts no -> yes\nsame 0, changed 1, new 0, absent 1");
    check_with(members, rows, &say(false), "? 2 Ann Tate is Ann Tate\nsame 0, changed 0, new 0, absent 1");
    let neither = [0, 1].map(|nth| SameMember { row: 2, member: id(nth), same: false }).to_vec();
    check_with(members, rows, &Choices { members: neither, ..answered() }, "same 0, changed 0, new 1, absent 2");
    // Two rows are never one member, whatever was said.
    let twice = [2, 3].map(|row| SameMember { row, member: id(0), same: true }).to_vec();
    check_with(
        "Ann Tate",
        "Ann Tate,,,Y,Y\nBo Lee,,,Y,Y",
        &Choices { members: twice, ..answered() },
        "same 1, changed 0, new 1, absent 0",
    );
    // Somebody who is gone meanwhile.
    let gone = SameMember { row: 2, member: id(7), same: true };
    check_with(
        "Ann Tate",
        "Bo Lee,,,Y,Y",
        &Choices { members: vec![gone], ..answered() },
        "same 0, changed 0, new 1, absent 1",
    );
}

#[test]
fn permission_is_never_changed_unasked() {
    check(
        "Ann Tate, 07700 900112",
        "Ann Tate,07700 900112,,Y,N",
        "~ 2 contacts yes -> no\nsame 0, changed 1, new 0, absent 0",
    );
    check(
        "Ann Tate, 07700 900112",
        "Ann Tate,07700 900119,,Y,",
        "? 2 Ann Tate is Ann Tate\nsame 0, changed 0, new 0, absent 0",
    );
    // Who is in the group and says no on the list stays, and is named.
    check(
        "Ann Tate, 07700 900112\nBo Lee",
        "Ann Tate,07700 900112,,N,\nBo Lee,,,no,\nCy Low,,,N,",
        "! 2 Ann Tate\n! 3 Bo Lee\nsame 0, changed 0, new 0, absent 2",
    );
    // "Names only" for the whole list is no withdrawal.
    let names_only = Choices { host_may_have_contacts: Some(false), ..answered() };
    let list = list("Name,Mobile\nAnn Tate,07700 900112");
    assert_eq!(understood(&list, &group("Ann Tate, 07700 900112"), &names_only), "same 1, changed 0, new 0, absent 0");
}

#[test]
fn who_has_left_stays_away() {
    check(
        "Ann Tate, 07700 900112 (left)",
        "Ann Tate,07700 900112,,Y,Y",
        "< 2 Ann Tate\nsame 0, changed 0, new 0, absent 0",
    );
}

#[test]
fn what_was_decided_is_what_is_written() {
    let (members, rows) = (
        "Ann Tate, 07700 900112",
        "Name,Mobile,Email,Consent,Share\nAnn Tate,07700 900112,ann@example.org,Y,Y\nAnne Tate,07700 900113,ann@example.org,Y,Y",
    );
    let both = super::super::SamePerson { row: 3, other_row: 2, keep: super::super::Keep::Both };
    let decided = |detail, take| DecidedValue { row: 2, detail, take };
    let choices = Choices { same: vec![both], values: vec![decided(ListDetail::Email, false)], ..answered() };
    let plan = people(&list(rows), &choices, Some(&group(members))).unwrap();
    assert_eq!((plan.new.len(), plan.new[0].name.as_str()), (1, "Anne Tate"));
    assert_eq!(
        (plan.known.len(), plan.known[0].1.keep.clone(), plan.known[0].1.take.len()),
        (1, vec![ListDetail::Email], 0)
    );
    // Whoever is there already is counted on the programme no second time.
    assert_eq!(plan.preview.counts.people, 1);
}
