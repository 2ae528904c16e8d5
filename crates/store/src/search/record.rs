//! What the index holds of a dataset.
//!
//! Never here: values of personal columns, or of columns about which somebody had to decide; reading the database.

use apertura_catalog::timeliness::OFFSET;
use apertura_catalog::version::Decision;
use apertura_catalog::{DataDictionary, Dataset, Distribution, Frequency, Latest, License, Slug, Timeliness, score};
use jiff::civil::{Date, date};
use serde::Deserialize;
use tantivy::TantivyDocument;
use tantivy::tokenizer::TextAnalyzer;

use super::analyzer::{ACCENTS, compose, fold, words};
use super::schema::{Fields, Packed, format_bits, promise};

/// A column with more distinct values than this is no list of categories.
const CATEGORIES: u64 = 400;
/// Values of one column that are indexed.
const VALUES: usize = 60;
/// Signs of a value that is indexed.
const SIGNS: usize = 80;
/// How often the words of a title, of keywords, and of agency and theme are counted.
const WEIGHTS: [usize; 3] = [5, 3, 2];
/// Years that a period may touch.
const YEARS: std::ops::RangeInclusive<i16> = 1..=4000;

/// A column as it is searched.
#[derive(Clone, Debug, Default)]
pub struct SearchColumn {
    /// What the office calls it.
    pub label: String,
    /// Its name in the clean files.
    pub name: String,
    /// What it means.
    pub description: String,
    /// Its values, where they are categories or places.
    pub values: Vec<String>,
}

/// A dataset as it is searched.
#[derive(Clone, Debug)]
pub struct SearchRecord {
    /// Row in the database.
    pub id: u64,
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Slug of the agency.
    pub agency: String,
    /// Name of the agency.
    pub agency_name: String,
    /// Theme.
    pub theme: String,
    /// Territory.
    pub place: String,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Columns.
    pub columns: Vec<SearchColumn>,
    /// Licence.
    pub license: License,
    /// Frequency.
    pub frequency: Option<Frequency>,
    /// Points of the European assessment.
    pub points: u32,
    /// Formats of the data files.
    pub formats: Vec<String>,
    /// First and last year of the period.
    pub years: Option<(u16, u16)>,
    /// Second of the latest publication.
    pub published: u64,
    /// The day on which the next version is due, and the first on which that is near; days since 1970.
    pub due: Option<(u32, u32)>,
}

/// As much of a version as is searched.
#[derive(Deserialize)]
pub struct Published {
    number: u32,
    published: jiff::Timestamp,
    distributions: Vec<Distribution>,
    dictionary: DataDictionary,
    profile: Columns,
    #[serde(default)]
    decisions: Vec<Decision>,
}

#[derive(Deserialize)]
struct Columns {
    columns: Vec<Column>,
}

#[derive(Deserialize)]
struct Column {
    name: String,
    #[serde(rename = "type")]
    value_type: String,
    personal: Option<String>,
    place: Option<String>,
    distinct: Distinct,
    top: Vec<(String, u64)>,
    #[serde(default)]
    unique: bool,
}

#[derive(Deserialize)]
struct Distinct {
    count: u64,
}

impl SearchRecord {
    /// The record of a published dataset.
    pub fn of(id: u64, dataset: Dataset, version: Published) -> SearchRecord {
        let Published { number, published, distributions, dictionary, profile, decisions } = version;
        let decided = |name: &str| decisions.iter().any(|decision| decision.column.as_deref() == Some(name));
        let columns = dictionary.fields.iter().map(|field| {
            let found = profile.columns.iter().find(|column| column.name == field.name);
            SearchColumn {
                label: field.label.clone(),
                name: field.name.clone(),
                description: field.description.clone(),
                values: found.filter(|_| !decided(&field.name)).map(values).unwrap_or_default(),
            }
        });
        let columns = columns.collect();
        let formats = distributions.iter().filter(|file| file.role == "data").map(|file| file.format.clone()).collect();
        let latest = Latest { number, published, distributions, dictionary };
        let last = OFFSET.to_datetime(published).date();
        // near and due do not depend on today
        let timeliness = Timeliness::of(dataset.frequency, last, last);
        let due = timeliness.next.zip(timeliness.soon_from());
        SearchRecord {
            id,
            points: score::description_points(&dataset, &latest),
            agency: dataset.agency.slug.to_string(),
            agency_name: dataset.agency.name,
            title: dataset.title,
            description: dataset.description,
            theme: dataset.theme.unwrap_or_default(),
            place: dataset.spatial.unwrap_or_default(),
            keywords: dataset.keywords,
            columns,
            license: dataset.license,
            frequency: dataset.frequency,
            formats,
            years: dataset.temporal.as_deref().and_then(years),
            published: u64::try_from(published.as_second()).unwrap_or(0),
            due: due.map(|(due, near)| (day_number(due), day_number(near))),
        }
    }

