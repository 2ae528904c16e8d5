//! Builds a sheet from records whose fields have names (JSON, GeoJSON, XML, KML).
//!
//! Never here: any format.

use std::collections::HashMap;

use crate::document::{Body, Sheet};
use crate::error::ReadError;
use crate::format::json_text::Json;
use crate::format::sheet_builder::Budget;
use crate::grid::{Cell, Grid};

/// Columns in the order in which they first came, and the records so far.
pub(crate) struct RecordTable<'b> {
    names: Vec<Box<str>>,
    places: HashMap<Box<str>, usize>,
    rows: Vec<Vec<Cell>>,
    row: Vec<Option<Cell>>,
    /// How often names that repeat came in the record at hand.
    repeated: HashMap<Box<str>, usize>,
    budget: &'b Budget<'b>,
}

impl<'b> RecordTable<'b> {
    /// Nothing yet.
    pub fn new(budget: &'b Budget<'b>) -> Self {
        let (names, rows, row) = (Vec::new(), Vec::new(), Vec::new());
        RecordTable { names, places: HashMap::new(), rows, row, repeated: HashMap::new(), budget }
    }

    /// How many records are finished.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Sets a field of the record at hand; a repeated name gets a column of its own.
    ///
    /// # Errors
    /// `Limit`.
    pub fn set(&mut self, name: &str, cell: Cell) -> Result<(), ReadError> {
        self.budget.text(cell.text.len())?;
        let mut place = self.place(name)?;
        if self.row.get(place).is_some_and(Option::is_some) {
            let mut again = self.repeated.get(name).copied().unwrap_or(2);
            while self.row.get(place).is_some_and(Option::is_some) {
                place = self.place(&format!("{name} ({again})"))?;
                again += 1;
            }
            self.repeated.insert(name.into(), again);
        }
        if self.row.len() <= place {
            self.row.resize(place + 1, None);
        }
        self.row[place] = Some(cell);
        Ok(())
    }

    /// Makes sure that a column is there, in its order.
    ///
    /// # Errors
    /// `Limit`.
    pub fn place(&mut self, name: &str) -> Result<usize, ReadError> {
        if let Some(place) = self.places.get(name) {
            return Ok(*place);
        }
        let place = self.names.len();
        self.budget.column(place)?;
        // names of nested objects hold all names around them
        self.budget.text(name.len().saturating_mul(8))?;
        self.names.push(name.into());
        self.places.insert(name.into(), place);
        Ok(place)
    }

    /// Sets the fields of an object, nested objects as `a.b`.
    ///
    /// # Errors
    /// `Limit`.
    pub fn set_object(
        &mut self,
        prefix: &str,
        members: &[(std::borrow::Cow<'_, str>, Json<'_>)],
    ) -> Result<(), ReadError> {
        for (name, value) in members {
            let joined;
            let name = if prefix.is_empty() {
                &**name
            } else {
                joined = format!("{prefix}.{name}");
                &joined
            };
            match value {
                Json::Object(inner) if !inner.is_empty() => self.set_object(name, inner)?,
                value => self.set(name, value.cell())?,
            }
        }
        Ok(())
    }

    /// Ends the record at hand.
    ///
    /// # Errors
    /// `Limit`.
    pub fn end_record(&mut self) -> Result<(), ReadError> {
        self.budget.take(self.row.len().max(1) as u64)?;
        self.repeated.clear();
        let mut row: Vec<Cell> = self.row.drain(..).map(|cell| cell.unwrap_or_else(Cell::empty)).collect();
        while row.last().is_some_and(|cell| cell.text.is_empty()) {
            row.pop();
        }
        self.rows.push(row);
        Ok(())
    }

    /// Names of columns in order.
    pub fn names(&self) -> &[Box<str>] {
        &self.names
    }

    /// Forgets the record at hand.
    pub fn drop_record(&mut self) {
        self.row.clear();
        self.repeated.clear();
    }

    /// The sheet; its first row holds the names.
    pub fn finish(self, name: Option<String>) -> Sheet {
        let mut rows = Vec::with_capacity(self.rows.len() + 1);
        rows.push(self.names.into_iter().map(Cell::text).collect());
        rows.extend(self.rows);
        Sheet { name, hidden: false, named_columns: true, body: Body::Grid(Grid { rows, ..Grid::default() }) }
    }
}
