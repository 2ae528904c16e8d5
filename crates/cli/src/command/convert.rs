//! `apertura convert IN OUT`: the table as read, its text untouched, in another format.
//!
//! Never here: reading and writing of formats.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apertura_portal::language::FluentValue;
use apertura_tabular::ReadError;
use apertura_tabular::read::read;
use apertura_tabular::structure::structure;
use apertura_tabular::write::{ConvertError, Target, convert};
use clap::Args;

use crate::command::{Done, ReadingArguments};
use crate::face::progress::Progress;
use crate::face::{Face, Fault};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[arg(help = "cli-option-in", value_name = "IN")]
    from: PathBuf,
    #[arg(help = "cli-option-out", value_name = "OUT")]
    to: PathBuf,
    #[arg(long, default_value = "1", value_name = "N|all", help = "cli-option-table")]
    table: String,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// Converts the first table, the one with the number, or all.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    let limits = arguments.reading.limits(Path::new("."))?;
    let overrides = arguments.reading.overrides();
    let fault = |why: ReadError| Fault::Read(arguments.from.clone(), why);
    let document = match read(&arguments.from, &overrides, &limits) {
        // Nothing in, nothing out: a chain of conversions goes on.
        Err(ReadError::Empty) if is_text(&arguments.to) => {
            let to = output(&arguments.to, 1, 1)?;
            std::fs::write(&to, "").map_err(|why| Fault::Io(to.clone(), why))?;
            face.say(&format!("{}: {}", to.display(), face.with("cli-converted-empty", [])));
            return Ok(ExitCode::SUCCESS);
        }
        document => document.map_err(fault)?,
    };
    let structured = structure(document, &overrides, &limits).map_err(fault)?;
    let count = structured.tables.len();
    let numbers: Vec<usize> = match arguments.table.parse() {
        _ if arguments.table == "all" => (1..=count).collect(),
        Ok(number) if (1..=count).contains(&number) => vec![number],
        _ => {
            let values = vec![("table", arguments.table.clone()), ("count", count.to_string())];
            return Err(Fault::Usage("cli-usage-table", values));
        }
    };
    for number in &numbers {
        let to = output(&arguments.to, *number, numbers.len())?;
        let name = to.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let unknown = || Fault::Usage("cli-usage-output", vec![("name", to.display().to_string())]);
        let target = Target::from_name(&name).ok_or_else(unknown)?;
        let folder = to.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let table = &structured.tables[number - 1];
        let progress = Progress::new(face, "cli-phase-converting");
        let converted = convert(table, target, folder, &name, &limits, &|done, all| progress.step(done, all));
        progress.end();
        let converted = converted.map_err(|why| match why {
            ConvertError::Read(why) => fault(why),
            ConvertError::Io(why) => Fault::Io(to.clone(), why),
            other => Fault::Io(to.clone(), std::io::Error::other(other.to_string())),
        })?;
        let values = [
            ("rows", FluentValue::from(converted.rows as f64)),
            ("columns", FluentValue::from(table.columns.len() as f64)),
            ("number", FluentValue::from(number.to_string())),
        ];
        face.say(&format!("{}: {}", to.display(), face.with("cli-converted", values)));
        let left_out: u64 = converted.left_out.values().sum();
        if left_out > 0 {
            face.say(&face.with("cli-left-out", [("count", FluentValue::from(left_out as f64))]));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// True for formats in which an empty file is a file without rows.
fn is_text(to: &Path) -> bool {
    let target = to.file_name().and_then(|name| Target::from_name(&name.to_string_lossy()));
    matches!(target, Some(Target::Csv | Target::Tsv | Target::Ndjson))
}

/// The name to write: `{}` is replaced by the table's number; several tables need it.
fn output(to: &Path, number: usize, tables: usize) -> Result<PathBuf, Fault> {
    let name = to.to_string_lossy();
    if name.contains("{}") {
        Ok(PathBuf::from(name.replace("{}", &number.to_string())))
    } else if tables > 1 {
        Err(Fault::Usage("cli-usage-all", vec![]))
    } else {
        Ok(to.to_path_buf())
    }
}
