//! A cohort, the offer of a group, the answers, and the group that comes of it. Whoever has not agreed to be
//! named is counted and nowhere named.

use std::ops::ControlFlow;

use follow_on_core::{
    SCHEMA, groups, home,
    intake::{self, Choices, Destination, List},
    people::{self, Role},
    platform::{CohortPersonId, GroupId, ProgrammeId, Vault},
    programmes::{self, CohortRow, Finished, OfferAnswer, ProgrammeDetails, ProgrammeView, Unnamed},
    reasons::{Fine, Reason, ToldBy, Why},
};

use crate::{at, empty_vault, permission::everything, tuesday};

const LIST: &str = "Name,Mobile,Agreed,Answer,Completed,Reason for no\n\
    Grace Adeyemi,07700 900112,Yes,Yes,Yes,\n\
    Yusuf Rahmani,07700 900113,Yes,Maybe,Yes,\n\
    Hidden Person,07700 900114,No,No,Yes,Too far to travel\n\
    Another Secret,07700 900115,No,No,No,Husband is in prison\n\
    Third Private,07700 900116,,,No,\n";

async fn service() -> Vault {
    let vault = empty_vault().await;
    people::set_role(&vault, Role::Clinician).await.unwrap();
    home::write_me(&vault, &tuesday(), "Jo Marsh", Some("Westerby pain service")).await.unwrap();
    vault
}

fn autumn() -> ProgrammeDetails {
    ProgrammeDetails {
        code: "Autumn 2026".into(),
        name: "12 mornings".into(),
        first_day: Some("2026-08-04".parse().unwrap()),
        last_day: Some("2026-11-10".parse().unwrap()),
        place: "Westerby library".into(),
        started: Some(14),
        finished: Some(11),
    }
}

/// A programme with these names, and a group that it feeds.
async fn cohort(vault: &Vault, names: &[&str], unnamed: Unnamed) -> (ProgrammeId, GroupId) {
    let now = tuesday();
    let group = groups::create(vault, &now, "Tuesday group", "", &[], None).await.unwrap().group;
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let made = programmes::create(vault, &now, &autumn(), &names, &unnamed, Some(group)).await.unwrap();
    (made.programme, group)
}

async fn read(vault: &Vault, programme: ProgrammeId) -> ProgrammeView {
    programmes::read(vault, programme).await.unwrap()
}

async fn called(vault: &Vault, programme: ProgrammeId, name: &str) -> CohortRow {
    let view = read(vault, programme).await;
    view.people.into_iter().find(|row| row.name == name).unwrap()
}

async fn names_in(vault: &Vault, group: GroupId) -> Vec<String> {
    let view = home::group(vault, &tuesday(), group).await.unwrap();
    view.members.into_iter().map(|member| member.name).collect()
}

