//! What is needed to build charts: parts, colors, counts, in the codes of LDraw and of BrickLink.

use super::color::Color;
use super::part::Part;
use super::plan::BrickChart;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartsLine {
    /// The part.
    pub part: &'static Part,
    /// Its color.
    pub color: &'static Color,
    /// How many.
    pub count: usize,
}

/// The parts of some charts, ordered by part and color.
pub fn parts(charts: &[BrickChart]) -> Vec<PartsLine> {
    let mut lines: Vec<PartsLine> = Vec::new();
    for chart in charts {
        let columns = chart.columns.iter().map(|column| (chart.part, column.color, column.bricks));
        for (part, color, count) in
            columns.chain([(chart.base, chart.base_color, 1)]).filter(|(_, _, count)| *count > 0)
        {
            match lines.iter_mut().find(|line| line.part == part && line.color == color) {
                Some(line) => line.count += count,
                None => lines.push(PartsLine { part, color, count }),
            }
        }
    }
    lines.sort_by_key(|line| (line.part.is_base(), line.part.ldraw, line.color.ldraw));
    lines
}

/// The list as CSV; each code stands beside its name.
pub fn csv(lines: &[PartsLine]) -> String {
    let mut out = "pieza_ldraw,nombre_ldraw,color_ldraw,nombre_color_ldraw,pieza_bricklink,color_bricklink,\
        nombre_color_bricklink,cantidad\n"
        .to_owned();
    for line in lines {
        let (part, color) = (line.part, line.color);
        let cells = [
            part.ldraw.to_owned(),
            part.name.to_owned(),
            color.ldraw.to_string(),
            color.name.to_owned(),
            part.bricklink.to_owned(),
            color.bricklink.to_string(),
            color.bricklink_name.to_owned(),
            line.count.to_string(),
        ];
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}
