//! `apertura cluster FILE --column C`: which values of a column may be one value written in several ways, with how often
//! each occurs and why; accepted ones go into a recipe as a `map-values` step.
//!
//! Never here: how values are compared (see `tabular::cluster`).

use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apertura_portal::language::FluentValue;
use apertura_tabular::cluster::{Cluster, ClusterError, Method, Values, cluster, mapping};
use apertura_tabular::read::read;
use apertura_tabular::structure::{Structured, structure};
use apertura_tabular::{Limits, Operation, Overrides, ReadError, Recipe, Step, Table};
use clap::Args;

use super::clean::read_recipe;
use crate::command::{Done, ReadingArguments};
use crate::face::progress::Progress;
use crate::face::{Face, Fault, at};

/// Clusters that are shown to a person.
const SHOWN: usize = 30;
/// Forms of a cluster that are shown to a person.
const FORMS: usize = 12;

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[arg(help = "cli-option-file")]
    file: PathBuf,
    #[arg(short, long, help = "cli-option-column")]
    column: String,
    #[arg(
        short,
        long,
        default_value = "fingerprint",
        value_name = "fingerprint|ngram|phonetic|nearest|all",
        help = "cli-option-method"
    )]
    method: String,
    #[arg(long, help = "cli-option-json")]
    json: bool,
    #[arg(long, help = "cli-option-cluster-recipe")]
    recipe: Option<PathBuf>,
    #[arg(long, help = "cli-option-table-number")]
    table: Option<usize>,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// Shows the clusters, or writes them into a recipe too.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    let methods = methods(&arguments.method)?;
    let given = match &arguments.recipe {
        Some(path) if path.exists() => Some(read_recipe(path)?),
        _ => None,
    };
    let mut overrides = arguments.reading.overrides();
    if let Some(recipe) = given.as_ref().filter(|_| overrides == Overrides::default()) {
        overrides = recipe.import.overrides.clone();
    }
    let limits = arguments.reading.limits(Path::new("."))?;
    let fault = |why| Fault::Read(arguments.file.clone(), why);
    let structured = match tables(&arguments.file, &overrides, &limits) {
        // a list of one column under its name is no table by itself
        Err(ReadError::NoTable) if overrides.header.is_none() => {
            overrides.header = Some("1".to_owned());
            tables(&arguments.file, &overrides, &limits).map_err(fault)?
        }
        structured => structured.map_err(fault)?,
    };
    let number = arguments.table.or(given.as_ref().map(|recipe| recipe.import.table)).unwrap_or(1);
    let Some(table) = structured.tables.get(number.wrapping_sub(1)) else {
        let values = vec![("table", number.to_string()), ("count", structured.tables.len().to_string())];
        return Err(Fault::Usage("cli-usage-table", values));
    };
    let place = column(table, &arguments.column)?;
    let progress = Progress::new(face, "cli-phase-reading");
    let values = Values::of_column(table, place, &limits, &|done, total| progress.step(done, total));
    progress.end();
    let values = values.map_err(|why| match why {
        ClusterError::Read(why) => fault(why),
        ClusterError::TooMany { most } => Fault::Usage("cli-usage-too-many-values", vec![("count", most.to_string())]),
    })?;
    let clusters = cluster(&values, &methods);
    if arguments.json {
        write_json(&clusters)?;
    } else {
        face.answer(&page(face, &arguments.column, values.count(), &clusters))?;
    }
    if let Some(path) = &arguments.recipe {
        let mut recipe = given.unwrap_or_else(|| Recipe::new(number, overrides));
        accept(&mut recipe, &table.columns[place].name, &clusters);
        std::fs::write(path, recipe.to_toml()).map_err(at(path))?;
        let count = FluentValue::from(clusters.len() as f64);
        face.say(&face.with("cli-clusters-accepted", [("count", count), ("path", path.display().to_string().into())]));
    }
    Ok(ExitCode::SUCCESS)
}

fn tables(file: &Path, overrides: &Overrides, limits: &Limits) -> Result<Structured, ReadError> {
    structure(read(file, overrides, limits)?, overrides, limits)
}

