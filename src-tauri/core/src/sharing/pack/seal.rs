//! Sealing a pack with `age`, for words that are told by voice or for devices that are known.

use std::io::Read;

use super::{damaged, limits, too_large};
use crate::platform::{Code, Error, Result};

/// Seals bytes for these recipients: one that goes by words, or any number of devices; `age` lets the
/// two never be mixed.
pub fn seal<'a>(plain: &[u8], to: impl Iterator<Item = &'a dyn age::Recipient>) -> Result<Vec<u8>> {
    let failed = |e: &dyn std::error::Error| Error::new(Code::Internal, "internal").because(e.to_string());
    let encryptor = age::Encryptor::with_recipients(to).map_err(|e| failed(&e))?;
    let mut out = Vec::new();
    let mut writer = encryptor.wrap_output(&mut out).map_err(|e| failed(&e))?;
    std::io::Write::write_all(&mut writer, plain).map_err(|e| failed(&e))?;
    writer.finish().map_err(|e| failed(&e))?;
    Ok(out)
}

/// Whether words open it, rather than a device's own key.
///
/// Errors: `Invalid pack.notAPack`; `Invalid pack.tooLarge`; `Damaged pack.damaged`.
pub fn is_for_words(sealed: &[u8]) -> Result<bool> {
    Ok(decryptor(sealed)?.is_scrypt())
}

fn decryptor(sealed: &[u8]) -> Result<age::Decryptor<&[u8]>> {
    if sealed.len() > limits::FILE {
        return Err(too_large());
    }
    if !sealed.starts_with(b"age-encryption.org/") {
        return Err(Error::new(Code::Invalid, "pack.notAPack"));
    }
    age::Decryptor::new_buffered(sealed).map_err(|e| damaged().because(e))
}

/// Opens what [`seal`] sealed.
///
/// Errors: `WrongKey pack.notForYou`; `Invalid pack.notAPack`; `Invalid pack.tooLarge`;
/// `Damaged pack.damaged` where it was cut off or changed.
pub fn unseal(sealed: &[u8], with: &dyn age::Identity) -> Result<Vec<u8>> {
    let mut reader = decryptor(sealed)?.decrypt(std::iter::once(with)).map_err(|error| match error {
        age::DecryptError::DecryptionFailed
        | age::DecryptError::KeyDecryptionFailed
        | age::DecryptError::NoMatchingKeys => Error::new(Code::WrongKey, "pack.notForYou"),
        other => damaged().because(other),
    })?;
    let mut plain = Vec::new();
    reader.by_ref().take(limits::FILE as u64 + 1).read_to_end(&mut plain).map_err(|e| damaged().because(e))?;
    Ok(plain)
}
