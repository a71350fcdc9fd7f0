//! Packs of good and of ill will.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    platform::Value,
    sharing::model::{Cell, Name, Write},
};

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn making() -> Making {
    Making { compartment: Uuid::from_u128(1), author: Uuid::from_u128(2), seq: 9 }
}

fn write_of(rev: u64, actor: u128, value: Value) -> Write {
    Write { rev, actor: Uuid::from_u128(actor), seq: rev, value }
}

/// Known and unknown tables, keys of one part and of three, a row with fewer fields, something beside.
fn state() -> State {
    let mut state = State::default();
    state.seen.insert(Uuid::from_u128(2), 9);
    state.erased.insert(Uuid::from_u128(99));
    for nth in 0..5_u8 {
        let mut row = Row::new();
        row.insert(0, Cell::of(write_of(1, 2, Value::Int(1))));
        row.insert(1, Cell::of(write_of(2, 3, Value::Text(format!("Made-up {nth}")))));
        if nth == 3 {
            row.insert(7, Cell::of(write_of(1, 2, Value::Null)));
            if let Some(cell) = row.get_mut(&1) {
                cell.beside.push(write_of(2, 4, Value::Text("Somebody".into())));
            }
        }
        state.rows.insert(Name { kind: 31, key: vec![Value::Blob(vec![nth; 16])] }, row);
    }
    let later = Name { kind: 6000, key: vec![Value::Int(-1), Value::Text("x".into()), Value::Blob(vec![1; 16])] };
    state.rows.insert(later, BTreeMap::from([(63, Cell::of(write_of(1, 2, Value::Blob(vec![0, 255]))))]));
    state
}

#[test]
fn the_same_state_gives_the_same_bytes_and_comes_back() {
    let bytes = write(&state(), making(), &key()).unwrap();
    assert_eq!(bytes, write(&state(), making(), &key()).unwrap());
    let pack = read(&bytes).unwrap();
    assert_eq!(pack.state, state());
    assert_eq!((pack.header.compartment, pack.header.seq), (Uuid::from_u128(1), 9));
}

/// `v1.pack` was written by the first version and never again: every later one opens it.
#[test]
fn the_first_form_is_opened_for_ever() {
    let pack = read(include_bytes!("v1.pack")).unwrap();
    assert_eq!(pack.state, state());
    assert_eq!(pack.header.signer, key().verifying_key().to_bytes());
}

/// What a hostile member can make: a body of their own, well signed.
fn signed(body: &[u8], announced: u64) -> Vec<u8> {
    let packed = pack(body);
    let header = Header {
        compartment: Uuid::from_u128(1),
        author: Uuid::from_u128(2),
        seq: 9,
        min_reader: 1,
        unpacked: announced,
        signer: key().verifying_key().to_bytes(),
    };
    let mut head = Vec::new();
    ciborium::into_writer(&header, &mut head).unwrap();
    FORM.assemble(&head, &packed, &key())
}

fn one(rev: u64, value: Value) -> Vec<u8> {
    let row = Row::from([(0, Cell::of(write_of(rev, 2, value)))]);
    let rows = BTreeMap::from([(Name { kind: 1, key: vec![Value::Int(1)] }, row)]);
    body::encode(&State { rows, ..State::default() }).unwrap()
}

