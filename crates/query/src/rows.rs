//! Rows by their numbers: reads only the pages of the file that hold them.
//!
//! Never here: which rows (see `selection` and `order`).

use crate::cells::{Cells, Key};
use crate::error::QueryError;
use crate::table::Table;
use crate::work::{Budget, each};

/// The values of some rows, in the order in which the rows are given.
pub fn fetch(table: &Table, columns: &[usize], rows: &[u64], budget: &Budget) -> Result<Vec<Vec<Key>>, QueryError> {
    // where each row stands in the answer, by its place in the file
    let mut wanted: Vec<(u64, usize)> = rows.iter().enumerate().map(|(at, row)| (*row, at)).collect();
    wanted.sort_unstable();
    let mut parts: Vec<(usize, Vec<usize>, Vec<usize>)> = Vec::new();
    for (row, at) in wanted {
        let group = table.starts.partition_point(|start| *start <= row) - 1;
        let place = (row - table.starts[group]) as usize;
        match parts.last_mut() {
            Some((last, places, answers)) if *last == group => {
                places.push(place);
                answers.push(at);
            }
            _ => parts.push((group, vec![place], vec![at])),
        }
    }
    let found = each(&parts, budget, |(group, places, _)| {
        let mut values: Vec<Vec<Key>> = Vec::with_capacity(places.len());
        table.read_places(*group, columns, places, budget, |cells| {
            let length = cells.first().map_or(0, Cells::len);
            values.extend((0..length).map(|row| cells.iter().map(|cells| cells.key(row)).collect()));
            Ok(())
        })?;
        Ok(values)
    })?;
    let mut answer = vec![Vec::new(); rows.len()];
    for ((_, _, answers), values) in parts.iter().zip(found) {
        for (at, row) in answers.iter().zip(values) {
            answer[*at] = row;
        }
    }
    Ok(answer)
}