#[tokio::test]
async fn from_the_cohort_to_the_group() {
    let (vault, now) = (service().await, tuesday());
    let (programme, group) = cohort(&vault, &["Ann Price", "Bob Lee", "Cal Moss"], Unnamed::default()).await;
    let ask = home::read(&vault, &now).await.unwrap().when_you_feel_up_to_it;
    let ask = ask.iter().find(|todo| todo.kind == home::TodoKind::OfferGroup).unwrap();
    assert_eq!((ask.count, ask.name.as_deref(), ask.programme), (Some(3), Some("Autumn 2026"), Some(programme)));

    programmes::offer_to_all(&vault, &now, programme).await.unwrap();
    let view = read(&vault, programme).await;
    assert_eq!((view.counts.offered, view.counts.waiting, view.counts.not_asked), (3, 3, 0));
    assert!(view.people.iter().all(|row| row.offered_on == Some(now.today) && row.offered_by == "Jo Marsh"));
    let todos = home::read(&vault, &now).await.unwrap().when_you_feel_up_to_it;
    assert!(todos.iter().all(|todo| todo.kind != home::TodoKind::OfferGroup), "everybody was asked");

    let later = at("2026-12-01T10:00:00Z");
    let ann = called(&vault, programme, "Ann Price").await.id;
    let yes = programmes::answer(&vault, &later, ann, OfferAnswer::Yes, None).await.unwrap();
    assert_eq!(yes.joined.as_ref().map(|joined| joined.name.as_str()), Some("Tuesday group"));
    let row = called(&vault, programme, "Ann Price").await;
    assert_eq!((row.answer, row.answered_on, row.offered_on), (OfferAnswer::Yes, Some(later.today), Some(now.today)));
    assert_eq!(row.places.iter().map(|place| place.group.id).collect::<Vec<_>>(), [group]);
    let member = home::member(&vault, yes.member.unwrap()).await.unwrap();
    assert_eq!((member.source, member.may_have_contacts), (Some(groups::MemberSource::Programme), false));

    // A no with its reason, which goes when the answer changes; and the maybe that becomes a yes.
    let bob = called(&vault, programme, "Bob Lee").await.id;
    let why = Why {
        reasons: vec![Reason::GettingThere, Reason::DayOrTime],
        main: Some(Reason::DayOrTime),
        fine: vec![Fine::P2],
        told_by: Some(ToldBy::Person),
    };
    let error = programmes::reason(&vault, &later, bob, &why).await.unwrap_err();
    assert_eq!(error.what, "cohort.saidYes");
    programmes::answer(&vault, &later, bob, OfferAnswer::No, None).await.unwrap();
    programmes::reason(&vault, &later, bob, &why).await.unwrap();
    assert_eq!(called(&vault, programme, "Bob Lee").await.why, why.tidy());
    programmes::answer(&vault, &later, bob, OfferAnswer::Maybe, None).await.unwrap();
    assert_eq!(names_in(&vault, group).await, ["Ann Price"]);
    let joined = programmes::answer(&vault, &later, bob, OfferAnswer::Yes, None).await.unwrap();
    assert_eq!(names_in(&vault, group).await, ["Ann Price", "Bob Lee"]);
    assert_eq!(called(&vault, programme, "Bob Lee").await.why, Why::default());

    // One step in, one undo out.
    vault.undo(Some(joined.done.change), &later).await.unwrap();
    assert_eq!(names_in(&vault, group).await, ["Ann Price"]);
    let row = called(&vault, programme, "Bob Lee").await;
    assert_eq!((row.answer, row.why), (OfferAnswer::Maybe, why.tidy()));

    // Saying yes twice, or yes after no, makes no second place; a no takes nobody off the list.
    programmes::answer(&vault, &later, ann, OfferAnswer::No, None).await.unwrap();
    assert_eq!(names_in(&vault, group).await, ["Ann Price"]);
    let again = programmes::answer(&vault, &later, ann, OfferAnswer::Yes, None).await.unwrap();
    assert_eq!((again.joined, names_in(&vault, group).await.len()), (None, 1));
    let card = home::group(&vault, &now, group).await.unwrap();
    let counts = card.programme.unwrap();
    assert_eq!((counts.people, counts.yes, counts.maybe, counts.waiting), (3, 1, 1, 1));
    assert_eq!(card.programmes.iter().map(|one| one.id).collect::<Vec<_>>(), [programme]);
}

#[tokio::test]
async fn several_programmes_feed_one_group_and_one_programme_several() {
    let (vault, now) = (service().await, tuesday());
    let (first, tuesday_group) = cohort(&vault, &["Ann Price"], Unnamed::default()).await;
    let spring = ProgrammeDetails { code: "Spring 2026".into(), ..ProgrammeDetails::default() };
    let second =
        programmes::create(&vault, &now, &spring, &["Bob Lee".to_owned()], &Unnamed::default(), None).await.unwrap();
    let bob = called(&vault, second.programme, "Bob Lee").await.id;

    // A yes before there is a group is kept, and comes in later.
    let early = programmes::answer(&vault, &now, bob, OfferAnswer::Yes, None).await.unwrap();
    assert_eq!((early.joined, read(&vault, second.programme).await.yes_without_place), (None, 1));
    let error = programmes::enrol_all(&vault, &now, second.programme, tuesday_group).await.unwrap_err();
    assert_eq!((error.what, error.field), ("programme.notFed", Some("group")));
    programmes::feed(&vault, &now, second.programme, tuesday_group, true).await.unwrap();
    assert!(names_in(&vault, tuesday_group).await.is_empty(), "nobody comes onto a list by a link");
    programmes::enrol_all(&vault, &now, second.programme, tuesday_group).await.unwrap();
    assert_eq!(names_in(&vault, tuesday_group).await, ["Bob Lee"]);
    assert_eq!(read(&vault, second.programme).await.yes_without_place, 0);
    let card = home::group(&vault, &now, tuesday_group).await.unwrap();
    assert_eq!((card.programme.unwrap().people, card.programmes.len()), (2, 2));

    // Where a programme feeds two groups, a yes says which.
    let evening = groups::create(&vault, &now, "Evening group", "", &[], None).await.unwrap().group;
    programmes::feed(&vault, &now, first, evening, true).await.unwrap();
    let ann = called(&vault, first, "Ann Price").await.id;
    let error = programmes::answer(&vault, &now, ann, OfferAnswer::Yes, None).await.unwrap_err();
    assert_eq!(error.what, "programme.whichGroup");
    assert_eq!(called(&vault, first, "Ann Price").await.answer, OfferAnswer::NotAsked, "all of it or nothing");
    programmes::answer(&vault, &now, ann, OfferAnswer::Yes, Some(evening)).await.unwrap();
    assert_eq!(names_in(&vault, evening).await, ["Ann Price"]);
    let error = programmes::answer(&vault, &now, bob, OfferAnswer::Yes, Some(evening)).await.map(|said| said.joined);
    assert_eq!(error.unwrap(), None, "already in one of the groups of that programme");

    programmes::feed(&vault, &now, first, evening, false).await.unwrap();
    assert_eq!(read(&vault, first).await.groups.len(), 1);
    assert_eq!(names_in(&vault, evening).await, ["Ann Price"], "whoever is in a group stays there");
}

