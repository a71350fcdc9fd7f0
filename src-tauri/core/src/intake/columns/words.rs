//! What the words of a heading say, in the ways that UK services write them.

use super::Heading;
use crate::intake::model::{Column, Sensitive};

/// What a heading alone says. Sensitive things go first: "GP phone" is no phone of ours.
pub(crate) fn heading_says(heading: &str) -> Heading {
    let lower = heading.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let joined = words.concat();
    let any = |wanted: &[&str]| words.iter().any(|w| wanted.contains(w));
    let begins = |stems: &[&str]| words.iter().any(|w| stems.iter().any(|stem| w.starts_with(stem)));
    let within = |parts: &[&str]| parts.iter().any(|part| joined.contains(part));
    if any(&["deceased", "died", "dead", "death", "dod", "rip", "decd"]) && !any(&["parent", "spouse", "partner"]) {
        return Heading::Is(Column::Died, 2);
    }
    // Why somebody does not come, not why they were sent to the pain service.
    if begins(&["reason"]) && (begins(&["declin", "refus", "not", "no", "join", "attend"]) || words.len() == 1) {
        return Heading::Is(Column::Reason, 2);
    }
    if let Some(sensitive) = sensitive(&any, &begins, &within) {
        return Heading::Sensitive(sensitive);
    }

    let asked = begins(&["consent", "agree", "permission", "permit", "date"]);
    let reached = begins(&["contact", "call", "ring", "phone", "telephone", "reach", "best", "prefer"]);
    if any(&["time", "times", "when", "hours"]) && reached && !asked {
        return Heading::Is(Column::BestTime, 2);
    }
    let consent = begins(&["consent", "agree", "permission", "permit", "optin", "optedin"])
        || any(&["ok", "okay", "may", "can", "happy"])
        || (any(&["opt", "opted"]) && any(&["in"]));
    let contact = begins(&["phone", "telephone", "tel", "mobile", "number", "contact", "detail", "email", "host"]);
    if any(&["date", "when", "by", "version"]) && (consent || any(&["offered", "invited"])) {
        return Heading::Plain;
    }
    if begins(&["share", "sharing"]) || (consent && contact) {
        // "Consent to contact": by whom?
        let vague = any(&["contact", "contacted"])
            && !begins(&["share", "sharing", "phone", "tel", "mob", "number", "detail", "host"]);
        return Heading::Is(Column::SharePhone, if vague { 0 } else { 2 });
    }
    if begins(&["consent", "agree", "permission", "optin", "optedin"]) || (consent && any(&["opt", "opted"])) {
        return Heading::Is(Column::Agreed, 2);
    }
    if begins(&["answer", "response", "reply", "interest", "decision", "accepted"])
        || any(&["wants", "joining", "join"])
    {
        return Heading::Is(Column::Answer, 2);
    }
    if any(&["offered", "offer", "invited"]) {
        return Heading::Offered;
    }
    if begins(&["complet", "finish", "graduat"]) {
        return Heading::Is(Column::Finished, 2);
    }
    if within(&["email"]) || any(&["mail"]) {
        return Heading::Is(Column::Email, if any(&["work", "other", "alternative", "2", "second"]) { 0 } else { 2 });
    }
    if begins(&["phone", "telephone", "tel", "mobile", "mob", "cell", "landline"])
        || any(&["contactno", "contactnumber"])
        || (any(&["contact"]) && any(&["number", "no", "num"]))
    {
        return Heading::Is(Column::Phone, phone_rank(&words));
    }
    name_of(&joined, &any)
}

fn phone_rank(words: &[&str]) -> u8 {
    let any = |wanted: &[&str]| words.iter().any(|w| wanted.contains(w));
    let numbered = words.iter().any(|w| w.ends_with(|c: char| c.is_ascii_digit() && c != '1'));
    if numbered || any(&["work", "other", "alt", "alternative", "second", "secondary", "backup"]) {
        0
    } else if words.iter().any(|w| w.starts_with("mob") || w.starts_with("cell")) {
        3
    } else if any(&["home", "landline", "day", "daytime", "evening"]) {
        1
    } else {
        2
    }
}

