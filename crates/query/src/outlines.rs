//! Outlines of areas, read from well-known text and simplified for a zoom, so that neighbours keep their common border.
//!
//! A border is cut where the neighbours of its corners change; each piece is simplified by itself (Ramer 1972; Douglas and
//! Peucker 1973), always from the same end, so that both areas get the same corners. Coordinates are those of `points`.
//! Never here: file formats, values.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use crate::points::project;

/// Most corners of all outlines of a table.
pub const MAX_CORNERS: usize = 4_000_000;

/// Zooms for which simplified outlines are kept; deeper ones use the last.
const ZOOMS: usize = 15;

/// A corner.
pub type Corner = (f64, f64);

/// Rings of a polygon without their last corner (which is the first): the outer one first.
pub type Polygon = Vec<Vec<Corner>>;

/// The outline of an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its key, as in the table.
    pub key: String,
    /// Its name; empty where the table has none.
    pub name: String,
    /// Its parts.
    pub polygons: Vec<Polygon>,
    /// The box around it: left, top, right, bottom.
    pub bounds: [f64; 4],
}

/// The outlines of a table.
#[derive(Debug)]
pub struct Outlines {
    /// As they came, in the order of the table.
    pub all: Vec<Outline>,
    /// Rows whose shape could not be read.
    pub unread: u64,
    simplified: Vec<OnceLock<Arc<Vec<Outline>>>>,
}

impl Outlines {
    /// Outlines of rows of key, name and well-known text.
    pub fn of(rows: impl Iterator<Item = (String, String, String)>) -> Outlines {
        let (mut all, mut unread, mut corners) = (Vec::new(), 0, 0);
        for (key, name, text) in rows {
            let polygons = parse(&text);
            corners += polygons.iter().flatten().map(Vec::len).sum::<usize>();
            if key.is_empty() || polygons.is_empty() || corners > MAX_CORNERS {
                unread += 1;
                continue;
            }
            let bounds = bounds(&polygons);
            all.push(Outline { key, name, polygons, bounds });
        }
        Outlines { all, unread, simplified: (0..ZOOMS).map(|_| OnceLock::new()).collect() }
    }

    /// The outlines with no more corners than can be seen at a zoom (256 points for the whole map at 0).
    pub fn at(&self, zoom: u32) -> Arc<Vec<Outline>> {
        let zoom = (zoom as usize).min(ZOOMS - 1);
        let tolerance = 0.7 / (256.0 * 2_f64.powi(zoom as i32));
        self.simplified[zoom].get_or_init(|| Arc::new(simplify(&self.all, tolerance))).clone()
    }

    /// Bytes held, with the simplified ones.
    pub(crate) fn bytes(&self) -> usize {
        let corners: usize = self.all.iter().flat_map(|one| &one.polygons).flatten().map(Vec::len).sum();
        // all zooms together hold fewer corners than the original twice
        corners * 16 * 3 + self.all.len() * 256
    }

    /// The box around all.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.all.iter().map(|one| one.bounds).reduce(join)
    }
}

