//! `apertura demo`: cleans and publishes the example files and a story told with them, then serves them.
//!
//! The examples travel inside the binary. Never here: anything that a real publication does not do.

use std::process::ExitCode;

use apertura_actions::story::StoryStep;
use apertura_actions::{Catalog, Person, PublishRequest, Refusal};
use apertura_portal::Portal;
use apertura_portal::language::FluentValue;
use clap::Args;

use crate::command::serve::{AddressArguments, listen};
use crate::command::{DataArguments, Done, asynchronous, publish};
use crate::face::{Face, at};

macro_rules! example {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../../examples/", $name)))
    };
}

/// The examples: metadata first, then the files that they name.
const EXAMPLES: &[(&str, &[u8])] = &[
    example!("anuario_poblacion.toml"),
    example!("anuario_poblacion.xlsx"),
    example!("licencias_funcionamiento.toml"),
    example!("licencias_funcionamiento_2024.csv"),
    example!("licencias_funcionamiento_2025_01.csv"),
    example!("padron_capacitacion.toml"),
    example!("padron_capacitacion.xlsx"),
    example!("unidades_transporte.toml"),
    example!("unidades_transporte.csv"),
    example!("hechos_viales.toml"),
    example!("hechos_viales_2025.xlsx"),
    example!("puntos_internet.toml"),
    example!("puntos_internet.csv"),
];

/// The story: title, blank line, summary, blank line, text with live charts.
const STORY: &str = include_str!("../../../../examples/historia_hechos_viales.md");

/// The agency that tells it.
const TELLER: &str = "secretaria-de-vialidad";

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    data: DataArguments,
    #[command(flatten)]
    address: AddressArguments,
    #[arg(long, help = "cli-option-no-serve")]
    no_serve: bool,
}

/// Publishes what is not published yet, and serves.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    let folder = tempfile::tempdir().map_err(at(&std::env::temp_dir()))?;
    for (name, bytes) in EXAMPLES {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).map_err(at(&path))?;
    }
    face.say(&face.text("cli-demo-start"));
    asynchronous(async {
        let catalog = Catalog::open(&arguments.data.data).await?;
        for (name, _) in EXAMPLES.iter().filter(|(name, _)| name.ends_with(".toml")) {
            let metadata = publish::read_metadata(&folder.path().join(name))?;
            let slug = metadata.slug.clone().unwrap_or_default();
            let there = match catalog.versions(&slug).await {
                Ok(versions) => versions.len(),
                Err(Refusal::NoSuchDataset { .. }) => 0,
                Err(other) => return Err(other.into()),
            };
            if there >= metadata.files.len() {
                let title = metadata.description.title.clone().unwrap_or_default();
                face.say(&face.with("cli-demo-again", [("title", FluentValue::from(title))]));
            }
            for file in metadata.files.iter().skip(there) {
                let request = PublishRequest {
                    dataset: Some(slug.clone()),
                    description: metadata.description.clone(),
                    decisions: metadata.decisions.clone(),
                    roles: vec!["operator".to_owned()],
                    ..PublishRequest::new(folder.path().join(file))
                };
                let published = publish::publish(face, &catalog, &request).await?;
                face.say(&file.to_string());
                for decision in &published.version.decisions {
                    let values = [
                        ("column", FluentValue::from(decision.column.clone().unwrap_or_default())),
                        ("operation", decision.operation.as_str().into()),
                    ];
                    face.say(&format!("  {}", face.with("cli-decided", values)));
                }
                publish::said(face, &published);
            }
        }
        tell(&catalog).await?;
        if arguments.no_serve {
            return Ok(ExitCode::SUCCESS);
        }
        listen(face, Portal::new(catalog), &arguments.address, "cli-demo-done").await
    })
}

/// Publishes the story, where no story is told yet.
async fn tell(catalog: &Catalog) -> Result<(), Refusal> {
    let mut parts = STORY.splitn(3, "\n\n");
    let (title, summary, body) =
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let person = &Person::Operator;
    if !catalog.stories().await?.is_empty() || !catalog.own_stories(person).await?.is_empty() {
        return Ok(());
    }
    let story = catalog.begin_story(person, Some(TELLER), title).await?;
    let mut text = story.text.clone();
    (text.summary, text.body) = (summary.to_owned(), body.to_owned());
    catalog.write_story(person, story.slug.as_str(), story.revision, &text).await?;
    catalog.move_story(person, story.slug.as_str(), StoryStep::Publish).await?;
    Ok(())
}
