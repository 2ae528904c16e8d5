//! Datasets: one by its slug, and the list with its counts.
//!
//! Never here: how a dataset comes to be or changes (that happens with a version, see `version`).

use apertura_catalog::validation::Known;
use apertura_catalog::{Dataset, DatasetPage, DatasetQuery, DatasetSort, DatasetSummary, FacetValue, Facets};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::Store;
use crate::error::StoreError;
use crate::search;

/// Table `fit`: the datasets that hold the words of `$1` (all where it is null).
macro_rules! fit {
    () => {
        "WITH hit (id, score) AS (
            SELECT rowid, bm25(dataset_search, 10.0, 3.0, 6.0, 4.0, 2.0)
            FROM dataset_search WHERE dataset_search MATCH COALESCE($1, 'x') AND $1 IS NOT NULL
            UNION ALL SELECT id, 0.0 FROM dataset WHERE $1 IS NULL
        ), fit AS (
            SELECT d.id, d.title_sort, d.document, d.theme, d.shown AS latest, a.slug AS agency, a.name AS agency_name, hit.score
            FROM hit JOIN dataset d ON d.id = hit.id JOIN agency a ON a.id = d.agency_id
            WHERE d.shown IS NOT NULL
        ) "
    };
}

impl Store {
    /// The dataset with this slug, and the number of its latest version that stands; 0 where all were withdrawn.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn dataset(&self, slug: &str) -> Result<Option<(Dataset, u32)>, StoreError> {
        let found: Option<(String, u32)> =
            sqlx::query_as("SELECT document, COALESCE(shown, 0) FROM dataset WHERE slug = $1")
                .bind(slug)
                .fetch_optional(&self.pool)
                .await?;
        found.map(|(document, latest)| Ok((parse(slug, &document)?, latest))).transpose()
    }

    /// The titles of all datasets, by slug.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn titles(&self) -> Result<Vec<Known>, StoreError> {
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT d.slug, d.title, a.name FROM dataset d JOIN agency a ON a.id = d.agency_id ORDER BY d.slug",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|(slug, title, agency)| {
                let slug = slug.try_into().map_err(|e| StoreError::damaged("dataset", e))?;
                Ok(Known { slug, title, agency })
            })
            .collect()
    }

    /// The recipe by which the dataset's next file is cleaned, as `recipe.toml`.
    ///
    /// # Errors
    /// Database faults.
    pub async fn kept_recipe(&self, slug: &str) -> Result<Option<String>, StoreError> {
        let found = sqlx::query_scalar("SELECT recipe FROM dataset WHERE slug = $1").bind(slug);
        Ok(found.fetch_optional(&self.pool).await?)
    }

    /// One page of the list.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn datasets(&self, query: &DatasetQuery) -> Result<DatasetPage, StoreError> {
        let words = query.text.as_deref().and_then(search::expression);
        let sort = match (query.sort, &words) {
            (DatasetSort::Relevance, None) => DatasetSort::Newest,
            (sort, _) => sort,
        };
        let size = query.page_size.clamp(1, DatasetQuery::LARGEST_PAGE);
        let offset = i64::from(query.page.max(1) - 1) * i64::from(size);
        // one transaction, so that total, page and counts are of one moment
        let mut transaction = self.pool.begin().await?;
        let rows = sqlx::query(concat!(
            fit!(),
            "SELECT fit.*, v.published, v.rows, v.columns,
                (SELECT group_concat(f.format, ' ' ORDER BY f.position) FROM distribution f
                 WHERE f.version_id = v.id AND f.role = 'data') AS formats
             FROM fit JOIN version v ON v.dataset_id = fit.id AND v.number = fit.latest
             WHERE ($2 IS NULL OR agency = $2) AND ($3 IS NULL OR theme = $3)
             ORDER BY CASE $4 WHEN 'relevance' THEN score END, CASE $4 WHEN 'title' THEN title_sort END,
                published DESC, fit.id DESC
             LIMIT $5 OFFSET $6"
        ))
        .bind(&words)
        .bind(&query.agency)
        .bind(&query.theme)
        .bind(sort.id())
        .bind(size)
        .bind(offset)
        .fetch_all(&mut *transaction)
        .await?;
        let items = rows.iter().map(summary).collect::<Result<_, _>>()?;
        let total: i64 = sqlx::query_scalar(concat!(
            fit!(),
            "SELECT count(*) FROM fit WHERE ($2 IS NULL OR agency = $2) AND ($3 IS NULL OR theme = $3)"
        ))
        .bind(&words)
        .bind(&query.agency)
        .bind(&query.theme)
        .fetch_one(&mut *transaction)
        .await?;
        let agencies = sqlx::query_as(concat!(
            fit!(),
            "SELECT agency, agency_name, count(*) AS datasets FROM fit WHERE ($2 IS NULL OR theme = $2)
             GROUP BY agency ORDER BY datasets DESC, agency"
        ))
        .bind(&words)
        .bind(&query.theme)
        .fetch_all(&mut *transaction)
        .await?;
        let themes = sqlx::query_as(concat!(
            fit!(),
            "SELECT theme, theme, count(*) AS datasets FROM fit WHERE theme IS NOT NULL AND ($2 IS NULL OR agency = $2)
             GROUP BY theme ORDER BY datasets DESC, theme"
        ))
        .bind(&words)
        .bind(&query.agency)
        .fetch_all(&mut *transaction)
        .await?;
        transaction.rollback().await?;
        Ok(DatasetPage {
            total: total as u64,
            items,
            facets: Facets { agencies: facet_values(agencies), themes: facet_values(themes) },
        })
    }
}

fn facet_values(rows: Vec<(String, String, i64)>) -> Vec<FacetValue> {
    rows.into_iter().map(|(value, label, count)| FacetValue { value, label, count: count as u64 }).collect()
}

fn summary(row: &SqliteRow) -> Result<DatasetSummary, StoreError> {
    let document: String = row.try_get("document")?;
    let dataset = parse("of the list", &document)?;
    let published: String = row.try_get("published")?;
    let formats: Option<String> = row.try_get("formats")?;
    let rows: i64 = row.try_get("rows")?;
    Ok(DatasetSummary {
        published: published.parse().map_err(|e| StoreError::damaged(format!("dataset {}", dataset.slug), e))?,
        slug: dataset.slug,
        title: dataset.title,
        description: dataset.description,
        keywords: dataset.keywords,
        theme: dataset.theme,
        agency: dataset.agency,
        license: dataset.license,
        frequency: dataset.frequency,
        invented: dataset.invented,
        version: row.try_get("latest")?,
        rows: rows as u64,
        columns: row.try_get("columns")?,
        formats: formats.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
    })
}

fn parse(slug: &str, document: &str) -> Result<Dataset, StoreError> {
    serde_json::from_str(document).map_err(|e| StoreError::damaged(format!("dataset {slug}"), e))
}
