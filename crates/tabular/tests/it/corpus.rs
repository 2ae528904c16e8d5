//! The set of messy Spanish tables in `tests/corpus`: every case against its truth, and a scoreboard.
//!
//! What the files of a case mean stands in `tests/corpus/README.md`. A check that fails must stand in
//! `KNOWN.toml` with its reason; a check that stands there and does not fail must be taken out.
//! Never here: truth, or anything that is true of one case only.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::inspection::{Examined, examine};
use apertura_tabular::naming;
use apertura_tabular::{Limits, Overrides, ReadError, Table, suggest};
use serde::Deserialize;

/// What a check is about, in the order of the scoreboard.
const CHECKS: [&str; 9] = ["reading", "structure", "kinds", "labels", "notes", "table", "findings", "clean", "stacked"];

/// `truth.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Truth {
    /// What is messy, in one sentence.
    about: String,
    /// Why the file must be refused; then nothing else is given.
    error: Option<String>,
    format: Option<String>,
    encoding: Option<String>,
    #[serde(default)]
    bom: bool,
    delimiter: Option<String>,
    compression: Option<String>,
    /// Tables in the sheets that are not hidden.
    tables: Option<usize>,
    /// Rules that must have a finding, as `rule` or `rule @ label of the column`.
    #[serde(default)]
    findings: Vec<String>,
    /// Rules that must have none.
    #[serde(default)]
    no_findings: Vec<String>,
    /// The tables that are described, from the first.
    #[serde(default)]
    table: Vec<TableTruth>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableTruth {
    sheet: Option<String>,
    header: HeaderTruth,
    data: DataTruth,
    labels: Option<Vec<String>>,
    /// Units by label.
    #[serde(default)]
    units: BTreeMap<String, String>,
    /// Titles above and footers below, each with its cells joined by a space.
    titles: Option<Vec<String>>,
    notes: Option<Vec<String>>,
    /// Records among the data that are no plain data, each with its kind.
    #[serde(default)]
    kinds: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderTruth {
    first_row: Option<u64>,
    rows: u64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DataTruth {
    first_row: u64,
    last_row: u64,
    rows: u64,
}

/// What was compared in one case: by check, what is wrong (nothing where it is right).
#[derive(Default)]
struct Scores(BTreeMap<&'static str, Vec<String>>);

impl Scores {
    fn compare<T: PartialEq + std::fmt::Debug>(&mut self, check: &'static str, what: &str, found: T, truth: T) {
        let wrong = self.0.entry(check).or_default();
        if found != truth {
            wrong.push(format!("{what}: found {found:?}, truth {truth:?}"));
        }
    }

    /// Compares tables of text and tells the first difference.
    fn rows(
        &mut self,
        check: &'static str,
        found: &[Vec<String>],
        truth: &[Vec<String>],
        same: fn(&str, &str) -> bool,
    ) {
        let wrong = self.0.entry(check).or_default();
        if found.len() != truth.len() {
            wrong.push(format!("rows: found {}, truth {}", found.len(), truth.len()));
        }
        for (number, (found, truth)) in found.iter().zip(truth).enumerate() {
            if found.len() != truth.len() || found.iter().zip(truth).any(|(found, truth)| !same(found, truth)) {
                wrong.push(format!("row {}: found {found:?}, truth {truth:?}", number + 1));
                break;
            }
        }
    }
}

#[test]
fn every_case_of_the_corpus_is_read_as_its_truth_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let known: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&text(&folder.join("KNOWN.toml"))).expect("KNOWN.toml");
    let only = std::env::var("CORPUS_CASE").ok();
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("the corpus").map(|entry| entry.expect("an entry").path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    let mut board: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut surprises, mut details, mut whole) = (String::new(), String::new(), 0);
    let mut unused: BTreeSet<(String, String)> = BTreeSet::new();
    for (case, checks) in &known {
        unused.extend(checks.keys().map(|check| (case.clone(), check.clone())));
    }
    for case in &cases {
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            unused.retain(|(case, _)| *case != name);
            continue;
        }
        let scores = score(case);
        whole += usize::from(scores.0.values().all(Vec::is_empty));
        for (check, wrong) in &scores.0 {
            let (right, all) = board.entry(check).or_default();
            *all += 1;
            *right += usize::from(wrong.is_empty());
            let listed = unused.remove(&(name.clone(), (*check).to_owned()));
            for wrong in wrong {
                writeln!(details, "{name}: {check}: {wrong}").expect("text");
            }
            match (wrong.is_empty(), listed) {
                (true, true) => writeln!(surprises, "{name}: {check} is right now: take it out of KNOWN.toml"),
                (false, false) => writeln!(surprises, "{name}: {check}: {}", wrong.join("; ")),
                _ => Ok(()),
            }
            .expect("text");
        }
    }
    for (case, check) in unused {
        writeln!(surprises, "{case}: KNOWN.toml names the check {check}, which is not made").expect("text");
    }
    println!("{details}");
    let (mut right, mut all) = (0, 0);
    for check in CHECKS {
        let (found, of) = board.get(check).copied().unwrap_or_default();
        println!("{check:<10} {found:>3} of {of:>3}  {:>5.1} %", percent(found, of));
        (right, all) = (right + found, all + of);
    }
    println!("{:<10} {right:>3} of {all:>3}  {:>5.1} %", "all", percent(right, all));
    println!("{:<10} {whole:>3} of {:>3}  {:>5.1} %", "whole case", cases.len(), percent(whole, cases.len()));
    assert!(surprises.is_empty(), "\n{surprises}");
}

