//! `phone`: telephone numbers; those of offices are told apart.
//!
//! Ten plain digits could be anything: they need a label, or signs that only telephones have.
//! Never here: numbers without either.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "phone",
    judge,
    valid: |text| is_phone(text),
    examples: &["8112345678", "(81) 1234-5678", "+52 81 1234 5678", "01 81 1234 5678", "044 81 12 34 56 78", "81 1234 5678 ext. 123", "Cel. 8112345678"],
    others: &["12", "2024-05-01", "Monterrey", "$1,234.50", "192836925000001000"],
};

const LABELS: [&str; 26] = [
    "tel", "tels", "telefono", "telefonos", "telefonica", "celular", "cel", "movil", "whatsapp", "phone", "fax", "lada", "num_telefono",
    "numero_telefonico", "telefonico", "contacto_telefonico", "tel_contacto", "telefono_1", "telefono1", "telefono_de_contacto", "mobile", "numero_de_contacto",
    "cels", "telcel", "tel_casa", "recados",
];

/// The digits of one number without the country's and trunk prefixes; none where other signs stand in it.
fn digits(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let main = lower.split(" ext").next().unwrap_or(&lower);
    let main = main.split("x").next().unwrap_or(main);
    let allowed = |c: char| c.is_ascii_digit() || " ()-+./–".contains(c);
    let mut words = main.trim_start_matches('\'');
    for word in ["telefono", "teléfono", "tel", "celular", "cel", "movil", "móvil", "whatsapp", "wa", "casa", "recados", "part"] {
        words = words.strip_prefix(word).map_or(words, |rest| rest.trim_start_matches(['.', ':', ' ', '-']));
    }
    // whose it is, behind the number: `8112345678 Lupita`, `81 1234 5678 (casa)`
    if let Some(last) = words.rfind(|c: char| c.is_ascii_digit()) {
        let (number, whose) = words.split_at(last + 1);
        let letters = whose.chars().filter(|c| c.is_alphabetic()).count();
        let said = whose.chars().all(|c| c.is_alphabetic() || " ()-./,:".contains(c));
        if (3..=20).contains(&letters) && said && number.chars().filter(char::is_ascii_digit).count() >= 10 {
            words = number;
        }
    }
    // a spreadsheet's number
    words = words.strip_suffix(".0").unwrap_or(words);
    if !words.chars().all(allowed) {
        return None;
    }
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let rest = ["521", "52", "044", "045", "01"].iter().find_map(|prefix| {
        digits.strip_prefix(prefix).filter(|rest| rest.len() == 10)
    });
    Some(rest.unwrap_or(&digits).to_owned())
}

fn one(text: &str) -> bool {
    digits(text).is_some_and(|d| (7..=13).contains(&d.len()) && d.bytes().any(|b| b != d.as_bytes()[0]))
        && crate::evidence::shape::read(text.as_bytes()).date.is_none()
}

/// True for one number, or some parted by `/`, `,`, `;` or `y`.
pub(super) fn is_phone(text: &str) -> bool {
    if text.len() < 7 || text.len() > 120 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    one(text)
        || text.split([',', ';', '/', '\n']).flat_map(|p| p.split(" y ")).filter(|p| one(p.trim())).count() > 0
            && text.chars().filter(|c| c.is_alphabetic()).count() * 2 < text.chars().filter(char::is_ascii_digit).count()
}

/// True for a number written as only telephones are.
fn is_written(text: &str) -> bool {
    let ten = digits(text).is_some_and(|d| d.len() == 10);
    ten && (text.starts_with("+52") || text.starts_with('(') && text.contains(')') || parts(text))
}

/// `81 1234 5678`, `811 234 5678`, `81-12-34-56-78`.
fn parts(text: &str) -> bool {
    let lengths: Vec<usize> = text.split([' ', '-']).map(str::len).collect();
    matches!(lengths.as_slice(), [2, 4, 4] | [3, 3, 4] | [2, 2, 2, 2, 2] | [3, 3, 2, 2] | [2, 8] | [3, 7])
        && !text.contains('.')
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&LABELS);
    let share = context.share(is_phone);
    let written = context.share(is_written);
    let fits = if label { share >= 0.3 } else { written >= 0.5 || share >= 0.9 && written >= 0.15 };
    // dates, keys of parts and amounts are no telephones
    if !fits || !label && context.numeric() && written < 0.5 {
        return None;
    }
    let distinct = context.facts.distinct as f64;
    let extension = context.share(|text| text.to_ascii_lowercase().contains("ext")) >= 0.2;
    // lines that cost the caller nothing, or much
    let free = context.share(|text| is_phone(text) && digits(text).is_some_and(|d| d.starts_with("800") || d.starts_with("900")));
    let repeated = context.filled >= 20 && distinct * 3.0 < context.filled as f64;
    let office = context.label(&["oficina", "institucional", "dependencia", "conmutador", "fax", "extension", "atencion"]);
    Some(Judged {
        semantic: Some("phone"),
        personal: Some("phone"),
        text: true,
        institutional: extension || repeated || office || free >= share * 0.9,
        ..Judged::default()
    })
}
