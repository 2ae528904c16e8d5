//! Names of columns from their labels: lower-case ASCII snake case, unique within a table.
//!
//! Never here: types, labels' units (see `structure`).

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

/// Signs of a name at most; a longer one is cut at a word.
pub const LONGEST: usize = 63;

/// The names that a table already has.
#[derive(Debug, Default)]
pub struct Names {
    taken: HashSet<String>,
    /// The next number of a name that came before: a thousand columns of one name are no work.
    numbers: HashMap<String, u64>,
}

impl Names {
    /// A new unique name for a label. On a collision the unit, then a number tells the columns apart.
    /// A label without letters or digits is called by its 0-based position: `columna_3` for 2.
    pub fn add(&mut self, label: &str, unit: Option<&str>, position: usize) -> String {
        let mut base = name(label);
        if base.is_empty() {
            base = format!("columna_{}", position + 1);
        }
        if self.taken.contains(&base)
            && let Some(unit) = unit.map(name).filter(|unit| !unit.is_empty())
        {
            base = cut(&format!("{base}_{unit}"));
        }
        let mut found = base.clone();
        let mut number = self.numbers.get(&base).copied().unwrap_or(2);
        let first = number;
        while self.taken.contains(&found) {
            let ending = format!("_{number}");
            let keep = LONGEST - ending.len();
            found = format!("{}{ending}", base[..base.len().min(keep)].trim_end_matches('_'));
            number += 1;
        }
        if number > first {
            self.numbers.insert(base, number);
        }
        self.taken.insert(found.clone());
        found
    }
}

/// A label as a name: `Código Postal` becomes `codigo_postal`, `AÑO` `anio`, `2010` `c_2010`; empty where
/// nothing can be said in ASCII.
pub fn name(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    for word in label.split(|c: char| !c.is_alphanumeric() && c != '%' && !is_mark(c)) {
        let mut part = String::new();
        for c in word.nfd() {
            match c {
                '%' => part.push_str("_porcentaje_"),
                'ß' => part.push_str("ss"),
                'æ' | 'Æ' => part.push_str("ae"),
                'ø' | 'Ø' => part.push('o'),
                'º' | 'ª' => {}
                '²' => part.push('2'),
                '³' => part.push('3'),
                'µ' | 'μ' => part.push('u'),
                c if c.is_ascii_alphanumeric() => part.push(c.to_ascii_lowercase()),
                _ => {}
            }
        }
        let part = match (word.nfc().collect::<String>().to_lowercase().as_str(), part.as_str()) {
            ("año", _) => "anio",
            ("años", _) => "anios",
            (_, part) => part,
        };
        for piece in part.split('_').filter(|piece| !piece.is_empty()) {
            if !out.is_empty() {
                out.push('_');
            }
            out.push_str(piece);
        }
    }
    if out.starts_with(|c: char| c.is_ascii_digit()) {
        out.insert_str(0, "c_");
    }
    cut(&out)
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn cut(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let head = &name[..LONGEST];
    let end = if name.as_bytes()[LONGEST] == b'_' {
        LONGEST
    } else {
        head.rfind('_').filter(|at| *at > 20).unwrap_or(LONGEST)
    };
    head[..end].trim_end_matches('_').to_owned()
}
