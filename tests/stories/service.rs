//! A clinician looks after several groups: how they stand, finding things, whose name stands by what.

use chrono::{Days, NaiveDate};
use follow_on_core::{
    attendance::{self, Status},
    groups,
    home::{self, FoundKind, GroupsAsk, LookKind, Show, Sort},
    meetings,
    people::{self, Role},
    platform::{GroupId, Vault},
    privacy::{Decision, Purpose},
    service::{self, Rules},
};

use crate::{at, empty_vault, member_called, tuesday};

/// A group of eight that met every four weeks up to `last`, with so many each time, oldest first.
async fn group(vault: &Vault, name: &str, place: &str, hosts: usize, last: &str, came: &[usize]) -> GroupId {
    let last: NaiveDate = last.parse().unwrap();
    let day = |ago: usize| last.checked_sub_days(Days::new(28 * ago as u64)).unwrap();
    let begun = at(&format!("{}T09:00:00Z", day(came.len())));
    let first = name.split(' ').next().unwrap_or_default();
    let names: Vec<String> = (1..=8).map(|nth| format!("{first} Person{nth}")).collect();
    let group = groups::create(vault, &begun, name, place, &names, None).await.unwrap().group;
    let members = home::group(vault, &begun, group).await.unwrap().members;
    for member in members.iter().take(hosts) {
        groups::edit_member(vault, &begun, member.id, &member.name, "", "", "", true).await.unwrap();
    }
    for (nth, here) in came.iter().enumerate() {
        let date = day(came.len() - 1 - nth);
        let now = at(&format!("{date}T10:30:00Z"));
        meetings::plan(vault, &now, group, &[date], "10:30:00".parse().unwrap(), 90, place).await.unwrap();
        let view = home::group(vault, &now, group).await.unwrap();
        let meeting = view.upcoming[0].id;
        meetings::start(vault, &now, meeting).await.unwrap();
        for member in members.iter().take(*here) {
            attendance::mark(vault, &now, meeting, member.id, Some(Status::Here)).await.unwrap();
        }
        attendance::finish(vault, &now, meeting, "", &[], None).await.unwrap();
    }
    group
}

async fn three_groups() -> (Vault, [GroupId; 3]) {
    let vault = empty_vault().await;
    people::set_role(&vault, Role::Clinician).await.unwrap();
    let well = group(&vault, "Allotment group", "Castle Moor", 2, "2026-11-10", &[6, 7, 6, 7, 6, 6]).await;
    let quiet = group(&vault, "Canal Side group", "Hollin Bank", 2, "2026-08-25", &[5, 5, 4]).await;
    let lone = group(&vault, "Bowls Club group", "Penfold", 1, "2026-10-27", &[6, 2, 1]).await;
    (vault, [well, quiet, lone])
}

fn all() -> GroupsAsk {
    GroupsAsk { show: Show::All, place: None, began: None, sort: Sort::Name, down: false, after: None }
}

#[tokio::test]
async fn home_says_how_things_stand_and_why() {
    let (vault, [well, quiet, lone]) = three_groups().await;
    let view = home::overview(&vault, &tuesday(), None, None).await.unwrap();
    assert_eq!((view.look, view.well, view.all, view.people), (2, 1, 3, 24));
    // 13 of 24: 6 of the first, 6, 4 and 1 came last time.
    assert_eq!(view.came_of_100, Some((6 + 4 + 1) * 100 / 24 + 1));
    let why: Vec<(GroupId, Vec<(LookKind, u32)>)> = view
        .need_look
        .iter()
        .map(|row| (row.group.id, row.reasons.iter().map(|one| (one.kind, one.number)).collect()))
        .collect();
    assert_eq!(
        why,
        [(quiet, vec![(LookKind::Quiet, 13)]), (lone, vec![(LookKind::Few, 1), (LookKind::Hosts, 1)])],
        "the longest silent first"
    );

    let there = home::overview(&vault, &tuesday(), Some("Castle Moor"), None).await.unwrap();
    assert_eq!((there.look, there.well, there.all), (0, 1, 3));
    assert_eq!(there.places, ["Castle Moor", "Hollin Bank", "Penfold"]);

    // A softer rule is kept for every group at once, and undone for every group at once.
    let soft = Rules { few_people: 2, few_hosts: 1, quiet_intervals: 4, ..Rules::default() };
    service::write_rules(&vault, &tuesday(), &soft).await.unwrap();
    assert_eq!(home::overview(&vault, &tuesday(), None, None).await.unwrap().look, 0);
    vault.undo(None, &tuesday()).await.unwrap();
    assert_eq!(home::overview(&vault, &tuesday(), None, None).await.unwrap().look, 2);

    let page = home::groups_page(&vault, &tuesday(), &all()).await.unwrap();
    let rows: Vec<_> = page
        .rows
        .iter()
        .map(|row| (row.group.id, row.members, row.came, row.recent.as_slice(), row.reasons.is_empty()))
        .collect();
    let six: &[u32] = &[6, 7, 6, 7, 6, 6];
    assert_eq!(
        rows,
        [(well, 8, Some(6), six, true), (lone, 8, Some(1), &[6, 2, 1], false), (quiet, 8, Some(4), &[5, 5, 4], false)]
    );
    let look = GroupsAsk { show: Show::Look, sort: Sort::LastMet, ..all() };
    let page = home::groups_page(&vault, &tuesday(), &look).await.unwrap();
    assert_eq!((page.total, page.rows[0].group.id), (2, quiet));
}

