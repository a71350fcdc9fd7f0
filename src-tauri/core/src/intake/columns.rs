//! What each column of a list seems to be, told by its heading first and its values second.
//!
//! Doubt goes two ways. Where a column might be something that we want, the person chooses. Where it
//! might be something that we should not hold, it is left out.

use super::model::{Column, Sensitive, SheetColumn};
use super::sheet::{Sheet, is_blank};
use super::values::{self, Answer};

/// Rows whose values help to guess.
const SAMPLE: usize = 200;

/// A sheet with its headings found and a guess for each column: made once, checked as often as a
/// choice changes.
#[derive(Debug, Clone)]
pub struct List {
    pub(super) sheet: Sheet,
    /// Index of the heading row.
    pub(super) heading: usize,
    pub(super) columns: Vec<SheetColumn>,
}

impl List {
    /// Takes the first row with anything in it as the headings and guesses the columns.
    #[must_use]
    pub fn new(sheet: Sheet) -> Self {
        let heading = sheet.rows.iter().position(|row| !is_blank(row)).unwrap_or(0);
        let columns = guess(&sheet, heading);
        Self { sheet, heading, columns }
    }

    /// The file's name, without folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.sheet.file_name
    }
}

/// What a heading alone says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// This, the better the higher the number; 0 is too doubtful to take without asking.
    Is(Column, u8),
    /// Somebody was offered the group: an answer only if the values are answers.
    Offered,
    /// Not ours to hold.
    Sensitive(Sensitive),
    /// Known, harmless, and of no use here.
    Plain,
    /// Could be anything; the values decide.
    Unknown,
}

fn guess(sheet: &Sheet, heading: usize) -> Vec<SheetColumn> {
    let Some(headings) = sheet.rows.get(heading) else { return Vec::new() };
    let below = || sheet.rows.iter().skip(heading + 1);
    let width = below().map(Vec::len).max().unwrap_or(0).max(headings.len());
    let mut heard = Vec::with_capacity(width);
    let mut columns = Vec::with_capacity(width);
    for index in 0..width {
        let title = headings.get(index).map_or("", |h| h.trim());
        let mut values = below().filter_map(|row| row.get(index)).map(|v| v.trim()).filter(|v| !v.is_empty());
        let first = values.next();
        if title.is_empty() && first.is_none() {
            continue;
        }
        let sample = Sample::of(first.into_iter().chain(values).take(SAMPLE));
        heard.push(settle(heading_says(title), &sample));
        columns.push(SheetColumn {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            heading: title.to_owned(),
            first: first.unwrap_or("").to_owned(),
            guess: None,
            sensitive: None,
        });
    }
    assign(&mut columns, &heard);
    columns
}

/// Gives each meaning to the column that fits it best; what is left over has to be chosen.
fn assign(columns: &mut [SheetColumn], heard: &[Heading]) {
    let best = |meaning: Column| {
        let fits = heard.iter().enumerate().filter_map(|(at, heading)| match heading {
            Heading::Is(is, rank) if *is == meaning && *rank > 0 => Some((*rank, std::cmp::Reverse(at))),
            _ => None,
        });
        fits.max().map(|(_, at)| at.0)
    };
    let (first, last) = (best(Column::FirstName), best(Column::LastName));
    let answered = best(Column::Agreed).or(best(Column::Answer)).is_some();
    for (at, column) in columns.iter_mut().enumerate() {
        column.guess = match heard[at] {
            Heading::Sensitive(sensitive) => {
                column.first = String::new();
                column.sensitive = Some(sensitive);
                Some(Column::LeaveOut)
            }
            Heading::Plain => Some(Column::LeaveOut),
            Heading::Is(Column::FullName, _) if first.is_some() && last.is_some() => Some(Column::LeaveOut),
            // "Name" and "Surname": the first is a first name. "First name" and "Name": who can tell?
            Heading::Is(Column::FullName, _) if last.is_some() => Some(Column::FirstName),
            Heading::Is(Column::FullName, _) if first.is_some() => None,
            Heading::Is(meaning, _) if best(meaning) == Some(at) => Some(meaning),
            // Yes and no about something else; who agreed is known already.
            Heading::Is(Column::Agreed, 0) | Heading::Offered if answered => Some(Column::LeaveOut),
            Heading::Is(..) | Heading::Offered | Heading::Unknown => None,
        };
        if column.guess == Some(Column::Phone) {
            column.first = values::tidy_phone(&column.first);
        }
    }
}

/// What the values of a column look like.
#[derive(Default)]
struct Sample {
    count: usize,
    phones: usize,
    emails: usize,
    answers: usize,
    maybes: usize,
    nhs: usize,
    births: usize,
    postcodes: usize,
    chars: usize,
}

impl Sample {
    fn of<'a>(values: impl Iterator<Item = &'a str>) -> Self {
        let mut sample = Self::default();
        for value in values {
            let answer = values::answer(value);
            sample.count += 1;
            sample.phones += usize::from(values::like_phone(value));
            sample.emails += usize::from(value.contains('@') && !values::email_fault(values::tidy_email(value)));
            // A one or a nought may count anything.
            sample.answers +=
                usize::from(answer != Answer::NotAsked && !value.starts_with(|c: char| c.is_ascii_digit()));
            sample.maybes += usize::from(answer == Answer::Maybe);
            sample.nhs += usize::from(values::like_nhs_number(value));
            sample.births += usize::from(values::like_birth_date(value));
            sample.postcodes += usize::from(values::like_postcode(value));
            sample.chars += value.chars().take(200).count();
        }
        sample
    }

    /// Nearly all of them.
    fn mostly(&self, some: usize) -> bool {
        self.count > 0 && some * 10 >= self.count * 8
    }
}

/// Puts heading and values together.
fn settle(heading: Heading, sample: &Sample) -> Heading {
    // By chance one in eleven phone numbers passes the check of an NHS number; three in a row hardly do.
    if sample.mostly(sample.nhs) && (sample.count >= 3 || heading == Heading::Unknown) {
        return Heading::Sensitive(Sensitive::NhsNumber);
    }
    match heading {
        Heading::Offered if sample.maybes > 0 => Heading::Is(Column::Answer, 1),
        Heading::Unknown if sample.count == 0 => Heading::Plain,
        Heading::Unknown if sample.mostly(sample.births) => Heading::Sensitive(Sensitive::DateOfBirth),
        Heading::Unknown if sample.mostly(sample.postcodes) => Heading::Sensitive(Sensitive::Address),
        Heading::Unknown if sample.mostly(sample.emails) => Heading::Is(Column::Email, 1),
        // Wanted things under a heading that does not say so: ask.
        Heading::Unknown if sample.mostly(sample.phones) => Heading::Is(Column::Phone, 0),
        Heading::Unknown if sample.mostly(sample.answers) => Heading::Is(Column::Agreed, 0),
        Heading::Unknown if sample.chars > sample.count * 40 => Heading::Sensitive(Sensitive::Notes),
        Heading::Unknown => Heading::Plain,
        known => known,
    }
}

/// What a heading alone says. Sensitive things go first: "GP phone" is no phone of ours.
pub(super) fn heading_says(heading: &str) -> Heading {
    let lower = heading.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let joined = words.concat();
    let any = |wanted: &[&str]| words.iter().any(|w| wanted.contains(w));
    let begins = |stems: &[&str]| words.iter().any(|w| stems.iter().any(|stem| w.starts_with(stem)));
    let within = |parts: &[&str]| parts.iter().any(|part| joined.contains(part));
    if let Some(sensitive) = sensitive(&any, &begins, &within) {
        return Heading::Sensitive(sensitive);
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
