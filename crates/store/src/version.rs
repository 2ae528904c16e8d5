//! Versions and their files: kept in one transaction, read back, never changed.
//!
//! Never here: whether a version may be published (see actions).

use apertura_catalog::{Dataset, Distribution, Letter, Slug, Version, VersionSummary};
use sqlx::Row;

use crate::blob::hash_text;
use crate::error::StoreError;
use crate::event::NewEvent;
use crate::time::time_text;
use crate::{Store, event, letter, outline, publication, submission};

/// A version to be made visible. Its blobs must have been kept before.
#[derive(Clone, Debug)]
pub struct NewVersion<'a> {
    /// The dataset's description, new or changed.
    pub dataset: &'a Dataset,
    /// The version; its number must be one more than the latest.
    pub version: &'a Version,
    /// The recipe that made it, which is also kept for the next file, as `recipe.toml`.
    pub recipe: &'a str,
    /// The approved submission that it comes from; none where it is published directly.
    pub submission: Option<&'a str>,
    /// Account of the person who publishes; none for the operator.
    pub account: Option<&'a str>,
    /// Who is told.
    pub letters: &'a [Letter],
}

/// The outcome of keeping a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is visible.
    Visible,
    /// Another version has taken the number meanwhile; nothing was kept.
    NumberTaken,
    /// The submission is not approved, or was published meanwhile; nothing was kept.
    NotApproved,
}

impl Store {
    /// Makes a version visible: dataset, version, distributions and events, in one
    /// transaction that holds all or nothing.
    ///
    /// # Errors
    /// Database faults; then nothing was kept.
    pub async fn keep_version(&self, new: NewVersion<'_>) -> Result<Kept, StoreError> {
        let NewVersion { dataset, version, recipe, submission, account, letters } = new;
        let at = time_text(version.published);
        let document = json("version", version)?;
        let described = json("dataset", dataset)?;
        // the write lock is taken at the start, so that the last event and the latest number stay what they are
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let before: Option<(i64, u32, String)> =
            sqlx::query_as("SELECT id, latest, document FROM dataset WHERE slug = $1")
                .bind(dataset.slug.as_str())
                .fetch_optional(&mut *transaction)
                .await?;
        if before.as_ref().map_or(0, |(_, latest, _)| *latest) + 1 != version.number {
            transaction.rollback().await?;
            return Ok(Kept::NumberTaken);
        }
        if let Some(id) = submission
            && !submission::published(&mut transaction, id, version.number).await?
        {
            transaction.rollback().await?;
            return Ok(Kept::NotApproved);
        }
        let agency: i64 = sqlx::query_scalar(
            "INSERT INTO agency (slug, name) VALUES ($1, $2)
             ON CONFLICT (slug) DO UPDATE SET name = CASE WHEN document IS NULL THEN excluded.name ELSE name END
             RETURNING id",
        )
        .bind(dataset.agency.slug.as_str())
        .bind(&dataset.agency.name)
        .fetch_one(&mut *transaction)
        .await?;
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO dataset (slug, agency_id, title, title_sort, theme, document, latest, shown, recipe, created, modified)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $9)
             ON CONFLICT (slug) DO UPDATE SET agency_id = excluded.agency_id, title = excluded.title,
                title_sort = excluded.title_sort, theme = excluded.theme, document = excluded.document,
                latest = excluded.latest, shown = excluded.shown, recipe = excluded.recipe, modified = excluded.modified
             RETURNING id",
        )
        .bind(dataset.slug.as_str())
        .bind(agency)
        .bind(&dataset.title)
        .bind(Slug::from_title(&dataset.title).as_str())
        .bind(&dataset.theme)
        .bind(&described)
        .bind(version.number)
        .bind(recipe)
        .bind(&at)
        .fetch_one(&mut *transaction)
        .await?;
        let version_id: i64 = sqlx::query_scalar(
            "INSERT INTO version (dataset_id, number, published, rows, columns, original, recipe, document)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        )
        .bind(id)
        .bind(version.number)
        .bind(&at)
        .bind(i64::try_from(version.rows).unwrap_or(i64::MAX))
        .bind(i64::try_from(version.dictionary.fields.len()).unwrap_or(i64::MAX))
        .bind(&version.source.sha256)
        .bind(recipe)
        .bind(&document)
        .fetch_one(&mut *transaction)
        .await?;
        for (position, file) in version.distributions.iter().enumerate() {
            sqlx::query(
                "INSERT INTO distribution (version_id, position, name, role, format, media_type, bytes, sha256)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(version_id)
            .bind(i64::try_from(position).unwrap_or(i64::MAX))
            .bind(&file.name)
            .bind(&file.role)
            .bind(&file.format)
            .bind(&file.media_type)
            .bind(i64::try_from(file.bytes).unwrap_or(i64::MAX))
            .bind(&file.sha256)
            .execute(&mut *transaction)
            .await?;
        }
        outline::keep(&mut transaction, &dataset.slug, version).await?;
        submission::tell_inventory(&mut transaction, submission, &dataset.slug, version.number).await?;
        let folio = publication::keep_receipt(&mut transaction, id, version.number, &at, submission).await?;
        let mut said = events(before.map(|(_, _, document)| document), dataset, &described, version, recipe, &document);
        if let Some(serde_json::Value::Object(body)) = said.last_mut().map(|event| &mut event.body) {
            body.insert("folio".to_owned(), folio.into());
            body.insert("submission".to_owned(), submission.into());
            body.insert("account".to_owned(), account.into());
        }
        for new in said {
            event::append(&mut transaction, &at, &new).await?;
        }
        letter::enqueue(&mut transaction, &at, letters).await?;
        transaction.commit().await?;
        Ok(Kept::Visible)
    }

    /// One version; the latest where no number is given.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn version(&self, slug: &str, number: Option<u32>) -> Result<Option<Version>, StoreError> {
        let document: Option<String> = sqlx::query_scalar(
            "SELECT v.document FROM standing_version v JOIN dataset d ON d.id = v.dataset_id
             WHERE d.slug = $1 AND v.number = COALESCE($2, d.shown)",
        )
        .bind(slug)
        .bind(number)
        .fetch_optional(&self.pool)
        .await?;
        document.map(|document| parse(slug, &document)).transpose()
    }

    /// The versions of a dataset in brief, latest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn versions(&self, slug: &str) -> Result<Vec<VersionSummary>, StoreError> {
        let rows = sqlx::query(
            "SELECT v.number, v.published, v.rows, v.columns,
                json_extract(v.document, '$.source.name') AS source,
                json_extract(v.document, '$.difference') AS difference,
                (SELECT w.at FROM withdrawal w WHERE w.dataset_id = d.id AND w.version = v.number) AS withdrawn
             FROM version v JOIN dataset d ON d.id = v.dataset_id WHERE d.slug = $1 ORDER BY v.number DESC",
        )
        .bind(slug)
        .fetch_all(&self.pool)
        .await?;
        let damaged = |e: &dyn std::fmt::Display| StoreError::damaged(format!("versions of {slug}"), e);
        rows.iter()
            .map(|row| {
                let published: String = row.try_get("published")?;
                let difference: Option<String> = row.try_get("difference")?;
                let rows: i64 = row.try_get("rows")?;
                let withdrawn: Option<String> = row.try_get("withdrawn")?;
                Ok(VersionSummary {
                    withdrawn: withdrawn.map(|at| at.parse()).transpose().map_err(|e| damaged(&e))?,
                    number: row.try_get("number")?,
                    published: published.parse().map_err(|e| damaged(&e))?,
                    source: row.try_get("source")?,
                    rows: rows as u64,
                    columns: row.try_get("columns")?,
                    difference: difference.map(|d| serde_json::from_str(&d)).transpose().map_err(|e| damaged(&e))?,
                })
            })
            .collect()
    }

    /// The number of a dataset's last version, withdrawn or not; 0 where there is none.
    ///
    /// # Errors
    /// Database faults.
    pub async fn last_number(&self, slug: &str) -> Result<u32, StoreError> {
        let latest = sqlx::query_scalar("SELECT latest FROM dataset WHERE slug = $1").bind(slug);
        Ok(latest.fetch_optional(&self.pool).await?.unwrap_or(0))
    }

    /// A file of a version (the latest where no number is given), with the version's number.
    ///
    /// # Errors
    /// Database faults.
    pub async fn distribution(
        &self,
        slug: &str,
        number: Option<u32>,
        name: &str,
    ) -> Result<Option<(Distribution, u32)>, StoreError> {
        let row = sqlx::query(
            "SELECT f.name, f.role, f.format, f.media_type, f.bytes, f.sha256, v.number
             FROM distribution f JOIN standing_version v ON v.id = f.version_id JOIN dataset d ON d.id = v.dataset_id
             WHERE d.slug = $1 AND v.number = COALESCE($2, d.shown) AND f.name = $3",
        )
        .bind(slug)
        .bind(number)
        .bind(name)
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let bytes: i64 = row.try_get("bytes")?;
        let file = Distribution {
            name: row.try_get("name")?,
            role: row.try_get("role")?,
            format: row.try_get("format")?,
            media_type: row.try_get("media_type")?,
            bytes: bytes as u64,
            sha256: row.try_get("sha256")?,
        };
        Ok(Some((file, row.try_get("number")?)))
    }

    /// The recipe that made a version (the latest where no number is given), as `recipe.toml`.
    ///
    /// # Errors
    /// Database faults.
    pub async fn recipe(&self, slug: &str, number: Option<u32>) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar(
            "SELECT v.recipe FROM standing_version v JOIN dataset d ON d.id = v.dataset_id
             WHERE d.slug = $1 AND v.number = COALESCE($2, d.shown)",
        );
        Ok(found.bind(slug).bind(number).fetch_optional(&self.pool).await?)
    }
}

