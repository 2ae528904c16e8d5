//! Who could be singled out in a table: columns that tell persons apart only together, and what each row is about.
//!
//! Never here: how data that name a person by themselves are told (see `semantic`).

use crate::finding::{Finding, Severity};
use crate::profile::{ColumnProfile, Profile};
use crate::table::{Column, Table};

mod quasi_identifier;
mod theme;

pub use quasi_identifier::{QuasiIdentifier, quasi_identifiers};
pub use theme::theme;

/// Labels of columns that count: such a table tells of groups.
const COUNTS: [&str; 40] = [
    "total", "totales", "casos", "cantidad", "frecuencia", "conteo", "poblacion", "personas", "habitantes", "defunciones", "victimas",
    "beneficiarios", "beneficiarias", "alumnos", "hombres", "mujeres", "nacimientos", "count", "pob", "num_casos", "numero_de_casos",
    "numero_de_personas", "promedio", "porcentaje", "tasa", "pct", "media", "matricula_total", "usuarios", "pacientes", "atenciones",
    "denuncias", "delitos", "homicidios", "suicidios", "accidentes", "viviendas", "hogares", "eventos", "servicios",
];

/// True where some column counts persons or things by group.
pub fn has_counts(columns: &[Column], profile: &Profile) -> bool {
    columns.iter().zip(&profile.columns).any(|(column, profile)| is_count(column, profile))
}

/// True for whole numbers, or shares, under the label of a count.
pub fn is_count(column: &Column, profile: &ColumnProfile) -> bool {
    use crate::value_type::ValueType;
    matches!(profile.value_type, ValueType::Integer | ValueType::Number)
        && quasi_identifier::has(column, &COUNTS)
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
