//! What a phone number must look like to be of use, and when two are the same. Pure.
//!
//! A number is kept as it was typed: that is how people recognise it. What a plain UK number is, ten
//! lines of our own tell; how long the numbers of other countries are, `phonenumber` knows (Google's
//! metadata), which takes a few megabytes of memory and is not woken for a list of UK numbers.

use phonenumber::{country::GB, metadata::DATABASE};

use crate::platform::{Error, Result};

/// Between a number and its extension, as we write it.
const EXTENSION: &str = " ext ";
/// Digits of an extension at most.
const LONGEST_EXTENSION: usize = 6;

/// A phone number as typed, with white space folded.
#[must_use]
pub fn tidy_phone(phone: &str) -> String {
    phone.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks a phone number: empty, or as many digits as a number of its country has, with the signs
/// people write between them; an extension may follow (`01632 960033 ext 4`).
///
/// Numbers without a country code are UK ones. Which number is in use is nobody's business here:
/// numbering plans change, and a wrong "no" would keep somebody off the list.
/// Errors: `Invalid phone.letters`, `phone.tooShort`, `phone.tooLong`, on `phone`.
pub fn check_phone(phone: &str) -> Result<()> {
    if phone.is_empty() {
        return Ok(());
    }
    let fault = |what| Err(Error::invalid("phone", what));
    let (number, extension) = phone.split_once(EXTENSION).unwrap_or((phone, "0"));
    let all_digits = !extension.is_empty() && extension.bytes().all(|b| b.is_ascii_digit());
    if !number.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/'))
        || !all_digits
        || extension.len() > LONGEST_EXTENSION
        || number.rfind('+').is_some_and(|at| at > 1)
    {
        return fault("phone.letters");
    }
    let all: Vec<u8> = digits(number).collect();
    let (least, most) = match kind(number) {
        Kind::Uk => (10, 11),
        Kind::UkWithCode => (9 + all.len() - national(&all).len(), 10 + all.len() - national(&all).len()),
        Kind::Abroad => match lengths(number) {
            Some(lengths) => lengths,
            None if all.len() < 7 => (7, 15),
            None => return fault("phone.letters"),
        },
    };
    match all.len() {
        digits if digits < least => fault("phone.tooShort"),
        digits if digits > most => fault("phone.tooLong"),
        _ => Ok(()),
    }
}

/// The same for two ways of writing one number: its digits with the country code, without extension.
#[must_use]
pub fn phone_key(phone: &str) -> u64 {
    let number = phone.split(EXTENSION).next().unwrap_or_default();
    // As many as count below, and what may stand before them: asked of ten thousand numbers in a row.
    let (mut all, mut many) = ([0; 24], 0);
    for (place, digit) in all.iter_mut().zip(digits(number)) {
        *place = digit;
        many += 1;
    }
    let all = &all[..many];
    let (code, rest) = match kind(number) {
        Kind::Uk => (44, all.strip_prefix(b"0").unwrap_or(all)),
        Kind::UkWithCode => (44, national(all)),
        Kind::Abroad => (0, all.strip_prefix(b"00").unwrap_or(all)),
    };
    rest.iter().take(15).fold(code, |key: u64, digit| key.wrapping_mul(10).wrapping_add(u64::from(digit - b'0')))
}

/// A UK number without its country code, and without the zero of "+44 (0)7700", which is for those who
/// dial without the code.
fn national(digits: &[u8]) -> &[u8] {
    let rest = digits.strip_prefix(b"00").unwrap_or(digits);
    let rest = rest.strip_prefix(b"44").unwrap_or(rest);
    rest.strip_prefix(b"0").unwrap_or(rest)
}

#[derive(PartialEq, Eq)]
enum Kind {
    Uk,
    UkWithCode,
    Abroad,
}

/// By its beginning; without a country code it is the UK.
fn kind(number: &str) -> Kind {
    let mut first = digits(number);
    let plus = number.trim_start_matches(['(', ' ']).starts_with('+');
    let first: [Option<u8>; 4] = [first.next(), first.next(), first.next(), first.next()];
    match (plus, first) {
        (true, [Some(b'4'), Some(b'4'), ..]) | (false, [Some(b'0'), Some(b'0'), Some(b'4'), Some(b'4')]) => {
            Kind::UkWithCode
        }
        (true, _) | (false, [Some(b'0'), Some(b'0'), ..]) => Kind::Abroad,
        (false, _) => Kind::Uk,
    }
}

/// The least and the most digits, as written, that a number of that country has. None for a country
/// code that does not exist.
fn lengths(number: &str) -> Option<(usize, usize)> {
    let parsed = phonenumber::parse(Some(GB), number).ok()?;
    let countries = DATABASE.by_code(&parsed.country().code())?;
    let kinds = countries.iter().map(|country| country.descriptors());
    let kinds =
        kinds.flat_map(|kinds| [kinds.fixed_line(), kinds.mobile(), kinds.toll_free(), kinds.voip(), kinds.uan()]);
    let known = kinds.flatten().flat_map(|kind| kind.possible_length());
    let (least, most) = known.fold((u16::MAX, 0), |(least, most), length| (least.min(*length), most.max(*length)));
    // What stands before the national number: the code, with "00" and with a zero in brackets.
    let national = parsed.national().to_string();
    let zeros = if number.contains("(0)") { 1 } else { 0 };
    let before = digits(number).count().saturating_sub(national.len() + zeros);
    (most > 0).then_some((usize::from(least) + before, usize::from(most) + before + zeros))
}

fn digits(number: &str) -> impl Iterator<Item = u8> {
    number.bytes().filter(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones() {
        let check = |phone: &str, expected: Option<&str>| {
            assert_eq!(check_phone(phone).err().map(|e| e.what), expected, "{phone}")
        };
        check("", None);
        check("07700 900 112", None);
        check("01632 96003", None);
        check("(01632) 960-417", None);
        check("01632 960417 ext 4", None);
        check("01632 960417 ext 1234567", Some("phone.letters"));
        check("01632 960417 ext", Some("phone.letters"));
        check("07700 9001", Some("phone.tooShort"));
        check("077009001123", Some("phone.tooLong"));
        check("ring after 6", Some("phone.letters"));
        check("07700 900112 07700 900113", Some("phone.tooLong"));
        check("07700 900112 +447700900113", Some("phone.letters"));
        // With the country code.
        check("+44 7700 900112", None);
        check("+44 (0)7700 900112", None);
        check("0044 7700 900112", None);
        check("+44 7700 90", Some("phone.tooShort"));
        check("+353 1 234 5678", None);
        check("00353 86 123 4567", None);
        check("+353 1 23", Some("phone.tooShort"));
        check("+33 6 12 34 56 78", None);
        check("+33 (0)6 12 34 56 78", None);
        check("+33 6 12 34 56 78 90 12", Some("phone.tooLong"));
        check("+1 (212) 555-0100", None);
        check("+298 123456", None);
        check("+999 123 456 789", Some("phone.letters"));
    }

    #[test]
    fn the_same_number() {
        let same = |one: &str, others: &[&str]| {
            for other in others {
                assert_eq!(phone_key(one), phone_key(other), "{one} and {other}");
            }
        };
        same(
            "07700 900112",
            &["07700900112", "+44 7700 900 112", "+44 (0)7700 900112", "0044 7700 900112", "7700900112"],
        );
        same("01632 960033", &["(01632) 960-033", "01632 960033 ext 4", "+44 (0) 1632 960033"]);
        same("+353 1 234 5678", &["00353 1 2345678"]);
        assert_ne!(phone_key("07700 900112"), phone_key("07700 900113"));
        assert_ne!(phone_key("07700 900112"), phone_key("+353 7700 900112"));
    }
}
