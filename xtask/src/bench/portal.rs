//! `cargo xtask bench portal [PART…]`: how fast the portal answers, beside public peers. One file a part, one line in the list.
//!
//! Each part builds what it needs. Never here: a part.

use anyhow::{Result, bail};

mod client;
mod data;
mod explorer;
mod search;
mod table;
mod weight;

/// Name, what it measures, how; it is given the arguments that are no part's name.
type Part = (&'static str, &'static str, fn(&[String]) -> Result<()>);

const PARTS: &[Part] = &[
    ("data", "a table of a million rows, beside Datasette", data::measure),
    ("explorer", "each request of the explorer on ten million rows, cold", explorer::measure),
    ("weight", "bytes of the first load of each page, and that all of them come from the server", weight::measure),
    ("search", "the catalog's search on a million records, beside SQLite's FTS5", search::measure),
];

/// Measures the parts that are named, or all.
pub fn run(args: &[String]) -> Result<()> {
    let (names, rest): (Vec<String>, Vec<String>) =
        args.iter().cloned().partition(|arg| PARTS.iter().any(|(name, ..)| name == arg));
    if let Some(unknown) = rest.iter().find(|arg| !arg.starts_with('-') && !arg.contains('=')) {
        let known: Vec<&str> = PARTS.iter().map(|(name, ..)| *name).collect();
        bail!("no part `{unknown}`; there are: {}", known.join(", "));
    }
    for (name, what, measure) in PARTS {
        if names.is_empty() || names.iter().any(|asked| asked == name) {
            println!("\n== {name}: {what}");
            measure(&rest)?;
        }
    }
    Ok(())
}
