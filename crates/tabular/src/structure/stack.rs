//! Sheets of one shape (one for each year, month, state …): offered as one table, and stacked where a person
//! says so. A column tells from which sheet a row is.
//!
//! Columns are the same where their names are, whatever their order; accents, case and signs do not count, nor does
//! the sheet's own year in a label. Never here: rows (see `batch`).

use std::collections::BTreeSet;

use crate::document::Overrides;
use crate::error::ReadError;
use crate::finding::{Finding, Severity};
use crate::naming::{self, Names};
use crate::table::{Column, Layer, Note, RowKind, Rows, Table, TableStructure};

use super::Structured;
use super::form;

/// Sheets that a finding names at most.
const NAMED: usize = 12;

/// Tables of different sheets that have the same columns, or nearly.
struct Group {
    /// Their numbers, ascending.
    tables: Vec<usize>,
    /// The keys of each table's columns.
    keys: Vec<Vec<String>>,
    /// True where the sheet's own year is left out of the keys.
    bare: bool,
}

/// What is said of tables that could be one.
pub(super) fn offers(tables: &[Table]) -> Vec<Finding> {
    let groups = groups(tables).into_iter().filter(|group| group.tables.len() > 1);
    groups
        .map(|group| {
            let differences = differences(tables, &group);
            let rule = if differences.is_empty() { "same-shape-sheets" } else { "similar-sheets" };
            let (label, _) = values(&sheets(tables, &group));
            let mut finding = Finding::new(rule, Severity::Warning);
            finding.table = group.tables.first().copied();
            finding.count = group.tables.len() as u64;
            finding.details.insert("sheets".into(), listed(&sheets(tables, &group)));
            finding.details.insert("label".into(), label.into());
            if !differences.is_empty() {
                finding.details.insert("differences".into(), listed(&differences));
            }
            finding
        })
        .collect()
}

/// Makes one table of each group of tables with the same columns. `label` names the column that tells them apart.
///
/// # Errors
/// [`ReadError::NothingToStack`] where no two sheets are alike and there is more than one.
pub(super) fn stack(found: &mut Structured, label: &str) -> Result<(), ReadError> {
    let mut groups = groups(&found.tables);
    let named = found.tables.iter().all(|table| table.sheet.is_some());
    if groups.iter().any(|group| group.tables.len() > 1) {
        groups.retain(|group| group.tables.len() > 1);
    } else if named && found.tables.len() == 1 {
        // This month there is one sheet; the table keeps its form.
    } else {
        let sheets: BTreeSet<String> = found.tables.iter().filter_map(|table| table.sheet.clone()).collect();
        return Err(ReadError::NothingToStack { sheets: sheets.into_iter().collect() });
    }
    let old = std::mem::take(&mut found.tables);
    // Where each old table goes: the new table, and the layer in it.
    let mut places: Vec<Option<(usize, usize)>> = vec![None; old.len()];
    let mut stacks: Vec<Vec<Finding>> = Vec::new();
    for number in 0..old.len() {
        if places[number].is_some() {
            continue;
        }
        let place = found.tables.len();
        let Some(group) = groups.iter().find(|group| group.tables.first() == Some(&number)) else {
            places[number] = Some((place, 0));
            found.tables.push(old[number].clone());
            stacks.push(Vec::new());
            continue;
        };
        for (layer, table) in group.tables.iter().enumerate() {
            places[*table] = Some((place, layer));
        }
        let differences = differences(&old, group);
        stacks.push(if differences.is_empty() {
            Vec::new()
        } else {
            let mut finding = Finding::new("stacked-columns-differ", Severity::Warning);
            finding.count = differences.len() as u64;
            finding.details.insert("differences".into(), listed(&differences));
            vec![finding]
        });
        found.tables.push(stacked(&old, group, label));
    }
    for sheet in &mut found.sheets {
        sheet.tables = sheet.tables.iter().filter_map(|table| places[*table].map(|(place, _)| place)).collect();
    }
    let mut findings = Vec::new();
    for finding in std::mem::take(&mut found.findings) {
        match finding.table.and_then(|table| places[table]) {
            Some((place, layer)) if !found.tables[place].layers().is_empty() => {
                join(&mut stacks[place], moved(finding, &found.tables[place], layer));
            }
            Some((place, _)) => findings.push(Finding { table: Some(place), ..finding }),
            None => findings.push(finding),
        }
    }
    for (place, own) in stacks.into_iter().enumerate() {
        findings.extend(own.into_iter().map(|finding| Finding { table: Some(place), ..finding }));
    }
    found.findings = findings;
    Ok(())
}

