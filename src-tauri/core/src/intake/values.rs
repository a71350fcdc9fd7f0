//! Rules for a single cell: names, e-mail addresses, yes and no, and what a value looks like.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::phones;
use crate::people::check_email;
use crate::programmes::Finished;

/// Characters; a longer "name" is something else that stood in the column.
const LONGEST_NAME: usize = 120;
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

/// Reads whether somebody finished the programme.
pub fn finished(cell: &str) -> Finished {
    let text = cell.trim().to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    match (words.next().unwrap_or(""), words.next()) {
        ("completed" | "complete" | "finished" | "graduated", _) => Finished::Yes,
        ("did", Some("not")) | ("not" | "didn" | "part" | "partly" | "incomplete" | "dropped" | "withdrew", _) => {
            Finished::No
        }
        _ => match answer(cell) {
            Answer::Yes => Finished::Yes,
            Answer::No => Finished::No,
            Answer::Maybe | Answer::NotAsked => Finished::NotKnown,
        },
    }
}

/// True where a cell says in words that there is nothing.
pub fn says_nothing(text: &str) -> bool {
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

/// Forms of address, left out where a name goes on without them.
const TITLES: &[&str] =
    &["mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "revd", "sir", "dame", "cllr"];

fn is_title(word: &str) -> bool {
    let word = word.trim_matches(['.', '(', ')']);
    word.len() < 10 && TITLES.iter().any(|title| word.eq_ignore_ascii_case(title))
}

/// A whole name: "Last, First" is turned round and a title left out ("Tate, Ann (Mrs)"); anything else
/// stays in its order. "Mrs Tate" stays: that is all there is to call her by.
pub fn full_name(cell: &str) -> Cow<'_, str> {
    let tidy = name(cell);
    if !tidy.contains(',') {
        return without_title(tidy, 2);
    }
    let mut parts: Vec<&str> = tidy.split(',').map(str::trim).collect();
    // "Tate, Ann, Mrs"
    if parts.len() > 2 {
        parts.retain(|part| !is_title(part));
    }
    match parts.as_slice() {
        [last, first] if !last.is_empty() && !first.is_empty() => {
            let first = without_title(Cow::Borrowed(first), 1);
            let first = first.trim_end_matches([')', '.', ' ']);
            let ends_in_title = first.rsplit_once(' ').filter(|(_, word)| is_title(word));
            Cow::Owned(format!("{} {last}", ends_in_title.map_or(first, |(before, _)| before.trim_end_matches(" ("))))
        }
        _ => tidy,
    }
}

/// A first name without a title, as long as something is left.
pub fn first_name(cell: &str) -> Cow<'_, str> {
    without_title(name(cell), 1)
}

/// Takes a title off the beginning where so many words are left without it.
fn without_title(name: Cow<'_, str>, words: usize) -> Cow<'_, str> {
    let Some((_, rest)) = name.split_once(' ').filter(|(first, _)| is_title(first)) else { return name };
    if rest.split(' ').count() < words {
        name
    } else {
        Cow::Owned(without_title(Cow::Borrowed(rest), words).into_owned())
    }
}

/// Looks like somebody's whole name: two to four words that begin with a capital, and nothing else.
pub fn like_whole_name(cell: &str) -> bool {
    let name = full_name(cell);
    let begins =
        |word: &str| word.starts_with(char::is_uppercase) || ["de", "van", "von", "der", "al", "bin"].contains(&word);
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.');
    (2..=4).contains(&name.split(' ').count())
        && name.chars().nth(40).is_none()
        && name.chars().all(letters)
        && name.split(' ').all(begins)
        && name.chars().any(char::is_lowercase)
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

/// Two keys of which one is the same for two spellings of one name: with its words run together, and
/// with them in any order.
pub fn name_keys(name: &str) -> [u64; 2] {
    let words = name.split(' ').filter(|word| !word.is_empty());
    // A sum has no order; a chance collision is only asked about.
    [name_key(name), words.map(name_key).fold(0, u64::wrapping_add)]
}

/// Two spellings that may be one name, for people who share a phone number or an address: a slip or
/// two, a name more or less, an initial, the other order, or the same family name and initial.
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (letters_of(one), letters_of(other));
    let (mut a, mut b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    if a == b || slips(&one, &other) <= if one.len().min(other.len()) >= 6 { 2 } else { 1 } {
        return true;
    }
    let initial = |word: &str| word.chars().next();
    let (first, last) = ((initial(a[0]), initial(b[0])), (a[a.len() - 1], b[b.len() - 1]));
    if first.0 == first.1 && slips(last.0, last.1) <= 1 {
        return true;
    }
    if a.len() > b.len() {
        std::mem::swap(&mut a, &mut b);
    }
    a.iter().all(|word| b.iter().any(|other| word == other || (word.len() == 1 && other.starts_with(word))))
}

fn letters_of(name: &str) -> String {
    let letters = name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let letters: String =
        letters.map(|c| if c == '-' { ' ' } else { c }).filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many letters have to change to make one word of the other (Levenshtein), as far as it matters.
fn slips(one: &str, other: &str) -> usize {
    const FAR: usize = 9;
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().take(60).collect(), other.chars().take(60).collect());
    if one.len().abs_diff(other.len()) > 2 {
        return FAR;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, a) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = at + 1;
        for (to, b) in other.iter().enumerate() {
            let change = corner + usize::from(a != b);
            corner = row[to + 1];
            row[to + 1] = change.min(row[to] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or(FAR)
}

/// The same for two ways of writing one address.
pub fn email_key(email: &str) -> u64 {
    hash(email.bytes().map(|b| b.to_ascii_lowercase().into()))
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
    // Anything longer is more than a number and when to ring.
    (9..=24).contains(&digits) && cell.len() < 80 && like_number(&phones::read(cell))
}

/// A number, or several: which one is asked later.
fn like_number(phone: &phones::Phone) -> bool {
    !phone.is_empty() && (phone.fault.is_none() || phone.several.len() > 1)
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

/// A date of any kind: three numbers with strokes, dots or hyphens between.
pub fn like_date(cell: &str) -> bool {
    let date = cell.split(['T', ' ']).next().unwrap_or("");
    let mut parts = date.split(['/', '-', '.']);
    let mut number =
        || parts.next().is_some_and(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()));
    (number)() && (number)() && (number)() && parts.next().is_none()
}

/// A date with a year in which somebody now grown up was born.
pub fn like_birth_date(cell: &str) -> bool {
    // A day as a spreadsheet counts it, from 1900 (1930 to 2010) or from 1904.
    if cell.len() == 5
        && let Ok(days) = cell.parse::<u32>()
    {
        return (9_497..=40_543).contains(&days);
    }
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
