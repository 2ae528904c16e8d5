//! Steps that put a column right by what all rows say, made ready to run.
//!
//! Never here: the work itself (see `conform`, `reconcile`).

use super::conform::Conform;
use super::reconcile;
use crate::matrix::Ids;

/// How a column follows from the others.
pub(crate) enum Agreement {
    /// By what most rows of a thing say.
    Conform(Conform),
    /// By what reliable sources say: the thing, the source, and the columns by which sources are judged.
    Reconcile,
}

impl Agreement {
    /// The cells of column `target` to change, by row, each with the number of its new text. `all` are the table's columns,
    /// `by` those that the step names.
    pub fn repairs(&self, all: &[Ids], by: &[&Ids], target: usize) -> Vec<(u32, u32)> {
        match (self, by) {
            (Agreement::Conform(conform), _) => conform.repairs(all, by, target),
            (Agreement::Reconcile, [thing, source, beside @ ..]) => {
                let mut columns = vec![&all[target]];
                columns.extend(beside.iter().filter(|ids| !std::ptr::eq(**ids, &raw const all[target])));
                reconcile::repairs(all, thing, source, &columns, 0)
            }
            _ => Vec::new(),
        }
    }
}
