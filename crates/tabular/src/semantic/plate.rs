//! `plate`: number plates of vehicles (`ABC-12-34`, `ABC-123-D`, `ABC-1234`, `A-12345`).
//!
//! Never here: other keys of letters and digits without a label.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "plate",
    judge,
    valid: is_plate,
    examples: &["SKB-12-34", "ABC-123-D", "ABC-1234", "RKT123A", "A-12345"],
    others: &["2024-05", "19-039", "ABC", "1234567", "CONTRATO-12-34"],
};

/// The form of a sign: A letter, 9 digit, - anything between.
fn form(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            c if c.is_ascii_alphabetic() => 'A',
            c if c.is_ascii_digit() => '9',
            _ => '-',
        })
        .collect()
}

fn is_plate(text: &str) -> bool {
    text.len() <= 10
        && matches!(
            form(text).as_str(),
            "AAA-99-99" | "AAA-999-A" | "AAA-9999" | "AAA9999" | "AAA999A" | "A-99999" | "AA-99999" | "AA-9999-A"
                | "AA99999" | "AA-99-999" | "A-999-AAA" | "AAA-99-9" | "99-AA-9A" | "A99-AAA" | "9-AAA-99" | "AA9999A"
        )
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&["placa", "placas", "matricula", "matricula_vehicular", "plate", "num_placa", "placas_unidad"]);
    let share = context.share(is_plate);
    let written = context.share(|text| matches!(form(text).as_str(), "AAA-99-99" | "AAA-999-A"));
    let fits = label && share >= 0.4 || written >= 0.9 && context.distinct(is_plate) >= 10;
    fits.then(|| Judged { semantic: Some("plate"), personal: Some("plate"), text: true, ..Judged::default() })
}
