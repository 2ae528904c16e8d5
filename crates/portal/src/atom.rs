//! Atom feeds (RFC 4287): what happened lately, for those who follow without giving an address.
//!
//! Never here: what belongs into a feed (each page knows it).

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::visit::Visit;

/// One entry of a feed.
pub struct Entry {
    /// Its title.
    pub title: String,
    /// The path of its page; with the moment it makes the entry's id.
    pub path: String,
    /// When it last changed.
    pub updated: jiff::Timestamp,
    /// A sentence or two, plain text.
    pub summary: String,
    /// Who speaks: an agency, or nobody.
    pub author: String,
}

/// A feed as an answer; `page` is the path of the page that shows the same.
pub fn feed(visit: &Visit, title: &str, page: &str, entries: &[Entry]) -> Response {
    let origin = if visit.origin.is_empty() { "http://localhost" } else { &visit.origin };
    let updated = entries.iter().map(|entry| entry.updated).max().unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let portal = visit.portal_name();
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"");
    xml += &format!(" xml:lang=\"{}\">\n", visit.language.tag());
    xml += &format!("<title>{} · {}</title>\n", escaped(title), escaped(&portal));
    xml += &format!("<id>{}</id>\n", escaped(&format!("{origin}{}", visit.here())));
    xml += &format!(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n",
        escaped(&format!("{origin}{}", visit.here()))
    );
    xml += &format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", escaped(&format!("{origin}{page}")));
    xml += &format!("<updated>{updated:.0}</updated>\n<author><name>{}</name></author>\n", escaped(&portal));
    for entry in entries {
        let address = escaped(&format!("{origin}{}", entry.path));
        xml += &format!("<entry>\n<title>{}</title>\n", escaped(&entry.title));
        xml += &format!("<id>{address}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n");
        xml += &format!("<updated>{:.0}</updated>\n", entry.updated);
        if !entry.author.is_empty() {
            xml += &format!("<author><name>{}</name></author>\n", escaped(&entry.author));
        }
        xml += &format!("<summary>{}</summary>\n</entry>\n", escaped(&entry.summary));
    }
    xml += "</feed>\n";
    ([(CONTENT_TYPE, "application/atom+xml; charset=utf-8"), (CACHE_CONTROL, "public, max-age=300")], xml)
        .into_response()
}

/// A text inside XML, element or attribute; signs that XML does not know are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(sign),
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => out.push(sign),
        }
    }
    out
}
