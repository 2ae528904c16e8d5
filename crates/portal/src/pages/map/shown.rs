//! A map as a figure: caption, drawing, legend, what is missing on it, source, table.
//!
//! Never here: the form and the page around it.

use apertura_actions::explore::Measure;
use apertura_actions::map::{MapKind, Place, degrees};
use maud::{Markup, html};

use super::Asked;
use crate::drawing::classes::class_of;
use crate::drawing::map::{Area, View, areas, backdrop, names, points, scale};
use crate::drawing::{NARROW, WIDE, at, framed, palette};
use crate::language::{FluentValue, Messages};
use crate::number;
use crate::pages::chart::source;
use crate::pages::explore::ColumnView;
use crate::theme::Theme;

/// Rows of the table beside points; names that have no outline.
const PLACES: usize = 15;
const UNMATCHED: usize = 8;

/// A map in words and lines.
pub struct Shown {
    /// What it shows.
    pub title: String,
    /// Of what.
    pub subtitle: String,
    /// The sheet.
    pub view: View,
    /// What is on it.
    pub content: Markup,
    /// Points drawn again for telephones, so that their words can be read there.
    pub narrow: Option<(View, Markup)>,
    /// It in a sentence.
    pub summary: String,
    /// What is to be known.
    pub notes: Vec<String>,
    /// Where the data come from.
    pub source: String,
    /// The legend: colour's number (none: no value) and words.
    pub legend: Vec<(Option<usize>, String)>,
    /// Steps of the legend.
    pub steps: usize,
    table: Markup,
}

impl Shown {
    /// The map; none where nothing can be drawn.
    pub fn of(messages: &Messages, asked: &Asked) -> Option<Shown> {
        let plan = asked.plan.as_ref()?;
        let view = View::of(asked.bounds()?, WIDE - 24.0);
        let blank = Shown {
            title: String::new(),
            subtitle: asked.dataset.title.clone(),
            view,
            content: html! {},
            narrow: None,
            summary: String::new(),
            notes: Vec::new(),
            source: source(messages, &asked.dataset, &asked.table.version),
            legend: Vec::new(),
            steps: asked.classes.len(),
            table: html! {},
        };
        match plan.kind {
            MapKind::Areas => of_areas(messages, asked, blank),
            kind => of_points(messages, asked, blank, kind == MapKind::Heat),
        }
    }

    /// The figure. `live` stands in place of the drawing where there is a script, `foot` under it.
    pub fn figure(&self, messages: &Messages, live: &Markup, foot: &Markup) -> Markup {
        let still = |view: &View, class: &str, content: &Markup| {
            html! {
                svg class=(format!("still {class}")) viewBox=(format!("0 0 {} {}", at(view.width), at(view.height))) role="img" aria-label=(format!("{}. {}", self.title, self.summary)) { (content) }
            }
        };
        html! {
            figure.chart.mapped {
                figcaption { b { (self.title) } span.soft { (self.subtitle) } }
                (live)
                @match &self.narrow {
                    Some((view, content)) => {
                        (still(&self.view, "drawing-wide", &self.content))
                        (still(view, "drawing-narrow", content))
                    },
                    None => (still(&self.view, "", &self.content)),
                }
                (self.legend_list(messages))
                p.small.soft { (self.summary) }
                @for note in &self.notes { p.small.soft { (note) } }
                p.small.soft.source { (self.source) }
                (foot)
                details { summary { (messages.text("chart-table")) } (self.table) }
            }
        }
    }

    fn legend_list(&self, messages: &Messages) -> Markup {
        let colours = palette::steps(self.steps);
        html! {
            @if !self.legend.is_empty() {
                ul.legend aria-label=(messages.text("map-legend")) {
                    @for (class, words) in &self.legend {
                        li {
                            svg viewBox="0 0 26 16" aria-hidden="true" {
                                @match class.and_then(|class| colours.get(class)) {
                                    Some(colour) => rect width="26" height="16" fill=(colour) {},
                                    None => rect.none width="26" height="16" {},
                                }
                            }
                            (words)
                        }
                    }
                }
            }
        }
    }

