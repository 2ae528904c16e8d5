//! How well a dialect fits: records that follow each other have the same width, and cells look like
//! values (the two parts that the literature on CSV wrangling calls pattern and type score).
//!
//! Never here: which dialects are tried (see `candidates`).

use std::collections::BTreeMap;

use crate::dialect::shape::{Shape, shape};
use crate::dialect::{Delimiter, Dialect, Looks};
use crate::limits::Limits;
use crate::records::{Cutter, Field};

/// Records that are cut, and records whose cells are looked at.
const RECORDS: usize = 1000;
const LOOKED_AT: usize = 250;
/// The score of a text without any delimiter.
const NO_DELIMITER: f64 = 0.3;

/// Scores the dialect on the sample (0 to 1); sets its `width` and `quoted`.
pub(super) fn score(sample: &str, dialect: &mut Dialect, limits: &Limits) -> f64 {
    let cutter = Cutter::new(dialect, limits);
    let (mut at, mut fields, mut records) = (0, Vec::new(), Vec::<Vec<Field>>::new());
    while at < sample.len() && records.len() < RECORDS {
        let Some(cut) = cutter.cut(sample.as_bytes(), at, &mut fields, true) else { break };
        if fields.iter().any(|field| field.end > field.start) || fields.len() > 1 {
            records.push(fields.clone());
        }
        at = cut.end;
    }
    dialect.quoted = records.iter().flatten().any(|field| field.quoted);
    if records.is_empty() {
        return 0.0;
    }
    let mut widths = BTreeMap::<usize, usize>::new();
    for record in &records {
        *widths.entry(record.len()).or_default() += 1;
    }
    let (usual, count) = widths.iter().map(|(w, n)| (*w, *n)).max_by_key(|(w, n)| (*n, *w)).unwrap_or((1, 0));
    dialect.width = if usual > 1 && count * 10 >= records.len() * 6 { usual } else { 0 };
    if dialect.delimiter == Delimiter::None {
        return NO_DELIMITER;
    }
    let (wide, width) = widths
        .iter()
        .filter(|(width, _)| **width > 1)
        .map(|(width, count)| (*count, *width))
        .max_by_key(|(count, width)| (*count, *width))
        .unwrap_or((0, 1));
    if wide == 0 {
        return 0.0;
    }
    let values = values(sample, &records, width, dialect);
    let columns = (1.0 - 1.0 / width as f64).sqrt();
    let agreement = if is_lone_header(sample, &records, &dialect.delimiter) { 1.0 } else { agreement(&records) };
    agreement * columns * values * prior(dialect)
}

/// True for a text of one record that nothing can agree with, but that no prose looks like: three short cells or
/// more, none of which begins with a blank, between usual delimiters.
fn is_lone_header(sample: &str, records: &[Vec<Field>], delimiter: &Delimiter) -> bool {
    let [record] = records else { return false };
    let usual = matches!(delimiter, Delimiter::Text(text) if matches!(text.as_str(), "," | ";" | "\t" | "|"));
    usual
        && record.len() >= 3
        && record.iter().all(|field| {
            let cell = sample.get(field.start..field.end).unwrap_or_default();
            cell.len() <= 60 && !cell.starts_with(' ')
        })
}

/// What the columns of the records of usual width look like.
pub(super) fn looks(sample: &str, dialect: &Dialect, limits: &Limits) -> Looks {
    let cutter = Cutter::new(dialect, limits);
    let (mut at, mut fields, mut rows) = (0, Vec::new(), Vec::new());
    while dialect.width > 2 && at < sample.len() && rows.len() < RECORDS {
        let Some(cut) = cutter.cut(sample.as_bytes(), at, &mut fields, true) else { break };
        if !cut.stray_quote {
            rows.push(fields.iter().map(|f| sample.get(f.start..f.end).unwrap_or_default()).collect::<Vec<_>>());
        }
        at = cut.end;
    }
    Looks::new(dialect.width, rows.into_iter())
}

/// The share of records that stand in runs of one width, long runs counting more.
fn agreement(records: &[Vec<Field>]) -> f64 {
    let (mut sum, mut at) = (0.0, 0);
    while at < records.len() {
        let width = records[at].len();
        let run = records[at..].iter().take_while(|record| record.len() == width).count();
        if width > 1 {
            let run = run as f64;
            sum += run * run / (run + 2.0);
        }
        at += run;
    }
    sum / records.len() as f64
}

/// How much the cells of the usual width look like values.
fn values(sample: &str, records: &[Vec<Field>], width: usize, dialect: &Dialect) -> f64 {
    let delimiter = match &dialect.delimiter {
        Delimiter::Text(text) => text.as_str(),
        _ => " ",
    };
    let blank = delimiter.chars().all(|sign| sign == ' ');
    let (mut sum, mut cells, mut empty) = (0.0, 0usize, vec![true; width]);
    for record in records.iter().filter(|record| record.len() == width).take(LOOKED_AT) {
        for (column, field) in record.iter().enumerate() {
            let cell = sample.get(field.start..field.end).unwrap_or_default();
            let worth = if field.quoted { 1.0 } else { worth(shape(cell), cell, delimiter, blank) };
            if cell.trim().is_empty() {
                continue;
            }
            empty[column] = false;
            cells += 1;
            sum += worth;
        }
    }
    if cells == 0 {
        return 0.0;
    }
    let hollow = empty.iter().filter(|empty| **empty).count() as f64 / width as f64;
    sum / cells as f64 * (1.0 - 0.4 * hollow)
}

/// How much one unquoted cell looks like a value (0 to 1).
fn worth(shape: Shape, cell: &str, delimiter: &str, blank: bool) -> f64 {
    let trimmed = cell.trim();
    let torn = trimmed.starts_with(['"', '\'']) || trimmed.ends_with('"');
    // a comma with a blank behind it stands in prose
    let prose = delimiter == "," && cell.starts_with(' ');
    match shape {
        Shape::Empty => 1.0,
        _ if torn => 0.1,
        Shape::Number | Shape::Date | Shape::Time | Shape::Link => 1.0,
        Shape::Code => 0.95,
        Shape::Word if blank => 0.4,
        Shape::Word | Shape::Text if prose => 0.5,
        Shape::Word => 0.9,
        Shape::Text | Shape::Other => {
            let held = |sign: char| !delimiter.contains(sign) && trimmed.contains(sign);
            if held('\t') || held('|') {
                0.1
            } else if held(';') {
                0.3
            } else if held(',') && !trimmed.contains(", ") {
                0.4
            } else if trimmed.len() > 400 || shape == Shape::Other {
                0.5
            } else {
                0.8
            }
        }
    }
}

/// How usual the dialect is in files that people have.
fn prior(dialect: &Dialect) -> f64 {
    let delimiter = match &dialect.delimiter {
        Delimiter::Text(text) => match text.as_str() {
            "," | ";" | "\t" | "|" => 1.0,
            " " => 0.75,
            ":" | "!" | "&" | "*" | "@" | "%" | "#" => 0.6,
            ", " | "; " => 1.01,
            _ => 0.9,
        },
        Delimiter::Fixed(_) => 0.8,
        Delimiter::None => 1.0,
    };
    let quote = if dialect.quote == Some(b'"') { 1.0 } else { 0.98 };
    let escape = if dialect.escape.is_some() { 0.995 } else { 1.0 };
    let carriage = if dialect.carriage { 0.995 } else { 1.0 };
    delimiter * quote * escape * carriage
}
