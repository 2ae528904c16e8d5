//! Which datasets hold outlines for maps: derived from each version as it is kept.
//!
//! Never here: the shapes.

use apertura_catalog::{AreaLevel, OutlineTable, Slug, Version};
use sqlx::SqliteConnection;

use crate::Store;
use crate::error::StoreError;

/// Remembers what a new version holds.
pub(crate) async fn keep(connection: &mut SqliteConnection, slug: &Slug, version: &Version) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM outline WHERE dataset = $1").bind(slug.as_str()).execute(&mut *connection).await?;
    let Some(table) = OutlineTable::of(version) else { return Ok(()) };
    let document = serde_json::to_string(&table).map_err(|e| StoreError::damaged("outline", e))?;
    sqlx::query("INSERT INTO outline (dataset, version, level, rows, document) VALUES ($1, $2, $3, $4, $5)")
        .bind(slug.as_str())
        .bind(version.number)
        .bind(table.level.code())
        .bind(i64::try_from(version.rows).unwrap_or(i64::MAX))
        .bind(document)
        .execute(connection)
        .await?;
    Ok(())
}

impl Store {
    /// The datasets that hold outlines of a level, with most areas first: slug, version, columns.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn outlines(&self, level: AreaLevel) -> Result<Vec<(String, u32, OutlineTable)>, StoreError> {
        let rows: Vec<(String, u32, String)> = sqlx::query_as(
            "SELECT dataset, version, document FROM outline WHERE level = $1 ORDER BY rows DESC, dataset LIMIT 8",
        )
        .bind(level.code())
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|(slug, version, document)| {
                let table = serde_json::from_str(&document).map_err(|e| StoreError::damaged("outline", e))?;
                Ok((slug, version, table))
            })
            .collect()
    }
}
