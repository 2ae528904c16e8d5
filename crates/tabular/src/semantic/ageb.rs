//! `ageb`: INEGI's basic area: three digits and a check sign, also behind the locality's key.
//!
//! Never here: four digits without a label.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "ageb",
    judge,
    valid: is_ageb,
    examples: &["0123", "012A", "190390001012A"],
    others: &["12A4", "AGEB", "01"],
};

fn is_ageb(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes.len(), 4 | 13)
        && bytes[..bytes.len() - 1].iter().all(u8::is_ascii_digit)
        && (bytes[bytes.len() - 1].is_ascii_digit() || bytes[bytes.len() - 1] == b'A')
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&["ageb", "cve_ageb", "clave_ageb", "cvegeo_ageb"]);
    (label && context.share(is_ageb) >= 0.6).then(|| Judged {
        semantic: Some("ageb"),
        place: Some("ageb"),
        text: true,
        ..Judged::default()
    })
}
