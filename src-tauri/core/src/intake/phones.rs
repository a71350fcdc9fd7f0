//! What stands in a cell of phone numbers: one number or several, an extension, when to ring, and what
//! spreadsheets make of digits.

use std::borrow::Cow;

use super::model::What;
use super::values::{self, says_nothing};
use crate::people::check_phone;

/// Characters kept of when to ring.
pub(super) const LONGEST_TIME: usize = 80;
/// Characters of a number with its extension.
const LONGEST_PHONE: usize = 40;
/// Numbers looked for in a cell.
const MOST: usize = 4;
/// Fewer digits are a time of day or an extension, unless nothing else is there.
const LEAST: usize = 7;

/// A cell, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Phone {
    /// The number as typed, tidied, with the zero that a spreadsheet lost put back and the extension
    /// after ` ext `; the whole cell where it is no number; empty where there is none.
    pub number: String,
    /// When to ring, in the words of the cell.
    pub time: String,
    /// What is wrong with it.
    pub fault: Option<What>,
    /// The numbers, where there are several.
    pub several: Vec<String>,
}

impl Phone {
    pub fn is_empty(&self) -> bool {
        self.number.is_empty()
    }

    /// The number and when to ring, as an example of what is in the column.
    pub fn shown(self) -> String {
        match (self.number.is_empty(), self.time.is_empty()) {
            (_, true) => self.number,
            (true, false) => self.time,
            (false, false) => format!("{}, {}", self.number, self.time),
        }
    }
}

/// Reads a cell.
pub(super) fn read(cell: &str) -> Phone {
    let cell = cell.trim();
    if is_plain_uk(cell) {
        return Phone { number: cell.to_owned(), ..Phone::default() };
    }
    if says_nothing(cell) {
        return Phone::default();
    }
    let text = values::name(unwrapped(cell));
    let text = match unscientific(&text) {
        Some(Some(digits)) => Cow::Owned(digits),
        Some(None) => {
            return Phone { number: text.into_owned(), fault: Some(What::PhoneLost), ..Phone::default() };
        }
        None => text,
    };
    parts(&text)
}

/// What nearly every cell holds: the digits of a UK number with their zero, and spaces.
fn is_plain_uk(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let plain = |pair: &[u8]| pair != b"  " && pair[0] <= b'9';
    (10..=11).contains(&digits)
        && bytes.starts_with(b"0")
        && bytes.get(1).is_some_and(|b| (b'1'..=b'9').contains(b))
        && bytes.iter().all(|b| b.is_ascii_digit() || *b == b' ')
        && bytes.windows(2).all(plain)
}

/// Without what people and programs put round a number so that a spreadsheet leaves it alone.
fn unwrapped(cell: &str) -> &str {
    let cell = cell.trim_start_matches("tel:").trim_start_matches('\'');
    let inner = cell.strip_prefix("=\"").and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell);
    let digits = |text: &str| text.len() >= LEAST && text.bytes().all(|b| b.is_ascii_digit());
    inner.strip_suffix(".0").filter(|text| digits(text)).unwrap_or(inner)
}

/// A number that a spreadsheet shows as `7.7E+09`. The digits, if all of them are still there; none of
/// it if this is not such a number.
#[allow(clippy::option_option, reason = "no such number, such a number cut short, such a number whole")]
fn unscientific(text: &str) -> Option<Option<String>> {
    let (mantissa, power) = text.split_once(['e', 'E'])?;
    let power: usize = power.trim_start_matches('+').parse().ok().filter(|power| (6..=14).contains(power))?;
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() != 1 || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((part.len() == power).then(|| format!("{whole}{part}")))
}

/// Parts the numbers of a text from its words.
fn parts(text: &str) -> Phone {
    let runs = runs(text);
    let enough = |run: &&str| digits(run) >= LEAST;
    let numbers: Vec<&str> = runs.iter().copied().filter(enough).flat_map(apart).take(MOST).collect();
    let all = |fault| Phone { number: text.to_owned(), fault: Some(fault), ..Phone::default() };
    let Some(first) = numbers.first().copied() else {
        // Without a number, words may still say when to ring.
        let rest = text.trim_matches(|c: char| c.is_ascii_punctuation() || c == ' ');
        let short = !runs.is_empty() && text.chars().all(|c| !c.is_alphabetic());
        return match short {
            true => all(What::PhoneTooShort),
            false if says_when(rest) => Phone { time: cut(rest), ..Phone::default() },
            false => all(What::PhoneLetters),
        };
    };

    let mut rest = text.to_owned();
    for number in &numbers {
        rest = rest.replacen(number, " \u{0} ", 1);
    }
    let (extension, rest) = extension(&rest);
    let rest = rest.replace('\u{0}', " ");
    let time = unlabelled(&rest);
    if !time.is_empty() && !says_when(&time) {
        return all(What::PhoneLetters);
    }
    let numbers: Vec<String> = numbers.iter().map(|number| with_zero(number)).collect();
    if numbers.len() > 1 {
        return Phone { number: text.to_owned(), time: cut(&time), fault: Some(What::PhoneSeveral), several: numbers };
    }
    let number = match extension {
        Some(extension) => format!("{} ext {extension}", with_zero(first)),
        None => with_zero(first),
    };
    Phone { fault: fault(&number), number, time: cut(&time), several: Vec::new() }
}

