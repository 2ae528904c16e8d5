//! A fast 64-bit hash with a fixed seed: equal texts hash equal on every machine and in every run.
//!
//! Never here: anything that must resist an attacker who chooses texts to collide.

const A: u64 = 0x9E37_79B9_7F4A_7C15;
const B: u64 = 0xE703_7ED1_A0B4_28DB;
const C: u64 = 0x8EBC_6AF0_9C88_C6E3;

#[inline(always)]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

#[inline(always)]
fn eight(bytes: &[u8], at: usize) -> u64 {
    let mut word = [0u8; 8];
    word.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(word)
}

#[inline(always)]
fn four(bytes: &[u8], at: usize) -> u64 {
    let mut word = [0u8; 4];
    word.copy_from_slice(&bytes[at..at + 4]);
    u64::from(u32::from_le_bytes(word))
}

/// The hash of a text.
#[inline]
pub fn hash(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    let seed = A ^ (length as u64).wrapping_mul(C);
    let (a, b, state) = match length {
        0 => (0, 0, seed),
        1..=3 => {
            let word = u64::from(bytes[0]) | u64::from(bytes[length / 2]) << 8 | u64::from(bytes[length - 1]) << 16;
            (word, 0, seed)
        }
        4..=7 => (four(bytes, 0), four(bytes, length - 4), seed),
        8..=16 => (eight(bytes, 0), eight(bytes, length - 8), seed),
        _ => {
            let mut state = seed;
            let mut at = 0;
            while at + 16 < length {
                state = fold(eight(bytes, at) ^ B, eight(bytes, at + 8) ^ state);
                at += 16;
            }
            (eight(bytes, length - 16), eight(bytes, length - 8), state)
        }
    };
    fold(fold(a ^ B, b ^ state) ^ A, C ^ state)
}

/// True where two texts are equal; short ones are compared in two pieces.
#[inline]
pub fn equal(a: &[u8], b: &[u8]) -> bool {
    let length = a.len();
    length == b.len()
        && match length {
            4..=7 => four(a, 0) == four(b, 0) && four(a, length - 4) == four(b, length - 4),
            8..=16 => eight(a, 0) == eight(b, 0) && eight(a, length - 8) == eight(b, length - 8),
            _ => a == b,
        }
}

/// The hash of a number, also the way to join two hashes in order.
#[inline(always)]
pub fn mix(state: u64, value: u64) -> u64 {
    fold(state ^ A, value ^ B).wrapping_add(C)
}
