//! The two axes in which lines, areas, dots and intervals stand: grid, marks, notes.
//!
//! Never here: the marks themselves (see `lines`, `dots`, `histogram`).

use maud::{Markup, html};

use super::axis::Axis;
use super::plane::Plane;
use super::{Across, Drawing, Kind, Panel, at, dots, histogram, lines, text, time};
use crate::language::Messages;

/// The drawing of a panel and its height.
pub fn draw(drawing: &Drawing, panel: &Panel, messages: &Messages, width: f64, direct: bool) -> (f64, Markup) {
    let small = drawing.panels.len() > 1;
    let narrow = width < 500.0;
    let up = heights(drawing, if small { 3 } else { 5 });
    let marks = up.marks.iter().map(|(_, words)| text::width(words, 12.0)).fold(0.0, f64::max);
    let names = drawing.series.iter().map(|name| text::width(name, 14.5)).fold(0.0, f64::max);
    let left = marks + 10.0;
    let right = if direct && !drawing.series.is_empty() { names.min(width * 0.28) + 16.0 } else { 14.0 };
    let top = if small { 8.0 } else { 26.0 } + if drawing.moments.is_empty() { 0.0 } else { 18.0 };
    let tall = match (small, narrow) {
        (true, _) => 120.0,
        (false, true) => 230.0,
        (false, false) => 300.0,
    };
    let across = places(drawing, messages, ((width - left - right) / 76.0).floor().max(2.0) as usize);
    let plane = Plane { across: &across, up: &up, room: (left, (width - right).max(left + 20.0), top, top + tall) };
    let bottom = top + tall;
    let markup = html! {
        @if !small { text.tick x="0" y="13" font-size="13" { (text::fit(&drawing.measure, width, 13.0)) } }
        @for (mark, words) in &up.marks {
            line.gridline x1=(at(left)) x2=(at(plane.room.1)) y1=(at(plane.y(*mark))) y2=(at(plane.y(*mark))) {}
            text.tick x=(at(left - 6.0)) y=(at(plane.y(*mark) + 4.0)) font-size="12" text-anchor="end" { (words) }
        }
        (match drawing.kind {
            Kind::Histogram => histogram::draw(panel, &plane),
            Kind::Dots => dots::draw(drawing, panel, &plane),
            _ => lines::draw(drawing, panel, &plane, direct, width),
        })
        line.axis x1=(at(left)) x2=(at(plane.room.1)) y1=(at(plane.y(up.low.max(0.0)))) y2=(at(plane.y(up.low.max(0.0)))) {}
        @for (place, words) in text::apart(across.marks.iter().map(|(mark, words)| (plane.x(*mark), words)), width) {
            text.tick x=(at(place)) y=(at(bottom + 18.0)) font-size="12" text-anchor="middle" { (words) }
        }
        (notes(drawing, &plane, width))
        @if !small { text.tick x=(at((left + plane.room.1) / 2.0)) y=(at(bottom + 40.0)) font-size="13" text-anchor="middle" { (text::fit(&drawing.category, plane.room.1 - left, 13.0)) } }
    };
    (bottom + if small { 26.0 } else { 48.0 }, markup)
}

/// The axis of the values: all panels have one. It begins at zero, unless lines and dots stand far above.
fn heights(drawing: &Drawing, wanted: usize) -> Axis {
    let levels = drawing.levels.iter().map(|level| level.at);
    let values: Vec<f64> = match drawing.kind {
        Kind::Areas => drawing
            .panels
            .iter()
            .flat_map(|panel| &panel.rows)
            .map(|row| row.values.iter().flatten().map(|value| value.max(0.0)).sum())
            .collect(),
        _ => drawing.values().collect(),
    };
    let values = values.into_iter().chain(levels).collect::<Vec<_>>().into_iter();
    if drawing.is_cut() { Axis::over(values, wanted) } else { Axis::of(values, wanted) }
}

impl Drawing {
    /// True where the axis of the values does not begin at zero.
    pub fn is_cut(&self) -> bool {
        let low = self.values().fold(f64::INFINITY, f64::min);
        let high = self.values().fold(f64::NEG_INFINITY, f64::max);
        matches!(self.kind, Kind::Lines | Kind::Dots) && low > 0.0 && high.is_finite() && high - low < 0.5 * low
    }
}

/// The first axis: all panels have one.
fn places(drawing: &Drawing, messages: &Messages, wanted: usize) -> Axis {
    let rows = || drawing.panels.iter().flat_map(|panel| &panel.rows);
    let ends = rows().flat_map(|row| [Some(row.at), row.until].into_iter().flatten()).filter(|end| end.is_finite());
    match drawing.across {
        Across::Days => time::axis(messages, ends, wanted),
        Across::Years => Axis::years(ends, wanted),
        Across::Numbers if drawing.kind == Kind::Histogram => {
            let low = ends.clone().fold(f64::INFINITY, f64::min);
            let high = ends.clone().fold(f64::NEG_INFINITY, f64::max);
            let whole = Axis::over(ends, wanted);
            let marks = whole.marks.into_iter().filter(|(mark, _)| (low..=high).contains(mark)).collect();
            Axis { low, high: if low < high { high } else { low + 1.0 }, marks }
        }
        Across::Numbers => Axis::over(ends, wanted),
        Across::Names => {
            let first = drawing.panels.iter().max_by_key(|panel| panel.rows.len());
            let marks: Vec<(f64, String)> = first
                .map(|panel| panel.rows.iter().map(|row| (row.at, text::fit(&row.name, 90.0, 12.0))).collect())
                .unwrap_or_default();
            let high = marks.last().map_or(1.0, |mark| mark.0);
            Axis { low: 0.0, high: if high > 0.0 { high } else { 1.0 }, marks }
        }
    }
}

fn notes(drawing: &Drawing, plane: &Plane<'_>, width: f64) -> Markup {
    let (left, right, top, bottom) = plane.room;
    html! {
        @for level in &drawing.levels {
            line.note x1=(at(left)) x2=(at(right)) y1=(at(plane.y(level.at))) y2=(at(plane.y(level.at))) {}
            text.halo x=(at(left + 4.0)) y=(at((plane.y(level.at) - 5.0).max(11.0))) font-size="12" { (text::fit(&level.text, right - left, 12.0)) }
        }
        @for (index, moment) in drawing.moments.iter().enumerate() {
            @let x = plane.x(moment.at);
            @let y = top - 8.0 - if index % 2 == 1 { 13.0 } else { 0.0 };
            @let words = text::fit(&moment.text, right - left, 12.0);
            @let half = text::width(&words, 12.0) / 2.0;
            line.note x1=(at(x)) x2=(at(x)) y1=(at(y + 3.0)) y2=(at(bottom)) {}
            text.halo x=(at(x.clamp(half.min(width / 2.0), (width - half).max(width / 2.0)))) y=(at(y)) font-size="12" text-anchor="middle" { (words) }
        }
    }
}
