//! Bounds on time and memory, and the names under which people set them; each one hit is a clear error or finding.
//!
//! Never here: the reading itself.

/// What a reader may use. The defaults suit an office machine with 2 GB to spare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one delimited record; a longer one is cut into a finding.
    pub record_bytes: usize,
    /// Columns of a table.
    pub columns: usize,
    /// Cells that a workbook or data file may hold in memory.
    pub cells: u64,
    /// Bytes that a compressed file may unpack to in memory (workbooks, archives).
    pub unpacked_bytes: u64,
    /// Bytes of one part of a workbook or map that has to be held whole.
    pub part_bytes: u64,
    /// Files in an archive.
    pub entries: usize,
    /// Nesting of JSON and XML.
    pub depth: usize,
    /// A delimited file up to this size is held whole as a grid; a larger one is streamed.
    pub grid_bytes: u64,
    /// Bytes of a streamed file's batch.
    pub batch_bytes: usize,
    /// Rows up to which `drop-duplicates` remembers each by its digest; of more, the digests are kept on disk and the
    /// table is read once more.
    pub row_digests: u64,
    /// Worker threads; 0 means one for each core.
    pub threads: usize,
    /// Bytes of a file that a person hands in through a browser.
    pub upload_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            record_bytes: 16 << 20,
            columns: 16_384,
            cells: 40_000_000,
            unpacked_bytes: 4 << 30,
            part_bytes: 512 << 20,
            entries: 1000,
            depth: 128,
            grid_bytes: 8 << 20,
            batch_bytes: 4 << 20,
            row_digests: 8_000_000,
            threads: 0,
            upload_bytes: 2 << 30,
        }
    }
}

/// A setting that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LimitsError {
    /// There is no limit of this name.
    #[error("no-such-limit: {0}")]
    Name(String),
    /// The value is no whole number above zero, alone or with `K`, `M` or `G` behind it.
    #[error("bad-limit: {name}: {value}")]
    Value {
        /// Which limit.
        name: String,
        /// What was given.
        value: String,
    },
    /// The settings are no TOML, or `limits` is no table of numbers and texts.
    #[error("bad-settings: {0}")]
    Settings(String),
}

impl Limits {
    /// The names that can be set, in the order of the fields.
    pub const NAMES: [&str; 12] = [
        "record_bytes",
        "columns",
        "cells",
        "unpacked_bytes",
        "part_bytes",
        "entries",
        "depth",
        "grid_bytes",
        "batch_bytes",
        "row_digests",
        "threads",
        "upload_bytes",
    ];

    /// The deepest nesting that can be set: the stack of a thread is not endless.
    const DEEPEST: u64 = 1000;

    /// Sets one limit by its name: a whole number, digits grouped by `_` or not, with `K`, `M` or `G` (times 1024) behind it.
    ///
    /// # Errors
    /// [`LimitsError::Name`], [`LimitsError::Value`].
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), LimitsError> {
        let bad = || LimitsError::Value { name: name.to_owned(), value: value.to_owned() };
        let number = number(value).filter(|number| *number > 0 || name == "threads").ok_or_else(bad)?;
        let size = usize::try_from(number).map_err(|_| bad())?;
        match name {
            "record_bytes" => self.record_bytes = size,
            "columns" => self.columns = size,
            "cells" => self.cells = number,
            "unpacked_bytes" => self.unpacked_bytes = number,
            "part_bytes" => self.part_bytes = number,
            "entries" => self.entries = size,
            "depth" if number <= Self::DEEPEST => self.depth = size,
            "grid_bytes" => self.grid_bytes = number,
            "batch_bytes" => self.batch_bytes = size,
            "row_digests" => self.row_digests = number,
            "threads" => self.threads = size,
            "upload_bytes" => self.upload_bytes = number,
            "depth" => return Err(bad()),
            _ => return Err(LimitsError::Name(name.to_owned())),
        }
        Ok(())
    }

    /// Sets the limits of the table `limits` of a settings file; other tables are left alone.
    ///
    /// # Errors
    /// As [`Limits::set`], and [`LimitsError::Settings`].
    pub fn set_from_toml(&mut self, text: &str) -> Result<(), LimitsError> {
        let settings: toml::Table =
            text.parse().map_err(|why: toml::de::Error| LimitsError::Settings(why.message().to_owned()))?;
        let Some(limits) = settings.get("limits") else { return Ok(()) };
        let limits = limits.as_table().ok_or_else(|| LimitsError::Settings("limits".to_owned()))?;
        for (name, value) in limits {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            self.set(name, &text)?;
        }
        Ok(())
    }
}

/// `40_000_000`, `512M`, `8 GB`.
fn number(text: &str) -> Option<u64> {
    let plain: String = text.chars().filter(|sign| !matches!(sign, '_' | ' ')).collect::<String>().to_ascii_uppercase();
    let digits = plain.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let shift = match &plain[digits.len()..] {
        "" | "B" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(1 << shift)
}
