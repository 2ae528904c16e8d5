//! `locality-key`: INEGI's key of a locality: four digits within the municipality, nine with it.
//!
//! Never here: digits without a label.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "locality-key",
    judge,
    valid: is_full,
    examples: &["190390001", "10010001"],
    others: &["19039", "999999999", "abc"],
};

fn is_full(text: &str) -> bool {
    (8..=9).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && super::municipality_key::is_full(&text[..text.len() - 4])
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "cve_loc", "cveloc", "clave_localidad", "clave_de_localidad", "cve_localidad", "clave_loc", "loc", "localidad",
        "cvegeo", "cve_geo", "id_localidad",
    ]);
    if !label {
        return None;
    }
    let part = context.share(|t| (1..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit()));
    let width = if context.share(is_full) >= 0.8 {
        9
    } else if part >= 0.95 {
        4
    } else {
        return None;
    };
    Some(Judged {
        semantic: Some("locality-key"),
        place: Some("locality-key"),
        width: context.lost_zeros(width, true).then_some(width),
        text: true,
        ..Judged::default()
    })
}
