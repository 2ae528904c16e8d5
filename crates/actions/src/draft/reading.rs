//! A file, read: its sheets as they stood, its tables, profiles and findings, and the recipe that it suggests.
//!
//! Never here: recipes that people have touched.

use std::path::Path;

use apertura_tabular::inspection::{Examined, examine_with};
use apertura_tabular::{Finding, Limits, Overrides, Profile, Recipe, RowKind, Table, suggest};

use crate::refusal::Refusal;

/// A file, read.
pub struct Reading {
    /// All that was found.
    pub examined: Examined,
}

impl Reading {
    pub(super) fn new(
        path: &Path,
        name: &str,
        overrides: &Overrides,
        limits: &Limits,
        told: &super::Progressing<'_>,
    ) -> Result<Reading, Refusal> {
        let mut examined = examine_with(path, overrides, limits, told)?;
        name.clone_into(&mut examined.structured.source.name);
        Ok(Reading { examined })
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
