//! Who last wrote which field of a row: `(rev, actor, seq)` for each field, in one small column.
//!
//! `rev` counts the writes of a field and is all that the merge of two devices compares; `actor` is
//! the device (a small local number), `seq` that device's own counter of changes. Fields that were
//! written together share a group, so a row that was made in one go needs a handful of bytes.

use super::{
    error::{Code, Error, Result},
    table::Table,
};

/// The stamp of one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    /// How many times the field was written; 0 = never.
    pub rev: u64,
    /// The device, as its number in the table `actor`.
    pub actor: u64,
    /// The device's own count of changes at that write.
    pub seq: u64,
}

/// The stamps of one row, by field number (0 to 63).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamps {
    groups: Vec<(u64, Stamp)>,
}

impl Stamps {
    /// The stamp of field `no`; all zeros if it was never written.
    #[must_use]
    pub fn of(&self, no: u8) -> Stamp {
        self.groups.iter().find(|(mask, _)| mask & bit(no) != 0).map(|(_, stamp)| *stamp).unwrap_or_default()
    }

    /// Stamps the fields of `mask` as written by `actor` in its change `seq`.
    pub fn write(&mut self, mask: u64, actor: u64, seq: u64) {
        for no in (0..64).filter(|no| mask & bit(*no) != 0) {
            let stamp = Stamp { rev: self.of(no).rev + 1, actor, seq };
            for (group, _) in &mut self.groups {
                *group &= !bit(no);
            }
            match self.groups.iter_mut().find(|(_, other)| *other == stamp) {
                Some((group, _)) => *group |= bit(no),
                None => self.groups.push((bit(no), stamp)),
            }
        }
        self.groups.retain(|(mask, _)| *mask != 0);
    }

    /// Gives field `no` the stamp that it came with from another device.
    pub fn take(&mut self, no: u8, stamp: Stamp) {
        for (group, _) in &mut self.groups {
            *group &= !bit(no);
        }
        match self.groups.iter_mut().find(|(_, other)| *other == stamp) {
            Some((group, _)) => *group |= bit(no),
            None => self.groups.push((bit(no), stamp)),
        }
        self.groups.retain(|(mask, _)| *mask != 0);
    }

    /// The column's bytes: for each group mask, rev, actor, seq as LEB128.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.groups.len() * 6);
        for (mask, stamp) in &self.groups {
            for number in [*mask, stamp.rev, stamp.actor, stamp.seq] {
                put(&mut out, number);
            }
        }
        out
    }

    /// Reads the column. Errors: `Damaged` if the bytes are not whole.
    pub fn from_bytes(mut bytes: &[u8]) -> Result<Self> {
        let mut groups = Vec::new();
        while !bytes.is_empty() {
            let mask = take(&mut bytes)?;
            let stamp = Stamp { rev: take(&mut bytes)?, actor: take(&mut bytes)?, seq: take(&mut bytes)? };
            groups.push((mask, stamp));
        }
        Ok(Self { groups })
    }
}

/// How many times the named fields of a row were written, by whatever device, all together: a number
/// that neither undo nor a merge lets fall. `stamp` is the row's column.
///
/// Errors: `Damaged` if the bytes are not whole.
pub fn times_written(table: &Table, stamp: &[u8], names: &[&str]) -> Result<u64> {
    let stamps = Stamps::from_bytes(stamp)?;
    Ok(names.iter().filter_map(|name| table.field(name)).map(|field| stamps.of(field.no).rev).sum())
}

/// The bit of field `no` in a mask.
#[must_use]
pub const fn bit(no: u8) -> u64 {
    1 << no
}

fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number as u8 & 0x7f) | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Result<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (first, rest) = bytes.split_first().ok_or_else(|| Error::new(Code::Damaged, "stamp.damaged"))?;
        *bytes = rest;
        number |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(Error::new(Code::Damaged, "stamp.damaged"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_made_in_one_go_is_small() {
        let mut stamps = Stamps::default();
        stamps.write(0b1111, 1, 1_000_000);
        assert_eq!(stamps.to_bytes().len(), 6);
    }

    #[test]
    fn only_the_written_field_moves_on() {
        let mut stamps = Stamps::default();
        stamps.write(0b111, 1, 5);
        stamps.write(0b010, 2, 9);
        assert_eq!(stamps.of(0), Stamp { rev: 1, actor: 1, seq: 5 });
        assert_eq!(stamps.of(1), Stamp { rev: 2, actor: 2, seq: 9 });
        assert_eq!(stamps.of(5), Stamp::default());
    }

    proptest! {
        #[test]
        fn bytes_round_trip(writes in prop::collection::vec((any::<u64>(), 0..9_u64, 0..1_u64 << 40), 0..12)) {
            let mut stamps = Stamps::default();
            for (mask, actor, seq) in writes {
                stamps.write(mask, actor, seq);
            }
            prop_assert_eq!(Stamps::from_bytes(&stamps.to_bytes()).unwrap(), stamps);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = Stamps::from_bytes(&bytes);
        }

        #[test]
        fn a_revision_never_goes_back(masks in prop::collection::vec(any::<u64>(), 1..20)) {
            let mut stamps = Stamps::default();
            for (seq, mask) in masks.into_iter().enumerate() {
                let before: Vec<u64> = (0..64).map(|no| stamps.of(no).rev).collect();
                stamps.write(mask, 1, seq as u64);
                for no in 0..64_u8 {
                    let expected = before[usize::from(no)] + u64::from(mask & bit(no) != 0);
                    prop_assert_eq!(stamps.of(no).rev, expected);
                }
            }
        }
    }
}
