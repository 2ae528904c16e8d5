//! Steps that look at some rows alone, at all rows at once, or give columns other names, made ready for a table.
//!
//! Never here: the work itself.

use std::sync::Arc;

use crate::naming::Names;
use crate::operation::condition::Test;
use crate::operation::value::{CellOperation, Kind};
use crate::operation::{pivot, promote_header};
use crate::table::{RowKind, Rows, Table};

use super::super::chain::{Chain, Link};
use super::super::whole::Whole;
use super::{Asked, Output, Plan, Stage};

impl Plan {
    /// One cell step on one column in some rows; only where it gives the column no other type.
    pub(super) fn link_where(
        &mut self,
        step: usize,
        id: &'static str,
        at: usize,
        operation: &Arc<dyn CellOperation>,
        when: &Asked,
    ) {
        self.flush(at);
        let kind = self.outputs[at].kind;
        if operation.kind(kind) != kind {
            let name = self.outputs[at].name.clone();
            self.drift(step, id, Some(name), "bad-setting", 0);
            return;
        }
        let log = self.head(step, id, Some(at), false);
        self.outputs[at].untouched = false;
        let links = vec![Link { operation: operation.clone(), log, before: kind, after: kind }];
        let chain = Chain { slot: self.outputs[at].slot, links, kind };
        self.stages.push(Stage::Where { when: when.clone(), chain });
    }

    /// Tests with the slots of their cells; none where one cannot be asked, which is drift.
    pub(super) fn asked(&mut self, step: usize, id: &'static str, tests: Option<Vec<Test>>) -> Option<Asked> {
        let Some(tests) = tests else {
            self.drift(step, id, None, "bad-setting", 0);
            return None;
        };
        let mut asked = Vec::new();
        for test in tests {
            let mut slots = Vec::new();
            for name in &test.columns {
                let Some(at) = self.outputs.iter().position(|output| output.name == *name) else {
                    self.drift(step, id, Some(name.clone()), "no-such-column", 0);
                    return None;
                };
                self.flush(at);
                slots.push(self.outputs[at].slot);
            }
            asked.push((test, slots));
        }
        Some(asked)
    }

    /// A step over all rows.
    pub(super) fn whole(&mut self, step: usize, id: &'static str, at: Option<usize>, whole: Whole) {
        (0..self.outputs.len()).for_each(|at| self.flush(at));
        let log = self.head(step, id, at, false);
        self.stages.push(Stage::Whole { whole, log });
    }

    /// A step has made the column anew, as text.
    pub(super) fn retext(&mut self, at: usize) {
        self.outputs[at].untouched = false;
        self.outputs[at].kind = Kind::TEXT;
    }

    pub(super) fn promote(&mut self, table: &Table, step: usize, id: &'static str, row: usize) {
        let Some((record, cells)) = data_row(table, row) else {
            self.drift(step, id, None, "bad-setting", 0);
            return;
        };
        let label = |output: &Output| output.source.and_then(|source| cells.get(source).cloned()).unwrap_or_default();
        let labels: Vec<(String, String)> =
            self.outputs.iter().map(|output| (label(output), output.name.clone())).collect();
        let log = self.head(step, id, None, false);
        for ((output, name), (label, _)) in self.outputs.iter_mut().zip(promote_header::names(&labels)).zip(labels) {
            output.name = name;
            if !label.is_empty() {
                output.label = label;
            }
        }
        self.stages.push(Stage::DropUntil { record, log });
    }

    pub(super) fn pivot(
        &mut self,
        step: usize,
        id: &'static str,
        (key, value): (usize, usize),
        columns: Option<Vec<String>>,
    ) {
        (0..self.outputs.len()).for_each(|at| self.flush(at));
        let (key_slot, value_slot) = (self.outputs[key].slot, self.outputs[value].slot);
        let Some(columns) = columns else {
            self.open = Some((step, self.stages.len(), key_slot));
            return;
        };
        if key == value || columns.is_empty() || columns.len() > pivot::MOST {
            let name = self.outputs[key].name.clone();
            self.drift(step, id, Some(name), "bad-setting", 0);
            return;
        }
        let log = self.head(step, id, Some(value), false);
        let mut at = 0;
        let gone: Vec<Output> = self.outputs.extract_if(.., |_| ([key, value].contains(&at), at += 1).0).collect();
        let masked = [key_slot, value_slot].iter().any(|slot| self.masked.contains(slot));
        let Some(model) = gone.into_iter().find(|output| output.slot == value_slot) else { return };
        let keep: Vec<usize> = self.outputs.iter().map(|output| output.slot).collect();
        let mut names = Names::default();
        self.outputs.iter().for_each(|output| {
            names.add(&output.name, None, 0);
        });
        let mut to = Vec::new();
        for (place, label) in columns.iter().enumerate() {
            let slot = self.slots;
            self.slots += 1;
            to.push(slot);
            let made = Output::made(names.add(label, None, place), slot, model.personal.clone());
            self.outputs.push(Output { label: label.clone(), kind: model.kind, unit: model.unit.clone(), ..made });
        }
        if masked {
            self.masked.extend(to.iter().copied());
        }
        let whole = Whole::Pivot { keep, key: key_slot, value: value_slot, columns, to };
        self.stages.push(Stage::Whole { whole, log });
    }
}

/// The record and cells of the data row with this 1-based number, by the table's columns as read.
fn data_row(table: &Table, row: usize) -> Option<(u64, Vec<String>)> {
    let (grid, offset) = match &table.rows {
        Rows::Grid { grid, offset } => (grid.as_ref(), *offset as u64),
        Rows::Delimited(delimited) => (&delimited.head, 0),
        // several sheets have several first rows
        Rows::Stacked(_) => return None,
    };
    let structure = &table.structure;
    let is_row = |record: &u64| {
        let kind = structure.exceptions.iter().find(|(place, _)| place == record).map(|(_, kind)| *kind);
        matches!(kind, None | Some(RowKind::Data | RowKind::Derived))
            && grid.record(record + offset).iter().any(|cell| !cell.is_blank())
    };
    let last = structure.last_row.min(grid.rows.len() as u64);
    let record = (structure.first_row..=last).filter(is_row).nth(row.checked_sub(1)?)?;
    let cells = grid.record(record + offset);
    let text = |index: usize| cells.get(index).map_or_else(String::new, |cell| cell.text.trim().to_owned());
    Some((record, table.columns.iter().map(|column| text(column.index)).collect()))
}
