//! The whole of a drawing at one width: legend, the charts side by side, each with its name.
//!
//! Never here: marks (see `bars`, `lines`, `dots`, `histogram`), axes (see `axes`).

use maud::{Markup, html};

use super::sign::{sign, stripe};
use super::{Drawing, Kind, at, axes, bars, text};
use crate::language::Messages;

/// The drawing and its height.
pub fn draw(drawing: &Drawing, messages: &Messages, width: f64) -> (f64, Markup) {
    let narrow = width < 500.0;
    // lines and areas have their names at their ends where there is room
    let direct = matches!(drawing.kind, Kind::Lines | Kind::Areas) && !narrow && drawing.panels.len() == 1;
    let (top, legend) = if drawing.series.is_empty() || direct { (0.0, html! {}) } else { legend(drawing, width) };
    let many = drawing.panels.len() > 1;
    let columns = match (many, narrow, drawing.kind) {
        (false, _, _) => 1,
        (true, true, Kind::Bars | Kind::StackedBars) => 1,
        (true, true, _) | (true, false, Kind::Bars | Kind::StackedBars) => 2,
        (true, false, _) => 3,
    };
    let gap = 18.0;
    let room = (width - gap * (columns - 1) as f64) / columns as f64;
    let mut height = top;
    let content = html! {
        (legend)
        @for panels in drawing.panels.chunks(columns) {
            @let from = height;
            @let drawn: Vec<(f64, Markup)> = panels.iter().map(|panel| match drawing.kind {
                Kind::Bars | Kind::StackedBars => bars::draw(drawing, panel, room),
                _ => axes::draw(drawing, panel, messages, room, direct),
            }).collect();
            @let head = if many { 24.0 } else { 0.0 };
            @for (index, ((_, content), panel)) in drawn.iter().zip(panels).enumerate() {
                g transform=(format!("translate({} {})", at(index as f64 * (room + gap)), at(from))) {
                    @if many { text x="0" y="15" font-size="13.5" font-weight="600" { (text::fit(&panel.name, room, 13.5)) } }
                    g transform=[many.then(|| format!("translate(0 {})", at(head)))] { (content) }
                }
            }
            ({ height = from + head + drawn.iter().map(|(height, _)| *height).fold(0.0, f64::max) + if many { 12.0 } else { 0.0 }; "" })
        }
    };
    (height, content)
}

/// The names of the series with their signs, in as many lines as they need.
fn legend(drawing: &Drawing, width: f64) -> (f64, Markup) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut places = Vec::new();
    for (index, name) in drawing.series.iter().enumerate() {
        let name = text::fit(name, width - 30.0, 13.0);
        let room = 26.0 + text::width(&name, 13.0) + 16.0;
        if x > 0.0 && x + room > width {
            (x, y) = (0.0, y + 22.0);
        }
        places.push((x, y, sign(drawing, index), name));
        x += room;
    }
    let markup = html! {
        @for (x, y, sign, name) in &places {
            @if matches!(drawing.kind, Kind::Lines) {
                path class=(format!("line l{sign}")) d=(format!("M{} {}h20", at(*x), at(y + 9.0))) {}
            } @else {
                rect class=(format!("mark s{sign}")) x=(at(*x)) y=(at(y + 2.0)) width="18" height="14" {}
                (stripe(*sign, *x, y + 9.0, 18.0, 14.0))
            }
            text x=(at(x + 25.0)) y=(at(y + 13.5)) font-size="13" { (name) }
        }
    };
    (y + 30.0, markup)
}
