//! Which delimiter, quote and escape a delimited text uses.
//!
//! Never here: encodings, row meaning.

/// What stands between two cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A text of one or more signs.
    Text(String),
    /// Nothing: each line is one cell.
    None,
}

/// How cells and records are told apart in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Between cells.
    pub delimiter: Delimiter,
    /// Around cells that hold delimiters or line ends; an ASCII sign.
    pub quote: Option<u8>,
    /// Before a quote that belongs to the cell; none where such quotes are doubled.
    pub escape: Option<u8>,
}

impl Dialect {
    /// The delimiter as reports name it; none where each line is one cell.
    pub fn delimiter_name(&self) -> Option<String> {
        match &self.delimiter {
            Delimiter::Text(text) => Some(text.clone()),
            Delimiter::None => None,
        }
    }
}

/// The dialect that fits the text best.
pub fn detect(text: &str) -> Dialect {
    let mut best = (0.0, Dialect { delimiter: Delimiter::None, quote: Some(b'"'), escape: None });
    for delimiter in [",", ";", "\t", "|"] {
        let dialect = Dialect { delimiter: Delimiter::Text(delimiter.to_owned()), quote: Some(b'"'), escape: None };
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        let (mut records, mut at, mut fields) = (0usize, 0, Vec::new());
        while at < text.len() && records < 1000 {
            at = crate::records::next_record(text.as_bytes(), at, &dialect, &mut fields);
            if fields.len() > 1 {
                *widths.entry(fields.len()).or_default() += 1;
            }
            records += 1;
        }
        if let Some((width, count)) = widths.into_iter().max_by_key(|(width, count)| (*count, *width)) {
            let score = count as f64 / records.max(1) as f64 * (1.0 - 1.0 / width as f64);
            if score > best.0 {
                best = (score, dialect);
            }
        }
    }
    best.1
}
