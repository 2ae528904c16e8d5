//! A dot for each row, at two of its numbers.
//!
//! All dots of a series are one path of points without length, so that thousands weigh little. Never here: which rows.

use maud::{Markup, html};

use super::plane::Plane;
use super::sign::sign;
use super::{Drawing, Panel, at};

/// The marks of a panel.
pub fn draw(drawing: &Drawing, panel: &Panel, plane: &Plane<'_>) -> Markup {
    let series = panel.rows.iter().map(|row| row.values.len()).max().unwrap_or(0);
    let size = match panel.rows.len() {
        0..200 => 7.0,
        200..1000 => 5.0,
        _ => 4.0,
    };
    html! {
        @for number in 0..series {
            @let path: String = panel.rows.iter().filter_map(|row| {
                let value = row.values.get(number).copied().flatten()?;
                Some(format!("M{} {}h0", at(plane.x(row.at)), at(plane.y(value))))
            }).collect();
            path class=(format!("dots l{}", if drawing.series.is_empty() { 0 } else { sign(drawing, number) })) d=(path) stroke-width=(size) stroke-opacity="0.6" stroke-dasharray="none" {}
        }
    }
}
