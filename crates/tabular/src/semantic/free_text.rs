//! Personal data inside longer texts: keys by form and check digit, mail and telephones by form, names and homes
//! by the words around them.
//!
//! Never here: columns whose whole cells are of one kind.

use super::person::{eponyms_in, is_first_name, is_surname, names_a_thing};
use super::{Context, clabe, curp, elector_key, email, fold, nss, phone, rfc};

/// Shortest text that is looked at as one of several words.
const SHORTEST: usize = 20;

/// The kinds that certain form or check digit prove.
const STRONG: [&str; 6] = ["curp", "rfc-person", "elector-key", "clabe", "nss", "email"];

/// The kind of personal datum that a column's values hold, whole or inside a text; names and homes among what is told
/// by words alone count only where `words` is true (streets and places carry names of persons).
pub(super) fn kind(context: &Context<'_>, words: bool) -> Option<&'static str> {
    let mut found: Vec<(&'static str, u64, u64)> = Vec::new();
    for (text, count) in &context.values {
        if let Some(kind) = whole_key(text) {
            return Some(kind);
        }
        for kind in kinds(text) {
            match found.iter_mut().find(|known| known.0 == kind) {
                Some(known) => {
                    known.1 += 1;
                    known.2 += count;
                }
                None => found.push((kind, 1, *count)),
            }
        }
    }
    let holds = |&(kind, values, cells): &(&'static str, u64, u64)| {
        STRONG.contains(&kind)
            || kind == "phone" && values >= 2 && cells * 500 >= context.cells
            || words && (values >= 3 && cells * 100 >= context.cells || cells * 50 >= context.cells && values >= 2)
    };
    found.iter().any(holds).then_some("free-text")
}

/// The key that is all of a text.
fn whole_key(text: &str) -> Option<&'static str> {
    if !(13..=26).contains(&text.len()) || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if curp::is_curp(text) {
        Some("curp")
    } else if rfc::is_checked_person(text) {
        Some("rfc-person")
    } else {
        elector_key::is_key(text).then_some("elector-key")
    }
}

/// The kinds of personal data inside a text, each once.
pub(crate) fn kinds(text: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    if text.len() < 13 {
        return found;
    }
    let mut add = |kind: &'static str| {
        if !found.contains(&kind) {
            found.push(kind);
        }
    };
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    if digits {
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '&') {
            if (13..=20).contains(&word.len())
                && word.bytes().any(|b| b.is_ascii_digit())
                && let Some(kind) = whole_key(word)
            {
                add(kind);
            }
        }
    }
    if text.len() < SHORTEST || !text.contains(' ') {
        return found;
    }
    if text.contains('@') {
        let private = |part: &str| email::is_email(part) && !email::is_institutional(part);
        if text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '<' | '>')).any(private) {
            add("email");
        }
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    if digits {
        parted_keys(&words, &mut add);
        numbers(&words, &mut add);
    }
    // a short text is a name as a whole or none
    if words.len() >= 6 && holds_name(&words) {
        add("person-name");
    }
    found
}

