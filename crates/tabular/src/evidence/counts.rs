//! What the cells of a column add up to: counts of signs, sums, extremes, missing-value words.
//!
//! Every part is the same whatever the order and split of the rows. Never here: the judgement.

use std::collections::BTreeMap;

use super::moments::{Moments, value};
use super::quantiles::Quantiles;
use super::shape::{self, Shape};
use super::sign::{SIGNS, Sign};
use crate::missing::{self, SENTINELS, Word};

/// Spellings of missing-value words kept; more than any honest column has.
const SPELLINGS: usize = 256;

/// The first records that show something, ascending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Records([u64; Records::KEPT]);

impl Default for Records {
    fn default() -> Self {
        Records([u64::MAX; Records::KEPT])
    }
}

impl Records {
    /// How many are kept.
    pub const KEPT: usize = 8;

    /// Takes a record in.
    #[inline]
    pub fn add(&mut self, record: u64) {
        if record < self.0[Records::KEPT - 1] && !self.0.contains(&record) {
            self.0[Records::KEPT - 1] = record;
            self.0.sort_unstable();
        }
    }

    /// The records.
    pub fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.into_iter().filter(|&record| record != u64::MAX)
    }
}

/// Numbers under one reading.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// Sums and extremes.
    pub moments: Moments,
    /// Quantiles.
    pub quantiles: Quantiles,
}

impl Numbers {
    #[inline]
    fn add(&mut self, digits: i64, scale: u8, times: u64) {
        self.moments.add(digits, scale, times);
        self.quantiles.add(value(digits, scale), times);
    }

    /// Takes another's numbers in.
    pub fn merge(&mut self, other: &Numbers) {
        self.moments.merge(&other.moments);
        self.quantiles.merge(&other.quantiles);
    }
}

/// The least and the greatest of some seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span(pub Option<(i64, i64)>);

impl Span {
    fn add(&mut self, at: i64) {
        self.0 = Some(self.0.map_or((at, at), |(a, b)| (a.min(at), b.max(at))));
    }

    fn merge(&mut self, other: Span) {
        if let Some((a, b)) = other.0 {
            self.add(a);
            self.add(b);
        }
    }
}

/// A spelling of a missing-value word.
#[derive(Clone, Copy, Debug)]
pub struct Spelling {
    /// What it means.
    pub word: Word,
    /// How many cells.
    pub count: u64,
    /// The first of them.
    pub records: Records,
}

/// What the cells of a column add up to, blank cells left out.
#[derive(Clone, Debug)]
pub struct Evidence {
    counts: [u64; SIGNS],
    records: [Records; SIGNS],
    /// Missing-value words as they stand; not counted in the signs except white space at the ends.
    pub missing: BTreeMap<Box<str>, Spelling>,
    /// How often each of [`SENTINELS`] stands, left out of the numbers.
    pub sentinels: [u64; SENTINELS.len()],
    /// Other numbers below zero.
    pub negatives: u64,
    /// Numbers that read alike either way.
    pub plain: Numbers,
    /// The others where the point is decimal.
    pub point: Numbers,
    /// The others where the comma is decimal.
    pub comma: Numbers,
    /// Days read with the day first.
    pub day_first: Span,
    /// Days read with the month first.
    pub month_first: Span,
    /// Days that read in one way.
    pub fixed: Span,
    /// Times of day.
    pub times: Span,
    /// The least and the greatest text.
    pub texts: Option<(Box<[u8]>, Box<[u8]>)>,
    /// The first bytes of these two.
    heads: (u64, u64),
    /// Signs in the shortest and in the longest value.
    pub lengths: Option<(u64, u64)>,
}

impl Default for Evidence {
    fn default() -> Self {
        Evidence {
            counts: [0; SIGNS],
            records: [Records::default(); SIGNS],
            missing: BTreeMap::new(),
            sentinels: [0; SENTINELS.len()],
            negatives: 0,
            plain: Numbers::default(),
            point: Numbers::default(),
            comma: Numbers::default(),
            day_first: Span::default(),
            month_first: Span::default(),
            fixed: Span::default(),
            times: Span::default(),
            texts: None,
            heads: (0, 0),
            lengths: None,
        }
    }
}

impl Evidence {
    /// Cells that show a sign.
    #[inline]
    pub fn count(&self, sign: Sign) -> u64 {
        self.counts[sign as usize]
    }

    /// Cells that show any of some signs that never go together.
    pub fn sum(&self, signs: &[Sign]) -> u64 {
        signs.iter().map(|&sign| self.count(sign)).sum()
    }

    /// The first records that show a sign.
    pub fn records(&self, sign: Sign) -> &Records {
        &self.records[sign as usize]
    }

    /// Cells with a missing-value word, careful ones included.
    pub fn missing_candidates(&self) -> u64 {
        self.missing.values().map(|s| s.count).sum()
    }