/// What is to be remembered of a publication: the hashes of the records and of every file.
fn events(
    before: Option<String>,
    dataset: &Dataset,
    described: &str,
    version: &Version,
    recipe: &str,
    document: &str,
) -> Vec<NewEvent> {
    let mut events = Vec::new();
    let slug = Some(dataset.slug.clone());
    if before.as_deref() != Some(described) {
        let kind = if before.is_none() { "dataset-created" } else { "dataset-described" };
        events.push(NewEvent {
            kind,
            dataset: slug.clone(),
            version: None,
            body: serde_json::json!({ "description": dataset }),
        });
    }
    let files: serde_json::Map<String, serde_json::Value> =
        version.distributions.iter().map(|f| (f.name.clone(), f.sha256.clone().into())).collect();
    events.push(NewEvent {
        kind: "version-published",
        dataset: slug,
        version: Some(version.number),
        body: serde_json::json!({
            "rows": version.rows,
            "engine": version.engine,
            "decisions": version.decisions,
            "privacy": version.privacy,
            "files": files,
            "recipe": hash_text(recipe),
            "record": hash_text(document),
        }),
    });
    events
}

fn json(what: &str, value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::damaged(what, e))
}

fn parse(slug: &str, document: &str) -> Result<Version, StoreError> {
    serde_json::from_str(document).map_err(|e| StoreError::damaged(format!("version of {slug}"), e))
}
