//! `apertura recipe import-openrefine HISTORY`: recipes from elsewhere.
//!
//! Never here: the translation (see `tabular::openrefine`).

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apertura_portal::language::FluentValue;
use apertura_tabular::openrefine::import;
use apertura_tabular::read::read;
use apertura_tabular::structure::structure;
use clap::{Args, Subcommand};

use crate::command::{Done, ReadingArguments};
use crate::face::{Face, Fault, at};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(name = "import-openrefine", about = "cli-recipe-import-openrefine")]
    ImportOpenrefine(ImportArguments),
}

#[derive(Args)]
struct ImportArguments {
    #[arg(help = "cli-option-history")]
    history: PathBuf,
    #[arg(short, long, help = "cli-option-recipe-output")]
    output: Option<PathBuf>,
    #[arg(long, help = "cli-option-history-file")]
    file: Option<PathBuf>,
    #[arg(long, default_value_t = 1, help = "cli-option-table-number")]
    table: usize,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// Runs the command under `recipe`.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    match &arguments.command {
        Command::ImportOpenrefine(arguments) => import_openrefine(face, arguments),
    }
}

/// Writes the recipe, and says what could not be taken over; then the exit code is 1.
fn import_openrefine(face: &Face, arguments: &ImportArguments) -> Done {
    let json = std::fs::read_to_string(&arguments.history).map_err(at(&arguments.history))?;
    let overrides = arguments.reading.overrides();
    let mut table = None;
    if let Some(file) = &arguments.file {
        let limits = arguments.reading.limits(Path::new("."))?;
        let fault = |why| Fault::Read(file.clone(), why);
        let structured =
            structure(read(file, &overrides, &limits).map_err(fault)?, &overrides, &limits).map_err(fault)?;
        let count = structured.tables.len();
        let found = structured.tables.into_iter().nth(arguments.table.wrapping_sub(1));
        let values = || vec![("table", arguments.table.to_string()), ("count", count.to_string())];
        table = Some(found.ok_or_else(|| Fault::Usage("cli-usage-table", values()))?);
    }
    let imported = import(&json, table.as_ref().map(|table| (table, arguments.table)));
    let mut imported = imported.map_err(|why| {
        let values = vec![("path", arguments.history.display().to_string()), ("why", why.0)];
        Fault::Usage("cli-usage-history", values)
    })?;
    imported.recipe.import.table = arguments.table;
    imported.recipe.import.overrides = overrides;
    let text = imported.recipe.to_toml();
    match &arguments.output {
        Some(path) => std::fs::write(path, text).map_err(at(path))?,
        None => face.answer(&text)?,
    }
    let number = |n: usize| FluentValue::from(n as f64);
    let missing = imported.untranslated.len();
    let values = [("done", number(imported.operations - missing)), ("count", number(imported.operations))];
    face.say(&face.with("cli-history-imported", values));
    for one in &imported.untranslated {
        let reason = face.text(&format!("history-{}", one.reason.name()));
        let detail = if one.detail.is_empty() { String::new() } else { format!(" ({})", one.detail) };
        let what = if one.description.is_empty() { &one.operation } else { &one.description };
        face.say(&format!("  {}. {what}: {reason}{detail}", one.number));
    }
    Ok(ExitCode::from(u8::from(missing > 0)))
}
