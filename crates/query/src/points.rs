//! Places of rows on the map, kept in the order of a space-filling curve, so that any square of the map is one stretch.
//!
//! Twelve bytes a point. Squares with many points answer with counts of small cells. Coordinates are those of the web's
//! Mercator projection (EPSG:3857), from 0 to 1, y down. Never here: shapes of areas (see `outlines`), file formats.

use crate::cells::{Cells, Shape};
use crate::error::QueryError;
use crate::pairs::as_number;
use crate::selection::Selection;
use crate::table::Table;
use crate::work::{Budget, each};

/// Most points that are kept; of larger tables every so many rows.
pub const MAX_POINTS: u64 = 4_000_000;

/// Points of a square that are told one by one.
const SINGLE: usize = 1_500;

/// Cells along the side of a square, as a power of two.
const CELLS: u32 = 6;

/// Deepest zoom.
pub const MAX_ZOOM: u32 = 20;

/// The points of a table.
#[derive(Debug)]
pub struct Points {
    /// Morton codes, ascending: bits of y and x in turn.
    codes: Vec<u64>,
    /// The 0-based row of each, in the same order.
    rows: Vec<u32>,
    /// Each point stands for so many rows.
    pub step: u64,
    /// Rows without a place on the map (blank, or no latitude and longitude).
    pub without: u64,
}

/// A point, or the middle of several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From the west, 0 to 1.
    pub x: f64,
    /// From the north, 0 to 1.
    pub y: f64,
    /// How many points.
    pub count: u64,
    /// The 1-based row of the first.
    pub row: u64,
}

/// The place of a longitude and latitude in degrees; none where there is no such place on the projection.
pub fn project(longitude: f64, latitude: f64) -> Option<(f64, f64)> {
    let there = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
    // where nothing is told, many programs write zero
    if !there || (longitude == 0.0 && latitude == 0.0) {
        return None;
    }
    let angle = latitude.clamp(-85.051_128, 85.051_128).to_radians();
    let y = (1.0 - (angle.tan() + 1.0 / angle.cos()).ln() / std::f64::consts::PI) / 2.0;
    Some(((longitude + 180.0) / 360.0, y.clamp(0.0, 1.0)))
}

/// Longitude and latitude of a place.
pub fn degrees(x: f64, y: f64) -> (f64, f64) {
    (x * 360.0 - 180.0, (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees())
}

fn spread(value: u32) -> u64 {
    let mut value = u64::from(value);
    for (shift, mask) in [
        (16, 0x0000_ffff_0000_ffff),
        (8, 0x00ff_00ff_00ff_00ff),
        (4, 0x0f0f_0f0f_0f0f_0f0f),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555_u64),
    ] {
        value = (value | (value << shift)) & mask;
    }
    value
}

fn gather(value: u64) -> u32 {
    let mut value = value & 0x5555_5555_5555_5555;
    for (shift, mask) in [
        (1, 0x3333_3333_3333_3333),
        (2, 0x0f0f_0f0f_0f0f_0f0f),
        (4, 0x00ff_00ff_00ff_00ff),
        (8, 0x0000_ffff_0000_ffff),
        (16, 0x0000_0000_ffff_ffff_u64),
    ] {
        value = (value | (value >> shift)) & mask;
    }
    value as u32
}

fn encode(x: f64, y: f64) -> u64 {
    let whole = |part: f64| (part * 4_294_967_296.0).clamp(0.0, 4_294_967_295.0) as u32;
    spread(whole(x)) | (spread(whole(y)) << 1)
}

fn decode(code: u64) -> (f64, f64) {
    let part = |value: u32| (f64::from(value) + 0.5) / 4_294_967_296.0;
    (part(gather(code)), part(gather(code >> 1)))
}

