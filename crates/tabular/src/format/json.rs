//! JSON: an array of records, an object of columns, or either one somewhere under keys.
//!
//! Records are read one at a time; a damaged or cut file gives the records before the damage.
//! Never here: GeoJSON (see `geojson`) and one document a line (see `ndjson`).

use crate::document::{Body, Format, Sheet};
use crate::encoding;
use crate::error::ReadError;
use crate::format::json_text::{Broken, Json, JsonText};
use crate::format::record_table::RecordTable;
use crate::format::sheet_builder::Budget;
use crate::format::{Content, damaged_finding};
use crate::grid::{Cell, Grid};
use crate::limits::Limits;

/// Reads all tables; the one with most records comes first.
///
/// # Errors
/// `Damaged` where nothing could be read, `NoTable`, `Limit`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let decoded = encoding::decode(bytes);
    let budget = Budget::new(limits);
    let mut finder = Finder { tables: Vec::new(), budget: &budget };
    let mut text = JsonText::new(&decoded.text, limits.depth);
    let mut findings = decoded.findings;
    let outcome = finder.value(&mut text, "", limits.depth);
    finder.tables.retain(|(_, sheet)| records(sheet) > 0);
    match outcome {
        Ok(()) => {}
        Err(Stop::Limit(error)) => return Err(error),
        Err(Stop::Broken(broken)) if finder.tables.is_empty() => {
            return Err(broken.error(Format::Json, limits.depth));
        }
        Err(Stop::Broken(_)) => findings.push(damaged_finding("truncated")),
    }
    if finder.tables.is_empty() {
        return Err(ReadError::NoTable);
    }
    finder.tables.sort_by_key(|(_, sheet)| std::cmp::Reverse(records(sheet)));
    let single = finder.tables.len() == 1;
    let sheets = finder
        .tables
        .into_iter()
        .map(|(path, sheet)| Sheet { name: if single || path.is_empty() { None } else { Some(path) }, ..sheet })
        .collect();
    Ok(Content { sheets, findings, encoding: Some(decoded.encoding), bom: decoded.bom })
}

fn records(sheet: &Sheet) -> usize {
    match &sheet.body {
        Body::Grid(grid) => grid.rows.len() - usize::from(sheet.named_columns),
        Body::Delimited(_) => 0,
    }
}

/// Why the search ended.
pub(crate) enum Stop {
    /// The text is no JSON from here on.
    Broken(Broken),
    /// A limit was passed.
    Limit(ReadError),
}

impl From<Broken> for Stop {
    fn from(broken: Broken) -> Self {
        Stop::Broken(broken)
    }
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Stop::Limit(error)
    }
}

struct Finder<'b> {
    tables: Vec<(String, Sheet)>,
    budget: &'b Budget<'b>,
}

