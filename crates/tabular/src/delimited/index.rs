//! Finds the record boundaries of a large file, in parallel and quote-aware, and counts its records.
//!
//! Blocks of fixed size are scanned at the same time, each from where it guesses that a record starts;
//! the guesses are checked in order, and a block that guessed wrong is scanned again. So the outcome
//! is that of reading from the start, whatever the guesses were.
//!
//! Never here: cells.

use std::cell::RefCell;
use std::fs::File;
use std::os::unix::fs::FileExt as _;

use super::{Chunk, tally::Tally};

use crate::encoding::{Charset, Encoding, lost};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::ordered;
use crate::records::{Cut, Cutter, Field, Sink, scan};

/// Bytes of a block that are looked at together: few enough that every look finds them in the
/// processor's cache.
const PART: u64 = 256 << 10;
/// Bytes read past a block, where its last record goes on.
const BEYOND: usize = 4 << 10;
/// Line starts that are tried as the first record of a block, and records that must agree.
const GUESSES: usize = 64;
const AGREE: usize = 4;
/// Bytes of lines that are not valid UTF-8, kept to decide what they are.
const ODD: usize = 1 << 16;

/// What the scan of a whole file gives.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub chunks: Vec<Chunk>,
    pub tally: Tally,
    pub facts: Facts,
}

impl Index {
    /// Lines that are in another encoding than the file.
    pub fn mixed(&self, encoding: &Encoding) -> u64 {
        match (encoding.mixed, encoding.charset) {
            (false, _) => 0,
            (true, Charset::Utf8) => self.facts.invalid,
            (true, _) => self.facts.valid,
        }
    }
}

/// The scan of one block.
struct Block {
    start: u64,
    end: u64,
    tally: Tally,
    facts: Facts,
}

/// What the bytes tell about their encoding.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Lines outside ASCII that are valid UTF-8 (at least one a part that has such) and that are not.
    pub valid: u64,
    pub invalid: u64,
    /// Some of the lines that are not valid UTF-8.
    pub odd: Vec<u8>,
    pub nul: u64,
    pub lost: u64,
    pub repaired: u64,
}

impl Facts {
    fn add(&mut self, next: Facts) {
        self.valid += next.valid;
        self.invalid += next.invalid;
        self.nul += next.nul;
        self.lost += next.lost;
        self.repaired += next.repaired;
        if self.odd.len() < ODD {
            self.odd.extend(next.odd);
        }
    }
}

/// Counts records.
struct Count<'c> {
    cutter: &'c Cutter,
    /// The cutter of decoded text, and how to decode.
    decoded: &'c Cutter,
    encoding: &'c Encoding,
    text: &'c [u8],
    tally: Tally,
}

impl Sink for Count<'_> {
    const FIELDS: bool = false;

    fn record(&mut self, start: usize, cut: Cut, width: usize, _fields: &[Field]) {
        let usual = self.cutter.width();
        let near = usual > 0 && width != usual && width.abs_diff(usual) == 1;
        let shifted = near && self.is_shifted(start, cut.end);
        self.tally.add(cut, width, usual, shifted);
    }
}

impl Count<'_> {
    #[cold]
    fn is_shifted(&self, start: usize, end: usize) -> bool {
        let part = self.encoding.decode_part(&self.text[start..end]);
        let mut fields = Vec::new();
        self.decoded.cut(part.text.as_bytes(), 0, &mut fields, true);
        self.decoded.straighten(&part.text, &fields).is_some()
    }
}

thread_local! {
    /// Each thread reads into one buffer, again and again.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Scans the file.
pub(super) fn index(
    file: &File,
    bytes: u64,
    encoding: &Encoding,
    cutter: &Cutter,
    limits: &Limits,
) -> Result<Index, ReadError> {
    let first = encoding.bom as u64;
    let size = (limits.batch_bytes.max(64) / 4 * 4) as u64;
    let mut index = Index::default();
    if !encoding.is_ascii_compatible() {
        return wide(file, first, bytes, encoding, cutter, size, limits);
    }
    let source =
        Source { file, bytes, encoding, cutter: cutter.for_charset(encoding.charset), decoded: cutter, limits };
    let blocks = usize::try_from((bytes - first).div_ceil(size)).unwrap_or(usize::MAX);
    let span = |block: usize| {
        let start = first + block as u64 * size;
        (start, (start + size).min(bytes))
    };
    let mut expected = first;
    let scan = |block: usize| {
        let (start, stop) = span(block);
        source.block(start, stop, if block == 0 { Some(start) } else { None }).map(|found| (block, found))
    };
    ordered::run(blocks, limits.threads, scan, |(number, mut block): (usize, Block)| -> Result<(), ReadError> {
        let (start, stop) = span(number);
        if expected >= stop {
            return Ok(());
        }
        if block.start != expected {
            block = source.block(start, stop, Some(expected))?;
        }
        expected = block.end;
        index.facts.add(block.facts);
        index.add(block.start, block.end, block.tally);
        Ok(())
    })?;
    Ok(index)
}

impl Index {
    fn add(&mut self, start: u64, end: u64, tally: Tally) {
        if tally.records > 0 {
            let first_record = self.tally.records + 1;
            self.chunks.push(Chunk { start, end, first_record, records: tally.records, blank: tally.blank });
            self.tally.append(tally);
        }
    }
}

struct Source<'s> {
    file: &'s File,
    bytes: u64,
    encoding: &'s Encoding,
    cutter: Cutter,
    decoded: &'s Cutter,
    limits: &'s Limits,
}

