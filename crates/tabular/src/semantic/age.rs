//! `age`: years of age, told by the label.
//!
//! Never here: numbers without a label; ages of things.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "age",
    judge,
    valid: |text| matches!(text.parse::<u8>(), Ok(0..=125)),
    examples: &["0", "34", "101"],
    others: &["-1", "340", "treinta"],
};

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&["edad", "age", "edad_anos", "edad_cumplida"]) && !context.label(&["grupo", "rango", "promedio", "media"]);
    (label && context.numeric() && context.share(TYPE.valid) >= 0.8).then(|| Judged {
        semantic: Some("age"),
        ..Judged::default()
    })
}
