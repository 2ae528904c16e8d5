//! A delimited file on disk, too large to hold as a grid: its head and tail, and how to stream it.
//!
//! Never here: what the rows mean (see `structure`).

use std::path::PathBuf;

use crate::grid::Grid;

/// A delimited file that is streamed. The original bytes stay where they are.
#[derive(Debug)]
pub struct Delimited {
    /// The file (unpacked, where it came compressed).
    pub path: PathBuf,
    /// The first records, enough to see the structure and guess the types.
    pub head: Grid,
    /// The last records, to see footers and totals.
    pub tail: Grid,
    /// The 1-based record of the first row of `tail`.
    pub tail_first_record: u64,
    /// All records of the file, blank ones included.
    pub records: u64,
}
