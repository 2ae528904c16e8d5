//! How many values stand in each interval, and the small form of it for the dictionary.
//!
//! Never here: the intervals' computation (see the profile).

use maud::{Markup, html};

use super::axis::Axis;
use super::{at, cut};
use crate::number;

/// The drawing and its height.
pub fn draw(bins: &[(String, String, f64)], category: &str, measure: &str, width: f64) -> (f64, Markup) {
    let (left, right, top, bottom) = (64.0, 16.0, 26.0, 280.0);
    let height = bottom + 48.0;
    let axis = Axis::of(bins.iter().map(|bin| bin.2), 4);
    let y = |value: f64| bottom - axis.place(value) * (bottom - top);
    let step = (width - left - right) / bins.len().max(1) as f64;
    let texts = if width < 500.0 { 3 } else { 6 };
    let every = bins.len().div_ceil(texts).max(1);
    let markup = html! {
        text.tick x="0" y="13" font-size="13" { (measure) }
        @for (mark, text) in &axis.marks {
            line.gridline x1=(at(left)) x2=(at(width - right)) y1=(at(y(*mark))) y2=(at(y(*mark))) {}
            text.tick x=(at(left - 6.0)) y=(at(y(*mark) + 4.0)) font-size="12" text-anchor="end" { (text) }
        }
        @for (index, (from, to, value)) in bins.iter().enumerate() {
            @let x = left + index as f64 * step;
            rect.mark x=(at(x + 0.5)) y=(at(y(*value))) width=(at((step - 1.0).max(1.0))) height=(at(bottom - y(*value))) {
                title { (from) " – " (to) ": " (number::grouped(*value)) }
            }
            @if index % every == 0 {
                text.tick x=(at(x)) y=(at(bottom + 18.0)) font-size="12" text-anchor="middle" { (cut(from, 14)) }
            }
        }
        line.axis x1=(at(left)) x2=(at(width - right)) y1=(at(bottom)) y2=(at(bottom)) {}
        text.tick x=(at((left + width - right) / 2.0)) y=(at(bottom + 40.0)) font-size="13" text-anchor="middle" { (category) }
    };
    (height, markup)
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
