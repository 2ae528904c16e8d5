//! Asking for the rows of a published version: pages, totals, facets, groups, downloads of a part.
//!
//! Never here: how it is answered (crate `query`), which chart suits (see `chart`).

use std::sync::Arc;
use std::time::Duration;

use apertura_catalog::Version;
pub use apertura_query::{
    ColumnInfo, ColumnTotal, DateUnit, DistinctCount, Export, ExportFormat, Facet, FacetValue, Filter, Group, GroupBy,
    GroupRequest, Groups, MAX_LIMIT, MAX_SORTED_DEPTH, Measure, Operator, QueryError, RowsPage, RowsRequest, Scope,
    Sort, Totals, address,
};
use apertura_query::{Engine, EngineOptions, Question, Source, Sql};
pub use apertura_query::{SqlAnswer, SqlOptions, binary};
use apertura_tabular::ValueType;
use tokio::sync::Semaphore;

use crate::catalog::Catalog;
use crate::refusal::Refusal;

/// Totals that are worked on at once for pages that may no longer wait for them.
const TOTALS_AT_ONCE: usize = 1;

/// The catalog with an engine that reads its tables. Cheap to clone; one for the whole process, since it keeps answers.
#[derive(Clone)]
pub struct Explorer {
    /// Datasets that go with others.
    pub related: crate::related::RelatedShelf,
    catalog: Catalog,
    engine: Engine,
    totals: Arc<Semaphore>,
    sql: Sql,
}

/// The table of a published version, open for questions.
#[derive(Clone)]
pub struct OpenTable {
    /// The version, with its dictionary and profile.
    pub version: Version,
    source: Source,
    engine: Engine,
    totals: Arc<Semaphore>,
}

impl Explorer {
    /// An explorer of this catalog with the usual limits.
    pub fn new(catalog: Catalog) -> Explorer {
        let totals = Arc::new(Semaphore::new(TOTALS_AT_ONCE));
        let sql = Sql::new(SqlOptions::default());
        let related = crate::related::RelatedShelf::default();
        Explorer { related, catalog, engine: Engine::new(EngineOptions::default()), totals, sql }
    }

    /// The bounds of a question in SQL.
    pub fn sql_options(&self) -> &SqlOptions {
        self.sql.options()
    }

    /// Answers one SELECT over the latest versions of published tables: `"licencias-2024"` or `licencias_2024` names a
    /// dataset's table, `"licencias-2024@3"` that of its third version.
    ///
    /// # Errors
    /// [`Refusal::Query`]; as [`Explorer::open`] for what was withdrawn.
    pub async fn sql(&self, text: &str) -> Result<SqlAnswer, Refusal> {
        let question = Question::read(text)?;
        let mut tables = Vec::new();
        for name in question.tables() {
            let (slug, number) = match name.split_once('@') {
                Some((slug, number)) => (slug, Some(number.parse().ok())),
                None => (name.as_str(), None),
            };
            let unknown = || Refusal::Query(QueryError::UnknownTable { table: name.clone() });
            let number = number.map(|number| number.ok_or_else(unknown)).transpose()?;
            let table = match self.open(&slug.replace('_', "-"), number).await {
                Err(Refusal::NoSuchDataset { .. } | Refusal::NoSuchVersion { .. }) => return Err(unknown()),
                other => other?,
            };
            tables.push((name.clone(), table.source));
        }
        Ok(self.sql.ask(question, tables).await?)
    }

    pub(crate) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The table of a published version; of the latest where no number is given.
    ///
    /// # Errors
    /// [`Refusal::NoSuchDataset`], [`Refusal::NoSuchVersion`], [`Refusal::NoSuchFile`], faults.
    pub async fn open(&self, slug: &str, number: Option<u32>) -> Result<OpenTable, Refusal> {
        let version = self.catalog.version(slug, number).await?;
        let path = self.catalog.parquet_path(slug, Some(version.number)).await?;
        let types = version.dictionary.fields.iter().map(|field| (field.name.clone(), field.value_type)).collect();
        let (engine, totals) = (self.engine.clone(), self.totals.clone());
        Ok(OpenTable { version, source: Source { path, types }, engine, totals })
    }
}

