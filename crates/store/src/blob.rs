//! Files by the hash of their bytes: written once, never changed.
//!
//! Never here: what a file is for (see `version`).

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Store;
use crate::error::StoreError;

/// Size and hash of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashed {
    /// Size.
    pub bytes: u64,
    /// SHA-256, lower-case hex.
    pub sha256: String,
}

impl Hashed {
    /// Reads a file to its end; `seen` is told the bytes read so far.
    ///
    /// # Errors
    /// Disk faults.
    pub fn of_file(path: &Path, seen: &dyn Fn(u64)) -> std::io::Result<Hashed> {
        Self::of_reader(File::open(path)?, seen, |_| Ok(()))
    }

    /// Hashes what is read and hands it on.
    pub(crate) fn of_reader(
        mut from: impl Read,
        seen: &dyn Fn(u64),
        mut hand_on: impl FnMut(&[u8]) -> std::io::Result<()>,
    ) -> std::io::Result<Hashed> {
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; 1 << 20];
        let mut bytes = 0;
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            hasher.update(&buffer[..read]);
            hand_on(&buffer[..read])?;
            bytes += read as u64;
            seen(bytes);
        }
        Ok(Hashed { bytes, sha256: hex(&hasher.finalize()) })
    }
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of a text, lower-case hex.
pub(crate) fn hash_text(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

pub(crate) fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes the entries of a folder durable.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

impl Store {
    /// Where the blob with this hash is, or would be.
    pub fn blob_path(&self, sha256: &str) -> PathBuf {
        self.folder.join("blobs").join(sha256.get(..2).unwrap_or("__")).join(sha256)
    }

    /// Copies a file and hashes what was copied; `seen` is told the bytes so far. Blocks.
    ///
    /// # Errors
    /// Disk faults.
    pub fn copy_and_hash(from: &Path, to: &Path, seen: &dyn Fn(u64)) -> std::io::Result<Hashed> {
        use std::io::Write;
        let mut out = File::create(to)?;
        Hashed::of_reader(File::open(from)?, seen, |bytes| out.write_all(bytes))
    }

    /// Moves files into the blobs, durably: when this returns, a power cut does not lose them. Blocks.
    ///
    /// # Errors
    /// Disk faults; then some files may have moved, which is harmless.
    pub fn keep_blobs(&self, files: &[(PathBuf, Hashed)]) -> std::io::Result<()> {
        let mut folders = std::collections::BTreeSet::new();
        for (path, hashed) in files {
            let target = self.blob_path(&hashed.sha256);
            let folder = self.folder.join("blobs").join(&hashed.sha256[..2]);
            std::fs::create_dir_all(&folder)?;
            // also where the file is there already: its maker may have been killed before the folder was durable
            folders.insert(folder);
            if std::fs::metadata(&target).is_ok_and(|there| there.len() == hashed.bytes) {
                std::fs::remove_file(path)?;
                continue;
            }
            let file = File::open(path)?;
            let mut permissions = file.metadata()?.permissions();
            permissions.set_readonly(true);
            file.set_permissions(permissions)?;
            file.sync_all()?;
            std::fs::rename(path, &target)?;
        }
        for folder in &folders {
            sync_folder(folder)?;
        }
        if !folders.is_empty() {
            sync_folder(&self.folder.join("blobs"))?;
        }
        Ok(())
    }

    /// Removes blobs that no version, no draft and no document names. Waits for publications that are about to become visible.
    /// Gives how many files and bytes went.
    ///
    /// # Errors
    /// Disk and database faults.
    pub async fn collect_orphans(&self) -> Result<(u64, u64), StoreError> {
        let _lock = self.lock("visible").await?;
        let named: std::collections::HashSet<String> = sqlx::query_scalar(
            "SELECT sha256 FROM distribution UNION SELECT original FROM version UNION SELECT original FROM draft
             UNION SELECT original FROM submission
             UNION SELECT sha256 FROM agency_document",
        )
        .fetch_all(&self.pool)
        .await?
        .into_iter()
        .collect();
        let (mut files, mut bytes) = (0, 0);
        for folder in std::fs::read_dir(self.folder.join("blobs"))? {
            for entry in std::fs::read_dir(folder?.path())? {
                let entry = entry?;
                if !named.contains(entry.file_name().to_string_lossy().as_ref()) {
                    bytes += entry.metadata()?.len();
                    files += 1;
                    std::fs::remove_file(entry.path())?;
                }
            }
        }
        Ok((files, bytes))
    }
}