    /// Takes a value in that is not blank.
    pub fn add(&mut self, raw: &[u8], times: u64, record: u64) {
        let text = shape::trim(raw);
        if let Some(word) = missing::word(text) {
            self.add_missing(text, word, times, record);
            return;
        }
        let shape = shape::read(raw);
        let mut bits = shape.signs.0;
        while bits != 0 {
            let at = bits.trailing_zeros() as usize;
            self.counts[at] += times;
            self.records[at].add(record);
            bits &= bits - 1;
        }
        let length = if shape.signs.has(Sign::NotAscii) {
            text.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u64
        } else {
            text.len() as u64
        };
        self.lengths = Some(self.lengths.map_or((length, length), |(a, b)| (a.min(length), b.max(length))));
        if shape.signs.has(Sign::Number) {
            self.add_number(&shape, times);
        }
        if let Some(date) = shape.date {
            if let Some(at) = date.fixed {
                self.fixed.add(at);
            }
            if let Some(at) = date.day_first {
                self.day_first.add(at);
            }
            if let Some(at) = date.month_first {
                self.month_first.add(at);
            }
        }
        if let Some(seconds) = shape.seconds {
            self.times.add(i64::from(seconds));
        }
        self.add_text(text);
    }

    #[inline]
    fn add_text(&mut self, text: &[u8]) {
        let head = head(text);
        match &mut self.texts {
            None => {
                self.texts = Some((text.into(), text.into()));
                self.heads = (head, head);
            }
            Some((least, greatest)) => {
                if head <= self.heads.0 && text < &**least {
                    *least = text.into();
                    self.heads.0 = head;
                } else if head >= self.heads.1 && text > &**greatest {
                    *greatest = text.into();
                    self.heads.1 = head;
                }
            }
        }
    }

    #[cold]
    fn add_missing(&mut self, text: &[u8], word: Word, times: u64, record: u64) {
        let text = String::from_utf8_lossy(text);
        if self.missing.len() >= SPELLINGS && !self.missing.contains_key(&*text) {
            return;
        }
        let spelling =
            self.missing.entry(text.into()).or_insert(Spelling { word, count: 0, records: Records::default() });
        spelling.count += times;
        spelling.records.add(record);
    }

    #[inline]
    fn add_number(&mut self, shape: &Shape, times: u64) {
        let Some(number) = shape.number else { return };
        match (number.point_scale, number.comma_scale) {
            (Some(0), Some(0)) => {
                if number.digits < 0 {
                    if let Some(at) = SENTINELS.iter().position(|&s| s == number.digits) {
                        self.sentinels[at] += times;
                        return;
                    }
                    self.negatives += times;
                }
                self.plain.add(number.digits, 0, times);
            }
            (point, comma) => {
                if number.digits < 0 {
                    // -99.0 is the same sentinel
                    if let Some(at) = SENTINELS.iter().position(|&s| is_whole(number.digits, point.or(comma), s)) {
                        self.sentinels[at] += times;
                        return;
                    }
                    self.negatives += times;
                }
                if let Some(scale) = point {
                    self.point.add(number.digits, scale, times);
                }
                if let Some(scale) = comma {
                    self.comma.add(number.digits, scale, times);
                }
            }
        }
    }

    /// Takes another column's evidence in.
    pub fn merge(&mut self, other: &Evidence) {
        for at in 0..SIGNS {
            self.counts[at] += other.counts[at];
            for record in other.records[at].iter() {
                self.records[at].add(record);
            }
        }
        for (text, spelling) in &other.missing {
            let mine = self.missing.entry(text.clone()).or_insert(Spelling {
                word: spelling.word,
                count: 0,
                records: Records::default(),
            });
            mine.count += spelling.count;
            for record in spelling.records.iter() {
                mine.records.add(record);
            }
        }
        for (mine, theirs) in self.sentinels.iter_mut().zip(other.sentinels) {
            *mine += theirs;
        }
        self.negatives += other.negatives;
        self.plain.merge(&other.plain);
        self.point.merge(&other.point);
        self.comma.merge(&other.comma);
        self.day_first.merge(other.day_first);
        self.month_first.merge(other.month_first);
        self.fixed.merge(other.fixed);
        self.times.merge(other.times);
        if let Some((least, greatest)) = &other.texts {
            self.add_text(least);
            self.add_text(greatest);
        }
        if let Some((a, b)) = other.lengths {
            self.lengths = Some(self.lengths.map_or((a, b), |(c, d)| (a.min(c), b.max(d))));
        }
    }
}

/// The first eight bytes as a number that is ordered as they are; zeros where there are fewer.
#[inline]
fn head(text: &[u8]) -> u64 {
    match text.first_chunk::<8>() {
        Some(bytes) => u64::from_be_bytes(*bytes),
        None => text.iter().fold(0, |head, &byte| head << 8 | u64::from(byte)) << (64 - 8 * text.len()).min(63),
    }
}

fn is_whole(digits: i64, scale: Option<u8>, number: i64) -> bool {
    scale.and_then(|scale| number.checked_mul(10i64.checked_pow(u32::from(scale))?)) == Some(digits)
}
