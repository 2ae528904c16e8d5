//! A file, read: its sheets as they stood, its tables, profiles and findings, and the recipe that it suggests.
//!
//! Never here: recipes that people have touched.

use std::path::Path;

use apertura_tabular::inspection::{Examined, examine_shared};
use apertura_tabular::read::read;
use apertura_tabular::structure::Shared;
use apertura_tabular::{Finding, Limits, Overrides, Profile, Recipe, RowKind, Table, suggest};

use crate::refusal::Refusal;

/// A file, read.
pub struct Reading {
    /// All that was found.
    pub examined: Examined,
    /// The cells, to be read in another way.
    cells: Shared,
    /// The encoding and the delimiter that the cells were read with.
    letters: (Option<String>, Option<String>),
}

impl Reading {
    pub(super) fn new(
        path: &Path,
        name: &str,
        overrides: &Overrides,
        limits: &Limits,
        told: &super::Progressing<'_>,
    ) -> Result<Reading, Refusal> {
        let mut cells = Shared::from(read(path, overrides, limits)?);
        name.clone_into(&mut cells.source.name);
        Reading::of(cells, overrides, limits, told)
    }

    fn of(
        cells: Shared,
        overrides: &Overrides,
        limits: &Limits,
        told: &super::Progressing<'_>,
    ) -> Result<Reading, Refusal> {
        let examined = examine_shared(cells.clone(), overrides, limits, told)?;
        Ok(Reading { examined, cells, letters: (overrides.encoding.clone(), overrides.delimiter.clone()) })
    }

    /// True where the file's cells are the same in this way of reading.
    pub(super) fn cells_hold(&self, overrides: &Overrides) -> bool {
        self.letters.0 == overrides.encoding && self.letters.1 == overrides.delimiter
    }

    /// The same cells, read in another way.
    pub(super) fn again(
        known: &Reading,
        overrides: &Overrides,
        limits: &Limits,
        told: &super::Progressing<'_>,
    ) -> Result<Reading, Refusal> {
        Reading::of(known.cells.clone(), overrides, limits, told)
    }

    /// A table with its profile, by its 1-based number; none where there is none.
    pub fn table(&self, number: usize) -> Option<(&Table, &Profile)> {
        let index = number.checked_sub(1)?;
        Some((self.examined.structured.tables.get(index)?, self.examined.profiles.get(index)?))
    }

    /// What the records of a table's sheet are; of a stack, those of all its sheets. None past the end.
    pub fn kind(&self, number: usize, record: u64) -> Option<RowKind> {
        let (table, _) = self.table(number)?;
        let sheets = &self.examined.structured.sheets;
        let (kinds, record) = match table.layers() {
            [] => (sheets.iter().find(|sheet| sheet.tables.contains(&(number - 1)))?.kinds.as_slice(), record),
            layers => {
                let layer = layers.get(layers.partition_point(|layer| layer.offset < record).checked_sub(1)?)?;
                let sheet = sheets.iter().find(|sheet| sheet.name == layer.table.sheet)?;
                (sheet.kinds.as_slice(), record - layer.offset)
            }
        };
        kinds.get(usize::try_from(record.checked_sub(1)?).ok()?).copied()
    }

    /// The findings about the file and one of its tables.
    pub fn findings(&self, number: usize) -> impl Iterator<Item = &Finding> {
        self.examined.findings.iter().filter(move |finding| finding.table.is_none_or(|table| table + 1 == number))
    }

    /// The recipe that the table suggests; one without steps where there is no such table.
    pub(super) fn suggested(&self, number: usize, overrides: &Overrides) -> Recipe {
        match self.table(number) {
            Some((table, profile)) => suggest::recipe(table, number, overrides, profile, &self.examined.findings),
            None => Recipe::new(number, overrides.clone()),
        }
    }
}