impl OpenTable {
    /// A page of rows.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn rows(&self, request: &RowsRequest) -> Result<RowsPage, Refusal> {
        Ok(self.engine.rows(&self.source, request).await?)
    }

    /// Totals of some columns, all where none are named. Keys, codes and years are not summed.
    ///
    /// What the version's profile tells of the text of all rows is not counted again.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn totals(&self, scope: &Scope, columns: Option<&[String]>) -> Result<Totals, Refusal> {
        let asked = match columns.filter(|columns| !columns.is_empty()) {
            Some(columns) => columns.to_vec(),
            None => self.engine.describe(&self.source).await?.columns.into_iter().map(|column| column.name).collect(),
        };
        let (known, counted): (Vec<String>, Vec<String>) =
            asked.iter().cloned().partition(|name| self.profiled(scope, name).is_some());
        let mut totals = if counted.is_empty() && !known.is_empty() {
            Totals { rows: self.version.rows, columns: Vec::new(), took_ms: 0.0 }
        } else {
            self.engine.totals(&self.source, scope, Some(&counted)).await?
        };
        totals.columns.extend(known.iter().filter_map(|name| self.profiled(scope, name)));
        totals.columns.sort_by_key(|total| asked.iter().position(|name| *name == total.column.name));
        totals.columns.dedup_by(|one, other| one.column == other.column);
        for total in &mut totals.columns {
            if !self.is_measure(&total.column.name) {
                total.sum = None;
                total.mean = None;
            }
        }
        Ok(totals)
    }

    /// [`OpenTable::totals`] where they come within this time; none where they do not. They are then worked on until
    /// they are there or the time of a request is over, so that whoever asks again soon finds them.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn totals_within(
        &self,
        time: Duration,
        scope: &Scope,
        columns: Option<&[String]>,
    ) -> Result<Option<Totals>, Refusal> {
        let (table, scope, columns) = (self.clone(), scope.clone(), columns.map(<[String]>::to_vec));
        let permits = self.totals.clone();
        let work = async move {
            let Ok(permit) = permits.acquire_owned().await else { return Ok(None) };
            let work = tokio::spawn(async move {
                let _permit = permit;
                table.totals(&scope, columns.as_deref()).await
            });
            match work.await {
                Ok(totals) => totals.map(Some),
                Err(failure) => Err(Refusal::Fault { why: failure.to_string() }),
            }
        };
        if time.is_zero() {
            tokio::spawn(work);
            return Ok(None);
        }
        tokio::time::timeout(time, work).await.unwrap_or(Ok(None))
    }

    /// What the profile tells of a text column where all rows are meant.
    fn profiled(&self, scope: &Scope, name: &str) -> Option<ColumnTotal> {
        let all = scope.filters.is_empty() && scope.search.as_deref().is_none_or(|search| search.trim().is_empty());
        let field = self.version.dictionary.fields.iter().find(|field| field.name == name)?;
        let column = self.version.profile.column(name)?;
        let is_text = field.value_type == ValueType::String && column.value_type == ValueType::String;
        if !all || !is_text || column.rows != self.version.rows || column.nulls != column.blanks {
            return None;
        }
        Some(ColumnTotal {
            column: ColumnInfo { name: name.to_owned(), value_type: field.value_type, scale: None },
            filled: column.rows.saturating_sub(column.blanks),
            blank: column.blanks,
            distinct: Some(DistinctCount { count: column.distinct.count, exact: column.distinct.exact }),
            sum: None,
            mean: None,
            min: None,
            max: None,
        })
    }

    /// The values of a column with their counts, under all filters but its own.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn facet(&self, scope: &Scope, column: &str, limit: usize) -> Result<Facet, Refusal> {
        Ok(self.engine.facet(&self.source, scope, column, limit).await?)
    }

    /// Groups with a measure.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn groups(&self, request: &GroupRequest) -> Result<Groups, Refusal> {
        Ok(self.engine.groups(&self.source, request).await?)
    }

    /// Two numbers of each row, of at most `most` rows at equal steps.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn pairs(
        &self,
        scope: &Scope,
        columns: (&str, &str),
        series: Option<&str>,
        most: u64,
    ) -> Result<apertura_query::Pairs, Refusal> {
        Ok(self.engine.pairs(&self.source, scope, columns, series, most).await?)
    }

    /// The places of the rows that the filters leave, by columns of longitude and latitude.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn points(
        &self,
        scope: &Scope,
        longitude: &str,
        latitude: &str,
    ) -> Result<Arc<apertura_query::points::Points>, Refusal> {
        Ok(self.engine.points(&self.source, scope, longitude, latitude).await?)
    }

    /// The outlines that the table holds.
    pub(crate) async fn outlines(
        &self,
        key: &str,
        name: Option<&str>,
        geometry: &str,
    ) -> Result<Arc<apertura_query::outlines::Outlines>, Refusal> {
        Ok(self.engine.outlines(&self.source, key, name, geometry).await?)
    }

    /// The rows that the filters leave, as a file.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn export(&self, request: &RowsRequest, format: ExportFormat) -> Result<Export, Refusal> {
        let point = self.point();
        let point = point.as_ref().map(|(latitude, longitude)| (latitude.as_str(), longitude.as_str()));
        Ok(self.engine.export_at(&self.source, request, format, point).await?)
    }

    /// The columns of latitude and longitude in degrees, where the table has both.
    pub fn point(&self) -> Option<(String, String)> {
        let named = |id: &str| {
            let field = self.version.dictionary.fields.iter().find(|field| {
                let place = self.version.profile.column(&field.name).and_then(|column| column.place.as_deref());
                (field.semantic.as_deref() == Some(id) || place == Some(id))
                    && matches!(field.value_type, ValueType::Number | ValueType::Integer)
            });
            field.map(|field| field.name.clone())
        };
        Some((named("latitude")?, named("longitude")?))
    }

    /// The forms in which a part of the table can be taken along.
    pub fn formats(&self) -> Vec<ExportFormat> {
        let points = self.point().is_some();
        ExportFormat::ALL.into_iter().filter(|format| points || !format.is_geographic()).collect()
    }

    /// True for a number that may be summed: no key, code, place, year, datum of a person or running number.
    pub fn is_measure(&self, name: &str) -> bool {
        is_measure(&self.version, name)
    }
}

