//! `apertura workshop …`: the material of a workshop with tables, teams, data cards and bricks, from files alone.
//!
//! Never here: how people are seated, what a chart needs (see `workshop`).

mod bricks;
mod cards;
mod paper;
mod print;
mod seat;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::command::Done;
use crate::face::Face;

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = "cli-workshop-seat")]
    Seat(seat::Arguments),
    #[command(about = "cli-workshop-bricks")]
    Bricks(bricks::Arguments),
    #[command(about = "cli-workshop-cards")]
    Cards(cards::Arguments),
    #[command(about = "cli-workshop-print")]
    Print(print::Arguments),
}

/// Runs one of the workshop's commands.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    match &arguments.command {
        Command::Seat(arguments) => seat::run(face, arguments),
        Command::Bricks(arguments) => bricks::run(face, arguments),
        Command::Cards(arguments) => cards::run(face, arguments),
        Command::Print(arguments) => print::run(face, arguments),
    }
    .map(|()| ExitCode::SUCCESS)
}