#[tokio::test]
async fn those_without_a_name_are_numbers_that_add_up() {
    let (vault, now) = (service().await, tuesday());
    let counted = Unnamed { yes: 1, maybe: 0, no: 1, not_asked: 2 };
    let (programme, group) = cohort(&vault, &["Ann Price"], counted).await;
    let numbers = async || {
        let unnamed = read(&vault, programme).await.unnamed;
        (unnamed.people, unnamed.yes, unnamed.maybe, unnamed.no, unnamed.not_asked, unnamed.no_with_reason)
    };
    assert_eq!(numbers().await, (4, 1, 0, 1, 2, 0));
    // Whoever answers was not asked before.
    programmes::count(&vault, &now, programme, OfferAnswer::Maybe, true).await.unwrap();
    assert_eq!(numbers().await, (4, 1, 1, 1, 1, 0));
    programmes::count(&vault, &now, programme, OfferAnswer::Yes, false).await.unwrap();
    assert_eq!(numbers().await, (4, 0, 1, 1, 2, 0));
    let error = programmes::count(&vault, &now, programme, OfferAnswer::Yes, false).await.unwrap_err();
    assert_eq!(error.what, "cohort.nobodySaidSo");
    programmes::count(&vault, &now, programme, OfferAnswer::NotAsked, true).await.unwrap();
    programmes::count(&vault, &now, programme, OfferAnswer::NotAsked, false).await.unwrap();
    let why = Why { reasons: vec![Reason::GotWhatNeeded], ..Why::default() };
    programmes::decline(&vault, &now, programme, &why).await.unwrap();
    assert_eq!(numbers().await, (4, 0, 1, 1, 2, 1), "the no that was counted gets the reason");
    programmes::decline(&vault, &now, programme, &why).await.unwrap();
    assert_eq!(numbers().await, (4, 0, 1, 2, 1, 2), "and then one more no is counted");
    vault.undo(None, &now).await.unwrap();
    assert_eq!(numbers().await, (4, 0, 1, 1, 2, 1));

    // Somebody agrees to be named: one number fewer, one name more, and a yes brings them into the group.
    programmes::count(&vault, &now, programme, OfferAnswer::Yes, true).await.unwrap();
    let named = programmes::name_one(&vault, &now, programme, "Dev Nair", OfferAnswer::Yes, None).await.unwrap();
    assert_eq!((named.joined.map(|group| group.id), read(&vault, programme).await.named), (Some(group), 2));
    assert_eq!(names_in(&vault, group).await, ["Dev Nair"]);
    assert_eq!(numbers().await.0, 3);
    let error = programmes::name_one(&vault, &now, programme, "Eve", OfferAnswer::Yes, None).await.unwrap_err();
    assert_eq!(error.what, "cohort.nobodySaidSo");

    // And back: whoever no longer wants to be named is counted again.
    let ann = called(&vault, programme, "Ann Price").await.id;
    programmes::unname(&vault, &now, ann).await.unwrap();
    let view = read(&vault, programme).await;
    assert_eq!((view.named, view.unnamed.people, view.counts.people), (1, 4, 5));
}

