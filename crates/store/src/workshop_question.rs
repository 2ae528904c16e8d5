//! Questions that stayed open at workshops.
//!
//! Never here: which of them are seen where (see actions).

use apertura_workshop::OpenQuestion;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteExecutor};

use crate::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;

/// A question, and the registration of who asked it by their personal link, while that is kept.
pub type KeptQuestion = (OpenQuestion, Option<String>);

impl Store {
    /// The questions of a workshop, in the order in which they were written.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop_questions(&self, workshop: &str) -> Result<Vec<KeptQuestion>, StoreError> {
        questions(&self.pool, workshop).await
    }
}

impl Transaction {
    /// The same, as they stand in these changes.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop_questions(&mut self, workshop: &str) -> Result<Vec<KeptQuestion>, StoreError> {
        questions(self.connection(), workshop).await
    }

    /// Keeps a question as it is now; who asked is kept with a new one only.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_question(&mut self, question: &OpenQuestion, person: Option<&str>) -> Result<(), StoreError> {
        let document = serde_json::to_string(question).map_err(|why| StoreError::damaged("question", why))?;
        sqlx::query(
            "INSERT INTO workshop_question (id, workshop, person, document) VALUES ($1, $2, $3, $4)
             ON CONFLICT (id) DO UPDATE SET document = $4",
        )
        .bind(&question.id)
        .bind(&question.workshop)
        .bind(person)
        .bind(document)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Takes a question away.
    ///
    /// # Errors
    /// Database faults.
    pub async fn forget_question(&mut self, id: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM workshop_question WHERE id = $1").bind(id).execute(self.connection()).await?;
        Ok(())
    }
}

async fn questions(from: impl SqliteExecutor<'_>, workshop: &str) -> Result<Vec<KeptQuestion>, StoreError> {
    let rows = sqlx::query("SELECT * FROM workshop_question WHERE workshop = $1 ORDER BY rowid").bind(workshop);
    rows.fetch_all(from).await?.iter().map(question).collect()
}

fn question(row: &SqliteRow) -> Result<KeptQuestion, StoreError> {
    let (id, document): (String, String) = (row.try_get("id")?, row.try_get("document")?);
    let question = serde_json::from_str(&document).map_err(|why| StoreError::damaged(format!("question {id}"), why))?;
    Ok((question, row.try_get("person")?))
}
