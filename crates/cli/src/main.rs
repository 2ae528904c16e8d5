//! Do it from here: the binary `apertura`.
//!
//! Never here: business rules; a command extracts, calls one function of a lower crate, and prints.

mod command;
mod face;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
