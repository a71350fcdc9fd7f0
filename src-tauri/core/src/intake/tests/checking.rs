use proptest::prelude::*;

use super::super::values::{self, Answer};
use super::super::{Choices, Column, ColumnChoice, Keep, List, RowFix, SamePerson, Sheet, What, check};
use super::super::{phones, rows};
use super::{answered, come, fixture, list, preview, problems};
use crate::people::phone_key;

/// The problems of a list of agreed people whose contacts may be shared.
fn faults(text: &str, expected: &[&str]) {
    assert_eq!(problems(&preview(text, &answered())), expected, "{text}");
}

fn choose(index: u32, is: Column) -> Choices {
    Choices { columns: vec![ColumnChoice { index, is }], ..answered() }
}

#[test]
fn the_story_of_screen_nine() {
    for name in ["autumn_programme.csv", "autumn_programme.xlsx"] {
        let list = fixture(name);
        let mut choices = Choices::default();
        let first = check(&list, &choices);
        assert_eq!(
            problems(&first),
            ["column 5 column.unknown", "noSharePhone", "9 phone.tooShort 07700 9001", "12 sameAs 4 07700 900 178"]
        );
        assert_eq!((first.rows, first.will_bring_in, &first.not_agreed_rows[..]), (14, 11, &[3, 14][..]));
        assert_eq!((first.counts.people, first.counts.yes, first.counts.no, first.counts.not_asked), (13, 11, 1, 1));
        assert_eq!(first.columns[4].first, "07700 900 112");
        assert!(first.contacts_need_answer);
        assert_eq!(come(&list, &choices), Err(first));

        choices.columns.push(ColumnChoice { index: 5, is: Column::LeaveOut });
        choices.host_may_have_contacts = Some(true);
        let phone = Some("07700 900 199".to_owned());
        choices.fixes.push(RowFix { row: 9, phone, ..RowFix::default() });
        choices.same.push(SamePerson { row: 12, other_row: 4, keep: Keep::One });
        let (people, preview) = come(&list, &choices).unwrap();
        assert_eq!((people.len(), preview.will_bring_in), (11, 11));
        let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names[..3], ["Aisha Begum", "Bronwyn Pugh", "Siân O'Neill-Davies"]);
        assert!(!names.iter().any(|name| name.contains("Lindqvist") || name.contains("Abara")));
        let kwame = people.iter().find(|person| person.row == 9).unwrap();
        assert_eq!((kwame.phone.as_str(), kwame.share_contacts), ("07700 900 199", true));
        // Excel had taken this one for a number.
        let zofia = people.iter().find(|person| person.row == 8).unwrap();
        assert_eq!(zofia.phone.replace(' ', ""), "07700900221");
    }
}

#[test]
fn an_easy_list_needs_nothing() {
    let (people, preview) = come(&fixture("easy_list.csv"), &Choices::default()).unwrap();
    assert_eq!((people.len(), preview.rows, preview.counts.people), (8, 8, 8));
    assert!(people.iter().all(|person| person.share_contacts));
    assert!(!preview.contacts_need_answer);
}

#[test]
fn lists_of_other_programs() {
    let brought_in = |name: &str, choices: &Choices| -> Vec<String> {
        let people = come(&fixture(name), choices).unwrap().0;
        people
            .into_iter()
            .map(|p| format!("{} {} {}", p.row, p.name, if p.share_contacts { &p.phone } else { "-" }))
            .collect()
    };
    assert_eq!(
        brought_in("libreoffice_list.csv", &Choices::default()),
        ["2 Grace Oduya 07700 900301", "3 Neil Fairburn -", "7 Ivan Petrov 07700 900306"]
    );
    let counts = check(&fixture("libreoffice_list.csv"), &Choices::default()).counts;
    assert_eq!((counts.yes, counts.maybe, counts.no, counts.not_asked), (3, 1, 1, 1));
    assert_eq!(
        brought_in("google_sheets_list.csv", &answered()),
        ["2 Farida Haidari 07700 900401", "3 Ewan Sutherland 07700 900402", "5 Kim Lowe 07700 900404"]
    );
    assert_eq!(
        brought_in("excel_ansi_list.csv", &answered()),
        ["2 Zoë Brontë 07700 900501", "3 Renée O’Hara 07700 900502"]
    );
}

