//! The columns of a table: which of the sheet's columns are real, and what they are called.
//!
//! Never here: value types.

use crate::finding::{Finding, Severity};
use crate::grid::CellKind;
use crate::naming;
use crate::table::Column;

use super::assemble::Span;
use super::form::Form;
use super::label;
use super::repetition;
use super::view::View;

/// What one of the sheet's columns holds in the table's rows.
#[derive(Clone, Default)]
struct Use {
    filled: u64,
    marks: u64,
    rows: Vec<u64>,
    kinds: [u64; KINDS.len()],
}

/// The table's columns within `bounds` (first and last column), and what was left out on the way.
pub(crate) fn columns(view: &View, span: &Span, data: &[usize], bounds: (usize, usize)) -> (Vec<Column>, Vec<Finding>) {
    let width = data.iter().chain(&span.header).map(|row| view.rows[*row].len()).max().unwrap_or(0);
    let width = width.max(view.names.map_or(0, <[_]>::len)).min(bounds.1.saturating_add(1));
    let mut uses = vec![Use::default(); width];
    let rows = data.len() as u64;
    for row in data.iter().copied() {
        for (column, (cell, form)) in view.rows[row].iter().zip(&view.forms[row]).enumerate().take(width) {
            if *form == Form::Blank {
                continue;
            }
            let used = &mut uses[column];
            used.filled += 1;
            if used.rows.len() < Finding::ROWS {
                used.rows.push(view.records[row]);
            }
            used.marks += u64::from(
                !form.is_number()
                    && cell.text.len() <= 6
                    && (label::is_mark(&cell.text) || cell.text.starts_with('\\')),
            );
            used.kinds[rank(cell.kind)] += 1;
        }
    }
    let labels = labels(view, span, width, &uses);
    let named_to = (0..width).rev().find(|column| labels[*column].own).unwrap_or(0);
    let any_named = labels.iter().any(|label| label.own);
    let mut findings = Vec::new();
    let mut kept = Vec::new();
    let physical = physical_width(view, span, data, &uses);
    for column in bounds.0..width {
        let (label, used) = (&labels[column], &uses[column]);
        if used.filled == 0 && !label.own && column >= physical {
            continue;
        }
        if any_named && !label.own && !label.carried {
            let others: Vec<usize> =
                (bounds.0..width).filter(|other| *other != column && labels[*other].own).take(40).collect();
            // one long record of a delimited text tells even among few
            let least = if view.native { 20 } else { 6 };
            let few = used.filled <= (rows / 200).max(1) && rows >= least;
            let rule = if used.marks == used.filled && kept.last().is_some() {
                Some("footnote-columns")
            } else if few && column > named_to {
                Some("overflow-cells")
            } else if repetition::is_repetition(view, &span.header, data, column, &others) {
                Some("helper-columns")
            } else {
                None
            };
            if let Some(rule) = rule {
                let severity = if rule == "overflow-cells" { Severity::Warning } else { Severity::Info };
                let mut finding = Finding::new(rule, severity);
                finding.count = used.filled;
                finding.rows = used.rows.clone();
                finding.details.insert("position".into(), (column + 1).to_string());
                findings.push(finding);
                continue;
            }
        }
        kept.push(column);
    }
    let mut names = naming::Names::default();
    let columns = kept
        .into_iter()
        .map(|index| {
            let (label, unit) = label::unit(&labels[index].text);
            let name = names.add(&label, unit.as_deref(), index);
            Column { name, label, unit, index, native: if view.native { native(&uses[index]) } else { None } }
        })
        .collect();
    (columns, findings)
}

/// How many columns the records of a delimited text have by their delimiters, where no header names them: blank
/// ones are columns too, unless there are more of them than of the others. 0 where that is not the question.
fn physical_width(view: &View, span: &Span, data: &[usize], uses: &[Use]) -> usize {
    if view.native || view.names.is_some() || !span.header.is_empty() {
        return 0;
    }
    let mut widths = std::collections::BTreeMap::<usize, usize>::new();
    for row in data {
        *widths.entry(view.rows[*row].len()).or_default() += 1;
    }
    let usual =
        widths.iter().max_by_key(|(width, count)| (**count, **width)).filter(|(_, c)| **c * 10 >= data.len() * 9);
    let filled = uses.iter().filter(|used| used.filled > 0).count();
    usual.map(|(width, _)| *width).filter(|width| *width <= filled * 2).unwrap_or(0)
}

