//! Rules for a single cell: names, phone numbers, e-mail addresses, yes and no.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::model::What;
use crate::people::{check_email, check_phone};

/// Characters; a longer "name" is something else that stood in the column.
const LONGEST_NAME: usize = 120;
/// Characters, with all the signs people write between digits.
const LONGEST_PHONE: usize = 40;
/// Bytes (RFC 5321, 4.5.3.1.3 less its brackets).
const LONGEST_EMAIL: usize = 254;

/// What somebody said, in a column of yes and no or to the offer of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    Yes,
    Maybe,
    No,
    /// Nothing written, or nothing that we are sure of.
    #[default]
    NotAsked,
}

/// Reads an answer. Only a plain yes is a yes: a permission is never read into a doubtful cell.
pub fn answer(cell: &str) -> Answer {
    let cell = cell.trim();
    // What nearly all cells hold, without looking further.
    let is = |word: &str| cell.eq_ignore_ascii_case(word);
    if cell.is_empty() {
        return Answer::NotAsked;
    } else if is("y") || is("yes") {
        return Answer::Yes;
    } else if is("n") || is("no") {
        return Answer::No;
    }
    let text = cell.to_lowercase();
    if text.starts_with(['✓', '✔', '☑', '✅']) {
        return Answer::Yes;
    }
    if text.starts_with(['✗', '✘', '❌', '☒']) {
        return Answer::No;
    }
    if !text.is_empty() && text.chars().all(|c| c == '?') {
        return Answer::Maybe;
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let (first, second) = (words.next().unwrap_or(""), words.next());
    match (first, second) {
        // A form left as it was printed.
        ("y" | "yes", Some("n" | "no")) if words.clone().next().is_none() => Answer::NotAsked,
        ("y" | "yes" | "agreed" | "agree" | "agrees" | "accepted" | "accept" | "consented", _) => {
            let doubt = ["but", "if", "no", "not", "unless", "except", "maybe", "unsure", "depends", "depending"];
            if text.contains('?') || words.chain(second).any(|w| doubt.contains(&w)) {
                Answer::Maybe
            } else {
                Answer::Yes
            }
        }
        ("true" | "1" | "tick" | "ticked" | "ok" | "given", None) => Answer::Yes,
        ("maybe" | "possibly" | "perhaps" | "unsure" | "undecided" | "thinking", _) | ("not", Some("sure")) => {
            Answer::Maybe
        }
        ("n", Some("a")) | ("no", Some("answer" | "reply" | "response" | "contact")) => Answer::NotAsked,
        ("n" | "no" | "declined" | "declines" | "decline" | "refused" | "false", _)
        | ("0", None)
        | ("not", Some("interested" | "agreed" | "given" | "consented"))
        | ("withdrawn" | "withdrew", _) => Answer::No,
        _ => Answer::NotAsked,
    }
}

/// True where a cell says in words that there is nothing.
fn says_nothing(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
        || text.len() < 10
            && ["n/a", "na", "none", "nil", "no", "not known", "unknown"].iter().any(|w| text.eq_ignore_ascii_case(w))
}

/// A name with its white space tidied, composed letters (NFC), and nothing invisible in it.
/// Apostrophes, hyphens and any script stay; so does a leading `=`, which is only text here.
pub fn name(cell: &str) -> Cow<'_, str> {
    let plain = |b: u8| (b' '..0x7f).contains(&b);
    let cell = cell.trim();
    if cell.bytes().all(plain) && !cell.contains("  ") {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len());
    for word in cell.split(|c: char| c.is_whitespace() || c.is_control()) {
        let mut seen = word.chars().filter(|c| !invisible(*c)).nfc().peekable();
        if seen.peek().is_some() && !out.is_empty() {
            out.push(' ');
        }
        out.extend(seen);
    }
    Cow::Owned(out)
}

/// Characters that show nothing but can turn or hide a name. Joiners (ZWJ, ZWNJ) are part of scripts.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A whole name: "Last, First" is turned round, anything else stays in its order.
pub fn full_name(cell: &str) -> Cow<'_, str> {
    let tidy = name(cell);
    let turned = tidy.split_once(',').and_then(|(last, first)| {
        let (last, first) = (last.trim(), first.trim());
        (!last.is_empty() && !first.is_empty() && !first.contains(',')).then(|| format!("{first} {last}"))
    });
    turned.map_or(tidy, Cow::Owned)
}

/// True where there is a letter of any script, and no more than a name: "?" and "12" are no names.
pub fn is_name(name: &str) -> bool {
    name.chars().any(char::is_alphabetic) && name.chars().nth(LONGEST_NAME).is_none()
}

