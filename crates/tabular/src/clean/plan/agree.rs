//! The step that puts cells right by the other rows, made ready for a table.
//!
//! Never here: the work itself.

use std::sync::Arc;

use crate::operation::Operation;
use crate::operation::agreement::Agreement;
use crate::operation::value::Kind;

use super::{Plan, Stage};

fn find(plan: &Plan, name: &String) -> Option<usize> {
    plan.outputs.iter().position(|output| output.name == *name)
}

impl Plan {
    /// A column that follows from others; it must be text, and its rows those of the file.
    pub(super) fn agree(&mut self, step: usize, id: &'static str, operation: &Operation, agreement: Agreement) {
        let (column, by, all_of_it) = match operation {
            Operation::Conform { column, by, .. } => (column, by.clone(), false),
            Operation::Reconcile { column, thing, source, beside } => {
                let beside = beside.iter().filter(|other| *other != column && find(self, other).is_some());
                let by = [thing, source].into_iter().chain(beside).map(|name| vec![name.clone()]).collect();
                (column, by, true)
            }
            _ => return,
        };
        let Some(at) = find(self, column) else { return };
        if self.outputs[at].kind != Kind::TEXT || self.factor > 1 {
            self.drift(step, id, Some(column.clone()), "bad-setting", 0);
            return;
        }
        (0..self.outputs.len()).for_each(|at| self.flush(at));
        let slots = |names: &Vec<String>| -> Option<Vec<usize>> {
            names.iter().map(|name| Some(self.outputs[find(self, name)?].slot)).collect()
        };
        let asked = by.iter().filter(|names| !names.is_empty()).count();
        let by: Vec<Vec<usize>> = by.iter().filter(|names| !names.is_empty()).filter_map(slots).collect();
        if by.is_empty() || all_of_it && by.len() < asked {
            return;
        }
        let all = self.outputs.iter().map(|output| output.slot).collect();
        let slot = self.outputs[at].slot;
        self.outputs[at].untouched = false;
        let log = self.head(step, id, Some(at), false);
        self.stages.push(Stage::Agree { all, by, slot, operation: agreement, repairs: Arc::default(), log });
    }

    /// The table has too many cells for the steps that must know all of them.
    pub(crate) fn too_large(&mut self) {
        let steps: Vec<(usize, &'static str, Option<String>)> = self
            .stages
            .iter()
            .filter_map(|stage| match stage {
                Stage::Agree { log, .. } => Some(*log),
                _ => None,
            })
            .map(|log| (self.heads[log].step, self.heads[log].operation, self.heads[log].column.clone()))
            .collect();
        for (step, operation, column) in steps {
            self.drift(step, operation, column, "table-too-large", 0);
        }
    }
}
