//! `apertura inspect FILE…`: what is in a file and what is wrong with it.
//!
//! Never here: detection; everything said comes from `tabular::inspection`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apertura_portal::language::FluentValue;
use apertura_tabular::inspection::{InspectedTable, Inspection, examine, report, row_kinds};
use apertura_tabular::requirement::{self, Requirement};
use apertura_tabular::{Limits, Overrides, Severity, rule};
use clap::{Args, ValueEnum};

use crate::command::{Done, ReadingArguments};
use crate::face::{Face, Fault, findings};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[arg(required = true, help = "cli-option-files")]
    files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Form::Text, help = "cli-option-format")]
    format: Form,
    #[arg(long, help = "cli-option-row-kinds")]
    row_kinds: bool,
    #[arg(long, value_name = "info|warning|error", help = "cli-option-fail-on")]
    fail_on: Option<String>,
    #[arg(long, value_name = "estatal|federal-estricto|FILE.toml", help = "cli-option-profile")]
    profile: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = "cli-option-today")]
    today: Option<String>,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// The form of the answer.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Inspects every file; a file that gives no table is said and the others still follow.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    let fail_on = arguments.fail_on.as_deref().map(severity).transpose()?;
    let overrides = arguments.reading.overrides();
    let limits = arguments.reading.limits(Path::new("."))?;
    let mut code = ExitCode::SUCCESS;
    for (number, file) in arguments.files.iter().enumerate() {
        if number > 0 && arguments.format == Form::Text && !arguments.row_kinds {
            face.answer("\n")?;
        }
        match one(face, arguments, file, &overrides, &limits) {
            Ok(worst) if fail_on.is_some() && worst >= fail_on => code = ExitCode::from(1),
            Ok(_) => {}
            Err(Fault::Said(said)) => return Ok(ExitCode::from(said)),
            Err(fault) => code = face.fault(&fault),
        }
    }
    Ok(code)
}

/// One file; gives the worst severity found.
fn one(
    face: &Face,
    arguments: &Arguments,
    file: &Path,
    overrides: &Overrides,
    limits: &Limits,
) -> Result<Option<Severity>, Fault> {
    let read = |why| Fault::Read(file.to_path_buf(), why);
    if arguments.row_kinds {
        let kinds = row_kinds(file, overrides, limits).map_err(read)?;
        let words: Vec<&str> = kinds.iter().map(|k| k.name()).collect();
        face.answer(&(words.join("\n") + "\n"))?;
        return Ok(None);
    }
    let mut examined = examine(file, overrides, limits).map_err(read)?;
    if let Some(today) = &arguments.today {
        let stale = rule::stale_periods(&examined.structured.tables, &examined.profiles, today, STALE);
        examined.findings.extend(stale);
    }
    if let Some(name) = &arguments.profile {
        examined.findings = requirement(name)?.findings(&examined, &BTreeMap::new());
    }
    let inspection = report(&examined);
    match arguments.format {
        Form::Json => {
            let json = serde_json::to_string_pretty(&inspection).expect("an inspection is plain data");
            face.answer(&(json + "\n"))?;
        }
        Form::Text => face.answer(&page(face, &inspection))?,
    }
    Ok(inspection.findings.iter().map(|f| f.severity).max())
}

/// Days after which data are old where nobody says how often they come.
const STALE: u32 = 400;

/// A profile of requirements by its name, or from its file.
fn requirement(name: &str) -> Result<Requirement, Fault> {
    if let Some(known) = requirement::all().into_iter().find(|known| known.id == name) {
        return Ok(known);
    }
    let usage = |why: String| Fault::Usage("cli-usage-profile", vec![("name", name.to_owned()), ("why", why)]);
    let text = std::fs::read_to_string(name).map_err(|why| usage(why.to_string()))?;
    Requirement::from_toml(&text).map_err(usage)
}

fn severity(text: &str) -> Result<Severity, Fault> {
    [Severity::Info, Severity::Warning, Severity::Error]
        .into_iter()
        .find(|s| s.name() == text)
        .ok_or_else(|| Fault::Usage("cli-usage-severity", vec![("text", text.to_owned())]))
}

