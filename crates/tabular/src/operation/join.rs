//! `join`: several columns become one more; blank cells are passed over.
//!
//! separator space: `"Ana"`, blank, `"Peña"` → `"Ana Peña"`.
//! Never here: dropping the old columns (see `drop_columns`).

use super::row::RowOperation;

pub(super) const ID: &str = "join";

pub(super) struct Join {
    pub(super) separator: String,
}

impl RowOperation for Join {
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool {
        let filled: Vec<&str> = cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
        if let Some(made) = made.first_mut() {
            made.push_str(&filled.join(&self.separator));
        }
        true
    }
}
