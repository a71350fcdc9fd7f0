//! What a phone number and an e-mail address must look like to be of use. Pure.

use crate::platform::{Error, Result};

/// A phone number as typed, with white space folded.
#[must_use]
pub fn tidy_phone(phone: &str) -> String {
    phone.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks a phone number: empty, or 10 to 15 digits with the signs people write between them.
///
/// UK numbers have 10 or 11 digits with the leading zero; the upper limit is E.164's.
/// Errors: `Invalid phone.letters`, `phone.tooShort`, `phone.tooLong`, on `phone`.
pub fn check_phone(phone: &str) -> Result<()> {
    if phone.is_empty() {
        return Ok(());
    }
    if !phone.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/')) {
        return Err(Error::invalid("phone", "phone.letters"));
    }
    match phone.chars().filter(char::is_ascii_digit).count() {
        0..10 => Err(Error::invalid("phone", "phone.tooShort")),
        10..=15 => Ok(()),
        _ => Err(Error::invalid("phone", "phone.tooLong")),
    }
}

/// Checks an e-mail address just enough to catch slips: something, an @, a domain with a dot.
///
/// Errors: `Invalid email.malformed` on `email`.
pub fn check_email(email: &str) -> Result<()> {
    let whole = |(name, domain): (&str, &str)| {
        !name.is_empty()
            && !name.contains('@')
            && domain.split('.').count() > 1
            && domain.split('.').all(|part| !part.is_empty())
            && !email.chars().any(|c| c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '"'))
    };
    if email.is_empty() || email.rsplit_once('@').is_some_and(whole) {
        Ok(())
    } else {
        Err(Error::invalid("email", "email.malformed"))
    }
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
        check("(01632) 960-417", None);
        check("+44 7700 900112", None);
        check("07700 9001", Some("phone.tooShort"));
        check("ring after 6", Some("phone.letters"));
        check("07700 900112 07700 900113", Some("phone.tooLong"));
    }

    #[test]
    fn emails() {
        let check = |email: &str, good: bool| assert_eq!(check_email(email).is_ok(), good, "{email}");
        check("", true);
        check("grace@example.org", true);
        check("o'neil+group@mail.example.co.uk", true);
        check("grace", false);
        check("grace@", false);
        check("grace@example", false);
        check("@example.org", false);
        check("a@b@example.org", false);
        check("grace @example.org", false);
        check("Grace <grace@example.org>", false);
        check("grace@example.", false);
    }
}
