//! A dataset in the list, with the words marked that were looked for.
//!
//! Never here: the dataset's own page.

use apertura_catalog::dataset_page::{DatasetSummary, FoundIn};
use maud::{Markup, html};

use crate::date;
use crate::visit::Visit;

/// The entry.
pub fn show(visit: &Visit, item: &DatasetSummary) -> Markup {
    let messages = visit.messages();
    let found = item.highlight.as_ref();
    html! {
        li {
            h3 {
                a href=(format!("/dataset/{}", item.slug)) {
                    @match found {
                        Some(found) => (marked(&item.title, &found.title)),
                        None => (item.title),
                    }
                }
            }
            p.small.soft {
                (item.agency.name) " · "
                (messages.with("updated-on", [("day", date::day(messages, item.published))]))
            }
            @match found {
                Some(found) => {
                    @if !found.snippet.is_empty() { p.clip { (marked(&found.snippet, &found.marks)) } }
                    @if !found.also.is_empty() { p.small.soft { (messages.text("found-in")) " " (also(visit, &found.also)) } }
                },
                None => @if !item.description.is_empty() { p.clip { (item.description) } },
            }
            ul.tags {
                @if item.invented { li.tag.accent { (messages.text("invented-mark")) } }
                @if let Some(theme) = &item.theme { li.tag { (theme) } }
                li.tag { (messages.with("rows-count", [("count", item.rows as f64)])) }
                li.tag { (messages.with("columns-count", [("count", f64::from(item.columns))])) }
                @for format in &item.formats { li.tag { (messages.code("format", format)) } }
            }
        }
    }
}

fn also(visit: &Visit, places: &[FoundIn]) -> Markup {
    html! {
        @for (index, place) in places.iter().enumerate() {
            @if index > 0 { " · " }
            @match &place.value {
                Some(value) => (visit.messages().with("found-in-value", [("column", &*place.column), ("value", &**value)])),
                None => (visit.messages().with("found-in-column", [("column", &*place.column)])),
            }
        }
    }
}

/// A text with some of its parts marked.
fn marked(text: &str, marks: &[(usize, usize)]) -> Markup {
    let mut at = 0;
    let mut parts: Vec<(&str, &str)> = Vec::new();
    for (from, to) in marks {
        if let (Some(plain), Some(mark)) = (text.get(at..*from), text.get(*from..*to)) {
            parts.push((plain, mark));
            at = *to;
        }
    }
    html! {
        @for (plain, mark) in parts { (plain) mark { (mark) } }
        (text.get(at..).unwrap_or_default())
    }
}
