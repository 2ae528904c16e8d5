//! How many values stand in each interval, and the small form of it for the dictionary.
//!
//! Never here: the intervals' computation (see the profile).

use maud::{Markup, html};

use super::plane::Plane;
use super::{Panel, at, said};

/// The marks of a panel.
pub fn draw(panel: &Panel, plane: &Plane<'_>) -> Markup {
    html! {
        @for row in &panel.rows {
            @if let Some(value) = row.values.first().copied().flatten() {
                @let (from, to) = (plane.x(row.at), plane.x(row.until.unwrap_or(row.at)));
                rect.mark x=(at(from + 0.5)) y=(at(plane.y(value))) width=(at((to - from - 1.0).max(1.0))) height=(at(plane.room.3 - plane.y(value))) {
                    title { (row.name) ": " (said(value)) }
                }
            }
        }
    }
}

/// A histogram as small as a word, without axes; words beside it say the extremes.
pub fn sparkline(counts: &[u64], label: &str) -> Markup {
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
    let step = 240.0 / counts.len().max(1) as f64;
    html! {
        svg.small-drawing viewBox="0 0 240 44" role="img" aria-label=(label) {
            @for (index, count) in counts.iter().enumerate() {
                @let tall = if *count == 0 { 0.0 } else { (*count as f64 / most * 42.0).max(1.5) };
                rect.mark x=(at(index as f64 * step + 0.5)) y=(at(43.0 - tall)) width=(at((step - 1.0).max(0.8))) height=(at(tall)) {}
            }
            line.axis x1="0" x2="240" y1="43.5" y2="43.5" {}
        }
    }
}
