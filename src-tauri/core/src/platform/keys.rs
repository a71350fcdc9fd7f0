//! The key of the vault and the two ways to it: the person's words, and the recovery code.
//!
//! Both are `age` files around the same random key, so changing the words rewrites one small file.
//! No cryptography of our own: `age` derives with scrypt and seals with ChaCha20-Poly1305.

use std::{io::Read, path::Path};

use age::secrecy::SecretString;
use data_encoding::{Encoding, Specification};
use rand::{TryRngCore, rngs::OsRng};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{
    error::{Code, Error, Result},
    files,
};

/// The key file that opens with the words.
pub const WORDS_FILE: &str = "words.age";
/// The key file that opens with the recovery code.
pub const RECOVERY_FILE: &str = "recovery.age";
/// scrypt's cost as a power of two: fixed, so that a slow or busy laptop never picks a weak one.
pub const WORK_FACTOR: u8 = 18;
/// More than anybody types, in characters.
const LONGEST_SECRET: usize = 300;
/// What stands before the key inside a key file, so that no other `age` file can be taken for one.
const PREFIX: &[u8] = b"follow-on vault key 1\n";

/// The database's random 256-bit key. Not `Clone`, not `Debug`, wiped when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct VaultKey([u8; 32]);

impl VaultKey {
    /// A new key from the operating system's randomness.
    pub fn random() -> Result<Self> {
        let mut bytes = [0; 32];
        OsRng.try_fill_bytes(&mut bytes).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
        Ok(Self(bytes))
    }

    /// A key that two processes of a crash test share.
    #[cfg(test)]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The same key, to open a copy of the vault it belongs to. Deliberately not `Clone`.
    pub(super) fn again(&self) -> Self {
        Self(self.0)
    }

    /// The form in which SQLCipher takes a raw key.
    pub(super) fn as_pragma(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("\"x'{}'\"", data_encoding::HEXLOWER.encode(&self.0)))
    }

    /// Seals the key into `dir/file` under a secret, atomically: the old file stays until the new
    /// one is whole on the disk.
    pub fn seal(&self, dir: &Path, file: &str, secret: &Secret) -> Result<()> {
        let bytes = self.sealed(secret, WORK_FACTOR)?;
        files::write_atomically(&dir.join(file), &bytes)
    }

    fn sealed(&self, secret: &Secret, work_factor: u8) -> Result<Vec<u8>> {
        let mut recipient = age::scrypt::Recipient::new(secret.0.clone());
        recipient.set_work_factor(work_factor);
        let mut plain = Zeroizing::new(PREFIX.to_vec());
        plain.extend_from_slice(&self.0);
        age::encrypt(&recipient, &plain).map_err(|e| Error::new(Code::Internal, "internal").because(e))
    }

    /// Opens `dir/file` with a secret.
    ///
    /// Errors: `WrongKey key.wrong`; `Damaged key.damaged` if the file is cut off or not ours;
    /// `NotFound file.missing`.
    pub fn unseal(dir: &Path, file: &str, secret: &Secret) -> Result<Self> {
        Self::from_sealed(&std::fs::read(dir.join(file))?, secret)
    }

    fn from_sealed(bytes: &[u8], secret: &Secret) -> Result<Self> {
        let damaged = || Error::new(Code::Damaged, "key.damaged");
        let mut identity = age::scrypt::Identity::new(secret.0.clone());
        identity.set_max_work_factor(WORK_FACTOR);
        let decryptor = age::Decryptor::new_buffered(bytes).map_err(|e| damaged().because(e))?;
        let mut reader =
            decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(|error| match error {
                age::DecryptError::DecryptionFailed
                | age::DecryptError::KeyDecryptionFailed
                | age::DecryptError::NoMatchingKeys => Error::new(Code::WrongKey, "key.wrong"),
                other => damaged().because(other),
            })?;
        let mut plain = Zeroizing::new(Vec::new());
        reader.by_ref().take(256).read_to_end(&mut plain).map_err(|e| damaged().because(e))?;
        let key = plain.strip_prefix(PREFIX).ok_or_else(damaged)?;
        Ok(Self(key.try_into().map_err(|_| damaged())?))
    }
}

/// What opens a key file: words or a recovery code, brought into one form.
pub struct Secret(SecretString);

