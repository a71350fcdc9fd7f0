//! A service's report: believable of a made-up service, silent about a few, and only of those who agreed.

use follow_on_core::{
    asking,
    attendance::{self, Status},
    demo, groups, home,
    leaving::{self, How, KeepInTouch, LeavingRequest},
    meetings,
    people::{Role, set_role},
    platform::{Code, GroupId, MemberId, Vault},
    privacy::{Decision, Purpose},
    reasons::{Reason, ToldBy, Why},
    reports::{self, Report, ReportFile},
};

use crate::{at, empty_vault, tuesday};

/// A monthly group of 2026 with so many people, of whom the first `left` leave in June; all agree to be counted.
async fn service(people: usize, left: usize) -> (Vault, GroupId, Vec<MemberId>) {
    let vault = empty_vault().await;
    set_role(&vault, Role::Clinician).await.unwrap();
    let begun = at("2026-01-02T09:00:00Z");
    let names: Vec<String> = (0..people).map(|nth| format!("Zebedee Nr {nth}")).collect();
    let group = groups::create(&vault, &begun, "Tuesday group", "Church hall", &names, None).await.unwrap().group;
    let dates: Vec<chrono::NaiveDate> =
        (1..=10).map(|month| chrono::NaiveDate::from_ymd_opt(2026, month, 6).unwrap()).collect();
    meetings::plan(&vault, &begun, group, &dates, "10:30:00".parse().unwrap(), 120, "Church hall").await.unwrap();
    let members: Vec<MemberId> =
        home::group(&vault, &begun, group).await.unwrap().members.iter().map(|member| member.id).collect();
    for member in &members {
        for purpose in [Purpose::UseInReports, Purpose::ShareReason, Purpose::Research] {
            asking::answer(&vault, &begun, *member, purpose, Decision::Given).await.unwrap();
        }
    }
    for date in &dates {
        let during = at(&format!("{date}T10:30:00Z"));
        let upcoming = home::group(&vault, &during, group).await.unwrap().upcoming;
        let meeting = upcoming.iter().find(|one| one.date == *date).unwrap().id;
        meetings::start(&vault, &during, meeting).await.unwrap();
        for (nth, member) in members.iter().enumerate() {
            let gone = nth < left && date.to_string().as_str() > "2026-06-10";
            if !gone {
                attendance::mark(&vault, &during, meeting, *member, Some(Status::Here)).await.unwrap();
            }
        }
        attendance::finish(&vault, &during, meeting, "", &[], None).await.unwrap();
        if date.to_string() == "2026-06-06" {
            for member in &members[..left] {
                leave(&vault, *member).await;
            }
        }
    }
    (vault, group, members)
}

async fn leave(vault: &Vault, member: MemberId) {
    let request = LeavingRequest {
        member,
        how: How::Leaving,
        on: "2026-06-10".parse().unwrap(),
        back_on: None,
        why: Why { reasons: vec![Reason::GettingThere], told_by: Some(ToldBy::Person), ..Why::default() },
        keep_in_touch: KeepInTouch::NotAsked,
    };
    leaving::record(vault, &at("2026-06-10T12:00:00Z"), &request).await.unwrap();
}

async fn report(vault: &Vault) -> Report {
    reports::read(vault, &tuesday()).await.unwrap()
}

#[tokio::test]
async fn what_happened_is_what_is_counted() {
    let (vault, ..) = service(16, 6).await;
    let report = report(&vault).await;
    assert_eq!((report.people, report.agreed), (Some(16), Some(16)));
    let stay = report.stay.unwrap();
    assert_eq!((stay.people, stay.left, stay.stopped), (16, 6, Some(0)));
    let row = stay.rows.iter().find(|row| row.month == 6).unwrap();
    assert_eq!((row.there, row.left, row.too_early, row.share), (10, 6, 0, 6250));
    let why = report.why.rows.iter().find(|row| row.reason == Some(Reason::GettingThere)).unwrap();
    assert_eq!((why.left, report.why.left, report.why.told_by[0]), (Some(6), Some(6), Some(6)));
    let year = report.years[0];
    assert_eq!((year.planned, year.held, year.here, year.marked), (10, 10, 16 * 6 + 10 * 4, 16 * 6 + 10 * 4));
    // A group that has met ten times has gone on, and has not ended.
    assert_eq!(report.groups.map(|groups| (groups.groups, groups.ended)), Some((1, 0)));
    assert_eq!(reports::meetings(&vault, 0).await.unwrap().rows[0].meetings.len(), 7);
}

