//! `postal-code`: five digits with a fitting label; the leading zero may be lost.
//!
//! Never here: five digits without a label.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "postal-code",
    judge,
    valid: is_code,
    examples: &["64000", "06700", "6700"],
    others: &["640000", "64-00", "CP", "12"],
};

fn is_code(text: &str) -> bool {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    (4..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "cp", "c_p", "codigo_postal", "cod_postal", "codigopostal", "postal", "zip", "d_codigo", "codpostal", "cod_post",
    ]);
    if !label || context.share(|text| is_code(text) || text == "0") < 0.7 {
        return None;
    }
    let five = context.share(|text| text.len() == 5 && is_code(text));
    let four = context.share(|text| text.len() == 4 && is_code(text));
    Some(Judged {
        semantic: Some("postal-code"),
        place: Some("postal-code"),
        // four digits all through are another country's, and so is a ZIP
        width: (!context.label(&["zip"]) && four > 0.0 && five >= 0.4 && five + four > 0.95).then_some(5),
        text: true,
        ..Judged::default()
    })
}
