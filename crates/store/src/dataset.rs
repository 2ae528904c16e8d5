//! Datasets: one by its slug, and as lists show them.
//!
//! Never here: which ones a list holds (see `dataset_search`), how a dataset comes to be or changes (that happens with a version, see `version`).

use apertura_catalog::validation::Known;
use apertura_catalog::{Dataset, DatasetSummary};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::Store;
use crate::error::StoreError;

impl Store {
    /// The dataset with this slug, and the number of its latest version that stands; 0 where all were withdrawn.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn dataset(&self, slug: &str) -> Result<Option<(Dataset, u32)>, StoreError> {
        let found: Option<(String, u32)> =
            sqlx::query_as("SELECT document, COALESCE(shown, 0) FROM dataset WHERE slug = $1")
                .bind(slug)
                .fetch_optional(&self.pool)
                .await?;
        found.map(|(document, latest)| Ok((parse(slug, &document)?, latest))).transpose()
    }

    /// The titles of all datasets, by slug.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn titles(&self) -> Result<Vec<Known>, StoreError> {
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT d.slug, d.title, a.name FROM dataset d JOIN agency a ON a.id = d.agency_id ORDER BY d.slug",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|(slug, title, agency)| {
                let slug = slug.try_into().map_err(|e| StoreError::damaged("dataset", e))?;
                Ok(Known { slug, title, agency })
            })
            .collect()
    }

    /// The recipe by which the dataset's next file is cleaned, as `recipe.toml`.
    ///
    /// # Errors
    /// Database faults.
    pub async fn kept_recipe(&self, slug: &str) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar("SELECT recipe FROM dataset WHERE slug = $1").bind(slug);
        Ok(found.fetch_optional(&self.pool).await?)
    }

    /// The published ones of these datasets as the list shows them, by their rows in the database, in this order.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub(crate) async fn summaries(&self, ids: &[i64]) -> Result<Vec<(i64, DatasetSummary)>, StoreError> {
        let rows = sqlx::query(
            "SELECT d.id, d.document, d.shown AS latest, v.published, v.rows, v.columns,
                (SELECT group_concat(f.format, ' ' ORDER BY f.position) FROM distribution f
                 WHERE f.version_id = v.id AND f.role = 'data') AS formats
             FROM json_each($1) asked JOIN dataset d ON d.id = asked.value
             JOIN version v ON v.dataset_id = d.id AND v.number = d.shown ORDER BY asked.key",
        )
        .bind(serde_json::json!(ids).to_string())
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Ok((row.try_get("id")?, summary(row)?))).collect()
    }
}

fn summary(row: &SqliteRow) -> Result<DatasetSummary, StoreError> {
    let document: String = row.try_get("document")?;
    let dataset = parse("of the list", &document)?;
    let published: String = row.try_get("published")?;
    let formats: Option<String> = row.try_get("formats")?;
    let rows: i64 = row.try_get("rows")?;
    Ok(DatasetSummary {
        published: published.parse().map_err(|e| StoreError::damaged(format!("dataset {}", dataset.slug), e))?,
        slug: dataset.slug,
        title: dataset.title,
        description: dataset.description,
        keywords: dataset.keywords,
        theme: dataset.theme,
        agency: dataset.agency,
        license: dataset.license,
        frequency: dataset.frequency,
        invented: dataset.invented,
        version: row.try_get("latest")?,
        rows: rows as u64,
        columns: row.try_get("columns")?,
        formats: formats.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
        highlight: None,
    })
}

fn parse(slug: &str, document: &str) -> Result<Dataset, StoreError> {
    serde_json::from_str(document).map_err(|e| StoreError::damaged(format!("dataset {slug}"), e))
}
