//! Markdown as HTML that is safe to show: no raw HTML, links that lead to web pages only, headings below the page's own.
//!
//! Never here: live blocks (see `pages::stories`), pictures of other servers.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::visit;

/// A text as HTML.
pub fn rendered(text: &str) -> Markup {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    // links whose address is refused become their text alone; they do not nest
    let mut refused = false;
    let events = Parser::new_ext(text, options).filter_map(move |event| match event {
        // what looks like HTML is shown as it was written
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Some(Event::Start(Tag::Heading { level: lower(level), id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lower(level)))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            refused = !is_safe(&dest_url);
            (!refused).then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::End(TagEnd::Link) => (!std::mem::take(&mut refused)).then_some(Event::End(TagEnd::Link)),
        // a picture of another server would tell it who reads: its words stay
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        other => Some(other),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    PreEscaped(out)
}

/// The page has the only heading of the first level.
fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// True for pages of the web, of this portal, a place on the page, and mail addresses.
fn is_safe(address: &CowStr<'_>) -> bool {
    let scheme = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    scheme || address.starts_with('#') || visit::local(address).is_some()
}
