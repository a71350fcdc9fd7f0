use super::super::columns::{Heading, heading_says};
use super::super::{Column, Sensitive};
use super::{fixture, list};

/// The heading alone.
fn check(heading: &str, expected: Heading) {
    assert_eq!(heading_says(heading), expected, "{heading:?}");
}

#[test]
fn headings() {
    use Column::{Agreed, Answer, Email, FirstName, FullName, LastName, Phone, SharePhone};
    let is = |meaning, headings: &[(&str, u8)]| {
        for (heading, rank) in headings {
            check(heading, Heading::Is(meaning, *rank));
        }
    };
    is(
        FirstName,
        &[("Forename", 2), ("First name", 2), ("FirstName", 2), ("Given name", 2), ("FORENAME(S)", 2), ("Known as", 1)],
    );
    is(FirstName, &[("Patient first name", 2), ("Preferred name", 1), ("first_name", 2), ("Christian name", 2)]);
    is(LastName, &[("Surname", 2), ("Last name", 2), ("Family name", 2), ("LAST", 2), ("Client surname", 2)]);
    is(FullName, &[("Name", 2), ("Full name", 2), ("Patient", 2), ("Name of participant", 2), ("Patient Name", 2)]);
    is(
        Phone,
        &[
            ("Mobile", 3),
            ("Mob.", 3),
            ("Mobile no", 3),
            ("Tel", 2),
            ("Telephone", 2),
            ("Contact number", 2),
            ("Phone no.", 2),
        ],
    );
    is(Phone, &[("Home phone", 1), ("Tel 1", 2), ("Tel 2", 0), ("Tel2", 0), ("Work phone", 0), ("Other telephone", 0)]);
    is(Phone, &[("Patient contact number", 2), ("Landline", 1)]);
    is(
        Email,
        &[
            ("Email", 2),
            ("E-mail", 2),
            ("e mail address", 2),
            ("Email Address", 2),
            ("Work email", 0),
            ("NHS email", 2),
        ],
    );
    is(
        Agreed,
        &[
            ("Consent", 2),
            ("FG consent", 2),
            ("Agreed", 2),
            ("Agreed to be in the group?", 2),
            ("Opt-in", 2),
            ("Permission", 2),
        ],
    );
    is(Answer, &[("Answer", 2), ("Interested", 2), ("Interested?", 2), ("Response", 2), ("Wants to join", 2)]);
    is(
        SharePhone,
        &[("OK to share number", 2), ("Share contact details", 2), ("Phone consent", 2), ("Can host have number?", 2)],
    );
    is(SharePhone, &[("Consent to share", 2), ("Mobile OK?", 2), ("Consent to contact", 0)]);
    check("Offered", Heading::Offered);
    for heading in ["Group name", "Consent date", "Date of consent", "Clinician", "Middle name", "Course name"] {
        check(heading, Heading::Plain);
    }
    for heading in ["", "Shoe size", "Title", "Number", "Contact", "FG"] {
        check(heading, Heading::Unknown);
    }
}

#[test]
fn what_a_group_does_not_need() {
    let cases: &[(Sensitive, &[&str])] = &[
        (Sensitive::NhsNumber, &["NHS number", "NHS No.", "NHSNo", "CHI", "Hospital number", "Patient ID", "MRN"]),
        (Sensitive::DateOfBirth, &["DOB", "D.O.B.", "Date of birth", "Date of Birth (dd/mm/yy)", "Age", "DateOfBirth"]),
        (Sensitive::Diagnosis, &["Diagnosis", "Diagnoses", "Medical history", "Pain site", "Condition(s)", "Dx"]),
        (
            Sensitive::Score,
            &["Pain score", "PSEQ", "PHQ-9 score", "BPI severity", "Pain intensity", "Outcome measures", "PHQ9"],
        ),
        (Sensitive::Gp, &["GP", "GP phone", "GP Practice", "Surgery", "Consultant", "Referred by", "Doctor"]),
        (Sensitive::Medication, &["Medication", "Meds", "Medicines", "Opioids", "Allergies"]),
        (Sensitive::Address, &["Address", "Postcode", "Post code", "Address line 1", "Town", "Home address"]),
        (Sensitive::NextOfKin, &["Next of kin", "NOK", "NOK tel", "Emergency contact number", "Next-of-kin phone"]),
        (Sensitive::Ethnicity, &["Ethnicity", "Ethnic group", "Gender", "Religion"]),
        (Sensitive::Notes, &["Notes", "Comments", "Phone notes", "Any other information", "Risk"]),
    ];
    for (sensitive, headings) in cases {
        for heading in *headings {
            check(heading, Heading::Sensitive(*sensitive));
        }
    }
}

