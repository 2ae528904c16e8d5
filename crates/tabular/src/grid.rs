//! A sheet as it was: cells in rows, nothing interpreted.
//!
//! Never here: what a row means (see `structure`), what a column means (see `semantic`).

/// What the file itself says of a cell. Delimited text only knows `Empty` and `Text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// Nothing, or an empty text.
    Empty,
    /// Text, also text that looks like a number.
    Text,
    /// A number; the text is its shortest exact decimal form (`0.1`, `12`, `1e300`), or the form
    /// with leading zeros that the number format shows (`007`).
    Number,
    /// A number shown as percent; the text is the stored fraction (`0.25`).
    Percent,
    /// A number shown with a currency; the text is the plain number.
    Currency,
    /// `true` or `false`.
    Boolean,
    /// A day, as `YYYY-MM-DD`.
    Date,
    /// A moment, as `YYYY-MM-DDTHH:MM:SS` with the fraction only when there is one.
    DateTime,
    /// A time of day, as `HH:MM:SS`.
    Time,
    /// A formula error; the text is the sheet's own sign (`#REF!`).
    Error,
}

/// One cell: its text (see [`CellKind`] for the form) and what the file says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text, never trimmed.
    pub text: Box<str>,
    /// What the file says it is.
    pub kind: CellKind,
}

impl Cell {
    /// The empty cell.
    pub fn empty() -> Self {
        Cell { text: "".into(), kind: CellKind::Empty }
    }

    /// A text cell; an empty text gives the empty cell.
    pub fn text(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let kind = if text.is_empty() { CellKind::Empty } else { CellKind::Text };
        Cell { text, kind }
    }

    /// A cell of the given kind.
    pub fn new(text: impl Into<Box<str>>, kind: CellKind) -> Self {
        Cell { text: text.into(), kind }
    }

    /// True where a person sees nothing: no text, or white space only (NBSP included).
    pub fn is_blank(&self) -> bool {
        is_blank(&self.text)
    }
}

/// True where a person sees nothing: no text, or white space only (NBSP included).
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}')
}

/// A rectangle of cells: rows are 1-based records, columns are 0-based; both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// First record.
    pub first_row: u64,
    /// First column.
    pub first_column: usize,
    /// Last record.
    pub last_row: u64,
    /// Last column.
    pub last_column: usize,
}

/// All cells of one sheet. Rows may be shorter than the sheet is wide; record 1 is `rows[0]`,
/// also where the file starts its used range further down.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The rows, blank ones included.
    pub rows: Vec<Vec<Cell>>,
    /// Merged ranges; the value stands in the first cell, the others are empty.
    pub merged: Vec<Area>,
    /// Hidden records, ascending.
    pub hidden_rows: Vec<u64>,
    /// Hidden columns, ascending.
    pub hidden_columns: Vec<usize>,
    /// How many cells hold a formula (their cached values are what we read).
    pub formulas: u64,
}

static EMPTY: std::sync::LazyLock<Cell> = std::sync::LazyLock::new(Cell::empty);

impl Grid {
    /// A grid from texts, for delimited files and tests.
    pub fn from_texts<R, C>(rows: impl IntoIterator<Item = R>) -> Self
    where
        R: IntoIterator<Item = C>,
        C: Into<Box<str>>,
    {
        Grid { rows: rows.into_iter().map(|r| r.into_iter().map(Cell::text).collect()).collect(), ..Grid::default() }
    }

    /// The number of records, trailing blank ones included.
    pub fn len(&self) -> u64 {
        self.rows.len() as u64
    }

    /// True where there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The widest row's number of cells.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The cells of a 1-based record (none past the end).
    pub fn record(&self, record: u64) -> &[Cell] {
        self.rows.get((record as usize).wrapping_sub(1)).map_or(&[], Vec::as_slice)
    }

    /// One cell by 1-based record and 0-based column; empty past the ends.
    pub fn cell(&self, record: u64, column: usize) -> &Cell {
        self.record(record).get(column).unwrap_or(&EMPTY)
    }
}
