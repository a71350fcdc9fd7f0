use std::collections::BTreeSet;

use super::{model::*, *};
use crate::{
    SCHEMA,
    groups::{self, agreed},
    meetings,
    platform::{GroupId, MemberId, Now, Vault},
    privacy::{Decision, Purpose},
    telling::{Chosen, Message, Telling},
};

const PLAIN: PaperOptions = PaperOptions { large: false, black_and_white: false, names: true };
const LARGE: PaperOptions = PaperOptions { large: true, black_and_white: true, names: true };

/// Names that would do something if they were read as anything but text.
const HOSTILE: &[&str] = &[
    "#panic(\"boom\")",
    "*Bold* _Name_ $x^2$ @ref <label>",
    "<script>alert(1)</script> & \"O’Neil\"",
    "#read(\"/etc/passwd\") #import \"x\": *",
    "\\u{1F600} {name} [day] // end /* */ = Heading - list + 1.",
];

fn now() -> Now {
    Now::of("2026-11-20T10:00:00Z".parse().unwrap())
}

struct Hall {
    vault: Vault,
    group: GroupId,
    members: Vec<MemberId>,
}

impl Hall {
    async fn with(names: &[&str]) -> Self {
        let vault = Vault::in_memory(&SCHEMA).await.unwrap();
        let now = now();
        let group = groups::create(&vault, &now, "Tuesday <b>group</b> #sym.arrow", "Church *hall*", &[], None)
            .await
            .unwrap()
            .group;
        let mut members = Vec::new();
        for name in names {
            let added = groups::add_member(
                &vault,
                &now,
                group,
                name,
                "07700 900112",
                "grace@example.org",
                &[(Purpose::HostHasContacts, Decision::Given)],
            )
            .await
            .unwrap();
            members.push(added.member);
        }
        let dates = ["2026-11-24", "2026-12-22", "2027-01-19"].map(|date| date.parse().unwrap());
        meetings::plan(&vault, &now, group, &dates, "10:30:00".parse().unwrap(), 120, "Church *hall*").await.unwrap();
        Self { vault, group, members }
    }

    async fn sheets(&self, papers: &[Paper], options: PaperOptions) -> Sheets {
        let telling = Telling { group: self.group, message: Message::Invitation, meeting: None };
        let request = PaperRequest {
            group: self.group,
            meeting: None,
            papers: papers.to_vec(),
            options,
            message: Some(Chosen { telling, members: self.members.clone() }),
        };
        gather(&self.vault, &now(), &request, true).await.unwrap()
    }

    async fn printed(&self, papers: &[Paper], options: PaperOptions) -> Printed {
        Printed::make(&self.sheets(papers, options).await).unwrap()
    }
}

