//! Charts drawn on the server as SVG: title, named axes, readable numbers, a text in words and the
//! table of values beside each. One hue, so that no colour has to be told from another.
//!
//! Each chart is drawn twice, for wide and for narrow screens, so that its letters keep their size; the
//! style shows one of them. Never here: which chart suits which data.

mod axis;
mod bars;
mod histogram;
mod lines;

use maud::{Markup, PreEscaped, html};

use crate::language::Messages;
use crate::number;

pub use bars::share_bar;
pub use histogram::sparkline;

/// What is drawn.
pub enum Shape {
    /// One horizontal bar for each category, in the given order.
    Bars(Vec<(String, f64)>),
    /// Points joined in order; the texts are those of the axis.
    Line(Vec<(String, f64)>),
    /// Counts in intervals, each given by its two ends as text.
    Histogram(Vec<(String, String, f64)>),
}

/// A chart with its words.
pub struct Drawing {
    /// What it shows, in a sentence.
    pub title: String,
    /// What the categories, points or intervals are.
    pub category: String,
    /// What the values are, with the unit.
    pub measure: String,
    /// How many categories there are in all, where only the greatest are drawn.
    pub all: Option<u64>,
    /// What is drawn.
    pub shape: Shape,
}

const WIDE: f64 = 760.0;
const NARROW: f64 = 340.0;

impl Drawing {
    /// The figure with caption, drawing and table.
    pub fn figure(&self, messages: &Messages) -> Markup {
        let summary = self.summary(messages);
        html! {
            figure.chart {
                figcaption { (self.title) }
                (self.svg(WIDE, "drawing-wide", &summary))
                (self.svg(NARROW, "drawing-narrow", &summary))
                p.small.soft { (summary) }
                details {
                    summary { (messages.text("chart-table")) }
                    (self.table())
                }
            }
        }
    }

    /// The drawing alone, as a file of its own with its colours.
    pub fn file(&self, messages: &Messages) -> String {
        const STYLE: &str = "text{font-family:system-ui,'Liberation Sans',sans-serif;fill:#1b2422}.tick{fill:#4a5754}\
            .gridline{stroke:#d8d4c8}.axis{stroke:#767d76}.mark{fill:#2a7f74}\
            .line{fill:none;stroke:#2a7f74;stroke-width:2.5;stroke-linejoin:round}";
        let summary = self.summary(messages);
        let (height, content) = self.content(WIDE);
        let top = 34.0;
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDE} {}", height + top)) width=(WIDE) height=(height + top) role="img" aria-label=(summary) {
                style { (PreEscaped(STYLE)) }
                rect width=(WIDE) height=(height + top) fill="#ffffff" {}
                text x="0" y="20" font-size="16" font-weight="600" { (self.title) }
                g transform=(format!("translate(0 {top})")) { (content) }
            }
        }
        .into_string()
    }

    /// The chart in one sentence: what, how many, the greatest and the least.
    pub fn summary(&self, messages: &Messages) -> String {
        let mut rows = self.rows();
        let (count, greatest, least) = (
            rows.len() as f64,
            rows.iter().max_by(|a, b| a.1.total_cmp(&b.1)).cloned(),
            rows.iter().min_by(|a, b| a.1.total_cmp(&b.1)).cloned(),
        );
        rows.clear();
        let (Some(greatest), Some(least)) = (greatest, least) else { return messages.text("chart-empty") };
        let key = if self.all.is_some() { "chart-summary-part" } else { "chart-summary" };
        messages.with(
            key,
            [
                ("all", fluent_bundle::FluentValue::from(self.all.unwrap_or_default() as f64)),
                ("count", fluent_bundle::FluentValue::from(count)),
                ("most", greatest.0.into()),
                ("most-value", number::grouped(greatest.1).into()),
                ("least", least.0.into()),
                ("least-value", number::grouped(least.1).into()),
            ],
        )
    }

    /// Each category with its value.
    pub fn rows(&self) -> Vec<(String, f64)> {
        match &self.shape {
            Shape::Bars(items) | Shape::Line(items) => items.clone(),
            Shape::Histogram(bins) => bins.iter().map(|(from, to, value)| (format!("{from} – {to}"), *value)).collect(),
        }
    }

    fn table(&self) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.title) {
                table {
                    thead { tr { th scope="col" { (self.category) } th.number scope="col" { (self.measure) } } }
                    tbody {
                        @for (name, value) in self.rows() {
                            tr { th scope="row" { (name) } td.number { (number::grouped(value)) } }
                        }
                    }
                }
            }
        }
    }

    fn svg(&self, width: f64, class: &str, summary: &str) -> Markup {
        let (height, content) = self.content(width);
        html! {
            svg class=(class) viewBox=(format!("0 0 {width} {height}")) role="img" aria-label=(format!("{} {summary}", self.title)) {
                (content)
            }
        }
    }

    fn content(&self, width: f64) -> (f64, Markup) {
        match &self.shape {
            Shape::Bars(items) => bars::draw(items, &self.measure, width),
            Shape::Line(points) => lines::draw(points, &self.category, &self.measure, width),
            Shape::Histogram(bins) => histogram::draw(bins, &self.category, &self.measure, width),
        }
    }
}

/// A text cut to a number of signs, with an ellipsis.
fn cut(text: &str, signs: usize) -> String {
    if text.chars().count() <= signs {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(signs.saturating_sub(1)).collect();
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// A coordinate with one decimal, so that files stay small and the same everywhere.
fn at(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
