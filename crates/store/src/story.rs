//! Stories and their revisions.
//!
//! Never here: who may write or publish (see actions).

use apertura_catalog::{Revision, Slug, Story, StoryText};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;
use crate::transaction::Transaction;

/// A story with the text of its latest revision, or of the one that the public sees.
const LATEST: &str =
    "SELECT s.*, r.document FROM story s JOIN story_revision r ON r.story = s.slug AND r.number = s.revision";
const SHOWN: &str =
    "SELECT s.*, r.document FROM story s JOIN story_revision r ON r.story = s.slug AND r.number = s.shown";

impl Store {
    /// All stories, the one that changed last first: as the public sees them, or as they were last written.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn stories(&self, shown: bool) -> Result<Vec<Story>, StoreError> {
        let (select, order) = if shown { (SHOWN, "s.published DESC") } else { (LATEST, "s.changed DESC") };
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{select} ORDER BY {order}, s.slug")))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(story).collect()
    }

    /// A story: as the public sees it, or as it was last written.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn story(&self, slug: &str, shown: bool) -> Result<Option<Story>, StoreError> {
        let select = if shown { SHOWN } else { LATEST };
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{select} WHERE s.slug = $1")))
            .bind(slug)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(story).transpose()
    }

    /// What a story said at a revision.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn story_text(&self, slug: &str, number: u32) -> Result<Option<StoryText>, StoreError> {
        let document: Option<String> =
            sqlx::query_scalar("SELECT document FROM story_revision WHERE story = $1 AND number = $2")
                .bind(slug)
                .bind(number)
                .fetch_optional(&self.pool)
                .await?;
        let text = document.map(|document| serde_json::from_str(&document)).transpose();
        text.map_err(|e| StoreError::damaged(format!("story {slug}"), e))
    }

    /// When a story was written, the last time first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn story_history(&self, slug: &str) -> Result<Vec<Revision>, StoreError> {
        let rows: Vec<(u32, String)> =
            sqlx::query_as("SELECT number, at FROM story_revision WHERE story = $1 ORDER BY number DESC LIMIT 100")
                .bind(slug)
                .fetch_all(&self.pool)
                .await?;
        rows.into_iter()
            .map(|(number, at)| {
                let at = at.parse().map_err(|e| StoreError::damaged(format!("story {slug}"), e))?;
                Ok(Revision { number, at, change: "story-written".to_owned() })
            })
            .collect()
    }
}

impl Transaction {
    /// A story as it was last written, in this transaction.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn story(&mut self, slug: &str) -> Result<Option<Story>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{LATEST} WHERE s.slug = $1")))
            .bind(slug)
            .fetch_optional(self.connection())
            .await?;
        row.as_ref().map(story).transpose()
    }

    /// Keeps a story, new or changed; with `written` its text is a new revision, which must bear the next number.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_story(&mut self, story: &Story, written: bool, account: Option<&str>) -> Result<(), StoreError> {
        let at = self.at().to_owned();
        sqlx::query(
            "INSERT INTO story (slug, agency, revision, shown, waiting, published, changed)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (slug) DO UPDATE SET revision = excluded.revision, shown = excluded.shown,
                waiting = excluded.waiting, published = excluded.published, changed = excluded.changed",
        )
        .bind(story.slug.as_str())
        .bind(story.agency.as_ref().map(Slug::as_str))
        .bind(story.revision)
        .bind(story.shown)
        .bind(story.waiting)
        .bind(story.published.map(time_text))
        .bind(time_text(story.changed))
        .execute(self.connection())
        .await?;
        if written {
            let document = serde_json::to_string(&story.text).map_err(|e| StoreError::damaged("story", e))?;
            sqlx::query(
                "INSERT INTO story_revision (story, number, at, account, document) VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(story.slug.as_str())
            .bind(story.revision)
            .bind(at)
            .bind(account)
            .bind(document)
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }
}

fn story(row: &SqliteRow) -> Result<Story, StoreError> {
    let slug: String = row.try_get("slug")?;
    let damaged = |why: String| StoreError::damaged(format!("story {slug}"), why);
    let time = |text: String| text.parse::<jiff::Timestamp>().map_err(|e| damaged(e.to_string()));
    let agency: Option<String> = row.try_get("agency")?;
    let published: Option<String> = row.try_get("published")?;
    let document: String = row.try_get("document")?;
    Ok(Story {
        agency: agency.map(Slug::try_from).transpose().map_err(|e| damaged(e.to_string()))?,
        revision: row.try_get("revision")?,
        shown: row.try_get("shown")?,
        waiting: row.try_get("waiting")?,
        published: published.map(time).transpose()?,
        changed: time(row.try_get("changed")?)?,
        text: serde_json::from_str(&document).map_err(|e| damaged(e.to_string()))?,
        slug: Slug::try_from(slug.clone()).map_err(|e| damaged(e.to_string()))?,
    })
}
