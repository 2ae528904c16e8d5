//! The report on a file, as versioned JSON: everything `inspect` says.
//!
//! Never here: prose.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::batch::Batch;
use crate::document::{Overrides, SourceFacts};
use crate::error::ReadError;
use crate::finding::Finding;
use crate::frictionless::{self, FrictionlessError};
use crate::limits::Limits;
use crate::privacy::{self, Thresholds};
use crate::profile::{self, ColumnProfile, Profile, Relations, Risk, Series};
use crate::read;
use crate::rule;
use crate::structure::middle::Watch;
use crate::structure::{self, Shared, Structured};
use crate::table::{Column, Layer, Note, RowKind, Table};
use crate::value_type::ValueType;

/// The version of the report's form; it grows when a field changes its meaning or goes away.
pub const INSPECTION_VERSION: u32 = 1;

/// The report on a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// [`INSPECTION_VERSION`].
    pub inspection: u32,
    /// Version of the engine.
    pub engine: String,
    /// What is known of the file itself.
    pub source: SourceFacts,
    /// Its sheets, hidden ones included.
    pub sheets: Vec<InspectedSheet>,
    /// Its tables.
    pub tables: Vec<InspectedTable>,
    /// What was found, worst first.
    pub findings: Vec<Finding>,
    /// The same in Frictionless's error codes, where it has one.
    #[serde(default)]
    pub frictionless: Vec<FrictionlessError>,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InspectedSheet {
    /// Its name; none outside workbooks.
    pub name: Option<String>,
    /// True where the workbook hides it.
    pub hidden: bool,
    /// Its records, blank ones included.
    pub records: u64,
    /// The 0-based numbers of its tables.
    pub tables: Vec<usize>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InspectedTable {
    /// Its sheet's name; none outside workbooks and for a stack of sheets.
    pub sheet: Option<String>,
    /// The sheets that it is a stack of, from top to bottom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stacked: Vec<InspectedLayer>,
    /// Its header.
    pub header: InspectedHeader,
    /// Its data.
    pub data: InspectedData,
    /// Its columns.
    pub columns: Vec<InspectedColumn>,
    /// Titles and notes above it.
    pub titles: Vec<Note>,
    /// Notes below it.
    pub notes: Vec<Note>,
    /// Rows that repeat an earlier one in every column.
    #[serde(default)]
    pub repeated_rows: u64,
    /// Keys, dependencies and correlations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relations: Option<Relations>,
    /// How small the groups are that columns which describe persons make together; none where no row is a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
}

/// One of the sheets that a table is a stack of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectedLayer {
    /// Its name.
    pub sheet: Option<String>,
    /// What the first column says of its rows.
    pub value: String,
    /// Its record 1 is record `offset + 1` of the table.
    pub offset: u64,
    /// Its data and total rows.
    pub rows: u64,
}

/// Where a header stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectedHeader {
    /// Its first record, 1-based; none without header.
    pub first_row: Option<u64>,
    /// Its records, blank ones between included; 0 without header.
    pub rows: u64,
}

/// Where the data stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectedData {
    /// First record, 1-based.
    pub first_row: u64,
    /// Last record.
    pub last_row: u64,
    /// Data and total rows in between; blank rows and section headings left out.
    pub rows: u64,
    /// How many of these rows are totals or subtotals.
    pub derived: u64,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InspectedColumn {
    /// Unique machine name.
    pub name: String,
    /// What the header says.
    pub label: String,
    /// The unit that the header names.
    pub unit: Option<String>,
    /// The sheet's column, 1-based.
    pub position: usize,
    /// The storage type that fits it when clean.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// What its values mean, as the id of a semantic type.
    pub semantic: Option<String>,
    /// The kind of personal datum that it holds.
    pub personal: Option<String>,
    /// The kind of place that it names.
    pub place: Option<String>,
    /// Blank cells and cells with a missing-value word.
    pub nulls: u64,
    /// Missing-value words found, each with its count.
    pub missing: BTreeMap<String, u64>,
    /// Blank cells alone.
    #[serde(default)]
    pub blanks: u64,
    /// What each missing-value word means: `missing`, `not-applicable` or `withheld`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meanings: BTreeMap<String, String>,
    /// Distinct values, nulls left out.
    pub distinct: u64,
    /// False where `distinct` comes from a sketch.
    pub distinct_exact: bool,
    /// Least value in its clean form; none without values or where personal.
    pub min: Option<String>,
    /// Greatest value.
    pub max: Option<String>,
    /// Mean of numbers.
    pub mean: Option<f64>,
    /// Standard deviation of numbers (population).
    #[serde(default)]
    pub deviation: Option<f64>,
    /// Quantiles of numbers at 0.05, 0.25, 0.5, 0.75, 0.95.
    #[serde(default)]
    pub quantiles: Option<[f64; 5]>,
    /// Signs in the shortest and in the longest value.
    #[serde(default)]
    pub lengths: Option<(u64, u64)>,
    /// Patterns of texts (`A-9`) with their cells; empty where personal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patterns: Vec<(String, u64)>,
    /// How days or years follow one another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// True where no value stands twice.
    #[serde(default)]
    pub unique: bool,
    /// Most frequent values with their counts; empty where personal.
    pub top: Vec<(String, u64)>,
    /// Filled cells that do not fit `type`.
    pub misfits: u64,
}

