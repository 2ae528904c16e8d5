//! Reading versions and their files. Everywhere, no number means the latest version.
//!
//! Never here: making one (see `publish`).

use std::path::PathBuf;

use apertura_catalog::{Distribution, Version, VersionSummary};
use apertura_store::Verification;
use apertura_tabular::Recipe;

use crate::catalog::Catalog;
use crate::refusal::Refusal;

/// A file of a version, and where its bytes are.
#[derive(Clone, Debug)]
pub struct OpenDistribution {
    /// What the file is.
    pub distribution: Distribution,
    /// The version that it belongs to.
    pub version: u32,
    /// Where its bytes are; never changed, not named as the distribution.
    pub path: PathBuf,
}

impl Catalog {
    /// One version.
    ///
    /// # Errors
    /// [`Refusal::NoSuchDataset`], [`Refusal::NoSuchVersion`], faults.
    pub async fn version(&self, slug: &str, number: Option<u32>) -> Result<Version, Refusal> {
        match self.store.version(slug, number).await? {
            Some(version) => Ok(version),
            None => Err(self.no_version(slug, number).await),
        }
    }

    /// All versions of a dataset in brief, latest first.
    ///
    /// # Errors
    /// [`Refusal::NoSuchDataset`], faults.
    pub async fn versions(&self, slug: &str) -> Result<Vec<VersionSummary>, Refusal> {
        let versions = self.store.versions(slug).await?;
        if versions.iter().all(|version| version.withdrawn.is_some()) {
            return Err(self.no_version(slug, None).await);
        }
        Ok(versions)
    }

    /// A file of a version by its name.
    ///
    /// # Errors
    /// [`Refusal::NoSuchDataset`], [`Refusal::NoSuchVersion`], [`Refusal::NoSuchFile`], faults.
    pub async fn distribution(&self, slug: &str, number: Option<u32>, name: &str) -> Result<OpenDistribution, Refusal> {
        if let Some((distribution, version)) = self.store.distribution(slug, number, name).await? {
            let path = self.store.blob_path(&distribution.sha256);
            return Ok(OpenDistribution { distribution, version, path });
        }
        self.version(slug, number).await?;
        Err(Refusal::NoSuchFile { slug: slug.to_owned(), name: name.to_owned() })
    }

    /// Where the Parquet file of a version is, for reading in place.
    ///
    /// # Errors
    /// As [`Catalog::distribution`].
    pub async fn parquet_path(&self, slug: &str, number: Option<u32>) -> Result<PathBuf, Refusal> {
        let name = format!("{slug}.parquet");
        Ok(self.distribution(slug, number, &name).await?.path)
    }

    /// The recipe that made a version.
    ///
    /// # Errors
    /// As [`Catalog::version`].
    pub async fn recipe(&self, slug: &str, number: Option<u32>) -> Result<Recipe, Refusal> {
        match self.store.recipe(slug, number).await? {
            Some(text) => Ok(Recipe::from_toml(&text)?),
            None => Err(self.no_version(slug, number).await),
        }
    }

    /// Reads everything that is kept and says whether it is still what was published. `progress` is
    /// told the files done and all of them.
    ///
    /// # Errors
    /// Faults; damage is no error but part of the answer.
    pub async fn verify(&self, progress: &(dyn Fn(u64, u64) + Sync)) -> Result<Verification, Refusal> {
        Ok(self.store.verify(progress).await?)
    }

    /// Removes files that broken-off publications have left and no version names; gives how many
    /// files and bytes.
    ///
    /// # Errors
    /// Faults.
    pub async fn collect_orphans(&self) -> Result<(u64, u64), Refusal> {
        Ok(self.store.collect_orphans().await?)
    }

    pub(crate) async fn no_version(&self, slug: &str, number: Option<u32>) -> Refusal {
        match (self.store.dataset(slug).await, number) {
            (Err(error), _) => error.into(),
            (Ok(Some(_)), number) => match (self.store.withdrawal(slug, number).await, number) {
                (Err(error), _) => error.into(),
                (Ok(Some(withdrawal)), _) => {
                    Refusal::Withdrawn { slug: slug.to_owned(), withdrawal: Box::new(withdrawal) }
                }
                (Ok(None), Some(number)) => Refusal::NoSuchVersion { slug: slug.to_owned(), number },
                (Ok(None), None) => Refusal::NoSuchDataset { slug: slug.to_owned() },
            },
            (Ok(None), _) => Refusal::NoSuchDataset { slug: slug.to_owned() },
        }
    }
}
