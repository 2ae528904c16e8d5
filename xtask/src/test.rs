//! `cargo xtask test`: everything that must hold before a change lands; does its own set-up.
//!
//! Never here: the tests themselves.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{root, tidy};

/// Runs the whole of it, in the order in which failures are cheapest.
pub fn run(args: &[String]) -> Result<()> {
    if !args.is_empty() {
        bail!("`cargo xtask test` takes no arguments; for one test: `cargo test -p CRATE NAME`");
    }
    let start = Instant::now();
    step("formatting", || cargo(&["fmt", "--all", "--check"], &[]))?;
    step("tidy", || tidy::run(&[]))?;
    step("lints", || cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"], &[]))?;
    let browser = step("browser", browser)?;
    let axe = step("axe", || Ok(axe()))?;
    let told = [("APERTURA_BROWSER", browser.as_str()), ("APERTURA_AXE", axe.as_str())];
    step("tests", || cargo(&["test", "--workspace"], &told))?;
    println!("\nall of it holds ({} s)", start.elapsed().as_secs());
    Ok(())
}

fn step<T>(name: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n== {name}");
    run().with_context(|| format!("`{name}` does not hold"))
}

fn cargo(args: &[&str], env: &[(&str, &str)]) -> Result<()> {
    let status = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(args)
        .envs(env.iter().copied())
        .current_dir(root())
        .status()
        .context("cargo does not start")?;
    if !status.success() {
        bail!("cargo {} ended with {status}", args.join(" "));
    }
    Ok(())
}

/// The file of axe-core, that looks for what shuts people out: where `APERTURA_AXE` says, else from the npm registry.
/// Empty where there is neither; its tests then say that they were skipped.
fn axe() -> String {
    if let Some(path) = std::env::var_os("APERTURA_AXE") {
        return path.to_string_lossy().into_owned();
    }
    let folder = std::env::temp_dir().join("apertura-axe");
    let file = folder.join("node_modules/axe-core/axe.min.js");
    if !file.exists() {
        let npm = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "axe-core@4", "--prefix"];
        if !Command::new("npm").args(npm).arg(&folder).status().is_ok_and(|status| status.success()) {
            println!("npm gives no axe-core: the checks with axe are skipped");
            return String::new();
        }
    }
    file.to_string_lossy().into_owned()
}

/// Finds Chromium and its driver, or installs Debian's packages; the answer tells the browser
/// tests whether they must run (`required`).
fn browser() -> Result<String> {
    let there = || ["/usr/bin/chromium", "/usr/bin/chromedriver"].iter().all(|p| Path::new(p).exists());
    if !there() {
        println!("installing Debian's packages chromium and chromium-driver (for the browser tests)");
        let installed = apt(&["update", "-qq"])
            && apt(&[
                "install",
                "-y",
                "-qq",
                "--no-install-recommends",
                "chromium",
                "chromium-driver",
                "fonts-dejavu-core",
            ]);
        if !installed || !there() {
            bail!(
                "the browser tests need Chromium and its driver and may not install them here;\n\
                 hint: run as root `apt-get install chromium chromium-driver`, then `cargo xtask test` again"
            );
        }
    }
    println!("chromium and chromedriver are there");
    Ok("required".to_owned())
}

fn apt(args: &[&str]) -> bool {
    Command::new("apt-get")
        .args(args)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdout(std::process::Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}
