//! `apertura audit verify`: the log and all that it tells of, looked at by somebody who does not take our word for it.
//!
//! Never here: what is looked at (see `verify`).

use clap::{Args, Subcommand};

use super::verify;
use crate::command::Done;
use crate::face::Face;

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    #[command(about = "cli-verify")]
    Verify(verify::Arguments),
}

/// Does what is asked.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    match &arguments.what {
        What::Verify(arguments) => verify::run(face, arguments),
    }
}
