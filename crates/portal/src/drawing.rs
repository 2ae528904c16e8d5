//! Charts drawn on the server as SVG: title, named axes, readable numbers, labels beside the marks, a text in words, the
//! table of values and the source under each.
//!
//! Each chart is drawn twice, for wide and for narrow screens, so that its letters keep their size; the
//! style shows one of them. Never here: which chart suits which data.

mod axes;
pub mod axis;
mod bars;
pub mod classes;
mod dots;
mod histogram;
mod lines;
pub mod map;
pub mod palette;
mod plane;
mod sheet;
mod sign;
pub mod text;
pub mod time;

use maud::{Markup, PreEscaped, html};

use crate::language::{FluentValue, Messages};
use crate::number;
use crate::theme::Theme;

pub use bars::share_bar;
pub use histogram::sparkline;

/// How values are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Horizontal bars.
    Bars,
    /// Horizontal bars with the series one after the other.
    StackedBars,
    /// Lines from point to point.
    Lines,
    /// Areas, the series on top of one another.
    Areas,
    /// A dot for each row.
    Dots,
    /// Touching bars of equal steps of a number.
    Histogram,
}

/// What the places along the first axis are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// Names.
    Names,
    /// Numbers.
    Numbers,
    /// Years.
    Years,
    /// Days, counted from 1970-01-01.
    Days,
}

/// A bar, point or interval: its values, one for each series.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What people read.
    pub name: String,
    /// Its place on the axis.
    pub at: f64,
    /// Where it ends, for intervals.
    pub until: Option<f64>,
    /// The values; none where there is none.
    pub values: Vec<Option<f64>>,
}

impl Row {
    /// A name with one value.
    pub fn new(name: impl Into<String>, at: f64, value: Option<f64>) -> Row {
        Row { name: name.into(), at, until: None, values: vec![value] }
    }
}

/// One of the charts that stand side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What it is about; empty where there is one alone.
    pub name: String,
    /// What it shows, ascending along an axis of numbers.
    pub rows: Vec<Row>,
}

/// A note at a place of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// The place.
    pub at: f64,
    /// What is said there.
    pub text: String,
}

/// A chart with its words.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// What it shows, in a sentence.
    pub title: String,
    /// What is measured, of which rows; may be empty.
    pub subtitle: String,
    /// What the categories, points or intervals are.
    pub category: String,
    /// What the values are, with the unit.
    pub measure: String,
    /// How many categories there are in all, where only the greatest are drawn.
    pub all: Option<u64>,
    /// How it is drawn.
    pub kind: Kind,
    /// What stands along the first axis.
    pub across: Across,
    /// The series' names; none where there is one without a name.
    pub series: Vec<String>,
    /// True where the last series is what was put together.
    pub rest: bool,
    /// The charts side by side.
    pub panels: Vec<Panel>,
    /// Lines at values.
    pub levels: Vec<Annotation>,
    /// Lines at places of the first axis.
    pub moments: Vec<Annotation>,
    /// What is to be known of it, a sentence each.
    pub notes: Vec<String>,
    /// Where the data come from, in words; may be empty.
    pub source: String,
}

pub(crate) const WIDE: f64 = 760.0;
pub(crate) const NARROW: f64 = 340.0;

/// Rows that the table beside a chart shows.
const TABLE_ROWS: usize = 200;

/// The colours of a drawing that stands alone as a file, on white.
fn file_style(theme: &Theme) -> String {
    let [ink, soft, line, strong, mark] =
        ["ink", "ink-soft", "line", "line-strong", "mark"].map(|name| theme.colour(name));
    format!(
        "text{{font-family:'Libertinus Serif',Georgia,serif;fill:{ink}}}.tick{{fill:{soft}}}.gridline{{stroke:{line}}}\
         .axis{{stroke:{strong}}}.mark{{fill:{mark}}}.line{{fill:none;stroke:{mark};stroke-width:2.5;stroke-linejoin:round}}\
         .stripe{{fill:none;stroke:#fff;stroke-opacity:.75}}.note{{stroke:{ink};stroke-dasharray:3 3}}\
         .halo{{stroke:#fff;stroke-width:4;stroke-linejoin:round;paint-order:stroke}}.on{{fill:#fff}}.band{{fill:transparent}}\
         .border{{stroke:#fff;stroke-width:.7}}.none{{fill:#eee}}.outline{{fill:none;stroke:#8a8f8d;stroke-width:.7}}"
    )
}