/// See [`OpenTable::is_measure`].
pub(crate) fn is_measure(version: &Version, name: &str) -> bool {
    let Some(field) = version.dictionary.fields.iter().find(|field| field.name == name) else { return false };
    if !matches!(field.value_type, ValueType::Integer | ValueType::Number) {
        return false;
    }
    let Some(column) = version.profile.column(name) else { return field.semantic.is_none() };
    let meaning = field.semantic.as_deref().or(column.semantic.as_deref());
    const QUANTITIES: [&str; 5] = ["age", "number", "integer", "money", "quantity"];
    let quantity = meaning.is_none_or(|meaning| QUANTITIES.contains(&meaning));
    quantity && column.personal.is_none() && column.place.is_none() && !is_running_number(column)
}

/// True for 1, 2, 3 … down the table.
fn is_running_number(column: &apertura_tabular::ColumnProfile) -> bool {
    let number = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<i128>().ok());
    let (Some(least), Some(greatest)) = (number(&column.min), number(&column.max)) else { return false };
    let filled = u128::from(column.rows - column.nulls.min(column.rows));
    filled > 20
        && column.value_type == ValueType::Integer
        && greatest.saturating_sub(least).unsigned_abs() == filled - 1
        && (!column.distinct.exact || u128::from(column.distinct.count) == filled)
}
