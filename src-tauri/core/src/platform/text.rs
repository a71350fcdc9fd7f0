//! Text that a person typed, brought into a bounded, tidy form before anything else sees it.

use super::error::{Error, Result};

/// One line: trimmed, white space folded, control characters dropped, at most `most` characters.
///
/// Errors: `Invalid text.tooLong` on `field`.
pub fn one_line(field: &'static str, text: &str, most: usize) -> Result<String> {
    let tidy = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if tidy.chars().count() > most {
        return Err(Error::invalid(field, "text.tooLong"));
    }
    Ok(tidy)
}

/// Several lines: ends trimmed, control characters other than line ends dropped.
///
/// Errors: `Invalid text.tooLong` on `field`.
pub fn note(field: &'static str, text: &str, most: usize) -> Result<String> {
    let tidy: String = text.trim().replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    if tidy.chars().count() > most {
        return Err(Error::invalid(field, "text.tooLong"));
    }
    Ok(tidy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_tidied() {
        let check = |typed: &str, expected: Option<&str>| {
            assert_eq!(one_line("name", typed, 12).ok().as_deref(), expected, "{typed:?}")
        };
        check("  Siân \t Prydderch ", None);
        check("  Siân \t P ", Some("Siân P"));
        check("O\u{2019}Neil\u{0}\n", Some("O\u{2019}Neil"));
        check("", Some(""));
        check("<img onerror", Some("<img onerror"));
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(note("notes", " one\r\n\u{7}two ", 20).ok().as_deref(), Some("one\ntwo"));
        assert!(note("notes", &"x".repeat(21), 20).is_err());
    }
}