impl Secret {
    /// From words as typed: spaces and capital letters do not matter, nor how a keyboard composes an
    /// accent (Unicode NFKC).
    #[must_use]
    pub fn from_words(words: &str) -> Self {
        let plain: String =
            words.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).take(LONGEST_SECRET).collect();
        Self(SecretString::from(plain))
    }

    /// An `age` recipient that these words open, at the fixed cost.
    #[must_use]
    pub fn recipient(&self) -> age::scrypt::Recipient {
        let mut recipient = age::scrypt::Recipient::new(self.0.clone());
        recipient.set_work_factor(WORK_FACTOR);
        recipient
    }

    /// An `age` identity of these words; a file that asks for more work than ours do is refused.
    #[must_use]
    pub fn identity(&self) -> age::scrypt::Identity {
        let mut identity = age::scrypt::Identity::new(self.0.clone());
        identity.set_max_work_factor(WORK_FACTOR);
        identity
    }

    /// From a recovery code as typed. Errors: `Invalid code.malformed`.
    pub fn from_code(code: &str) -> Result<Self> {
        let code = RecoveryCode::parse(code)?;
        Ok(Self(SecretString::from(code.0.as_str().to_owned())))
    }
}

/// How hard words are to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Strength {
    /// Good enough to protect a group.
    pub enough: bool,
    /// zxcvbn's score, 0 to 4.
    pub score: u8,
    /// What to say about it.
    pub advice: Advice,
}

/// What to say about words that a person thought of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Advice {
    /// Fewer than twelve letters.
    TooShort,
    /// On lists that thieves try first.
    Common,
    /// A pattern that a computer guesses soon.
    Guessable,
    /// The same thing again and again.
    Repeats,
    /// Nothing to say.
    Good,
}

/// Judges words by `zxcvbn`, which counts the guesses that a thief's computer needs.
#[must_use]
pub fn strength(words: &str) -> Strength {
    let words: String = words.trim().to_lowercase().chars().take(100).collect();
    let letters = words.chars().filter(|c| !c.is_whitespace()).count();
    let entropy = zxcvbn::zxcvbn(&words, &["follow-on", "followon", "pain", "group"]);
    let score = u8::from(entropy.score());
    let advice = if letters < 12 {
        Advice::TooShort
    } else if score >= 4 {
        Advice::Good
    } else {
        match entropy.feedback().and_then(|feedback| feedback.warning()) {
            Some(
                zxcvbn::feedback::Warning::RepeatsLikeAaaAreEasyToGuess
                | zxcvbn::feedback::Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
            ) => Advice::Repeats,
            Some(
                zxcvbn::feedback::Warning::ThisIsATop10Password
                | zxcvbn::feedback::Warning::ThisIsATop100Password
                | zxcvbn::feedback::Warning::ThisIsACommonPassword
                | zxcvbn::feedback::Warning::ThisIsSimilarToACommonlyUsedPassword,
            ) => Advice::Common,
            _ => Advice::Guessable,
        }
    };
    Strength { enough: advice == Advice::Good, score, advice }
}

/// 24 letters and digits in six groups of four: 112 random bits and 8 to catch a slip.
///
/// Crockford's alphabet, which has no I, L, O or U; typed O is read as 0, I and L as 1.
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// A new code.
    pub fn random() -> Result<Self> {
        let mut bytes = Zeroizing::new([0_u8; 15]);
        OsRng.try_fill_bytes(&mut bytes[..14]).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
        bytes[14] = check_byte(&bytes[..14]);
        Ok(Self(Zeroizing::new(crockford()?.encode(&bytes[..]))))
    }

    /// Reads a code as a person types it. Errors: `Invalid code.malformed` on field `code`.
    pub fn parse(typed: &str) -> Result<Self> {
        let malformed = || Error::invalid("code", "code.malformed");
        let plain: Zeroizing<String> = Zeroizing::new(
            typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}')).collect(),
        );
        let bytes = Zeroizing::new(crockford()?.decode(plain.as_bytes()).map_err(|_| malformed())?);
        match bytes.split_last() {
            Some((check, rest)) if rest.len() == 14 && *check == check_byte(rest) => {
                Ok(Self(Zeroizing::new(crockford()?.encode(&bytes))))
            }
            _ => Err(malformed()),
        }
    }

    /// In groups of four, to read, print and type.
    #[must_use]
    pub fn grouped(&self) -> Zeroizing<String> {
        let chars: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = chars.chunks(4).map(|group| group.iter().collect()).collect();
        Zeroizing::new(groups.join("-"))
    }

    /// As a secret for a key file.
    #[must_use]
    pub fn secret(&self) -> Secret {
        Secret(SecretString::from(self.0.as_str().to_owned()))
    }
}

fn crockford() -> Result<Encoding> {
    let mut spec = Specification::new();
    spec.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    spec.translate.from.push_str("abcdefghjkmnpqrstvwxyzoOiIlL");
    spec.translate.to.push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    spec.encoding().map_err(|e| Error::new(Code::Internal, "internal").because(e))
}

