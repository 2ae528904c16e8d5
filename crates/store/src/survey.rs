//! Answers of a workshop's survey, who has done what once, and what people said they would open.
//!
//! Never here: which part of an answer belongs to whom (nothing keeps it), what may be shown.

use apertura_workshop::{FollowUp, SurveyAnswer, SurveyPart, SurveyResults};
use sqlx::Row;

use crate::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;

impl Store {
    /// The answers of a workshop, with when they were asked for, in no order that tells anything.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn survey_answers(&self, workshop: &str) -> Result<Vec<(SurveyPart, SurveyAnswer)>, StoreError> {
        let rows =
            sqlx::query("SELECT part, document FROM survey_answer WHERE workshop = $1 ORDER BY id").bind(workshop);
        let answer = |row: &sqlx::sqlite::SqliteRow| {
            let (part, document): (String, String) = (row.try_get("part")?, row.try_get("document")?);
            let part = if part == SurveyPart::Before.code() { SurveyPart::Before } else { SurveyPart::After };
            Ok((part, serde_json::from_str(&document).map_err(|why| StoreError::damaged("answer", why))?))
        };
        rows.fetch_all(&self.pool).await?.iter().map(answer).collect()
    }

    /// The figures that remain of a survey.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn survey_result(&self, workshop: &str) -> Result<Option<SurveyResults>, StoreError> {
        let row = sqlx::query("SELECT document FROM survey_result WHERE workshop = $1").bind(workshop);
        let Some(row) = row.fetch_optional(&self.pool).await? else { return Ok(None) };
        let document: String = row.try_get("document")?;
        Ok(Some(serde_json::from_str(&document).map_err(|why| StoreError::damaged("survey", why))?))
    }

    /// What somebody has done once.
    ///
    /// # Errors
    /// Database faults.
    pub async fn workshop_marks(&self, person: &str) -> Result<Vec<String>, StoreError> {
        let rows = sqlx::query("SELECT mark FROM workshop_mark WHERE person = $1").bind(person);
        rows.fetch_all(&self.pool).await?.iter().map(|row| Ok(row.try_get("mark")?)).collect()
    }

    /// The people of a workshop who do not have a mark yet.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop_people_without(
        &self,
        workshop: &str,
        mark: &str,
    ) -> Result<Vec<crate::KeptPerson>, StoreError> {
        let rows = sqlx::query(
            "SELECT p.id FROM workshop_person p LEFT JOIN workshop_mark m ON m.person = p.id AND m.mark = $2
             WHERE p.workshop = $1 AND m.person IS NULL",
        );
        let rows = rows.bind(workshop).bind(mark).fetch_all(&self.pool).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let ids: std::collections::BTreeSet<String> =
            rows.iter().map(|row| row.try_get("id")).collect::<Result<_, _>>()?;
        let mut people = self.workshop_people(workshop).await?;
        people.retain(|(person, _)| ids.contains(&person.id));
        Ok(people)
    }

    /// What people of a workshop said they would open, with who; nobody once they are forgotten.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn follow_ups(&self, workshop: &str) -> Result<Vec<(FollowUp, Option<String>)>, StoreError> {
        let rows = sqlx::query("SELECT person, document FROM follow_up WHERE workshop = $1 ORDER BY id").bind(workshop);
        let one = |row: &sqlx::sqlite::SqliteRow| {
            let document: String = row.try_get("document")?;
            let kept = serde_json::from_str(&document).map_err(|why| StoreError::damaged("follow-up", why))?;
            Ok((kept, row.try_get("person")?))
        };
        rows.fetch_all(&self.pool).await?.iter().map(one).collect()
    }
}

impl Transaction {
    /// Keeps an answer.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_survey_answer(
        &mut self,
        id: &str,
        workshop: &str,
        part: SurveyPart,
        answer: &SurveyAnswer,
    ) -> Result<(), StoreError> {
        let document = serde_json::to_string(answer).map_err(|why| StoreError::damaged("answer", why))?;
        sqlx::query("INSERT INTO survey_answer (id, workshop, part, document) VALUES ($1, $2, $3, $4)")
            .bind(id)
            .bind(workshop)
            .bind(part.code())
            .bind(document)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Forgets all answers of a workshop and keeps its figures.
    ///
    /// # Errors
    /// Database faults.
    pub async fn reduce_survey(&mut self, workshop: &str, figures: &SurveyResults) -> Result<(), StoreError> {
        let document = serde_json::to_string(figures).map_err(|why| StoreError::damaged("survey", why))?;
        sqlx::query("INSERT OR REPLACE INTO survey_result (workshop, document) VALUES ($1, $2)")
            .bind(workshop)
            .bind(document)
            .execute(self.connection())
            .await?;
        sqlx::query("DELETE FROM survey_answer WHERE workshop = $1").bind(workshop).execute(self.connection()).await?;
        Ok(())
    }

    /// Notes that somebody has done something; false where they had before.
    ///
    /// # Errors
    /// Database faults.
    pub async fn mark_workshop_person(&mut self, person: &str, mark: &str) -> Result<bool, StoreError> {
        let new =
            sqlx::query("INSERT OR IGNORE INTO workshop_mark (person, mark) VALUES ($1, $2)").bind(person).bind(mark);
        Ok(new.execute(self.connection()).await?.rows_affected() > 0)
    }

    /// Keeps what somebody will open, as it stands now; one of each person.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_follow_up(
        &mut self,
        workshop: &str,
        person: Option<&str>,
        kept: &FollowUp,
    ) -> Result<(), StoreError> {
        let document = serde_json::to_string(kept).map_err(|why| StoreError::damaged("follow-up", why))?;
        sqlx::query(
            "INSERT INTO follow_up (id, workshop, person, document) VALUES ($1, $2, $3, $4)
             ON CONFLICT (id) DO UPDATE SET document = $4",
        )
        .bind(&kept.id)
        .bind(workshop)
        .bind(person)
        .bind(document)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