/// The tables that could be one.
fn groups(tables: &[Table]) -> Vec<Group> {
    let all: Vec<(Vec<String>, Vec<String>)> =
        tables.iter().map(|table| (keys(table, false), keys(table, true))).collect();
    let mut groups: Vec<Group> = Vec::new();
    for (number, table) in tables.iter().enumerate() {
        let labeled = table.columns.iter().filter(|column| !column.label.is_empty()).count();
        if table.sheet.is_none() || labeled < 2 {
            continue;
        }
        let (plain, bare) = &all[number];
        let mut found = None;
        for (place, group) in groups.iter().enumerate() {
            let (of_first, bare_of_first) = &all[group.tables[0]];
            if group.tables.iter().any(|other| tables[*other].sheet == table.sheet) {
                continue;
            }
            if is_like(of_first, plain, true) {
                found = Some((place, false));
            } else if is_like(bare_of_first, bare, true) || is_like(bare_of_first, bare, false) {
                found = Some((place, true));
            }
            if found.is_some() {
                break;
            }
        }
        match found {
            Some((place, stripped)) => {
                let group = &mut groups[place];
                group.bare |= stripped;
                group.tables.push(number);
            }
            None => groups.push(Group { tables: vec![number], keys: Vec::new(), bare: false }),
        }
    }
    for group in &mut groups {
        let own = |number: &usize| if group.bare { all[*number].1.clone() } else { all[*number].0.clone() };
        group.keys = group.tables.iter().map(own).collect();
    }
    groups
}

/// True where two tables have the same columns; where that is not asked `exactly`, three of four.
fn is_like(one: &[String], other: &[String], exactly: bool) -> bool {
    let (one, other): (BTreeSet<_>, BTreeSet<_>) = (one.iter().collect(), other.iter().collect());
    let (shared, all) = (one.intersection(&other).count(), one.union(&other).count());
    if exactly { shared == all } else { shared >= 3 && shared * 4 >= all * 3 }
}

/// The name of each column as the other sheets may have it; its unit is part of it. `bare` leaves the sheet's own
/// year out.
fn keys(table: &Table, bare: bool) -> Vec<String> {
    let year = table.sheet.as_deref().and_then(year).filter(|_| bare);
    let mut names = Names::default();
    let key = |column: &Column| {
        let label = year.as_ref().map_or(column.label.clone(), |year| without(&column.label, year));
        let unit = column.unit.as_deref().map(naming::name).unwrap_or_default();
        format!("{} {unit}", names.add(&label, None, column.index))
    };
    table.columns.iter().map(key).collect()
}

/// The label without the word; the label itself where nothing else stands in it.
fn without(label: &str, word: &str) -> String {
    let parts = label.split(" / ").map(|part| {
        let words: Vec<&str> = part.split(' ').filter(|own| own.trim_matches(['(', ')', ',', '-']) != word).collect();
        words.join(" ")
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { label.to_owned() } else { parts.join(" / ") }
}

/// What the sheets have that the first has not, and the other way round: `2023: +Talleres −Zona`.
fn differences(tables: &[Table], group: &Group) -> Vec<String> {
    let Some(first) = group.keys.first() else { return Vec::new() };
    let labels = |number: usize, keys: &[String], without: &[String], sign: char| -> Vec<String> {
        let columns = keys.iter().zip(&tables[number].columns).filter(|(key, _)| !without.contains(key));
        columns.map(|(_, column)| format!("{sign}{}", column.label)).collect()
    };
    let mut out = Vec::new();
    for (number, keys) in group.tables.iter().zip(&group.keys).skip(1) {
        let mut words = labels(*number, keys, first, '+');
        words.extend(labels(group.tables[0], first, keys, '−'));
        if !words.is_empty() {
            out.push(format!("{}: {}", tables[*number].sheet.as_deref().unwrap_or_default(), words.join(" ")));
        }
    }
    out
}

/// The names of the sheets.
fn sheets(tables: &[Table], group: &Group) -> Vec<String> {
    group.tables.iter().map(|number| tables[*number].sheet.clone().unwrap_or_default()).collect()
}

fn listed(names: &[String]) -> String {
    let mut out = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        out.push_str(", …");
    }
    out
}

/// The label of the column that tells sheets apart, and what it says of each.
fn values(sheets: &[String]) -> (&'static str, Vec<String>) {
    let years: Vec<String> = sheets.iter().filter_map(|sheet| year(sheet)).collect();
    let distinct: BTreeSet<&String> = years.iter().collect();
    if years.len() == sheets.len() && distinct.len() == sheets.len() {
        return ("Año", years);
    }
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.trim().to_owned()).collect();
    let months = names
        .iter()
        .all(|sheet| sheet.split(|c: char| !c.is_alphabetic()).any(|word| form::is_month(&word.to_lowercase())));
    (if months { "Mes" } else { "Hoja" }, names)
}

/// The only year that a sheet's name holds.
fn year(sheet: &str) -> Option<String> {
    let mut years = sheet
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4 && digits.parse::<u32>().is_ok_and(|year| (1800..=2100).contains(&year)));
    years.next().filter(|_| years.next().is_none()).map(str::to_owned)
}

