//! On which paper the workshop's commands print.

use apertura_portal::printable::{PaperError, Print, Size};
use clap::{Args, ValueEnum};

use crate::face::{Face, Fault};

/// A size of paper.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Paper {
    Letter,
    A4,
}

/// The arguments.
#[derive(Args, Clone, Debug)]
pub struct PaperArguments {
    #[arg(long, value_enum, default_value_t = Paper::Letter, help = "cli-workshop-paper")]
    paper: Paper,
    #[arg(long, help = "cli-workshop-large")]
    large: bool,
    #[arg(long, default_value = "Taller de datos abiertos", help = "cli-workshop-event", value_name = "NAME")]
    event: String,
}

impl PaperArguments {
    /// The way to print that they stand for. The same data give the same bytes: the document's time is fixed.
    pub fn print(&self, face: &Face) -> Print {
        let paper = match self.paper {
            Paper::Letter => Size::Letter,
            Paper::A4 => Size::A4,
        };
        Print { messages: face.messages, paper, large: self.large, event: self.event.clone(), at: Default::default() }
    }

    /// The event's name.
    pub fn event(&self) -> &str {
        &self.event
    }
}

/// Why it was not printed.
pub fn unprinted(why: PaperError) -> Fault {
    Fault::Usage("cli-workshop-paper-fault", vec![("why", why.to_string())])
}
