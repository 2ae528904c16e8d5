//! `clabe`: the number of a bank account (18 digits with a check digit).
//!
//! Never here: other numbers of 18 digits; one in ten of them passes the check by chance.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "clabe",
    judge,
    valid: is_clabe,
    examples: &["012580007654321099", "072580000123456704", "012 580 00765432109 9"],
    others: &["012580007654321098", "1258000765432109", "PEGJ850315HNLRRN04"],
};

/// Weights 3, 7, 1 repeated, each product mod 10; digit = (10 − Σ mod 10) mod 10.
pub(super) fn is_clabe(text: &str) -> bool {
    if text.len() < 16 || text.len() > 34 {
        return false;
    }
    let text = super::written::number(text);
    let text = text.strip_prefix('\'').unwrap_or(&text);
    let mut digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    // banks begin with 0: a spreadsheet takes it off
    if (16..18).contains(&digits.len()) && text.len() == digits.len() {
        digits.splice(..0, std::iter::repeat_n(0, 18 - digits.len()));
    }
    if digits.len() != 18 || text.chars().any(|c| !c.is_ascii_digit() && !matches!(c, ' ' | '-' | '.' | '/')) {
        return false;
    }
    let sum: u32 = digits[..17].iter().zip([3, 7, 1].into_iter().cycle()).map(|(d, w)| d * w % 10).sum();
    digits[17] == (10 - sum % 10) % 10 && digits.iter().any(|&d| d != digits[0])
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&["clabe", "cuenta_clabe", "cuenta_bancaria", "cuenta_interbancaria", "interbancaria", "no_cuenta", "cuenta", "cta", "cta_bancaria", "cta_deposito", "deposito"]);
    let share = context.share(is_clabe);
    let fits = if label { share >= 0.3 } else { share >= 0.5 && context.distinct(is_clabe) >= 6 || share >= 0.8 && context.distinct(is_clabe) >= 3 };
    fits.then(|| Judged { semantic: Some("clabe"), personal: Some("clabe"), text: true, ..Judged::default() })
}
