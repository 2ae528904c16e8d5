//! `apertura verify`: reads everything that the catalog keeps and says whether it is whole.
//!
//! Never here: what whole means (see `store`).

use std::process::ExitCode;

use apertura_actions::Catalog;
use apertura_portal::language::FluentValue;
use clap::Args;
use serde_json::json;

use crate::command::inspect::Form;
use crate::command::{DataArguments, Done, asynchronous};
use crate::face::Face;
use crate::face::progress::Progress;

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    data: DataArguments,
    #[arg(long, value_enum, default_value_t = Form::Text, help = "cli-option-format")]
    format: Form,
}

/// Verifies; 1 where something is not as it was published.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    asynchronous(async {
        let catalog = Catalog::open(&arguments.data.data).await?;
        let progress = Progress::new(face, "cli-phase-reading");
        let verified = catalog.verify(&|done, total| progress.step(done, total)).await;
        progress.end();
        let verified = verified?;
        if arguments.format == Form::Json {
            let damages: Vec<_> = verified.damages.iter().map(|d| json!({ "code": d.code, "what": d.what })).collect();
            let said = json!({
                "events": verified.events,
                "versions": verified.versions,
                "files": verified.files,
                "bytes": verified.bytes,
                "orphans": verified.orphans,
                "damages": damages,
            });
            face.answer(&format!("{said:#}\n"))?;
        } else if verified.damages.is_empty() {
            let number = |n: u64| FluentValue::from(n as f64);
            let values = [
                ("versions", number(verified.versions)),
                ("files", number(verified.files)),
                ("events", number(verified.events)),
            ];
            face.answer(&(face.with("cli-verified", values) + "\n"))?;
        } else {
            for problem in &verified.damages {
                face.answer(
                    &(face.with(
                        "cli-problem",
                        [("what", FluentValue::from(format!("{}: {}", problem.code, problem.what)))],
                    ) + "\n"),
                )?;
            }
        }
        Ok(if verified.damages.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
    })
}
