//! A file that comes in piece by piece, up to a limit.
//!
//! Never here: what becomes of it (see `draft`).

use std::io::Write;
use std::path::Path;

use apertura_store::Hashed;
use apertura_tabular::ReadError;
use tempfile::{NamedTempFile, TempPath};

use super::{background, fault};
use crate::refusal::Refusal;

/// A file that is being handed in. Gone when dropped.
#[derive(Debug)]
pub struct Upload {
    file: NamedTempFile,
    bytes: u64,
    most: u64,
}

impl Upload {
    pub(super) fn new(folder: &Path, most: u64) -> Result<Upload, Refusal> {
        Ok(Upload { file: NamedTempFile::new_in(folder).map_err(fault)?, bytes: 0, most })
    }

    /// The next piece.
    ///
    /// # Errors
    /// [`ReadError::Limit`] `upload_bytes` where it is one too many; disk faults.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), Refusal> {
        self.bytes = self.bytes.saturating_add(piece.len() as u64);
        if self.bytes > self.most {
            return Err(ReadError::Limit { limit: "upload_bytes", found: self.bytes, allowed: self.most }.into());
        }
        self.file.write_all(piece).map_err(fault)
    }

    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }

    /// The whole file, with its hash.
    pub(super) async fn finished(mut self) -> Result<(TempPath, Hashed), Refusal> {
        self.file.flush().map_err(fault)?;
        let path = self.file.into_temp_path();
        let hashed = {
            let path = path.to_path_buf();
            background(move || Hashed::of_file(&path, &|_| ())).await?.map_err(fault)?
        };
        if hashed.bytes == 0 {
            return Err(ReadError::Empty.into());
        }
        Ok((path, hashed))
    }
}