#[test]
fn phones() {
    let phone = |phone: &str, expected: &[&str]| faults(&format!("Name,Mobile\nAnn,\"{phone}\""), expected);
    for good in
        ["", "-", "n/a", "07700 900112", "(01632) 960-033", "+44 7700 900112", "+44 (0)7700 900112", "7700900112"]
    {
        phone(good, &[]);
    }
    for good in ["01632 96003", "+353 1 234 5678", "0044 7700 900112", "07700.900.112", " 07700  900112 "] {
        phone(good, &[]);
    }
    phone("07700 9001", &["2 phone.tooShort 07700 9001"]);
    phone("960033", &["2 phone.tooShort 960033"]);
    phone("my wife has it", &["2 phone.letters my wife has it"]);
    phone("07700 900112/07700 900113", &["2 phone.several 07700 900112/07700 900113"]);
    phone("7.7E+09", &["2 phone.lost 7.7E+09"]);
    phone("077009001123", &["2 phone.letters 077009001123"]);
}

#[test]
fn emails() {
    let email = |email: &str, expected: &[&str]| faults(&format!("Name,Email\nAnn,\"{email}\""), expected);
    for good in ["", "none", "ann@example.org", "mailto:ann@example.org", "ann@example.org;", "a.b+c@mail.example.org"]
    {
        email(good, &[]);
    }
    email("ann@example", &["2 email.malformed ann@example"]);
    email("ann.example.org", &["2 email.malformed ann.example.org"]);
    email("ann@example.org bo@example.org", &["2 email.malformed ann@example.org bo@example.org"]);
}

#[test]
fn names() {
    let name = |cell: &str, expected: &str| assert_eq!(values::full_name(cell), expected, "{cell:?}");
    name("  Ann \t  Tate\n", "Ann Tate");
    name("Tate, Ann", "Ann Tate");
    name("Tate,", "Tate,");
    name("Tate, Ann, Mrs", "Ann Tate");
    name("Tate, Ann (Mrs)", "Ann Tate");
    name("Tate, Mrs Ann", "Ann Tate");
    name("Tate, Ann, Pain", "Tate, Ann, Pain");
    name("Mrs Ann Tate", "Ann Tate");
    name("Dr. Prof. Ann Tate", "Ann Tate");
    name("Mrs Tate", "Mrs Tate");
    name("Miss", "Miss");
    name("Rev", "Rev");
    name("Prince", "Prince");
    name("Drew Msiska", "Drew Msiska");
    name("O'Neill-Davies, Siân", "Siân O'Neill-Davies");
    name("Sia\u{302}n", "Siân");
    name("=Ann", "=Ann");
    name("<b>Ann</b>", "<b>Ann</b>");
    name("王小明", "王小明");
    name("عائشة", "عائشة");
    name("Ann\u{202e}etaT\u{0}", "AnnetaT");
    name("\u{feff}Ann\u{a0}Tate", "Ann Tate");
    assert_eq!(values::name("Tate, Ann"), "Tate, Ann");
    assert_eq!(values::first_name("Mrs Ann"), "Ann");
    assert_eq!(values::first_name("Miss"), "Miss");

    faults("Forename,Surname\nAnn,\nBo,Lee", &[]);
    faults("Forename,Mobile\n,07700 900112\n?,07700 900113\nBo,", &["2 name.missing", "3 name.missing"]);
    let text = format!("Name,Mobile\n{},07700 900112", "a".repeat(500));
    assert_eq!(problems(&preview(&text, &answered())), ["2 name.missing"]);
    let fixed =
        Choices { fixes: vec![RowFix { row: 2, name: Some(" Cy  Young ".into()), ..RowFix::default() }], ..answered() };
    assert_eq!(come(&list("Name,Mobile\n,07700 900112"), &fixed).unwrap().0[0].name, "Cy Young");
}

#[test]
fn answers() {
    let said = |cells: &[&str], expected: Answer| {
        for cell in cells {
            assert_eq!(values::answer(cell), expected, "{cell:?}");
        }
    };
    said(
        &[
            "Y",
            "y",
            "Yes",
            " YES ",
            "yes please",
            "Agreed",
            "1",
            "TRUE",
            "✓",
            "✔",
            "tick",
            "Y - by phone",
            "Yes (12/10)",
        ],
        Answer::Yes,
    );
    said(
        &["N", "No", "no thanks", "Declined", "0", "FALSE", "✗", "Not interested", "Refused", "withdrawn"],
        Answer::No,
    );
    said(
        &[
            "maybe",
            "Maybe later",
            "?",
            "??",
            "Not sure",
            "yes but not phone",
            "Yes?",
            "yes, if Tuesdays",
            "Y, no phone",
        ],
        Answer::Maybe,
    );
    said(
        &["", "-", "n/a", "N/A", "not asked", "not yet", "no reply", "x", "Y/N", "12/10/2026", "call back", "10"],
        Answer::NotAsked,
    );
}

