//! A foreign inventory becomes entries: where its header stands, what its columns mean, which rows are one dataset, and
//! what could not be understood. Nothing is lost: that stands in the entry's notes with its label.
//!
//! Never here: reading files (see tabular), labels (see `label`), keeping entries.

use std::collections::BTreeSet;

use apertura_tabular::semantic::fold;
use apertura_tabular::{Body, Document, Grid, Severity};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::finding::{EntryFinding, check};
use super::inventory::{Entry, EntryState, Field, MOST_RESOURCES, Resource, Stage};
use super::label::{self, Column};
use super::{moment, recognition};

/// What a source was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// ADELA's inventory sheet of 2015, or its export.
    AdelaInventory,
    /// ADELA's opening plan.
    AdelaPlan,
    /// ADELA's catalog, version 3.
    AdelaCatalog,
    /// A CKAN portal's answer.
    Ckan,
    /// Any other sheet.
    Sheet,
}

impl SourceKind {
    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            SourceKind::AdelaInventory => "adela-inventory",
            SourceKind::AdelaPlan => "adela-plan",
            SourceKind::AdelaCatalog => "adela-catalog",
            SourceKind::Ckan => "ckan",
            SourceKind::Sheet => "sheet",
        }
    }
}

/// A row as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRow {
    /// Its number in the file, from 1.
    pub number: u64,
    /// Its cells, untrimmed, one a label.
    pub cells: Vec<String>,
}

/// A foreign inventory as it was read, with what its columns are taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it was taken for.
    pub kind: SourceKind,
    /// Labels of its columns; blank where there is none.
    pub labels: Vec<String>,
    /// What each column is taken for.
    pub columns: Vec<Column>,
    /// Its rows, blank ones left out.
    pub rows: Vec<SourceRow>,
}

/// A dataset that a source tells of.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What becomes of it.
    pub state: EntryState,
    /// The rows that it comes from.
    pub rows: Vec<u64>,
    /// Whose it is by the file's own word; blank where it says nothing.
    pub organization: String,
    /// What is to be said of it.
    pub findings: Vec<EntryFinding>,
    /// The entry of this agency that has its title.
    pub same_as: Option<String>,
    /// True where it is taken in unless somebody says no.
    pub take: bool,
}

/// Rows among which a header is looked for.
const HEADER_ROWS: usize = 40;
/// Columns that are read at most.
const MOST_COLUMNS: usize = 200;
/// Titles of the examples that the sheet of 2015 came with.
const EXAMPLES: [&str; 3] = ["tipos de vegetacion", "montos programa adultos mayores", "peticiones de los ciudadanos"];

/// The inventory in a document; none where no sheet holds two cells in a row with one below.
pub fn source(document: &Document) -> Option<Source> {
    let grids: Vec<&Grid> = document
        .sheets
        .iter()
        .filter_map(|sheet| match &sheet.body {
            Body::Grid(grid) => Some(grid),
            Body::Delimited(_) => None,
        })
        .collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (sheet, grid) in grids.iter().enumerate() {
        for (row, cells) in grid.rows.iter().take(HEADER_ROWS).enumerate() {
            let known: BTreeSet<Column> =
                cells.iter().take(MOST_COLUMNS).filter_map(|cell| label::meaning(&cell.text)).map(|(c, _)| c).collect();
            if known.len() >= 2 && best.is_none_or(|(_, _, most)| known.len() > most) {
                best = Some((sheet, row, known.len()));
            }
        }
    }
    let (grid, header, labels) = match best {
        Some((sheet, row, _)) => (grids[sheet], row, texts(grids[sheet], row)),
        None => legend(&grids).or_else(|| plain_sheet(&grids))?,
    };
    let rows: Vec<SourceRow> = (header + 1..grid.rows.len())
        .map(|row| SourceRow { number: row as u64 + 1, cells: texts(grid, row) })
        .filter(|row| row.cells.iter().any(|cell| !tidy(cell).is_empty()))
        .collect();
    let width = rows.iter().map(|row| row.cells.len()).max()?.max(labels.len());
    let mut labels = labels;
    labels.resize(width, String::new());
    let rows = rows
        .into_iter()
        .map(|mut row| {
            row.cells.resize(width, String::new());
            row
        })
        .collect();
    let plain: Vec<String> = labels.iter().map(|text| label::plain(text)).collect();
    let has = |words: &str| plain.iter().any(|known| known == words);
    let kind = if has("ds identifier") || has("ds title") {
        SourceKind::AdelaCatalog
    } else if has("conjuntos de datos priorizados") {
        SourceKind::AdelaPlan
    } else if has("tiene datos privados") && has("nombre del conjunto") {
        SourceKind::AdelaInventory
    } else {
        SourceKind::Sheet
    };
    Some(Source { kind, columns: label::propose(&labels), labels, rows })
}

