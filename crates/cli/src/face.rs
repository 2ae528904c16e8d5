//! How the command line speaks: answers to stdout, the rest to stderr, readable without color.
//!
//! Never here: what a command does.

pub mod findings;
pub mod progress;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apertura_actions::{Refusal, RefusalKind};
use apertura_portal::language::{FluentValue, Language, Messages};
use apertura_tabular::ReadError;

/// The face of one run.
pub struct Face {
    /// The reader's language.
    pub language: Language,
    /// Its sentences.
    pub messages: &'static Messages,
    color: bool,
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Fault {
    /// A file gives no table.
    Read(PathBuf, ReadError),
    /// The disk failed.
    Io(PathBuf, std::io::Error),
    /// The command line asks for something that is not there; key of the sentence, its values.
    Usage(&'static str, Vec<(&'static str, String)>),
    /// An action says no.
    Refused(Box<Refusal>),
    /// Said already; only the exit code is left.
    Said(u8),
}

impl Face {
    /// A face in a language; colors where stderr is a terminal and `NO_COLOR` is not set.
    pub fn new(language: Language) -> Self {
        let color = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Face { language, messages: Messages::get(language), color }
    }

    /// A sentence.
    pub fn text(&self, key: &str) -> String {
        self.messages.text(key)
    }

    /// A sentence with values.
    pub fn with<'a>(&self, key: &str, values: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>) -> String {
        self.messages.with(key, values)
    }

    /// Paints a word where colors are on: 31 red, 33 yellow, 36 cyan, 1 bold, 2 faint.
    pub fn paint(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A line for the person, to stderr.
    pub fn say(&self, line: &str) {
        eprintln!("{line}");
    }

    /// What went wrong and the next step, to stderr.
    pub fn error(&self, what: &str, hint: &str) {
        eprintln!("{} {what}", self.paint("31;1", &self.text("cli-error")));
        if !hint.is_empty() {
            eprintln!("  {} {hint}", self.paint("36", &self.text("cli-hint")));
        }
    }

    /// Says a fault and gives its exit code: 1 refused, 2 usage or fault.
    pub fn fault(&self, fault: &Fault) -> ExitCode {
        match fault {
            Fault::Read(path, why) => {
                let (what, hint) = self.messages.read_error(why);
                self.error(&format!("`{}`: {what}", path.display()), &hint);
                ExitCode::from(
                    if matches!(why, ReadError::Io(_) | ReadError::NoSuch { .. } | ReadError::NothingToStack { .. }) {
                        2
                    } else {
                        1
                    },
                )
            }
            Fault::Io(path, why) => {
                let values = [("path", FluentValue::from(path.display().to_string())), ("why", why.to_string().into())];
                self.error(&self.with("cli-usage-io", values), &self.text("cli-usage-io-hint"));
                ExitCode::from(2)
            }
            Fault::Usage(key, values) => {
                let values = || values.iter().map(|(n, v)| (*n, FluentValue::from(v.as_str())));
                self.error(&self.with(key, values()), &self.with(&format!("{key}-hint"), values()));
                ExitCode::from(2)
            }
            Fault::Refused(refusal) => {
                let (what, hint) = self.messages.refusal(refusal);
                self.error(&what, &hint);
                if let Refusal::UndecidedPersonalData { findings, .. } = refusal.as_ref() {
                    for finding in findings {
                        eprint!("{}", findings::line(self, finding));
                    }
                }
                ExitCode::from(if matches!(refusal.kind(), RefusalKind::Refused | RefusalKind::NotFound) {
                    1
                } else {
                    2
                })
            }
            Fault::Said(code) => ExitCode::from(*code),
        }
    }

    /// Writes an answer to stdout; a closed pipe ends the run quietly.
    pub fn answer(&self, text: &str) -> Result<(), Fault> {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(why) if why.kind() == std::io::ErrorKind::BrokenPipe => Err(Fault::Said(0)),
            Err(why) => Err(Fault::Io("stdout".into(), why)),
            Ok(()) => Ok(()),
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Fault::Refused(Box::new(refusal))
    }
}

/// `path` as a fault's place.
pub fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Fault + '_ {
    move |why| Fault::Io(path.to_path_buf(), why)
}
