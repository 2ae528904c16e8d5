//! `/dataset/{slug}/tile/{z}/{x}/{y}`: a square of the map as vector tile: points, or areas with their values, and the
//! outlines behind points.
//!
//! Never here: the map's page.

use apertura_actions::map::{MAX_ZOOM, clip};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::Asked;
use crate::Portal;
use crate::drawing::classes::class_of;
use crate::refusal::Refusal;
use crate::vector_tile::{Attribute, EXTENT, Layer, tile};
use crate::visit::Visit;

/// Units beyond a tile's edge to which areas are drawn, so that no seam shows.
const BEYOND: f64 = 64.0;

/// The square.
pub async fn show(
    visit: Visit,
    State(portal): State<Portal>,
    Path((slug, zoom, x, y)): Path<(String, u32, u32, u32)>,
) -> Result<Response, Refusal> {
    if zoom > MAX_ZOOM || x >= 1 << zoom || y >= 1 << zoom {
        return Err(Refusal::not_found());
    }
    let asked = Asked::of(&portal, &slug, &visit.query).await?;
    let bytes = tokio::task::spawn_blocking(move || square(&asked, zoom, x, y)).await.map_err(Refusal::internal)?;
    // a version never changes, so a square of it does not either
    let keep = if visit.value("_version").is_some() { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(([(CONTENT_TYPE, "application/vnd.mapbox-vector-tile"), (CACHE_CONTROL, keep)], bytes).into_response())
}

/// The layers of a square.
pub fn square(asked: &Asked, zoom: u32, x: u32, y: u32) -> Vec<u8> {
    let many = 2_f64.powi(zoom as i32);
    let unit = |place: (f64, f64)| ((place.0 * many - f64::from(x)) * EXTENT, (place.1 * many - f64::from(y)) * EXTENT);
    let mut layers = Vec::new();
    if let Some(open) = &asked.outlines {
        let values = asked.values.as_ref();
        let mut layer = Layer::new(if values.is_some() { "areas" } else { "outlines" });
        let (beyond, side) = (BEYOND / EXTENT / many, 1.0 / many);
        let (left, top) = (f64::from(x) * side, f64::from(y) * side);
        let around = [left - beyond, top - beyond, left + side + beyond, top + side + beyond];
        for (at, one) in open.outlines.at(zoom + 1).iter().enumerate() {
            let [l, t, r, b] = one.bounds;
            if r < around[0] || l > around[2] || b < around[1] || t > around[3] {
                continue;
            }
            let rings = |polygon: &Vec<Vec<(f64, f64)>>| {
                let cut = polygon.iter().map(|ring| clip(ring, around).into_iter().map(unit).collect::<Vec<_>>());
                let cut: Vec<Vec<(f64, f64)>> = cut.collect();
                // a hole without its outer ring is no hole
                if cut.first().is_none_or(Vec::is_empty) { Vec::new() } else { cut }
            };
            let polygons: Vec<_> = one.polygons.iter().map(rings).filter(|rings| !rings.is_empty()).collect();
            let mut attributes = Vec::new();
            if let Some(values) = values {
                let name = if one.name.is_empty() { &one.key } else { &one.name };
                attributes.push(("key", Attribute::Text(one.key.clone())));
                attributes.push(("name", Attribute::Text(name.clone())));
                if let Some(value) = values.values.get(at).copied().flatten() {
                    attributes.push(("value", Attribute::Number(value)));
                    if let Some(class) = class_of(&asked.classes, value) {
                        attributes.push(("class", Attribute::Count(class as u64)));
                    }
                }
            }
            layer.polygons(at as u64 + 1, &polygons, &attributes);
        }
        layers.push(layer);
    }
    if let Some(points) = &asked.points {
        let mut layer = Layer::new("points");
        for place in points.tile(zoom, x, y) {
            layer.point(place.row, unit((place.x, place.y)), &[("count", Attribute::Count(place.count))]);
        }
        layers.push(layer);
    }
    tile(&layers)
}