/// The box around two boxes.
pub fn join(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

fn bounds(polygons: &[Polygon]) -> [f64; 4] {
    let start = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    polygons.iter().flatten().flatten().fold(start, |around, (x, y)| join(around, [*x, *y, *x, *y]))
}

/// The polygons of a well-known text; none where it holds none.
pub fn parse(text: &str) -> Vec<Polygon> {
    let upper = text.trim_start();
    let inside = |name: &str| upper.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    // the depth of brackets at which a polygon's rings stand
    let deep = if inside("MULTIPOLYGON") {
        2
    } else if inside("POLYGON") {
        1
    } else {
        return Vec::new();
    };
    let mut polygons: Vec<Polygon> = Vec::new();
    let (mut depth, mut ring): (usize, Vec<Corner>) = (0, Vec::new());
    let mut rest = upper;
    while let Some(at) = rest.find(['(', ')', ',']) {
        let (before, sign) = (&rest[..at], rest.as_bytes()[at]);
        if depth == deep + 1 {
            let mut numbers = before.split_ascii_whitespace().map(str::parse::<f64>);
            if let (Some(Ok(x)), Some(Ok(y))) = (numbers.next(), numbers.next())
                && let Some(corner) = project(x, y)
                && ring.last() != Some(&corner)
            {
                ring.push(corner);
            }
        }
        match sign {
            b'(' => {
                depth += 1;
                if depth == deep {
                    polygons.push(Vec::new());
                }
            }
            b')' => {
                if depth == deep + 1 {
                    if ring.len() > 1 && ring.first() == ring.last() {
                        ring.pop();
                    }
                    if let Some(polygon) = polygons.last_mut().filter(|_| ring.len() >= 3) {
                        polygon.push(std::mem::take(&mut ring));
                    }
                    ring.clear();
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        rest = &rest[at + 1..];
    }
    polygons.retain(|polygon| !polygon.is_empty());
    polygons
}

/// A corner as a key.
type Place = (u64, u64);

fn place(corner: Corner) -> Place {
    (corner.0.to_bits(), corner.1.to_bits())
}

/// The outlines with fewer corners: no border moves by more than the tolerance, parts smaller than it go (an area's
/// greatest stays).
fn simplify(all: &[Outline], tolerance: f64) -> Vec<Outline> {
    let mut beside: HashMap<Place, (Place, Place)> = HashMap::new();
    let mut ends: HashSet<Place> = HashSet::new();
    for ring in all.iter().flat_map(|one| &one.polygons).flatten() {
        for (at, corner) in ring.iter().enumerate() {
            let before = place(ring[(at + ring.len() - 1) % ring.len()]);
            let after = place(ring[(at + 1) % ring.len()]);
            let pair = (before.min(after), before.max(after));
            let corner = place(*corner);
            if *beside.entry(corner).or_insert(pair) != pair {
                ends.insert(corner);
            }
        }
    }
    let size = |around: [f64; 4]| (around[2] - around[0]).max(around[3] - around[1]);
    all.iter()
        .map(|one| {
            let greatest =
                one.polygons.iter().map(|polygon| size(bounds(std::slice::from_ref(polygon)))).fold(0.0, f64::max);
            let mut polygons: Vec<Polygon> = Vec::new();
            for polygon in &one.polygons {
                let own = size(bounds(std::slice::from_ref(polygon)));
                if own < tolerance && own < greatest {
                    continue;
                }
                let rings = polygon.iter().enumerate().filter_map(|(index, ring)| {
                    let small = size(bounds(&[vec![ring.clone()]])) < tolerance;
                    if index > 0 && small {
                        return None;
                    }
                    let fewer = fewer(ring, &ends, tolerance);
                    // what has no surface left is shown by three of its corners
                    Some(if fewer.len() >= 3 { fewer } else { thirds(ring) })
                });
                polygons.push(rings.collect());
            }
            Outline { polygons, ..one.clone() }
        })
        .collect()
}

fn thirds(ring: &[Corner]) -> Vec<Corner> {
    [0, ring.len() / 3, 2 * ring.len() / 3].into_iter().map(|at| ring[at]).collect()
}

fn fewer(ring: &[Corner], ends: &HashSet<Place>, tolerance: f64) -> Vec<Corner> {
    let mut cuts: Vec<usize> = (0..ring.len()).filter(|at| ends.contains(&place(ring[*at]))).collect();
    if cuts.is_empty() {
        // an island begins at its least corner, whoever tells of it
        let least = (0..ring.len()).min_by(|a, b| ring[*a].partial_cmp(&ring[*b]).unwrap_or(std::cmp::Ordering::Equal));
        cuts.push(least.unwrap_or(0));
    }
    let mut out = Vec::new();
    for (index, cut) in cuts.iter().enumerate() {
        let next = cuts[(index + 1) % cuts.len()];
        let length = if next > *cut { next - cut } else { next + ring.len() - cut };
        let mut piece: Vec<Corner> = (0..=length).map(|step| ring[(cut + step) % ring.len()]).collect();
        // both neighbours begin at the same end
        let key = |corner: &Corner| place(*corner);
        let reversed = match key(&piece[0]).cmp(&key(&piece[piece.len() - 1])) {
            std::cmp::Ordering::Equal => piece.len() > 2 && key(&piece[1]) > key(&piece[piece.len() - 2]),
            order => order.is_gt(),
        };
        if reversed {
            piece.reverse();
        }
        let mut kept = reduce(&piece, tolerance);
        if reversed {
            kept.reverse();
        }
        kept.pop();
        out.extend(kept);
    }
    out
}

/// Ramer, Douglas and Peucker: the ends and the corners that stand out by more than the tolerance.
fn reduce(piece: &[Corner], tolerance: f64) -> Vec<Corner> {
    let mut keep = vec![false; piece.len()];
    let mut stretches = vec![(0, piece.len() - 1)];
    keep[0] = true;
    keep[piece.len() - 1] = true;
    while let Some((from, until)) = stretches.pop() {
        let mut farthest = (0.0, 0);
        for at in from + 1..until {
            let apart = distance(piece[at], piece[from], piece[until]);
            if apart > farthest.0 {
                farthest = (apart, at);
            }
        }
        if farthest.0 > tolerance {
            keep[farthest.1] = true;
            stretches.push((from, farthest.1));
            stretches.push((farthest.1, until));
        }
    }
    piece.iter().zip(keep).filter_map(|(corner, keep)| keep.then_some(*corner)).collect()
}

fn distance(corner: Corner, from: Corner, until: Corner) -> f64 {
    let (dx, dy) = (until.0 - from.0, until.1 - from.1);
    let length = dx * dx + dy * dy;
    let share = if length > 0.0 { ((corner.0 - from.0) * dx + (corner.1 - from.1) * dy) / length } else { 0.0 };
    let share = share.clamp(0.0, 1.0);
    (corner.0 - from.0 - share * dx).hypot(corner.1 - from.1 - share * dy)
}

/// The part of a ring inside a box (Sutherland and Hodgman 1974); empty where there is none.
pub fn clip(ring: &[Corner], [left, top, right, bottom]: [f64; 4]) -> Vec<Corner> {
    let mut out = ring.to_vec();
    for side in 0..4 {
        let inside = |(x, y): Corner| match side {
            0 => x >= left,
            1 => x <= right,
            2 => y >= top,
            _ => y <= bottom,
        };
        let cross = |a: Corner, b: Corner| {
            let share = match side {
                0 => (left - a.0) / (b.0 - a.0),
                1 => (right - a.0) / (b.0 - a.0),
                2 => (top - a.1) / (b.1 - a.1),
                _ => (bottom - a.1) / (b.1 - a.1),
            };
            (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1))
        };
        let corners = std::mem::take(&mut out);
        for (at, corner) in corners.iter().enumerate() {
            let before = corners[(at + corners.len() - 1) % corners.len()];
            match (inside(before), inside(*corner)) {
                (true, true) => out.push(*corner),
                (true, false) => out.push(cross(before, *corner)),
                (false, true) => out.extend([cross(before, *corner), *corner]),
                (false, false) => {}
            }
        }
    }
    out
}
