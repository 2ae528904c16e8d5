//! The step that makes rows of columns, made ready for a table.
//!
//! Never here: the work itself.

use std::sync::Arc;

use crate::operation::value::{CellOperation, Kind};
use crate::operation::{Compiled, Operation};

use super::{Output, Plan, Stage, Unfit};

impl Plan {
    pub(super) fn unpivot(&mut self, step: usize, id: &'static str, present: Vec<usize>, key: String, value: String) {
        if present.is_empty() {
            return;
        }
        let stays = |output: &Output, at: usize| !present.contains(&at) && (output.name == key || output.name == value);
        if key == value || self.outputs.iter().enumerate().any(|(at, output)| stays(output, at)) {
            self.drift(step, id, Some(key), "name-taken", 0);
            return;
        }
        let kind = self.outputs[present[0]].kind;
        let alike = present.iter().all(|&at| self.outputs[at].kind == kind);
        let text: Arc<dyn CellOperation> = match (Operation::KeepText { column: String::new() }).compile(None) {
            Ok(Compiled::Cells(cells)) => Arc::from(cells),
            _ => return,
        };
        for at in 0..self.outputs.len() {
            // columns as read (views) and columns of steps (plain texts) cannot stand in one column
            if present.contains(&at) && (!alike || kind == Kind::TEXT) {
                self.link(step, id, at, &text, &Unfit::default());
            }
            self.flush(at);
        }
        let slots: Vec<usize> = present.iter().map(|&at| self.outputs[at].slot).collect();
        let labels = present.iter().map(|&at| &self.outputs[at]);
        let labels = labels.map(|o| if o.label.is_empty() { o.name.clone() } else { o.label.clone() }).collect();
        let unit = self.outputs[present[0]].unit.clone();
        let personal = present.iter().find_map(|&at| self.outputs[at].personal.clone());
        let kind = self.outputs[present[0]].kind;
        let (key_slot, value_slot) = (self.slots, self.slots + 1);
        self.slots += 2;
        if slots.iter().any(|slot| self.masked.contains(slot)) {
            self.masked.insert(value_slot);
        }
        let mut at = 0;
        self.outputs.retain(|_| (!present.contains(&at), at += 1).0);
        let keep = self.outputs.iter().map(|output| output.slot).collect();
        self.outputs.push(Output::made(key, key_slot, None));
        self.outputs.push(Output { kind, unit, ..Output::made(value, value_slot, personal) });
        self.factor = self.factor.saturating_mul(slots.len() as u64);
        self.head(step, id, None, false);
        self.stages.push(Stage::Unpivot { keep, slots, labels, key: key_slot, value: value_slot });
    }
}
