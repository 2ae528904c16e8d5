//! `apertura reindex`: builds the search index anew. The portal does so by itself where the index is lost; this is for whoever
//! wants to be sure.
//!
//! Never here: what is indexed (see `store`).

use std::process::ExitCode;

use apertura_actions::Catalog;
use apertura_portal::language::FluentValue;
use clap::Args;

use crate::command::{DataArguments, Done, asynchronous};
use crate::face::Face;

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    data: DataArguments,
}

/// Builds it.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    asynchronous(async {
        let datasets = Catalog::open(&arguments.data.data).await?.rebuild_search().await?;
        face.answer(&(face.with("cli-reindexed", [("count", FluentValue::from(datasets as f64))]) + "\n"))?;
        Ok(ExitCode::SUCCESS)
    })
}
