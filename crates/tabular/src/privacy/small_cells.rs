//! `personal-data-small-cells` and `personal-data-given-away`: tables that count persons in cells below the threshold,
//! and withheld cells that the table's own totals give away.
//!
//! `Los Herreras | 15-19 | Mujeres | 1`: whoever lives there knows who it is. The threshold of three is the usual
//! minimum frequency; a person sets another. Never here: the sums themselves (see `disclosure`).

use arrow::array::Array;

use crate::batch::Batch;
use crate::error::ReadError;
use crate::evidence::number_of;
use crate::finding::{Finding, Severity};
use crate::limits::Limits;
use crate::operation::Operation;
use crate::profile::{ColumnProfile, Profile};
use crate::semantic::{self, Label, fold};
use crate::table::{Column, Table};
use crate::value_type::ValueType;

use super::disclosure::Counts;
use super::{Thresholds, is_count, is_person_level};

/// Words of labels and titles that say that persons are counted.
const PERSONS: [&str; 61] = [
    "personas",
    "persona",
    "poblacion",
    "habitantes",
    "victimas",
    "victima",
    "defunciones",
    "muertes",
    "fallecidos",
    "fallecimientos",
    "nacimientos",
    "beneficiarios",
    "beneficiarias",
    "beneficiados",
    "alumnos",
    "alumnas",
    "estudiantes",
    "matricula",
    "pacientes",
    "hombres",
    "mujeres",
    "ninos",
    "ninas",
    "adolescentes",
    "jovenes",
    "adultos",
    "usuarios",
    "usuarias",
    "derechohabientes",
    "afiliados",
    "homicidios",
    "feminicidios",
    "suicidios",
    "denunciantes",
    "imputados",
    "detenidos",
    "detenidas",
    "internos",
    "reclusos",
    "contagios",
    "enfermos",
    "hospitalizados",
    "discapacitados",
    "empleados",
    "servidores",
    "trabajadores",
    "migrantes",
    "indigenas",
    "lesionados",
    "heridos",
    "desaparecidos",
    "pensionados",
    "becarios",
    "becas",
    "embarazos",
    "embarazadas",
    "partos",
    "matrimonios",
    "divorcios",
    "menores",
    "pob",
];
/// Words of titles that say that what is counted is delicate.
const DELICATE: [&str; 24] = [
    "violencia",
    "delito",
    "delitos",
    "homicidio",
    "homicidios",
    "feminicidio",
    "feminicidios",
    "suicidio",
    "suicidios",
    "enfermedad",
    "cancer",
    "diabetes",
    "covid",
    "tuberculosis",
    "embarazo",
    "enfermedades",
    "diagnostico",
    "defunciones",
    "discapacidad",
    "adicciones",
    "abuso",
    "vih",
    "agresion",
    "lesiones",
];
/// Most rows whose sums are looked at.
const ROWS: u64 = 100_000;
/// Most columns of counts whose sums are looked at.
const COLUMNS: usize = 40;
/// Most key columns.
const KEYS: usize = 8;

/// The columns of a table of counts: keys and counts, by place.
pub(crate) struct Layout {
    pub keys: Vec<usize>,
    pub counts: Vec<usize>,
    /// True where what is counted is delicate, or described by what only persons have.
    pub delicate: bool,
    /// True where places smaller than a state, or schools and the like, are told apart.
    pub local: bool,
}

