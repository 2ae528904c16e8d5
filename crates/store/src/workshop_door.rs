//! What happened at the doors of workshops.
//!
//! Never here: who is there after it (see `apertura_workshop::door`), names.

use apertura_workshop::DoorRecord;
use sqlx::Row;

use crate::error::StoreError;
use crate::transaction::Transaction;

impl Transaction {
    /// All that happened at the door of a workshop, in the order of arrival.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn door_records(&mut self, workshop: &str) -> Result<Vec<DoorRecord>, StoreError> {
        let rows = sqlx::query("SELECT * FROM workshop_door WHERE workshop = $1 ORDER BY rowid").bind(workshop);
        let rows = rows.fetch_all(self.connection()).await?;
        let record = |row: &sqlx::sqlite::SqliteRow| {
            let at: String = row.try_get("at")?;
            Ok(DoorRecord {
                operation: row.try_get("operation")?,
                person: row.try_get("person")?,
                said: row.try_get("said")?,
                at: at.parse().map_err(|why| StoreError::damaged("door", why))?,
                came: row.try_get("came")?,
            })
        };
        rows.iter().map(record).collect()
    }

    /// Keeps something that happened at the door.
    ///
    /// # Errors
    /// Database faults, also where it is known.
    pub async fn keep_door_record(&mut self, workshop: &str, record: &DoorRecord) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO workshop_door (workshop, operation, person, said, at, came) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(workshop)
        .bind(&record.operation)
        .bind(&record.person)
        .bind(&record.said)
        .bind(record.at.to_string())
        .bind(record.came)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
