//! Parts of one text that use another delimiter each: several tables that somebody put into one file.
//!
//! Only where it is plain: every line of a part holds its delimiter equally often, and no other part's does so.

use std::ops::Range;

/// Delimiters that a part may have.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Lines that a table has at least: its header and two rows.
const LINES: usize = 3;
/// Places at which lines without a blank one between are cut in two, at most.
const CUTS: usize = 16;
/// A longer text is not looked at.
const LONGEST: usize = 8 << 20;

/// One line: its bytes and how often it holds each of [`SIGNS`] outside quotes.
struct Line {
    start: usize,
    blank: bool,
    counts: [usize; SIGNS.len()],
    /// Commas with a blank behind them, as prose has them.
    prose: usize,
}

/// Lines that may hold a table: its possible delimiters, the best first; none for titles and notes.
struct Block {
    lines: Range<usize>,
    signs: Vec<usize>,
}

/// The parts of the text and the delimiter of each; fewer than two where one delimiter is enough.
pub(super) fn parts(text: &str) -> Vec<(Range<usize>, char)> {
    let Some(lines) = lines(text) else { return Vec::new() };
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let length = lines[at..].iter().take_while(|line| !line.blank).count();
        blocks.extend(split(&lines, at..at + length));
        at += length.max(1);
    }
    let tables = || blocks.iter().filter(|block| !block.signs.is_empty());
    if (0..SIGNS.len()).any(|sign| tables().all(|block| block.signs.contains(&sign))) {
        return Vec::new();
    }
    // Titles and notes go with the table that follows, unless its delimiter stands in them and the other's does not.
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for (place, block) in blocks.iter().enumerate() {
        let next = blocks[place..].iter().find_map(|block| block.signs.first().copied());
        let before = parts.last().map(|(_, sign)| *sign);
        let holds = |sign: usize| lines[block.lines.clone()].iter().any(|line| line.counts[sign] > 0);
        let sign = match (block.signs.first().copied(), next, before) {
            (Some(sign), _, _) => sign,
            (None, Some(next), Some(before)) if holds(next) && !holds(before) => before,
            (None, Some(sign), _) | (None, None, Some(sign)) => sign,
            (None, None, None) => continue,
        };
        if before != Some(sign) {
            parts.push((if parts.is_empty() { 0 } else { lines[block.lines.start].start }, sign));
        }
    }
    let ends = parts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    parts.iter().zip(ends).map(|((start, sign), end)| (*start..end, char::from(SIGNS[*sign]))).collect()
}

/// The lines of the text; none where a quoted cell may hold several, or where there is nothing to tell apart.
fn lines(text: &str) -> Option<Vec<Line>> {
    if text.len() > LONGEST || SIGNS.iter().filter(|sign| memchr::memchr(**sign, text.as_bytes()).is_some()).count() < 2
    {
        return None;
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut counts = [0; SIGNS.len()];
        let (mut quoted, mut prose) = (false, 0);
        let bytes = line.as_bytes();
        for (place, byte) in bytes.iter().enumerate() {
            match byte {
                b'"' => quoted = !quoted,
                _ if quoted => {}
                byte => {
                    if let Some(sign) = SIGNS.iter().position(|sign| sign == byte) {
                        counts[sign] += 1;
                        prose += usize::from(*byte == b',' && bytes.get(place + 1) == Some(&b' '));
                    }
                }
            }
        }
        if quoted {
            return None;
        }
        lines.push(Line { start, blank: line.trim().is_empty(), counts, prose });
        start += line.len();
    }
    Some(lines)
}

/// The tables of lines without a blank one between: one, or two that follow each other.
fn split(lines: &[Line], range: Range<usize>) -> Vec<Block> {
    let block = |lines: Range<usize>, signs: Vec<usize>| Block { lines, signs };
    let whole = signs(lines, range.clone());
    if !whole.is_empty() {
        return vec![block(range, whole)];
    }
    let mut tries = 0;
    for cut in range.start + LINES..range.end.saturating_sub(LINES - 1) {
        let (above, below) = (&lines[cut - 1].counts, &lines[cut].counts);
        // Cheap first: the line above and the line below share no delimiter.
        if above.iter().zip(below).any(|(above, below)| *above > 0 && *below > 0) {
            continue;
        }
        tries += 1;
        if tries > CUTS {
            break;
        }
        let (one, other) = (signs(lines, range.start..cut), signs(lines, cut..range.end));
        if !one.is_empty() && !other.is_empty() {
            return vec![block(range.start..cut, one), block(cut..range.end, other)];
        }
    }
    vec![block(range, Vec::new())]
}

/// The delimiters that all lines hold equally often, titles above that hold none left out; the best first.
fn signs(lines: &[Line], range: Range<usize>) -> Vec<usize> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (sign, byte) in SIGNS.iter().enumerate() {
        let rows = &lines[range.clone()];
        let titles = rows.iter().take_while(|line| line.counts[sign] == 0).count();
        let rows = &rows[titles..];
        let usual = rows.first().map_or(0, |line| line.counts[sign]);
        let prose = || rows.iter().map(|line| line.prose).sum::<usize>() * 2 >= usual * rows.len();
        if rows.len() >= LINES
            && rows.len() > titles
            && rows.iter().all(|line| line.counts[sign] == usual)
            && (*byte != b',' || !prose())
        {
            found.push((titles, usize::MAX - usual, sign));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, _, sign)| sign).collect()
}