/// The same for two spellings of one name: case, accents, spaces and punctuation do not count.
/// A hash, so that ten thousand names need no ten thousand texts; a chance collision is only asked about.
pub fn name_key(name: &str) -> u64 {
    if name.is_ascii() {
        hash(name.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase().into()))
    } else {
        let letters = name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
        hash(letters.filter(|c| c.is_alphanumeric()).map(u32::from))
    }
}

/// FNV-1a, by whole characters.
fn hash(letters: impl Iterator<Item = u32>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3))
}

/// The same for two ways of writing one number: the last ten digits.
pub fn phone_key(phone: &str) -> u64 {
    let digits = phone.bytes().rev().filter(u8::is_ascii_digit).take(10);
    digits.fold(1, |key, digit| key * 10 + u64::from(digit - b'0'))
}

/// The same for two ways of writing one address.
pub fn email_key(email: &str) -> u64 {
    hash(email.bytes().map(|b| b.to_ascii_lowercase().into()))
}

/// A phone number as typed with its spaces tidied and the zero that a spreadsheet lost put back.
/// Empty where the cell holds none.
pub fn tidy_phone(cell: &str) -> String {
    let text = cell.trim();
    if says_nothing(text) {
        return String::new();
    }
    let text = name(text.trim_start_matches("tel:"));
    // A UK number without its zero: the spreadsheet took it for a number.
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let lost_zero = (9..=10).contains(&digits)
        && text.starts_with(['1', '2', '3', '7', '8'])
        && text.chars().all(|c| c.is_ascii_digit() || c == ' ');
    if lost_zero { format!("0{text}") } else { text.into_owned() }
}

/// What is wrong with a tidied phone number, if anything: the rule for every phone number, and then
/// that a UK number has 10 or 11 digits.
pub fn phone_fault(phone: &str) -> Option<What> {
    if let Err(error) = check_phone(phone) {
        // Two numbers in one cell are not a number that is too long, but no number.
        return Some(if error.what == "phone.tooShort" { What::PhoneTooShort } else { What::PhoneLetters });
    }
    let digits = || phone.bytes().filter(u8::is_ascii_digit);
    let uk = phone.trim_start_matches('(').starts_with('0') && !digits().take(2).all(|digit| digit == b'0');
    let twice = phone.contains('/') || phone.rfind('+').is_some_and(|at| at > 1);
    (twice || phone.chars().count() > LONGEST_PHONE || (uk && digits().count() > 11)).then_some(What::PhoneLetters)
}

/// An e-mail address as typed, without what mail programs put round it. Empty where the cell holds none.
pub fn tidy_email(cell: &str) -> &str {
    let text = cell.trim().trim_end_matches([';', ',']).trim_end();
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    if says_nothing(text) { "" } else { text }
}

/// True where there is something that is not one e-mail address.
pub fn email_fault(email: &str) -> bool {
    email.len() > LONGEST_EMAIL || check_email(email).is_err()
}

/// Looks like a phone number, for guessing a column: mostly digits, enough of them.
pub fn like_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    (9..=14).contains(&digits) && phone_fault(&tidy_phone(cell)).is_none()
}

/// Ten digits that pass the check of an NHS number (modulus 11).
/// Source: NHS Data Dictionary, NHS NUMBER.
pub fn like_nhs_number(cell: &str) -> bool {
    let mut digits = [0_u32; 10];
    let mut seen = 0;
    for c in cell.chars() {
        match c.to_digit(10) {
            Some(digit) if seen < 10 => {
                digits[seen] = digit;
                seen += 1;
            }
            None if matches!(c, ' ' | '-') => {}
            _ => return false,
        }
    }
    let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let control = (11 - sum % 11) % 11;
    seen == 10 && control < 10 && control == digits[9]
}

/// A date with a year in which somebody now grown up was born.
pub fn like_birth_date(cell: &str) -> bool {
    let date = cell.trim().split(['T', ' ']).next().unwrap_or("");
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let numbers = parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    let year = |p: &&str| p.len() == 4 && (1900..=2010).contains(&p.parse().unwrap_or(0));
    parts.len() == 3 && numbers && (year(&parts[0]) || year(&parts[2]))
}

/// The shape of a UK postcode: "BS1 4TR".
pub fn like_postcode(cell: &str) -> bool {
    let text: String = cell.chars().filter(|c| *c != ' ').collect();
    if !(5..=7).contains(&text.len()) || !text.is_ascii() {
        return false;
    }
    let (out, inward) = text.split_at(text.len() - 3);
    let inward = inward.as_bytes();
    out.starts_with(|c: char| c.is_ascii_alphabetic())
        && out.contains(|c: char| c.is_ascii_digit())
        && out.chars().all(|c| c.is_ascii_alphanumeric())
        && inward[0].is_ascii_digit()
        && inward[1..].iter().all(u8::is_ascii_alphabetic)
}
