//! Asking for the rows of a published version: pages, totals, facets, groups, downloads of a part.
//!
//! Never here: how it is answered (crate `query`), which chart suits (see `chart`).

use apertura_catalog::Version;
pub use apertura_query::{
    ColumnInfo, ColumnTotal, DateUnit, DistinctCount, Export, ExportFormat, Facet, FacetValue, Filter, Group, GroupBy,
    GroupRequest, Groups, MAX_LIMIT, MAX_SORTED_DEPTH, Measure, Operator, QueryError, RowsPage, RowsRequest, Scope,
    Sort, Totals, address,
};
use apertura_query::{Engine, EngineOptions, Source};
use apertura_tabular::ValueType;

use crate::catalog::Catalog;
use crate::refusal::Refusal;

/// The catalog with an engine that reads its tables. Cheap to clone; one for the whole process, since it keeps answers.
#[derive(Clone)]
pub struct Explorer {
    catalog: Catalog,
    engine: Engine,
}

/// The table of a published version, open for questions.
#[derive(Clone)]
pub struct OpenTable {
    /// The version, with its dictionary and profile.
    pub version: Version,
    source: Source,
    engine: Engine,
}

impl Explorer {
    /// An explorer of this catalog with the usual limits.
    pub fn new(catalog: Catalog) -> Explorer {
        Explorer { catalog, engine: Engine::new(EngineOptions::default()) }
    }

    /// The table of a published version; of the latest where no number is given.
    ///
    /// # Errors
    /// [`Refusal::NoSuchDataset`], [`Refusal::NoSuchVersion`], [`Refusal::NoSuchFile`], faults.
    pub async fn open(&self, slug: &str, number: Option<u32>) -> Result<OpenTable, Refusal> {
        let version = self.catalog.version(slug, number).await?;
        let path = self.catalog.parquet_path(slug, Some(version.number)).await?;
        let types = version.dictionary.fields.iter().map(|field| (field.name.clone(), field.value_type)).collect();
        Ok(OpenTable { version, source: Source { path, types }, engine: self.engine.clone() })
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
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn totals(&self, scope: &Scope, columns: Option<&[String]>) -> Result<Totals, Refusal> {
        let mut totals = self.engine.totals(&self.source, scope, columns).await?;
        for total in &mut totals.columns {
            if !self.is_measure(&total.column.name) {
                total.sum = None;
                total.mean = None;
            }
        }
        Ok(totals)
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

    /// The rows that the filters leave, as a file.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn export(&self, request: &RowsRequest, format: ExportFormat) -> Result<Export, Refusal> {
        Ok(self.engine.export(&self.source, request, format).await?)
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
