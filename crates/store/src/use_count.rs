//! Numbers of use, by day, dataset and kind.
//!
//! Never here: what counts as a use (see the portal).

use apertura_catalog::{UseCount, UseKind};
use jiff::civil::Date;

use crate::Store;
use crate::error::StoreError;

impl Store {
    /// Adds numbers to those that are kept, all or none.
    ///
    /// # Errors
    /// Database faults.
    pub async fn add_uses(&self, counts: &[UseCount]) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for count in counts {
            sqlx::query(
                "INSERT INTO use_count (day, dataset, kind, count) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (dataset, day, kind) DO UPDATE SET count = count + excluded.count",
            )
            .bind(count.day.to_string())
            .bind(&count.dataset)
            .bind(count.kind.code())
            .bind(i64::try_from(count.count).unwrap_or(i64::MAX))
            .execute(&mut *transaction)
            .await?;
        }
        Ok(transaction.commit().await?)
    }

    /// The numbers from a day on, in the order of day, dataset and kind; of one dataset where one is named.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn uses(&self, from: Date, dataset: Option<&str>) -> Result<Vec<UseCount>, StoreError> {
        let rows: Vec<(String, String, String, i64)> = sqlx::query_as(
            "SELECT day, dataset, kind, count FROM use_count
             WHERE day >= $1 AND ($2 IS NULL OR dataset = $2) ORDER BY day, dataset, kind",
        )
        .bind(from.to_string())
        .bind(dataset)
        .fetch_all(&self.pool)
        .await?;
        let read = |(day, dataset, kind, count): (String, String, String, i64)| {
            let day = day.parse().map_err(|e| StoreError::damaged("use_count", e))?;
            let kind = UseKind::from_code(&kind).ok_or_else(|| StoreError::damaged("use_count", &kind))?;
            Ok(UseCount { day, dataset, kind, count: count.unsigned_abs() })
        };
        rows.into_iter().map(read).collect()
    }
}
