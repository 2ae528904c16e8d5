//! Mapbox Vector Tile 2.1: a square of the map as protobuf, for our own script and for any program that reads it.
//!
//! Only what maps need: points, polygons, whole numbers, decimals and texts as attributes. Never here: which features.

use std::collections::HashMap;

/// Units along a tile's side.
pub const EXTENT: f64 = 4096.0;

/// What is told of a feature.
#[derive(Clone, Debug, PartialEq)]
pub enum Attribute {
    /// A count.
    Count(u64),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

impl Attribute {
    fn encoded(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Attribute::Text(text) => bytes(&mut out, 1, text.as_bytes()),
            Attribute::Number(number) => {
                out.push((3 << 3) | 1);
                out.extend(number.to_le_bytes());
            }
            Attribute::Count(count) => number(&mut out, 5, *count),
        }
        out
    }
}

/// A layer under way.
pub struct Layer {
    name: &'static str,
    keys: Vec<&'static str>,
    values: Vec<Vec<u8>>,
    known: HashMap<Vec<u8>, u64>,
    features: Vec<Vec<u8>>,
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value as u8 & 0x7f) | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn number(out: &mut Vec<u8>, field: u64, value: u64) {
    varint(out, field << 3);
    varint(out, value);
}

fn bytes(out: &mut Vec<u8>, field: u64, content: &[u8]) {
    varint(out, (field << 3) | 2);
    varint(out, content.len() as u64);
    out.extend(content);
}

fn packed(out: &mut Vec<u8>, field: u64, values: &[u64]) {
    let mut content = Vec::with_capacity(values.len());
    for value in values {
        varint(&mut content, *value);
    }
    bytes(out, field, &content);
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

impl Layer {
    /// An empty layer.
    pub fn new(name: &'static str) -> Layer {
        Layer { name, keys: Vec::new(), values: Vec::new(), known: HashMap::new(), features: Vec::new() }
    }

    /// True where nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// A point, in units of the tile.
    pub fn point(&mut self, id: u64, (x, y): (f64, f64), attributes: &[(&'static str, Attribute)]) {
        let geometry = [(1 << 3) | 1, zigzag(x.round() as i64), zigzag(y.round() as i64)];
        self.feature(id, 1, &geometry, attributes);
    }

    /// Polygons, in units of the tile; the first ring of each is its outer one.
    pub fn polygons(&mut self, id: u64, polygons: &[Vec<Vec<(f64, f64)>>], attributes: &[(&'static str, Attribute)]) {
        let mut geometry = Vec::new();
        let mut pen = (0_i64, 0_i64);
        for polygon in polygons {
            for (index, ring) in polygon.iter().enumerate() {
                let mut corners: Vec<(i64, i64)> =
                    ring.iter().map(|(x, y)| (x.round() as i64, y.round() as i64)).collect();
                corners.dedup();
                if corners.len() > 1 && corners.first() == corners.last() {
                    corners.pop();
                }
                let surface: i64 = (0..corners.len())
                    .map(|at| {
                        let (a, b) = (corners[at], corners[(at + 1) % corners.len()]);
                        a.0 * b.1 - b.0 * a.1
                    })
                    .sum();
                if corners.len() < 3 || surface == 0 {
                    // without its outer ring a polygon has no holes either
                    if index == 0 {
                        break;
                    }
                    continue;
                }
                // outer rings go with the clock (y is down), holes against it
                if (surface > 0) != (index == 0) {
                    corners.reverse();
                }
                geometry.push((1 << 3) | 1);
                for (at, corner) in corners.iter().enumerate() {
                    if at == 1 {
                        geometry.push(((corners.len() as u64 - 1) << 3) | 2);
                    }
                    geometry.push(zigzag(corner.0 - pen.0));
                    geometry.push(zigzag(corner.1 - pen.1));
                    pen = *corner;
                }
                geometry.push((1 << 3) | 7);
            }
        }
        if !geometry.is_empty() {
            self.feature(id, 3, &geometry, attributes);
        }
    }

    fn feature(&mut self, id: u64, kind: u64, geometry: &[u64], attributes: &[(&'static str, Attribute)]) {
        let mut tags = Vec::new();
        for (key, value) in attributes {
            let place = self.keys.iter().position(|known| known == key).unwrap_or_else(|| {
                self.keys.push(key);
                self.keys.len() - 1
            });
            let encoded = value.encoded();
            let next = self.values.len() as u64;
            let value = *self.known.entry(encoded.clone()).or_insert_with(|| {
                self.values.push(encoded);
                next
            });
            tags.extend([place as u64, value]);
        }
        let mut feature = Vec::new();
        number(&mut feature, 1, id);
        packed(&mut feature, 2, &tags);
        number(&mut feature, 3, kind);
        packed(&mut feature, 4, geometry);
        self.features.push(feature);
    }

    fn encoded(&self) -> Vec<u8> {
        let mut out = Vec::new();
        number(&mut out, 15, 2);
        bytes(&mut out, 1, self.name.as_bytes());
        for feature in &self.features {
            bytes(&mut out, 2, feature);
        }
        for key in &self.keys {
            bytes(&mut out, 3, key.as_bytes());
        }
        for value in &self.values {
            bytes(&mut out, 4, value);
        }
        number(&mut out, 5, EXTENT as u64);
        out
    }
}

/// The tile of some layers; those without features are left out.
pub fn tile(layers: &[Layer]) -> Vec<u8> {
    let mut out = Vec::new();
    for layer in layers.iter().filter(|layer| !layer.is_empty()) {
        bytes(&mut out, 3, &layer.encoded());
    }
    out
}