    /// The document of the index.
    ///
    /// `plain` cuts words without stemming them.
    pub fn document(&self, fields: &Fields, plain: &mut TextAnalyzer) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        let mut words = Words::default();
        let mut put = |document: &mut TantivyDocument, text: &str, times: usize| {
            if text.trim().is_empty() {
                return;
            }
            let text = compose(text);
            words.add(plain, &text);
            for _ in 0..times {
                document.add_text(fields.text, &text);
            }
        };
        put(&mut document, &self.title, WEIGHTS[0]);
        for keyword in &self.keywords {
            put(&mut document, keyword, WEIGHTS[1]);
        }
        for text in [&self.agency_name, &self.theme, &self.place] {
            put(&mut document, text, WEIGHTS[2]);
        }
        put(&mut document, &self.description, 1);
        let mut told = String::new();
        for column in &self.columns {
            let label = if column.label.is_empty() { &column.name } else { &column.label };
            put(&mut document, label, 1);
            if Slug::from_title(label) != Slug::from_title(&column.name) {
                put(&mut document, &column.name, 1);
            }
            put(&mut document, &column.description, 1);
            tell(&mut told, label, "");
            for value in &column.values {
                put(&mut document, value, 1);
                tell(&mut told, label, value);
            }
        }
        words.into_document(&mut document, fields);
        document.add_u64(fields.id, self.id);
        document.add_text(fields.agency, &self.agency);
        document.add_text(fields.theme, self.theme.trim());
        document.add_text(fields.place, self.place.trim());
        for keyword in self.keywords.iter().map(|keyword| keyword.trim()).filter(|keyword| !keyword.is_empty()) {
            document.add_text(fields.keyword, keyword);
        }
        let formats = format_bits(self.formats.iter().map(String::as_str));
        document.add_u64(fields.packed, Packed::of(self.license, self.frequency, self.points, formats, self.years).0);
        document.add_u64(fields.published, self.published);
        document.add_u64(fields.promise, self.due.map_or(0, |(due, near)| promise(due, near)));
        document.add_text(fields.order, Slug::from_title(&self.title).as_str());
        document.add_text(fields.columns, told);
        document
    }
}

/// The values that are searched: those of categories and of places, none of personal columns.
fn values(column: &Column) -> Vec<String> {
    let category = column.distinct.count <= CATEGORIES && !column.unique;
    if column.personal.is_some() || column.value_type != "string" || !(category || column.place.is_some()) {
        return Vec::new();
    }
    let wordy = |value: &str| value.chars().count() <= SIGNS && value.chars().any(char::is_alphabetic);
    column.top.iter().map(|(value, _)| value).filter(|value| wordy(value)).take(VALUES).cloned().collect()
}

fn tell(told: &mut String, label: &str, value: &str) {
    let line = |text: &str| compose(text).replace(['\n', '\t', '\r'], " ");
    told.push_str(&line(label));
    told.push('\t');
    told.push_str(&line(value));
    told.push('\n');
}

/// Days since 1970; 0 before.
pub fn day_number(day: Date) -> u32 {
    let days = day.since(date(1970, 1, 1)).map_or(0, |span| span.get_days());
    u32::try_from(days).unwrap_or(0)
}

/// The first and the last year of an ISO 8601 interval, or of a single date.
fn years(temporal: &str) -> Option<(u16, u16)> {
    let (from, to) = temporal.split_once('/').unwrap_or((temporal, temporal));
    let year = |text: &str| -> Option<u16> {
        let year: i16 = text.trim().get(..4)?.parse().ok()?;
        YEARS.contains(&year).then_some(year.unsigned_abs())
    };
    match (year(from), year(to)) {
        (Some(from), Some(to)) if from <= to => Some((from, to)),
        (Some(from), None) => Some((from, from)),
        _ => None,
    }
}

/// The words of a dataset, each once.
#[derive(Default)]
struct Words {
    seen: std::collections::BTreeSet<String>,
}

impl Words {
    fn add(&mut self, plain: &mut TextAnalyzer, text: &str) {
        for word in words(plain, text) {
            let folded = fold(&word.stem);
            if folded != word.stem {
                self.seen.insert(format!("{folded}{ACCENTS}{}", word.stem));
            }
            self.seen.insert(folded);
        }
    }

    fn into_document(self, document: &mut TantivyDocument, fields: &Fields) {
        for word in self.seen {
            document.add_text(fields.word, word);
        }
    }
}
