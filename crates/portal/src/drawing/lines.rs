//! Lines and stacked areas along an axis, with the name of each at its end.
//!
//! Never here: filling gaps (a value that is missing breaks its line).

use maud::{Markup, html};

use super::plane::Plane;
use super::sign::sign;
use super::{Drawing, Kind, Panel, at, said, text};

/// Bands that tell the values of one place are drawn up to so many.
const BANDS_WIDE: usize = 400;
const BANDS_NARROW: usize = 60;

/// The marks of a panel.
pub fn draw(drawing: &Drawing, panel: &Panel, plane: &Plane<'_>, direct: bool, width: f64) -> Markup {
    let series = panel.rows.first().map_or(0, |row| row.values.len());
    let stacked = drawing.kind == Kind::Areas;
    let named = !drawing.series.is_empty();
    let heights = tops(panel, series, stacked);
    let markup = |number: usize| {
        let class = if named { sign(drawing, number) } else { 0 };
        let points = heights[number].iter().zip(&panel.rows);
        if stacked {
            let floor: Vec<Option<f64>> =
                if number == 0 { vec![Some(0.0); panel.rows.len()] } else { heights[number - 1].clone() };
            let there: String = runs(points.map(|(top, row)| Some((plane.x(row.at), plane.y((*top)?))))).concat();
            let back = floor.iter().zip(&panel.rows).rev();
            let back: String = back
                .map(|(low, row)| format!("L{} {}", at(plane.x(row.at)), at(plane.y(low.unwrap_or(0.0)))))
                .collect();
            html! { path class=(if named { format!("mark border s{class}") } else { "mark".to_owned() }) d=(format!("{there}{back}Z")) {} }
        } else {
            let runs = runs(points.map(|(top, row)| Some((plane.x(row.at), plane.y((*top)?)))));
            html! { path class=(if named { format!("line l{class}{}", if direct { " named" } else { "" }) } else { "line".to_owned() }) d=(runs.concat()) {} }
        }
    };
    let few = panel.rows.len() <= 40;
    html! {
        @for number in 0..series { (markup(number)) }
        @if few && !stacked {
            @for number in 0..series {
                @for (top, row) in heights[number].iter().zip(&panel.rows) {
                    @if let Some(top) = top {
                        circle class=(if named { format!("mark s{}", sign(drawing, number)) } else { "mark".to_owned() }) cx=(at(plane.x(row.at))) cy=(at(plane.y(*top))) r="3" {}
                    }
                }
            }
        }
        @if direct { (names(drawing, panel, plane, &heights, width)) }
        @if panel.rows.len() <= if width < 500.0 { BANDS_NARROW } else { BANDS_WIDE } { (bands(drawing, panel, plane)) }
    }
}

/// The height of each series at each place; none where its value is missing.
fn tops(panel: &Panel, series: usize, stacked: bool) -> Vec<Vec<Option<f64>>> {
    let mut tops: Vec<Vec<Option<f64>>> = Vec::with_capacity(series);
    for number in 0..series {
        let value = |row: &super::Row| row.values.get(number).copied().flatten();
        let line = panel.rows.iter().enumerate().map(|(place, row)| {
            if stacked {
                let below = if number == 0 { 0.0 } else { tops[number - 1][place].unwrap_or(0.0) };
                Some(below + value(row).unwrap_or(0.0).max(0.0))
            } else {
                value(row)
            }
        });
        tops.push(line.collect());
    }
    tops
}

/// One path for each run of values without a gap; a value alone is a dot.
fn runs(points: impl Iterator<Item = Option<(f64, f64)>>) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    let mut open: Option<(String, usize)> = None;
    let close = |open: &mut Option<(String, usize)>, paths: &mut Vec<String>| {
        if let Some((path, count)) = open.take() {
            paths.push(if count == 1 { format!("{path}h0.1") } else { path });
        }
    };
    for point in points {
        match (point, &mut open) {
            (None, _) => close(&mut open, &mut paths),
            (Some((x, y)), None) => open = Some((format!("M{} {}", at(x), at(y)), 1)),
            (Some((x, y)), Some((path, count))) => {
                path.push_str(&format!("L{} {}", at(x), at(y)));
                *count += 1;
            }
        }
    }
    close(&mut open, &mut paths);
    paths
}

/// The names of the series at the ends of their lines, moved apart where they would touch.
fn names(drawing: &Drawing, panel: &Panel, plane: &Plane<'_>, tops: &[Vec<Option<f64>>], width: f64) -> Markup {
    let stacked = drawing.kind == Kind::Areas;
    let ends: Vec<(usize, f64)> = tops
        .iter()
        .enumerate()
        .filter_map(|(number, line)| {
            let (last, top) = line.iter().enumerate().rev().find_map(|(place, top)| Some((place, (*top)?)))?;
            let middle = if stacked {
                let below = if number == 0 { 0.0 } else { tops[number - 1][last].unwrap_or(0.0) };
                (top + below) / 2.0
            } else {
                top
            };
            Some((number, plane.y(middle) + 4.5))
        })
        .collect();
    let wanted: Vec<f64> = ends.iter().map(|(_, y)| *y).collect();
    let places = text::spread(&wanted, 15.0, plane.room.2 + 4.5, plane.room.3 + 4.5);
    let _ = panel;
    html! {
        @for ((number, _), y) in ends.iter().zip(places) {
            @if let Some(name) = drawing.series.get(*number) {
                text class=(format!("t{}", sign(drawing, *number))) x=(at(plane.room.1 + 8.0)) y=(at(y)) font-size="13" font-weight="600" { (text::fit(name, width - plane.room.1 - 8.0, 13.0)) }
            }
        }
    }
}

/// An invisible band at each place, with all that it says.
fn bands(drawing: &Drawing, panel: &Panel, plane: &Plane<'_>) -> Markup {
    let places: Vec<f64> = panel.rows.iter().map(|row| plane.x(row.at)).collect();
    let edge = |index: usize| match index {
        0 => plane.room.0,
        index if index == places.len() => plane.room.1,
        index => (places[index - 1] + places[index]) / 2.0,
    };
    html! {
        @for (index, row) in panel.rows.iter().enumerate() {
            rect.band x=(at(edge(index))) y=(at(plane.room.2)) width=(at(edge(index + 1) - edge(index))) height=(at(plane.room.3 - plane.room.2)) {
                title {
                    (row.name)
                    @for (number, value) in row.values.iter().enumerate() {
                        @if let Some(value) = value {
                            (if number == 0 { ": " } else { "; " })
                            @if let Some(name) = drawing.series.get(number) { (name) " " }
                            (said(*value))
                        }
                    }
                }
            }
        }
    }
}
