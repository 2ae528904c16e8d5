//! A chart seen from the front, as SVG: columns of bricks with studs, letters below, the number of bricks above.
//!
//! Color is never alone: each column has its letter and each color its pattern, so a gray print says the same.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::color::{Color, Pattern};
use super::plan::BrickChart;

/// Units of the picture are LDraw's: 20 a stud, 24 a brick's height.
const STUD: f64 = 20.0;
const MARGIN: f64 = 24.0;
const ABOVE: f64 = 34.0;
const BELOW: f64 = 40.0;

/// The whole chart. `title` and `description` are what a screen reader says.
pub fn picture(chart: &BrickChart, title: &str, description: &str) -> String {
    drawn(chart, chart.columns.len(), true, title, description)
}

/// The chart after the step in which column `step` (from 0) is built; columns that are not built yet are outlines.
pub fn step_picture(chart: &BrickChart, step: usize, title: &str) -> String {
    drawn(chart, step + 1, false, title, "")
}

fn drawn(chart: &BrickChart, built: usize, counts: bool, title: &str, description: &str) -> String {
    let (wide, high) = (f64::from(chart.part.studs.0) * STUD, f64::from(chart.part.height));
    let pitch = wide + f64::from(chart.gap) * STUD;
    let tallest = chart.columns.iter().map(|column| column.bricks).max().unwrap_or(0);
    let columns = chart.columns.len() as f64;
    let width = columns * pitch - f64::from(chart.gap) * STUD + 2.0 * MARGIN;
    let ground = ABOVE + tallest as f64 * high;
    let height = ground + BELOW;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" font-family=\"Libertinus Serif, Georgia, serif\" text-anchor=\"middle\"><title>{}</title>",
        escaped(title)
    );
    if !description.is_empty() {
        let _ = write!(out, "<desc>{}</desc>", escaped(description));
    }
    let used: BTreeSet<usize> = (0..built.min(chart.columns.len()))
        .filter(|at| chart.columns[*at].bricks > 0)
        .map(|at| usize::from(chart.columns[at].color.ldraw))
        .collect();
    out.push_str("<defs>");
    for code in used {
        if let Some(column) = chart.columns.iter().find(|column| usize::from(column.color.ldraw) == code) {
            out.push_str(&pattern(column.color));
        }
    }
    out.push_str("</defs>");
    let _ = write!(
        out,
        "<rect x=\"{}\" y=\"{ground}\" width=\"{}\" height=\"6\" fill=\"#969696\" stroke=\"#333\"/>",
        MARGIN / 3.0,
        width - MARGIN / 1.5
    );
    for (at, column) in chart.columns.iter().enumerate() {
        let left = MARGIN + at as f64 * pitch;
        let middle = left + wide / 2.0;
        let top = ground - column.bricks as f64 * high;
        if at < built {
            for brick in 0..column.bricks {
                let y = ground - (brick + 1) as f64 * high;
                one_brick(&mut out, left, y, wide, high, chart.part.studs.0, column.color);
            }
            let ink = if column.color.is_light() { "#000" } else { "#fff" };
            // the letter stands on a plain field, or the pattern would hide it
            for brick in 0..column.bricks {
                let y = ground - brick as f64 * high - high / 2.0;
                let _ = write!(
                    out,
                    "<rect x=\"{}\" y=\"{}\" width=\"16\" height=\"16\" rx=\"3\" fill=\"{}\"/>\
                     <text x=\"{middle}\" y=\"{}\" font-size=\"14\" font-weight=\"bold\" fill=\"{ink}\">{}</text>",
                    middle - 8.0,
                    y - 8.0,
                    column.color.hex(),
                    y + 5.0,
                    column.letter
                );
            }
        } else {
            let _ = write!(
                out,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{}\" fill=\"none\" stroke=\"#777\" \
                 stroke-dasharray=\"4 4\"/>",
                column.bricks as f64 * high
            );
        }
        if counts {
            let _ = write!(
                out,
                "<text x=\"{middle}\" y=\"{}\" font-size=\"18\" font-weight=\"bold\" fill=\"#111\">{}</text>",
                top - 10.0,
                column.bricks
            );
        }
        let _ = write!(
            out,
            "<text x=\"{middle}\" y=\"{}\" font-size=\"20\" font-weight=\"bold\" fill=\"#111\">{}</text>",
            ground + 29.0,
            column.letter
        );
    }
    out.push_str("</svg>");
    out
}

fn one_brick(out: &mut String, left: f64, y: f64, wide: f64, high: f64, studs: u32, color: &Color) {
    // on a dark brick the line around it is light, or bricks would run into one
    let line = if color.is_light() { "#333" } else { "#c8c8c8" };
    for stud in 0..studs {
        let x = left + f64::from(stud) * STUD + 4.0;
        let _ = write!(
            out,
            "<rect x=\"{x}\" y=\"{}\" width=\"12\" height=\"4\" fill=\"{}\" stroke=\"{line}\" stroke-width=\"0.8\"/>",
            y - 4.0,
            color.hex()
        );
    }
    for fill in [color.hex(), format!("url(#p{})", color.ldraw)] {
        if color.pattern == Pattern::Plain && fill.starts_with("url") {
            continue;
        }
        let _ = write!(
            out,
            "<rect x=\"{left}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" fill=\"{fill}\" stroke=\"{line}\"/>"
        );
    }
}

/// The pattern of a color.
fn pattern(color: &Color) -> String {
    let path = match color.pattern {
        Pattern::Plain => return String::new(),
        Pattern::Rising => "M-2 10L10 -2M-2 2L2 -2M6 10L10 6",
        Pattern::Falling => "M-2 -2L10 10M-2 6L2 10M6 -2L10 2",
        Pattern::Level => "M0 4H8",
        Pattern::Upright => "M4 0V8",
        Pattern::Crossed => "M-2 10L10 -2M-2 -2L10 10",
        Pattern::Squares => "M0 4H8M4 0V8",
        Pattern::Dots => "M3 4A1 1 0 1 0 5 4A1 1 0 1 0 3 4",
    };
    let ink = if color.is_light() { "#000" } else { "#fff" };
    format!(
        "<pattern id=\"p{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"{path}\" fill=\"none\" \
         stroke=\"{ink}\" stroke-opacity=\"0.6\" stroke-width=\"1.3\"/></pattern>",
        color.ldraw
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