fn methods(name: &str) -> Result<Vec<Method>, Fault> {
    match name {
        "all" => Ok(Method::ALL.to_vec()),
        name => match Method::named(name) {
            Some(method) => Ok(vec![method]),
            None => Err(Fault::Usage("cli-usage-method", vec![("text", name.to_owned())])),
        },
    }
}

/// The column that a person means: by its name, its label or its number.
fn column(table: &Table, text: &str) -> Result<usize, Fault> {
    let same = |one: &str| one.trim().to_lowercase() == text.trim().to_lowercase();
    let columns = &table.columns;
    let found = columns.iter().position(|c| c.name == text);
    let found = found.or_else(|| columns.iter().position(|c| same(&c.label) || same(&c.name)));
    let numbered = || text.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < columns.len());
    found.or_else(numbered).ok_or_else(|| {
        let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
        Fault::Usage("cli-usage-column", vec![("column", text.to_owned()), ("columns", names.join(", "))])
    })
}

/// The step stands first: it is made from the cells as they are in the file.
fn accept(recipe: &mut Recipe, column: &str, clusters: &[Cluster]) {
    let values = mapping(clusters);
    if values.is_empty() {
        return;
    }
    for step in recipe.steps.iter_mut().take(1) {
        if let Operation::MapValues { column: same, values: before } = &mut step.operation
            && same == column
        {
            return before.extend(values);
        }
    }
    let operation = Operation::MapValues { column: column.to_owned(), values };
    recipe.steps.insert(0, Step { because: Some("cluster".to_owned()), ..Step::new(operation) });
}

/// All clusters, one JSON object that is written as it goes.
fn write_json(clusters: &[Cluster]) -> Result<(), Fault> {
    let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    let mut write = || -> std::io::Result<()> {
        out.write_all(b"{\"version\":1,\"clusters\":[")?;
        for (number, cluster) in clusters.iter().enumerate() {
            out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut out, cluster)?;
        }
        out.write_all(b"\n]}\n")?;
        out.flush()
    };
    match write() {
        Err(why) if why.kind() == std::io::ErrorKind::BrokenPipe => Err(Fault::Said(0)),
        Err(why) => Err(Fault::Io(Path::new("stdout").to_path_buf(), why)),
        Ok(()) => Ok(()),
    }
}

/// The answer for people.
fn page(face: &Face, column: &str, distinct: u64, clusters: &[Cluster]) -> String {
    let number = |n: u64| FluentValue::from(n as f64);
    let mut out = String::new();
    let cells = clusters.iter().map(Cluster::changes).sum();
    let values = [
        ("count", number(clusters.len() as u64)),
        ("distinct", number(distinct)),
        ("cells", number(cells)),
        ("column", column.into()),
    ];
    let _ = writeln!(out, "{}", face.with("cli-clusters", values));
    for cluster in clusters.iter().take(SHOWN) {
        let words = |prefix: &str, names: Vec<String>| {
            names.iter().map(|name| face.text(&format!("{prefix}-{name}"))).collect::<Vec<_>>().join(", ")
        };
        let methods = words("cluster-method", cluster.methods.iter().map(|m| m.name().to_owned()).collect());
        let differences =
            words("cluster-difference", cluster.differences.iter().map(|d| d.name().to_owned()).collect());
        let choice = face.text(&format!("cluster-choice-{}", cluster.choice.name()));
        let _ = writeln!(out, "\n{} ({choice})", face.paint("1", &cluster.canonical));
        let _ = writeln!(
            out,
            "  {}: {methods}; {}: {differences}",
            face.text("cli-cluster-because"),
            face.text("cli-cluster-differ")
        );
        for form in cluster.forms.iter().take(FORMS) {
            let _ = writeln!(out, "  {:>9}  {}", form.count, form.value);
        }
        if cluster.forms.len() > FORMS {
            let _ = writeln!(
                out,
                "  {:>9}  {}",
                "",
                face.with("cli-more", [("count", number((cluster.forms.len() - FORMS) as u64))])
            );
        }
    }
    if clusters.len() > SHOWN {
        let _ =
            writeln!(out, "\n{}", face.with("cli-clusters-more", [("count", number((clusters.len() - SHOWN) as u64))]));
    }
    out
}