#[test]
fn who_has_not_agreed_is_counted_and_nothing_else() {
    // Their wrong phone numbers and missing names are nobody's business.
    let text = "Name,Mobile,Consent,Share number\nAnn,12,N,Y\n,ring me,,\nBo,07700 900112,maybe,Y\nCy,07700 900113,Y,";
    let preview = preview(text, &Choices::default());
    assert_eq!(problems(&preview), [""; 0]);
    assert_eq!((preview.will_bring_in, preview.not_agreed_rows.clone()), (1, vec![2, 3, 4]));
    let counts = &preview.counts;
    assert_eq!((counts.people, counts.yes, counts.maybe, counts.no, counts.not_asked), (4, 1, 1, 1, 1));
    // Nothing written about sharing is no permission.
    assert!(!come(&list(text), &Choices::default()).unwrap().0[0].share_contacts);
}

#[test]
fn agreed_and_answer_together() {
    let come = |text: &str, expected: &[u32]| {
        let people = come(&list(text), &answered()).unwrap().0;
        assert_eq!(people.iter().map(|person| person.row).collect::<Vec<_>>(), expected, "{text}");
    };
    come("Name,Answer\nAnn,yes\nBo,no\nCy,maybe\nDi,", &[2]);
    come("Name,Consent,Answer\nAnn,Y,yes\nBo,Y,no\nCy,N,yes\nDi,Y,maybe\nEd,Y,\nFi,,yes", &[2, 5, 6]);
}

#[test]
fn questions_about_the_whole_list() {
    let none = Choices::default();
    let asked = |text: &str, choices: &Choices, expected: &[&str]| {
        assert_eq!(problems(&preview(text, choices)), expected, "{text}")
    };
    asked("Name\nAnn", &none, &["noAgreedColumn"]);
    asked("Name\nAnn", &Choices { everyone_agreed: Some(true), ..none.clone() }, &[]);
    asked("Name,Mobile\nAnn,07700 900112", &none, &["noAgreedColumn", "noSharePhone"]);
    asked("Name,Mobile,Consent\nAnn,07700 900112,Y", &none, &["noSharePhone"]);
    asked("Name,Mobile,Consent\nAnn,,Y\nBo,07700 900112,N", &none, &[]);
    asked("Name,Mobile,Consent,Share\nAnn,07700 900112,Y,N", &none, &[]);
    asked("Name,Mobile\nAnn,07700 900112", &Choices { everyone_agreed: Some(false), ..none.clone() }, &[]);
    asked("Mobile,Consent\n07700 900112,Y", &none, &["noNameColumn", "noSharePhone"]);

    let nobody = preview("Name\nAnn", &Choices { everyone_agreed: Some(false), ..none.clone() });
    assert_eq!((nobody.will_bring_in, nobody.counts.not_asked, nobody.not_agreed_rows), (0, 1, vec![2]));
    let kept = Choices { host_may_have_contacts: Some(false), ..answered() };
    let (people, preview) = come(&list("Name,Mobile\nAnn,07700 900112"), &kept).unwrap();
    assert!(!people[0].share_contacts && preview.contacts_need_answer);
}

#[test]
fn columns_chosen() {
    let text = "Name,Mobile,Tel 2\nAnn,07700 900112,01632 960033";
    assert_eq!(problems(&preview(text, &answered())), ["column 2 column.unknown"]);
    assert_eq!(problems(&preview(text, &choose(2, Column::LeaveOut))), [""; 0]);
    assert_eq!(problems(&preview(text, &choose(2, Column::Phone))), ["column 2 column.twice"]);
    assert_eq!(
        problems(&preview("Name,Town\nAnn Tate,Westerby", &choose(1, Column::LastName))),
        ["column 0 column.twice"]
    );
    // A column chosen on purpose is no longer left out, yet its values stay off the page.
    let chosen = preview("Name,Next of kin\nAnn,07700 900112", &choose(1, Column::Phone));
    assert_eq!((chosen.left_out.len(), chosen.columns[1].first.as_str()), (0, ""));
    assert_eq!(problems(&preview(text, &choose(99, Column::Phone))), ["column 2 column.unknown"]);
}