fn name_of(joined: &str, any: &impl Fn(&[&str]) -> bool) -> Heading {
    let is_name = any(&["name", "names"]);
    let others = [
        "group",
        "programme",
        "program",
        "course",
        "host",
        "venue",
        "file",
        "clinician",
        "staff",
        "therapist",
        "physio",
        "psychologist",
        "user",
        "middle",
        "maiden",
        "previous",
        "tutor",
    ];
    match joined {
        "knownas" | "knownby" | "preferredname" | "prefname" | "nickname" | "goesby" => {
            Heading::Is(Column::FirstName, 1)
        }
        "first" | "given" | "fname" | "firstnames" | "forenames" | "givennames" => Heading::Is(Column::FirstName, 2),
        "last" | "family" | "lname" | "sname" => Heading::Is(Column::LastName, 2),
        "person" | "patient" | "participant" | "client" | "member" | "attendee" | "serviceuser" => {
            Heading::Is(Column::FullName, 2)
        }
        _ if joined.contains("forename")
            || joined.contains("firstname")
            || joined.contains("givenname")
            || joined.contains("christianname") =>
        {
            Heading::Is(Column::FirstName, 2)
        }
        _ if joined.contains("surname") || joined.contains("lastname") || joined.contains("familyname") => {
            Heading::Is(Column::LastName, 2)
        }
        _ if (is_name || joined.ends_with("name")) && !any(&others) => Heading::Is(Column::FullName, 2),
        _ if any(&others) => Heading::Plain,
        _ => Heading::Unknown,
    }
}

/// What a heading says that a group does not need.
fn sensitive(
    any: &impl Fn(&[&str]) -> bool,
    begins: &impl Fn(&[&str]) -> bool,
    within: &impl Fn(&[&str]) -> bool,
) -> Option<Sensitive> {
    let number = any(&["number", "no", "num", "id", "ref", "reference"]);
    let email = within(&["email"]);
    Some(
        if any(&["nok", "kin", "emergency", "ice", "carer", "spouse", "relative", "partner"]) || within(&["nextofkin"])
        {
            Sensitive::NextOfKin
        } else if any(&["gp", "gps", "surgery", "doctor", "dr", "practice"])
            || begins(&["consultant", "referr", "practitioner"])
        {
            Sensitive::Gp
        } else if (within(&["nhs"]) && !email)
            || any(&["chi", "hcn", "mrn", "rio", "emis", "crn"])
            || (number
                && !begins(&["contact", "phone", "tel", "mob"])
                && any(&["hospital", "patient", "client", "unit", "case", "district", "health"]))
        {
            Sensitive::NhsNumber
        } else if any(&["dob", "birth", "born", "birthday", "birthdate", "age"])
            || within(&["dateofbirth"])
            || (any(&["d"]) && any(&["o"]) && any(&["b"]))
        {
            Sensitive::DateOfBirth
        } else if begins(&[
            "score",
            "scoring",
            "pseq",
            "psfs",
            "bpi",
            "phq",
            "gad7",
            "eq5d",
            "hads",
            "wemwbs",
            "rmdq",
            "oswestry",
            "promis",
            "mskhq",
            "severity",
            "rating",
            "outcome",
            "questionnaire",
            "measure",
        ]) || any(&["peg", "pam", "pcs", "gad", "odi", "tsk", "tampa", "vas", "nrs", "core10", "koos"])
            || (any(&["pain"]) && any(&["level", "intensity", "now", "average", "worst"]))
            || within(&["painscore"])
        {
            Sensitive::Score
        } else if begins(&[
            "medication",
            "medicine",
            "meds",
            "drug",
            "opioid",
            "prescription",
            "tablet",
            "allerg",
            "analges",
        ]) {
            Sensitive::Medication
        } else if begins(&[
            "diagnos",
            "dx",
            "condition",
            "medical",
            "comorbid",
            "icd",
            "symptom",
            "disab",
            "illness",
            "mental",
            "history",
        ]) || (any(&["pain"]) && any(&["site", "area", "location", "type", "duration", "where"]))
        {
            Sensitive::Diagnosis
        } else if (begins(&["address", "addr", "street", "town", "city", "county", "postcode", "postal", "house"])
            && !email)
            || (any(&["post"]) && any(&["code"]))
        {
            Sensitive::Address
        } else if begins(&["ethnic", "race", "religio", "faith", "sexual", "gender", "national", "marital"])
            || any(&["sex"])
        {
            Sensitive::Ethnicity
        } else if begins(&["note", "comment", "remark", "info", "safeguard", "reason"])
            || any(&["risk", "risks", "additional"])
        {
            Sensitive::Notes
        } else {
            return None;
        },
    )
}
