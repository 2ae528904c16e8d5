//! `parse-coordinates`: latitude and longitude in decimal degrees out of one cell or two.
//!
//! `19°02'36" N, 98°12'20" W`, `POINT (-98.2056 19.0433)`, `14Q 583600 2105700` → 19.0433 and -98.2056. Put right where only
//! one reading lies in the country: the two exchanged, the minus sign lost, the decimal point lost (`190433`).
//! Never here: how they are read (see `evidence::point`).

use super::row::RowOperation;
use crate::evidence::point::point;

pub(super) const ID: &str = "parse-coordinates";

pub(super) struct ParseCoordinates {
    /// UTM zone of cells that do not tell it.
    pub(super) zone: Option<u8>,
}

impl RowOperation for ParseCoordinates {
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return true;
        }
        match (point(cells, self.zone), made) {
            (Some((latitude, longitude)), [first, second]) => {
                first.push_str(&written(latitude));
                second.push_str(&written(longitude));
                true
            }
            _ => false,
        }
    }

    fn numbers(&self) -> bool {
        true
    }
}

/// Seven decimals are a centimeter.
fn written(degrees: f64) -> String {
    let text = format!("{degrees:.7}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