    /// The map as a file of its own.
    pub fn file(&self, theme: &Theme) -> String {
        let colours = palette::steps(self.steps);
        let content = html! {
            (self.content)
            @for (index, (class, words)) in self.legend.iter().enumerate() {
                @let (x, y) = ((index % 3) as f64 * 240.0, self.view.height + 14.0 + (index / 3) as f64 * 22.0);
                rect x=(at(x)) y=(at(y)) width="26" height="15" fill=(class.and_then(|class| colours.get(class)).copied().unwrap_or("#eeeeee")) stroke="#767d76" stroke-width=".5" {}
                text.tick x=(at(x + 33.0)) y=(at(y + 12.0)) font-size="12.5" { (words) }
            }
        };
        let mut foot = self.notes.clone();
        foot.push(self.source.clone());
        let tall = self.view.height + 22.0 * self.legend.len().div_ceil(3) as f64 + 10.0;
        framed(theme, [&self.title, &self.subtitle, &self.summary], &foot, tall, &content)
    }
}

fn of_areas(messages: &Messages, asked: &Asked, blank: Shown) -> Option<Shown> {
    let (plan, open, values) = (asked.plan.as_ref()?, asked.outlines.as_ref()?, asked.values.as_ref()?);
    let columns = ColumnView::all(&asked.table.version);
    let title = |name: &str| columns.iter().find(|c| c.name == name).map_or_else(|| name.to_owned(), ColumnView::title);
    let level = messages.code("map-level", open.level.code());
    let (measure, sentence, total) = match &plan.measure {
        Measure::Count => (messages.text("chart-rows"), "map-count", true),
        // one row for each area: its number is no sum
        Measure::Sum(column)
            if plan.area.as_ref().is_some_and(|area| is_unique(&asked.table.version, &area.column)) =>
        {
            (title(column), "map-value", true)
        }
        Measure::Sum(column) => (title(column), "map-sum", true),
        Measure::Mean(column) => (title(column), "map-mean", false),
    };
    let all = &open.outlines.all;
    let name = |at: usize| if all[at].name.is_empty() { all[at].key.clone() } else { all[at].name.clone() };
    let none = messages.text("map-no-value");
    let drawn: Vec<Area> = (0..all.len())
        .map(|at| {
            let value = values.values.get(at).copied().flatten();
            let words = value.map_or_else(|| none.clone(), number::grouped);
            Area {
                class: value.and_then(|value| class_of(&asked.classes, value)),
                words: format!("{}: {words}", name(at)),
            }
        })
        .collect();
    let mut order: Vec<usize> = (0..all.len()).filter(|at| values.values[*at].is_some()).collect();
    let value = |at: usize| values.values[at].unwrap_or_default();
    order.sort_by(|a, b| value(*b).total_cmp(&value(*a)).then_with(|| all[*a].key.cmp(&all[*b].key)));
    let summary = match (order.first(), order.last()) {
        (Some(most), Some(least)) => messages.with(
            "map-areas-summary",
            [
                ("count", FluentValue::from(order.len() as f64)),
                ("all", FluentValue::from(all.len() as f64)),
                ("most", name(*most).into()),
                ("most-value", number::grouped(value(*most)).into()),
                ("least", name(*least).into()),
                ("least-value", number::grouped(value(*least)).into()),
            ],
        ),
        _ => messages.text("chart-empty"),
    };
    let mut notes = Vec::new();
    if !values.unmatched.is_empty() {
        let some: Vec<&str> = values.unmatched.iter().take(UNMATCHED).map(|(text, _)| text.as_str()).collect();
        let count = FluentValue::from(values.unmatched.len() as f64);
        notes.push(messages.with("map-unmatched", [("count", count), ("some", some.join(", ").into())]));
    }
    if values.blank > 0 {
        notes.push(messages.with("map-blank", [("count", values.blank as f64)]));
    }
    if total {
        notes.push(messages.text("map-totals"));
    }
    let mut legend: Vec<(Option<usize>, String)> = asked
        .classes
        .iter()
        .enumerate()
        .map(|(at, class)| {
            let (least, greatest) = (number::grouped(class.least), number::grouped(class.greatest));
            let range = if least == greatest { least } else { format!("{least} – {greatest}") };
            (
                Some(at),
                messages.with("map-class", [("range", range.into()), ("count", FluentValue::from(class.count as f64))]),
            )
        })
        .collect();
    if order.len() < all.len() {
        legend.push((
            None,
            messages.with(
                "map-class",
                [("range", none.into()), ("count", FluentValue::from((all.len() - order.len()) as f64))],
            ),
        ));
    }
    let table = html! {
        div.scroll tabindex="0" role="region" aria-label=(messages.text("chart-table")) {
            table {
                thead { tr { th scope="col" { (level) } th scope="col" { (messages.text("map-key")) } th.number scope="col" { (measure) } } }
                tbody {
                    @for at in order.iter().take(600) {
                        tr { th scope="row" { (name(*at)) } td { (all[*at].key) } td.number { (number::grouped(value(*at))) } }
                    }
                    @for (text, value) in values.unmatched.iter().take(100) {
                        tr { th scope="row" { (text) } td { (messages.text("map-no-outline")) } td.number { (value.map_or_else(String::new, number::grouped)) } }
                    }
                }
            }
        }
    };
    let content = areas(&blank.view, |zoom| open.outlines.at(zoom), &drawn, asked.classes.len());
    let title = messages.with(sentence, [("measure", measure), ("level", level)]);
    Some(Shown { title, content, summary, notes, legend, table, ..blank })
}

