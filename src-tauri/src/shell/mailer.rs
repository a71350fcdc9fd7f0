//! Handing an address to the program that the system has for it. The one place that opens anything
//! outside this window: it takes mail and nothing else, and only from Rust.

use follow_on_core::platform::{Code, Error, Result};

/// The kinds of address that may leave this window.
const ALLOWED: &[&str] = &["mailto:"];

/// Opens the mail program with a message filled in. Nothing is sent: that is for the person to do.
///
/// Errors: `Internal mail.noProgram` if the system has none or does not start it.
pub async fn open(address: String) -> Result<()> {
    if !may_open(&address) {
        return Err(Error::new(Code::Internal, "mail.noProgram"));
    }
    #[cfg(feature = "window-tests")]
    if note(&address) {
        return Ok(());
    }
    super::list::beside(move || open::that_detached(address))
        .await?
        .map_err(|error| Error::new(Code::Internal, "mail.noProgram").because(error.kind().to_string()))
}

/// Plain signs alone: an address that an argument list or a shell could read otherwise is none of ours.
fn may_open(address: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%@?=&,:".contains(c);
    ALLOWED.iter().any(|scheme| address.starts_with(scheme)) && address.chars().all(plain)
}

/// A window test has no mail program and no printer: what would leave the window goes into a text
/// file, a line each. Whether a test is listening.
#[cfg(feature = "window-tests")]
pub fn note(what: &str) -> bool {
    use std::io::Write;
    let Some(file) = std::env::var_os("FOLLOW_ON_OPENED") else { return false };
    let opened = std::fs::OpenOptions::new().create(true).append(true).open(file);
    opened.and_then(|mut file| writeln!(file, "{what}")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mail_leaves_the_window() {
        let check = |address: &str, expected: bool| assert_eq!(may_open(address), expected, "{address}");
        check("mailto:grace@example.org?subject=Hello%20Grace&body=%0D%0A", true);
        check("mailto:?bcc=a@example.org,b@example.org&subject=x&body=y", true);
        check("https://example.org/", false);
        check("file:///etc/passwd", false);
        check("MAILTO:x", false);
        check("mailto:x\" & calc.exe", false);
        check("mailto:x y", false);
        check("mailto:x\n", false);
        check("javascript:alert(1)", false);
        check("", false);
    }
}