/// How a table counts persons; none where it counts something else, or every row is a person.
pub(crate) fn layout(columns: &[Column], profile: &Profile, titles: &str) -> Option<Layout> {
    if is_person_level(columns, profile) {
        return None;
    }
    let pairs = || columns.iter().zip(&profile.columns).enumerate();
    let described = |column: &Column| semantic::describes(column).is_some();
    let title = format!("_{}_", fold(titles).split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join("_"));
    let titled = |words: &[&str]| words.iter().any(|word| title.contains(&format!("_{word}_")));
    let of_the_person = pairs().any(|(_, (column, profile))| {
        let kind = semantic::describes(column);
        let own = matches!(
            kind,
            Some("age" | "sex" | "birth-date" | "marital-status" | "descent" | "religion" | "disability" | "education")
        );
        own && profile.distinct.count > 1
            || Label::of(column).has(&["hombres", "mujeres", "masculino", "femenino", "ninos", "ninas"])
    });
    let counted = pairs().any(|(_, (column, profile))| is_count(column, profile) && Label::of(column).has(&PERSONS));
    let named = pairs().any(|(_, (column, profile))| is_count(column, profile));
    let delicate = titled(&DELICATE) || columns.iter().any(|column| Label::of(column).has(&DELICATE));
    if !(counted || named && (of_the_person || delicate || titled(&PERSONS))) {
        return None;
    }
    let is_key = |column: &Column, profile: &ColumnProfile| {
        let semantic = profile.semantic.as_deref();
        matches!(
            semantic,
            Some("age" | "sex" | "year" | "month" | "period" | "state-key" | "municipality-key" | "locality-key")
        ) || profile.place.is_some()
            || described(column) && profile.value_type != ValueType::Number
            || matches!(profile.value_type, ValueType::String | ValueType::Year | ValueType::Boolean | ValueType::Date)
    };
    // other things that are counted beside persons tell nobody apart
    const THINGS: [&str; 33] = [
        "viviendas",
        "hogares",
        "escuelas",
        "unidades",
        "monto",
        "importe",
        "clave",
        "cve",
        "id",
        "folio",
        "orden",
        "consecutivo",
        "numero",
        "vehiculos",
        "lugar",
        "rango",
        "grado",
        "indice",
        "posicion",
        "ranking",
        "no",
        "num",
        "nro",
        "cod",
        "codigo",
        "vuelos",
        "plantas",
        "porcentaje",
        "tasa",
        "superficie",
        "distancia",
        "dias",
        "horas",
    ];
    let counts: Vec<usize> = pairs()
        .filter(|(_, (column, profile))| {
            profile.value_type == ValueType::Integer && !is_key(column, profile) && !Label::of(column).has(&THINGS)
        })
        .map(|(at, _)| at)
        .take(COLUMNS)
        .collect();
    let keys: Vec<usize> =
        pairs().filter(|(_, (column, profile))| is_key(column, profile)).map(|(at, _)| at).take(KEYS).collect();
    let local = pairs().any(|(_, (column, profile))| {
        matches!(
            profile.place.as_deref(),
            Some("municipality-name" | "municipality-key" | "locality-name" | "locality-key" | "ageb")
        ) || matches!(semantic::describes(column), Some("place" | "school" | "postal-code"))
            && !matches!(profile.place.as_deref(), Some("state-name" | "state-key"))
            && !Label::of(column).has(&["estado", "entidad", "nom_ent", "entidad_res"])
    });
    (!keys.is_empty() && !counts.is_empty()).then_some(Layout {
        keys,
        counts,
        delicate: delicate || of_the_person,
        local,
    })
}

/// The titles of a table and the name of its sheet, as one text.
pub(crate) fn titles(table: &Table) -> String {
    let notes = table.structure.titles.iter().map(|note| note.text.as_str());
    notes.chain(table.sheet.as_deref()).collect::<Vec<_>>().join(" ")
}

/// What is found of a table as read.
pub(crate) fn find(
    table: &Table,
    profile: &Profile,
    number: usize,
    limits: &Limits,
    thresholds: &Thresholds,
) -> Result<Vec<Finding>, ReadError> {
    let mut findings = Vec::new();
    let Some(layout) = layout(&table.columns, profile, &titles(table)) else { return Ok(findings) };
    findings.extend(small(&layout, profile, thresholds).map(|finding| Finding { table: Some(number), ..finding }));
    if table.structure.rows <= ROWS {
        let (counts, records) = read(table, profile, &layout, limits)?;
        let given = counts.given_away(i64::try_from(thresholds.cell).unwrap_or(i64::MAX));
        if !given.is_empty() {
            let mut finding = Finding::new("personal-data-given-away", Severity::Error);
            finding.table = Some(number);
            finding.count = given.len() as u64;
            let mut rows: Vec<u64> = given.iter().map(|(_, row, _)| records[*row]).collect();
            rows.sort_unstable();
            rows.dedup();
            rows.truncate(Finding::ROWS);
            finding.rows = rows;
            let names = layout.counts.iter().enumerate().filter(|(at, _)| given.iter().any(|cell| cell.0 == *at));
            let names: Vec<&str> = names.map(|(_, &column)| table.columns[column].name.as_str()).collect();
            let named = |places: &[usize]| {
                places.iter().map(|&at| table.columns[at].name.as_str()).collect::<Vec<_>>().join(", ")
            };
            finding.details.insert("names".to_owned(), names.join(", "));
            finding.details.insert("counts".to_owned(), named(&layout.counts));
            finding.details.insert("by".to_owned(), named(&layout.keys));
            finding.remedy = Some(remedy(&layout, profile, thresholds));
            finding.details.insert("threshold".to_owned(), thresholds.cell.to_string());
            findings.push(finding);
        }
    }
    Ok(findings)
}

