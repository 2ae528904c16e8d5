//! Horizontal bars, one for each category: long names stay readable, each bar says its number.
//!
//! Never here: sorting (the bars stand in the given order).

use maud::{Markup, html};

use super::axis::Axis;
use super::sign::{sign, stripe};
use super::{Drawing, Kind, Panel, at, said, text};

/// The size of the numbers at the bars.
const SMALL: f64 = 12.5;

/// The drawing of a panel and its height.
pub fn draw(drawing: &Drawing, panel: &Panel, width: f64) -> (f64, Markup) {
    let narrow = width < 500.0;
    let stacked = drawing.kind == Kind::StackedBars;
    let series = panel.rows.first().map_or(1, |row| row.values.len()).max(1);
    let alone = series == 1;
    let lines = if stacked { 1 } else { series };
    let bar = if alone || stacked { 20.0 } else { 13.0 };
    let (gap, head) = if narrow { (10.0, 18.0) } else { (9.0, 0.0) };
    let step = bar * lines as f64 + gap + head;
    // On a narrow drawing the name stands above its bar.
    let names = panel.rows.iter().map(|row| text::width(&row.name, 13.5)).fold(0.0, f64::max);
    let mut left = if narrow { 2.0 } else { names.min(width * 0.36) + 10.0 };
    let ends: Box<dyn Fn(&super::Row) -> f64> = if stacked {
        Box::new(|row| row.values.iter().flatten().map(|value| value.max(0.0)).sum())
    } else {
        Box::new(|row| row.values.iter().flatten().fold(0.0, |most: f64, value| most.max(*value)))
    };
    // all panels have one scale
    let values = drawing.panels.iter().flat_map(|panel| &panel.rows).flat_map(|row| {
        let least = row.values.iter().flatten().fold(0.0, |least: f64, value| least.min(*value));
        [ends(row), least]
    });
    let levels = drawing.levels.iter().map(|level| level.at);
    let axis = Axis::of(values.chain(levels).collect::<Vec<_>>().into_iter(), if narrow { 3 } else { 5 });
    let sums = drawing.panels.iter().flat_map(|panel| &panel.rows).map(&ends).filter(|_| stacked);
    let widest = drawing.values().chain(sums).map(|value| text::width(&said(value), SMALL)).fold(0.0, f64::max);
    let label = (widest + 10.0).min(width * 0.3);
    // room for the numbers of bars that go to the left, however short
    let negative = !stacked && drawing.values().any(|value| value < 0.0);
    if negative {
        left += label;
    }
    let span = (width - left - label).max(20.0);
    let x = |value: f64| left + axis.place(value) * span;
    let top = if drawing.levels.is_empty() { 2.0 } else { 22.0 };
    let bottom = top + panel.rows.len() as f64 * step;
    let scaled = stacked || !alone;
    let markup = html! {
        @if scaled {
            @for (mark, _) in &axis.marks {
                line.gridline x1=(at(x(*mark))) x2=(at(x(*mark))) y1=(at(top)) y2=(at(bottom)) {}
            }
            @for (place, words) in text::apart(axis.marks.iter().map(|(mark, words)| (x(*mark), words)), width) {
                text.tick x=(at(place)) y=(at(bottom + 16.0)) font-size="12" text-anchor="middle" { (words) }
            }
        }
        @for (index, row) in panel.rows.iter().enumerate() {
            @let y = top + index as f64 * step + head + if narrow { 0.0 } else { gap / 2.0 };
            g.row {
                @if narrow {
                    text x="0" y=(at(y - 4.0)) font-size="13" { (text::fit(&row.name, width, 13.0)) }
                } @else {
                    text x=(at(left - if negative { label } else { 0.0 } - 8.0)) y=(at(y + bar * lines as f64 / 2.0 + 4.7)) font-size="13.5" text-anchor="end" { (text::fit(&row.name, width * 0.36, 13.5)) }
                }
                (marks(drawing, row, y, bar, stacked, &x))
            }
        }
        line.axis x1=(at(x(0.0))) x2=(at(x(0.0))) y1=(at(top)) y2=(at(bottom)) {}
        @for level in &drawing.levels {
            line.note x1=(at(x(level.at))) x2=(at(x(level.at))) y1=(at(top - 4.0)) y2=(at(bottom)) {}
            @let words = text::fit(&format!("{}: {}", level.text, said(level.at)), width, 12.0);
            @let half = text::width(&words, 12.0) / 2.0;
            text x=(at(x(level.at).clamp(half.min(width / 2.0), (width - half).max(width / 2.0)))) y="13" font-size="12" text-anchor="middle" { (words) }
        }
        @if scaled {
            text.tick x=(at(left + span / 2.0)) y=(at(bottom + 36.0)) font-size="13" text-anchor="middle" { (text::fit(&drawing.measure, span, 13.0)) }
        }
    };
    (bottom + if scaled { 44.0 } else { 6.0 }, markup)
}

fn marks(drawing: &Drawing, row: &super::Row, y: f64, bar: f64, stacked: bool, x: &dyn Fn(f64) -> f64) -> Markup {
    let mut sum = 0.0;
    let total: f64 = row.values.iter().flatten().map(|value| value.max(0.0)).sum();
    html! {
        @for (series, value) in row.values.iter().enumerate() {
            @if let Some(value) = value {
                @let y = if stacked { y } else { y + bar * series as f64 };
                @let (from, to) = if stacked { (sum, sum + value.max(0.0)) } else { (0.0, *value) };
                ({ sum = if stacked { to } else { 0.0 }; "" })
                @let (start, wide) = (x(from.min(to)), (x(to) - x(from)).abs());
                @let sign = sign(drawing, series);
                @let name = drawing.series.get(series);
                rect class=(if name.is_some() { format!("mark s{sign}") } else { "mark".to_owned() })
                    x=(at(start)) y=(at(y)) width=(at(wide.max(1.0))) height=(at(bar - if stacked || row.values.len() == 1 { 0.0 } else { 1.0 })) {
                    title { (row.name) @if let Some(name) = name { ", " (name) } ": " (said(*value)) }
                }
                @if name.is_some() { (stripe(sign, start, y + bar / 2.0, wide, bar - 1.0)) }
                @if !stacked && *value >= 0.0 {
                    text.tick x=(at(x(*value) + 5.0)) y=(at(y + bar * 0.5 + 4.4)) font-size=(if bar < 15.0 { 11.5 } else { SMALL }) { (said(*value)) }
                }
                @if !stacked && *value < 0.0 {
                    text.tick x=(at(x(*value) - 5.0)) y=(at(y + bar * 0.5 + 4.4)) font-size=(if bar < 15.0 { 11.5 } else { SMALL }) text-anchor="end" { (said(*value)) }
                }
            }
        }
        @if stacked { text.tick x=(at(x(total) + 5.0)) y=(at(y + bar * 0.5 + 4.4)) font-size=(SMALL) { (said(total)) } }
    }
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
