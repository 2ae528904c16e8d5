//! What is written about a dataset, put together from what a person says now, what was said before, and what the
//! file says itself.
//!
//! Never here: sentences of ours.

use std::collections::BTreeMap;
use std::path::Path;

use apertura_catalog::{Agency, DataDictionary, Dataset, Field, License, Slug};
use apertura_tabular::TableStructure;
use apertura_tabular::cleaned::Cleaned;

use crate::publish_request::Description;

/// Signs of the shortest and longest line above a table that is taken for a title.
const TITLE: std::ops::RangeInclusive<usize> = 8..=120;

/// The name of a file without extension and with spaces: `licencias_2024.csv` gives `licencias 2024`.
pub(crate) fn title_of_file(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let words: Vec<&str> =
        stem.split(|c: char| c == '_' || c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    let mut title = words.join(" ");
    if let Some(first) = title.chars().next() {
        title.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    title
}

/// The description: what is said now, else what was said before, else what the file says.
pub(super) fn dataset(
    slug: &Slug,
    said: &Description,
    before: Option<Dataset>,
    structure: &TableStructure,
    file: &Path,
) -> Dataset {
    let mut dataset = before.unwrap_or_else(|| Dataset {
        slug: slug.clone(),
        title: structure
            .titles
            .iter()
            .map(|title| title.text.split_whitespace().collect::<Vec<_>>().join(" "))
            .find(|title| TITLE.contains(&title.chars().count()))
            .unwrap_or_else(|| title_of_file(file)),
        description: String::new(),
        keywords: Vec::new(),
        theme: None,
        agency: Agency { slug: Slug::from_title("sin dependencia"), name: String::new() },
        contact_position: None,
        contact_email: None,
        license: License::default(),
        frequency: None,
        temporal: None,
        spatial: None,
        landing_page: None,
        invented: false,
    });
    fn put<T: Clone>(field: &mut T, said: &Option<T>) {
        if let Some(value) = said {
            *field = value.clone();
        }
    }
    fn put_some<T: Clone>(field: &mut Option<T>, said: &Option<T>) {
        if said.is_some() {
            field.clone_from(said);
        }
    }
    put(&mut dataset.title, &said.title);
    put(&mut dataset.description, &said.description);
    put(&mut dataset.keywords, &said.keywords);
    put(&mut dataset.license, &said.license);
    put(&mut dataset.invented, &said.invented);
    put_some(&mut dataset.theme, &said.theme);
    put_some(&mut dataset.contact_position, &said.contact_position);
    put_some(&mut dataset.contact_email, &said.contact_email);
    put_some(&mut dataset.frequency, &said.frequency);
    put_some(&mut dataset.temporal, &said.temporal);
    put_some(&mut dataset.spatial, &said.spatial);
    put_some(&mut dataset.landing_page, &said.landing_page);
    if let Some(name) = &said.agency {
        dataset.agency = Agency { slug: Slug::from_title(name), name: name.clone() };
    }
    dataset
}

/// The dictionary of a clean table; descriptions, and units that the data do not say, by name of the column.
pub(super) fn dictionary(
    cleaned: &Cleaned,
    descriptions: &BTreeMap<String, String>,
    units: &BTreeMap<String, String>,
) -> DataDictionary {
    let fields = cleaned.columns.iter().map(|column| {
        let profile = cleaned.profile.column(&column.name);
        let shown = profile.filter(|_| column.personal.is_none());
        Field {
            name: column.name.clone(),
            label: column.label.clone(),
            description: descriptions.get(&column.name).cloned().unwrap_or_default(),
            value_type: column.value_type,
            unit: column.unit.clone().or_else(|| units.get(&column.name).cloned()),
            semantic: column.semantic.clone(),
            nullable: profile.is_none_or(|profile| profile.nulls > 0),
            example: shown.and_then(|p| p.top.first().map(|(value, _)| value.clone()).or_else(|| p.min.clone())),
        }
    });
    DataDictionary { fields: fields.collect() }
}