/// What an independent reader finds in the PDF: its text without white space, page by page.
fn text_of(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    pages.into_iter().map(|page| squeezed(&document.extract_text(&[page]).unwrap())).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn forty() -> Vec<String> {
    (1..=40).map(|n| format!("Person{n:02} Featherstonehaugh-Cholmondeley")).collect()
}

#[test]
fn no_word_is_missing() {
    let words: Words = serde_json::from_str(WORDS_FILE).unwrap();
    for kind in meetings::ItemKind::ALL {
        assert!(!words.item(*kind).is_empty(), "{kind:?}");
    }
    for paper in Paper::ALL {
        assert!(!words.title(*paper).is_empty(), "{paper:?}");
    }
}

/// A plan is called the same on paper as on the screen.
#[test]
fn items_are_called_as_on_the_screen() {
    let screen: serde_json::Value =
        serde_json::from_str(include_str!("../../../../ui/src/features/meetings/words/en.json")).unwrap();
    let paper: serde_json::Value = serde_json::from_str(WORDS_FILE).unwrap();
    assert_eq!(paper["kind"], screen["kind"]);
}

#[test]
fn a_register_is_numbered_as_it_will_be_typed_up() {
    let person = |number, name: &str, on_break| crate::attendance::PaperLine {
        number,
        member: crate::platform::MemberId(crate::platform::fresh()),
        name: name.to_owned(),
        on_break,
        status: None,
        how: crate::attendance::HowCame::default(),
    };
    // Number 2 has left since the first print: nobody moves up.
    let people = [person(1, "Ann", false), person(3, "Bob", true)];
    let lines = register_lines(&people, true);
    assert_eq!(
        lines.iter().map(|line| (line.number, line.name.as_str())).collect::<Vec<_>>(),
        [(1, "Ann"), (3, "Bob")]
    );
    assert_eq!(lines[1].note, "taking a break");
    let blank = register_lines(&people, false);
    assert!(blank.len() == 16 && blank.iter().all(|line| line.name.is_empty() && line.note.is_empty()));
}

#[test]
fn nobody_is_sent_to_a_number_that_does_not_answer() {
    let rings = |has_111| crisis_lines(has_111, None).iter().map(|line| line.what.contains("111")).collect::<Vec<_>>();
    assert_eq!(rings(true), [false, true, false]);
    assert_eq!(rings(false), [false, false, false]);
    assert!(crisis_lines(false, None)[0].what.contains("999") && crisis_lines(true, None)[2].what.contains("116 123"));
}

/// The numbers on paper are as old as those on the screen.
#[test]
fn crisis_numbers_have_the_day_of_the_screen() {
    let screen = include_str!("../../../../ui/src/shared/crisis.ts");
    let (year, month, day) = super::api::CRISIS_NUMBERS_WRITTEN;
    assert!(screen.contains(&format!("{year}-{month:02}-{day:02}")));
}

#[tokio::test]
async fn every_paper_can_be_read_aloud_and_picked() {
    let hall = Hall::with(&["Grace Adeyemi", "Siân Prydderch"]).await;
    let line = agreed::NewLine { part: agreed::Part::Rule, words: "Nobody is judged. #sym.arrow".into() };
    agreed::begin(&hall.vault, &now(), hall.group, agreed::Agreed::Agreement, &[line]).await.unwrap();
    for paper in Paper::ALL {
        for options in [PLAIN, LARGE] {
            let printed = hall.printed(&[*paper], options).await;
            assert!(printed.pages() > 0 && !printed.missing_letters(), "{paper:?}");
            assert_eq!(printed.broken_promises(), Vec::<String>::new(), "{paper:?} is no PDF/UA-1");
            let pdf = printed.pdf().unwrap();
            let document = lopdf::Document::load_mem(&pdf).unwrap();
            let catalogue = document.catalog().unwrap();
            let marked = catalogue.get(b"MarkInfo").and_then(lopdf::Object::as_dict).unwrap();
            assert_eq!(marked.get(b"Marked").and_then(lopdf::Object::as_bool).ok(), Some(true), "{paper:?}");
            assert_eq!(catalogue.get(b"Lang").and_then(lopdf::Object::as_str).unwrap(), b"en-GB", "{paper:?}");
            let roles = roles(&document);
            assert!(roles.contains("H1"), "{paper:?} has no heading: {roles:?}");
            if matches!(paper, Paper::Register | Paper::Agenda) {
                assert!(["Table", "TR", "TH", "TD"].iter().all(|role| roles.contains(*role)), "{paper:?}: {roles:?}");
            }
            let text = text_of(&pdf).concat();
            let says = match paper {
                Paper::Register => "SiânPrydderch",
                Paper::Agenda => "Stretchandmoveabout",
                Paper::CrisisCard => "116123",
                Paper::Poster => "Tuesday24November",
                Paper::Dates => "Tuesday22December",
                Paper::Agreement => "Nobodyisjudged.#sym.arrow",
                Paper::SupportPlan => "Nothingiswrittendownyet.",
                Paper::Permission => "Wording2026-12",
                Paper::SignUp => "Iwouldliketocome",
                Paper::Letters => "HelloSiân,",
                Paper::Notice => "Helloeveryone,",
            };
            assert!(text.contains(says), "{paper:?} does not say {says}: {text}");
        }
    }
}

#[test]
fn a_report_can_be_read_aloud_and_picked() {
    let point = |month, share| ReportPoint { month, share, low: share / 2, high: 10_000 };
    let chart = ReportChart {
        sentence: "After a year, 62 in 100 people still come.".into(),
        axis: "Months".into(),
        last: 14,
        points: vec![point(0, 10_000), point(6, 8_000), point(14, 6_200)],
    };
    let part = ReportPart {
        heading: "How long people keep coming".into(),
        sentence: chart.sentence.clone(),
        chart: Some(chart),
        columns: vec!["Month".into(), "Still coming".into()],
        rows: vec![vec!["12".into(), "#sym.arrow left out".into()]],
        method: "Kaplan and Meier.".into(),
    };
    let sheet = Sheet::Chart { chart: part.chart.clone().unwrap() };
    let alone = Printed::make(&Sheets { title: "Chart".into(), look: PLAIN, sheets: vec![sheet] }).unwrap();
    assert_eq!(alone.pages(), 1);
    let drawing = alone.page(0).unwrap();
    let width = drawing.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
    assert!(drawing.starts_with("<svg") && width.parse::<f64>().unwrap() < 560.0, "{width}: as wide as it is");
    for look in [PLAIN, LARGE] {
        let sheet = Sheet::Report { heading: "Report".into(), lead: vec![], parts: vec![part.clone(), part.clone()] };
        let printed = Printed::make(&Sheets { title: "Report".into(), look, sheets: vec![sheet] }).unwrap();
        assert_eq!(printed.broken_promises(), Vec::<String>::new(), "no PDF/UA-1");
        let pdf = printed.pdf().unwrap();
        assert!(text_of(&pdf).concat().contains("#sym.arrowleftout"));
        let roles = roles(&lopdf::Document::load_mem(&pdf).unwrap());
        assert!(["H1", "H2", "Table", "TH", "Figure"].iter().all(|role| roles.contains(*role)), "{roles:?}");
    }
}

/// The roles of the structure tree: what a screen reader goes by.
fn roles(document: &lopdf::Document) -> BTreeSet<String> {
    let roles = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has(b"P") && dict.has(b"S"));
    roles
        .filter_map(|dict| dict.get(b"S").and_then(lopdf::Object::as_name).ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect()
}

#[tokio::test]
async fn what_was_typed_is_printed_as_it_was_typed() {
    let hall = Hall::with(HOSTILE).await;
    for options in [PLAIN, LARGE] {
        let printed = hall.printed(&[Paper::Register, Paper::Poster, Paper::Dates], options).await;
        let text = text_of(&printed.pdf().unwrap()).concat();
        for name in HOSTILE {
            assert!(text.contains(&squeezed(name)), "{name} is missing in {text}");
        }
        assert!(text.contains("Tuesday<b>group</b>#sym.arrow") && text.contains("Church*hall*"), "{text}");
    }
    let letters = hall.printed(&[Paper::Letters], PLAIN).await;
    assert_eq!(letters.pages(), HOSTILE.len(), "a page for each");
    assert!(text_of(&letters.pdf().unwrap())[0].contains("Hello"));
}

#[tokio::test]
async fn forty_people_are_on_the_register_in_order() {
    let names = forty();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let hall = Hall::with(&names).await;
    for (options, most) in [(PLAIN, 2), (LARGE, 4)] {
        let printed = hall.printed(&[Paper::Register], options).await;
        assert!(printed.pages() <= most, "{} pages", printed.pages());
        let pages = text_of(&printed.pdf().unwrap());
        let text = pages.concat();
        let mut from = 0;
        for n in 1..=40 {
            let line = format!("{n}Person{n:02}");
            from += text[from..].find(&line).unwrap_or_else(|| panic!("{line} is not in its place: {text}"));
        }
        for (number, page) in (1..).zip(&pages) {
            assert!(page.contains(&format!("Page{number}of{}", pages.len())), "{page}");
            assert!(page.contains("Name") || number == pages.len(), "the heads of the columns stand on every page");
        }
    }
}

/// The lines to sign on are not on a sheet of their own, which would be lost first.
#[tokio::test]
async fn the_permission_form_is_one_sheet_of_two_sides() {
    let hall = Hall::with(&["Grace Adeyemi"]).await;
    let printed = hall.printed(&[Paper::Permission], PLAIN).await;
    assert_eq!(printed.pages(), 2);
    let pages = text_of(&printed.pdf().unwrap());
    assert!(pages[1].contains("Yourname") && pages[1].contains("Wording"), "{}", pages[1]);
}

#[tokio::test]
async fn only_what_is_permitted_is_on_paper() {
    let hall = Hall::with(&["Grace Adeyemi", "Siân Prydderch"]).await;
    let all: Vec<Paper> = Paper::ALL.to_vec();
    let data = serde_json::to_string(&hall.sheets(&all, PLAIN).await).unwrap();
    assert!(data.contains("Grace Adeyemi"));
    for private in ["07700", "900112", "@example.org"] {
        assert!(!data.contains(private), "{private} is on paper");
    }
    let nameless = [Paper::Poster, Paper::Notice, Paper::Dates, Paper::CrisisCard, Paper::Permission, Paper::SignUp];
    for papers in [nameless.as_slice(), &[Paper::Register, Paper::Agenda]] {
        let options = PaperOptions { names: false, ..PLAIN };
        let sheets = hall.sheets(papers, options).await;
        let data = serde_json::to_string(&sheets).unwrap();
        for name in ["Grace", "Siân", "Adeyemi", "Prydderch"] {
            assert!(!data.contains(name), "{name} is on {papers:?}");
        }
    }
}

#[tokio::test]
async fn a_paper_about_a_meeting_needs_one() {
    let hall = Hall::with(&[]).await;
    let other = groups::create(&hall.vault, &now(), "Other", "", &[], None).await.unwrap().group;
    let ask = |group, papers: &[Paper]| PaperRequest {
        group,
        meeting: None,
        papers: papers.to_vec(),
        options: PLAIN,
        message: None,
    };
    let what =
        async |request: PaperRequest| gather(&hall.vault, &now(), &request, true).await.map(|_| ()).unwrap_err().what;
    assert_eq!(what(ask(other, &[Paper::Register])).await, "meeting.missing");
    assert_eq!(what(ask(hall.group, &[])).await, "papers.none");
    assert_eq!(what(ask(hall.group, &[Paper::Letters])).await, "papers.none");
    let next = hall.sheets(&[Paper::Dates], PLAIN).await;
    assert_eq!(next.sheets.len(), 1);
    gather(&hall.vault, &now(), &ask(other, &[Paper::SignUp, Paper::Dates]), true).await.unwrap();
    // Nothing of one group goes on another's paper.
    let meeting = {
        let mut conn = hall.vault.connection().await.unwrap();
        let group = groups::group(conn.sql(), hall.group).await.unwrap();
        meetings::next_of(conn.sql(), Some(group.id), now().today).await.unwrap().unwrap().id()
    };
    assert_eq!(
        what(PaperRequest { meeting: Some(meeting), ..ask(other, &[Paper::Register]) }).await,
        "meeting.missing"
    );
}

#[tokio::test]
async fn a_letter_that_no_font_draws_is_said_and_harms_nothing() {
    let hall = Hall::with(&["\u{e0001}\u{f8ff}\u{10fffd} Grace"]).await;
    let printed = hall.printed(&[Paper::Register], PLAIN).await;
    assert!(printed.missing_letters());
    assert!(text_of(&printed.pdf().unwrap()).concat().contains("Grace"));
    assert!(printed.page(0).is_some() && printed.page(9).is_none());
}

/// Nothing on the desk but what was laid there.
#[test]
fn a_sheet_reads_no_file() {
    use typst::{World, syntax::FileId};
    let desk = super::press::tests_desk();
    let other: Vec<FileId> =
        ["/etc/passwd", "other.typ", "../data.json"].iter().filter_map(|name| super::press::tests_file(name)).collect();
    assert!(!other.is_empty());
    for id in other {
        assert!(desk.file(id).is_err() && desk.source(id).is_err());
    }
    assert!(desk.today(None).is_none());
}

/// Parts are called the same on paper as on the screen.
#[test]
fn parts_of_an_agreement_are_called_as_on_the_screen() {
    let screen: serde_json::Value =
        serde_json::from_str(include_str!("../../../../ui/src/features/groups/agreed/words/en.json")).unwrap();
    for part in agreed::Part::ALL {
        let heading = screen["part"][part.text()]["title"].as_str().unwrap();
        assert_eq!(WORDS.agreed.part.get(part.text()).map(String::as_str), Some(heading), "{part:?}");
    }
}

#[tokio::test]
async fn the_crisis_card_has_what_the_service_and_the_hosts_said() {
    let hall = Hall::with(&["Grace Adeyemi"]).await;
    let card = async || {
        let sheets = hall.sheets(&[Paper::CrisisCard], PLAIN).await.sheets;
        let Sheet::CrisisCard { lines, checked } = &sheets[0] else { panic!("{sheets:?}") };
        (lines.iter().map(|line| line.what.clone()).collect::<Vec<_>>(), checked.clone())
    };
    let (lines, checked) = card().await;
    assert!(lines.len() == 3 && checked.contains("to be confirmed by your pain service"), "{checked}");

    let mut service = crate::service::read(&hall.vault).await.unwrap().contacts;
    service.nation = crate::service::Nation::NorthernIreland;
    service.safeguarding.name = "Jo Marsh".into();
    service.safeguarding.phone = "01632 960 100".into();
    service.line_phone = "01632 960 200".into();
    service.checked_on = Some("2026-11-20".parse().unwrap());
    crate::service::write_contacts(&hall.vault, &now(), &service).await.unwrap();
    let (lines, checked) = card().await;
    assert!(!lines[1].contains("111"), "the service's nation counts before the laptop's");
    assert_eq!(lines[3..], ["Ring Jo Marsh, 01632 960 100.", "Ring 01632 960 200."]);
    assert_eq!(checked, "Checked by the pain service on 20 November 2026.");

    let own = crate::service::CrisisContacts {
        safeguarding_name: String::new(),
        safeguarding_phone: String::new(),
        own: true,
        ..groups::crisis(&hall.vault, hall.group).await.unwrap()
    };
    groups::write_crisis(&hall.vault, &now(), hall.group, &own).await.unwrap();
    let (lines, checked) = card().await;
    assert_eq!(lines[3..], ["Ring 01632 960 200."]);
    assert_eq!(checked, "Checked by the hosts on 20 November 2026.");
}
