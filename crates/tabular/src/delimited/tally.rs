//! What is counted while a delimited file is cut: records, widths, stray quotes.
//!
//! Never here: cells.

use crate::finding::{Finding, Severity};
use crate::records::Cut;

/// Places with how many there are in all.
#[derive(Clone, Debug, Default)]
struct Places {
    rows: Vec<u64>,
    count: u64,
}

impl Places {
    fn add(&mut self, record: u64) {
        if self.rows.len() < Finding::ROWS {
            self.rows.push(record);
        }
        self.count += 1;
    }

    fn append(&mut self, other: Places, offset: u64) {
        let free = Finding::ROWS.saturating_sub(self.rows.len());
        self.rows.extend(other.rows.into_iter().take(free).map(|row| row + offset));
        self.count += other.count;
    }

    fn finding(self, rule: &str, severity: Severity) -> Option<Finding> {
        (self.count > 0).then(|| Finding { rows: self.rows, count: self.count, ..Finding::new(rule, severity) })
    }
}

/// Counts over consecutive records; records are counted from 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// All records.
    pub records: u64,
    /// Blank lines.
    pub blank: u64,
    stray: Places,
    overlong: Places,
    shifted: Places,
    /// Records of an unusual width before the first, between, and after the last of the usual width:
    /// short ones and long ones.
    before: [Places; 2],
    between: [Places; 2],
    after: [Places; 2],
    usual: bool,
}

impl Tally {
    /// One more record; `usual` is the usual width, 0 where there is none; `shifted` where the record
    /// was shifted sideways and put right.
    pub fn add(&mut self, cut: Cut, width: usize, usual: usize, shifted: bool) {
        self.records += 1;
        if cut.stray_quote {
            self.stray.add(self.records);
        }
        if cut.overlong {
            self.overlong.add(self.records);
        }
        if shifted {
            self.shifted.add(self.records);
            self.settle();
        } else if width == 0 {
            self.blank += 1;
        } else if width == usual {
            self.settle();
        } else if usual > 0 {
            let side = if self.usual { &mut self.after } else { &mut self.before };
            side[usize::from(width > usual)].add(self.records);
        }
    }

    /// A record of the usual width: what came since the last one lies between.
    fn settle(&mut self) {
        if self.usual && self.after.iter().any(|places| places.count > 0) {
            for (between, after) in self.between.iter_mut().zip(std::mem::take(&mut self.after)) {
                between.append(after, 0);
            }
        }
        self.usual = true;
    }

    /// The records of `other` follow.
    pub fn append(&mut self, other: Tally) {
        let offset = self.records;
        self.stray.append(other.stray, offset);
        self.overlong.append(other.overlong, offset);
        self.shifted.append(other.shifted, offset);
        let sides = [0, 1];
        let (mut before, mut between, mut after) = (other.before, other.between, other.after);
        for side in sides {
            let place = if self.usual { &mut self.after } else { &mut self.before };
            place[side].append(std::mem::take(&mut before[side]), offset);
        }
        if other.usual {
            self.settle();
            for side in sides {
                self.between[side].append(std::mem::take(&mut between[side]), offset);
                self.after[side].append(std::mem::take(&mut after[side]), offset);
            }
        }
        self.records += other.records;
        self.blank += other.blank;
    }

    /// What the counts say.
    pub fn findings(&self, width: usize) -> Vec<Finding> {
        let mut out = Vec::new();
        out.extend(self.stray.clone().finding("unclosed-quotes", Severity::Warning));
        out.extend(self.overlong.clone().finding("overlong-records", Severity::Error));
        out.extend(self.shifted.clone().finding("shifted-rows", Severity::Warning));
        let [short, long] = self.between.clone();
        let severity = if long.count > 0 { Severity::Warning } else { Severity::Info };
        let (fewer, more) = (short.count, long.count);
        let mut all = short;
        all.append(long, 0);
        all.rows.sort_unstable();
        out.extend(all.finding("ragged-rows", severity).map(|mut finding| {
            finding.details.insert("width".to_owned(), width.to_string());
            finding.details.insert("short".to_owned(), fewer.to_string());
            finding.details.insert("long".to_owned(), more.to_string());
            finding
        }));
        out
    }
}