impl Drawing {
    /// A chart of one series without notes.
    pub fn plain(kind: Kind, across: Across, rows: Vec<Row>) -> Drawing {
        Drawing {
            title: String::new(),
            subtitle: String::new(),
            category: String::new(),
            measure: String::new(),
            all: None,
            kind,
            across,
            series: Vec::new(),
            rest: false,
            panels: vec![Panel { name: String::new(), rows }],
            levels: Vec::new(),
            moments: Vec::new(),
            notes: Vec::new(),
            source: String::new(),
        }
    }

    /// The figure with caption, drawing, source and table.
    pub fn figure(&self, messages: &Messages) -> Markup {
        self.figure_with(messages, None, &html! {})
    }

    /// The same, with the address of its data for the script and with what stands under it.
    pub fn figure_with(&self, messages: &Messages, data: Option<&str>, foot: &Markup) -> Markup {
        let summary = self.summary(messages);
        html! {
            figure.chart data-chart=[data] {
                figcaption {
                    b { (self.title) }
                    @if !self.subtitle.is_empty() { span.soft { (self.subtitle) } }
                }
                (self.svg(messages, WIDE, "drawing-wide", &summary))
                (self.svg(messages, NARROW, "drawing-narrow", &summary))
                p.small.soft { (summary) }
                @for note in &self.notes { p.small.soft { (note) } }
                @if !self.source.is_empty() { p.small.soft.source { (self.source) } }
                (foot)
                details {
                    summary { (messages.text("chart-table")) }
                    (self.table(messages))
                }
            }
        }
    }

    /// The drawing alone, as a file of its own with its colours, words and source.
    pub fn file(&self, messages: &Messages, theme: &Theme) -> String {
        let summary = self.summary(messages);
        let (height, content) = sheet::draw(self, messages, WIDE - 24.0);
        framed(theme, [&self.title, &self.subtitle, &summary], &self.foot(), height, &content)
    }

    fn foot(&self) -> Vec<String> {
        let mut lines = self.notes.clone();
        lines.push(self.source.clone());
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The chart in one sentence: what, how many, the greatest and the least.
    pub fn summary(&self, messages: &Messages) -> String {
        let named = |panel: &Panel, row: &Row, series: usize| {
            let parts =
                [Some(row.name.as_str()), self.series.get(series).map(String::as_str), Some(panel.name.as_str())];
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        };
        let mut count = 0_u64;
        let (mut most, mut least): (Option<(f64, String)>, Option<(f64, String)>) = (None, None);
        for panel in &self.panels {
            for row in &panel.rows {
                for (series, value) in row.values.iter().enumerate().filter_map(|(s, v)| Some((s, (*v)?))) {
                    count += 1;
                    if most.as_ref().is_none_or(|most| value > most.0) {
                        most = Some((value, named(panel, row, series)));
                    }
                    if least.as_ref().is_none_or(|least| value < least.0) {
                        least = Some((value, named(panel, row, series)));
                    }
                }
            }
        }
        let (Some(most), Some(least)) = (most, least) else { return messages.text("chart-empty") };
        if self.kind == Kind::Dots {
            return messages.with("chart-summary-dots", [("count", FluentValue::from(count as f64))]);
        }
        if most.0 == least.0 && count > 1 {
            let values = [("count", FluentValue::from(count as f64)), ("value", number::grouped(most.0).into())];
            return messages.with("chart-summary-same", values);
        }
        let key = if self.all.is_some() { "chart-summary-part" } else { "chart-summary" };
        messages.with(
            key,
            [
                ("all", FluentValue::from(self.all.unwrap_or_default() as f64)),
                ("count", FluentValue::from(count as f64)),
                ("most", most.1.into()),
                ("most-value", number::grouped(most.0).into()),
                ("least", least.1.into()),
                ("least-value", number::grouped(least.0).into()),
            ],
        )
    }

    /// Values of all series and panels.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> + Clone + '_ {
        self.panels.iter().flat_map(|panel| &panel.rows).flat_map(|row| &row.values).filter_map(|value| *value)
    }

