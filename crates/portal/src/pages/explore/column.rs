//! A column explained in place: what it means, its unit, its values; opened from its header, by keyboard too, without
//! script. And what can be done with it: put in order, pin.
//!
//! Never here: the dictionary of the dataset's page.

use maud::{Markup, html};

use super::{ColumnView, Explorer};
use crate::drawing;
use crate::number;

/// Values named.
const VALUES: usize = 6;

/// The button in the header and what it opens.
pub fn explained(view: &Explorer<'_>, at: usize, column: &ColumnView<'_>) -> Markup {
    let messages = view.messages;
    let id = format!("about-{at}");
    let pinned = view.state.pinned.contains(&column.name);
    let pin = view.address_of_state(&view.path(), &view.request, &view.state.with_pin(&column.name));
    html! {
        button.about type="button" popovertarget=(id) {
            span aria-hidden="true" { "?" }
            span.hidden-visually { (messages.with("explain-column", [("column", column.title())])) }
        }
        div.explained id=(id) popover {
            h2 { (column.title()) }
            p.soft { code { (column.name) } " · " (messages.code("type", column.value_type.name())) }
            @if column.description.is_empty() { p.soft { (messages.text("no-description")) } } @else { p { (column.description) } }
            @if let Some(profile) = column.profile {
                @if profile.personal.is_some() {
                    p.soft { (messages.text("personal-not-shown")) }
                } @else {
                    @if let Some(histogram) = profile.histogram.as_ref().filter(|bins| bins.iter().any(|count| *count > 0)) {
                        (drawing::sparkline(histogram, &messages.with("histogram-of", [("column", profile.name.as_str())])))
                    }
                    @if let (Some(min), Some(max)) = (&profile.min, &profile.max) {
                        p { (messages.with("from-to", [("from", min.as_str()), ("to", max.as_str())])) }
                    }
                    @if profile.top.first().is_some_and(|(_, count)| *count > 1) && profile.histogram.is_none() {
                        p { (profile.top.iter().take(VALUES).map(|(value, count)| format!("{value} ({})", number::count(*count))).collect::<Vec<_>>().join(", ")) }
                    }
                }
                p.soft {
                    (messages.with(if profile.distinct.exact { "distinct-values" } else { "distinct-values-about" }, [("count", profile.distinct.count as f64)]))
                }
            }
            p { a href=(pin) rel="nofollow" { (messages.text(if pinned { "unpin-column" } else { "pin-column" })) } }
        }
    }
}
