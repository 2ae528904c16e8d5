//! Which delimiter, quote and escape a delimited text uses: the reading under which its lines agree
//! with each other and its cells look like values.
//!
//! Never here: encodings, row meaning.

mod candidates;
mod score;
pub(crate) mod shape;

use crate::limits::Limits;

/// What stands between two cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A text of one or more signs.
    Text(String),
    /// Columns start at these signs of each line (0-based, ascending).
    Fixed(Vec<usize>),
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
    /// True where a carriage return alone ends a record.
    pub carriage: bool,
    /// The width that most records have; 0 where there is no such width.
    pub width: usize,
    /// True where some cells of the sample stand in quotes.
    pub quoted: bool,
    /// What the columns of the usual width look like.
    pub looks: crate::records::Looks,
}

impl Dialect {
    /// A dialect with double quotes, doubled inside, whose width nobody knows yet.
    pub fn new(delimiter: Delimiter) -> Self {
        Dialect {
            delimiter,
            quote: Some(b'"'),
            escape: None,
            carriage: false,
            width: 0,
            quoted: false,
            looks: Default::default(),
        }
    }

    /// The delimiter as reports name it; none where each line is one cell.
    pub fn delimiter_name(&self) -> Option<String> {
        match &self.delimiter {
            // A delimiter with blanks behind it is reported without them.
            Delimiter::Text(text) if text.trim_end_matches(' ').is_empty() => Some(text.clone()),
            Delimiter::Text(text) => Some(text.trim_end_matches(' ').to_owned()),
            Delimiter::Fixed(_) => Some("fixed".to_owned()),
            Delimiter::None => None,
        }
    }

    /// The quote as reports name it; none where nothing is quoted.
    pub fn quote_name(&self) -> Option<String> {
        self.quote.filter(|_| self.quoted).map(|quote| char::from(quote).to_string())
    }
}

/// Signs of the text that are looked at.
const SAMPLE: usize = 64 << 10;
/// A sample of long lines goes on until it holds this many.
const SAMPLE_LINES: usize = 60;

/// The dialect that fits the text best. `delimiter` is what a person named.
pub fn detect(text: &str, delimiter: Option<&str>, limits: &Limits) -> Dialect {
    let sample = sample(text);
    let mut choices = match delimiter {
        Some("fixed") => candidates::fixed(sample).into_iter().collect(),
        Some("\\t" | "tab") => vec![Delimiter::Text("\t".to_owned())],
        Some("" | "none") => vec![Delimiter::None],
        Some(other) => vec![Delimiter::Text(other.to_owned())],
        None => candidates::delimiters(sample),
    };
    if choices.is_empty() {
        choices.push(Delimiter::None);
    }
    let (carriages, quotes) = (candidates::carriages(sample), candidates::quotes(sample));
    let mut best: Option<(f64, Dialect)> = None;
    for delimiter in &choices {
        for (quote, escape) in &quotes {
            for carriage in carriages {
                let mut dialect = Dialect::new(delimiter.clone());
                (dialect.quote, dialect.escape, dialect.carriage) = (Some(*quote), *escape, *carriage);
                let score = score::score(sample, &mut dialect, limits);
                if best.as_ref().is_none_or(|(least, _)| score > *least + 1e-9) {
                    best = Some((score, dialect));
                }
            }
        }
    }
    let mut dialect = best.map_or_else(|| Dialect::new(Delimiter::None), |(_, dialect)| dialect);
    dialect.looks = score::looks(sample, &dialect, limits);
    dialect
}

/// The first whole lines of the text.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let mut end = SAMPLE;
    if memchr::memchr2_iter(b'\n', b'\r', &text.as_bytes()[..end]).count() < SAMPLE_LINES {
        end = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).nth(SAMPLE_LINES).unwrap_or(text.len());
        end = end.min(text.len()).min(SAMPLE * 16);
    }
    let cut = text.as_bytes()[..end].iter().rposition(ends).map_or(end, |place| place + 1);
    let cut = (0..=cut).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0);
    &text[..cut]
}
