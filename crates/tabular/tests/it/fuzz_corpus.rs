//! Every kept seed of `fuzz/corpus`, as it is and with changes that are the same in every run: no reader may panic.
//!
//! This guards on a stable compiler what the fuzz targets found on a nightly one; `fuzz/README.md` tells how to add a seed.

#[path = "../../../../fuzz/src/harness.rs"]
mod harness;

use std::path::Path;

/// A small generator of numbers (xorshift), so that every run changes the same bytes.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

/// One to four changes: a byte, a number that often hurts, a cut, a piece twice, a piece gone.
fn changed(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const HURTING: [&[u8]; 8] =
        [&[0], &[0xff], &[0xff; 4], &[0; 4], &[0, 0, 0, 0x80], &[0xff, 0xff, 0xff, 0x7f], b"99999999999", b"<"];
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.next(4) {
        let at = numbers.next(bytes.len());
        let end = (at + 1 + numbers.next(40)).min(bytes.len());
        match numbers.next(6) {
            0 | 1 if !bytes.is_empty() => bytes[at] ^= 1 << numbers.next(8),
            2 => {
                let hurting = HURTING[numbers.next(HURTING.len())];
                let stop = (at + hurting.len()).min(bytes.len());
                bytes.splice(at..stop, hurting.iter().copied());
            }
            3 if numbers.next(3) == 0 => bytes.truncate(at),
            4 if !bytes.is_empty() => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            5 if !bytes.is_empty() => drop(bytes.drain(at..end)),
            _ => {}
        }
    }
    bytes
}

#[test]
fn every_kept_seed_and_its_changes_are_survived() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let mut seeds = 0;
    for target in harness::TARGETS {
        let mut files: Vec<_> = std::fs::read_dir(folder.join(target))
            .unwrap_or_else(|why| panic!("fuzz/corpus/{target}: {why}"))
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        let changes = if target == "delimited" { 3 } else { 24 };
        for file in files {
            let seed = std::fs::read(&file).unwrap();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let start = name.bytes().fold(0x9e37_79b9_7f4a_7c15, |sum: u64, byte| sum.rotate_left(7) ^ u64::from(byte));
            let mut numbers = Numbers(start);
            eprintln!("{target}/{name}");
            harness::run(target, &seed);
            for _ in 0..changes {
                harness::run(target, &changed(&seed, &mut numbers));
            }
            seeds += 1;
        }
    }
    assert!(seeds > 50, "{seeds} seeds");
}
