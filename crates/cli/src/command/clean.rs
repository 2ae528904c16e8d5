//! `apertura clean FILE -o DIR`: the clean table, its dictionary, recipe, change log and report.
//!
//! With `--preview` nothing is written: what each step would do is shown. Never here: cleaning; the recipe comes from `tabular::suggest`, the files from `tabular::clean`.

mod preview;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apertura_actions::ReportInput;
use apertura_portal::language::FluentValue;
use apertura_portal::{report, risk};
use apertura_tabular::clean::{CleanError, Outputs, clean};
use apertura_tabular::cleaned::{Cleaned, Drift};
use apertura_tabular::inspection::{Examined, examine_with};
use apertura_tabular::recipe::Expected;
use apertura_tabular::{Finding, Overrides, Recipe, Severity, suggest};
use clap::Args;

use crate::command::{Done, ReadingArguments};
use crate::face::progress::Progress;
use crate::face::{Face, Fault, at, findings};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[arg(help = "cli-option-file")]
    file: PathBuf,
    #[arg(short, long, help = "cli-option-output", required_unless_present = "preview")]
    output: Option<PathBuf>,
    #[arg(long, help = "cli-option-preview", conflicts_with = "output")]
    preview: bool,
    #[arg(long, help = "cli-option-recipe")]
    recipe: Option<PathBuf>,
    #[arg(long, help = "cli-option-table-number")]
    table: Option<usize>,
    #[arg(long, help = "cli-option-key")]
    key: Option<PathBuf>,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// Cleans and says what was done and what a person must still decide.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    let given = arguments.recipe.as_deref().map(read_recipe).transpose()?;
    let overrides = overrides(arguments, given.as_ref());
    let limits = arguments.reading.limits(Path::new("."))?;
    let file = &arguments.file;
    let progress = Progress::new(face, "cli-phase-reading");
    let examined = examine_with(file, &overrides, &limits, &|done, total| progress.step(done, total));
    progress.end();
    let examined = examined.map_err(|why| Fault::Read(file.clone(), why))?;
    let number = arguments.table.or(given.as_ref().map(|r| r.import.table)).unwrap_or(1);
    let count = examined.structured.tables.len();
    let (Some(table), Some(profile)) =
        (examined.structured.tables.get(number.wrapping_sub(1)), examined.profiles.get(number.wrapping_sub(1)))
    else {
        let values = vec![("table", number.to_string()), ("count", count.to_string())];
        return Err(Fault::Usage("cli-usage-table", values));
    };
    // the recipe that is written says how this file was read
    let expected = given.as_ref().and_then(|given| given.import.expected.clone());
    let mut recipe = match given {
        Some(given) => Recipe { import: suggest::import(table, number, &overrides), ..given },
        None => suggest::recipe(table, number, &overrides, profile, &examined.findings),
    };
    recipe.import.expected = Some(Expected::new(table, profile, &examined.structured.source, &recipe));

    let staging = match &arguments.output {
        Some(_) => None,
        None => Some(tempfile::tempdir().map_err(at(Path::new(".")))?),
    };
    let folder = match (&arguments.output, &staging) {
        (Some(folder), _) => folder.clone(),
        (None, Some(staging)) => staging.path().to_path_buf(),
        (None, None) => PathBuf::from("."),
    };
    std::fs::create_dir_all(&folder).map_err(at(&folder))?;
    let mut outputs = Outputs::new(&folder, stem(file));
    outputs.source = Some(examined.structured.source.clone());
    outputs.expected = expected;
    if arguments.preview {
        outputs.spreadsheet_cells = 0;
    }
    outputs = outputs.with_profile(profile);
    outputs.key = arguments.key.as_deref().map(|path| std::fs::read(path).map_err(at(path))).transpose()?;
    let progress = Progress::new(face, "cli-phase-cleaning");
    let cleaned = clean(table, &recipe, &outputs, &limits, &|done, total| progress.step(done, total));
    progress.end();
    let cleaned = cleaned.map_err(|why| fault(face, file, why))?;

    let ours: Vec<Finding> = cleaned.remaining(&recipe, &of_table(&examined, number));
    if arguments.preview {
        face.answer(&preview::page(face, &recipe, &cleaned))?;
        return Ok(ExitCode::SUCCESS);
    }
    let report = folder.join("report.html");
    let sheets = table.sheets();
    let input = ReportInput {
        dataset: None,
        version: None,
        source: &examined.structured.source,
        sheet: sheets.as_deref(),
        structure: &table.structure,
        findings: &ours,
        before: profile,
        recipe: &recipe,
        cleaned: &cleaned,
        decisions: &[],
        difference: None,
    };
    std::fs::write(&report, report::render(face.language, &input)).map_err(at(&report))?;
    let path = folder.join("profile.json");
    let mut json = serde_json::to_vec_pretty(profile).expect("a profile holds only what JSON can say");
    json.push(b'\n');
    std::fs::write(&path, json).map_err(at(&path))?;
    said(face, &folder, &cleaned, &ours);
    Ok(ExitCode::SUCCESS)
}