/// One table of all tables of the group.
fn stacked(tables: &[Table], group: &Group, label: &str) -> Table {
    let (own_label, values) = values(&sheets(tables, group));
    // The columns, in the order in which they first come.
    let mut order: Vec<(&String, usize, usize)> = Vec::new();
    for (layer, keys) in group.keys.iter().enumerate() {
        for (column, key) in keys.iter().enumerate() {
            if !order.iter().any(|(known, _, _)| *known == key) {
                order.push((key, layer, column));
            }
        }
    }
    let label = if label == Overrides::AUTO { own_label } else { label };
    let label = if order.iter().any(|(_, layer, column)| {
        let column = &tables[group.tables[*layer]].columns[*column];
        naming::name(&column.label) == naming::name(label)
    }) && own_label != "Hoja"
        && label == own_label
    {
        "Hoja"
    } else {
        label
    };
    let mut names = Names::default();
    let name = names.add(label, None, 0);
    let mut columns = vec![Column { name, label: label.to_owned(), unit: None, index: 0, native: None }];
    let mut layers: Vec<Layer> = Vec::new();
    let mut offset = 0;
    for ((number, keys), value) in group.tables.iter().zip(&group.keys).zip(values) {
        let table = tables[*number].clone();
        let own = order.iter().map(|(key, _, _)| keys.iter().position(|own| own == *key)).collect();
        let end = table.structure.notes.iter().map(|note| note.record).fold(table.structure.last_row, u64::max);
        layers.push(Layer { table, value, offset, columns: own });
        offset += end;
    }
    for (index, (key, layer, column)) in order.iter().enumerate() {
        let table = &tables[group.tables[*layer]];
        let column = &table.columns[*column];
        let year = table.sheet.as_deref().and_then(year).filter(|_| group.bare);
        let label = year.map_or_else(|| column.label.clone(), |year| without(&column.label, &year));
        let name = names.add(&label, column.unit.as_deref(), index + 1);
        let native = layers.iter().zip(&group.keys).all(|(layer, keys)| {
            let own = keys.iter().position(|own| own == *key).map(|at| layer.table.columns[at].native);
            own.is_none_or(|native| native == column.native)
        });
        let native = column.native.filter(|_| native);
        columns.push(Column { name, label, unit: column.unit.clone(), index: index + 1, native });
    }
    Table { sheet: None, structure: structure(&layers, columns.len()), columns, rows: Rows::Stacked(layers.into()) }
}

/// Where a stack's rows are, in its own count of records.
fn structure(layers: &[Layer], width: usize) -> TableStructure {
    let (first, last) = (&layers[0], &layers[layers.len() - 1]);
    let mut exceptions: Vec<(u64, RowKind)> = Vec::new();
    let mut notes: Vec<Note> = Vec::new();
    let mut end = 0;
    for layer in layers {
        let own = &layer.table.structure;
        let at = |record: u64| record + layer.offset;
        let shifted = |note: &Note| Note { record: at(note.record), text: note.text.clone() };
        if end > 0 {
            let header = own.header_first_row.map_or(0..0, |row| at(row)..at(row) + own.header_rows);
            exceptions.extend((end + 1..at(own.first_row)).map(|record| {
                let kind = if header.contains(&record) {
                    RowKind::Header
                } else if own.titles.iter().any(|note| at(note.record) == record) {
                    RowKind::Metadata
                } else if notes.iter().any(|note| note.record == record) {
                    RowKind::Notes
                } else {
                    RowKind::Empty
                };
                (record, kind)
            }));
        }
        exceptions.extend(own.exceptions.iter().map(|(record, kind)| (at(*record), *kind)));
        notes.extend(own.notes.iter().map(shifted));
        end = at(own.last_row);
    }
    TableStructure {
        header_first_row: first.table.structure.header_first_row,
        header_rows: first.table.structure.header_rows,
        first_row: first.table.structure.first_row,
        last_row: last.table.structure.last_row + last.offset,
        rows: layers.iter().map(|layer| layer.table.structure.rows).sum(),
        columns: (0..width).collect(),
        exceptions,
        titles: first.table.structure.titles.clone(),
        notes,
    }
}

/// A finding about one layer as one about the stack.
fn moved(finding: Finding, stack: &Table, layer: usize) -> Finding {
    let layer = &stack.layers()[layer];
    let name = |own: &str| -> Option<&str> {
        let own = layer.table.columns.iter().position(|column| column.name == own)?;
        let place = layer.columns.iter().position(|column| *column == Some(own))?;
        stack.columns.get(place + 1).map(|column| column.name.as_str())
    };
    let column = finding.column.as_deref().and_then(name).map(str::to_owned);
    let rows = finding.rows.iter().map(|row| row + layer.offset).collect();
    let remedy = finding.remedy.filter(|remedy| remedy.columns().iter().all(|own| name(own) == Some(*own)));
    Finding { column, rows, remedy, ..finding }
}

/// Adds a finding, or its rows to one that says the same.
fn join(findings: &mut Vec<Finding>, finding: Finding) {
    let same = findings
        .iter_mut()
        .find(|known| known.rule == finding.rule && known.column == finding.column && known.remedy == finding.remedy);
    match same {
        Some(known) => {
            known.count =
                if finding.rows.is_empty() { known.count.max(finding.count) } else { known.count + finding.count };
            let free = Finding::ROWS.saturating_sub(known.rows.len());
            known.rows.extend(finding.rows.into_iter().take(free));
        }
        None => findings.push(finding),
    }
}
