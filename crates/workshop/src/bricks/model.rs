//! Charts as an LDraw model (`.mpd`, LDraw File Format 1.0.2 with the MPD extension), which brick programs open.
//!
//! One step for the base and one for each column, as on the building sheet; one file in the model for each chart.

use std::fmt::Write as _;

use super::plan::BrickChart;

/// Half of a stud's pitch.
const HALF: i64 = 10;

/// The model of a chart, with a title and its author.
pub fn model(name: &str, title: &str, author: &str, chart: &BrickChart) -> String {
    let mut out = String::new();
    let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect();
    let _ = write!(
        out,
        "0 FILE {name}.ldr\r\n0 {}\r\n0 Name: {name}.ldr\r\n0 Author: {}\r\n0 BFC CERTIFY CCW\r\n",
        line(title),
        line(author)
    );
    let mut place = |color: u16, x: i64, y: i64, part: &str| {
        let _ = write!(out, "1 {color} {x} {y} 0 1 0 0 0 1 0 0 0 1 {part}.dat\r\n");
    };
    place(chart.base_color.ldraw, 0, 0, chart.base.ldraw);
    let mut steps = vec![std::mem::take(&mut out)];
    for (column, center) in chart.columns.iter().zip(centers(chart)) {
        let mut step = format!("0 // {}: {}\r\n", column.letter, line(&column.label));
        for brick in 1..=column.bricks as i64 {
            let y = -brick * i64::from(chart.part.height);
            let _ =
                write!(step, "1 {} {center} {y} 0 1 0 0 0 1 0 0 0 1 {}.dat\r\n", column.color.ldraw, chart.part.ldraw);
        }
        if column.bricks > 0 {
            steps.push(step);
        }
    }
    steps.push("0 NOFILE\r\n".to_owned());
    steps.join("0 STEP\r\n")
}

/// The middle of each column on the base, in LDraw units: on the base's studs, as near its middle as they allow.
fn centers(chart: &BrickChart) -> Vec<i64> {
    let columns = chart.columns.len() as i64;
    let (wide, gap) = (i64::from(chart.part.studs.0), i64::from(chart.gap));
    let studs = columns * wide + (columns - 1) * gap;
    // the base has an even number of studs, so its edge and each stud's left side are multiples of the pitch
    let left = -studs.div_euclid(2) * 2 * HALF;
    (0..columns).map(|column| left + column * (wide + gap) * 2 * HALF + wide * HALF).collect()
}

/// A text that stays on its line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect()
}
