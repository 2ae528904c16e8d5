//! Operations that make new columns from the cells of a row.
//!
//! Never here: a particular operation.

/// Makes some new cells from some cells of a row.
pub(crate) trait RowOperation: Send + Sync {
    /// Fills `made` (blank texts before) from `cells` (a blank cell is an empty text). False where the cells
    /// could not be treated.
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool;
}
