//! `geocode`: the key of a state or municipality gives the latitude and longitude of its center.
//!
//! `19039` → 25.67, -100.31; lost leading zeros are put back. A key without a center gives blanks and is counted.
//! Centers come with the country's pack, or with the step itself. Never here: addresses.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::row::RowOperation;
use crate::pack;

pub(super) const ID: &str = "geocode";

pub(super) struct Geocode {
    centers: HashMap<String, (String, String)>,
}

impl Geocode {
    /// `own` are centers of the step, key → `latitude, longitude`; they come before the pack's.
    pub(super) fn new(own: &BTreeMap<String, String>) -> Option<Self> {
        let mut centers: HashMap<String, (String, String)> = pack::rows::<3>(pack::mx::CENTERS)
            .map(|[key, latitude, longitude]| (key.to_owned(), (latitude.to_owned(), longitude.to_owned())))
            .collect();
        for (key, center) in own {
            let (latitude, longitude) = center.split_once(',')?;
            let (latitude, longitude) = (latitude.trim(), longitude.trim());
            let inside = |text: &str, most: f64| text.parse::<f64>().is_ok_and(|number| number.abs() <= most);
            if !inside(latitude, 90.0) || !inside(longitude, 180.0) {
                return None;
            }
            centers.insert(whole(key), (latitude.to_owned(), longitude.to_owned()));
        }
        Some(Geocode { centers })
    }
}

/// The key with its leading zeros: two digits of a state, five of a municipality, nine of a locality.
fn whole(key: &str) -> String {
    let key = key.trim();
    if !key.bytes().all(|b| b.is_ascii_digit()) {
        return key.to_owned();
    }
    let width = match key.len() {
        1 => 2,
        4 => 5,
        8 => 9,
        length => length,
    };
    format!("{key:0>width$}")
}

impl RowOperation for Geocode {
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool {
        let Some(cell) = cells.first().filter(|cell| !cell.is_empty()) else { return true };
        match (self.centers.get(&whole(cell)), made) {
            (Some((latitude, longitude)), [first, second]) => {
                first.push_str(latitude);
                second.push_str(longitude);
                true
            }
            _ => false,
        }
    }

    fn numbers(&self) -> bool {
        true
    }
}
