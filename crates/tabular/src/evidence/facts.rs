//! What a column's rows added up to, before anybody judges it. The rules read it.
//!
//! Never here: anything that is kept or published; it may hold personal data while it lives.

use super::column::{ColumnState, Values};
use super::counts::Evidence;
use super::hash::hash;

/// A distinct value as it stands in the file, white space included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The text.
    pub text: Box<str>,
    /// How often it occurs.
    pub count: u64,
    /// The first record that holds it.
    pub first: u64,
}

/// How a column of days is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// It holds no days.
    #[default]
    None,
    /// Day first.
    DayFirst,
    /// Month first.
    MonthFirst,
    /// Year first, or the month as a word.
    Fixed,
    /// Both day first and month first fit all days.
    Undecided,
    /// Some days fit only one order, some only the other.
    Mixed,
}

/// What a column's rows added up to.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Blank cells.
    pub blanks: u64,
    /// True where `values` holds all distinct values; else it is an even sample of them with exact counts.
    pub complete: bool,
    /// Distinct values that are not blank, the most frequent first, then by text; missing-value words included.
    pub values: Vec<Seen>,
    /// The most frequent values that are no missing-value words; counts are about right where not complete.
    pub frequent: Vec<(String, u64)>,
    /// Counts of what was seen.
    pub evidence: Evidence,
    /// Distinct values, missing-value words included.
    pub distinct: u64,
    /// How days are read.
    pub date_order: DateOrder,
    /// The decimal sign of numbers.
    pub decimal: char,
    /// Cells taken as missing beyond blank ones, as the words of a [`crate::Operation::SetMissing`].
    pub missing: Vec<(String, crate::missing::Meaning, u64)>,
    /// True where the personal data are those of an office.
    pub institutional: bool,
}

/// What rules need is not what a profile says: two profiles are equal without it.
impl PartialEq for Facts {
    fn eq(&self, _: &Facts) -> bool {
        true
    }
}

/// Most frequent values kept.
const FREQUENT: usize = 20;

fn text(bytes: &[u8]) -> Box<str> {
    String::from_utf8_lossy(bytes).into()
}

impl Facts {
    pub(crate) fn new(state: ColumnState) -> Self {
        let mut facts = Facts { blanks: state.blanks, decimal: '.', ..Facts::default() };
        let mut frequent: Vec<(Box<str>, u64)>;
        match state.values {
            Values::All(dictionary) => {
                facts.complete = true;
                facts.distinct = dictionary.count() as u64;
                for (_, bytes, count, first) in dictionary.iter() {
                    facts.evidence.add(bytes, count, first);
                    facts.values.push(Seen { text: text(bytes), count, first });
                }
                sort(&mut facts.values);
                frequent = facts.values.iter().take(FREQUENT * 2).map(|v| (v.text.clone(), v.count)).collect();
            }
            Values::Sketched(sketches) => {
                facts.distinct = sketches.distinct.count();
                let sample = sketches.sample.finish();
                facts.values =
                    sample.iter().map(|v| Seen { text: text(&v.text), count: v.count, first: v.first }).collect();
                sort(&mut facts.values);
                frequent = facts.values.iter().take(FREQUENT * 2).map(|v| (v.text.clone(), v.count)).collect();
                for (bytes, _) in state.cells.repeated() {
                    let value = text(&bytes);
                    if !frequent.iter().any(|(known, _)| *known == value) {
                        frequent.push((value, sketches.frequency.get(hash(&bytes))));
                    }
                }
                frequent.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
                facts.evidence = sketches.evidence;
            }
        }
        frequent
            .retain(|(value, _)| crate::missing::word(super::shape::trim(value.as_bytes())).is_none_or(|w| !w.certain));
        facts.frequent = frequent.into_iter().take(FREQUENT).map(|(value, count)| (value.into(), count)).collect();
        facts
    }
}

fn sort(values: &mut [Seen]) {
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
}
