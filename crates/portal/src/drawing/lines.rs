//! A line through time or another ordered axis.
//!
//! Never here: gaps in time (each point stands at its place in the order given).

use maud::{Markup, html};

use super::axis::Axis;
use super::{at, cut};
use crate::number;

/// The drawing and its height.
pub fn draw(points: &[(String, f64)], category: &str, measure: &str, width: f64) -> (f64, Markup) {
    let (left, right, top, bottom) = (64.0, 24.0, 26.0, 280.0);
    let height = bottom + 48.0;
    let axis = Axis::of(points.iter().map(|point| point.1), 4);
    let y = |value: f64| bottom - axis.place(value) * (bottom - top);
    let span = width - left - right;
    let x = |index: usize| match points.len() {
        0 | 1 => left + span / 2.0,
        count => left + span * index as f64 / (count - 1) as f64,
    };
    let texts = if width < 500.0 { 4 } else { 9 };
    let every = points.len().div_ceil(texts).max(1);
    let path: String = points
        .iter()
        .enumerate()
        .map(|(index, point)| format!("{}{} {}", if index == 0 { "M" } else { "L" }, at(x(index)), at(y(point.1))))
        .collect();
    let markup = html! {
        text.tick x="0" y="13" font-size="13" { (measure) }
        @for (mark, text) in &axis.marks {
            line.gridline x1=(at(left)) x2=(at(width - right)) y1=(at(y(*mark))) y2=(at(y(*mark))) {}
            text.tick x=(at(left - 6.0)) y=(at(y(*mark) + 4.0)) font-size="12" text-anchor="end" { (text) }
        }
        line.axis x1=(at(left)) x2=(at(width - right)) y1=(at(y(0.0))) y2=(at(y(0.0))) {}
        path.line d=(path) {}
        @for (index, (name, value)) in points.iter().enumerate() {
            @if points.len() <= 60 {
                circle.mark cx=(at(x(index))) cy=(at(y(*value))) r="3.5" { title { (name) ": " (number::grouped(*value)) } }
            }
            @if index % every == 0 {
                text.tick x=(at(x(index))) y=(at(bottom + 18.0)) font-size="12" text-anchor="middle" { (cut(name, 12)) }
            }
        }
        text.tick x=(at(left + span / 2.0)) y=(at(bottom + 40.0)) font-size="13" text-anchor="middle" { (category) }
    };
    (height, markup)
}
