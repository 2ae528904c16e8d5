//! `url`: addresses of the web.
//!
//! Never here: addresses of mail.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "url",
    judge,
    valid: is_url,
    examples: &["https://ejemplo.mx/datos.csv", "http://www.ejemplo.gob.mx", "www.ejemplo.mx"],
    others: &["ejemplo", "a@b.mx", "3.14", "s.a. de c.v."],
};

fn is_url(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = ["https://", "http://", "ftp://", "www."].iter().find_map(|p| lower.strip_prefix(p));
    rest.is_some_and(|rest| rest.contains('.') && !rest.contains(' '))
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    (context.share(is_url) >= 0.7).then(|| Judged { semantic: Some("url"), text: true, ..Judged::default() })
}
