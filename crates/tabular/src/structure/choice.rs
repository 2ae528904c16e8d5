//! What a person chose by hand: the sheet, the header records, the range.
//!
//! Never here: guesses.

use crate::document::Overrides;
use crate::error::ReadError;
use crate::grid::Area;
use crate::table::RowKind;

use super::classify;
use super::view::View;

/// The parsed choice.
pub(crate) struct Choice {
    sheet: Option<usize>,
    /// True where sheets of one shape become one table: what is forced holds for each of them.
    stack: bool,
    /// The sheet that header and range speak of: the chosen one or the first that is not hidden.
    pub target: usize,
    forced: Option<Forced>,
}

/// What is forced on the chosen sheet.
pub(crate) struct Forced {
    /// First and last header record; `Some((0, 0))` for no header; none where only the range is forced.
    pub header: Option<(u64, u64)>,
    /// The cells that are looked at.
    pub range: Option<Area>,
    /// First and last of each stretch of records that are no data.
    left_out: Vec<(u64, u64)>,
    header_text: String,
}

impl Choice {
    /// Understands the overrides against the sheets that there are, each with its name and whether it is hidden.
    pub fn new(overrides: &Overrides, sheets: &[(Option<&str>, bool)]) -> Result<Self, ReadError> {
        let sheet = overrides.sheet.as_deref().map(|wanted| find_sheet(wanted, sheets)).transpose()?;
        let header = overrides.header.as_deref().map(parse_header).transpose()?;
        let range = overrides.range.as_deref().map(parse_range).transpose()?;
        let left_out = overrides.left_out.as_deref().map(parse_records).transpose()?.unwrap_or_default();
        let forced = (header.is_some() || range.is_some() || !left_out.is_empty()).then(|| Forced {
            header,
            range,
            left_out,
            header_text: overrides.header.clone().unwrap_or_default(),
        });
        let target = sheet.or_else(|| sheets.iter().position(|(_, hidden)| !hidden)).unwrap_or(0);
        Ok(Choice { sheet, stack: overrides.stack.is_some(), target, forced })
    }

    /// True where the sheet's tables are wanted.
    pub fn wants(&self, number: usize, hidden: bool) -> bool {
        self.sheet.map_or(!hidden, |wanted| wanted == number)
    }

    /// What is forced on the sheet.
    pub fn forced(&self, number: usize) -> Option<&Forced> {
        self.forced.as_ref().filter(|_| self.target == number || (self.stack && self.sheet.is_none()))
    }
}

impl Forced {
    /// True where the sheet has the header records that are forced.
    pub fn fits(&self, view: &View) -> bool {
        self.header.is_none_or(|(_, last)| last <= view.total)
    }

    /// The kinds of a sheet's rows under this choice.
    pub fn kinds(&self, view: &View) -> Result<Vec<RowKind>, ReadError> {
        let mut kinds = classify::kinds(view);
        if let Some((first, last)) = self.header {
            if last > view.total {
                return Err(no_such("header", &self.header_text, vec![format!("1-{}", view.total)]));
            }
            let start = self.range.map_or(1, |range| range.first_row);
            for (row, kind) in kinds.iter_mut().enumerate() {
                let record = view.records[row];
                *kind = if view.blank[row] {
                    RowKind::Empty
                } else if (first..=last).contains(&record) {
                    RowKind::Header
                } else if record < first || record < start {
                    RowKind::Metadata
                } else if matches!(kind, RowKind::Header | RowKind::Metadata) {
                    RowKind::Data
                } else {
                    *kind
                };
            }
        }
        if let Some(range) = self.range {
            for (row, kind) in kinds.iter_mut().enumerate().filter(|(row, _)| !view.blank[*row]) {
                let record = view.records[row];
                *kind = if record < range.first_row {
                    RowKind::Metadata
                } else if record > range.last_row {
                    RowKind::Notes
                } else {
                    match *kind {
                        RowKind::Metadata if self.header.is_none() && record == range.first_row => RowKind::Header,
                        RowKind::Metadata | RowKind::Notes => RowKind::Data,
                        kind => kind,
                    }
                };
            }
        }
        for (row, kind) in kinds.iter_mut().enumerate().filter(|(row, _)| !view.blank[*row]) {
            let record = view.records[row];
            if self.left_out.iter().any(|(first, last)| (*first..=*last).contains(&record)) {
                // what stands among the data and is none of it
                *kind = RowKind::Group;
            }
        }
        Ok(kinds)
    }
}

fn no_such(what: &'static str, value: &str, choices: Vec<String>) -> ReadError {
    ReadError::NoSuch { what, value: value.to_owned(), choices }
}

fn find_sheet(wanted: &str, sheets: &[(Option<&str>, bool)]) -> Result<usize, ReadError> {
    let names: Vec<Option<&str>> = sheets.iter().map(|(name, _)| *name).collect();
    let fold = |text: &str| text.trim().to_lowercase();
    (names.iter().position(|name| *name == Some(wanted)))
        .or_else(|| names.iter().position(|name| name.map(fold) == Some(fold(wanted))))
        .or_else(|| wanted.trim().parse::<usize>().ok().filter(|n| (1..=names.len()).contains(n)).map(|n| n - 1))
        .ok_or_else(|| no_such("sheet", wanted, names.iter().flatten().map(|name| (*name).to_owned()).collect()))
}

/// `N`, `N-M`, `0` or `none`.
fn parse_header(text: &str) -> Result<(u64, u64), ReadError> {
    let trimmed = text.trim();
    if matches!(trimmed, "0" | "none" | "no") {
        return Ok((0, 0));
    }
    let (first, last) = trimmed.split_once('-').unwrap_or((trimmed, trimmed));
    match (first.trim().parse::<u64>(), last.trim().parse::<u64>()) {
        (Ok(first), Ok(last)) if first >= 1 && last >= first && last - first < 100 => Ok((first, last)),
        _ => Err(no_such("header", text, vec!["N".into(), "N-M".into(), "none".into()])),
    }
}

/// `12,15-17`.
fn parse_records(text: &str) -> Result<Vec<(u64, u64)>, ReadError> {
    let stretch = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (first.trim().parse::<u64>().ok()?, last.trim().parse::<u64>().ok()?);
        (first >= 1 && last >= first).then_some((first, last))
    };
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let found: Option<Vec<(u64, u64)>> = parts.map(stretch).collect();
    found.ok_or_else(|| no_such("left_out", text, vec!["12".into(), "12,15-17".into()]))
}

/// `A5:G90`.
fn parse_range(text: &str) -> Result<Area, ReadError> {
    let wrong = || no_such("range", text, vec!["A5:G90".into()]);
    let (from, to) = text.trim().split_once(':').ok_or_else(wrong)?;
    let ((first_column, first_row), (last_column, last_row)) =
        (parse_cell(from).ok_or_else(wrong)?, parse_cell(to).ok_or_else(wrong)?);
    if last_row < first_row || last_column < first_column {
        return Err(wrong());
    }
    Ok(Area { first_row, first_column, last_row, last_column })
}

fn parse_cell(text: &str) -> Option<(usize, u64)> {
    let text = text.trim().trim_matches('$');
    let split = text.find(|c: char| c.is_ascii_digit())?;
    let letters = text[..split].trim_end_matches('$');
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters.bytes().fold(0usize, |sum, b| sum * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1) - 1;
    let row = text[split..].parse::<u64>().ok().filter(|row| *row >= 1)?;
    Some((column, row))
}
