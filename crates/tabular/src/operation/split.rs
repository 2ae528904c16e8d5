//! `split`: a column becomes several at a separator; the last takes what remains.
//!
//! separator `, `, into `municipio`, `estado`: `"Atlixco, Puebla"` → `"Atlixco"` and `"Puebla"`.
//! Never here: patterns (see `extract`).

use super::row::RowOperation;

pub(super) const ID: &str = "split";

pub(super) struct Split {
    pub(super) separator: String,
}

impl RowOperation for Split {
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool {
        let count = made.len();
        for cell in cells {
            made.iter_mut().zip(cell.splitn(count, self.separator.as_str())).for_each(|(made, part)| {
                made.push_str(part.trim());
            });
        }
        true
    }
}
