//! Horizontal bars, one for each category: long names stay readable.
//!
//! Never here: sorting (the bars stand in the given order).

use maud::{Markup, html};

use super::axis::Axis;
use super::{at, cut};
use crate::number;

/// The drawing and its height.
pub fn draw(items: &[(String, f64)], measure: &str, width: f64) -> (f64, Markup) {
    let narrow = width < 500.0;
    let (bar, gap, top) = (20.0, if narrow { 26.0 } else { 9.0 }, 8.0);
    // On a narrow drawing the name stands above its bar.
    let left = if narrow { 4.0 } else { 210.0 };
    let right = 92.0;
    let axis = Axis::of(items.iter().map(|item| item.1), if narrow { 3 } else { 5 });
    let span = width - left - right;
    let x = |value: f64| left + axis.place(value) * span;
    let bottom = top + items.len() as f64 * (bar + gap);
    let height = bottom + 44.0;
    let markup = html! {
        @for (mark, text) in &axis.marks {
            line.gridline x1=(at(x(*mark))) x2=(at(x(*mark))) y1=(at(top)) y2=(at(bottom)) {}
            text.tick x=(at(x(*mark))) y=(at(bottom + 16.0)) font-size="12" text-anchor="middle" { (text) }
        }
        @for (index, (name, value)) in items.iter().enumerate() {
            @let y = top + index as f64 * (bar + gap) + if narrow { 18.0 } else { gap / 2.0 };
            @if narrow {
                text x=(at(left)) y=(at(y - 5.0)) font-size="13" { (cut(name, 42)) }
            } @else {
                text x=(at(left - 8.0)) y=(at(y + bar * 0.7)) font-size="13.5" text-anchor="end" { (cut(name, 28)) }
            }
            rect.mark x=(at(x(value.min(0.0)))) y=(at(y)) width=(at((x(*value) - x(0.0)).abs().max(1.0))) height=(at(bar)) {
                title { (name) ": " (number::grouped(*value)) }
            }
            text.tick x=(at(x(value.max(0.0)) + 6.0)) y=(at(y + bar * 0.7)) font-size="12.5" { (number::grouped(*value)) }
        }
        line.axis x1=(at(x(0.0))) x2=(at(x(0.0))) y1=(at(top)) y2=(at(bottom)) {}
        text.tick x=(at(left + span / 2.0)) y=(at(bottom + 36.0)) font-size="13" text-anchor="middle" { (measure) }
    };
    (height, markup)
}

/// A small bar that shows a share between 0 and 1; words beside it say the same.
pub fn share_bar(share: f64) -> Markup {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    html! {
        svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.blank width="100" height="10" {}
            rect.mark width=(at((share * 100.0).max(1.0))) height="10" {}
        }
    }
}
