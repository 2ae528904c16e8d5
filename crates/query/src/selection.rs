//! The rows that a request means, as one bit for each row.
//!
//! Each condition's bits are kept apart, so that one filter more or less reads only its own column.
//! Never here: order, pages.

use std::sync::Arc;

use arrow::array::BooleanBufferBuilder;
use arrow::buffer::BooleanBuffer;

use crate::error::QueryError;
use crate::predicate::Predicate;
use crate::table::{GroupMask, Table};
use crate::work::{Budget, each};

/// The rows meant, by row group.
#[derive(Clone, Debug)]
pub struct Selection {
    /// One mask for each row group.
    pub groups: Vec<GroupMask>,
    /// How many rows they mean.
    pub rows: u64,
}

impl Selection {
    /// All rows of the table.
    pub fn all(table: &Table) -> Selection {
        Selection { groups: vec![GroupMask::All; table.groups()], rows: table.rows }
    }

    fn new(table: &Table, groups: Vec<GroupMask>) -> Selection {
        let count = |(group, mask): (usize, &GroupMask)| mask.count(table.group_rows(group)) as u64;
        let rows = groups.iter().enumerate().map(count).sum();
        Selection { groups, rows }
    }

    /// The rows that all of the selections mean.
    pub fn intersection(table: &Table, selections: &[Arc<Selection>]) -> Arc<Selection> {
        match selections {
            [] => Arc::new(Selection::all(table)),
            [one] => one.clone(),
            [first, others @ ..] => {
                let mut groups = first.groups.clone();
                for other in others {
                    for (group, mask) in groups.iter_mut().zip(&other.groups) {
                        *group = group.and(mask);
                    }
                }
                Arc::new(Selection::new(table, groups))
            }
        }
    }

    /// Reads the condition's columns and keeps which rows pass.
    pub fn find(table: &Table, predicate: &Predicate, budget: &Budget) -> Result<Selection, QueryError> {
        let groups: Vec<usize> = (0..table.groups()).collect();
        let masks = each(&groups, budget, |group| {
            if let Some(mask) = predicate.by_footer(table, *group) {
                return Ok(mask);
            }
            let mut found: Option<BooleanBuffer> = None;
            for column in &predicate.columns {
                let mut bits = BooleanBufferBuilder::new(table.group_rows(*group));
                table.read(*group, &[*column], &GroupMask::All, budget, |cells| {
                    bits.append_buffer(&predicate.evaluate(&cells[0]));
                    Ok(())
                })?;
                let bits = bits.finish();
                found = Some(match found {
                    None => bits,
                    Some(others) => &others | &bits,
                });
            }
            Ok(found.map_or(GroupMask::None, GroupMask::new))
        })?;
        Ok(Selection::new(table, masks))
    }

    /// Bytes held in memory.
    pub fn bytes(&self) -> usize {
        let of = |mask: &GroupMask| match mask {
            GroupMask::Some(bits, _) => 64 + bits.len() / 8,
            _ => 64,
        };
        self.groups.iter().map(of).sum()
    }

    /// The rows at some places of the selection, in the order of the file: from `offset`, at most `limit`.
    pub fn page(&self, table: &Table, offset: u64, limit: u64) -> Vec<u64> {
        let mut left_out = offset;
        let mut rows = Vec::new();
        for (group, mask) in self.groups.iter().enumerate() {
            let count = mask.count(table.group_rows(group)) as u64;
            if left_out >= count {
                left_out -= count;
                continue;
            }
            let wanted = (limit - rows.len() as u64) as usize;
            let start = table.starts[group];
            let places = mask.places(table.group_rows(group)).skip(left_out as usize).take(wanted);
            rows.extend(places.map(|place| start + place as u64));
            left_out = 0;
            if rows.len() as u64 == limit {
                break;
            }
        }
        rows
    }
}
