//! `cargo xtask check-api`: the portal with the example data, asked by programs that others wrote.
//!
//! It builds the program, publishes the examples into a new folder, serves them on a free port and gives each judge the
//! address. A judge is a script in `check_api/`; one whose packages are absent is skipped, and that is said. Arguments:
//! names of judges, `--shapes=FOLDER` (SHACL rules; else `APERTURA_SHAPES`, else `../shared/data/shapes`),
//! `--examples=N` (cases for each operation), `--keep` (keeps the folder). Never here: what a judge finds right or wrong.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::bench::{call, cargo};
use crate::root;

/// Who judges.
struct Judge {
    name: &'static str,
    what: &'static str,
    /// Modules of Python that it needs; each may be named otherwise in the package index.
    modules: &'static [(&'static str, &'static str)],
}

const JUDGES: &[Judge] = &[
    Judge {
        name: "dcat",
        what: "DCAT in four forms: rdflib reads them, all say the same, pyshacl holds them against the rules",
        modules: &[("rdflib", "rdflib"), ("pyshacl", "pyshacl")],
    },
    Judge {
        name: "datapackage",
        what: "each Data Package and the table it describes, by frictionless",
        modules: &[("frictionless", "frictionless[pandas,excel]"), ("pandas", "pandas"), ("pyarrow", "pyarrow")],
    },
    Judge { name: "pages", what: "schema.org in each dataset's page, by extruct", modules: &[("extruct", "extruct")] },
    Judge {
        name: "feeds",
        what: "Atom and sitemap, by feedparser and lxml; every address they name answers",
        modules: &[("feedparser", "feedparser"), ("lxml", "lxml")],
    },
    Judge {
        name: "openapi",
        what: "every operation of /openapi.json with valid and invalid values, by schemathesis",
        modules: &[("schemathesis", "schemathesis")],
    },
];

/// Runs the judges that are named, or all.
pub fn run(args: &[String]) -> Result<()> {
    let (options, names): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| arg.starts_with("--"));
    let known = |name: &&&String| !JUDGES.iter().any(|judge| judge.name == name.as_str());
    if let Some(unknown) = names.iter().find(known) {
        let all: Vec<&str> = JUDGES.iter().map(|judge| judge.name).collect();
        bail!("no judge `{unknown}`; there are: {}", all.join(", "));
    }
    let value = |name: &str| options.iter().find_map(|option| option.strip_prefix(name)).map(str::to_owned);
    let shapes = value("--shapes=").map(PathBuf::from).or_else(|| std::env::var_os("APERTURA_SHAPES").map(Into::into));
    let shapes = shapes.unwrap_or_else(|| root().join("../shared/data/shapes"));
    let examples = value("--examples=").unwrap_or_else(|| "40".to_owned());

    call(cargo().args(["build", "--bin", "apertura"]))?;
    let folder = std::env::temp_dir().join(format!("apertura-check-api-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let portal = Portal::start(&folder)?;
    println!("the portal answers at {}", portal.address);

    let (mut held, mut skipped, mut failed) = (Vec::new(), Vec::new(), Vec::new());
    for judge in JUDGES {
        if !names.is_empty() && !names.iter().any(|name| *name == judge.name) {
            continue;
        }
        println!("\n== {}: {}", judge.name, judge.what);
        let absent: Vec<&str> =
            judge.modules.iter().filter(|(module, _)| !imports(module)).map(|(_, package)| *package).collect();
        if !absent.is_empty() {
            println!("skipped: not installed here: {0}; hint: pip install {0}", absent.join(" "));
            skipped.push(judge.name);
            continue;
        }
        let script = root().join(format!("xtask/src/check_api/{}.py", judge.name));
        let done = Command::new("python3")
            .arg(script)
            .arg(&portal.address)
            .env("APERTURA_SHAPES", &shapes)
            .env("APERTURA_EXAMPLES", &examples)
            .env("APERTURA_WORK", &folder)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .status()
            .context("python3 does not start")?;
        // 3: a part of it could not be judged here; the script said which
        match done.code() {
            Some(0) => held.push(judge.name),
            Some(3) => skipped.push(judge.name),
            _ => failed.push(judge.name),
        }
    }
    drop(portal);
    if value("--keep").is_none() {
        std::fs::remove_dir_all(&folder).ok();
    }
    println!("\nhold: {}", list(&held));
    println!("skipped, in whole or in part: {}", list(&skipped));
    if !failed.is_empty() {
        bail!("do not hold: {}", list(&failed));
    }
    Ok(())
}

fn list(names: &[&str]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// True where Python finds a module.
fn imports(module: &str) -> bool {
    let code = format!("import importlib.util as u, sys; sys.exit(u.find_spec('{module}') is None)");
    Command::new("python3").args(["-c", &code]).status().is_ok_and(|status| status.success())
}

/// The portal while it is judged; it ends with this value.
struct Portal {
    process: Child,
    address: String,
}

impl Portal {
    /// Publishes the examples into the folder and serves them, with no bound on requests a minute.
    fn start(folder: &Path) -> Result<Portal> {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
        let program = target.join("debug/apertura");
        let data = folder.join("data");
        std::fs::create_dir_all(&data)?;
        std::fs::write(data.join("apertura.toml"), "[api]\nrequests_per_minute = 1000000\n")?;
        call(
            Command::new(&program)
                .args(["--lang", "en", "demo", "--no-serve", "--data"])
                .arg(&data)
                .stdout(Stdio::null()),
        )?;
        let mut process = Command::new(&program)
            .args(["--lang", "en", "serve", "--address", "127.0.0.1:0", "--data"])
            .arg(&data)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("the portal does not start")?;
        let mut lines = BufReader::new(process.stderr.take().context("the portal says nothing")?).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let at = line.find("http://")?;
            Some(line[at..].trim_end_matches(|c: char| !c.is_ascii_digit()).to_owned())
        });
        // what it says later is kept; nobody makes it wait
        let mut log = std::fs::File::create(folder.join("portal.log"))?;
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                writeln!(log, "{line}").ok();
            }
        });
        let mut portal = Portal { process, address: String::new() };
        portal.address = address.context("the portal ended before it said its address")?;
        Ok(portal)
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
