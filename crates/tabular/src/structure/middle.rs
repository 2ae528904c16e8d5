//! The middle of a streamed file, between the head and the tail that are looked at as grids: repeated headers, totals,
//! section headings and notes among the data, found while the batches of the first pass go by.
//!
//! A few comparisons of the first signs of a row's first cells; a row is looked at as a whole only where these say that
//! it may be odd. Only what is certain is taken out of the data. Never here: grids (see `classify`).

use std::sync::{Mutex, PoisonError};

use crate::batch::Batch;
use crate::delimited::Delimited;
use crate::finding::{Finding, Severity};
use crate::table::{RowKind, Rows, Table};

use super::form::Form;
use super::word;
use super::{SheetStructure, finding};

/// Columns in which a row may say that it is a total: the first of them that is filled.
const KEYS: usize = 3;
/// Odd rows that are kept at most; in a file with more, the others stay data.
const MOST: usize = 1 << 20;
/// One row in so many may be a total where nothing but its word tells.
const RARE: u64 = 50;

/// Looks at the batches of one streamed table.
pub(crate) struct Watch {
    /// Header rows as the table's columns have them, trimmed.
    headers: Vec<Vec<String>>,
    /// The column whose first signs are compared with the headers'.
    probe: usize,
    /// Share of ordinary rows in which each column is filled, and in which it holds words.
    filled: Vec<f64>,
    worded: Vec<f64>,
    /// Records that are not seen as a grid.
    from: u64,
    to: u64,
    found: Mutex<Vec<(u64, Odd)>>,
}

/// What an odd row is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Odd {
    Header,
    /// A total whose other words are missing.
    Total,
    /// A row of numbers that says total and differs from the others in nothing else.
    TotalByWord,
    Group,
    Note,
    /// One cell alone, which may be a key without values.
    Lone,
}

impl Watch {
    /// For a streamed table; none where every row was seen as a grid.
    pub fn new(table: &Table) -> Option<Self> {
        let Rows::Delimited(file) = &table.rows else { return None };
        let (from, to) = (file.head.len() + 1, file.tail_first_record);
        if from >= to || table.columns.len() < 2 {
            return None;
        }
        let cell = |record: u64, index: usize| file.head.cell(record, index).text.trim().to_owned();
        let header = table.structure.header_first_row.map_or(0..0, |row| row..row + table.structure.header_rows);
        let headers: Vec<Vec<String>> = header
            .map(|record| table.columns.iter().map(|column| cell(record, column.index)).collect::<Vec<_>>())
            .filter(|cells| cells.iter().filter(|cell| !cell.is_empty()).count() >= 2)
            .collect();
        let probe = headers.first().and_then(|cells| cells.iter().position(|cell| !cell.is_empty())).unwrap_or(0);
        let (filled, worded) = ordinary(table, file);
        Some(Watch { headers, probe, filled, worded, from, to, found: Mutex::default() })
    }

    /// Marks the odd rows of a batch as no rows of the profile.
    pub fn mark(&self, batch: &mut Batch) {
        let (Some(first), Some(last)) = (batch.records.first(), batch.records.last()) else { return };
        if *last < self.from || *first >= self.to {
            return;
        }
        let odd = self.odd_rows(batch);
        if odd.is_empty() {
            return;
        }
        batch.derived.resize(batch.records.len(), false);
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        for (row, kind) in odd {
            if found.len() < MOST {
                batch.derived[row] |= kind != Odd::Lone;
                found.push((batch.records[row], kind));
            }
        }
    }

    fn odd_rows(&self, batch: &Batch) -> Vec<(usize, Odd)> {
        let columns = &batch.columns;
        let views = |column: usize| columns[column].views();
        let (probe, last) = (views(self.probe), views(columns.len() - 1));
        let keys: Vec<&[u128]> = (0..KEYS.min(columns.len())).map(|column| &**views(column)).collect();
        let starts: Vec<u64> = self.headers.iter().map(|cells| start(&cells[self.probe])).collect();
        let mut odd = Vec::new();
        for row in 0..batch.rows() {
            let may_be_header = starts.contains(&low(probe[row]));
            let may_be_lone = length(last[row]) == 0 && keys.get(1).is_some_and(|key| length(key[row]) == 0);
            let key = keys.iter().position(|key| length(key[row]) > 0);
            let may_be_total = key.is_some_and(|key| says(keys[key][row]));
            if !(may_be_header || may_be_lone || may_be_total) || batch.is_derived(row) {
                continue;
            }
            if !(self.from..self.to).contains(&batch.records[row]) {
                continue;
            }
            let cells: Vec<&str> = columns.iter().map(|column| column.value(row).trim()).collect();
            if let Some(kind) = self.judge(&cells) {
                odd.push((row, kind));
            }
        }
        odd
    }