/// What a person set on the command line wins over what the recipe keeps.
fn overrides(arguments: &Arguments, recipe: Option<&Recipe>) -> Overrides {
    let kept = recipe.map(|recipe| recipe.import.overrides.clone()).unwrap_or_default();
    arguments.reading.overrides().or(&kept)
}

/// A recipe from its file.
pub fn read_recipe(path: &Path) -> Result<Recipe, Fault> {
    let text = std::fs::read_to_string(path).map_err(at(path))?;
    Recipe::from_toml(&text).map_err(|why| {
        Fault::Usage("cli-usage-recipe", vec![("path", path.display().to_string()), ("why", why.to_string())])
    })
}

/// The file's name without folders and extension.
fn stem(file: &Path) -> String {
    file.file_stem().map_or_else(|| "datos".to_owned(), |s| s.to_string_lossy().into_owned())
}

/// The findings about the file and about this table.
fn of_table(examined: &Examined, number: usize) -> Vec<Finding> {
    examined.findings.iter().filter(|f| f.table.is_none_or(|t| t + 1 == number)).cloned().collect()
}

fn fault(face: &Face, file: &Path, why: CleanError) -> Fault {
    match why {
        CleanError::Read(why) => Fault::Read(file.to_path_buf(), why),
        CleanError::Io(why) => Fault::Io(file.to_path_buf(), why),
        other => {
            let values = || {
                let column = match &other {
                    CleanError::NoKey { column } => column.clone(),
                    _ => String::new(),
                };
                [("why", FluentValue::from(other.to_string())), ("column", column.into())]
            };
            let key = format!("error-{}", other.code());
            face.error(&face.with(&key, values()), &face.with(&format!("{key}-hint"), values()));
            Fault::Said(1)
        }
    }
}

/// What was done, to stderr; the files' names, to stdout.
fn said(face: &Face, folder: &Path, cleaned: &Cleaned, found: &[Finding]) {
    let number = |n: u64| FluentValue::from(n as f64);
    let changed: u64 = cleaned.changes.steps.iter().map(|s| s.cells_changed).sum();
    let dropped: u64 = cleaned.changes.steps.iter().map(|s| s.rows_dropped).sum();
    let values = [
        ("rows", number(cleaned.rows)),
        ("columns", number(cleaned.columns.len() as u64)),
        ("changed", number(changed)),
        ("dropped", number(dropped)),
    ];
    face.say(&face.with("cli-cleaned", values));
    said_risk(face, cleaned);
    let undecided: Vec<&Finding> = found.iter().filter(|f| f.severity == Severity::Error).collect();
    if !undecided.is_empty() {
        face.say(&face.with("cli-must-decide", [("count", number(undecided.len() as u64))]));
        for finding in undecided {
            eprint!("{}", findings::line(face, finding));
        }
    }
    drift(face, cleaned);
    let mut names: Vec<&str> = cleaned.files.iter().map(|f| f.name.as_str()).collect();
    names.extend(["profile.json", "report.html"]);
    for name in names {
        println!("{}", folder.join(name).display());
    }
}

/// One line on a step that no longer fits, or on what differs in the file.
fn drift_line(face: &Face, drift: &Drift) -> String {
    let what = face.messages.code("operation", &drift.operation);
    let column = drift.column.as_ref().map(|c| format!(" (`{c}`)")).unwrap_or_default();
    format!("  {what}{column}: {}", face.messages.drift(drift))
}

/// What the recipe did to the risk that somebody is recognized, where something was at risk.
fn said_risk(face: &Face, cleaned: &Cleaned) {
    let Some(effect) = &cleaned.changes.privacy else { return };
    face.say(&format!("{}:", face.messages.text("report-risk-title")));
    for (what, before, after) in risk::lines(face.messages, effect) {
        face.say(&format!("  {what}: {before} → {after}"));
    }
}

/// The steps that no longer fit.
fn drift(face: &Face, cleaned: &Cleaned) {
    let drift = &cleaned.changes.drift;
    if drift.is_empty() {
        return;
    }
    face.say(&face.with("cli-drift", [("count", FluentValue::from(drift.len() as f64))]));
    for step in drift {
        face.say(&drift_line(face, step));
    }
}
