//! The project's own chores: `cargo xtask COMMAND`. One command, one file, one line in the list.
//!
//! Never here: anything that the product itself needs.

mod bench;
mod check_api;
mod test;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

/// Name, what it does, how.
type Command = (&'static str, &'static str, fn(&[String]) -> Result<()>);

const COMMANDS: &[Command] = &[
    ("test", "everything that must hold: formatting, tidy, lints, all tests, browser tests included", test::run),
    ("tidy", "the house rules: crate order, module cycles, file heads, names, lengths", tidy::run),
    ("bench", "benchmarks against public peers: `cargo xtask bench structure|cleaning|portal`", bench::run),
    (
        "check-api",
        "the portal's machine addresses, judged by schemathesis, rdflib, pyshacl, frictionless, extruct",
        check_api::run,
    ),
];

/// The repository's root folder.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the repository").to_path_buf()
}

fn main() -> ExitCode {
    match chore() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.split_first() {
        Some((name, rest)) => match COMMANDS.iter().find(|c| c.0 == name) {
            Some((_, _, run)) => run(rest),
            None => bail!("no chore `{name}`; there are: {}", names()),
        },
        None => {
            println!("cargo xtask COMMAND\n");
            for (name, what, _) in COMMANDS {
                println!("  {name:10} {what}");
            }
            Ok(())
        }
    }
}

fn names() -> String {
    COMMANDS.iter().map(|c| c.0).collect::<Vec<_>>().join(", ")
}
