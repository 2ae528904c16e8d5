//! The binary under test: run to its end, or serving on a free port.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// The binary with a neutral environment (Spanish, no color).
pub fn apertura() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_apertura"));
    command.env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES").env("NO_COLOR", "1");
    command
}

/// Runs a command line and gives what it printed.
pub fn run(words: &[&str]) -> Output {
    apertura().args(words).output().expect("the binary starts")
}

/// The repository's examples.
pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").canonicalize().expect("examples")
}

/// A served catalog; ends when dropped.
pub struct Served {
    child: Child,
    /// Address with `http://`.
    pub address: String,
}

impl Served {
    /// Serves a command (`serve` or `demo`) on a free port and waits until it says where.
    pub fn start(words: &[&str]) -> Self {
        Self::listen(&[words, &["--address", "127.0.0.1:0"]].concat())
    }

    /// The same for a command line that is whole.
    pub fn listen(words: &[&str]) -> Self {
        let mut command = apertura();
        command.args(words).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        let lines = BufReader::new(child.stderr.take().expect("piped")).lines();
        let mut seen = Vec::new();
        let mut address = None;
        let mut lines = lines.map_while(Result::ok);
        for line in lines.by_ref() {
            if let Some(at) = line.find("http://127.0.0.1:") {
                let end = line[at..].find(|c: char| c.is_whitespace()).map_or(line.len(), |e| at + e);
                address = Some(line[at..end].trim_end_matches('/').to_owned());
                break;
            }
            seen.push(line);
        }
        std::thread::spawn(move || lines.for_each(drop));
        let address = address.unwrap_or_else(|| panic!("no address; it said:\n{}", seen.join("\n")));
        Served { child, address }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
