//! Walks over the records of a large text, 64 bytes at a time: quotes, delimiters and line ends as
//! bit masks. Whatever is not plain RFC 4180 is cut by [`Cutter::cut`], so both give the same records.
//!
//! Never here: repair.

use super::masks::{Eye, Look, Masks, with_best};
use super::{Cut, Cutter, Field, QUOTED_BYTES, QUOTED_LINES};

/// What gets the records.
pub(crate) trait Sink {
    /// False where only records are counted: then `fields` is never filled.
    const FIELDS: bool;

    /// One record: where it starts, how it was cut, its width (0 for a blank line) and its fields.
    fn record(&mut self, start: usize, cut: Cut, width: usize, fields: &[Field]);
}

/// Each bit becomes the parity of the bits up to it.
fn parity(mut bits: u64) -> u64 {
    for shift in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << shift;
    }
    bits
}

/// Hands all records that start in `start..stop` to `sink`; gives the start of the first record that
/// it did not hand over (`stop` or later, or the start of one that the text does not hold whole).
pub(crate) fn scan<S: Sink>(
    cutter: &Cutter,
    text: &[u8],
    start: usize,
    stop: usize,
    last: bool,
    sink: &mut S,
) -> usize {
    with_best(Walk { cutter, text, start, stop, last, sink })
}

/// One call of [`scan`], to be run with the widest instructions that the processor has.
struct Walk<'w, S> {
    cutter: &'w Cutter,
    text: &'w [u8],
    start: usize,
    stop: usize,
    last: bool,
    sink: &'w mut S,
}

impl<S: Sink> Look for Walk<'_, S> {
    type Output = usize;

    #[inline(always)]
    fn look<E: Eye>(self, eye: E) -> usize {
        walk(eye, self.cutter, self.text, self.start, self.stop, self.last, self.sink)
    }
}

#[inline(always)]
fn walk<E: Eye, S: Sink>(
    eye: E,
    cutter: &Cutter,
    text: &[u8],
    start: usize,
    stop: usize,
    last: bool,
    sink: &mut S,
) -> usize {
    let mut fields = Vec::new();
    let mut at = start;
    let plain = cutter.fixed.is_empty()
        && cutter.escape.is_none()
        && !cutter.carriage
        && cutter.delimiter.len() == 1
        && cutter.quote != cutter.delimiter.first().copied();
    while at < stop && at < text.len() {
        if plain {
            at = scan_plain(eye, cutter, text, at, stop, &mut fields, sink);
            if at >= stop || at >= text.len() {
                break;
            }
        }
        let Some(cut) = cutter.cut(text, at, &mut fields, last) else { break };
        sink.record(at, cut, fields.len(), &fields);
        at = cut.end;
    }
    at
}

