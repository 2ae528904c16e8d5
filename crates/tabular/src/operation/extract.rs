//! `extract`: what a pattern finds in a column becomes one more column (its first group, or all of it).
//!
//! pattern `C\.P\. (\d{5})`: `"Av. Juárez 5, C.P. 72000"` → `"72000"`; a cell without a hit gives a blank and is counted.
//! Never here: changing the column itself (see `replace_text`).

use regex::Regex;

use super::row::RowOperation;

pub(super) const ID: &str = "extract";

pub(super) struct Extract {
    pattern: Regex,
}

impl Extract {
    pub(super) fn new(pattern: &str) -> Option<Self> {
        Regex::new(pattern).ok().map(|pattern| Extract { pattern })
    }
}

impl RowOperation for Extract {
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool {
        let (Some(cell), Some(made)) = (cells.first(), made.first_mut()) else { return false };
        if cell.is_empty() {
            return true;
        }
        let hit = self.pattern.captures(cell).and_then(|groups| groups.get(1).or_else(|| groups.get(0)));
        if let Some(hit) = hit {
            made.push_str(hit.as_str());
        }
        hit.is_some()
    }
}
