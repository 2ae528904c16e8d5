//! `address`: streets with numbers of houses. Whether it is the address of a person, the table tells
//! (see `settle`).
//!
//! Never here: colonias and localities alone.

use super::{Context, Judged, SemanticType, fold};
use crate::evidence::sign::Sign;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "address",
    judge,
    valid: is_address,
    examples: &["Av. Constitución 123", "C. 5 de Mayo #45, Col. Centro", "BLVD. DIAZ ORDAZ KM 3.5", "Privada Roble 8-B", "Hidalgo 210 Nte., C.P. 64000"],
    others: &["Monterrey", "12", "2024-05-01", "Choque múltiple", "$1,200.00"],
};

const STREETS: &str = " calle c av ave avenida blvd boulevard bulevar calz calzada carr carretera privada priv prol prolongacion \
    andador circuito periferico anillo libramiento callejon cerrada via camino autopista paseo retorno cda pje pasaje rinconada cuadra glorieta diagonal eje ";

/// Words that stand beside a house number.
const MARKS: &str = " col colonia cp num numero fracc fraccionamiento km mz lt mza lote manzana int interior ext depto edif ";

/// A street's word or a house number behind a word.
pub(crate) fn is_address(text: &str) -> bool {
    if text.len() < 6 || !text.contains(' ') || !text.bytes().any(|b| b.is_ascii_alphabetic()) {
        return false;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric() && c != '#').filter(|w| !w.is_empty()).collect();
    let digits = folded.bytes().any(|b| b.is_ascii_digit());
    let street = words.iter().take(2).any(|word| STREETS.contains(&[" ", word, " "].concat()));
    let marks = words.iter().any(|word| MARKS.contains(&[" ", word, " "].concat()))
        || folded.contains('#')
        || folded.contains("s/n")
        || folded.contains("no. ");
    let house = words.len() >= 2
        && words[0].bytes().all(|b| b.is_ascii_lowercase())
        && words.iter().skip(1).any(|w| w.len() <= 5 && w.bytes().next().is_some_and(|b| b.is_ascii_digit()));
    // `Mz 4 Lt 12`, `M-4 L-12`
    let number = |at: usize| words.get(at).is_some_and(|word| word.len() <= 4 && word.starts_with(|c: char| c.is_ascii_digit()));
    let lot = words.windows(3).enumerate().any(|(at, three)| {
        matches!(three[0], "m" | "mz" | "mza" | "manzana" | "mzna")
            && number(at + 1)
            && matches!(three[2], "l" | "lt" | "lte" | "lote")
            && number(at + 3)
    });
    let known = folded.starts_with("domicilio conocido") || folded.starts_with("conocido") && words.len() <= 8;
    let between = (folded.contains(" e/ ") || folded.contains(" entre ")) && words.len() <= 16;
    let unnumbered = words.len() >= 3 && (folded.contains("s/n") || words.contains(&"sn"));
    street && (digits || marks) || unnumbered || marks && digits && words.len() >= 3 || house && (words.len() <= 6 || between) && words[0].len() > 2
        || lot
        || known
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "domicilio", "direccion", "calle", "address", "ubicacion", "vialidad", "calle_y_numero", "domicilio_particular", "street",
        "domicilio_fiscal", "dom", "dom_particular", "direccion_particular", "vivienda", "vive", "vive_en", "reside", "residencia", "lugar_de_residencia",
    ]);
    let share = context.share(is_address);
    let fits = context.shows(Sign::Text) >= 0.5 && if label { share >= 0.2 || context.label(&["domicilio"]) } else { share >= 0.6 };
    // long texts hold numbers too
    let long = context.evidence().lengths.is_some_and(|(_, longest)| longest > 400);
    (fits && (label || !long && context.distinct(strong) * 2 >= context.values.len())).then(|| Judged {
        semantic: Some("address"),
        text: true,
        place: Some("address"),
        ..Judged::default()
    })
}

/// A street's word and digits, or lot and block, or number and colonia.
fn strong(text: &str) -> bool {
    let folded = fold(text);
    let marks = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| MARKS.contains(&[" ", word, " "].concat())).count();
    if marks >= 2 || marks >= 1 && folded.contains('#') {
        return folded.bytes().any(|b| b.is_ascii_digit());
    }
    let first = folded.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    STREETS.contains(&[" ", first, " "].concat()) && folded.bytes().any(|b| b.is_ascii_digit())
}
