//! The building sheet of a brick chart.

use apertura_paper::workshop::{BuildingSheet, Step};
use apertura_paper::{Document, PaperError};
use apertura_workshop::bricks::{BrickChart, BrickColumn, Color, parts, picture, step_picture};

use super::Print;
use crate::language::FluentValue;
use crate::number::grouped;

impl Print {
    /// The name of a color of bricks.
    pub(super) fn color(&self, color: &Color) -> String {
        self.text(&format!("workshop-color-{}", color.ldraw))
    }

    /// What one brick is worth.
    pub fn scale(&self, scale: f64, unit: &str) -> String {
        let key = if unit.is_empty() { "workshop-scale" } else { "workshop-scale-unit" };
        self.messages.with(key, [("scale", FluentValue::from(grouped(scale))), ("unit", unit.into())])
    }

    /// A column in words.
    pub(super) fn column(&self, column: &BrickColumn) -> String {
        let values = [
            ("letter", FluentValue::from(column.letter.to_string())),
            ("label", column.label.as_str().into()),
            ("value", grouped(column.value).into()),
            ("bricks", FluentValue::from(column.bricks as f64)),
        ];
        self.messages.with("workshop-column", values)
    }

    /// All columns in words, for who does not see the picture.
    pub fn described(&self, chart: &BrickChart) -> String {
        chart.columns.iter().map(|column| self.column(column)).collect::<Vec<_>>().join(" ")
    }
}

/// How a chart is built. `title` names it, `unit` says what is counted (may be empty).
///
/// # Errors
/// [`PaperError`].
pub fn building_sheet(
    print: &Print,
    title: &str,
    scale: f64,
    unit: &str,
    chart: &BrickChart,
) -> Result<Vec<u8>, PaperError> {
    let texts = |keys: &[&str]| keys.iter().map(|key| print.text(key)).collect::<Vec<_>>();
    let described = print.described(chart);
    let row = |column: &BrickColumn| {
        vec![
            column.letter.to_string(),
            column.label.clone(),
            grouped(column.value),
            column.bricks.to_string(),
            if column.bricks > 0 { print.color(column.color) } else { String::new() },
        ]
    };
    let vanished = chart.vanished.iter().map(|at| {
        let column = &chart.columns[*at];
        let values = [("label", FluentValue::from(column.label.as_str())), ("value", grouped(column.value).into())];
        print.messages.with("workshop-vanished", values)
    });
    let step = |(at, column): (usize, &BrickColumn)| {
        let values = [
            ("letter", FluentValue::from(column.letter.to_string())),
            ("label", column.label.as_str().into()),
            ("bricks", FluentValue::from(column.bricks as f64)),
            ("color", print.color(column.color).into()),
        ];
        let text = print.messages.with("printed-step", values);
        Step { picture: step_picture(chart, at, &text), text }
    };
    let part = |line: apertura_workshop::bricks::PartsLine| {
        vec![
            line.part.ldraw.to_owned(),
            line.part.name.to_owned(),
            format!("{} / {}", line.color.ldraw, line.color.bricklink),
            print.color(line.color),
            line.count.to_string(),
        ]
    };
    let steps = chart.columns.iter().enumerate().filter(|(_, column)| column.bricks > 0);
    BuildingSheet {
        layout: print.layout(title.to_owned()),
        scale: print.scale(scale, unit),
        notes: std::iter::once(print.text("workshop-build-lead")).chain(vanished).collect(),
        picture: picture(chart, title, &described),
        description: described,
        columns_title: print.text("workshop-columns"),
        columns_heading: texts(&[
            "workshop-letter",
            "workshop-category",
            "workshop-value",
            "workshop-bricks",
            "workshop-color",
        ]),
        columns: chart.columns.iter().map(row).collect(),
        parts_title: print.text("workshop-parts"),
        parts_heading: texts(&[
            "workshop-part",
            "workshop-part-name",
            "workshop-color-codes",
            "workshop-color",
            "workshop-pieces",
        ]),
        parts: parts(std::slice::from_ref(chart)).into_iter().map(part).collect(),
        steps_title: print.text("workshop-brick-steps"),
        steps: steps.map(step).collect(),
    }
    .print()
}
