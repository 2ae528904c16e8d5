//! Links that people wrote, and whether they answer.
//!
//! Never here: visiting them (see the portal), how often (see actions).

use apertura_catalog::{Link, LinkAnswer};
use jiff::Timestamp;

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;

type Row = (String, Option<String>, Option<i64>, Option<String>);

impl Store {
    /// Says that these are wanted, and gives what is known of each, in the same order.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn want_links(&self, addresses: &[String], now: Timestamp) -> Result<Vec<Link>, StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let mut known = Vec::with_capacity(addresses.len());
        for address in addresses {
            let row: Row = sqlx::query_as(
                "INSERT INTO link (address, wanted) VALUES ($1, $2)
                 ON CONFLICT (address) DO UPDATE SET wanted = excluded.wanted
                 RETURNING address, visited, answer, silent_since",
            )
            .bind(address)
            .bind(time_text(now))
            .fetch_one(&mut *transaction)
            .await?;
            known.push(read(row)?);
        }
        transaction.commit().await?;
        Ok(known)
    }

    /// Addresses that were last visited before a moment, those never visited first; forgets those that nobody wanted since
    /// another.
    ///
    /// # Errors
    /// Database faults.
    pub async fn links_due(&self, before: Timestamp, wanted: Timestamp, most: u32) -> Result<Vec<String>, StoreError> {
        let due: Vec<(String,)> = sqlx::query_as(
            "SELECT address FROM link WHERE visited IS NULL OR visited <= $1 ORDER BY visited, address LIMIT $2",
        )
        .bind(time_text(before))
        .bind(most)
        .fetch_all(&self.pool)
        .await?;
        if !due.is_empty() {
            sqlx::query("DELETE FROM link WHERE wanted < $1").bind(time_text(wanted)).execute(&self.pool).await?;
        }
        Ok(due.into_iter().map(|(address,)| address).collect())
    }

    /// Keeps what came of a visit.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_link(&self, address: &str, answer: LinkAnswer, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE link SET visited = $2, answer = $3,
                silent_since = CASE WHEN $4 THEN NULL ELSE COALESCE(silent_since, $2) END WHERE address = $1",
        )
        .bind(address)
        .bind(time_text(now))
        .bind(i64::from(answer.number()))
        .bind(answer == LinkAnswer::Answers)
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}

fn read((address, visited, answer, silent_since): Row) -> Result<Link, StoreError> {
    let moment = |text: String| text.parse::<Timestamp>().map_err(|why| StoreError::damaged("link", why));
    let number =
        answer.map(|number| u16::try_from(number).map_err(|why| StoreError::damaged("link", why))).transpose()?;
    let visited = visited.map(moment).transpose()?.zip(number.map(LinkAnswer::from_number));
    Ok(Link { address, visited, silent_since: silent_since.map(moment).transpose()? })
}