impl Source<'_> {
    /// Scans the records that start in `start..stop`, from `known` or from where it guesses that one
    /// starts.
    fn block(&self, start: u64, stop: u64, known: Option<u64>) -> Result<Block, ReadError> {
        BUFFER.with_borrow_mut(|buffer| {
            let mut from = known.unwrap_or(start).max(start);
            let mut block = Block { start: from, end: from, tally: Tally::default(), facts: Facts::default() };
            let mut guessed = known.is_some();
            while from < stop {
                let own = (stop - from).min(PART) as usize;
                self.fill(buffer, from, 0, own + BEYOND)?;
                let mut begin = 0;
                if !guessed {
                    begin = self.guess(buffer, own, from + buffer.len() as u64 >= self.bytes);
                    (block.start, guessed) = (from + begin as u64, true);
                }
                let mut at = begin;
                loop {
                    let last = from + buffer.len() as u64 >= self.bytes;
                    let (cutter, decoded, encoding) = (&self.cutter, self.decoded, self.encoding);
                    let tally = std::mem::take(&mut block.tally);
                    let mut count = Count { cutter, decoded, encoding, text: buffer, tally };
                    at = scan(cutter, buffer, at, own, last, &mut count);
                    block.tally = count.tally;
                    if at >= own || last {
                        break;
                    }
                    // A record goes on past the buffer: read on, in growing steps.
                    let filled = buffer.len();
                    let more = filled.max(BEYOND).min(self.limits.record_bytes.max(BEYOND));
                    self.fill(buffer, from, filled, filled + more)?;
                }
                block.facts.add(self.facts(&buffer[begin..at]));
                from += at as u64;
                block.end = from;
                if from >= self.bytes {
                    break;
                }
            }
            if buffer.capacity() > PART as usize + 16 * BEYOND {
                buffer.truncate(0);
                buffer.shrink_to(PART as usize + BEYOND);
            }
            Ok(block)
        })
    }

    /// Makes the buffer hold `length` bytes from `from` on, or all up to the file's end; it holds
    /// `filled` of them already.
    fn fill(&self, buffer: &mut Vec<u8>, from: u64, filled: usize, length: usize) -> Result<(), ReadError> {
        let length = (length as u64).min(self.bytes - from) as usize;
        buffer.resize(length, 0);
        self.file.read_exact_at(&mut buffer[filled..], from + filled as u64)?;
        Ok(())
    }

    /// The first place at which records of the usual width start.
    fn guess(&self, text: &[u8], stop: usize, last: bool) -> usize {
        let mut first = None;
        let mut fields = Vec::new();
        let lines = memchr::memchr2_iter(b'\n', b'\r', text).map(|place| place + 1).filter(|place| *place < stop);
        for begin in lines.filter(|place| text.get(place - 1..=*place) != Some(b"\r\n")).take(GUESSES) {
            first.get_or_insert(begin);
            let (mut at, mut agreed, mut usual) = (begin, 0, self.cutter.width());
            while agreed < AGREE {
                match self.cutter.cut(text, at, &mut fields, last) {
                    Some(cut) if cut.end > at && !cut.stray_quote => {
                        if usual == 0 {
                            usual = fields.len();
                        }
                        if !fields.is_empty() && fields.len() != usual {
                            break;
                        }
                        (at, agreed) = (cut.end, agreed + 1);
                    }
                    Some(_) => break,
                    None => agreed = AGREE,
                }
            }
            if agreed >= AGREE {
                return begin;
            }
        }
        first.unwrap_or(stop)
    }

    fn facts(&self, bytes: &[u8]) -> Facts {
        let mut facts = Facts::default();
        if self.encoding.charset != Charset::Utf8 && !self.encoding.mixed {
            return facts;
        }
        facts.nul = memchr::memchr_iter(0, bytes).count() as u64;
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => {}
            Ok(text) => {
                facts.valid = 1;
                facts.lost = lost(text);
                if self.encoding.repairs() {
                    facts.repaired = self.encoding.decode_part(bytes).repaired;
                }
            }
            Err(_) => {
                for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')) {
                    match std::str::from_utf8(line) {
                        Ok(_) => facts.valid += u64::from(!line.is_ascii()),
                        Err(_) => {
                            facts.invalid += 1;
                            if facts.odd.len() < ODD / 8 {
                                facts.odd.extend_from_slice(line);
                                facts.odd.push(b'\n');
                            }
                        }
                    }
                }
            }
        }
        facts
    }
}

/// UTF-16 and UTF-32: decoded and scanned block after block.
fn wide(
    file: &File,
    first: u64,
    bytes: u64,
    encoding: &Encoding,
    cutter: &Cutter,
    size: u64,
    limits: &Limits,
) -> Result<Index, ReadError> {
    let mut index = Index::default();
    let (mut at, mut length) = (first, size);
    while at < bytes {
        let raw = super::read_at(file, at, length.min(bytes - at))?;
        let last = at + raw.len() as u64 >= bytes;
        let text = encoding.charset.decode(&raw);
        let plain = Encoding::utf8();
        let mut count =
            Count { cutter, decoded: cutter, encoding: &plain, text: text.as_bytes(), tally: Tally::default() };
        let end = scan(cutter, text.as_bytes(), 0, text.len(), last, &mut count);
        if end == 0 && !last && length < (limits.record_bytes as u64).saturating_mul(8) {
            length = length.saturating_mul(2);
            continue;
        }
        let used = match last {
            true => raw.len() as u64,
            false => encoding.charset.wide_length(&text[..end]).max(encoding.charset.unit()) as u64,
        };
        index.facts.lost += lost(&text);
        index.add(at, at + used, count.tally);
        (at, length) = (at + used, size);
    }
    Ok(index)
}
