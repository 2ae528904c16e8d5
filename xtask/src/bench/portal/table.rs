//! What the parts on one table need: the generated table, published once with the binary, and servers that are ended.
//!
//! The table is `gen_tables.py incidentes` of the folder beside the repository (`--folder=PATH`, or `APERTURA_BENCH`);
//! `--rows=N`. `--binary=PATH` takes a built binary instead of building one. Never here: questions.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::client::Connection;
use crate::bench::{call, cargo};
use crate::root;

/// The dataset's name in the address.
pub const SLUG: &str = "incidentes";

/// Decisions on the columns that look personal; what stays out is not given to the peer either.
const DECISIONS: [&str; 4] =
    ["curp=remove", "telefono=remove", "nombre_reporta=remove", "calle=allow:Lugar del incidente, personas inventadas"];

/// A server that ends with this value.
pub struct Server {
    child: Child,
    /// Its port on this machine.
    pub port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts a program that listens at the port it is given, and waits until it answers at an address.
    pub fn start(program: &Path, alive: &str, arguments: impl Fn(u16) -> Vec<String>) -> Result<Server> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new(program);
        command.args(arguments(port)).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().with_context(|| format!("{} does not start", program.display()))?;
        let mut server = Server { child, port };
        let started = Instant::now();
        loop {
            if Connection::open(port).and_then(|mut c| c.get(alive, false)).is_ok_and(|answer| answer.status == 200) {
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("{} ended with {status}", program.display());
            }
            if started.elapsed() > Duration::from_secs(120) {
                bail!("{} does not answer", program.display());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The value of `--name=value`.
pub fn value(args: &[String], name: &str) -> Option<String> {
    let start = format!("--{name}=");
    args.iter().find_map(|arg| arg.strip_prefix(&start)).map(str::to_owned)
}

/// The number of `--name=number`.
pub fn number(args: &[String], name: &str, usual: u64) -> Result<u64> {
    value(args, name).map_or(Ok(usual), |text| text.parse().with_context(|| format!("--{name} takes a whole number")))
}

/// The binary to measure.
pub fn binary(args: &[String]) -> Result<PathBuf> {
    if let Some(path) = value(args, "binary") {
        return Ok(PathBuf::from(path));
    }
    call(cargo().args(["build", "--release", "-p", "apertura-cli"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("release/apertura"))
}

/// The folder with what was made before.
pub fn work() -> Result<PathBuf> {
    let work = std::env::temp_dir().join("apertura-bench");
    fs::create_dir_all(&work)?;
    Ok(work)
}

/// The data folder with the table published, made once; none where there is no generator.
pub fn published(binary: &Path, args: &[String], rows: u64) -> Result<Option<PathBuf>> {
    let work = work()?;
    let folder = work.join(format!("portal_{rows}"));
    if folder.join("done").exists() {
        return Ok(Some(folder));
    }
    let beside = std::env::var_os("APERTURA_BENCH").map_or_else(|| root().join("../shared/bench"), PathBuf::from);
    let generator = value(args, "folder").map_or(beside, PathBuf::from).join("gen_tables.py");
    if !generator.exists() {
        println!("not measured: no {}; hint: --folder=PATH or APERTURA_BENCH", generator.display());
        return Ok(None);
    }
    let table = work.join(format!("incidentes_{rows}_utf-8.csv"));
    if !table.exists() {
        call(Command::new("python3").arg(&generator).arg(&work).arg("incidentes").arg(rows.to_string()))?;
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let settings =
        "[api]\nrequests_per_minute = 1000000000\n\n[limits]\ncells = 4000000000\nunpacked_bytes = 64000000000\n";
    fs::write(folder.join("apertura.toml"), settings)?;
    let description = folder.join("about.toml");
    fs::write(
        &description,
        format!(
            "slug = \"{SLUG}\"\ntitle = \"Incidentes viales\"\ndescription = \"Incidentes viales que atendió el C5.\"\nagency = \"C5\"\nlicense = \"CC-BY-4.0\"\ncontact_email = \"datos@apertura.example\"\n"
        ),
    )?;
    let clock = Instant::now();
    let mut publish = Command::new(binary);
    publish.arg("publish").arg(&table).arg("--data").arg(&folder).arg("--metadata").arg(&description);
    for decision in DECISIONS {
        publish.arg("--decide").arg(decision);
    }
    call(&mut publish)?;
    println!("published {rows} rows in {:.1} s", clock.elapsed().as_secs_f64());
    fs::write(folder.join("done"), "")?;
    Ok(Some(folder))
}

/// The portal over a data folder.
pub fn portal(binary: &Path, folder: &Path) -> Result<Server> {
    let text = |path: &Path| path.display().to_string();
    Server::start(binary, "/health", |port| {
        vec!["serve".into(), "--data".into(), text(folder), "--address".into(), format!("127.0.0.1:{port}")]
    })
}