/// A file that was looked at in every way before anything is changed.
#[derive(Debug)]
pub struct Examined {
    /// Its sheets and tables.
    pub structured: Structured,
    /// The profile of each table.
    pub profiles: Vec<Profile>,
    /// What was found, worst first.
    pub findings: Vec<Finding>,
}

/// Reads a file, finds its tables, profiles them and applies every rule.
///
/// # Errors
/// Whatever [`read::read`], [`structure::structure`] and [`profile::profile`] say.
pub fn examine(path: &Path, overrides: &Overrides, limits: &Limits) -> Result<Examined, ReadError> {
    examine_with(path, overrides, limits, &|_, _| {})
}

/// [`examine`]; `progress` is told the rows looked at and the rows of all tables.
///
/// # Errors
/// Whatever [`read::read`], [`structure::structure`] and [`profile::profile`] say.
pub fn examine_with(
    path: &Path,
    overrides: &Overrides,
    limits: &Limits,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Examined, ReadError> {
    examine_shared(Shared::from(read::read(path, overrides, limits)?), overrides, limits, progress)
}

/// [`examine_with`] of a document that was read before, in another way than then: all but encoding and delimiter can be
/// said anew without reading the file again.
///
/// # Errors
/// Whatever [`structure::structure`] and [`profile::profile`] say.
pub fn examine_shared(
    document: Shared,
    overrides: &Overrides,
    limits: &Limits,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Examined, ReadError> {
    let mut structured = structure::structure_shared(document, overrides, limits)?;
    let all: u64 = structured.tables.iter().map(|table| table.structure.rows).sum();
    let mut before = 0;
    let mut profiles = Vec::with_capacity(structured.tables.len());
    let Structured { tables, sheets, findings, .. } = &mut structured;
    for (number, table) in tables.iter_mut().enumerate() {
        let rows = table.structure.rows;
        let told = |done: u64| progress((before + done).min(all), all);
        let watch = Watch::new(table);
        let mark = |batch: &mut Batch| watch.iter().for_each(|watch| watch.mark(batch));
        let mut profile = profile::profile_watched(table, limits, &mark, &told)?;
        if watch.is_some_and(|watch| !watch.settle(number, table, sheets, findings)) {
            profile = profile::profile_with(table, limits, &told)?;
        }
        profiles.push(profile);
        before += rows;
    }
    let mut findings = structured.findings.clone();
    let thresholds = Thresholds::of(overrides);
    let found = rule::findings_under(&structured.tables, &profiles, &thresholds);
    findings.retain(|finding| !rule::is_of_shifted_rows(finding, &found));
    // what the cell above says is not missing
    let filled: Vec<_> =
        findings.iter().filter(|f| f.rule == "sparse-key").map(|f| (f.table, f.column.clone())).collect();
    let is_filled = |f: &Finding| f.rule == "blank-cells" && filled.contains(&(f.table, f.column.clone()));
    findings.extend(found.into_iter().filter(|finding| !is_filled(finding)));
    for (number, (table, profile)) in structured.tables.iter().zip(&profiles).enumerate() {
        findings.extend(privacy::small_cells::find(table, profile, number, limits, &thresholds)?);
    }
    for table in &structured.hidden {
        findings.extend(privacy::hidden(table, &profile::profile(table, limits)?));
    }
    sort(&mut findings, &structured.tables);
    Ok(Examined { structured, profiles, findings })
}

/// Reads a file and reports on it.
///
/// # Errors
/// Whatever [`examine`] says.
pub fn inspect(path: &Path, overrides: &Overrides, limits: &Limits) -> Result<Inspection, ReadError> {
    Ok(report(&examine(path, overrides, limits)?))
}

/// One kind for each record of a file's first sheet that is not hidden, or of the sheet that was chosen.
///
/// # Errors
/// Whatever [`read::read`] says; a file without a table is no error here.
pub fn row_kinds(path: &Path, overrides: &Overrides, limits: &Limits) -> Result<Vec<RowKind>, ReadError> {
    structure::row_kinds(read::read(path, overrides, limits)?, overrides)
}

/// The report on what was examined.
pub fn report(examined: &Examined) -> Inspection {
    let Examined { structured, profiles, findings } = examined;
    let sheets = structured.sheets.iter().map(|sheet| InspectedSheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        records: sheet.kinds.len() as u64,
        tables: sheet.tables.clone(),
    });
    Inspection {
        inspection: INSPECTION_VERSION,
        engine: crate::ENGINE.to_owned(),
        source: structured.source.clone(),
        sheets: sheets.collect(),
        tables: structured.tables.iter().zip(profiles).map(|(t, p)| table(t, p)).collect(),
        findings: findings.clone(),
        frictionless: frictionless::errors(&structured.tables, findings),
    }
}

fn table(table: &Table, profile: &Profile) -> InspectedTable {
    let structure = &table.structure;
    InspectedTable {
        sheet: table.sheet.clone(),
        stacked: table.layers().iter().map(layer).collect(),
        header: InspectedHeader { first_row: structure.header_first_row, rows: structure.header_rows },
        data: InspectedData {
            first_row: structure.first_row,
            last_row: structure.last_row,
            rows: structure.rows,
            derived: structure.exceptions.iter().filter(|(_, kind)| *kind == RowKind::Derived).count() as u64,
        },
        columns: table.columns.iter().zip(&profile.columns).map(|(c, p)| column(c, p)).collect(),
        titles: structure.titles.clone(),
        notes: structure.notes.clone(),
        repeated_rows: profile.duplicates.rows,
        relations: profile.relations.clone(),
        risk: profile.risk.clone().filter(|_| privacy::is_person_level(&table.columns, profile)),
    }
}

fn layer(layer: &Layer) -> InspectedLayer {
    InspectedLayer {
        sheet: layer.table.sheet.clone(),
        value: layer.value.clone(),
        offset: layer.offset,
        rows: layer.table.structure.rows,
    }
}

fn column(column: &Column, profile: &ColumnProfile) -> InspectedColumn {
    InspectedColumn {
        name: column.name.clone(),
        label: column.label.clone(),
        unit: column.unit.clone(),
        position: column.index + 1,
        value_type: profile.value_type,
        semantic: profile.semantic.clone(),
        personal: profile.personal.clone(),
        place: profile.place.clone(),
        nulls: profile.nulls,
        missing: profile.missing.clone(),
        blanks: profile.blanks,
        meanings: profile.meanings.clone(),
        distinct: profile.distinct.count,
        distinct_exact: profile.distinct.exact,
        min: profile.min.clone(),
        max: profile.max.clone(),
        mean: profile.mean,
        deviation: profile.deviation,
        quantiles: profile.quantiles,
        lengths: profile.shortest.zip(profile.longest),
        patterns: profile.patterns.clone(),
        series: profile.series.clone(),
        unique: profile.unique,
        top: profile.top.clone(),
        misfits: profile.misfits,
    }
}

/// Worst first, then by table, column position and rule.
fn sort(findings: &mut [Finding], tables: &[Table]) {
    let position = |finding: &Finding| {
        let table = tables.get(finding.table?)?;
        let name = finding.column.as_ref()?;
        table.columns.iter().position(|column| column.name == *name)
    };
    findings.sort_by(|a, b| {
        (b.severity.cmp(&a.severity))
            .then_with(|| a.table.cmp(&b.table))
            .then_with(|| position(a).cmp(&position(b)))
            .then_with(|| a.rule.cmp(&b.rule))
    });
}
