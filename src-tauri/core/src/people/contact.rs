//! What an e-mail address must look like to be of use. Pure.

use crate::platform::{Error, Result};

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
