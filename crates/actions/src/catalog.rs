//! The catalog, open: the handle that every face holds.
//!
//! Never here: how a version comes to be (see `publish`), how rows are asked for (see `explore`).

use std::path::Path;
use std::sync::Arc;

use apertura_store::Store;
use apertura_tabular::Limits;

use crate::refusal::Refusal;

/// What an action takes from the world; tests give fixed ones.
#[derive(Clone)]
pub struct Config {
    /// The time now.
    pub clock: Arc<dyn Fn() -> jiff::Timestamp + Send + Sync>,
    /// Bounds on reading and cleaning.
    pub limits: Limits,
}

impl Default for Config {
    fn default() -> Self {
        Config { clock: Arc::new(jiff::Timestamp::now), limits: Limits::default() }
    }
}

/// A data folder, open. Cheap to clone.
#[derive(Clone)]
pub struct Catalog {
    pub(crate) store: Store,
    pub(crate) config: Config,
}

impl Catalog {
    /// Opens a data folder; makes it and its database where they are missing. The table `limits` of `apertura.toml` in the
    /// folder sets the bounds.
    ///
    /// # Errors
    /// [`Refusal::NewerData`], [`Refusal::BadValue`] for a limit that cannot be, or a fault of disk or database.
    pub async fn open(data: &Path) -> Result<Self, Refusal> {
        let mut config = Config::default();
        if let Ok(text) = std::fs::read_to_string(data.join("apertura.toml")) {
            config.limits.set_from_toml(&text).map_err(|why| Refusal::BadValue {
                field: "limits",
                value: why.to_string(),
                choices: Limits::NAMES.map(str::to_owned).to_vec(),
            })?;
        }
        Self::open_with(data, config).await
    }

    /// Opens a data folder with another clock or other limits.
    ///
    /// # Errors
    /// As [`Catalog::open`].
    pub async fn open_with(data: &Path, config: Config) -> Result<Self, Refusal> {
        Ok(Catalog { store: Store::open(data).await?, config })
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }
}
