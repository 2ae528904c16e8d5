//! Office Open XML workbooks (XLSX, XLSM): the package's parts other than the sheets themselves.
//!
//! Never here: rows and cells (see `xlsx_sheet`).

use std::sync::Arc;

use crate::document::Format;
use crate::error::ReadError;
use crate::finding::{Finding, Severity};
use crate::format::markup::{Event, Markup};
use crate::format::number_format::DateSystem;
use crate::format::package::Package;
use crate::format::properties::Properties;
use crate::format::sheet_builder::Budget;
use crate::format::xlsx_sheet::{SheetReader, Strings};
use crate::format::xlsx_styles::styles;
use crate::format::{Content, damaged_finding};
use crate::limits::Limits;

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    part: String,
}

/// Reads all work sheets.
///
/// # Errors
/// `Damaged`, `Limit`, `Protected`.
pub(crate) fn read(bytes: Arc<[u8]>, limits: &Limits) -> Result<Content, ReadError> {
    let mut package = Package::open(Format::Xlsx, bytes, limits)?;
    let budget = Budget::new(limits);
    let book_part = book_part(&mut package)?;
    let folder = book_part.rfind('/').map_or("", |slash| &book_part[..=slash]).to_owned();
    let file = &book_part[folder.len()..];
    let relations = relations(&mut package, &folder, &format!("{folder}_rels/{file}.rels"))?;
    let book = package.text(&book_part)?.unwrap_or_default();
    let (sheets, system) = book_sheets(&book, &relations, &folder);
    let related = |kind: &str, usual: &str| {
        let found = relations.values().find(|(found, _)| found == kind);
        found.map_or_else(|| format!("{folder}{usual}"), |(_, part)| part.clone())
    };
    let styles = styles(&package.text(&related("styles", "styles.xml"))?.unwrap_or_default());
    let strings = strings(&mut package, &related("sharedStrings", "sharedStrings.xml"), limits)?;
    let mut content = Content::default();
    if sheets.is_empty() {
        return Err(ReadError::Damaged { format: Format::Xlsx, why: "the workbook lists no sheet".to_owned() });
    }
    let mut lost = 0;
    for listed in sheets {
        let mut reader = SheetReader::new(&budget, &strings, &styles, system);
        match package.texts_ending(&listed.part, "row>", &mut |text| reader.read(text))? {
            Some(true) => {}
            Some(false) => content.findings.push(damaged_finding("truncated")),
            None => {
                lost += 1;
                continue;
            }
        }
        if !listed.hidden {
            content.findings.extend(invisible_text(&reader, &listed.name));
        }
        content.sheets.push(reader.finish(Some(listed.name), listed.hidden));
    }
    if lost > 0 {
        let mut finding = damaged_finding("part");
        finding.count = lost;
        content.findings.push(finding);
    }
    let mut properties = Properties::default();
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        properties.add_part(&package.text(part)?.unwrap_or_default());
    }
    content.findings.extend(properties.finding());
    Ok(content)
}

/// `invisible-text`: cells that hold something and show nothing.
fn invisible_text(reader: &SheetReader<'_>, sheet: &str) -> Option<Finding> {
    let (count, rows) = reader.invisible();
    let mut finding = Finding::new("invisible-text", Severity::Warning);
    finding.count = count;
    finding.rows = rows.to_vec();
    finding.details.insert("sheet".to_owned(), sheet.to_owned());
    (count > 0).then_some(finding)
}

/// The workbook's part, as the package's own relations name it.
fn book_part(package: &mut Package) -> Result<String, ReadError> {
    let root = relations(package, "", "_rels/.rels")?;
    let named = root.into_values().find(|(kind, _)| kind == "officeDocument").map(|(_, part)| part);
    let part = named.filter(|part| package.holds(part)).unwrap_or_else(|| "xl/workbook.xml".to_owned());
    if package.holds(&part) {
        return Ok(part);
    }
    Err(ReadError::Damaged { format: Format::Xlsx, why: "no workbook part".to_owned() })
}

/// Relation id → (last word of the type, part).
///
/// # Errors
/// As the package's own.
pub(crate) fn relations(
    package: &mut Package,
    folder: &str,
    part: &str,
) -> Result<std::collections::BTreeMap<String, (String, String)>, ReadError> {
    let text = package.text(part)?.unwrap_or_default();
    let mut found = std::collections::BTreeMap::new();
    for event in Markup::new(&text) {
        if let Event::Start(tag) = event
            && tag.local() == "Relationship"
            && let (Some(id), Some(kind), Some(target)) =
                (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => resolve(folder, &target),
            };
            found.insert(id.into_owned(), (kind, part));
        }
    }
    Ok(found)
}

/// `xl/` and `../docProps/app.xml` give `docProps/app.xml`.
fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn book_sheets(
    text: &str,
    relations: &std::collections::BTreeMap<String, (String, String)>,
    folder: &str,
) -> (Vec<Listed>, DateSystem) {
    let mut sheets = Vec::new();
    let mut system = DateSystem::From1900;
    for event in Markup::new(text) {
        let Event::Start(tag) = event else { continue };
        match tag.local() {
            "workbookPr" if tag.attribute("date1904").is_some_and(|value| matches!(&*value, "1" | "true")) => {
                system = DateSystem::From1904;
            }
            "sheet" => {
                let relation = tag.attributes().find(|(name, _)| name.ends_with(":id")).map(|(_, id)| id);
                let part = match relation.as_deref().and_then(|id| relations.get(id)) {
                    Some((kind, part)) if kind == "worksheet" => part.clone(),
                    Some(_) => continue,
                    None => format!("{folder}worksheets/sheet{}.xml", sheets.len() + 1),
                };
                let hidden = tag.attribute("state").is_some_and(|state| state != "visible");
                let name = tag.attribute("name").unwrap_or_default().into_owned();
                sheets.push(Listed { name, hidden, part });
            }
            _ => {}
        }
    }
    (sheets, system)
}

/// The shared strings: runs of rich text joined, phonetic hints left out.
fn strings(package: &mut Package, part: &str, limits: &Limits) -> Result<Strings, ReadError> {
    let mut strings = Strings::default();
    let (mut in_text, mut in_hint) = (false, false);
    let mut item = String::new();
    package.texts_ending(part, "si>", &mut |text| {
        for event in Markup::new(text) {
            match event {
                Event::Start(tag) => match tag.local() {
                    "si" if tag.empty => strings.push(""),
                    "si" => item.clear(),
                    "t" => in_text = !tag.empty && !in_hint,
                    "rPh" => in_hint = !tag.empty,
                    _ => {}
                },
                Event::End(name) => match crate::format::markup::local(name) {
                    "si" => {
                        let found = strings.len() as u64;
                        if found > limits.cells {
                            return Err(ReadError::Limit { limit: "cells", found, allowed: limits.cells });
                        }
                        strings.push(&item);
                    }
                    "t" => in_text = false,
                    "rPh" => in_hint = false,
                    _ => {}
                },
                Event::Text(text) if in_text => item.push_str(&text),
                Event::Text(_) => {}
            }
        }
        Ok(())
    })?;
    Ok(strings)
}
