//! The key of pseudonyms, and how each key of ours is made: once, kept in the data folder, readable by its owner alone.
//!
//! Never here: how a pseudonym is made (see tabular); the key in the database, a log or a published file.

use std::io::{ErrorKind, Read, Write};

use crate::Store;
use crate::error::StoreError;

/// Length of the key in bytes.
const LENGTH: usize = 32;

impl Store {
    /// The key; made from the operating system's random source where there is none yet.
    ///
    /// # Errors
    /// Disk faults; [`StoreError::Damaged`] where the key file has another length.
    pub async fn pseudonym_key(&self) -> Result<Vec<u8>, StoreError> {
        self.key("pseudonym").await
    }

    /// The key with a name, made where there is none yet; each purpose has its own.
    pub(crate) async fn key(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let _lock = self.lock(&format!("{name}-key")).await?;
        let path = self.folder.join(format!("{name}.key"));
        match std::fs::read(&path) {
            Ok(key) if key.len() == LENGTH => return Ok(key),
            Ok(key) => return Err(StoreError::damaged(format!("{name}.key"), key.len())),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        let mut key = vec![0; LENGTH];
        std::fs::File::open("/dev/urandom")?.read_exact(&mut key)?;
        // a temporary file is readable by its owner alone
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&key)?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|error| error.error)?;
        Ok(key)
    }
}
