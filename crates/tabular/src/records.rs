//! Cuts delimited text into records and fields. How a record is cut depends on nothing before it, so
//! a file can be cut anywhere at a record's start and read in parallel.
//!
//! Never here: detection (see `dialect`), what rows mean.

mod masks;
mod scan;

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2, memchr3};

use crate::dialect::{Delimiter, Dialect, Looks};
use crate::encoding::Charset;
use crate::limits::Limits;

pub use crate::dialect::Field;
pub(crate) use scan::{Sink, scan};

/// A record that was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where the next record starts.
    pub end: usize,
    /// True where a stray or unclosed quote was read as a plain sign.
    pub stray_quote: bool,
    /// True where the record was longer than the limit and was cut there.
    pub overlong: bool,
}

/// Cuts records by one dialect.
#[derive(Clone, Debug)]
pub struct Cutter {
    delimiter: Vec<u8>,
    fixed: Vec<usize>,
    quote: Option<u8>,
    escape: Option<u8>,
    carriage: bool,
    width: usize,
    record_bytes: usize,
    columns: usize,
    looks: Looks,
}

/// A quoted cell with more line ends than this was never closed.
const QUOTED_LINES: usize = 1000;
/// A quoted cell with line ends that is longer than this was never closed.
const QUOTED_BYTES: usize = 1 << 20;
/// A line longer than this is not searched for stray quotes.
const REPAIR_BYTES: usize = 1 << 16;
/// Opening quotes of one line that are tried as plain signs.
const REPAIR_TRIES: usize = 64;

/// How quotes are read in one attempt.
#[derive(Clone, Copy)]
struct Reading {
    /// The second of two quotes closes where a delimiter and another quote follow.
    eager: bool,
    /// The quote at this place does not open.
    literal: Option<usize>,
    /// Where the text ends for this attempt.
    end: usize,
}

/// What one attempt gave.
struct Attempt {
    next: usize,
    quotes: usize,
    stray: bool,
    /// True where a quote stands inside a quoted cell without being doubled.
    irregular: bool,
}

impl Cutter {
    /// A cutter for decoded text.
    pub fn new(dialect: &Dialect, limits: &Limits) -> Self {
        let (delimiter, fixed) = match &dialect.delimiter {
            Delimiter::Text(text) => (text.clone().into_bytes(), Vec::new()),
            Delimiter::Fixed(starts) => (Vec::new(), starts.clone()),
            Delimiter::None => (Vec::new(), Vec::new()),
        };
        Cutter {
            delimiter,
            quote: dialect.quote.filter(|_| fixed.is_empty()),
            fixed,
            escape: dialect.escape,
            carriage: dialect.carriage,
            width: dialect.width,
            record_bytes: limits.record_bytes.max(16),
            // one more than allowed, so that a table of such records is seen to pass the limit
            columns: limits.columns.max(1).saturating_add(1),
            looks: dialect.looks.clone(),
        }
    }

    /// The same cutter for bytes of a single-byte set or UTF-8 that are not decoded yet.
    pub(crate) fn for_charset(&self, charset: Charset) -> Self {
        let mut cutter = self.clone();
        if let (false, Ok(text)) = (charset == Charset::Utf8, std::str::from_utf8(&self.delimiter)) {
            let byte = |sign: char| (0..=255).find(|byte| charset.sign(*byte) == sign).unwrap_or(b'?');
            cutter.delimiter = text.chars().map(byte).collect();
        }
        cutter
    }

    /// The width that most records have; 0 where there is no such width.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The fields of a record of unusual width that a stray or lost delimiter shifted; none where the
    /// width is the usual one or it is not certain how to put them right.
    pub fn straighten(&self, text: &str, fields: &[Field]) -> Option<Vec<Field>> {
        if self.width == 0 || fields.len() == self.width { None } else { self.looks.straighten(text, fields) }
    }