impl Points {
    /// Reads the places of a selection.
    pub(crate) fn read(
        table: &Table,
        selection: &Selection,
        (longitude, latitude): (usize, usize),
        budget: &Budget,
    ) -> Result<Points, QueryError> {
        for column in [longitude, latitude] {
            let info = &table.columns[column].info;
            if !info.value_type.is_numeric() {
                let (column, value_type) = (info.name.clone(), info.value_type);
                return Err(QueryError::UnfitColumn { column, value_type, purpose: "measure" });
            }
        }
        let step = selection.rows.div_ceil(MAX_POINTS).max(1);
        let groups: Vec<usize> = (0..table.groups()).collect();
        let parts = each(&groups, budget, |group| {
            let mut found: Vec<(u64, u32)> = Vec::new();
            let mut without = 0;
            let places: Vec<usize> = selection.groups[*group].places(table.group_rows(*group)).collect();
            let mut read = 0;
            table.read(*group, &[longitude, latitude], &selection.groups[*group], budget, |cells| {
                let number =
                    |at: usize, column: usize, row: usize| number(&cells[at], table.columns[column].shape, row);
                for row in 0..cells[0].len() {
                    let place = places.get(read).copied().unwrap_or(0);
                    read += 1;
                    let at = table.starts[*group] + place as u64;
                    if step > 1 && !at.is_multiple_of(step) {
                        continue;
                    }
                    let point = number(0, longitude, row).zip(number(1, latitude, row));
                    match point.and_then(|(longitude, latitude)| project(longitude, latitude)) {
                        Some((x, y)) => found.push((encode(x, y), u32::try_from(at).unwrap_or(u32::MAX))),
                        None => without += 1,
                    }
                }
                Ok(())
            })?;
            found.sort_unstable();
            Ok((found, without))
        })?;
        let without = parts.iter().map(|part| part.1).sum::<u64>() * step;
        let mut all: Vec<(u64, u32)> = parts.into_iter().flat_map(|part| part.0).collect();
        // the stable sort merges stretches that are in order already
        all.sort();
        let (codes, rows) = all.into_iter().unzip();
        Ok(Points { codes, rows, step, without })
    }

    /// Bytes held.
    pub(crate) fn bytes(&self) -> usize {
        12 * self.codes.len()
    }

    /// How many points.
    pub fn len(&self) -> u64 {
        self.codes.len() as u64 * self.step
    }

    /// True where no row has a place.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The box around nearly all points: left, top, right, bottom; one in two hundred at each side may be beyond, since
    /// coordinates are often mistyped. None without points.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let every = (self.codes.len() / 20_000).max(1);
        let some: Vec<(f64, f64)> = self.codes.iter().step_by(every).map(|code| decode(*code)).collect();
        let ends = |mut values: Vec<f64>| {
            values.sort_unstable_by(f64::total_cmp);
            let beyond = values.len() / 200;
            Some((*values.get(beyond)?, *values.get(values.len() - 1 - beyond)?))
        };
        let (left, right) = ends(some.iter().map(|place| place.0).collect())?;
        let (top, bottom) = ends(some.iter().map(|place| place.1).collect())?;
        Some([left, top, right, bottom])
    }

    /// The stretch of a square of the map: column and row of the zoom's grid.
    fn stretch(&self, zoom: u32, x: u32, y: u32) -> std::ops::Range<usize> {
        if zoom == 0 {
            return 0..self.codes.len();
        }
        let shift = 64 - 2 * zoom;
        let prefix = spread(x) | (spread(y) << 1);
        let from = self.codes.partition_point(|code| code >> shift < prefix);
        let until = self.codes.partition_point(|code| code >> shift <= prefix);
        from..until
    }

    /// The points of a square, or the counts of its cells where there are many.
    pub fn tile(&self, zoom: u32, x: u32, y: u32) -> Vec<Place> {
        let zoom = zoom.min(MAX_ZOOM);
        let range = self.stretch(zoom, x, y);
        let level = if range.len() <= SINGLE { 32 } else { zoom + CELLS };
        self.cells(range, level)
    }

    /// Counts in the cells of a grid of 2^`level` by 2^`level` over the whole map.
    pub fn grid(&self, level: u32) -> Vec<Place> {
        self.cells(0..self.codes.len(), level.min(MAX_ZOOM))
    }

    fn cells(&self, range: std::ops::Range<usize>, level: u32) -> Vec<Place> {
        let shift = 64 - 2 * level.clamp(1, 32);
        let mut places = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let cell = self.codes[at] >> shift;
            let count = self.codes[at..range.end].partition_point(|code| code >> shift == cell);
            // a few have their mean; of many the cell is small enough
            let near = &self.codes[at..at + count.min(64)];
            let (x, y) = near.iter().fold((0.0, 0.0), |sum, code| {
                let (x, y) = decode(*code);
                (sum.0 + x, sum.1 + y)
            });
            let row = self.rows[at..at + count].iter().take(64).min().copied().unwrap_or(0);
            let (x, y) = (x / near.len() as f64, y / near.len() as f64);
            places.push(Place { x, y, count: count as u64 * self.step, row: u64::from(row) + 1 });
            at += count;
        }
        places
    }
}

fn number(cells: &Cells, shape: Shape, row: usize) -> Option<f64> {
    as_number(&cells.key(row), shape)
}