#[test]
fn the_same_person_twice_is_asked_about() {
    faults("Name\nAnn Tate\nann  TATE", &["3 sameAs 2"]);
    faults("Name\nSiân Ó Briain\nSian O'Briain", &["3 sameAs 2"]);
    faults("Name\n\"Tate, Ann\"\nAnn Tate", &["3 sameAs 2"]);
    faults("Name\nAnn Tate\nAnn Thorne", &[]);
    faults("Name,Mobile\nAnn,07700 900112\nBo,07700 900112", &[]);
    faults("Name,Mobile\nAnn,07700 900112\nAnn,+44 7700 900 112", &["3 sameAs 2 +44 7700 900 112"]);
    faults("Name,Email\nAnn,ann@example.org\nAnn,ANN@example.org", &["3 sameAs 2 ANN@example.org"]);
    // The one with the same phone is the more likely one.
    let three = "Name,Mobile\nAnn,07700 900112\nAnn,07700 900113\nAnn,07700 900113";
    faults(three, &["3 sameAs 2", "4 sameAs 2 07700 900113"]);
    let both = SamePerson { row: 2, other_row: 3, keep: Keep::Both };
    let choices = Choices { same: vec![both], ..answered() };
    assert_eq!(problems(&preview(three, &choices)), ["4 sameAs 3 07700 900113"]);
    // Of two who do not come nobody is asked.
    assert_eq!(problems(&preview("Name,Consent\nAnn,N\nAnn,", &answered())), [""; 0]);
}

#[test]
fn a_pair_decided() {
    let text = "Name,Mobile,Email,Consent\nAnn,07700 900112,,Y\nAnn,,ann@example.org,Y";
    let decide = |keep| Choices { same: vec![SamePerson { row: 3, other_row: 2, keep }], ..answered() };
    let come = |text: &str, choices: &Choices| come(&list(text), choices).unwrap().0;
    assert_eq!(preview(text, &answered()).will_bring_in, 1);
    let one = come(text, &decide(Keep::One));
    assert_eq!((one.len(), one[0].row, one[0].email.as_str()), (1, 2, "ann@example.org"));
    assert_eq!(come(text, &decide(Keep::Both)).len(), 2);
    let skip = Choices { fixes: vec![RowFix { row: 3, skip: true, ..RowFix::default() }], ..answered() };
    assert_eq!(come(text, &skip).len(), 1);
    // A no in either row stands, as long as it is one person.
    let text = "Name,Consent\nAnn,Y\nAnn,N";
    assert_eq!(come(text, &decide(Keep::One)).len(), 0);
    assert_eq!(come(text, &decide(Keep::Both)).len(), 1);
}

#[test]
fn rows_put_right() {
    let text = "Name,Mobile\nAnn,12\nBo,07700 900112";
    let fix = |fix: RowFix| Choices { fixes: vec![fix], ..answered() };
    assert_eq!(
        problems(&preview(text, &fix(RowFix { row: 2, phone: Some(String::new()), ..RowFix::default() }))),
        [""; 0]
    );
    assert_eq!(
        problems(&preview(text, &fix(RowFix { row: 2, phone: Some("3".into()), ..RowFix::default() }))),
        ["2 phone.tooShort 3"]
    );
    let skipped = preview(text, &fix(RowFix { row: 2, skip: true, ..RowFix::default() }));
    assert_eq!((skipped.rows, skipped.will_bring_in, skipped.counts.people), (2, 1, 1));
    assert_eq!(
        problems(&preview(text, &fix(RowFix { row: 77, skip: true, ..RowFix::default() }))),
        ["2 phone.tooShort 12"]
    );
}

#[test]
fn the_page_gets_no_endless_lists() {
    let rows: String = (0..1000).map(|_| "Ann,12,Y\nBo,,N\n").collect();
    let preview = preview(&format!("Name,Mobile,Consent\n{rows}"), &answered());
    assert_eq!((preview.problems.len(), preview.not_agreed_rows.len()), (200, 50));
}