    /// Cuts the record that starts at `start`: fills `fields` (none for a blank line). Where the text
    /// goes on after its end (`last` is false) and the record may too, gives none.
    pub fn cut(&self, text: &[u8], start: usize, fields: &mut Vec<Field>, last: bool) -> Option<Cut> {
        let limit = start.saturating_add(self.record_bytes);
        let (view, last) = if text.len() > limit { (&text[..limit], false) } else { (text, last) };
        if !self.fixed.is_empty() {
            let (line, next) = match self.line_end(view, start) {
                Some(found) => found,
                None if last => (view.len(), view.len()),
                None => return self.overlong(text, start, limit, fields),
            };
            self.fixed_fields(&view[..line], start, fields);
            return Some(Cut { end: next, stray_quote: false, overlong: false });
        }
        let plain = Reading { eager: false, literal: None, end: view.len() };
        let Some(first) = self.attempt(view, start, plain, fields, last) else {
            return self.overlong(text, start, limit, fields);
        };
        let in_order = fields.len() == self.width && !first.irregular;
        if first.quotes == 0 || self.width < 2 || in_order {
            return Some(Cut { end: first.next, stray_quote: first.stray, overlong: false });
        }
        Some(self.mend(view, start, first, fields))
    }

    fn overlong(&self, text: &[u8], start: usize, limit: usize, fields: &mut Vec<Field>) -> Option<Cut> {
        if text.len() <= limit {
            return None;
        }
        let mut end = limit;
        while end > start + 1 && text[end] & 0xC0 == 0x80 {
            end -= 1;
        }
        let reading = Reading { eager: false, literal: None, end };
        self.attempt(&text[..end], start, reading, fields, true);
        Some(Cut { end, stray_quote: false, overlong: true })
    }

    /// A record with quotes that has not the width of the others, or a quote inside a quoted cell: looks
    /// for one stray quote.
    #[cold]
    fn mend(&self, text: &[u8], start: usize, first: Attempt, fields: &mut Vec<Field>) -> Cut {
        let kept = Cut { end: first.next, stray_quote: first.stray, overlong: false };
        let (line, next) = self.line_end(text, start).unwrap_or((text.len(), text.len()));
        if line - start > REPAIR_BYTES {
            return kept;
        }
        let swallowed = first.next > next && self.swallowed(text, next, first.next);
        if fields.len() == self.width && !swallowed {
            return kept;
        }
        let mut trial = Vec::new();
        let mut literal = None;
        let mut openings = fields.iter().filter(|f| f.quoted).map(|f| f.start - 1).collect::<Vec<_>>().into_iter();
        for number in 0..REPAIR_TRIES {
            let eager = number == 0;
            if !eager && !first.irregular && !first.stray && first.next <= next {
                // Every quote is in order: the record is short or long for another reason.
                break;
            }
            if !eager {
                let Some(place) = openings.next().filter(|place| *place < line) else { break };
                literal = Some(place);
            }
            let reading = Reading { eager, literal, end: line };
            if self.attempt(text, start, reading, &mut trial, true).is_some() && trial.len() == self.width {
                std::mem::swap(fields, &mut trial);
                return Cut { end: next, stray_quote: true, overlong: false };
            }
        }
        if swallowed {
            let reading = Reading { eager: true, literal: None, end: line };
            self.attempt(text, start, reading, fields, true);
            return Cut { end: next, stray_quote: true, overlong: false };
        }
        kept
    }

    /// True where at least half of the lines from `from` to `to` are records of the usual width.
    fn swallowed(&self, text: &[u8], from: usize, to: usize) -> bool {
        let (mut at, mut lines, mut usual, mut fields) = (from, 0, 0, Vec::new());
        while at < to {
            let (line, next) = self.line_end(text, at).unwrap_or((text.len(), text.len()));
            let reading = Reading { eager: true, literal: None, end: line };
            lines += 1;
            if self.attempt(text, at, reading, &mut fields, true).is_some() && fields.len() == self.width {
                usual += 1;
            }
            at = next.max(at + 1);
        }
        usual * 2 >= lines
    }

    /// The end of the line that `start` is on, and the start of the next.
    fn line_end(&self, text: &[u8], start: usize) -> Option<(usize, usize)> {
        if self.carriage {
            let at = start + memchr2(b'\n', b'\r', &text[start..])?;
            let both = text[at] == b'\r' && text.get(at + 1) == Some(&b'\n');
            return Some((at, at + 1 + usize::from(both)));
        }
        let at = start + memchr(b'\n', &text[start..])?;
        Some((self.before_carriage(text, start, at), at + 1))
    }

    fn before_carriage(&self, text: &[u8], start: usize, mut end: usize) -> usize {
        while !self.carriage && end > start && text[end - 1] == b'\r' {
            end -= 1;
        }
        end
    }

