//! `nss`: the number of a person in the social security (11 digits, Luhn).
//!
//! One in ten numbers of 11 digits passes the check, so a label or nearly all values are needed.
//! Never here: other numbers of 11 digits.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "nss",
    judge,
    valid: is_nss,
    examples: &["43987500121", "03098543212", "0309-85-4321-2"],
    others: &["43987500122", "4398750012", "8112345678", "abc"],
};

/// Luhn's sum over the first ten digits, weights 1, 2 from the left.
pub(super) fn is_nss(text: &str) -> bool {
    if text.len() < 11 || text.len() > 26 {
        return false;
    }
    let text = super::written::number(text);
    let text = text.strip_prefix('\'').unwrap_or(&text);
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != 11 || text.chars().any(|c| !c.is_ascii_digit() && !matches!(c, ' ' | '-' | '.' | '/')) {
        return false;
    }
    let sum: u32 = digits[..10]
        .iter()
        .enumerate()
        .map(|(at, &d)| if at % 2 == 0 { d } else { d * 2 / 10 + d * 2 % 10 })
        .sum();
    digits[10] == (10 - sum % 10) % 10 && digits.iter().any(|&d| d != digits[0])
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "nss", "imss", "seguro_social", "num_seguro_social", "afiliacion", "numero_de_afiliacion", "seguridad_social",
        "no_imss", "num_imss", "segsocial", "num_afil", "afil", "no_afil", "afiliado", "ss", "num_ss", "numero_seguro", "no_seguro",
    ]);
    let share = context.share(is_nss);
    // one number in ten passes by chance: three in five of a dozen do not
    let fits = if label { share >= 0.3 } else { share >= 0.6 && context.distinct(is_nss) >= 12 };
    fits.then(|| Judged { semantic: Some("nss"), personal: Some("nss"), text: true, ..Judged::default() })
}
