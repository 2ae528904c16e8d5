//! Builds a sheet's grid cell by cell, within the limits.
//!
//! Never here: any format.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::document::{Body, Sheet};
use crate::error::ReadError;
use crate::grid::{Area, Cell, CellKind, Grid};
use crate::limits::Limits;

/// How many cells all sheets of a file may still take; shared by threads.
pub(crate) struct Budget<'l> {
    used: AtomicU64,
    limits: &'l Limits,
}

impl<'l> Budget<'l> {
    /// Bytes of a text that count as a cell.
    const TEXT: usize = 64;

    /// Nothing used yet.
    pub fn new(limits: &'l Limits) -> Self {
        Budget { used: AtomicU64::new(0), limits }
    }

    /// Takes so many cells (fillers count too).
    ///
    /// # Errors
    /// `Limit` where there are no more.
    pub fn take(&self, cells: u64) -> Result<(), ReadError> {
        let found = self.used.fetch_add(cells, Ordering::Relaxed).saturating_add(cells);
        let allowed = self.limits.cells;
        if found > allowed { Err(ReadError::Limit { limit: "cells", found, allowed }) } else { Ok(()) }
    }

    /// Takes the room of a text: a cell more for each [`Budget::TEXT`] bytes, since one stored text may stand in many cells.
    ///
    /// # Errors
    /// `Limit` where there are no more.
    pub fn text(&self, bytes: usize) -> Result<(), ReadError> {
        if bytes < Self::TEXT { Ok(()) } else { self.take((bytes / Self::TEXT) as u64) }
    }

    /// Gives back all that was taken: the file is read again from its start.
    pub fn reset(&self) {
        self.used.store(0, Ordering::Relaxed);
    }

    /// Is this 0-based column still within the limits?
    ///
    /// # Errors
    /// `Limit` where it is not.
    pub fn column(&self, column: usize) -> Result<(), ReadError> {
        let (found, allowed) = (column as u64 + 1, self.limits.columns as u64);
        if found > allowed { Err(ReadError::Limit { limit: "columns", found, allowed }) } else { Ok(()) }
    }
}

/// A grid under construction; rows and columns are 0-based here.
pub(crate) struct SheetBuilder<'b> {
    /// What was built.
    pub grid: Grid,
    budget: &'b Budget<'b>,
    /// 0-based, both ends included; written out only as far as there are cells.
    hidden_rows: Vec<(u64, u64)>,
    hidden_columns: Vec<(u64, u64)>,
}

impl<'b> SheetBuilder<'b> {
    /// An empty sheet.
    pub fn new(budget: &'b Budget<'b>) -> Self {
        SheetBuilder { grid: Grid::default(), budget, hidden_rows: Vec::new(), hidden_columns: Vec::new() }
    }

    /// Puts a cell into its place; empty cells take no room.
    ///
    /// # Errors
    /// `Limit` where a limit is passed.
    pub fn put(&mut self, row: u64, column: usize, cell: Cell) -> Result<(), ReadError> {
        if cell.kind == CellKind::Empty {
            return Ok(());
        }
        self.budget.column(column)?;
        self.budget.text(cell.text.len())?;
        let rows = self.grid.rows.len() as u64;
        if row >= rows {
            self.budget.take(row - rows + 1)?;
            self.grid.rows.resize_with(row as usize + 1, Vec::new);
        }
        let cells = &mut self.grid.rows[row as usize];
        if column == cells.len() {
            self.budget.take(1)?;
            cells.push(cell);
            return Ok(());
        }
        if column > cells.len() {
            self.budget.take((column - cells.len()) as u64 + 1)?;
            cells.resize(column, Cell::empty());
            cells.push(cell);
        } else {
            cells[column] = cell;
        }
        Ok(())
    }

    /// Notes a merged area of more than one cell (0-based, both ends included).
    pub fn merge(&mut self, first_row: u64, first_column: usize, last_row: u64, last_column: usize) {
        let area = Area { first_row: first_row + 1, first_column, last_row: last_row + 1, last_column };
        if (last_row > first_row || last_column > first_column) && self.grid.merged.len() < 1_000_000 {
            self.grid.merged.push(area);
        }
    }

    /// Notes hidden rows (0-based, both ends included); rows past the last one with a cell are dropped at the end.
    pub fn hide_rows(&mut self, first: u64, last: u64) {
        note(&mut self.hidden_rows, first, last);
    }

    /// Notes hidden columns (0-based, both ends included).
    pub fn hide_columns(&mut self, first: usize, last: usize) {
        note(&mut self.hidden_columns, first as u64, last as u64);
    }

    /// The sheet, its facts sorted and cut to the used cells.
    pub fn finish(mut self, name: Option<String>, hidden: bool) -> Sheet {
        let grid = &mut self.grid;
        while grid.rows.last().is_some_and(Vec::is_empty) {
            grid.rows.pop();
        }
        let (rows, width) = (grid.len(), grid.width());
        grid.hidden_rows = written_out(&mut self.hidden_rows, rows).map(|row| row + 1).collect();
        grid.hidden_columns =
            written_out(&mut self.hidden_columns, width as u64).map(|column| column as usize).collect();
        grid.merged.retain(|area| {
            area.first_row <= rows
                && area.first_column < width
                && area.first_row <= area.last_row
                && area.first_column <= area.last_column
        });
        for area in &mut grid.merged {
            area.last_row = area.last_row.min(rows);
            area.last_column = area.last_column.min(width - 1);
        }
        grid.merged.sort_unstable_by_key(|area| (area.first_row, area.first_column));
        Sheet { name, hidden, named_columns: false, body: Body::Grid(self.grid) }
    }
}

/// Adds a range; one that goes on where the last ended makes it longer.
fn note(ranges: &mut Vec<(u64, u64)>, first: u64, last: u64) {
    match ranges.last_mut() {
        Some(before) if before.0 <= first && first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
        _ => ranges.push((first, last)),
    }
}

/// The numbers in the ranges that are below an end, ascending, each once.
fn written_out(ranges: &mut [(u64, u64)], end: u64) -> impl Iterator<Item = u64> + use<'_> {
    ranges.sort_unstable();
    let mut next = 0;
    ranges.iter().flat_map(move |(first, last)| {
        let start = next.max(*first);
        let stop = last.saturating_add(1).min(end);
        next = next.max(stop);
        start..stop
    })
}