    /// One way to read the record. None where the text ends first and goes on.
    fn attempt(
        &self,
        text: &[u8],
        start: usize,
        reading: Reading,
        fields: &mut Vec<Field>,
        last: bool,
    ) -> Option<Attempt> {
        fields.clear();
        let text = &text[..reading.end];
        let (mut at, mut quotes, mut stray, mut irregular) = (start, 0, false, false);
        loop {
            let mut open = at;
            while self.is_padding(text.get(open)) {
                open += 1;
            }
            let mut found = None;
            if let Some(quote) = self.quote.filter(|quote| text.get(open) == Some(quote)) {
                quotes += 1;
                if reading.literal != Some(open) {
                    match self.quoted(text, open, quote, reading.eager, last) {
                        Closing::At(field, end, odd) => {
                            irregular |= odd;
                            found = Some((field, end));
                        }
                        Closing::Never => stray = true,
                        Closing::Unknown => return None,
                    }
                } else {
                    stray = true;
                }
            }
            let (field, end) = match found {
                Some(found) => found,
                None => {
                    let end = self.unquoted_end(text, at);
                    if end == text.len() && !last {
                        return None;
                    }
                    let keep = if self.at_line_end(text, end) { self.before_carriage(text, at, end) } else { end };
                    let start = self.after_unclosed_quote(text, open, keep).unwrap_or(at);
                    (Field { start, end: keep, quoted: false, escaped: false }, end)
                }
            };
            at = end;
            let delimiter = !self.delimiter.is_empty() && text[at..].starts_with(&self.delimiter);
            if delimiter && fields.len() + 1 >= self.columns {
                // Past the limit of columns the rest of the line is one cell.
                let (line, next) = self.line_end(text, at).unwrap_or((text.len(), text.len()));
                fields.push(Field { start: field.start, end: line, quoted: false, escaped: false });
                return Some(Attempt { next, quotes, stray, irregular });
            }
            if delimiter {
                fields.push(field);
                at += self.delimiter.len();
                continue;
            }
            let blank = fields.is_empty() && !field.quoted && field.start == field.end;
            if !blank {
                fields.push(field);
            }
            while !self.carriage && at < text.len() && text[at] == b'\r' {
                at += 1;
            }
            let next = match &text[at..] {
                [b'\r', b'\n', ..] => at + 2,
                [b'\r'] if !last => return None,
                [_, ..] => at + 1,
                [] if last => at,
                [] => return None,
            };
            return Some(Attempt { next, quotes, stray, irregular });
        }
    }

    /// Where a cell starts that opens a quote and never closes it: the quote is no part of it. None for any other
    /// cell, and for a quote alone, which repeats the cell above.
    fn after_unclosed_quote(&self, text: &[u8], open: usize, end: usize) -> Option<usize> {
        let quote = self.quote?;
        let rest = text.get(open..end)?.strip_prefix(&[quote])?;
        (memchr(quote, rest).is_none() && !rest.iter().all(u8::is_ascii_whitespace)).then_some(open + 1)
    }

    /// Blanks around quotes that belong to no cell.
    fn is_padding(&self, byte: Option<&u8>) -> bool {
        matches!(byte, Some(b' ' | 0)) && self.delimiter.first() != byte
    }

    fn at_line_end(&self, text: &[u8], at: usize) -> bool {
        match text.get(at) {
            None | Some(b'\n') => true,
            Some(b'\r') => self.carriage,
            _ => false,
        }
    }

    /// Where an unquoted cell from `start` ends.
    fn unquoted_end(&self, text: &[u8], start: usize) -> usize {
        let rest = |at: usize| &text[at..];
        let mut at = start;
        loop {
            let found = match (self.delimiter.first(), self.carriage) {
                (Some(first), true) => memchr3(*first, b'\n', b'\r', rest(at)),
                (Some(first), false) => memchr2(*first, b'\n', rest(at)),
                (None, true) => memchr2(b'\n', b'\r', rest(at)),
                (None, false) => memchr(b'\n', rest(at)),
            };
            let Some(found) = found else { return text.len() };
            at += found;
            if self.at_line_end(text, at) || rest(at).starts_with(&self.delimiter) {
                return at;
            }
            at += 1;
        }
    }