    /// What the row is; none where it is data.
    #[cold]
    fn judge(&self, cells: &[&str]) -> Option<Odd> {
        if self.headers.iter().any(|header| header.iter().zip(cells).all(|(header, cell)| header == cell)) {
            return Some(Odd::Header);
        }
        let forms: Vec<Form> = cells.iter().map(|cell| Form::of_text(cell)).collect();
        let key = forms.iter().position(|form| *form != Form::Blank)?;
        let text = cells[key];
        if forms.iter().skip(key + 1).all(|form| *form == Form::Blank) {
            let usual = self.filled.iter().filter(|share| **share > 0.9).count();
            return match forms[key] {
                _ if key > 0 || usual < 2 => None,
                Form::Text if word::says_note(text) => Some(Odd::Note),
                // a word where others have numbers, dates or nothing is no key
                Form::Text if self.worded[0] < 0.02 && cells.len() > 2 => Some(Odd::Group),
                _ => Some(Odd::Lone),
            };
        }
        let numbers = || forms.iter().skip(key + 1).all(|form| *form == Form::Blank || form.is_value());
        let counts = || forms.iter().skip(key + 1).any(|form| form.is_number());
        if forms[key] == Form::Text && word::says_total(text) && numbers() && counts() {
            let silent = (key + 1..forms.len())
                .chain(0..key)
                .any(|column| forms[column] == Form::Blank && self.worded[column] > 0.9);
            return Some(if silent { Odd::Total } else { Odd::TotalByWord });
        }
        None
    }

    /// Takes what was found out of the table's data, and says so. False where the rows that [`Watch::mark`] marked
    /// are data after all: then the profile must be made again.
    pub fn settle(
        self,
        number: usize,
        table: &mut Table,
        sheets: &mut [SheetStructure],
        findings: &mut Vec<Finding>,
    ) -> bool {
        let mut found = std::mem::take(&mut *self.found.lock().unwrap_or_else(PoisonError::into_inner));
        found.sort_unstable();
        let rows = table.structure.rows;
        let many = |kind: Odd, share: u64| found.iter().filter(|(_, own)| *own == kind).count() as u64 * share > rows;
        let wrong: Vec<Odd> = [(Odd::TotalByWord, RARE), (Odd::Total, 4), (Odd::Group, 4), (Odd::Note, 4)]
            .into_iter()
            .filter(|(kind, share)| many(*kind, *share))
            .map(|(kind, _)| kind)
            .collect();
        let lone: Vec<u64> = found.iter().filter(|(_, kind)| *kind == Odd::Lone).map(|(record, _)| *record).collect();
        found.retain(|(_, kind)| *kind != Odd::Lone && !wrong.contains(kind));
        // A cell alone right above a repeated header is the title of the page.
        let headers: Vec<u64> =
            found.iter().filter(|(_, kind)| *kind == Odd::Header).map(|(record, _)| *record).collect();
        let above_header = |record: &u64| {
            headers.get(headers.partition_point(|header| header < record)).is_some_and(|header| header - record <= 3)
        };
        let (titles, lone): (Vec<u64>, Vec<u64>) = lone.into_iter().partition(above_header);
        let kinds = found.iter().map(|(record, kind)| {
            let kind = match kind {
                Odd::Header => RowKind::Header,
                Odd::Total | Odd::TotalByWord => RowKind::Derived,
                Odd::Group if above_header(record) => RowKind::Metadata,
                Odd::Group => RowKind::Group,
                Odd::Note | Odd::Lone => RowKind::Notes,
            };
            (*record, kind)
        });
        let mut kinds: Vec<(u64, RowKind)> =
            kinds.chain(titles.iter().map(|title| (*title, RowKind::Metadata))).collect();
        kinds.sort_unstable_by_key(|(record, _)| *record);
        let category = if wrong.contains(&Odd::TotalByWord) { self.totals_by_word(table) } else { Vec::new() };
        let again = !wrong.is_empty() || !titles.is_empty();
        if let Some(sheet) = sheets.iter_mut().find(|sheet| sheet.tables.contains(&number)) {
            for (record, kind) in kinds.iter().copied().chain(category.iter().map(|record| (*record, RowKind::Data))) {
                if let Some(slot) = usize::try_from(record - 1).ok().and_then(|place| sheet.kinds.get_mut(place)) {
                    *slot = kind;
                }
            }
        }
        let structure = &mut table.structure;
        structure.rows -= kinds.iter().filter(|(_, kind)| *kind != RowKind::Derived).count() as u64;
        structure.exceptions.retain(|(record, _)| category.binary_search(record).is_err());
        structure.exceptions.extend(&kinds);
        structure.exceptions.sort_unstable_by_key(|(record, _)| *record);
        if !kinds.is_empty() || !category.is_empty() {
            findings.retain(|known| known.table != Some(number) || !finding::EXCEPTIONS.contains(&known.rule.as_str()));
            let own = finding::about_exceptions(structure);
            findings.extend(own.into_iter().map(|finding| Finding { table: Some(number), ..finding }));
        }
        if !lone.is_empty() && lone.len() as u64 * 4 <= rows {
            let own = finding::about_rows("lone-cells", Severity::Info, lone);
            findings.push(Finding { table: Some(number), ..own });
        }
        !again
    }
}

