//! The commands: one file, one variant, one line in `run` each.
//!
//! Never here: what a command does.

mod account;
mod audit;
mod clean;
mod cluster;
mod convert;
mod demo;
mod inspect;
mod publish;
mod recipe;
mod reindex;
mod serve;
mod verify;
mod workbench;
mod workshop;

use std::future::Future;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apertura_portal::language::{Language, Messages};
use apertura_tabular::{Limits, LimitsError, Overrides};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::face::{Face, Fault};

/// The command line. Help texts are keys of the message catalogs; `translated` replaces them.
#[derive(Parser)]
#[command(name = "apertura", version, about = "cli-about", propagate_version = true)]
struct Line {
    #[arg(long, global = true, help = "cli-option-lang", value_name = "es|en")]
    lang: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = "cli-inspect")]
    Inspect(inspect::Arguments),
    #[command(about = "cli-convert")]
    Convert(convert::Arguments),
    #[command(about = "cli-clean")]
    Clean(clean::Arguments),
    #[command(about = "cli-cluster")]
    Cluster(cluster::Arguments),
    #[command(about = "cli-recipe")]
    Recipe(recipe::Arguments),
    #[command(about = "cli-publish")]
    Publish(publish::Arguments),
    #[command(about = "cli-serve")]
    Serve(serve::Arguments),
    #[command(about = "cli-demo")]
    Demo(demo::Arguments),
    #[command(about = "cli-audit")]
    Audit(audit::Arguments),
    #[command(about = "cli-reindex")]
    Reindex(reindex::Arguments),
    #[command(about = "cli-verify")]
    Verify(verify::Arguments),
    #[command(about = "cli-account")]
    Account(account::Arguments),
    #[command(about = "cli-workbench-about")]
    Workbench(workbench::Arguments),
    #[command(about = "cli-workshop")]
    Workshop(workshop::Arguments),
}

/// How to read the file where the content should not decide alone.
#[derive(Args, Clone, Debug, Default)]
pub struct ReadingArguments {
    #[arg(long, help = "cli-option-sheet")]
    sheet: Option<String>,
    #[arg(long, help = "cli-option-encoding")]
    encoding: Option<String>,
    #[arg(long, help = "cli-option-delimiter")]
    delimiter: Option<String>,
    #[arg(long, help = "cli-option-header", value_name = "N|N-M|none")]
    header: Option<String>,
    #[arg(long, help = "cli-option-range", value_name = "A5:G90")]
    range: Option<String>,
    #[arg(long, help = "cli-option-left-out", value_name = "12,15-17")]
    left_out: Option<String>,
    #[arg(
        long,
        help = "cli-option-stack",
        value_name = "COLUMN",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = Overrides::AUTO
    )]
    stack: Option<String>,
    #[arg(long, help = "cli-option-least-group", value_name = "N", value_parser = clap::value_parser!(u64).range(1..=21))]
    least_group: Option<u64>,
    #[arg(long, help = "cli-option-least-cell", value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    least_cell: Option<u64>,
    #[arg(long, help = "cli-option-limit", value_name = "NAME=VALUE")]
    limit: Vec<String>,
}

impl ReadingArguments {
    /// The limits: those of `apertura.toml` in a folder, then those of the command line.
    pub fn limits(&self, folder: &Path) -> Result<Limits, Fault> {
        let mut limits = Limits::default();
        let settings = folder.join("apertura.toml");
        match std::fs::read_to_string(&settings) {
            Ok(text) => limits.set_from_toml(&text).map_err(|why| limit_fault(&why))?,
            Err(why) if why.kind() == std::io::ErrorKind::NotFound => {}
            Err(why) => return Err(Fault::Io(settings, why)),
        }
        for text in &self.limit {
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            limits.set(name.trim(), value).map_err(|why| limit_fault(&why))?;
        }
        Ok(limits)
    }

    /// The overrides that they stand for.
    pub fn overrides(&self) -> Overrides {
        Overrides {
            sheet: self.sheet.clone(),
            encoding: self.encoding.clone(),
            delimiter: self.delimiter.clone(),
            header: self.header.clone(),
            range: self.range.clone(),
            left_out: self.left_out.clone(),
            stack: self.stack.clone().filter(|label| !label.trim().is_empty()),
            least_group: self.least_group,
            least_cell: self.least_cell,
        }
    }
}