/// What is wrong with a number.
fn fault(number: &str) -> Option<What> {
    match check_phone(number) {
        Err(error) if error.what == "phone.tooShort" => Some(What::PhoneTooShort),
        Err(_) => Some(What::PhoneLetters),
        Ok(()) => (number.chars().count() > LONGEST_PHONE).then_some(What::PhoneLetters),
    }
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Runs of digits with the signs people write between them.
fn runs(text: &str) -> Vec<&str> {
    let (mut found, mut begun, mut end) = (Vec::new(), None, 0);
    for (at, c) in text.char_indices() {
        match (c, begun) {
            ('0'..='9', _) => {
                begun = begun.or(Some(at));
                end = at + 1;
            }
            ('+' | '(', None) => begun = Some(at),
            (' ' | '-' | '.' | '/' | '(' | ')', Some(_)) => {}
            (c, Some(from)) => {
                found.extend(text.get(from..end));
                begun = (c == '+').then_some(at);
                end = at;
            }
            _ => {}
        }
    }
    found.extend(begun.and_then(|from| text.get(from..end)));
    found.retain(|run| digits(run) > 0);
    found
}

/// Numbers that stand one after the other with a space or a stroke between.
fn apart(run: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, sign) in run.match_indices([' ', '/']) {
        let (before, after) = (&run[from..at], &run[at + 1..]);
        let begins = sign == "/" || after.trim_start().starts_with(['0', '+', '(']);
        if begins && digits(before) >= 9 && digits(after) >= 9 {
            found.push(before.trim());
            from = at + 1;
        }
    }
    found.push(run[from..].trim());
    found.retain(|number| digits(number) > 0);
    found
}

/// The zero of a UK number that a spreadsheet took for a number; the plus of one with its country code.
fn with_zero(number: &str) -> String {
    let digits = digits(number);
    let bare = number.chars().all(|c| c.is_ascii_digit() || c == ' ');
    match number.as_bytes().first() {
        Some(b'1' | b'2' | b'3' | b'7' | b'8') if bare && (9..=10).contains(&digits) => format!("0{number}"),
        Some(b'4') if bare && digits == 12 && number.starts_with("44") => format!("+{number}"),
        _ => number.to_owned(),
    }
}

/// The extension after a number, and the text without it.
fn extension(rest: &str) -> (Option<String>, String) {
    let lower = rest.to_ascii_lowercase();
    for sign in ["extension", "extn", "ext", "x", "#"] {
        let Some(at) = lower.find(&format!("\u{0} {sign}")).or_else(|| lower.find(&format!("\u{0}  {sign}"))) else {
            continue;
        };
        let after = at + lower[at..].find(sign).unwrap_or(0) + sign.len();
        let skipped = lower[after..].trim_start_matches(['.', ':', ' ', ',']);
        let start = lower.len() - skipped.len();
        let long = skipped.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=6).contains(&long) {
            let extension = skipped[..long].to_owned();
            return (Some(extension), format!("{}{}", &rest[..at], &rest[start + long..]));
        }
    }
    (None, rest.to_owned())
}

/// Words that only say which telephone it is.
const LABELS: &[&str] = &[
    "h",
    "m",
    "w",
    "t",
    "mob",
    "mobile",
    "cell",
    "home",
    "work",
    "office",
    "landline",
    "tel",
    "telephone",
    "phone",
    "no",
    "number",
    "or",
    "and",
    "uk",
    "other",
    "alt",
];

/// What is left of a text without words that only say which telephone it is.
fn unlabelled(rest: &str) -> String {
    let plain = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        !word.is_empty() && !LABELS.contains(&word.as_str())
    };
    let words: Vec<&str> = rest.split_whitespace().filter(plain).collect();
    words.join(" ").trim_matches(|c: char| c.is_ascii_punctuation() || c == ' ').to_owned()
}

/// Words by which a text says when or how to ring.
const WHEN: &[&str] = &[
    "after",
    "before",
    "between",
    "until",
    "till",
    "from",
    "morning",
    "mornings",
    "afternoon",
    "afternoons",
    "evening",
    "evenings",
    "eve",
    "eves",
    "night",
    "nights",
    "noon",
    "lunch",
    "lunchtime",
    "am",
    "pm",
    "anytime",
    "weekday",
    "weekdays",
    "weekend",
    "weekends",
    "monday",
    "mondays",
    "mon",
    "tuesday",
    "tuesdays",
    "tue",
    "tues",
    "wednesday",
    "wednesdays",
    "wed",
    "thursday",
    "thursdays",
    "thu",
    "thur",
    "thurs",
    "friday",
    "fridays",
    "fri",
    "saturday",
    "saturdays",
    "sat",
    "sunday",
    "sundays",
    "sun",
    "daytime",
    "ring",
    "call",
    "text",
    "texts",
    "sms",
    "voicemail",
    "message",
    "whatsapp",
];

/// True for words about when or how to ring: "ring after 6", "not Mondays", "6pm".
fn says_when(text: &str) -> bool {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| {
        let hour = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
        WHEN.contains(&word) || hour.is_some_and(|hour| !hour.is_empty() && hour.bytes().all(|b| b.is_ascii_digit()))
    })
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_TIME).collect()
}
