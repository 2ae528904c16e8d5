//! A sheet's rows as structure looks at them: all of a grid, or the head and tail of a streamed file.
//!
//! Never here: judgement.

use crate::delimited::Delimited;
use crate::grid::{Area, Cell, Grid};
use crate::table::RowKind;

use super::form::Form;

/// Rows with their record numbers.
pub(crate) struct View<'a> {
    /// The cells of each row.
    pub rows: Vec<&'a [Cell]>,
    /// The look of each cell.
    pub forms: Vec<Vec<Form>>,
    /// True for each row that shows nothing.
    pub blank: Vec<bool>,
    /// The 1-based record of each row, ascending; a gap stands where the middle of a file is not seen.
    pub records: Vec<u64>,
    /// All records of the sheet.
    pub total: u64,
    /// Merged areas in records.
    pub merged: Vec<Area>,
    /// The names that the file itself gives to its columns.
    pub names: Option<&'a [Cell]>,
    /// True where the file tells the kinds of its cells.
    pub native: bool,
    /// What stood between the cells of a delimited text; prose that it tore is put together with it.
    pub delimiter: Option<&'a str>,
}

impl<'a> View<'a> {
    /// All rows of a grid, the first `offset` (0 or 1) of which names the columns.
    pub fn of_grid(grid: &'a Grid, offset: usize, native: bool) -> Self {
        let rows: Vec<&[Cell]> = grid.rows.iter().skip(offset).map(Vec::as_slice).collect();
        let records = (1..=rows.len() as u64).collect();
        let names = (offset > 0).then(|| grid.record(1));
        let total = rows.len() as u64;
        View::new(rows, records, total, if offset == 0 { grid.merged.clone() } else { Vec::new() }, names, native)
    }

    /// The head and tail of a streamed file.
    pub fn of_file(file: &'a Delimited) -> Self {
        let head = file.head.rows.iter().map(Vec::as_slice).zip(1u64..);
        let seen = file.head.len();
        let tail = file.tail.rows.iter().map(Vec::as_slice).zip(file.tail_first_record..).filter(|(_, r)| *r > seen);
        let (rows, records): (Vec<_>, Vec<_>) = head.chain(tail).unzip();
        View::new(rows, records, file.records.max(seen), Vec::new(), None, false)
    }

    fn new(
        rows: Vec<&'a [Cell]>,
        records: Vec<u64>,
        total: u64,
        merged: Vec<Area>,
        names: Option<&'a [Cell]>,
        native: bool,
    ) -> Self {
        let forms: Vec<Vec<Form>> = rows.iter().map(|row| row.iter().map(Form::of).collect()).collect();
        let blank = forms.iter().map(|row: &Vec<Form>| row.iter().all(|form| *form == Form::Blank)).collect();
        View { rows, forms, blank, records, total, merged, names, native, delimiter: None }
    }

    /// The number of rows that are seen.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The look of a cell; blank past the end.
    pub fn form(&self, row: usize, column: usize) -> Form {
        self.forms[row].get(column).copied().unwrap_or(Form::Blank)
    }

    /// The text of a cell; empty past the end.
    pub fn text(&self, row: usize, column: usize) -> &'a str {
        self.rows[row].get(column).map_or("", |cell| &cell.text)
    }

    /// The number of cells of a row that show something.
    pub fn filled(&self, row: usize) -> usize {
        self.forms[row].iter().filter(|form| **form != Form::Blank).count()
    }

    /// A row's cells joined by a space, and by the delimiter too where a blank follows it, as in prose.
    pub fn line(&self, row: usize) -> String {
        let mut line = String::new();
        let mut torn = false;
        for (cell, form) in self.rows[row].iter().zip(&self.forms[row]) {
            if torn && *form != Form::Blank && cell.text.starts_with(' ') {
                line.push_str(self.delimiter.unwrap_or_default());
            }
            torn = *form != Form::Blank;
            if torn {
                for word in cell.text.split_whitespace() {
                    if !line.is_empty() {
                        line.push(' ');
                    }
                    line.push_str(word);
                }
            }
        }
        line
    }

    /// One kind for each record of the sheet; what lies between head and tail is data.
    pub fn spread(&self, kinds: &[RowKind]) -> Vec<RowKind> {
        if self.total == kinds.len() as u64 {
            return kinds.to_vec();
        }
        let mut all = vec![RowKind::Data; usize::try_from(self.total).unwrap_or(usize::MAX)];
        for (record, kind) in self.records.iter().zip(kinds) {
            if let Some(slot) = all.get_mut(*record as usize - 1) {
                *slot = *kind;
            }
        }
        all
    }
}
