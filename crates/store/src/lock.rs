//! Locks between processes: a file in `locks/`, locked by the operating system, so that it is free
//! again however its holder ends.
//!
//! Never here: what is guarded.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::StoreError;

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    pub(crate) async fn wait(folder: &Path, name: &str) -> Result<Lock, StoreError> {
        let path = folder.join("locks").join(format!("{name}.lock"));
        let waiting = tokio::task::spawn_blocking(move || -> std::io::Result<Lock> {
            let file = open(&path)?;
            file.lock()?;
            Ok(Lock { _file: file })
        });
        waiting.await.map_err(std::io::Error::other)?.map_err(StoreError::Disk)
    }

    /// The lock of a file, where nobody holds it.
    pub(crate) fn try_on(path: &Path) -> std::io::Result<Option<Lock>> {
        let file = open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(path)
}
