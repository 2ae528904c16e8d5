//! XML records: the element that repeats most often is the record; its attributes and leaves are fields.
//!
//! Never here: XML that is a known format (SpreadsheetML, KML, flat OpenDocument).

use std::collections::HashMap;

use crate::document::Format;
use crate::encoding;
use crate::error::ReadError;
use crate::finding::{Finding, Severity};
use crate::format::markup::{Event, Markup};
use crate::format::record_table::RecordTable;
use crate::format::sheet_builder::Budget;
use crate::format::{Content, damaged_finding};
use crate::grid::Cell;
use crate::limits::Limits;

/// Reads the records. Attributes of the elements around a record become its first fields.
///
/// # Errors
/// `Damaged` where nothing was closed, `NoTable` where nothing repeats, `Limit`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let decoded = encoding::decode(bytes);
    let Some(record) = record_path(&decoded.text, limits) else {
        return Err(if is_too_deep(&decoded.text, limits) { too_deep(limits) } else { ReadError::NoTable });
    };
    let budget = Budget::new(limits);
    let mut table = RecordTable::new(&budget);
    let mut path = String::new();
    let mut lengths: Vec<usize> = Vec::new();
    // attributes of the elements around: depth, name, value
    let mut around: Vec<(usize, String, String)> = Vec::new();
    let mut inside: Option<usize> = None;
    let mut text = String::new();
    let mut leaf = false;
    let mut outside = 0u64;
    for event in Markup::new(&decoded.text) {
        match event {
            Event::Start(tag) => {
                if lengths.len() >= limits.depth {
                    return Err(too_deep(limits));
                }
                lengths.push(path.len());
                path.push('/');
                path.push_str(tag.name);
                text.clear();
                leaf = true;
                if inside.is_none() && path == record {
                    inside = Some(path.len() + 1);
                    for (_, name, value) in &around {
                        table.set(name, Cell::text(value.as_str()))?;
                    }
                }
                for (name, value) in tag.attributes().filter(|(name, _)| !name.starts_with("xmlns") && *name != "/") {
                    match inside {
                        Some(start) => {
                            let field = path.get(start..).map(|field| field.replace('/', ".")).unwrap_or_default();
                            let field = if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
                            table.set(&field, Cell::text(value.as_ref()))?;
                        }
                        None if lengths.len() > 1 => {
                            around.push((lengths.len(), format!("{}.{name}", tag.local()), value.into_owned()));
                        }
                        None => {}
                    }
                }
                if tag.empty {
                    end(&mut path, &mut lengths, &mut inside, &record, &mut table, &mut around, leaf, &text)?;
                    leaf = false;
                }
            }
            Event::End(_) => {
                end(&mut path, &mut lengths, &mut inside, &record, &mut table, &mut around, leaf, &text)?;
                leaf = false;
                text.clear();
            }
            Event::Text(piece) if inside.is_some() => text.push_str(&piece),
            Event::Text(piece) => outside += u64::from(leaf && !piece.trim().is_empty()),
        }
    }
    if table.len() == 0 {
        return Err(ReadError::Damaged { format: Format::Xml, why: "no record is closed".to_owned() });
    }
    table.drop_record();
    let mut findings = decoded.findings;
    if !lengths.is_empty() {
        findings.push(damaged_finding("truncated"));
    }
    if outside > 0 {
        findings.push(Finding { count: outside, ..Finding::new("values-outside-records", Severity::Warning) });
    }
    Ok(Content { sheets: vec![table.finish(None)], findings, encoding: Some(decoded.encoding), bom: decoded.bom })
}

/// True where elements that are not closed stand deeper in each other than allowed.
fn is_too_deep(text: &str, limits: &Limits) -> bool {
    let mut depth = 0usize;
    Markup::new(text).any(|event| {
        match event {
            Event::Start(tag) if !tag.empty => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > limits.depth
    })
}

fn too_deep(limits: &Limits) -> ReadError {
    ReadError::Limit { limit: "depth", found: limits.depth as u64 + 1, allowed: limits.depth as u64 }
}

#[allow(clippy::too_many_arguments)]
fn end(
    path: &mut String,
    lengths: &mut Vec<usize>,
    inside: &mut Option<usize>,
    record: &str,
    table: &mut RecordTable<'_>,
    around: &mut Vec<(usize, String, String)>,
    leaf: bool,
    text: &str,
) -> Result<(), ReadError> {
    let depth = lengths.len();
    if let Some(start) = *inside {
        let trimmed = text.trim();
        if leaf && !trimmed.is_empty() {
            let field = path.get(start..).map(|field| field.replace('/', ".")).unwrap_or_default();
            table.set(if field.is_empty() { "value" } else { &field }, Cell::text(trimmed))?;
        }
        if path == record {
            table.end_record()?;
            *inside = None;
        }
    }
    if let Some(length) = lengths.pop() {
        path.truncate(length);
    }
    around.retain(|(found, _, _)| *found < depth);
    Ok(())
}

/// Bytes that the paths of a document's elements may take.
const PATHS: usize = 64 << 20;

/// The path of the element that is the record: the one with fields that occurs most often, at least
/// twice; of equals the shallowest, then the first.
fn record_path(text: &str, limits: &Limits) -> Option<String> {
    struct Seen {
        count: u64,
        fields: bool,
        depth: usize,
        order: usize,
    }
    let mut seen: HashMap<String, Seen> = HashMap::new();
    let mut path = String::new();
    let mut lengths: Vec<usize> = Vec::new();
    // bytes of all paths: long names deep inside each other make many long paths of a short file
    let mut kept = 0usize;
    for event in Markup::new(text) {
        match event {
            Event::Start(tag) => {
                if lengths.len() >= limits.depth || seen.len() > 100_000 || kept > PATHS {
                    break;
                }
                if let Some(parent) = seen.get_mut(&path) {
                    parent.fields = true;
                }
                let length = path.len();
                path.push('/');
                path.push_str(tag.name);
                let order = seen.len();
                let has_attributes = tag.attributes().any(|(name, _)| !name.starts_with("xmlns") && name != "/");
                match seen.get_mut(&path) {
                    Some(found) => {
                        found.count += 1;
                        found.fields |= has_attributes;
                    }
                    None => {
                        kept += path.len();
                        let found = Seen { count: 1, fields: has_attributes, depth: lengths.len(), order };
                        seen.insert(path.clone(), found);
                    }
                }
                if tag.empty {
                    path.truncate(length);
                } else {
                    lengths.push(length);
                }
            }
            Event::End(_) => {
                if let Some(length) = lengths.pop() {
                    path.truncate(length);
                }
            }
            Event::Text(_) => {}
        }
    }
    let rank = |found: &Seen| (found.count, std::cmp::Reverse(found.depth), std::cmp::Reverse(found.order));
    let best = seen.iter().filter(|(_, found)| found.fields && found.count > 1).max_by_key(|(_, found)| rank(found));
    best.map(|(path, _)| path.clone())
}