/// Keys that are written in parts (`PEGJ 850315 HNL RRN 04`), behind their name.
fn parted_keys(words: &[&str], add: &mut impl FnMut(&'static str)) {
    for (at, word) in words.iter().enumerate() {
        let name = word.trim_matches(|c: char| !c.is_alphanumeric());
        let name = name.split([':', '.']).next().unwrap_or(name);
        if !matches!(name, "curp" | "rfc" | "clave" | "ine" | "elector") {
            continue;
        }
        let first = word.split_once(':').map_or("", |(_, rest)| rest);
        for more in 0..=6usize {
            let rest = words.iter().skip(at + 1).take(more).copied();
            let key: String = std::iter::once(first).chain(rest).collect();
            if let Some(kind) = whole_key(key.trim_matches(|c: char| !c.is_alphanumeric())) {
                add(kind);
                break;
            }
        }
    }
}

/// Telephones, numbered keys and homes, told by a word shortly before.
fn numbers(words: &[&str], add: &mut impl FnMut(&'static str)) {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut at = 0;
    while at < words.len() {
        let starts = words[at].trim_start_matches(['(', '+', ':']).starts_with(|c: char| c.is_ascii_digit());
        if !starts {
            at += 1;
            continue;
        }
        let mut end = at;
        let mut run = String::new();
        while end < words.len() && words[end].chars().all(|c| c.is_ascii_digit() || "()-+./,;:".contains(c)) {
            run.extend(words[end].chars().filter(char::is_ascii_digit));
            end += 1;
        }
        let before: Vec<String> = words[at.saturating_sub(4)..at].iter().map(|word| bare(word)).collect();
        let said = |known: &[&str]| before.iter().any(|word| known.contains(&word.as_str()));
        match run.len() {
            10 | 12 | 13 if said(&PHONES) && phone::is_phone(&run) => add("phone"),
            11 if said(&["nss", "imss", "afiliacion", "social"]) && nss::is_nss(&run) => add("nss"),
            18 if said(&["clabe", "cuenta", "interbancaria", "deposito"]) && clabe::is_clabe(&run) => add("clabe"),
            1..=5 if lives(&words[at.saturating_sub(8)..at]) => add("address"),
            _ => {}
        }
        at = end.max(at + 1);
    }
}

const PHONES: [&str; 18] = [
    "tel",
    "telefono",
    "telefonos",
    "cel",
    "celular",
    "movil",
    "whatsapp",
    "comunicarse",
    "llamar",
    "llame",
    "marcar",
    "contacto",
    "telefonico",
    "recados",
    "lada",
    "numero",
    "al",
    "phone",
];

/// True where some words say that somebody lives at what follows.
fn lives(words: &[&str]) -> bool {
    let groups = ["localidades", "viviendas", "hogares", "municipios", "poblacion", "habitantes", "menos", "mas"];
    if words.iter().any(|word| groups.contains(word)) {
        return false;
    }
    words.windows(2).any(|pair| {
        let verb = matches!(
            pair[0],
            "vive" | "viven" | "habita" | "reside" | "domicilio" | "domiciliado" | "domiciliada" | "casa"
        );
        verb && matches!(pair[1], "en" | "ubicado" | "ubicada" | "particular" | "particular:" | "sito")
    })
}

/// True where the name of a person stands among some words: behind a title, or a first name with two surnames.
fn holds_name(words: &[&str]) -> bool {
    let bare_words: Vec<&str> = words.iter().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let called = eponyms_in(&bare_words);
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let known = |at: usize| is_first_name(bare(at)) || is_surname(bare(at));
    let ends = |at: usize| words[at].ends_with(['.', ',', ';', ':']);
    for at in 0..words.len() {
        if called[at] || called.get(at + 1).copied().unwrap_or(false) {
            continue;
        }
        let title = matches!(
            words[at],
            "c." | "ciudadano"
                | "ciudadana"
                | "sr."
                | "sra."
                | "srta."
                | "senor"
                | "senora"
                | "nombre:"
                | "menor"
                | "joven"
                | "llamarse"
                | "lic."
                | "profr."
                | "profa."
        );
        if title && words.len() > at + 2 {
            let first = is_first_name(bare(at + 1)) && !ends(at + 1);
            let rest = (at + 2..at + 5).any(|next| is_surname(bare(next)));
            if first && rest || known(at + 1) && known(at + 2) && !ends(at + 1) {
                return true;
            }
        }
        if at + 2 < words.len() && !names_a_thing(at.checked_sub(1).map_or("", &bare)) {
            let apart = ends(at) || ends(at + 1);
            let order = is_first_name(bare(at)) && is_surname(bare(at + 1)) && is_surname(bare(at + 2));
            let long = is_first_name(bare(at))
                && is_first_name(bare(at + 1))
                && is_surname(bare(at + 2))
                && is_surname(bare(at + 3));
            // what follows `escuela secundaria técnica no. 4` is its name
            let thing = (2..=5).any(|back| at.checked_sub(back).is_some_and(|at| names_a_thing(bare(at)) && !ends(at)));
            if !apart && (order || long) && !thing && distinct(&[bare(at), bare(at + 1), bare(at + 2)]) {
                return true;
            }
        }
    }
    false
}

fn distinct(words: &[&str; 3]) -> bool {
    words[0] != words[1] && words.iter().all(|word| word.len() >= 3)
}
