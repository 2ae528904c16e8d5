//! `month`: names of months, Spanish or English, short or long.
//!
//! Never here: months of a year (`mayo 2024`).

use super::{Context, Judged, SemanticType};
use crate::evidence::calendar;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "month",
    judge,
    valid: is_month,
    examples: &["Enero", "sep", "SEPTIEMBRE", "Dic."],
    others: &["lunes", "1", "mayo 2024"],
};

fn is_month(text: &str) -> bool {
    calendar::month(text.trim_end_matches('.').as_bytes()).is_some()
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let share = context.share(is_month);
    let label = context.label(&["mes", "month", "meses"]);
    (share >= 0.9 || label && share >= 0.5).then(|| Judged { semantic: Some("month"), ..Judged::default() })
}
