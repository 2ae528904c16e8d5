//! Steps that make counts of rows, or guard counts, made ready for a table.
//!
//! Never here: the work itself (see `clean::groups`).

use std::sync::Arc;

use crate::operation::Operation;
use crate::operation::value::CellOperation;
use crate::operation::{Compiled, value::Kind};
use crate::value_type::ValueType;

use super::super::groups::Grouping;
use super::super::whole::Whole;
use super::{Output, Plan, Unfit};

impl Plan {
    pub(super) fn suppress_cells(&mut self, step: usize, id: &'static str, operation: &Operation, least: u64) {
        let Operation::SuppressCells { columns, by, known, .. } = operation else { return };
        let slot = |plan: &Plan, name: &String| plan.outputs.iter().find(|output| output.name == *name).map(|o| o.slot);
        let counts: Vec<(usize, String)> = columns
            .iter()
            .filter_map(|name| {
                let output = self.outputs.iter().find(|output| output.name == *name)?;
                Some((output.slot, output.label.clone()))
            })
            .collect();
        let keys: Vec<(usize, bool)> =
            by.iter().filter_map(|name| Some((slot(self, name)?, known.contains(name)))).collect();
        if counts.is_empty() {
            return;
        }
        if least == 0 || counts.iter().any(|(slot, _)| keys.iter().any(|(key, _)| key == slot)) {
            self.drift(step, id, None, "bad-setting", 0);
            return;
        }
        for output in &mut self.outputs {
            if counts.iter().any(|(slot, _)| *slot == output.slot) {
                output.untouched = false;
            }
        }
        self.masked.extend(counts.iter().map(|(slot, _)| *slot));
        self.whole(step, id, None, Whole::Withhold { keys, counts, least });
    }

    pub(super) fn aggregate(&mut self, step: usize, id: &'static str, operation: &Operation) {
        let Operation::Aggregate { by, count, sums, least, rest } = operation else { return };
        (0..self.outputs.len()).for_each(|at| self.flush(at));
        // by a column that is not there, the groups would tell more than was asked for
        let complete = by.iter().chain(sums).all(|name| self.outputs.iter().any(|output| output.name == *name));
        let taken = count.is_empty() || by.contains(count) || sums.contains(count);
        if by.is_empty() || !complete || taken || by.iter().any(|name| sums.contains(name)) {
            self.drift(step, id, None, if taken { "name-taken" } else { "bad-setting" }, 0);
            return;
        }
        let mut made: Vec<Output> = Vec::new();
        let mut kinds: Vec<Kind> = Vec::new();
        let mut moved = |names: &[String], outputs: &mut Vec<Output>, slots: &mut usize| -> Vec<(usize, usize)> {
            let mut pairs = Vec::new();
            for name in names {
                let Some(at) = outputs.iter().position(|output| output.name == *name) else { continue };
                let old = outputs.remove(at);
                pairs.push((old.slot, *slots));
                kinds.push(old.kind);
                let new = Output::made(old.name, *slots, old.personal);
                made.push(Output { label: old.label, unit: old.unit, missing: old.missing, ..new });
                *slots += 1;
            }
            pairs
        };
        let by = moved(by, &mut self.outputs, &mut self.slots);
        let added = moved(sums, &mut self.outputs, &mut self.slots);
        let place = self.slots;
        self.slots += 1;
        kinds.insert(by.len(), Kind::of(ValueType::Integer));
        made.insert(by.len(), Output::made(count.clone(), place, None));
        if by.iter().any(|(from, _)| self.masked.contains(from)) {
            self.masked.extend(by.iter().map(|(_, to)| *to));
        }
        self.outputs = made;
        let grouping = Grouping { by, sums: added, count: place, least: least.unwrap_or(1).max(1), rest: rest.clone() };
        self.whole(step, id, None, Whole::Aggregate(grouping));
        for (at, kind) in kinds.into_iter().enumerate() {
            if let Some(typing) = typing(kind) {
                self.link(step, id, at, &typing, &Unfit::default());
            }
        }
    }
}

/// The step that reads a kind's own text again; none for text.
fn typing(kind: Kind) -> Option<Arc<dyn CellOperation>> {
    let column = String::new();
    let operation = match kind.value_type {
        ValueType::Integer | ValueType::Number => Operation::ParseNumber {
            column,
            decimal: '.',
            group: None,
            integer: kind.value_type == ValueType::Integer,
            scale: kind.scale,
            percent: false,
            hundredfold: false,
            words: Vec::new(),
            unit: None,
        },
        ValueType::Date => Operation::ParseDate { column, order: "ymd".to_owned(), time: false },
        ValueType::Datetime => Operation::ParseDate { column, order: "ymd".to_owned(), time: true },
        ValueType::Time => Operation::ParseTime { column },
        ValueType::Year => Operation::ParseYear { column },
        ValueType::Boolean => {
            Operation::ParseBoolean { column, yes: vec!["true".to_owned()], no: vec!["false".to_owned()] }
        }
        ValueType::String | ValueType::Yearmonth => return None,
    };
    match operation.compile(None) {
        Ok(Compiled::Cells(cells)) => Some(Arc::from(cells)),
        _ => None,
    }
}
