//! Do two rows look like one person? Only ever a question to somebody, never an answer. Pure.

use strsim::osa_distance;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The last ten digits of a phone number: the same for every way of writing it.
#[must_use]
pub fn last_digits(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(10)..].iter().collect()
}

/// Whether two names look like one: the same words in any order, or one slip of a finger apart. Case,
/// accents and signs do not count. A first name alone is not enough: two people may well share it.
#[must_use]
pub fn names_alike(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (words(one), words(other));
    if one.len() < 2 || other.len() < 2 {
        return false;
    }
    if osa_distance(&one.concat(), &other.concat()) <= 1 {
        return true;
    }
    one.sort();
    other.sort();
    one == other
}

fn words(name: &str) -> Vec<String> {
    let letters: String = name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let letters: String = letters.chars().filter(|c| !matches!(c, '\'' | '\u{2019}')).collect();
    letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a text may name somebody: one of its words is one of the name's, in whatever case, also as in
/// "Ann's". Rather too often than not at all: it is only ever asked to be read.
#[must_use]
pub fn may_name(text: &str, name: &str) -> bool {
    let names: Vec<String> = words(name).into_iter().filter(|word| word.chars().nth(1).is_some()).collect();
    words(text).iter().any(|word| names.iter().any(|name| word == name || word.strip_suffix('s') == Some(name)))
}

/// Whether two rows look like one person: the same phone number, the same address, or names alike.
#[must_use]
pub fn alike(one: (&str, &str, &str), other: (&str, &str, &str)) -> bool {
    let same = |one: String, other: String| !one.is_empty() && one == other;
    names_alike(one.0, other.0)
        || same(last_digits(one.1), last_digits(other.1))
        || same(one.2.to_lowercase(), other.2.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_rows_of_one_person_are_asked_about() {
        let check = |one, other, expected: bool| assert_eq!(names_alike(one, other), expected, "{one} / {other}");
        check("Grace Adeyemi", "grace adeyemi", true);
        check("Grace Adeyemi", "Adeyemi, Grace", true);
        check("Grace Adeyemi", "Grace Adeyami", true);
        check("Siân O\u{2019}Neil", "Sian ONeil", true);
        check("Ann Price", "Anna Price", true);
        check("Ann Price", "Ann Pritchard", false);
        check("Ann", "Ann", false);
        check("Ann", "Ann Price", false);
        check("", "", false);
        check("李 小龙", "李 小龙", true);
        let named = |text, name, expected: bool| assert_eq!(may_name(text, name), expected, "{text} / {name}");
        named("Ring Zebedee about the hall", "Zebedee Quillfeather", true);
        named("zebedee\u{2019}s cushion", "Zebedee Quillfeather", true);
        named("Mr Quillfeather rang.", "Zebedee Quillfeather", true);
        named("Sian brings cake", "Siân", true);
        named("Zebediah came", "Zebedee Quillfeather", false);
        named("A good talk about sleep", "A. Price", false);
        named("", "Zebedee", false);
        let same = |one, other, expected| assert_eq!(alike(one, other), expected, "{one:?} / {other:?}");
        same(("Ann", "07700 900112", ""), ("A. Price", "+44 (0)7700-900112", ""), true);
        same(("Ann", "", "Ann@Example.org"), ("Mrs Price", "", "ann@example.org"), true);
        same(("Ann", "", ""), ("Bea", "", ""), false);
    }
}