#[expect(clippy::cast_precision_loss, reason = "a share for people")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn score(case: &Path) -> Scores {
    let truth: Truth =
        toml::from_str(&text(&case.join("truth.toml"))).unwrap_or_else(|e| panic!("{}: {e}", case.display()));
    assert!(!truth.about.is_empty(), "{}", case.display());
    let input = std::fs::read_dir(case)
        .expect("a case")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.file_stem().is_some_and(|stem| stem.to_string_lossy().split('.').next() == Some("input")))
        .unwrap_or_else(|| panic!("{} has no input", case.display()));
    let mut scores = Scores::default();
    let examined = examine(&input, &Overrides::default(), &Limits::default());
    let code = examined.as_ref().err().map(|error| error.code().to_owned());
    scores.compare("reading", "error", code, truth.error.clone());
    match examined {
        Ok(examined) if truth.error.is_none() => {
            reading(&mut scores, &examined, &truth);
            structure(&mut scores, &examined, &truth);
            tables(&mut scores, &examined, case);
            findings(&mut scores, &examined, &truth);
            stacked(&mut scores, &input, case);
        }
        Err(_) if truth.error.is_none() => {
            let described = |by: fn(&TableTruth) -> bool| truth.table.iter().any(by);
            let made: [(&str, bool); 8] = [
                ("structure", true),
                ("kinds", described(|table| !table.kinds.is_empty())),
                ("labels", described(|table| table.labels.is_some())),
                ("notes", described(|table| table.titles.is_some() || table.notes.is_some())),
                ("table", case.join("table.csv").exists()),
                ("findings", true),
                ("clean", case.join("clean.csv").exists()),
                ("stacked", case.join("stacked.csv").exists()),
            ];
            made.into_iter()
                .filter(|(_, made)| *made)
                .for_each(|(check, _)| scores.compare(check, "read", false, true));
        }
        _ => {}
    }
    scores
}

fn reading(scores: &mut Scores, examined: &Examined, truth: &Truth) {
    let source = &examined.structured.source;
    scores.compare("reading", "format", Some(source.format.name()), truth.format.as_deref());
    // `ibm437|ibm850`: the bytes leave it open
    let open = truth
        .encoding
        .as_deref()
        .and_then(|labels| labels.split('|').find(|label| source.encoding.as_deref() == Some(label)));
    scores.compare("reading", "encoding", source.encoding.as_deref(), open.or(truth.encoding.as_deref()));
    scores.compare("reading", "bom", source.bom, truth.bom);
    scores.compare("reading", "delimiter", source.delimiter.as_deref(), truth.delimiter.as_deref());
    scores.compare("reading", "compression", source.compression.as_deref(), truth.compression.as_deref());
}

fn structure(scores: &mut Scores, examined: &Examined, truth: &Truth) {
    let tables = &examined.structured.tables;
    scores.compare("structure", "tables", tables.len(), truth.tables.unwrap_or(truth.table.len()));
    for (number, truth) in truth.table.iter().enumerate() {
        let Some(table) = tables.get(number) else { continue };
        let found = &table.structure;
        let mut same = |what: &str, found: Option<u64>, truth: Option<u64>| {
            scores.compare("structure", &format!("table {} {what}", number + 1), found, truth);
        };
        same("header.first_row", found.header_first_row, truth.header.first_row);
        same("header.rows", Some(found.header_rows), Some(truth.header.rows));
        same("data.first_row", Some(found.first_row), Some(truth.data.first_row));
        same("data.last_row", Some(found.last_row), Some(truth.data.last_row));
        same("data.rows", Some(found.rows), Some(truth.data.rows));
        let sheet = truth.sheet.as_deref();
        scores.compare("structure", &format!("table {} sheet", number + 1), table.sheet.as_deref(), sheet);
        if !truth.kinds.is_empty() {
            let kinds: BTreeMap<String, String> = found
                .exceptions
                .iter()
                .map(|(record, kind)| (record.to_string(), kind.name().to_owned()))
                .filter(|(_, kind)| kind != "empty" && kind != "data")
                .collect();
            scores.compare("kinds", &format!("table {}", number + 1), &kinds, &truth.kinds);
        }
        labels(scores, table, truth);
        for (what, notes, truth) in
            [("titles", &table.structure.titles, &truth.titles), ("notes", &table.structure.notes, &truth.notes)]
        {
            if let Some(truth) = truth {
                let found: Vec<String> = notes.iter().map(|note| plain(&note.text)).collect();
                let expected: Vec<String> = truth.iter().map(|note| plain(note)).collect();
                scores.compare("notes", what, found, expected);
            }
        }
    }
}

