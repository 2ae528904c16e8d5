//! The sign by which a series is told from others: its number in the palette, and stripes.
//!
//! Never here: colours (see `palette`).

use maud::{Markup, html};

use super::{Drawing, at, palette};

/// The number of a series' sign: the rest has one of its own.
pub fn sign(drawing: &Drawing, series: usize) -> usize {
    if drawing.rest && series + 1 == drawing.series.len() { palette::SERIES.len() - 1 } else { palette::sign(series) }
}

/// Stripes over a bar, so that it is told from others without colour.
pub fn stripe(sign: usize, x: f64, middle: f64, width: f64, tall: f64) -> Markup {
    html! {
        @if let Some(dash) = palette::STRIPES[sign] {
            @if width >= 3.0 {
                path.stripe d=(format!("M{} {}h{}", at(x), at(middle), at(width))) stroke-width=(at(tall)) stroke-dasharray=(dash) {}
            }
        }
    }
}