#[tokio::test]
async fn nothing_is_said_of_a_few() {
    let (vault, ..) = service(4, 1).await;
    let of_four = report(&vault).await;
    assert_eq!((of_four.stay, of_four.people, of_four.why.left), (None, None, None));
    let (vault, ..) = service(16, 2).await;
    let two_left = report(&vault).await;
    assert_eq!((two_left.stay, two_left.why.left), (None, None));
    assert!(two_left.why.rows.iter().all(|row| row.left.is_none_or(|left| left == 0)));
}

#[tokio::test]
async fn who_takes_it_back_is_in_no_number_and_nobody_is_named() {
    let (vault, _, members) = service(16, 6).await;
    let now = tuesday();
    let all = serde_json::to_string(&report(&vault).await).unwrap();
    assert!(!all.contains("Zebedee") && !all.contains("Tuesday group"), "{all}");
    for (file, start) in [(ReportFile::Csv, "\u{feff}table"), (ReportFile::Research, "person,first_year,months")] {
        let bytes = reports::file(&vault, &now, file).await.unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with(start) && !text.contains("Zebedee") && !text.contains("Tuesday"), "{text}");
    }
    let research = String::from_utf8(reports::file(&vault, &now, ReportFile::Research).await.unwrap()).unwrap();
    assert_eq!(research.lines().count(), 17);
    assert!(research.contains(",2026,5,1,life,5,1"), "{research}");
    // Of those who left, one takes back why, and one takes everything back.
    asking::answer(&vault, &now, members[0], Purpose::ShareReason, Decision::Withdrawn).await.unwrap();
    asking::answer(&vault, &now, members[1], Purpose::Research, Decision::Withdrawn).await.unwrap();
    asking::answer(&vault, &now, members[9], Purpose::UseInReports, Decision::Withdrawn).await.unwrap();
    let after = report(&vault).await;
    assert_eq!(after.stay.unwrap().people, 15);
    let why = after.why.rows.iter().find(|row| row.reason == Some(Reason::GettingThere)).unwrap();
    assert_eq!(why.left, None, "five of six, so that the sixth is not given away");
    let research = String::from_utf8(reports::file(&vault, &now, ReportFile::Research).await.unwrap()).unwrap();
    assert_eq!(research.lines().count(), 15);
    for member in &members {
        asking::answer(&vault, &now, *member, Purpose::Research, Decision::Withdrawn).await.unwrap();
    }
    let none = reports::file(&vault, &now, ReportFile::Research).await.unwrap_err();
    assert_eq!((none.code, none.what), (Code::Invalid, "report.tooFew"));
}

#[tokio::test]
async fn a_made_up_service_has_something_to_say() {
    let vault = demo::open(&tuesday(), Role::Clinician).await.unwrap();
    let report = report(&vault).await;
    let stay = report.stay.expect("enough people came and left");
    assert!(stay.people > 80 && stay.left >= 10, "{} came, {} left", stay.people, stay.left);
    assert!(stay.rows.len() > 2 && report.path.yes.is_some() && !report.compared.is_empty());
    assert!(report.groups.unwrap().ended >= 5);
}

#[tokio::test]
async fn a_service_of_many_groups_is_like_those_that_were_studied() {
    let vault = demo::open_service(&tuesday(), 60).await.unwrap();
    let report = report(&vault).await;
    let stay = report.stay.expect("enough people came and left");
    let year = stay.rows.iter().find(|row| row.month == 12).unwrap_or_else(|| panic!("a year: {:?}", stay.rows));
    assert!((6_000..8_500).contains(&year.share), "{year:?}");
    let both = stay.rows.iter().filter_map(|row| Some((row.share, row.silent?)));
    assert!(stay.stopped.is_some_and(|stopped| stopped >= 5) && both.clone().all(|(told, silent)| silent <= told));
    assert!(both.clone().any(|(told, silent)| silent < told), "{:?}", both.collect::<Vec<_>>());
    let path = report.path;
    let (followed, came) = (path.followed.unwrap(), path.came.unwrap());
    assert!(came * 100 / followed > 75 && came < followed, "{came} of {followed} came");
    let regular = &path.regular[2];
    assert!(regular.regular.unwrap() < regular.of.unwrap() && regular.of.unwrap() < came);
    let groups = report.groups.unwrap();
    assert!((5..45).contains(&groups.ended), "{} of {} ended", groups.ended, groups.groups);
    assert_eq!(report.compared.len(), 4);
    // The same service on the same day, to the last figure.
    let again = demo::open_service(&tuesday(), 60).await.unwrap();
    assert_eq!(reports::read(&again, &tuesday()).await.unwrap().why, report.why);
}
