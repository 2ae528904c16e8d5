//! How cells and records of a delimited text are told apart: its delimiter, quote and escape.
//!
//! Never here: how they are found out (see `dialect_detection`), encodings, row meaning.

pub(crate) mod shape;
mod shift;

pub use shift::Looks;

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

/// Where a cell stands in the text, quotes excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// First byte.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
    /// True where the cell stood in quotes.
    pub quoted: bool,
    /// True where the cell holds doubled or escaped quotes that must be taken out.
    pub escaped: bool,
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
    pub looks: Looks,
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
