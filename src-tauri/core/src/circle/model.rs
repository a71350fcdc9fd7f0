//! Rules of the circle: what proves that an invitation was opened, the six digits, how long it counts.

use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::vocabulary;

vocabulary! {
    /// Who looks after people's details (data protection law calls it the controller) once a group was
    /// handed over.
    InCharge {
        /// The pain service, as before.
        Service = "service",
        /// Those who run the group.
        Hosts = "hosts",
        /// A charity or another body.
        Other = "other",
    }
}

/// For so many days a file that hands a group over is taken in.
pub const DAYS: i64 = 7;

/// A laptop, by what it signs with, is sealed for, and writes under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Laptop<'a> {
    /// What it signs with.
    pub signer: &'a [u8; 32],
    /// What it is sealed for.
    pub address: &'a str,
    /// What it writes under.
    pub author: Uuid,
}

/// What only somebody can make who opened the invitation.
#[must_use]
pub fn proof(secret: &[u8; 32], who: Laptop<'_>) -> [u8; 32] {
    mac(secret, b"follow-on joins 1\n", &[who.signer, who.author.as_bytes(), who.address.as_bytes()])
}

/// Six digits that both screens show if nobody came between: of those who invite and who join, under the
/// secret that is in the invitation.
#[must_use]
pub fn digits(secret: &[u8; 32], inviting: &[u8; 32], joins: Laptop<'_>) -> String {
    let parts = [inviting.as_slice(), joins.signer, joins.author.as_bytes(), joins.address.as_bytes()];
    let bytes = mac(secret, b"follow-on digits 1\n", &parts);
    let number = bytes.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:06}", number % 1_000_000)
}

/// Whether two proofs are the same, in a time that says nothing of where they differ.
#[must_use]
pub fn proves(secret: &[u8; 32], who: Laptop<'_>, shown: &[u8; 32]) -> bool {
    proof(secret, who).iter().zip(shown).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

/// All parts but the last have a fixed length, so that no two lists of parts read alike.
fn mac(secret: &[u8; 32], name: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return [0; 32] };
    mac.update(name);
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Whether an invitation is too old to be taken in. Only a courtesy: whoever has the words and sets the
/// clock back opens it all the same, and screens say so.
#[must_use]
pub fn is_too_old(made: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now > made + TimeDelta::days(DAYS)
}

/// The digits as a person types them: spaces and dashes do not matter.
#[must_use]
pub fn typed_digits(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: [u8; 32] = [7; 32];
    const ONE: [u8; 32] = [1; 32];
    const OTHER: [u8; 32] = [2; 32];

    fn laptop<'a>(signer: &'a [u8; 32], address: &'a str) -> Laptop<'a> {
        Laptop { signer, address, author: Uuid::from_u128(5) }
    }

    #[test]
    fn digits_are_six_and_differ_with_everything() {
        let same = digits(&SECRET, &ONE, laptop(&OTHER, "age1x"));
        assert!(same.len() == 6 && same.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(same, digits(&SECRET, &ONE, laptop(&OTHER, "age1x")));
        for other in [
            digits(&[8; 32], &ONE, laptop(&OTHER, "age1x")),
            digits(&SECRET, &OTHER, laptop(&OTHER, "age1x")),
            digits(&SECRET, &ONE, laptop(&ONE, "age1x")),
            digits(&SECRET, &ONE, laptop(&OTHER, "age1y")),
            digits(&SECRET, &ONE, Laptop { author: Uuid::from_u128(6), ..laptop(&OTHER, "age1x") }),
        ] {
            assert_ne!(same, other);
        }
    }

    #[test]
    fn only_who_knows_the_secret_proves_it() {
        let who = laptop(&OTHER, "age1x");
        assert!(proves(&SECRET, who, &proof(&SECRET, who)));
        assert!(!proves(&SECRET, who, &proof(&[8; 32], who)));
        assert!(!proves(&SECRET, who, &proof(&SECRET, laptop(&ONE, "age1x"))));
    }

    #[test]
    fn an_invitation_counts_for_seven_days() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap_or_default();
        let made = at("2026-11-24T10:00:00Z");
        let check = |now: &str, old: bool| assert_eq!(is_too_old(made, at(now)), old, "{now}");
        check("2026-11-24T10:00:00Z", false);
        check("2026-12-01T10:00:00Z", false);
        check("2026-12-01T10:00:01Z", true);
        // A clock that is behind says nothing.
        check("2016-01-01T00:00:00Z", false);
    }

    #[test]
    fn digits_are_read_as_people_type_them() {
        assert_eq!(typed_digits(" 123 456"), "123456");
        assert_eq!(typed_digits("123-456\n"), "123456");
    }
}
