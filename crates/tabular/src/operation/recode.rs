//! `recode`: one more column by a table of values (the key of a name, the name of a key).
//!
//! `Puebla` → `21`; compared trimmed, without case and accents; a value that the table lacks gives a blank and is
//! counted. Never here: the tables.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::fold::fold;
use super::row::RowOperation;

pub(super) const ID: &str = "recode";

pub(super) struct Recode {
    values: HashMap<String, String>,
}

impl Recode {
    pub(super) fn new(values: &BTreeMap<String, String>) -> Self {
        Recode { values: values.iter().map(|(from, to)| (fold(from).into_owned(), to.clone())).collect() }
    }
}

impl RowOperation for Recode {
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool {
        let (Some(cell), Some(made)) = (cells.first(), made.first_mut()) else { return false };
        if cell.is_empty() {
            return true;
        }
        let found = self.values.get(fold(cell).as_ref());
        if let Some(found) = found {
            made.push_str(found);
        }
        found.is_some()
    }
}
