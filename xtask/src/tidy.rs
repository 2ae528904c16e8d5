//! `cargo xtask tidy`: the house rules that a compiler does not check.
//!
//! Never here: one rule's logic (each has its file in `tidy/`).

mod cycles;
mod dependencies;
mod files;

use anyhow::{Result, bail};

/// Runs every rule, prints every breach with the way to mend it, and fails where there is one.
pub fn run(_args: &[String]) -> Result<()> {
    let mut breaches = Vec::new();
    dependencies::check(&mut breaches)?;
    cycles::check(&mut breaches)?;
    files::check(&mut breaches)?;
    for breach in &breaches {
        eprintln!("{breach}");
    }
    if breaches.is_empty() {
        println!("tidy");
        Ok(())
    } else {
        bail!("{} breaches of the house rules", breaches.len())
    }
}