fn is_unique(version: &apertura_catalog::Version, column: &str) -> bool {
    version.profile.column(column).is_some_and(|column| column.unique)
}

fn of_points(messages: &Messages, asked: &Asked, blank: Shown, heat: bool) -> Option<Shown> {
    let found = asked.points.as_ref()?;
    // circles of about 24 points, squares of heat of half that
    let near = |view: &View| found.grid(view.zoom() + if heat { 5 } else { 4 });
    let words = |count: u64| messages.with("map-rows", [("count", count as f64)]);
    let drawn = |view: &View, places: &[Place]| {
        html! {
            @if let Some(open) = &asked.outlines { (backdrop(view, |zoom| open.outlines.at(zoom))) }
            (points(view, places, heat, words))
            (names(view, asked.names.iter().map(|one| (one.name.as_str(), one.at))))
            (scale(view))
        }
    };
    let places = near(&blank.view);
    let content = drawn(&blank.view, &places);
    // outlines are long: they are not sent twice
    let narrow = asked.outlines.is_none().then(|| {
        let view = View::of(asked.bounds().unwrap_or([0.0, 0.0, 1.0, 1.0]), NARROW - 24.0);
        let drawn = drawn(&view, &near(&view));
        (view, drawn)
    });
    let mut greatest: Vec<&Place> = places.iter().collect();
    greatest.sort_by(|a, b| b.count.cmp(&a.count).then(a.row.cmp(&b.row)));
    let summary = messages.with(
        "map-points-summary",
        [("count", FluentValue::from(found.len() as f64)), ("places", FluentValue::from(places.len() as f64))],
    );
    let mut notes = Vec::new();
    if found.without > 0 {
        notes.push(messages.with("map-without", [("count", found.without as f64)]));
    }
    if found.step > 1 {
        notes.push(messages.with("map-step", [("step", found.step as f64)]));
    }
    let table = html! {
        p.small { (messages.text("map-places-lead")) }
        div.scroll tabindex="0" role="region" aria-label=(messages.text("chart-table")) {
            table {
                thead { tr { th.number scope="col" { (messages.text("map-latitude")) } th.number scope="col" { (messages.text("map-longitude")) } th.number scope="col" { (messages.text("chart-rows")) } } }
                tbody {
                    @for place in greatest.iter().take(PLACES) {
                        @let (longitude, latitude) = degrees(place.x, place.y);
                        tr { td.number { (format!("{latitude:.4}")) } td.number { (format!("{longitude:.4}")) } td.number { (number::count(place.count)) } }
                    }
                }
            }
        }
    };
    let title = messages.text(if heat { "map-heat-title" } else { "map-points-title" });
    Some(Shown { title, content, narrow, summary, notes, table, ..blank })
}