/// The cells below the threshold, from what the profile saw of each column.
pub(crate) fn small(layout: &Layout, profile: &Profile, thresholds: &Thresholds) -> Option<Finding> {
    let mut names: Vec<&str> = Vec::new();
    let (mut count, mut cells, mut rows, mut exact) = (0u64, 0u64, Vec::new(), true);
    for &at in &layout.counts {
        let column = &profile.columns[at];
        let is_small = |text: &str| {
            number_of(text.trim(), column.facts.decimal)
                .is_some_and(|value| value > 0.0 && value < thresholds.cell as f64)
        };
        let found = column.facts.values.iter().filter(|value| is_small(&value.text));
        let before = count;
        for value in found {
            count += value.count;
            rows.push(value.first);
        }
        if count > before {
            names.push(&column.name);
        }
        cells += column.rows.saturating_sub(column.nulls);
        exact &= column.facts.complete;
    }
    if count == 0 {
        return None;
    }
    rows.sort_unstable();
    rows.dedup();
    rows.truncate(Finding::ROWS);
    let severity = if layout.delicate && layout.local { Severity::Error } else { Severity::Warning };
    let keys: Vec<&str> = layout.keys.iter().map(|&at| profile.columns[at].name.as_str()).collect();
    let counts: Vec<&str> = layout.counts.iter().map(|&at| profile.columns[at].name.as_str()).collect();
    let mut finding = Finding { count, rows, ..Finding::new("personal-data-small-cells", severity) };
    let details = [
        ("names", names.join(", ")),
        ("counts", counts.join(", ")),
        ("by", keys.join(", ")),
        ("threshold", thresholds.cell.to_string()),
        ("cells", cells.to_string()),
        ("exact", exact.to_string()),
    ];
    finding.remedy = Some(remedy(layout, profile, thresholds));
    finding.details.extend(details.into_iter().map(|(name, value)| (name.to_owned(), value)));
    Some(finding)
}

/// The step that withholds the cells below the threshold.
fn remedy(layout: &Layout, profile: &Profile, thresholds: &Thresholds) -> Operation {
    let names = |places: &[usize]| places.iter().map(|&at| profile.columns[at].name.clone()).collect();
    Operation::SuppressCells {
        columns: names(&layout.counts),
        by: names(&layout.keys),
        least: thresholds.cell,
        known: Vec::new(),
    }
}

/// The cells of a table of counts, and the record of each row.
fn read(table: &Table, profile: &Profile, layout: &Layout, limits: &Limits) -> Result<(Counts, Vec<u64>), ReadError> {
    let mut counts = Counts {
        keys: vec![Vec::new(); layout.keys.len()],
        labels: layout.counts.iter().map(|&at| table.columns[at].label.clone()).collect(),
        cells: vec![Vec::new(); layout.counts.len()],
        known: Vec::new(),
    };
    let mut records = Vec::new();
    table.run::<Batch, ReadError>(limits, Ok, |batch| {
        let text = |column: usize, row: usize| match batch.columns.get(column) {
            Some(cells) if row < cells.len() && !cells.is_null(row) => cells.value(row).trim(),
            _ => "",
        };
        for row in 0..batch.rows() {
            for (key, &column) in counts.keys.iter_mut().zip(&layout.keys) {
                key.push(text(column, row).to_owned());
            }
            for (cells, &column) in counts.cells.iter_mut().zip(&layout.counts) {
                let number = number_of(text(column, row), profile.columns[column].facts.decimal);
                cells.push(number.filter(|n| n.abs() < 1e15 && n.fract() == 0.0).map(|n| n as i64));
            }
            records.push(batch.records[row]);
        }
        Ok(())
    })?;
    Ok((counts, records))
}
