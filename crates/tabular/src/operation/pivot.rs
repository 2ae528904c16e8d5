//! `pivot`: the values of one column become columns, with the cells of another: the reverse of `unpivot`.
//!
//! `clave,anio,valor` / `a,2019,1` / `a,2020,2` → `clave,2019,2020` / `a,1,2`. A pair that comes twice opens a new row, so
//! that no cell is lost. Never here: holding all rows (see `clean::whole`).

use hashbrown::HashMap;

pub(super) const ID: &str = "pivot";

/// Most columns that may come out of one column's values.
pub(crate) const MOST: usize = 2_000;

/// The new rows: for each its first old row, and for each new column the old row that has its cell; then the old
/// rows whose key has no column.
pub(crate) type Places = (Vec<u32>, Vec<Vec<Option<u32>>>, Vec<u32>);

/// Arranges rows by what identifies them and their keys.
pub(crate) fn arrange(identities: &[Vec<u8>], keys: &[String], columns: &[String]) -> Places {
    let numbers: HashMap<&str, usize> = columns.iter().enumerate().map(|(at, key)| (key.as_str(), at)).collect();
    let mut rows: HashMap<&[u8], usize> = HashMap::new();
    let mut cells: Vec<Vec<Option<u32>>> = vec![Vec::new(); columns.len()];
    let (mut firsts, mut homeless) = (Vec::new(), Vec::new());
    for (old, (identity, key)) in identities.iter().zip(keys).enumerate() {
        let column = numbers.get(key.as_str()).copied();
        if column.is_none() {
            homeless.push(old as u32);
        }
        let known = rows.get(identity.as_slice()).copied();
        let known = known.filter(|new| column.is_none_or(|column| cells[column][*new].is_none()));
        let new = known.unwrap_or_else(|| {
            firsts.push(old as u32);
            cells.iter_mut().for_each(|column| column.push(None));
            rows.insert(identity.as_slice(), firsts.len() - 1);
            firsts.len() - 1
        });
        if let Some(column) = column {
            cells[column][new] = Some(old as u32);
        }
    }
    (firsts, cells, homeless)
}