/// Gives the unit of the title to the columns of numbers that stand right of a column of words.
pub(crate) fn measure(view: &View, data: &[usize], columns: &mut [Column], unit: &str) {
    let mut words = false;
    for column in columns {
        let forms =
            || data.iter().take(200).map(|row| view.form(*row, column.index)).filter(|form| *form != Form::Blank);
        let all = forms().count();
        let numbers = forms().filter(|form| *form == Form::Number).count();
        words |= all > 0 && forms().filter(|form| *form == Form::Text).count() * 2 > all;
        if words && all > 0 && numbers * 5 >= all * 4 && column.unit.is_none() && !has_own_measure(&column.label) {
            column.unit = Some(unit.to_owned());
        }
    }
}

/// True for a label that says itself what its numbers are: keys, shares and rates take no unit of a title.
fn has_own_measure(label: &str) -> bool {
    let label = label.to_lowercase();
    let own =
        ["clave", "cve", "código", "codigo", "porcentaje", "%", "tasa", "índice", "indice", "razón", "núm", "año"];
    own.iter().any(|word| label.contains(word))
}

const KINDS: [CellKind; 9] = [
    CellKind::Text,
    CellKind::Number,
    CellKind::Percent,
    CellKind::Currency,
    CellKind::Boolean,
    CellKind::Date,
    CellKind::DateTime,
    CellKind::Time,
    CellKind::Error,
];

fn rank(kind: CellKind) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap_or(0)
}

fn native(used: &Use) -> Option<CellKind> {
    let most = used.kinds.iter().copied().max().filter(|most| *most > 0)?;
    used.kinds.iter().position(|count| *count == most).map(|rank| KINDS[rank])
}

/// A column's label.
#[derive(Clone, Default)]
struct Label {
    text: String,
    /// True where a header cell of the column itself names it.
    own: bool,
    /// True where only a merged or carried header cell names it.
    carried: bool,
}

fn labels(view: &View, span: &Span, width: usize, uses: &[Use]) -> Vec<Label> {
    if let Some(names) = view.names {
        return (0..width)
            .map(|column| {
                let text = names.get(column).map_or(String::new(), |cell| label::joined(&cell.text));
                Label { own: true, carried: false, text }
            })
            .collect();
    }
    let header = &span.header;
    let mut parts: Vec<Vec<String>> = vec![Vec::new(); width];
    let mut found = vec![Label::default(); width];
    let merged: Vec<_> = match (header.first(), header.last()) {
        (Some(first), Some(last)) => {
            let records = view.records[*first]..=view.records[*last];
            view.merged.iter().filter(|area| records.contains(&area.first_row)).collect()
        }
        _ => Vec::new(),
    };
    for (level, row) in header.iter().enumerate() {
        let record = view.records[*row];
        let is_last = level + 1 == header.len();
        let below = |column: usize| header[level + 1..].iter().any(|row| view.form(*row, column) != Form::Blank);
        let mut carry: Option<String> = None;
        let named = view.forms[*row].iter().filter(|form| matches!(form, Form::Text | Form::Year)).count();
        let words_around = named * 3 > view.filled(*row) * 2;
        for column in 0..width {
            let own = view.text(*row, column);
            let area = merged.iter().find(|area| {
                (area.first_row..=area.last_row).contains(&record)
                    && (area.first_column..=area.last_column).contains(&column)
            });
            if view.form(*row, column) != Form::Blank {
                let text = label::joined(own);
                if label::is_mark(&text) && uses[column].filled == 0 {
                    continue;
                }
                let filler = uses[column].filled == 0
                    && !below(column)
                    && area.is_some_and(|area| {
                        (area.first_column..=area.last_column.min(width - 1)).any(|other| uses[other].filled > 0)
                    });
                found[column].own |= !filler && !(view.form(*row, column) == Form::Number && words_around);
                carry = (!is_last && below(column)).then(|| text.clone());
                parts[column].push(text);
                continue;
            }
            let inherited = match area {
                Some(area) if area.first_row == record || area.first_column == column => {
                    let from = view.records.partition_point(|r| *r < area.first_row);
                    (view.records.get(from) == Some(&area.first_row))
                        .then(|| label::joined(view.text(from, area.first_column)))
                }
                Some(_) => None,
                None if merged.is_empty() && !is_last && below(column) => carry.clone(),
                None => None,
            };
            if let Some(text) = inherited.filter(|text| !text.is_empty()) {
                found[column].carried = true;
                parts[column].push(text);
            }
        }
    }
    for (label, mut parts) in found.iter_mut().zip(parts) {
        parts.dedup();
        label.text = parts.join(" / ");
    }
    found
}
