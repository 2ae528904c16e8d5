//! Workshops and their people.
//!
//! Never here: who may see them, who gets a place (see `apertura_workshop::registration`).

use apertura_workshop::registration::agency_key;
use apertura_workshop::{Registration, Workshop};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteExecutor};

use crate::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;

/// A workshop, and how often it was changed.
pub type KeptWorkshop = (Workshop, u32);

/// Somebody on a workshop's list, and the token of their personal link.
pub type KeptPerson = (Registration, String);

impl Store {
    /// All workshops, the latest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshops(&self) -> Result<Vec<KeptWorkshop>, StoreError> {
        let rows = sqlx::query("SELECT * FROM workshop ORDER BY begins DESC, id").fetch_all(&self.pool).await?;
        rows.iter().map(workshop).collect()
    }

    /// One workshop.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop(&self, id: &str) -> Result<Option<KeptWorkshop>, StoreError> {
        one(&self.pool, id).await
    }

    /// The people of a workshop, in the order in which they came on the list.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop_people(&self, id: &str) -> Result<Vec<KeptPerson>, StoreError> {
        people(&self.pool, id).await
    }

    /// Whose personal link this is.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop_person(&self, token: &str) -> Result<Option<KeptPerson>, StoreError> {
        let row = sqlx::query("SELECT * FROM workshop_person WHERE token = $1").bind(token);
        row.fetch_optional(&self.pool).await?.as_ref().map(person).transpose()
    }
}

impl Transaction {
    /// One workshop, as it stands in these changes.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop(&mut self, id: &str) -> Result<Option<KeptWorkshop>, StoreError> {
        one(self.connection(), id).await
    }

    /// Its people, as they stand in these changes.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop_people(&mut self, id: &str) -> Result<Vec<KeptPerson>, StoreError> {
        people(self.connection(), id).await
    }

    /// Keeps a workshop as it is now.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_workshop(&mut self, workshop: &Workshop) -> Result<(), StoreError> {
        let document = serde_json::to_string(workshop).map_err(|why| StoreError::damaged("workshop", why))?;
        sqlx::query(
            "INSERT INTO workshop (id, series, begins, revision, document) VALUES ($1, $2, $3, 1, $4)
             ON CONFLICT (id) DO UPDATE SET series = $2, begins = $3, revision = revision + 1, document = $4",
        )
        .bind(&workshop.id)
        .bind(&workshop.series)
        .bind(workshop.begins.to_string())
        .bind(document)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Keeps somebody as they stand now; a new person gets the token.
    ///
    /// # Errors
    /// Database faults, also where the same person is on the list already.
    pub async fn keep_workshop_person(&mut self, person: &Registration, token: &str) -> Result<(), StoreError> {
        let document = serde_json::to_string(person).map_err(|why| StoreError::damaged("person", why))?;
        sqlx::query(
            "INSERT INTO workshop_person (id, workshop, token, key, document, state, agency)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (id) DO UPDATE SET key = $4, document = $5, state = $6, agency = $7",
        )
        .bind(&person.id)
        .bind(&person.workshop)
        .bind(token)
        .bind(person.key())
        .bind(document)
        .bind(person.state.code())
        .bind(agency_key(&person.agency))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Whose personal link this is, as they stand in these changes.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop_person(&mut self, token: &str) -> Result<Option<KeptPerson>, StoreError> {
        let row = sqlx::query("SELECT * FROM workshop_person WHERE token = $1").bind(token);
        row.fetch_optional(self.connection()).await?.as_ref().map(person).transpose()
    }

    /// How many people have a place, and how many of them are of the agency with this key.
    ///
    /// # Errors
    /// Database faults.
    pub async fn workshop_places(&mut self, id: &str, agency: &str) -> Result<(u32, u32), StoreError> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS taken, COALESCE(SUM(agency = $2), 0) AS of_agency FROM workshop_person
             WHERE workshop = $1 AND state = 'registered'",
        )
        .bind(id)
        .bind(agency)
        .fetch_one(self.connection())
        .await?;
        Ok((row.try_get("taken")?, row.try_get("of_agency")?))
    }

    /// Forgets all people of a workshop.
    ///
    /// # Errors
    /// Database faults.
    pub async fn forget_workshop_people(&mut self, id: &str) -> Result<u64, StoreError> {
        sqlx::query("DELETE FROM workshop_door WHERE workshop = $1").bind(id).execute(self.connection()).await?;
        sqlx::query("DELETE FROM workshop_seating WHERE workshop = $1").bind(id).execute(self.connection()).await?;
        let gone = sqlx::query("DELETE FROM workshop_person WHERE workshop = $1").bind(id);
        Ok(gone.execute(self.connection()).await?.rows_affected())
    }
}

async fn one(from: impl SqliteExecutor<'_>, id: &str) -> Result<Option<KeptWorkshop>, StoreError> {
    let row = sqlx::query("SELECT * FROM workshop WHERE id = $1").bind(id);
    row.fetch_optional(from).await?.as_ref().map(workshop).transpose()
}

async fn people(from: impl SqliteExecutor<'_>, id: &str) -> Result<Vec<KeptPerson>, StoreError> {
    let rows = sqlx::query("SELECT * FROM workshop_person WHERE workshop = $1 ORDER BY rowid").bind(id);
    rows.fetch_all(from).await?.iter().map(person).collect()
}

fn workshop(row: &SqliteRow) -> Result<KeptWorkshop, StoreError> {
    let (id, document): (String, String) = (row.try_get("id")?, row.try_get("document")?);
    let workshop = serde_json::from_str(&document).map_err(|why| StoreError::damaged(format!("workshop {id}"), why))?;
    Ok((workshop, row.try_get("revision")?))
}

fn person(row: &SqliteRow) -> Result<KeptPerson, StoreError> {
    let (id, document): (String, String) = (row.try_get("id")?, row.try_get("document")?);
    let person = serde_json::from_str(&document).map_err(|why| StoreError::damaged(format!("person {id}"), why))?;
    Ok((person, row.try_get("token")?))
}