#[tokio::test]
async fn things_are_found_as_people_type_them() {
    let (vault, [well, ..]) = three_groups().await;
    let now = tuesday();
    groups::add_member(
        &vault,
        &now,
        well,
        "Si\u{e2}n Prydderch",
        "01632 960417",
        "sian@example.org",
        &[(Purpose::HostHasContacts, Decision::Given)],
    )
    .await
    .unwrap();
    groups::add_member(&vault, &now, well, "Lesley O\u{2019}Shea", "", "", &[]).await.unwrap();
    groups::add_member(&vault, &now, well, "Margaret Illingworth", "", "", &[]).await.unwrap();
    let found = async |text: &str| -> Vec<(FoundKind, String)> {
        let found = home::find(&vault, &now, text).await.unwrap();
        found
            .into_iter()
            .map(|one| (one.kind, if one.kind == FoundKind::Member { one.text } else { one.group.name }))
            .collect()
    };
    let person = |name: &str| vec![(FoundKind::Member, name.to_owned())];
    for (typed, name) in [
        ("sian", "Si\u{e2}n Prydderch"),
        ("SI\u{c2}N", "Si\u{e2}n Prydderch"),
        ("pryderch", "Si\u{e2}n Prydderch"),
        ("prydderch sian", "Si\u{e2}n Prydderch"),
        ("oshea", "Lesley O\u{2019}Shea"),
        ("o'shea les", "Lesley O\u{2019}Shea"),
        ("margret", "Margaret Illingworth"),
        ("ilingwroth", "Margaret Illingworth"),
        ("marg", "Margaret Illingworth"),
    ] {
        assert_eq!(found(typed).await, person(name), "{typed}");
    }
    assert_eq!(found("01632 960417").await, [], "nobody is found by a number");
    assert_eq!(found("example.org").await, [], "or by an address");
    assert_eq!(found("qwertyuiop").await, []);
    assert_eq!(found("%").await, []);

    let group = found("penfold").await;
    assert_eq!(group[0], (FoundKind::Group, "Bowls Club group".to_owned()));
    assert!(group.contains(&(FoundKind::Meeting, "Bowls Club group".to_owned())), "with its meeting");
    let meeting = home::find(&vault, &now, "27 october").await.unwrap();
    let days: Vec<_> = meeting.iter().map(|one| (one.kind, one.date.map(|date| date.to_string()))).collect();
    assert_eq!(days, [(FoundKind::Meeting, Some("2026-10-27".to_owned()))]);
    let mut group = found("allotment").await;
    group.retain(|(kind, _)| *kind != FoundKind::Meeting);
    assert_eq!(found("allotment 27 october").await, group, "that group did not meet that day");
    let both = found("allotment 10 november").await;
    assert_eq!(both.last(), Some(&(FoundKind::Meeting, "Allotment group".to_owned())));
}

#[tokio::test]
async fn what_is_gone_is_not_found() {
    let (vault, [well, ..]) = three_groups().await;
    let now = tuesday();
    groups::add_member(&vault, &now, well, "Zebedee Quartermain", "", "", &[]).await.unwrap();
    let member = member_called(&vault, well, "Zebedee Quartermain").await;
    let seen = async |text: &str| home::find(&vault, &now, text).await.unwrap().len();
    let words = async || -> i64 {
        let mut conn = vault.connection().await.unwrap();
        sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM word WHERE text LIKE 'zebed%' OR text LIKE 'quarterm%') \
                  + (SELECT count(*) FROM word_slip WHERE word_id NOT IN (SELECT id FROM word)) \
                  + (SELECT count(*) FROM word_at WHERE word_id NOT IN (SELECT id FROM word))",
        )
        .fetch_one(conn.sql())
        .await
        .unwrap()
    };
    assert_eq!((seen("quartermain").await, words().await), (1, 2));
    groups::remove_member(&vault, &now, member).await.unwrap();
    assert_eq!((seen("quartermain").await, words().await), (0, 0), "no part of the name stays in the index");
    vault.undo(None, &now).await.unwrap();
    assert_eq!((seen("quartermain").await, words().await), (1, 2));
    groups::edit_member(&vault, &now, member, "Zebedee Smith", "", "", "", false).await.unwrap();
    assert_eq!((seen("quartermain").await, seen("zebedee smith").await), (0, 1));
}

