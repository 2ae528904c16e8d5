//! Agencies and what is known of them.
//!
//! Never here: who may change them (see actions), their datasets.

use apertura_catalog::{Agency, AgencyProfile};

use crate::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;

impl Store {
    /// Agencies that publish or are registered here, by slug.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn agencies(&self) -> Result<Vec<Agency>, StoreError> {
        Ok(self.agency_profiles().await?.into_iter().map(|profile| profile.agency).collect())
    }

    /// What is known of all agencies, by slug.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn agency_profiles(&self) -> Result<Vec<AgencyProfile>, StoreError> {
        let rows: Vec<(String, String, Option<String>)> =
            sqlx::query_as("SELECT slug, name, document FROM agency ORDER BY slug").fetch_all(&self.pool).await?;
        rows.into_iter().map(profile).collect()
    }

    /// What is known of the agency with this slug.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn agency_profile(&self, slug: &str) -> Result<Option<AgencyProfile>, StoreError> {
        let row = sqlx::query_as("SELECT slug, name, document FROM agency WHERE slug = $1").bind(slug);
        row.fetch_optional(&self.pool).await?.map(profile).transpose()
    }
}

impl Store {
    /// The datasets of an agency: slug, title, when changed last; by title.
    ///
    /// # Errors
    /// Database faults.
    pub async fn datasets_of(&self, agency: &str) -> Result<Vec<(String, String, String)>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT d.slug, d.title, d.modified FROM dataset d JOIN agency a ON a.id = d.agency_id
             WHERE a.slug = $1 ORDER BY d.title_sort",
        )
        .bind(agency)
        .fetch_all(&self.pool)
        .await?)
    }
}

impl Transaction {
    /// Keeps what is known of an agency, new or not. Where its name changes, its datasets tell the new one.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_agency(&mut self, profile: &AgencyProfile) -> Result<(), StoreError> {
        let document = serde_json::to_string(profile).map_err(|e| StoreError::damaged("agency", e))?;
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO agency (slug, name, document) VALUES ($1, $2, $3)
             ON CONFLICT (slug) DO UPDATE SET name = excluded.name, document = excluded.document RETURNING id",
        )
        .bind(profile.agency.slug.as_str())
        .bind(&profile.agency.name)
        .bind(document)
        .fetch_one(self.connection())
        .await?;
        sqlx::query(
            "UPDATE dataset SET document = json_set(document, '$.agency.name', $2)
             WHERE agency_id = $1 AND json_extract(document, '$.agency.name') <> $2",
        )
        .bind(id)
        .bind(&profile.agency.name)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

fn profile((slug, name, document): (String, String, Option<String>)) -> Result<AgencyProfile, StoreError> {
    let damaged = |why: String| StoreError::damaged(format!("agency {slug}"), why);
    let agency = Agency { slug: slug.clone().try_into().map_err(|e| damaged(format!("{e}")))?, name };
    match document {
        None => Ok(AgencyProfile::new(agency)),
        Some(document) => {
            let kept: AgencyProfile = serde_json::from_str(&document).map_err(|e| damaged(e.to_string()))?;
            Ok(AgencyProfile { agency, ..kept })
        }
    }
}
