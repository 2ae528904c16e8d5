//! How the database keeps a moment: UTC with microseconds, so that times sort as text.
//!
//! Never here: the clock (the catalog's configuration has it), queries.

/// A moment as the database keeps it.
pub(crate) fn time_text(time: jiff::Timestamp) -> String {
    format!("{time:.6}")
}