/// CRC-8 with polynomial 0x07: catches every slip in one letter and every swap of two neighbours.
fn check_byte(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ byte, |crc: u8, _| if crc & 0x80 == 0 { crc << 1 } else { (crc << 1) ^ 0x07 })
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A cheap work factor; the format is the same.
    fn sealed(secret: &Secret) -> (VaultKey, Vec<u8>) {
        let key = VaultKey::random().unwrap();
        let bytes = key.sealed(secret, 4).unwrap();
        (key, bytes)
    }

    #[test]
    fn spaces_and_capitals_do_not_matter() {
        let (key, bytes) = sealed(&Secret::from_words("apron basil Comet dune ember"));
        for typed in ["apron basil comet dune ember", " APRON  basil\tcomet duneember\n", "apronbasilcometduneember"] {
            let opened = VaultKey::from_sealed(&bytes, &Secret::from_words(typed)).unwrap();
            assert!(opened.0 == key.0, "{typed}");
        }
    }

    #[test]
    fn an_accent_is_the_same_however_it_is_typed() {
        let (key, bytes) = sealed(&Secret::from_words("caf\u{e9} \u{175}y llyn mawr"));
        let opened = VaultKey::from_sealed(&bytes, &Secret::from_words("cafe\u{301} w\u{302}y llyn mawr")).unwrap();
        assert!(opened.0 == key.0);
    }

    #[test]
    fn wrong_words_and_broken_files_are_told_apart() {
        let secret = Secret::from_words("apron basil comet dune ember");
        let (_, bytes) = sealed(&secret);
        let code = |bytes: &[u8], secret: &Secret| VaultKey::from_sealed(bytes, secret).err().map(|e| e.code);
        assert_eq!(code(&bytes, &Secret::from_words("apron basil comet dune embers")), Some(Code::WrongKey));
        assert_eq!(code(&[], &secret), Some(Code::Damaged));
        for cut in [1, 20, 60, bytes.len() - 1] {
            assert_eq!(code(&bytes[..cut], &secret), Some(Code::Damaged), "cut at {cut}");
        }
        let other = age::encrypt(
            &{
                let mut r = age::scrypt::Recipient::new(secret.0.clone());
                r.set_work_factor(4);
                r
            },
            b"not a key",
        )
        .unwrap();
        assert_eq!(code(&other, &secret), Some(Code::Damaged));
    }

    #[test]
    fn a_costly_file_is_refused_rather_than_worked_at() {
        let secret = Secret::from_words("apron basil comet dune ember");
        let (key, _) = sealed(&secret);
        let bytes = key.sealed(&secret, 4).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let line = text.lines().find(|line| line.starts_with("-> scrypt")).unwrap();
        let costly = line.strip_suffix(" 4").map(|start| format!("{start} 30")).unwrap();
        let at = bytes.windows(line.len()).position(|window| window == line.as_bytes()).unwrap();
        let forged = [&bytes[..at], costly.as_bytes(), &bytes[at + line.len()..]].concat();
        assert_eq!(VaultKey::from_sealed(&forged, &secret).err().map(|e| e.code), Some(Code::Damaged));
    }

    #[test]
    fn own_words_are_judged_honestly() {
        let check = |words: &str, expected: Advice| assert_eq!(strength(words).advice, expected, "{words}");
        check("", Advice::TooShort);
        check("short", Advice::TooShort);
        check("password1234", Advice::Common);
        check("aaaaaaaaaaaaaaaa", Advice::Repeats);
        check("abcdefghijklmnop", Advice::Guessable);
        check("marmalade thunder ladder quilt", Advice::Good);
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = RecoveryCode::random().unwrap();
        let shown = code.grouped();
        assert_eq!(shown.len(), 29);
        for typed in [shown.to_lowercase(), shown.replace('-', " "), shown.replace('0', "o").replace('1', "l")] {
            assert!(*RecoveryCode::parse(&typed).unwrap().0 == *code.0, "{typed}");
        }
    }

    #[test]
    fn a_slip_in_a_code_is_caught() {
        let shown = RecoveryCode::random().unwrap().grouped();
        let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        for (at, was) in shown.char_indices().filter(|(_, c)| *c != '-') {
            for now in alphabet.chars().filter(|now| *now != was) {
                let mut typed = shown.to_string();
                typed.replace_range(at..=at, &now.to_string());
                assert!(RecoveryCode::parse(&typed).is_err(), "{was} as {now} at {at}");
            }
        }
        for typed in ["", "ABCD", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ0!", &shown[..28]] {
            assert!(RecoveryCode::parse(typed).is_err(), "{typed}");
        }
    }
}
