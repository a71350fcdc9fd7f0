//! An e-mail as an address that the mail program opens with everything filled in (`mailto:`, RFC 6068).
//! Members never see each other's addresses: whoever is written to together stands in `bcc`. Pure.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::platform::{Error, Result};

/// Longest address that mail programs take whole: Windows hands over 2,083 characters at most, and
/// Outlook a little less.
const LONGEST: usize = 1900;

/// Everything but RFC 3986's unreserved characters.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// In an address the sign between name and domain stays, which every mail program expects.
const ADDRESS: &AsciiSet = &PLAIN.remove(b'@');

/// An e-mail for the mail program to open. Not sent by this app, and not shown on the page: it holds
/// addresses.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// How many people it goes to.
    pub people: usize,
    /// What the mail program opens.
    pub address: String,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mail to {} people", self.people)
    }
}

/// A message of its own to one person. Errors: `Invalid mail.tooLong` on `text`.
pub fn to_one(address: &str, subject: &str, text: &str) -> Result<Mail> {
    let mail = Mail { people: 1, address: compose(address, &[], subject, text) };
    if mail.address.len() > LONGEST { Err(too_long()) } else { Ok(mail) }
}

/// One message to many who do not see each other's addresses; several when the addresses do not fit
/// into one. `own` is the writer's own address, for the mail programs that want somebody to write to.
///
/// Errors: `Invalid mail.tooLong` on `text`.
pub fn to_many(own: &str, addresses: &[&str], subject: &str, text: &str) -> Result<Vec<Mail>> {
    let mut mails: Vec<Mail> = Vec::new();
    let mut held: Vec<&str> = Vec::new();
    for address in addresses {
        held.push(address);
        if compose(own, &held, subject, text).len() > LONGEST {
            held.pop();
            if held.is_empty() {
                return Err(too_long());
            }
            mails.push(Mail { people: held.len(), address: compose(own, &held, subject, text) });
            held = vec![address];
            if compose(own, &held, subject, text).len() > LONGEST {
                return Err(too_long());
            }
        }
    }
    if !held.is_empty() {
        mails.push(Mail { people: held.len(), address: compose(own, &held, subject, text) });
    }
    Ok(mails)
}

fn too_long() -> Error {
    Error::invalid("text", "mail.tooLong")
}

fn compose(to: &str, bcc: &[&str], subject: &str, text: &str) -> String {
    let address = |address: &str| utf8_percent_encode(address, ADDRESS).to_string();
    let plain = |text: &str| utf8_percent_encode(text, PLAIN).to_string();
    let mut fields = Vec::new();
    if !bcc.is_empty() {
        let all: Vec<String> = bcc.iter().map(|one| address(one)).collect();
        fields.push(format!("bcc={}", all.join(",")));
    }
    fields.push(format!("subject={}", plain(subject)));
    // RFC 6068, section 5: a line ends with both characters.
    fields.push(format!("body={}", plain(&text.replace('\n', "\r\n"))));
    format!("mailto:{}?{}", address(to), fields.join("&"))
}
