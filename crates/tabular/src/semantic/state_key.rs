//! `state-key`: INEGI's key of a state, two digits with a fitting label; the zero may be lost.
//!
//! Never here: numbers from 1 to 32 without a label.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "state-key",
    judge,
    valid: is_key,
    examples: &["19", "01", "1"],
    others: &["40", "190", "NL"],
};

/// 01 to 32, and the codes for abroad and unknown that health and justice use (33 to 36, 88, 97 to 99).
fn is_key(text: &str) -> bool {
    (1..=2).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && matches!(text.parse::<u8>(), Ok(1..=36 | 88 | 97..=99))
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "cve_ent", "cveent", "clave_entidad", "clave_de_entidad", "clave_de_la_entidad", "clave_entidad_federativa", "cve_entidad", "cve_edo",
        "cve_estado", "clave_estado", "clave_del_estado", "entidad", "ent", "id_entidad", "id_estado", "edo", "estado",
        "inegi", "c_estado", "clave_ent", "cve_ent_inegi", "entidad_um", "entidad_nac", "entidad_res",
    ]);
    if !label || context.share(is_key) < 0.95 {
        return None;
    }
    Some(Judged {
        semantic: Some("state-key"),
        place: Some("state-key"),
        width: context.lost_zeros(2, false).then_some(2),
        text: true,
        ..Judged::default()
    })
}
