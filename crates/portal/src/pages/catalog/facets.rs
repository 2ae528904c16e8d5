//! By what the list can be narrowed, with counts; and what it is narrowed by now, each to be taken off.
//!
//! Never here: counting.

use apertura_catalog::dataset_page::{DatasetPage, FacetValue};
use apertura_catalog::{DatasetQuery, Facet, License};
use maud::{Markup, html};

use crate::language::Messages;
use crate::number;
use crate::visit::Visit;

/// Values of a facet that are shown at first.
pub const SHOWN: usize = 8;
/// Facets that are open at first.
const OPEN: [Facet; 3] = [Facet::Agency, Facet::Theme, Facet::Format];

/// The list of facets; on a narrow screen it is folded away.
pub fn aside(visit: &Visit, query: &DatasetQuery, found: &DatasetPage) -> Markup {
    let messages = visit.messages();
    let shown = Facet::USUAL.into_iter().filter_map(|facet| Some((facet, found.facets.get(&facet)?)));
    let shown: Vec<_> = shown.filter(|(_, values)| !values.is_empty()).collect();
    html! {
        @if !shown.is_empty() {
            aside aria-labelledby="narrow" {
                h2.hidden-visually #narrow { (messages.text("narrow")) }
                details.narrowing open[visit.value("more").is_some()] {
                    summary { (messages.text("narrow")) }
                    @for (facet, values) in shown { (list(visit, query, facet, values)) }
                }
            }
        }
    }
}

fn list(visit: &Visit, query: &DatasetQuery, facet: Facet, values: &[FacetValue]) -> Markup {
    let messages = visit.messages();
    let chosen = query.chosen(facet);
    let all = visit.value("more") == Some(facet.id());
    let shown = if all { values.len() } else { SHOWN };
    let is_chosen = |value: &FacetValue| chosen.contains(&value.value);
    html! {
        details.facet id=(format!("facet-{}", facet.id())) open[all || !chosen.is_empty() || OPEN.contains(&facet)] {
            summary { h3 { (messages.code("facet", facet.id())) } }
            ul {
                @for (_, value) in values.iter().enumerate().filter(|(at, value)| *at < shown || is_chosen(value)) {
                    @let here = is_chosen(value);
                    @let address = if here { visit.without(facet.id(), &value.value) } else { visit.and(facet.id(), &value.value) };
                    li {
                        a href=(address) aria-current=[here.then_some("true")] {
                            span { (label(messages, facet, value)) }
                            span.count { (number::count(value.count)) }
                        }
                    }
                }
            }
            @if !all && values.iter().skip(shown).any(|value| !is_chosen(value)) {
                p.small { a href=(format!("{}#facet-{}", visit.with(&[("more", facet.id())]), facet.id())) { (messages.text("facet-more")) } }
            }
        }
    }
}

/// What the list is narrowed by, each with the address without it.
pub fn chips(visit: &Visit, query: &DatasetQuery, found: &DatasetPage) -> Markup {
    let messages = visit.messages();
    let several = query.chosen.values().map(Vec::len).sum::<usize>() + usize::from(query.text.is_some()) > 1;
    html! {
        @if query.is_narrowed() {
            ul.chips aria-label=(messages.text("chosen-filters")) {
                @if let Some(text) = &query.text {
                    (chip(visit, "q", text, &messages.with("chip-text", [("text", text.as_str())])))
                }
                @for (facet, values) in &query.chosen {
                    @for value in values {
                        @let known = found.facets.get(facet).and_then(|values| values.iter().find(|v| v.value == *value)).cloned();
                        @let value = known.unwrap_or_else(|| FacetValue { value: value.clone(), label: value.clone(), count: 0 });
                        (chip(visit, facet.id(), &value.value, &label(messages, *facet, &value)))
                    }
                }
                @if several { li { a.clear href="/" { (messages.text("clear-filters")) } } }
            }
        }
    }
}

fn chip(visit: &Visit, name: &str, value: &str, text: &str) -> Markup {
    html! {
        li {
            a href=(visit.without(name, value)) {
                span.hidden-visually { (visit.messages().text("remove-filter")) " " }
                (text) span aria-hidden="true" { "✕" }
            }
        }
    }
}

/// What people read of a value.
fn label(messages: &Messages, facet: Facet, value: &FacetValue) -> String {
    match facet {
        Facet::Agency | Facet::Theme | Facet::Place | Facet::Period | Facet::Keyword => value.label.clone(),
        Facet::Format | Facet::Frequency | Facet::Quality | Facet::Freshness => messages.code(facet.id(), &value.value),
        Facet::License => {
            value.value.parse().map_or_else(|()| value.label.clone(), |known: License| known.title().to_owned())
        }
    }
}