#[tokio::test]
async fn a_list_fills_the_cohort_and_names_nobody_who_has_not_agreed() {
    let (vault, now) = (service().await, tuesday());
    let list = List::new(intake::read_bytes("list.csv", LIST.as_bytes(), |_, _| ControlFlow::Continue(())).unwrap());
    let choices = Choices { host_may_have_contacts: Some(true), ..Choices::default() };
    let preview = intake::check(&list, &choices);
    assert_eq!((preview.will_bring_in, preview.reasons_not_read), (2, 1), "{:?}", preview.problems);
    assert!(preview.columns.iter().all(|column| !column.first.contains("travel")), "free text is not shown");
    let into = Destination {
        group: None,
        new_group_name: "Group".into(),
        programme: None,
        programme_code: "Autumn 2026".into(),
    };
    let go_on = |_, _| ControlFlow::Continue(());
    let brought = intake::bring_in(&vault, &now, &list, &choices, &into, go_on).await.unwrap();
    assert_eq!((brought.brought_in, brought.thinking), (2, 1));
    let programme = home::group(&vault, &now, brought.group).await.unwrap().programmes[0].id;
    let view = read(&vault, programme).await;
    assert_eq!(
        (view.counts.people, view.counts.offered, view.counts.yes, view.counts.maybe, view.counts.no),
        (5, 4, 1, 1, 2)
    );
    assert_eq!((view.named, view.unnamed.people, view.unnamed.no_with_reason, view.finished), (2, 3, 1, Some(3)));
    assert_eq!(names_in(&vault, brought.group).await, ["Grace Adeyemi"], "a maybe waits on the programme");
    let yusuf = called(&vault, programme, "Yusuf Rahmani").await;
    assert_eq!((yusuf.answer, yusuf.finished), (OfferAnswer::Maybe, Finished::Yes));
    programmes::answer(&vault, &now, yusuf.id, OfferAnswer::Yes, None).await.unwrap();
    assert_eq!(names_in(&vault, brought.group).await, ["Grace Adeyemi", "Yusuf Rahmani"]);

    let all = everything(&vault).await;
    for absent in ["Hidden", "900114", "Secret", "900115", "Private", "900116", "prison", "travel"] {
        assert!(!all.contains(absent), "{absent} is in the vault");
    }

    // A second list of the same programme adds to it; one undo takes each back.
    let more = "Name,Agreed\nDev Nair,Yes\nFourth Private,No\n";
    let list = List::new(intake::read_bytes("more.csv", more.as_bytes(), |_, _| ControlFlow::Continue(())).unwrap());
    let into = Destination { group: Some(brought.group), programme: Some(programme), ..into };
    let second = intake::bring_in(&vault, &now, &list, &Choices::default(), &into, go_on).await.unwrap();
    assert_eq!(read(&vault, programme).await.counts.people, 7);
    vault.undo(Some(second.done.change), &now).await.unwrap();
    assert_eq!(read(&vault, programme).await.counts.people, 5);
}

#[tokio::test]
async fn a_programme_is_taken_away_and_comes_back_whole() {
    let (vault, now) = (service().await, tuesday());
    let (programme, group) = cohort(&vault, &["Ann Price", "Bob Lee"], Unnamed { no: 2, ..Unnamed::default() }).await;
    let ann = called(&vault, programme, "Ann Price").await.id;
    programmes::answer(&vault, &now, ann, OfferAnswer::Yes, None).await.unwrap();
    let before = read(&vault, programme).await;
    let removed = programmes::remove(&vault, &now, programme).await.unwrap();
    assert_eq!(programmes::read(&vault, programme).await.unwrap_err().what, "programme.missing");
    assert_eq!(programmes::list(&vault, 0).await.unwrap().total, 0);
    assert!(home::group(&vault, &now, group).await.unwrap().programme.is_none());
    assert_eq!(names_in(&vault, group).await, ["Ann Price"], "members stay members");
    vault.undo(Some(removed.change), &now).await.unwrap();
    assert_eq!(read(&vault, programme).await, before);
    let list = programmes::list(&vault, 0).await.unwrap();
    assert_eq!((list.total, list.rows[0].counts.clone()), (1, before.counts));
}