/// The whole answer for people.
fn page(face: &Face, inspection: &Inspection) -> String {
    let mut out = String::new();
    let source = &inspection.source;
    let _ = writeln!(out, "{}", face.paint("1", &source.name));
    let mut fact = |key: &str, value: String| {
        let _ = writeln!(out, "  {:14} {value}", face.text(key));
    };
    fact("cli-format", face.messages.code("format", source.format.name()));
    fact("cli-size", face.with("cli-bytes", [("count", FluentValue::from(source.bytes as f64))]));
    if let Some(packed) = &source.compression {
        fact("cli-compression", packed.clone());
    }
    if let Some(encoding) = &source.encoding {
        let bom = if source.bom { format!(" ({})", face.text("cli-with-bom")) } else { String::new() };
        fact("cli-encoding", format!("{encoding}{bom}"));
    }
    if let Some(delimiter) = &source.delimiter {
        let shown = match delimiter.as_str() {
            "\t" => face.text("cli-delimiter-tab"),
            " " => face.text("cli-delimiter-space"),
            "fixed" => face.text("cli-delimiter-fixed"),
            other => format!("`{other}`"),
        };
        fact("cli-delimiter", shown);
    }
    if let Some(quote) = &source.quote {
        fact("cli-quote", format!("`{quote}`"));
    }
    fact("cli-hash", source.sha256.clone());
    for (number, table) in inspection.tables.iter().enumerate() {
        out.push('\n');
        out.push_str(&table_lines(face, number, table));
    }
    out.push('\n');
    out.push_str(&findings::lines(face, &inspection.findings));
    out
}

fn table_lines(face: &Face, number: usize, table: &InspectedTable) -> String {
    let mut out = String::new();
    let number = FluentValue::from((number + 1).to_string());
    let name = match &table.sheet {
        _ if !table.stacked.is_empty() => {
            let count = FluentValue::from(table.stacked.len() as f64);
            face.with("cli-table-stacked", [("number", number), ("count", count)])
        }
        Some(sheet) => face.with("cli-table-in", [("number", number), ("sheet", sheet.as_str().into())]),
        None => face.with("cli-table", [("number", number)]),
    };
    let row = |n: u64| FluentValue::from(n.to_string());
    let header = match table.header.first_row {
        None => face.text("cli-header-none"),
        Some(first) if table.header.rows <= 1 => face.with("cli-header-at", [("row", row(first))]),
        Some(first) => {
            face.with("cli-header-span", [("row", row(first)), ("last", row(first + table.header.rows - 1))])
        }
    };
    let data = face.with("cli-data-at", [("first", row(table.data.first_row)), ("last", row(table.data.last_row))]);
    let count = |key: &str, n: u64| face.with(key, [("count", FluentValue::from(n as f64))]);
    let rows = count("cli-rows", table.data.rows);
    let columns = count("cli-columns", table.columns.len() as u64);
    let _ = writeln!(out, "{}: {rows}, {columns}; {header}, {data}", face.paint("1", &name));
    for (place, layer) in table.stacked.iter().enumerate() {
        let next = table.stacked.get(place + 1);
        let last = next.map_or(table.data.last_row, |next| next.offset);
        let values = [
            ("first", row(layer.offset + 1)),
            ("last", row(last)),
            ("sheet", layer.sheet.as_deref().unwrap_or_default().into()),
            ("own", row(1)),
        ];
        let _ = writeln!(out, "  {}", face.with("cli-layer", values));
    }
    for (key, notes) in [("cli-title-rows", &table.titles), ("cli-notes", &table.notes)] {
        for note in notes.iter().take(4) {
            let _ = writeln!(out, "  {}: {}", face.text(key), short(&note.text, 300));
        }
    }
    out.push_str(&columns_table(face, table));
    out
}

/// The columns as an aligned table.
fn columns_table(face: &Face, table: &InspectedTable) -> String {
    let mut lines =
        vec![["column", "label", "type", "nulls", "distinct", "range"].map(|k| face.text(&format!("cli-head-{k}")))];
    for column in &table.columns {
        let kind = column.personal.as_deref().map(|k| face.messages.code("personal", k));
        let kind =
            kind.or_else(|| column.semantic.as_deref().and_then(|s| face.messages.find(&format!("semantic-{s}"))));
        let value_type = face.messages.code("type", column.value_type.name());
        let range = match (&column.min, &column.max) {
            (Some(min), Some(max)) if min == max => short(min, 20),
            (Some(min), Some(max)) => format!("{} … {}", short(min, 20), short(max, 20)),
            _ => String::new(),
        };
        lines.push([
            short(&column.name, 32),
            short(&column.label, 32),
            kind.map_or(value_type.clone(), |k| if k == value_type { k } else { format!("{value_type} ({k})") }),
            column.nulls.to_string(),
            column.distinct.to_string(),
            range,
        ]);
    }
    let widths: Vec<usize> = (0..6).map(|i| lines.iter().map(|l| l[i].chars().count()).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for (number, line) in lines.iter().enumerate() {
        let mut shown = String::from("  ");
        for (cell, width) in line.iter().zip(&widths) {
            let _ = write!(shown, "{cell}{}  ", " ".repeat(width - cell.chars().count()));
        }
        let shown = shown.trim_end();
        let _ = writeln!(out, "{}", if number == 0 { face.paint("2", shown) } else { shown.to_owned() });
    }
    out
}

/// One line, cut with an ellipsis.
fn short(text: &str, most: usize) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most { line } else { line.chars().take(most - 1).chain(['…']).collect() }
}
