//! Keep this; give it back: the only SQL and the only blobs.
//!
//! ```text
//! <data>/apertura.sqlite   what was written, decided and published (ground state)
//! <data>/blobs/aa/<sha256> every file, once, by the hash of its bytes; never changed
//! <data>/search/           the index by which datasets are found (derived; may be deleted any day, needs no backup)
//! <data>/synonyms.txt      the operator's words of the same meaning, where there are some
//! <data>/staging/          what a publication under way writes; swept when nobody works in it
//! <data>/locks/            files that processes lock, so that they wait for one another
//! <data>/pseudonym.key     the key of pseudonyms; never leaves this folder
//! ```
//!
//! Never here: axum, datafusion, decisions on who may do what.

mod account;
mod agency;
mod agency_document;
mod api_token;
mod attempt;
mod blob;
mod certificate;
mod contribution;
mod database;
mod dataset;
mod dataset_search;
mod draft;
mod error;
mod event;
mod follow;
mod hand_over;
mod inventory;
mod kept_chart;
mod letter;
mod link;
mod lock;
mod one_time_link;
mod outline;
mod plan;
mod plenary;
mod priority;
mod pseudonym_key;
mod publication;
pub mod search;
mod second_factor;
mod session;
mod staging;
mod standing;
mod story;
mod submission;
mod survey;
mod time;
mod transaction;
mod use_count;
mod verify;
mod version;
mod workshop;
mod workshop_deck;
mod workshop_door;
mod workshop_question;
mod workshop_seating;

use std::path::{Path, PathBuf};

pub use account::Proof;
pub use blob::Hashed;
pub use contribution::{Contact, ContributionQuery};
pub use error::StoreError;
pub use event::NewEvent;
pub use inventory::{EntryChange, KeptImport};
pub use lock::Lock;
pub use one_time_link::OneTimeLink;
pub use plenary::KeptTeam;
pub use session::NewSession;
pub use staging::Staging;
pub use submission::Move;
pub use transaction::Transaction;
pub use verify::{Damage, Verification};
pub use version::{Kept, NewVersion};
pub use workshop::{KeptPerson, KeptWorkshop};
pub use workshop_question::KeptQuestion;

/// The data folder, open. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    pool: sqlx::SqlitePool,
    search: std::sync::Arc<dataset_search::SearchState>,
    writing: std::sync::Arc<tokio::sync::Mutex<()>>,
}

impl Store {
    /// Opens a data folder; makes it, its database and what is missing of the schema. Sweeps what
    /// publications that were broken off have left in `staging/`.
    ///
    /// # Errors
    /// [`StoreError::Newer`] where a later version of the software has written the folder; disk and database faults.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        for part in ["", "blobs", "staging", "locks"] {
            std::fs::create_dir_all(folder.join(part))?;
        }
        let folder = folder.canonicalize()?;
        let pool = {
            // one process at a time brings the schema up to date
            let _lock = Lock::wait(&folder, "schema").await?;
            database::open(&folder.join("apertura.sqlite")).await?
        };
        let store = Store { folder, pool, writing: Default::default(), search: std::sync::Arc::default() };
        store.sweep().await?;
        Ok(store)
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Waits until nobody else holds the lock with this name (a slug, or a word of ours).
    ///
    /// # Errors
    /// Disk faults.
    pub async fn lock(&self, name: &str) -> Result<Lock, StoreError> {
        Lock::wait(&self.folder, name).await
    }
}
