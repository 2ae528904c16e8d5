//! Who could be singled out in a table: columns that tell persons apart only together, and what each row is about.
//!
//! Never here: how data that name a person by themselves are told (see `semantic`).

use crate::finding::{Finding, Severity};
use crate::profile::{ColumnProfile, Combination, Profile};
use crate::semantic::{Label, describes, fold};
use crate::source::Overrides;
use crate::table::{Column, Table};

pub(crate) mod disclosure;
mod effect;
mod left;
mod quasi_identifier;
pub(crate) mod small_cells;
mod theme;

pub use effect::{Detail, Effect, Exposure, effect};
pub use left::{JUDGED_AFTER, after, counted, deciding_step, is_decided, left, sensitive};
pub use quasi_identifier::{QuasiIdentifier, quasi_identifiers};
pub use theme::theme;

/// Labels of columns that count: such a table tells of groups.
const COUNTS: [&str; 40] = [
    "total",
    "totales",
    "casos",
    "cantidad",
    "frecuencia",
    "conteo",
    "poblacion",
    "personas",
    "habitantes",
    "defunciones",
    "victimas",
    "beneficiarios",
    "beneficiarias",
    "alumnos",
    "hombres",
    "mujeres",
    "nacimientos",
    "count",
    "pob",
    "num_casos",
    "numero_de_casos",
    "numero_de_personas",
    "promedio",
    "porcentaje",
    "tasa",
    "pct",
    "media",
    "matricula_total",
    "usuarios",
    "pacientes",
    "atenciones",
    "denuncias",
    "delitos",
    "homicidios",
    "suicidios",
    "accidentes",
    "viviendas",
    "hogares",
    "eventos",
    "servicios",
];

/// True where the rows are groups, not persons: a column counts, is named by a year, or knows a total of both sexes
/// or of all ages.
pub fn has_counts(columns: &[Column], profile: &Profile) -> bool {
    let all = ["total", "totales", "ambos", "ambos sexos", "todos", "todas", "todas las edades"];
    let total = |profile: &ColumnProfile| {
        profile.facts.values.iter().take(200).any(|value| all.contains(&fold(&value.text).as_str()))
    };
    let year = |column: &Column| column.label.trim().parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year));
    columns.iter().zip(&profile.columns).any(|(column, profile)| {
        is_count(column, profile) || year(column) || describes(column).is_some() && total(profile)
    })
}

/// True for whole numbers, or shares, under the label of a count.
pub fn is_count(column: &Column, profile: &ColumnProfile) -> bool {
    use crate::value_type::ValueType;
    matches!(profile.value_type, ValueType::Integer | ValueType::Number)
        && Label::of(column).has(&COUNTS)
        && !matches!(profile.semantic.as_deref(), Some("age" | "sex" | "year" | "state-key" | "municipality-key"))
}

/// True where every row is a person or what happened to one: a column that names persons, or one that describes
/// them while no column counts.
pub fn is_person_level(columns: &[Column], profile: &Profile) -> bool {
    let named = profile.columns.iter().any(|p| {
        matches!(p.personal.as_deref(), Some("curp" | "nss" | "elector-key" | "birth-date"))
            || p.personal.as_deref() == Some("person-name") && p.semantic.as_deref() == Some("person-name")
    });
    let described = quasi_identifiers(columns, profile).iter().any(|q| q.is_of_the_person());
    (named || described) && !has_counts(columns, profile)
}

/// `personal-data-hidden`: a sheet that the workbook hides holds personal data. It is not published, and with it the
/// original cannot be.
pub fn hidden(table: &Table, profile: &Profile) -> Option<Finding> {
    let mut kinds: Vec<&str> = profile.columns.iter().filter_map(|column| column.personal.as_deref()).collect();
    let columns = kinds.len() as u64;
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        return None;
    }
    let mut finding = Finding { count: profile.rows, ..Finding::new("personal-data-hidden", Severity::Warning) };
    finding.details.insert("sheet".to_owned(), table.sheet.clone().unwrap_or_default());
    finding.details.insert("kinds".to_owned(), kinds.join(","));
    finding.details.insert("columns".to_owned(), columns.to_string());
    Some(finding)
}

/// What is too small to be published without a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Rows that must share a combination of what describes persons; at most 21.
    pub group: u64,
    /// Persons that a cell of a table of counts must stand for.
    pub cell: u64,
}

impl Default for Thresholds {
    /// Three, the usual minimum frequency (Hundepool et al., *Statistical Disclosure Control*, 2012, 4.2.1): with two
    /// in a group each knows the other.
    fn default() -> Self {
        Thresholds { group: 3, cell: 3 }
    }
}

impl Thresholds {
    /// The greatest that the counts of groups can tell of.
    pub const MOST: u64 = 21;

    /// As a person set them with a file; the usual ones where nothing is said.
    pub fn of(overrides: &Overrides) -> Self {
        let usual = Thresholds::default();
        Thresholds {
            group: overrides.least_group.unwrap_or(usual.group).clamp(1, Self::MOST),
            cell: overrides.least_cell.unwrap_or(usual.cell).max(1),
        }
    }
}

/// The combination of a table of persons that puts most rows into groups below the threshold; none where no row is
/// in one.
pub fn worst<'a>(columns: &[Column], profile: &'a Profile, thresholds: &Thresholds) -> Option<&'a Combination> {
    let risk = profile.risk.as_ref().filter(|_| is_person_level(columns, profile))?;
    risk.combinations.first().filter(|combination| combination.below(thresholds.group) > 0)
}

/// `personal-data-combination`: what describes persons singles some of them out together.
pub fn combination(columns: &[Column], profile: &Profile, thresholds: &Thresholds) -> Option<Finding> {
    let risk = profile.risk.as_ref()?;
    let worst = worst(columns, profile, thresholds)?;
    let mut finding = Finding::new("personal-data-combination", Severity::Error);
    finding.count = worst.below(thresholds.group);
    finding.rows = worst.records.clone();
    let smaller: Vec<String> =
        risk.combinations[1..].iter().map(|some| format!("{} ({})", some.columns.join(" + "), some.unique())).collect();
    let details = [
        ("names", worst.columns.join(", ")),
        ("k", worst.smallest.to_string()),
        ("threshold", thresholds.group.to_string()),
        ("unique", worst.unique().to_string()),
        ("groups", worst.groups.to_string()),
        ("rows", risk.rows.to_string()),
        ("exact", risk.exact.to_string()),
        ("smaller", smaller.join("; ")),
    ];
    finding.details.extend(details.into_iter().map(|(name, value)| (name.to_owned(), value)));
    Some(finding)
}
