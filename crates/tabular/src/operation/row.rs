//! Operations that make new columns from the cells of a row.
//!
//! Never here: a particular operation.

/// Makes some new cells from some cells of a row.
pub(crate) trait RowOperation: Send + Sync {
    /// Fills `made` (blank texts before) from `cells` (a blank cell is an empty text). False where the cells
    /// could not be treated.
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool;

    /// True where the one new column stands for the old one.
    fn replaces(&self) -> bool {
        false
    }

    /// True where the new columns hold numbers.
    fn numbers(&self) -> bool {
        false
    }

    /// Columns whose cells come after those that the step names.
    fn more_columns(&self) -> Vec<String> {
        Vec::new()
    }
}