    /// The cell that the quote at `open` starts.
    fn quoted(&self, text: &[u8], open: usize, quote: u8, eager: bool, last: bool) -> Closing {
        let start = open + 1;
        let (mut at, mut escaped, mut lines, mut window) = (start, false, 0usize, 4096usize);
        let mut irregular = false;
        let escape = self.escape.unwrap_or(quote);
        while at < text.len() {
            let until = text.len().min(at.saturating_add(window));
            let found = memchr2(quote, escape, &text[at..until]).map(|found| at + found);
            let place = found.unwrap_or(until);
            lines += memchr_iter(b'\n', &text[at..place]).count();
            if lines > QUOTED_LINES || (lines > 0 && place - start > QUOTED_BYTES) {
                return Closing::Never;
            }
            at = place;
            if found.is_none() {
                window = window.saturating_mul(2);
                continue;
            }
            if self.escape == Some(text[at]) && escape != quote {
                escaped = true;
                at += 2;
                continue;
            }
            if self.escape.is_none() && text.get(at + 1) == Some(&quote) {
                let closes = eager && self.ends_before_quote(text, at + 2, quote);
                escaped |= !closes;
                at += if closes { 1 } else { 2 };
                continue;
            }
            match self.ends(text, at + 1) {
                None if !last => return Closing::Unknown,
                None | Some(true) => {
                    let field = Field { start, end: at, quoted: true, escaped };
                    return Closing::At(field, self.skip(text, at + 1), irregular);
                }
                Some(false) => {
                    irregular = true;
                    at += 1;
                }
            }
        }
        if last { Closing::Never } else { Closing::Unknown }
    }

    fn skip(&self, text: &[u8], mut at: usize) -> usize {
        while self.is_padding(text.get(at)) {
            at += 1;
        }
        at
    }

    /// Whether a cell may end here, blanks after its quote left out; none at the end of the text.
    fn ends(&self, text: &[u8], at: usize) -> Option<bool> {
        let mut at = self.skip(text, at);
        if !self.delimiter.is_empty() && text.get(at..)?.starts_with(&self.delimiter) {
            return Some(true);
        }
        while !self.carriage && text.get(at) == Some(&b'\r') {
            at += 1;
        }
        if at >= text.len() { None } else { Some(self.at_line_end(text, at)) }
    }

    /// True where a cell may end at `at` and the next one stands in quotes, or none follows.
    fn ends_before_quote(&self, text: &[u8], at: usize, quote: u8) -> bool {
        let place = self.skip(text, at);
        match text.get(place..) {
            Some(rest) if !self.delimiter.is_empty() && rest.starts_with(&self.delimiter) => {
                text.get(place + self.delimiter.len()) == Some(&quote)
            }
            _ => self.ends(text, at) != Some(false),
        }
    }

    fn fixed_fields(&self, text: &[u8], start: usize, fields: &mut Vec<Field>) {
        fields.clear();
        let line = &text[start..];
        if line.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        let mut places = Vec::with_capacity(self.fixed.len() + 1);
        let mut signs = line.iter().enumerate().filter(|(_, byte)| **byte & 0xC0 != 0x80).map(|(place, _)| place);
        let mut sign = 0;
        for column in &self.fixed {
            let place = if *column == 0 { Some(0) } else { signs.nth(column - sign) };
            if *column == 0 {
                signs.next();
                sign = 1;
            } else {
                sign = column + 1;
            }
            places.push(place.unwrap_or(line.len()));
        }
        places.push(line.len());
        for pair in places.windows(2) {
            let cell = &line[pair[0]..pair[1].max(pair[0])];
            let lead = cell.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let tail = cell[lead..].iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
            let (from, to) = (start + pair[0] + lead, start + pair[0] + cell.len() - tail);
            fields.push(Field { start: from, end: to, quoted: false, escaped: false });
        }
    }

    /// The text of a field, doubled or escaped quotes taken out.
    pub fn text<'t>(&self, text: &'t str, field: Field) -> Cow<'t, str> {
        let raw = text.get(field.start..field.end).unwrap_or_default();
        let Some(quote) = self.quote.map(char::from).filter(|_| field.escaped) else { return Cow::Borrowed(raw) };
        let escape = self.escape.map_or(quote, char::from);
        let mut out = String::with_capacity(raw.len());
        let mut signs = raw.chars().peekable();
        while let Some(sign) = signs.next() {
            match signs.peek() {
                Some(next) if sign == escape && (*next == quote || *next == escape) => out.extend(signs.next()),
                _ => out.push(sign),
            }
        }
        Cow::Owned(out)
    }
}

/// How a quoted cell ends.
enum Closing {
    /// The cell, where it ends, and whether a quote inside it was not doubled.
    At(Field, usize, bool),
    Never,
    Unknown,
}
