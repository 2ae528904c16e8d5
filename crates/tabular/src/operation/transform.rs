//! `transform`: each cell becomes what an expression says; `compute`: what it says becomes a new column.
//!
//! expression `value.trim().toUppercase()`: `" puebla"` → `"PUEBLA"`; `cells["calle"].value + " " + value` joins two columns.
//! Never here: the language (see `expression`).

use super::row::RowOperation;
use crate::expression::{Expression, Worth};

pub(super) const ID: &str = "transform";
pub(super) const COMPUTE: &str = "compute";

pub(super) struct Transform {
    expression: Expression,
    /// The columns whose cells come after the cell itself.
    names: Vec<String>,
    blank: bool,
    replaces: bool,
}

impl Transform {
    /// None where the expression cannot be understood.
    pub(super) fn new(expression: &str, blank: bool, replaces: bool) -> Option<Self> {
        let expression = Expression::parse(expression).ok()?;
        let names = expression.columns();
        Some(Transform { expression, names, blank, replaces })
    }
}

impl RowOperation for Transform {
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool {
        let (Some(cell), Some(made)) = (cells.first(), made.first_mut()) else { return false };
        let other = |name: &str| {
            let at = self.names.iter().position(|known| known == name);
            at.and_then(|at| cells.get(at + 1)).map_or(Worth::Null, |cell| Worth::of(cell))
        };
        match self.expression.work(cell, &other) {
            Ok(worth) => made.push_str(&worth.text()),
            // a blank cell is no failure: most expressions have nothing to say of it
            Err(_) if cell.is_empty() => {}
            Err(_) => {
                if !self.blank && self.replaces {
                    made.push_str(cell);
                }
                return false;
            }
        }
        true
    }

    fn replaces(&self) -> bool {
        self.replaces
    }

    fn more_columns(&self) -> Vec<String> {
        self.names.clone()
    }
}
