//! The folder in which one publication prepares its files, and the sweeping of folders that were left.
//!
//! Never here: what is prepared.

use std::path::{Path, PathBuf};

use crate::error::StoreError;
use crate::lock::Lock;
use crate::{Store, blob};

/// A folder of our own, on the same disk as the blobs; gone when dropped.
#[derive(Debug)]
pub struct Staging {
    path: PathBuf,
    _lock: Lock,
}

impl Staging {
    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // what cannot be removed now is swept at the next opening
        let _ = std::fs::remove_dir_all(&self.path);
        let _ = std::fs::remove_file(self.path.with_extension("lock"));
    }
}

impl Store {
    /// Makes a folder for a publication.
    ///
    /// # Errors
    /// Disk faults.
    pub async fn staging(&self) -> Result<Staging, StoreError> {
        let _sweep = self.lock("staging").await?;
        let root = self.folder.join("staging");
        let path = tempfile::Builder::new().prefix("publish-").tempdir_in(&root)?.keep();
        let lock = Lock::try_on(&path.with_extension("lock"))?
            .ok_or_else(|| StoreError::damaged("staging", "a new folder is locked already"))?;
        Ok(Staging { path, _lock: lock })
    }

    /// Removes staging folders whose makers are gone. A folder at work is left alone.
    pub(crate) async fn sweep(&self) -> Result<(), StoreError> {
        let _sweep = self.lock("staging").await?;
        for entry in std::fs::read_dir(self.folder.join("staging"))? {
            let path = entry?.path();
            let lock_path = path.with_extension("lock");
            if Lock::try_on(&lock_path)?.is_none() {
                continue;
            }
            match path.is_dir() {
                true => std::fs::remove_dir_all(&path)?,
                false if path != lock_path => std::fs::remove_file(&path)?,
                false => {}
            }
            blob::remove_if_there(&lock_path)?;
        }
        Ok(())
    }
}