fn labels(scores: &mut Scores, table: &Table, truth: &TableTruth) {
    let Some(labels) = &truth.labels else { return };
    let found: Vec<String> = table.columns.iter().map(|column| plain(&column.label)).collect();
    let expected: Vec<String> = labels.iter().map(|label| plain(label)).collect();
    scores.compare("labels", "labels", found, expected);
    for (label, unit) in &truth.units {
        let column = table.columns.iter().find(|column| plain(&column.label) == plain(label));
        let found = column.and_then(|column| column.unit.as_deref()).map(plain);
        scores.compare("labels", &format!("unit of {label}"), found, Some(plain(unit)));
    }
}

/// One space for each run of white space.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tables(scores: &mut Scores, examined: &Examined, case: &Path) {
    let (expected, cleaned) = (case.join("table.csv"), case.join("clean.csv"));
    let Some(table) = examined.structured.tables.first() else { return };
    if expected.exists() {
        let truth = records(&text(&expected));
        let found = cells(table).expect("the rows");
        // where the file knows numbers, how many zeros end one is no part of it
        let typed = examined.structured.source.format.name() != "csv";
        scores.rows("table", &found, &truth[1..], if typed { same_value } else { |found, truth| found == truth });
    }
    if cleaned.exists() {
        let truth = records(&text(&cleaned));
        let recipe = suggest::recipe(table, 1, &Overrides::default(), &examined.profiles[0], &examined.findings);
        let folder = tempfile::tempdir().expect("a folder");
        let mut outputs = Outputs::new(folder.path(), "clean").with_profile(&examined.profiles[0]);
        outputs.spreadsheet_cells = 0;
        match clean(table, &recipe, &outputs, &Limits::default(), &|_, _| {}) {
            Ok(_) => {
                let found = records(&text(&folder.path().join("clean.csv")));
                scores.rows("clean", &found[1..], &truth[1..], same_value);
            }
            Err(error) => scores.compare("clean", "error", Some(error.to_string()), None),
        }
    }
}

/// The sheets of one shape as one table: labels and cells.
fn stacked(scores: &mut Scores, input: &Path, case: &Path) {
    let expected = case.join("stacked.csv");
    if !expected.exists() {
        return;
    }
    let truth = records(&text(&expected));
    let overrides = Overrides { stack: Some(Overrides::AUTO.to_owned()), ..Overrides::default() };
    let examined = examine(input, &overrides, &Limits::default()).expect("sheets to stack");
    let table = &examined.structured.tables[0];
    let labels: Vec<&str> = table.columns.iter().map(|column| column.label.as_str()).collect();
    scores.compare("stacked", "labels", labels, truth[0].iter().map(String::as_str).collect());
    scores.rows("stacked", &cells(table).expect("the rows"), &truth[1..], same_value);
}

/// The same text, or the same plain decimal number (`10.50` and `10.5`).
fn same_value(found: &str, truth: &str) -> bool {
    let number = |text: &str| {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = !whole.is_empty() && (whole == "0" || !whole.starts_with('0'));
        let plain = plain && [whole, rest].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        plain.then(|| (text.starts_with('-'), whole.to_owned(), rest.trim_end_matches('0').to_owned()))
    };
    found == truth || number(found).is_some_and(|found| Some(found) == number(truth))
}

fn cells(table: &Table) -> Result<Vec<Vec<String>>, ReadError> {
    let mut rows = Vec::new();
    table.run(&Limits::default(), Ok::<_, ReadError>, |batch| {
        for row in 0..batch.rows() {
            rows.push(batch.columns.iter().map(|column| column.value(row).to_owned()).collect());
        }
        Ok(())
    })?;
    Ok(rows)
}

fn findings(scores: &mut Scores, examined: &Examined, truth: &Truth) {
    let has = |wanted: &str| {
        let (rule, label) = wanted.split_once(" @ ").map_or((wanted, None), |(rule, label)| (rule, Some(label)));
        examined.findings.iter().any(|finding| {
            finding.rule == rule
                && label.is_none_or(|label| {
                    let name = naming::name(label);
                    finding.column.as_deref().is_some_and(|column| column == name)
                })
        })
    };
    let missing: Vec<&String> = truth.findings.iter().filter(|wanted| !has(wanted)).collect();
    scores.compare("findings", "not found", missing, Vec::new());
    let wrong: Vec<&String> = truth.no_findings.iter().filter(|unwanted| has(unwanted)).collect();
    scores.compare("findings", "found wrongly", wrong, Vec::new());
}

/// The records of a CSV text (comma, double quotes), line ends inside quotes kept.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut signs) = (false, text.chars().peekable());
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            sign => cell.push(sign),
        }
    }
    if !cell.is_empty() || !record.is_empty() {
        record.push(cell);
        records.push(record);
    }
    records
}