#[test]
fn what_a_hostile_member_signs_is_refused() {
    let check = |bytes: &[u8], expected: &str| {
        let error = read(bytes).err().map(|error| error.what);
        assert_eq!(error, Some(expected));
    };
    let whole = |body: &[u8]| signed(body, body.len() as u64);
    assert!(read(&whole(&one(1, Value::Int(1)))).is_ok(), "the honest one is taken");
    // Revisions that nothing would ever overtake.
    check(&whole(&one(1 << 63, Value::Int(1))), "pack.damaged");
    check(&whole(&one(0, Value::Int(1))), "pack.damaged");
    check(&whole(&one(1, Value::Text("x".repeat(limits::TEXT + 1)))), "pack.tooLarge");
    check(&whole(&one(1, Value::Blob(vec![0; limits::TEXT + 1]))), "pack.tooLarge");
    // A bomb: half a gibibyte of nothing, announced honestly and not.
    check(&signed(&vec![0; 64 << 20], 64 << 20), "pack.tooLarge");
    check(&signed(&vec![0; 64 << 20], 1000), "pack.damaged");
    check(&signed(&one(1, Value::Int(1)), u64::MAX), "pack.tooLarge");
    // Counts far beyond what follows: an array of 2^60, a run of four thousand million.
    check(&whole(&[0x84, 0x9b, 0x10, 0, 0, 0, 0, 0, 0, 0]), "pack.damaged");
    check(&whole(&[0x5b, 0x10, 0, 0, 0, 0, 0, 0, 0]), "pack.damaged");
    // Arrays in arrays in arrays.
    check(&whole(&[0x81; 100_000]), "pack.damaged");
    // Bytes after the end, an empty body, numbers that are no whole numbers.
    check(&whole(&[one(1, Value::Int(1)), vec![0]].concat()), "pack.damaged");
    check(&whole(&[]), "pack.damaged");
    check(&whole(&[0xfb, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0]), "pack.damaged");
    // More rows than a group can have.
    let many = (0..=limits::ROWS as i64).map(|nth| (Name { kind: 1, key: vec![Value::Int(nth)] }, Row::new()));
    let many = State { rows: many.collect(), ..State::default() };
    check(&whole(&body::encode(&many).unwrap()), "pack.tooLarge");
}

#[test]
fn what_is_not_a_pack_of_ours_is_told_apart() {
    let good = write(&state(), making(), &key()).unwrap();
    let with = |at: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[at] = byte;
        read(&bytes).err().map(|error| error.what)
    };
    assert_eq!(read(b"PK\x03\x04").err().map(|error| error.what), Some("pack.notAPack"));
    assert_eq!(with(MAGIC.len(), 1), Some("pack.tooNew"), "version 257");
    assert_eq!(with(MAGIC.len() + 2, 1), Some("pack.tooLarge"), "a header of 16 MiB");
    // Signed by somebody else than it says.
    let stranger = SigningKey::from_bytes(&[8; 32]);
    let length = u32::from_be_bytes(good[MAGIC.len() + 2..MAGIC.len() + 6].try_into().unwrap()) as usize;
    let head = &good[MAGIC.len() + 6..MAGIC.len() + 6 + length];
    let forged = FORM.assemble(head, &good[MAGIC.len() + 6 + length + 64..], &stranger);
    assert_eq!(read(&forged).err().map(|error| error.what), Some("pack.damaged"));
}

#[test]
fn a_pack_that_was_cut_off_anywhere_is_refused() {
    let good = write(&state(), making(), &key()).unwrap();
    for length in 0..good.len() {
        assert!(read(&good[..length]).is_err(), "cut at {length}");
    }
}

#[test]
fn a_flipped_bit_anywhere_is_refused() {
    let good = write(&state(), making(), &key()).unwrap();
    for at in 0..good.len() * 8 {
        let mut bytes = good.clone();
        bytes[at / 8] ^= 1 << (at % 8);
        assert!(read(&bytes).is_err(), "bit {at}");
    }
}

#[test]
fn a_sealed_pack_opens_for_whom_it_is_and_nobody_else() {
    let plain = write(&state(), making(), &key()).unwrap();
    let (ann, bob) = (age::x25519::Identity::generate(), age::x25519::Identity::generate());
    let sealed = seal(&plain, std::iter::once(&ann.to_public() as &dyn age::Recipient)).unwrap();
    assert_eq!(unseal(&sealed, &ann).unwrap(), plain);
    assert_eq!(unseal(&sealed, &bob).err().map(|error| error.what), Some("pack.notForYou"));
    for length in 0..sealed.len() {
        assert!(unseal(&sealed[..length], &ann).is_err(), "cut at {length}");
    }
    for at in (0..sealed.len()).step_by(3) {
        let mut bytes = sealed.clone();
        bytes[at] ^= 4;
        assert!(unseal(&bytes, &ann).is_err(), "byte {at}");
    }
    assert_eq!(unseal(b"hello", &ann).err().map(|error| error.what), Some("pack.notAPack"));
}

proptest! {
    #[test]
    fn any_body_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = body::decode(&bytes);
    }

    #[test]
    fn a_body_with_a_byte_changed_is_another_state_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = body::encode(&state()).unwrap();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(read) = body::decode(&bytes) {
            prop_assert_eq!(body::encode(&read).unwrap(), bytes);
        }
    }
}
