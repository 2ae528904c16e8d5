//! The secret addresses of the plans' calendars.
//!
//! Never here: what a calendar holds (see catalog), who may have the address.

use apertura_catalog::Slug;

use crate::Store;
use crate::error::StoreError;
use crate::event::{self, NewEvent};
use crate::time::time_text;

impl Store {
    /// The secret of an agency's calendar; none while nobody has asked for one.
    ///
    /// # Errors
    /// Database faults.
    pub async fn calendar_secret(&self, agency: &str) -> Result<Option<String>, StoreError> {
        let secret = sqlx::query_scalar("SELECT secret FROM plan_calendar WHERE agency = $1").bind(agency);
        Ok(secret.fetch_optional(&self.pool).await?)
    }

    /// Gives an agency's calendar a new secret; the old address then leads nowhere.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_calendar_secret(
        &self,
        agency: &str,
        secret: &str,
        at: jiff::Timestamp,
        event: &NewEvent,
    ) -> Result<(), StoreError> {
        let time = time_text(at);
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query(
            "INSERT INTO plan_calendar (agency, secret, created) VALUES ($1, $2, $3)
             ON CONFLICT (agency) DO UPDATE SET secret = excluded.secret, created = excluded.created",
        )
        .bind(agency)
        .bind(secret)
        .bind(&time)
        .execute(&mut *transaction)
        .await?;
        event::append(&mut transaction, &time, event).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The agency whose calendar has this secret.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn agency_of_calendar(&self, secret: &str) -> Result<Option<Slug>, StoreError> {
        let agency: Option<String> = sqlx::query_scalar("SELECT agency FROM plan_calendar WHERE secret = $1")
            .bind(secret)
            .fetch_optional(&self.pool)
            .await?;
        agency.map(Slug::try_from).transpose().map_err(|e| StoreError::damaged("calendar", e))
    }
}
