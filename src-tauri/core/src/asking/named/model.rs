//! Rules. Pure.

/// What a text comes to in a number, to see later whether it was written anew (FNV-1a, 64 bits).
#[must_use]
pub fn fingerprint(text: &str) -> i64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        as i64
}
