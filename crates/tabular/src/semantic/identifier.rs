//! `identifier`: keys, folios and numbers of contracts, told by the label.
//!
//! Never here: how many digits they have.

use super::{Context, Judged, SemanticType, label_has};
use crate::evidence::sign::Sign;
use crate::table::Column;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "identifier",
    judge,
    valid: |text| text.chars().any(|c| c.is_ascii_digit()) && !text.contains(' '),
    examples: &["C5/21001/00000001", "007", "AD-2024-15"],
    others: &["sin folio", "Monterrey", "-"],
};

const LABELS: [&str; 26] = [
    "id", "folio", "clave", "cve", "codigo", "cod", "expediente", "contrato", "licitacion", "matricula", "registro", "cct", "clues",
    "uuid", "key", "code", "nra", "oficio", "placa", "serie", "factura", "cuenta", "empleado", "curp", "rfc", "nss",
];

/// True for a label of keys.
pub fn is_key_label(column: &Column) -> bool {
    label_has(column, &LABELS)
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&LABELS);
    let unit = context.shows(Sign::Currency) > 0.0 || context.evidence().point.moments.decimals() > 0;
    let text = context.shows(Sign::Text) >= 0.5 || context.shows(Sign::Number) >= 0.95;
    let single_word = context.share(TYPE.valid) >= 0.9;
    (label && !unit && text && single_word && context.facts.distinct > 1)
        .then(|| Judged { semantic: Some("identifier"), ..Judged::default() })
}