/// Guesses for all columns: a meaning, `-` for left out, `?` for "choose", `!x` for sensitive.
fn guesses(text: &str, expected: &str) {
    let list = list(text);
    let said: Vec<String> = list
        .columns
        .iter()
        .map(|column| match (column.guess, column.sensitive) {
            (_, Some(sensitive)) => format!("!{sensitive:?}"),
            (None, None) => "?".to_owned(),
            (Some(Column::LeaveOut), None) => "-".to_owned(),
            (Some(meaning), None) => format!("{meaning:?}"),
        })
        .collect();
    assert_eq!(said.join(" "), expected, "{text}");
}

#[test]
fn columns_together() {
    guesses("Name,Surname,Mobile\nAnn,Tate,07700 900236", "FirstName LastName Phone");
    guesses("Name,Forename,Surname\nAnn Tate,Ann,Tate", "- FirstName LastName");
    guesses("First name,Name\nAnn,Tate", "FirstName ?");
    guesses("Forename,Known as,Surname\nAnn,Annie,Tate", "FirstName ? LastName");
    guesses("Name,Tel,Mobile\nAnn Tate,01632 960118,07700 900236", "FullName ? Phone");
    guesses("Name,Home phone\nAnn Tate,01632 960118", "FullName Phone");
    guesses("Name,Tel 2\nAnn Tate,01632 960118", "FullName ?");
    guesses("Name,Consent,Agreed\nAnn Tate,Y,Y", "FullName Agreed ?");
    guesses("Name,Offered\nAnn,Y", "FullName ?");
    guesses("Name,Offered\nAnn,Y\nBo,maybe", "FullName Answer");
    guesses("Name,Offered,Consent\nAnn,Y,Y", "FullName - Agreed");
}

#[test]
fn values_speak_where_headings_do_not() {
    guesses("Name,\nAnn,07700 900236", "FullName ?");
    guesses("Name,Number\nAnn,07700 900236", "FullName ?");
    guesses("Name,Contact\nAnn,ann@example.org", "FullName Email");
    guesses("Name,FG\nAnn,Y\nBo,N", "FullName ?");
    guesses("Name,Attended,Consent\nAnn,Y,Y", "FullName - Agreed");
    guesses("Name,Sessions\nAnn,1", "FullName -");
    guesses("Name,Shoe size\nAnn,9", "FullName -");
    guesses("Name,Ref\nAnn,999 100 0178", "FullName !NhsNumber");
    guesses("Name,Number\nAnn,9991000178\nBo,9991000585\nCy,9991000992", "FullName !NhsNumber");
    guesses("Name,Phone\nAnn,9991000178\nBo,9991000585\nCy,9991000992", "FullName !NhsNumber");
    guesses("Name,Phone\nAnn,7700900112\nBo,7700900145\nCy,7700900178", "FullName Phone");
    guesses("Name,B\nAnn,1971-03-14\nBo,02/11/1958", "FullName !DateOfBirth");
    guesses("Name,P\nAnn,BS1 4TR\nBo,sa11aa", "FullName !Address");
    let long = "Came with her sister and would like a lift because the bus stops at five";
    guesses(&format!("Name,Other\nAnn,{long}"), "FullName !Notes");
    guesses("Name,,Empty\nAnn,,", "FullName -");
}

#[test]
fn sensitive_values_stay_out_of_the_preview() {
    for name in ["autumn_programme.csv", "autumn_programme.xlsx"] {
        let preview = super::check(&fixture(name), &super::Choices::default());
        let said = serde_json::to_string(&preview).unwrap();
        for secret in ["999 100", "1971", "Low back", "Millbrook", "\"38\""] {
            assert!(!said.contains(secret), "{secret} in {said}");
        }
        let left_out: Vec<&str> = preview.left_out.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(left_out, ["NHS number", "Date of birth", "Diagnosis", "Pain score", "GP"]);
    }
}

#[test]
fn a_phone_that_was_a_number_shows_its_zero() {
    assert_eq!(list("Name,Mobile\nAnn,7700900112").columns[1].first, "07700900112");
}