impl Watch {
    /// Totals of head and tail that only their word tells, ascending: where there are many, they are a category of
    /// the data (`Hombres`, `Mujeres`, `Total`).
    fn totals_by_word(&self, table: &Table) -> Vec<u64> {
        let Rows::Delimited(file) = &table.rows else { return Vec::new() };
        let derived = table.structure.exceptions.iter().filter(|(_, kind)| *kind == RowKind::Derived);
        let by_word = |record: &u64| {
            let row = match record.checked_sub(file.tail_first_record) {
                Some(place) => file.tail.record(place + 1),
                None => file.head.record(*record),
            };
            let cell = |index: usize| row.get(index).map_or("", |cell| cell.text.trim());
            let cells: Vec<&str> = table.columns.iter().map(|column| cell(column.index)).collect();
            self.judge(&cells) == Some(Odd::TotalByWord)
        };
        derived.map(|(record, _)| *record).filter(by_word).collect()
    }
}

/// Shares of the head's rows in which each column is filled, and holds words.
fn ordinary(table: &Table, file: &Delimited) -> (Vec<f64>, Vec<f64>) {
    let structure = &table.structure;
    let plain = |record: &u64| structure.exceptions.binary_search_by_key(record, |(record, _)| *record).is_err();
    let records: Vec<u64> = (structure.first_row..=structure.last_row.min(file.head.len())).filter(plain).collect();
    let share = |column: usize, holds: fn(Form) -> bool| {
        let index = table.columns[column].index;
        let forms = records.iter().map(|record| Form::of_text(&file.head.cell(*record, index).text));
        forms.filter(|form| holds(*form)).count() as f64 / records.len().max(1) as f64
    };
    let columns = || 0..table.columns.len();
    (
        columns().map(|column| share(column, |form| form != Form::Blank)).collect(),
        columns().map(|column| share(column, |form| form == Form::Text)).collect(),
    )
}

/// The length in a view of a text (see Arrow's `StringView`): its low 32 bits.
fn length(view: u128) -> u32 {
    view as u32
}

/// The length and the first four bytes.
fn low(view: u128) -> u64 {
    view as u64
}

/// The low half of the view that a text has.
fn start(text: &str) -> u64 {
    let mut first = [0; 4];
    for (slot, byte) in first.iter_mut().zip(text.bytes()) {
        *slot = byte;
    }
    u64::from(u32::from_le_bytes(first)) << 32 | text.len() as u64
}

/// True where the first four bytes may begin a word that says total, whatever its case.
fn says(view: u128) -> bool {
    const WORDS: [u32; 6] = [
        u32::from_le_bytes(*b"tota"),
        u32::from_le_bytes(*b"subt"),
        u32::from_le_bytes(*b"sub "),
        u32::from_le_bytes(*b"suma"),
        u32::from_le_bytes(*b"gran"),
        u32::from_le_bytes(*b"t o "),
    ];
    let first = (view >> 32) as u32 | 0x2020_2020;
    WORDS.contains(&first)
}