/// Hands over records until one is not plain; gives its start.
#[inline(always)]
fn scan_plain<E: Eye, S: Sink>(
    eye: E,
    cutter: &Cutter,
    text: &[u8],
    start: usize,
    stop: usize,
    fields: &mut Vec<Field>,
    sink: &mut S,
) -> usize {
    // Without a quote sign, a byte that stands for none in the masks: the delimiter, masked out below.
    let delimiter = cutter.delimiter[0];
    let quote = cutter.quote;
    fields.clear();
    let (mut record, mut field, mut delimiters, mut quoted) = (start, start, 0usize, false);
    // The byte before the block: may a quote open after it, was it a closing quote, a carriage return?
    let (mut inside, mut opens, mut closed, mut returned) = (0u64, 1u64, false, false);
    let mut base = start;
    while base + 64 <= text.len() {
        let Some(block) = text[base..].first_chunk::<64>() else { break };
        let mut mask: Masks = eye.masks(block, quote.unwrap_or(delimiter), delimiter);
        if quote.is_none() {
            mask.quote = 0;
        }
        if !S::FIELDS && mask.quote | mask.carriage | inside == 0 && !closed && !returned {
            // No quote near: every delimiter counts, every line end ends a record.
            let (mut rest, mut counted) = (mask.line, 0u64);
            while rest != 0 {
                let bit = rest.trailing_zeros();
                let below = u64::MAX >> (63 - bit);
                rest &= rest - 1;
                delimiters += (mask.delimiter & below & !counted).count_ones() as usize;
                counted = below;
                let place = base + bit as usize;
                let width = if delimiters == 0 && place == record { 0 } else { delimiters + 1 };
                if width > cutter.columns
                    || place + 1 - record > cutter.record_bytes
                    || (quoted && unusual(cutter, &text[record..place], width))
                {
                    return record;
                }
                sink.record(record, Cut { end: place + 1, stray_quote: false, overlong: false }, width, fields);
                (record, delimiters, quoted) = (place + 1, 0, false);
                if record >= stop {
                    return record;
                }
            }
            delimiters += (mask.delimiter & !counted).count_ones() as usize;
            opens = (mask.delimiter | mask.line) >> 63;
            base += 64;
            continue;
        }
        let within = parity(mask.quote) ^ inside;
        let (opening, closing) = (mask.quote & within, mask.quote & !within);
        let separators = (mask.delimiter | mask.line) & !within;
        let returns = mask.carriage & !within;
        let after = mask.delimiter | mask.line | mask.carriage | mask.quote;
        let mut bad = opening & !(((separators | closing) << 1) | opens);
        bad |= closing & !(after >> 1) & !(1 << 63);
        bad |= returns & !(mask.line >> 1) & !(1 << 63);
        bad |= u64::from(closed) & !after;
        bad |= u64::from(returned) & !mask.line;
        let first_bad = bad.trailing_zeros();
        let mut rest = if S::FIELDS { separators } else { mask.line & !within };
        let (mut counted, mut open) = (0u64, mask.quote);
        while rest != 0 {
            let bit = rest.trailing_zeros();
            if bit >= first_bad {
                return record;
            }
            rest &= rest - 1;
            let place = base + bit as usize;
            if S::FIELDS {
                let line = mask.line >> bit & 1 == 1;
                let mut end = place;
                if line && end > field && text[end - 1] == b'\r' {
                    end -= 1;
                }
                let stands_quoted = end > field + 1 && Some(text[field]) == quote;
                if stands_quoted {
                    let (from, to) = (field + 1, end - 1);
                    let escaped = quote.is_some_and(|quote| memchr::memchr(quote, &text[from..to]).is_some());
                    fields.push(Field { start: from, end: to, quoted: true, escaped });
                    quoted = true;
                } else if !(line && fields.is_empty() && end == field) {
                    fields.push(Field { start: field, end, quoted: false, escaped: false });
                }
                field = place + 1;
                if !line {
                    continue;
                }
                delimiters = fields.len().saturating_sub(1);
            } else {
                let below = u64::MAX >> (63 - bit);
                delimiters += (mask.delimiter & !within & below & !counted).count_ones() as usize;
                quoted |= open & below != 0;
                counted = below;
                open &= !below;
            }
            let blank = delimiters == 0 && (place == record || (place == record + 1 && text[record] == b'\r'));
            let width = if blank { 0 } else { delimiters + 1 };
            if width > cutter.columns
                || place + 1 - record > cutter.record_bytes
                || (quoted && unusual(cutter, &text[record..place], width))
            {
                return record;
            }
            sink.record(record, Cut { end: place + 1, stray_quote: false, overlong: false }, width, fields);
            fields.clear();
            (record, field, delimiters, quoted) = (place + 1, place + 1, 0, false);
            if record >= stop {
                return record;
            }
        }
        if bad != 0 {
            return record;
        }
        if !S::FIELDS {
            delimiters += (mask.delimiter & !within & !counted).count_ones() as usize;
            quoted |= open != 0;
        }
        inside = 0u64.wrapping_sub(within >> 63);
        opens = (separators | closing) >> 63;
        closed = closing >> 63 == 1;
        returned = returns >> 63 == 1;
        base += 64;
    }
    record
}

/// True where a record with quotes must be looked at again: another width, or very many lines.
fn unusual(cutter: &Cutter, record: &[u8], width: usize) -> bool {
    (cutter.width > 1 && width != cutter.width)
        || record.len() > QUOTED_BYTES
        || (record.len() > QUOTED_LINES && memchr::memchr_iter(b'\n', record).count() > QUOTED_LINES)
}