/// The words of the contract with the page.
#[test]
fn the_forms_the_page_knows() {
    let preview = preview("Name,NHS no\nAnn,9991000178", &Choices::default());
    let expected = serde_json::json!({
        "fileName": "list", "rows": 1,
        "columns": [
            { "index": 0, "heading": "Name", "first": "Ann", "guess": "fullName", "sensitive": null },
            { "index": 1, "heading": "NHS no", "first": "", "guess": "leaveOut", "sensitive": "nhsNumber" },
        ],
        "leftOut": [{ "heading": "NHS no", "sensitive": "nhsNumber" }],
        "problems": [{ "what": "noAgreedColumn", "row": null, "column": null, "name": null, "value": null, "otherRow": null, "member": null, "otherName": null, "detail": null, "options": [] }],
        "willBringIn": 0,
        "counts": {
            "code": "", "people": 1, "offered": 0, "yes": 0, "maybe": 0, "no": 0, "waiting": 0, "notAsked": 1
        },
        "notAgreedRows": [2], "contactsNeedAnswer": false, "reasonsNotRead": 0, "notPeople": [], "died": [], "against": null,
        "layout": {
            "sheets": [], "sheet": 0, "headingRows": [1],
            "starts": [{ "row": 1, "text": "Name, NHS no" }, { "row": 2, "text": "Ann" }],
        },
    });
    assert_eq!(serde_json::to_value(preview).unwrap(), expected);
    let choices = r#"{"columns":[{"index":1,"is":"sharePhone"}],"fixes":[{"row":2,"phone":null,"email":null,"name":"A","skip":false}],
        "same":[{"row":3,"otherRow":2,"keep":"both"}],"people":[9],"members":[{"row":4,"member":"01933b6e-0000-7000-8000-000000000001","same":true}],
        "values":[{"row":4,"detail":"bestTime","take":false}],"everyoneAgreed":true,"hostMayHaveContacts":null}"#;
    assert!(serde_json::from_str::<Choices>(choices).is_ok());
    assert!(serde_json::from_str::<Choices>(&choices.replace("\"fixes\"", "\"fixed\"")).is_err());
    assert_eq!(serde_json::to_value(What::PhoneTooShort).unwrap(), "phone.tooShort");
}

proptest! {
    /// Everybody is somewhere: comes in, has not agreed, was left out, or is somebody else again.
    #[test]
    fn the_rows_add_up(
        rows in prop::collection::vec(("[ab ]{0,2}", "[0-9a ]{0,12}", "[yn?]?", any::<bool>()), 1..40),
        both in any::<bool>(),
    ) {
        let header = ["Name", "Mobile", "Consent"].map(str::to_owned).to_vec();
        let cells = rows.iter().map(|(name, phone, agreed, _)| vec![name.clone(), phone.clone(), agreed.clone()]);
        let list = List::new(Sheet::of("list", std::iter::once(header).chain(cells).collect()));
        let mut choices = answered();
        for (row, skip) in (2_u32..).zip(rows.iter().map(|row| row.3)) {
            choices.fixes.push(RowFix { row, skip, ..RowFix::default() });
        }
        // Put right whatever is asked, until nothing is.
        for _ in 0..200 {
            let preview = check(&list, &choices);
            if preview.problems.is_empty() { break }
            for problem in preview.problems {
                let row = problem.row.unwrap();
                match problem.other_row {
                    Some(other_row) => choices.same.push(SamePerson { row, other_row, keep: if both { Keep::Both } else { Keep::One } }),
                    None => {
                        let fix = choices.fixes.iter_mut().find(|fix| fix.row == row).unwrap();
                        match problem.what {
                            What::NameMissing => fix.name = Some(format!("Person {row}")),
                            _ => fix.phone = Some(String::new()),
                        }
                    }
                }
            }
        }
        let (people, preview) = come(&list, &choices).expect("all was put right");
        let not_blank = |at: usize| rows[at].0.trim().len() + rows[at].1.trim().len() + rows[at].2.trim().len() > 0;
        let skipped = (0..rows.len()).filter(|at| rows[*at].3 && not_blank(*at)).count();
        let counted = preview.counts.people as usize;
        prop_assert_eq!(people.len(), preview.will_bring_in as usize);
        prop_assert_eq!(people.len() + preview.not_agreed_rows.len(), counted);
        if both {
            prop_assert_eq!(counted + skipped, preview.rows as usize);
        } else {
            prop_assert!(counted + skipped <= preview.rows as usize);
        }
    }

    #[test]
    fn no_text_upsets_a_rule(text in "\\PC{0,40}") {
        let _ = (values::answer(&text), values::full_name(&text), values::name_key(&text), values::like_postcode(&text));
        let _ = (values::like_birth_date(&text), values::like_nhs_number(&text), phone_key(&text));
        let phone = phones::read(&text);
        // What was read and found good is read the same again.
        if phone.fault.is_none() {
            let again = phones::read(&phone.number);
            prop_assert_eq!((again.number, again.fault), (phone.number, None));
        }
        let _ = (rows::says_died(&text), rows::without_note(&text), values::alike(&text, "Ann Tate"), values::like_whole_name(&text));
        let _ = (values::like_date(&text), values::email_fault(values::tidy_email(&text)));
        let _ = super::super::columns::heading_says(&text);
    }
}