impl Finder<'_> {
    fn value(&mut self, text: &mut JsonText<'_>, path: &str, depth: usize) -> Result<(), Stop> {
        match text.peek() {
            Some(b'[') => self.array(text, path),
            Some(b'{') => self.object(text, path, depth),
            _ => Ok(text.value().map(drop)?),
        }
    }

    /// Elements that are objects are records, arrays are plain rows, anything else a column of one.
    fn array(&mut self, text: &mut JsonText<'_>, path: &str) -> Result<(), Stop> {
        text.expect(b'[')?;
        let mut table = RecordTable::new(self.budget);
        let mut plain: Vec<Vec<Cell>> = Vec::new();
        let outcome = self.elements(text, &mut table, &mut plain);
        if table.len() > 0 {
            self.tables.push((path.to_owned(), table.finish(None)));
        }
        if !plain.is_empty() {
            let body = Body::Grid(Grid { rows: plain, ..Grid::default() });
            self.tables.push((path.to_owned(), Sheet { name: None, hidden: false, named_columns: false, body }));
        }
        outcome
    }

    fn elements(
        &self,
        text: &mut JsonText<'_>,
        table: &mut RecordTable<'_>,
        plain: &mut Vec<Vec<Cell>>,
    ) -> Result<(), Stop> {
        let mut first = true;
        while text.more(first, b']')? {
            first = false;
            match text.value()? {
                Json::Object(members) => {
                    table.set_object("", &members)?;
                    table.end_record()?;
                }
                Json::Array(values) => {
                    self.budget.take(values.len() as u64 + 1)?;
                    if let Some(last) = values.len().checked_sub(1) {
                        self.budget.column(last)?;
                    }
                    plain.push(values.iter().map(Json::cell).collect());
                }
                value => {
                    table.set("value", value.cell())?;
                    table.end_record()?;
                }
            }
        }
        Ok(())
    }

    fn object(&mut self, text: &mut JsonText<'_>, path: &str, depth: usize) -> Result<(), Stop> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(Stop::Broken(Broken { at: text.at, why: "nested too deep" }));
        };
        text.expect(b'{')?;
        let before = self.tables.len();
        let mut columns: Vec<(String, Vec<Cell>)> = Vec::new();
        let mut keyed: Vec<(String, Json<'_>)> = Vec::new();
        let mut first = true;
        let outcome = loop {
            match text.more(first, b'}') {
                Ok(true) => first = false,
                Ok(false) => break Ok(()),
                Err(broken) => break Err(Stop::Broken(broken)),
            }
            let name = match text.name() {
                Ok(name) => name.into_owned(),
                Err(broken) => break Err(Stop::Broken(broken)),
            };
            let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let step = match text.peek() {
                Some(b'[') => self.array(text, &below),
                Some(b'{') => {
                    // looked at whole where it is flat: one of many keyed records
                    let start = text.at;
                    match text.value() {
                        Ok(Json::Object(members))
                            if members.iter().all(|(_, value)| !matches!(value, Json::Array(_) | Json::Object(_))) =>
                        {
                            self.budget.take(members.len() as u64)?;
                            keyed.push((name.clone(), Json::Object(members)));
                            Ok(())
                        }
                        _ => {
                            text.at = start;
                            self.object(text, &below, depth)
                        }
                    }
                }
                _ => text.value().map(drop).map_err(Stop::Broken),
            };
            if step.is_err() {
                break step;
            }
            self.collect_column(&name, &below, &mut columns);
        };
        self.columns(path, columns, before)?;
        self.keyed(path, keyed)?;
        outcome
    }

    /// An array of scalars under a key may be one column of many.
    fn collect_column(&mut self, name: &str, path: &str, columns: &mut Vec<(String, Vec<Cell>)>) {
        let scalar = |sheet: &Sheet| match &sheet.body {
            Body::Grid(grid) => sheet.named_columns && grid.rows[0].len() == 1 && &*grid.rows[0][0].text == "value",
            Body::Delimited(_) => false,
        };
        if self.tables.last().is_some_and(|(found, sheet)| found == path && scalar(sheet))
            && let Some((_, Sheet { body: Body::Grid(grid), .. })) = self.tables.pop()
        {
            let cells = grid.rows.into_iter().skip(1).map(|row| row.into_iter().next().unwrap_or_else(Cell::empty));
            columns.push((name.to_owned(), cells.collect()));
        }
    }

    fn columns(&mut self, path: &str, columns: Vec<(String, Vec<Cell>)>, at: usize) -> Result<(), ReadError> {
        if columns.is_empty() {
            return Ok(());
        }
        let rows = columns.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let mut grid = vec![Vec::with_capacity(columns.len()); rows + 1];
        self.budget.column(columns.len() - 1)?;
        self.budget.take((rows as u64).saturating_mul(columns.len() as u64))?;
        for (name, cells) in columns {
            grid[0].push(Cell::text(name));
            let mut cells = cells.into_iter();
            for row in &mut grid[1..] {
                row.push(cells.next().unwrap_or_else(Cell::empty));
            }
        }
        let body = Body::Grid(Grid { rows: grid, ..Grid::default() });
        self.tables.insert(at, (path.to_owned(), Sheet { name: None, hidden: false, named_columns: true, body }));
        Ok(())
    }

    /// `{"a": {…}, "b": {…}}`: rows by key, or columns where the inner keys are `0`, `1`, `2` …
    fn keyed(&mut self, path: &str, keyed: Vec<(String, Json<'_>)>) -> Result<(), ReadError> {
        if keyed.len() < 2 {
            return Ok(());
        }
        let counted = |value: &Json<'_>| match value {
            Json::Object(members) => {
                !members.is_empty() && members.iter().enumerate().all(|(n, (name, _))| name.parse() == Ok(n))
            }
            _ => false,
        };
        let before = self.tables.len();
        if keyed.iter().all(|(_, value)| counted(value)) {
            let column = |(name, value): (String, Json<'_>)| match value {
                Json::Object(members) => (name, members.iter().map(|(_, value)| value.cell()).collect()),
                _ => (name, Vec::new()),
            };
            return self.columns(path, keyed.into_iter().map(column).collect(), before);
        }
        let mut table = RecordTable::new(self.budget);
        for (key, value) in keyed {
            let Json::Object(members) = value else { continue };
            table.set("key", Cell::text(key))?;
            table.set_object("", &members)?;
            table.end_record()?;
        }
        self.tables.push((path.to_owned(), table.finish(None)));
        Ok(())
    }
}