/// A limit that cannot be set so.
fn limit_fault(why: &LimitsError) -> Fault {
    let names = ("names", Limits::NAMES.join(", "));
    match why {
        LimitsError::Name(name) => Fault::Usage("cli-usage-limit-name", vec![("name", name.clone()), names]),
        LimitsError::Value { name, value } => {
            Fault::Usage("cli-usage-limit-value", vec![("name", name.clone()), ("value", value.clone())])
        }
        LimitsError::Settings(why) => Fault::Usage("cli-usage-settings", vec![("why", why.clone())]),
    }
}

/// Where the catalog is.
#[derive(Args, Clone, Debug)]
pub struct DataArguments {
    /// The folder.
    #[arg(long, default_value = "./apertura-data", help = "cli-option-data")]
    pub data: PathBuf,
}

/// Reads the command line, runs the command, and turns what happened into an exit code: 0 done,
/// 1 refused (or findings, where `--fail-on` asks), 2 usage or fault.
pub fn run() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    let language = language(&words);
    let messages = Messages::get(language);
    let line = match translated(messages).try_get_matches_from(words).and_then(|m| Line::from_arg_matches(&m)) {
        Ok(line) => line,
        Err(why) => {
            let _ = why.print();
            return ExitCode::from(if why.use_stderr() { 2 } else { 0 });
        }
    };
    let face = Face::new(language);
    let done = match line.command {
        Command::Inspect(arguments) => inspect::run(&face, &arguments),
        Command::Convert(arguments) => convert::run(&face, &arguments),
        Command::Clean(arguments) => clean::run(&face, &arguments),
        Command::Cluster(arguments) => cluster::run(&face, &arguments),
        Command::Recipe(arguments) => recipe::run(&face, &arguments),
        Command::Publish(arguments) => publish::run(&face, &arguments),
        Command::Serve(arguments) => serve::run(&face, &arguments),
        Command::Demo(arguments) => demo::run(&face, &arguments),
        Command::Audit(arguments) => audit::run(&face, &arguments),
        Command::Reindex(arguments) => reindex::run(&face, &arguments),
        Command::Verify(arguments) => verify::run(&face, &arguments),
        Command::Account(arguments) => account::run(&face, &arguments),
        Command::Workbench(arguments) => workbench::run(&face, &arguments),
        Command::Workshop(arguments) => workshop::run(&face, &arguments),
    };
    match done {
        Ok(code) => code,
        Err(fault) => face.fault(&fault),
    }
}

/// `--lang` wins, then `LC_ALL`, `LC_MESSAGES`, `LANG`; Spanish where nothing is said.
fn language(words: &[std::ffi::OsString]) -> Language {
    let mut words = words.iter().map(|w| w.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next().map(|w| w.into_owned()),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        if let Some(value) = value {
            return if value.starts_with("en") { Language::En } else { Language::EsMx };
        }
    }
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|v| std::env::var(v).ok().filter(|v| !v.is_empty()));
    if set.is_some_and(|v| v.starts_with("en")) { Language::En } else { Language::EsMx }
}

/// The command line with its help in the reader's language.
fn translated(messages: &Messages) -> clap::Command {
    fn walk(command: clap::Command, messages: &Messages) -> clap::Command {
        let about = command.get_about().map(|k| messages.text(&k.to_string()));
        let command = match about {
            Some(about) => command.about(about),
            None => command,
        };
        command
            .mut_args(|argument| match argument.get_help().map(|k| k.to_string()) {
                Some(key) if key.starts_with("cli-") => argument.help(messages.text(&key)),
                _ => argument,
            })
            .mut_subcommands(|sub| walk(sub, messages))
    }
    walk(Line::command(), messages)
}

/// Runs what waits for the disk or the network.
fn asynchronous(work: impl Future<Output = Done>) -> Done {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|why| Fault::Io("tokio".into(), why))?.block_on(work)
}

/// A command's end: its exit code, or why it was not done.
pub type Done = Result<ExitCode, Fault>;