/// A sheet whose header says nothing (formulas without a kept result) beside one that lists the labels downwards.
fn legend<'a>(grids: &[&'a Grid]) -> Option<(&'a Grid, usize, Vec<String>)> {
    for (at, grid) in grids.iter().enumerate() {
        for column in 0..grid.width().min(4) {
            let cells = grid.rows.iter().take(HEADER_ROWS).filter_map(|row| row.get(column));
            let labels: Vec<String> =
                cells.map(|cell| cell.text.to_string()).filter(|text| label::meaning(text).is_some()).collect();
            if labels.len() < 4 {
                continue;
            }
            let other = grids.iter().enumerate().find(|(other, grid)| *other != at && grid.rows.len() > 1)?.1;
            let says_nothing = |text: &str| text.trim().is_empty() || text.trim() == "0" || text.starts_with('#');
            let header = other.rows.iter().position(|row| row.iter().all(|cell| says_nothing(&cell.text)))?;
            return Some((other, header, labels));
        }
    }
    None
}

/// The first sheet with two filled cells in a row and a row below: people say what its columns mean.
fn plain_sheet<'a>(grids: &[&'a Grid]) -> Option<(&'a Grid, usize, Vec<String>)> {
    grids.iter().find_map(|grid| {
        let filled = |row: &[apertura_tabular::Cell]| row.iter().filter(|cell| !cell.is_blank()).count();
        let header = grid.rows.iter().position(|row| filled(row) >= 2)?;
        (header + 1 < grid.rows.len()).then(|| (*grid, header, texts(grid, header)))
    })
}

fn texts(grid: &Grid, row: usize) -> Vec<String> {
    grid.rows[row].iter().take(MOST_COLUMNS).map(|cell| cell.text.to_string()).collect()
}

/// A cell without the white space and invisible signs at its ends.
fn tidy(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "\u{feff}\u{200b}\u{200e}\u{a0}".contains(c))
}

/// The organizations that a source names, tidied, in their order of appearance.
pub fn organizations(source: &Source) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let at = source.columns.iter().position(|column| *column == Column::Organization);
    for row in &source.rows {
        let name = at.map(|at| tidy(&row.cells[at])).unwrap_or_default();
        if !name.is_empty() && !found.iter().any(|known| fold(known) == fold(name)) {
            found.push(name.to_owned());
        }
    }
    found
}

/// The datasets that a source tells of, in its order, compared with the entries that an agency has already.
pub fn proposals(source: &Source, existing: &[Entry], today: Date) -> Vec<Proposal> {
    let mut groups: Vec<Group> = Vec::new();
    let with_resources = source.columns.iter().any(|column| column.of_resource());
    let column = |wanted: Column| source.columns.iter().position(|column| *column == wanted);
    let (identifier, title, organization) =
        (column(Column::Identifier), column(Column::Title), column(Column::Organization));
    let mut last_key = String::new();
    for row in &source.rows {
        let cell = |at: Option<usize>| at.map(|at| tidy(&row.cells[at])).unwrap_or_default();
        let name = if cell(identifier).is_empty() { cell(title) } else { cell(identifier) };
        let own = if name.is_empty() { String::new() } else { fold(&format!("{}\n{name}", cell(organization))) };
        let known = groups.iter().rposition(|group| group.key == own && !own.is_empty());
        let goes_on = !groups.is_empty() && with_resources && (own.is_empty() || own == last_key);
        match known {
            _ if goes_on => {}
            Some(at) if with_resources => {
                groups[at].say("rows-apart", Severity::Info, None, "");
                // what follows belongs to the dataset that is named again
                let group = groups.remove(at);
                groups.push(group);
            }
            known => {
                let mut group = Group { key: own.clone(), ..Group::default() };
                if known.is_some() {
                    group.say("duplicate-in-file", Severity::Warning, Some(Field::Title), cell(title));
                }
                groups.push(group);
            }
        }
        if !own.is_empty() {
            last_key = own;
        }
        if let Some(group) = groups.last_mut() {
            group.take_row(source, row, with_resources);
        }
    }
    groups.into_iter().map(|group| group.finish(existing, today)).collect()
}