    fn table(&self, messages: &Messages) -> Markup {
        let many = self.panels.len() > 1;
        let rows = || self.panels.iter().flat_map(|panel| panel.rows.iter().map(move |row| (panel, row)));
        let all = rows().count();
        html! {
            div.scroll tabindex="0" role="region" aria-label=(self.title) {
                table {
                    thead { tr {
                        @if many { th scope="col" { (messages.text("chart-panel")) } }
                        th scope="col" { (self.category) }
                        @if self.series.is_empty() { th.number scope="col" { (self.measure) } }
                        @for name in &self.series { th.number scope="col" { (name) } }
                    } }
                    tbody {
                        @for (panel, row) in rows().take(TABLE_ROWS) {
                            tr {
                                @if many { td { (panel.name) } }
                                th scope="row" { (row.name) }
                                @for value in &row.values {
                                    td.number { @match value { Some(value) => (number::grouped(*value)), None => (messages.text("blank-cell")) } }
                                }
                            }
                        }
                    }
                }
            }
            @if all > TABLE_ROWS {
                p.small { (messages.with("chart-table-part", [("count", TABLE_ROWS as f64), ("all", all as f64)])) }
            }
        }
    }

    fn svg(&self, messages: &Messages, width: f64, class: &str, summary: &str) -> Markup {
        let (height, content) = sheet::draw(self, messages, width);
        html! {
            svg class=(class) viewBox=(format!("0 0 {width} {}", at(height))) role="img" aria-label=(format!("{} {summary}", self.title)) {
                (content)
            }
        }
    }

    /// The drawing of a width with its height, for tests that look at its places.
    pub fn sheet(&self, messages: &Messages, width: f64) -> (f64, String) {
        let (height, content) = sheet::draw(self, messages, width);
        (height, content.into_string())
    }
}

/// A picture as a file: title, subtitle and what it says in a sentence, content, lines below.
pub fn framed(
    theme: &Theme,
    [title, subtitle, summary]: [&str; 3],
    foot: &[String],
    height: f64,
    content: &Markup,
) -> String {
    let room = WIDE - 24.0;
    let titles = text::wrap(title, room, 18.0, 3);
    let subtitles = text::wrap(subtitle, room, 13.0, 2);
    let feet: Vec<String> = foot.iter().flat_map(|line| text::wrap(line, room, 11.5, 2)).collect();
    let top = 14.0 + 23.0 * titles.len() as f64 + 18.0 * subtitles.len() as f64 + 8.0;
    let bottom = top + height + 8.0;
    let whole = bottom + 16.0 * feet.len() as f64 + 10.0;
    let mut file = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDE} {}", at(whole))) width=(WIDE) height=(at(whole)) role="img" aria-label=(summary) {
            style { (PreEscaped(file_style(theme))) (PreEscaped(series_style())) }
            rect width=(WIDE) height=(at(whole)) fill="#ffffff" {}
            @for (index, line) in titles.iter().enumerate() {
                text x="12" y=(at(27.0 + 23.0 * index as f64)) font-size="18" font-weight="600" { (line) }
            }
            @for (index, line) in subtitles.iter().enumerate() {
                text.tick x="12" y=(at(24.0 + 23.0 * titles.len() as f64 + 18.0 * index as f64)) font-size="13" { (line) }
            }
            g transform=(format!("translate(12 {})", at(top))) { (content) }
            @for (index, line) in feet.iter().enumerate() {
                text.tick x="12" y=(at(bottom + 12.0 + 16.0 * index as f64)) font-size="11.5" { (line) }
            }
        }
    }
    .into_string();
    // signs that no XML holds (XML 1.0, 2.2) come in by what people look for
    file.retain(|sign| !(sign.is_control() && !"\n\t".contains(sign)) && !matches!(sign, '\u{fffe}' | '\u{ffff}'));
    file
}

/// The colours of series on white.
fn series_style() -> String {
    let rule = |(at, colour): (usize, &&str)| {
        let dash = palette::DASHES[at].map_or(String::new(), |dash| format!(".l{at}{{stroke-dasharray:{dash}}}"));
        format!(".s{at}{{fill:{colour}}}.l{at}{{stroke:{colour}}}.t{at}{{fill:{colour}}}{dash}")
    };
    let rules: String = palette::SERIES.iter().enumerate().map(rule).collect();
    // after the dashes of lines: dots have none, nor have lines that say their name
    rules + ".dots{fill:none;stroke-linecap:round;stroke-dasharray:none}.named{stroke-dasharray:none}"
}

/// A value as it stands beside its mark: numbers that nobody reads digit by digit are short.
pub(crate) fn said(value: f64) -> String {
    if value.abs() >= 1e12 { axis::short(value) } else { number::grouped(value) }
}

/// A coordinate with one decimal, so that files stay small and the same everywhere.
pub(crate) fn at(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{value:.1}");
    match text.strip_suffix(".0") {
        Some("-0") => "0".to_owned(),
        Some(whole) => whole.to_owned(),
        None => text,
    }
}