#[tokio::test]
async fn what_cannot_be_is_told_by_field() {
    let (vault, now) = (service().await, tuesday());
    let check = async |details: ProgrammeDetails, expected: (&str, &str)| {
        let error = programmes::create(&vault, &now, &details, &[], &Unnamed::default(), None).await.unwrap_err();
        assert_eq!((error.what, error.field), (expected.0, Some(expected.1)));
    };
    check(ProgrammeDetails::default(), ("programme.unnamed", "code")).await;
    check(ProgrammeDetails { last_day: "2026-08-03".parse().ok(), ..autumn() }, ("date.order", "lastDay")).await;
    check(ProgrammeDetails { first_day: "0226-08-03".parse().ok(), ..autumn() }, ("date.range", "firstDay")).await;
    check(ProgrammeDetails { finished: Some(15), ..autumn() }, ("programme.finishedMore", "finished")).await;
    check(ProgrammeDetails { started: Some(4_000_000), ..autumn() }, ("number.tooLarge", "started")).await;
    let many = vec!["Ann".to_owned(); 201];
    let error = programmes::create(&vault, &now, &autumn(), &many, &Unnamed::default(), None).await.unwrap_err();
    assert_eq!(error.what, "names.tooMany");
    let (programme, _) = cohort(&vault, &["Ann Price"], Unnamed::default()).await;
    let error = programmes::add_person(&vault, &now, programme, " ").await.unwrap_err();
    assert_eq!((error.what, error.field), ("name.empty", Some("name")));
    let nobody = CohortPersonId(programme.0);
    let error = programmes::finished(&vault, &now, nobody, Finished::Yes).await.unwrap_err();
    assert_eq!(error.what, "cohort.missing");
    assert_eq!(programmes::list(&vault, 0).await.unwrap().total, 1, "what was refused left nothing");
}

/// A vault of the time when a cohort was six numbers.
#[tokio::test]
async fn counts_of_an_older_vault_become_rows() {
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    let migrations = SCHEMA.slices.iter().flat_map(|slice| slice.migrations);
    let text = |version: i64| migrations.clone().find(|(other, _)| *other == version).unwrap().1;
    let run = async |conn: &mut follow_on_core::platform::Connection<'_>, sql: &'static str| {
        sqlx::raw_sql(sql).execute(conn.sql()).await.unwrap();
    };
    run(
        &mut conn,
        "DROP TABLE attendance; DROP TABLE cohort_person; DROP TABLE group_programme; DROP TABLE programme; DROP TABLE member; DROP TABLE support_group;",
    )
    .await;
    run(&mut conn, text(20_261_122_100_300)).await;
    run(
        &mut conn,
        "INSERT INTO support_group (id, uid, name, since, present, stamp) VALUES (1, zeroblob(16), 'Group', '2026-03-02', 1, x'0F010101');
         INSERT INTO programme (id, uid, code, offered, yes, maybe, no, not_asked, present, stamp) \
           VALUES (1, x'0123456789abcdef0123456789abcdef', 'Spring', 11, 6, 2, 0, 3, 1, x'7F010101');
         INSERT INTO group_programme (group_id, programme_id, present, stamp) VALUES (1, 1, 1, x'01010101');",
    )
    .await;
    run(&mut conn, text(20_261_125_130_100)).await;
    let rows: Vec<(Vec<u8>, String, Option<String>)> =
        sqlx::query_as("SELECT uid, answer, offered_on FROM cohort_person ORDER BY id")
            .fetch_all(conn.sql())
            .await
            .unwrap();
    assert_eq!(rows.len(), 11);
    assert!(rows.iter().all(|(uid, ..)| uid.len() == 16 && uid.starts_with(&[0x01, 0x23, 0x45])), "{rows:?}");
    assert!(rows.iter().all(|(_, answer, on)| on.is_some() == (answer != "notAsked")));
    drop(conn);
    let page = programmes::list(&vault, 0).await.unwrap();
    let counts = &page.rows[0].counts;
    assert_eq!(
        (counts.people, counts.offered, counts.yes, counts.maybe, counts.no, counts.not_asked),
        (11, 8, 6, 2, 0, 3)
    );
    // The rows can be changed like any other.
    programmes::count(&vault, &tuesday(), page.rows[0].programme.id, OfferAnswer::No, true).await.unwrap();
}