/// Rows that are one dataset.
#[derive(Default)]
struct Group {
    key: String,
    state: EntryState,
    rows: Vec<u64>,
    organization: String,
    findings: Vec<EntryFinding>,
    example: bool,
}

impl Group {
    fn say(&mut self, code: &'static str, severity: Severity, field: Option<Field>, value: &str) {
        let finding = EntryFinding::new(code, severity, field, value);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn take_row(&mut self, source: &Source, row: &SourceRow, with_resources: bool) {
        self.rows.push(row.number);
        let mut resource = Resource::default();
        for ((column, label), raw) in source.columns.iter().zip(&source.labels).zip(&row.cells) {
            let text = tidy(raw);
            if text.is_empty() {
                continue;
            }
            if fold(text).starts_with("ejemplo") {
                self.example = true;
            }
            match column {
                Column::ResourceTitle => resource.title = text.to_owned(),
                Column::ResourceDescription => resource.description = text.to_owned(),
                Column::ResourceFormat => resource.format = text.to_owned(),
                Column::ResourceSystem => resource.system = text.to_owned(),
                Column::ResourcePeriod => resource.period = text.to_owned(),
                Column::ResourceDisaggregation => resource.disaggregation = text.to_owned(),
                Column::ResourceAddress => resource.address = text.to_owned(),
                Column::System if with_resources => {
                    resource.system = text.to_owned();
                    add(&mut self.state.system, text);
                }
                Column::Organization => {
                    if raw != text {
                        self.say("organization-spaces", Severity::Info, None, text);
                    }
                    self.organization = text.to_owned();
                }
                _ => self.take_cell(*column, label, text),
            }
        }
        if !resource.format.is_empty() {
            add(&mut self.state.formats, &resource.format);
        }
        // a row that only names its dataset tells of no resource
        let only_system = Resource { system: resource.system.clone(), ..Resource::default() } == resource;
        if only_system {
            return;
        }
        if self.state.resources.len() < MOST_RESOURCES {
            self.state.resources.push(resource);
        } else {
            self.state.note(&resource.title);
            self.say("too-many-resources", Severity::Warning, Some(Field::Resources), "");
        }
    }

    fn take_cell(&mut self, column: Column, label: &str, text: &str) {
        let line = if label.trim().is_empty() { text.to_owned() } else { format!("{}: {text}", tidy(label)) };
        let field = match column {
            Column::Title => Field::Title,
            Column::Description => Field::Description,
            Column::Theme => Field::Theme,
            Column::Keywords => Field::Keywords,
            Column::ContactEmail => Field::ContactEmail,
            Column::Reason => Field::Reason,
            Column::LegalGround => Field::LegalGround,
            Column::Frequency => Field::Frequency,
            Column::NextUpdate => Field::NextUpdate,
            Column::RequestedBy => Field::RequestedBy,
            Column::Temporal => Field::Temporal,
            Column::Spatial => Field::Spatial,
            Column::Address => Field::Address,
            Column::System | Column::Formats => {
                add(if column == Column::System { &mut self.state.system } else { &mut self.state.formats }, text);
                return;
            }
            Column::Responsible => {
                if recognition::looks_like_person(text) {
                    self.say("responsible-is-person", Severity::Warning, Some(Field::Responsible), "");
                    self.state.note(&line);
                    return;
                }
                Field::Responsible
            }
            Column::Access => return self.access(text, &line),
            Column::PersonalData => Field::PersonalData,
            Column::Requests => Field::Requests,
            Column::Estimated => return self.estimated(text, &line),
            Column::Commitment => return self.commitment(text, &line),
            _ if column == Column::Skip => return,
            _ => return self.state.note(&line),
        };
        let before = self.state.cell(field);
        if !before.is_empty() {
            let mut again = self.state.clone();
            // the same thing in other letters is the same thing
            if again.set(field, text).is_ok() && fold(&again.cell(field)) == fold(&before) {
                return;
            }
            self.say("rows-disagree", Severity::Warning, Some(field), text);
            self.state.note(&line);
            return;
        }
        if self.state.set(field, text).is_err() {
            self.say("not-understood", Severity::Warning, Some(field), text);
            self.state.note(&line);
        }
        if field == Field::Reason && fold(text).contains("datos personales") && self.state.personal_data.is_none() {
            self.state.personal_data = Some(true);
        }
    }

    fn access(&mut self, text: &str, line: &str) {
        let Some(access) = recognition::access(text) else {
            self.say("not-understood", Severity::Warning, Some(Field::Access), text);
            return self.state.note(line);
        };
        match self.state.access {
            // of two words the stricter holds
            Some(known) if known != access => {
                self.say("rows-disagree", Severity::Warning, Some(Field::Access), text);
                self.state.note(line);
                self.state.access = Some(known.max(access));
            }
            _ => self.state.access = Some(access),
        }
    }

    fn estimated(&mut self, text: &str, line: &str) {
        let month = moment::month_text(text);
        let read = month.as_deref().unwrap_or(text);
        if !self.state.estimated.is_empty() && self.state.estimated != read {
            self.say("rows-disagree", Severity::Warning, Some(Field::Estimated), text);
            return self.state.note(line);
        }
        self.state.estimated = read.to_owned();
        if read != text && month.is_some() && read != moment::NOT_APPLICABLE {
            // a day and a month in words say more, or otherwise, than the month that is kept
            self.say("date-read", Severity::Info, Some(Field::Estimated), text);
            if !text.starts_with(read) {
                self.state.note(line);
            }
        }
    }

    fn commitment(&mut self, text: &str, line: &str) {
        let last = moment::moments(text).first().and_then(|moment| moment.last_day());
        match moment::day(text).or(last) {
            Some(day) if self.state.plan.commitment.is_none() => {
                self.state.plan.commitment = Some(day);
                if self.state.estimated.is_empty() {
                    self.state.estimated = day.strftime("%Y-%m").to_string();
                }
                if moment::day(text).is_none() {
                    self.say("date-read", Severity::Info, Some(Field::Commitment), text);
                }
            }
            Some(day) if self.state.plan.commitment == Some(day) => {}
            _ => {
                self.say("not-understood", Severity::Warning, Some(Field::Commitment), text);
                self.state.note(line);
            }
        }
    }

    fn finish(mut self, existing: &[Entry], today: Date) -> Proposal {
        let title = fold(&self.state.title);
        if self.example || EXAMPLES.contains(&title.as_str()) {
            self.say("example-row", Severity::Warning, None, "");
            self.example = true;
        }
        let same = existing.iter().find(|entry| !title.is_empty() && fold(&entry.state.title) == title);
        if same.is_some() {
            self.say("already-there", Severity::Info, Some(Field::Title), "");
        }
        for finding in check(&self.state, Stage::Inventoried, today) {
            // a name that was put aside needs no second word; what is merely blank is told in the inventory
            let told = finding.code == "responsible-missing"
                && self.findings.iter().any(|known| known.code == "responsible-is-person");
            if !told && finding.severity > Severity::Info && !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
        self.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        Proposal {
            same_as: same.map(|entry| entry.id.clone()),
            take: !self.example,
            state: self.state,
            rows: self.rows,
            organization: self.organization,
            findings: self.findings,
        }
    }
}

/// Adds a word to a list parted by commas, unless it stands there.
fn add(list: &mut String, word: &str) {
    if list.split(", ").any(|known| fold(known) == fold(word)) {
        return;
    }
    if !list.is_empty() {
        list.push_str(", ");
    }
    list.push_str(word);
}

/// Fills what is blank in an entry from another state of it: what both say differently stays, and comes back as what is
/// left, to be noted.
pub fn complete(entry: &EntryState, other: &EntryState) -> (EntryState, Vec<(Field, String)>) {
    let mut state = entry.clone();
    let mut left = Vec::new();
    for field in Field::INVENTORY.into_iter().chain(Field::PLAN) {
        let (own, new) = (entry.cell(field), other.cell(field));
        match field {
            _ if new.is_empty() || own == new => {}
            Field::Notes => other.notes.lines().for_each(|line| state.note(line)),
            Field::Resources => {
                let known: BTreeSet<String> = entry.resources.iter().map(|resource| fold(&resource.title)).collect();
                let new = other.resources.iter().filter(|resource| !known.contains(&fold(&resource.title)));
                state.resources.extend(new.cloned());
                state.resources.truncate(MOST_RESOURCES);
            }
            _ if own.is_empty() && state.set(field, &new).is_ok() => {}
            _ if own.is_empty() => left.push((field, new)),
            _ if fold(&own) != fold(&new) => left.push((field, new)),
            _ => {}
        }
    }
    (state, left)
}