#[tokio::test]
async fn each_change_has_a_name_by_it() {
    let (vault, [well, quiet, _]) = three_groups().await;
    let now = tuesday();
    service::introduce(&vault, &now, "Hannah Boateng", "Physiotherapist").await.unwrap();
    groups::rename(&vault, &now, well, "Allotment friends", "Castle Moor").await.unwrap();
    service::someone_new(&vault, &now, "Tom Reilly", "").await.unwrap();
    groups::add_member(&vault, &now, quiet, "Parveen Akhtar", "", "", &[]).await.unwrap();
    vault.undo(None, &now).await.unwrap();

    let page = home::history(&vault, None, None).await.unwrap();
    let lines: Vec<(&str, &str, Option<&str>, Option<GroupId>)> = page
        .rows
        .iter()
        .take(4)
        .map(|row| (row.who.as_str(), row.act.as_str(), row.undid.as_deref(), row.group.as_ref().map(|group| group.id)))
        .collect();
    assert_eq!(
        lines,
        [
            ("Tom Reilly", "undo", Some("groups.addMember"), Some(quiet)),
            ("Tom Reilly", "groups.addMember", None, Some(quiet)),
            ("Tom Reilly", "service.introduce", None, None),
            ("Hannah Boateng", "groups.rename", None, Some(well)),
        ]
    );
    // Page after page, each change once, the taps of one meeting in one line.
    let (mut before, mut changes, mut lines) = (None, 0, 0);
    loop {
        let page = home::history(&vault, Some(well), before).await.unwrap();
        assert!(page.rows.iter().all(|row| row.group.as_ref().map(|group| group.id) == Some(well)));
        changes += page.rows.iter().map(|row| row.times).sum::<u32>();
        lines += page.rows.len();
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    // Made, two hosts, six meetings (planned, started, finished) with 38 taps, renamed.
    assert_eq!(changes, 1 + 2 + 6 * 3 + 38 + 1);
    assert!(lines < 32, "{lines} lines");
}

#[tokio::test]
async fn a_group_has_its_own_crisis_contacts_and_keeps_what_its_hosts_wrote() {
    let vault = empty_vault().await;
    let now = tuesday();
    let made = async |name: &str| groups::create(&vault, &now, name, "", &[], None).await.unwrap().group;
    let crisis = async |group: GroupId| groups::crisis(&vault, group).await.unwrap();
    let before = made("Before").await;
    assert_eq!(crisis(before).await.checked_on, None, "nobody has checked anything yet");

    let mut contacts = service::read(&vault).await.unwrap().contacts;
    contacts.name = "Westerby pain service".into();
    contacts.safeguarding.name = "Safeguarding team".into();
    contacts.safeguarding.phone = "01632 960200".into();
    contacts.checked_on = Some(now.today);
    service::write_contacts(&vault, &now, &contacts).await.unwrap();
    let after = made("After").await;
    for group in [before, after] {
        let copy = crisis(group).await;
        assert_eq!((copy.safeguarding_phone.as_str(), copy.own), ("01632 960200", false));
    }
    let own = service::CrisisContacts { safeguarding_name: "Our chair".into(), ..crisis(after).await };
    groups::write_crisis(&vault, &now, after, &own).await.unwrap();
    contacts.safeguarding.name = "New team".into();
    service::write_contacts(&vault, &now, &contacts).await.unwrap();
    assert_eq!(crisis(before).await.safeguarding_name, "New team");
    assert_eq!(crisis(after).await.safeguarding_name, "Our chair", "what hosts wrote is never written over");
    groups::use_services_crisis(&vault, &now, after).await.unwrap();
    assert_eq!(crisis(after).await.safeguarding_name, "New team");
    vault.undo(None, &now).await.unwrap();
    assert_eq!(crisis(after).await.safeguarding_name, "Our chair");
    assert_eq!(home::me(&vault).await.unwrap().service_name.as_deref(), Some("Westerby pain service"));
}
