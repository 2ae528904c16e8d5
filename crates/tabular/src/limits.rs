//! Bounds on time and memory; each one hit is a clear error or finding, never a crash.
//!
//! Never here: the reading itself.

/// What a reader may use. The defaults suit an office machine with 2 GB to spare.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of one delimited record; a longer one is cut into a finding.
    pub record_bytes: usize,
    /// Columns of a table.
    pub columns: usize,
    /// Cells that a workbook or data file may hold in memory.
    pub cells: u64,
    /// Bytes that a compressed file may unpack to in memory (workbooks, archives).
    pub unpacked_bytes: u64,
    /// Nesting of JSON and XML.
    pub depth: usize,
    /// A delimited file up to this size is held whole as a grid; a larger one is streamed.
    pub grid_bytes: u64,
    /// Bytes of a streamed file's batch.
    pub batch_bytes: usize,
    /// Worker threads; 0 means one for each core.
    pub threads: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            record_bytes: 16 << 20,
            columns: 16_384,
            cells: 40_000_000,
            unpacked_bytes: 4 << 30,
            depth: 128,
            grid_bytes: 8 << 20,
            batch_bytes: 4 << 20,
            threads: 0,
        }
    }
}
