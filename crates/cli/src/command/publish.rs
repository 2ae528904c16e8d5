//! `apertura publish FILE`: into the catalog, as an immutable version.
//!
//! Never here: what publishing does (see `actions`).

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use apertura_actions::draft::Updated;
use apertura_actions::{Catalog, Config, Description, Drafts, Person, PersonalDecision, PublishRequest, Published};
use apertura_portal::language::FluentValue;
use apertura_portal::report;
use clap::Args;

use crate::command::{DataArguments, Done, ReadingArguments, asynchronous, clean};
use crate::face::progress::Progress;
use crate::face::{Face, Fault, at};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[arg(help = "cli-option-file")]
    file: PathBuf,
    #[command(flatten)]
    data: DataArguments,
    #[arg(long, help = "cli-option-dataset", value_name = "SLUG")]
    dataset: Option<String>,
    #[arg(long, help = "cli-option-metadata", value_name = "FILE")]
    metadata: Option<PathBuf>,
    #[arg(long, help = "cli-option-title")]
    title: Option<String>,
    #[arg(long, help = "cli-option-description")]
    description: Option<String>,
    #[arg(long, help = "cli-option-agency")]
    agency: Option<String>,
    #[arg(long, help = "cli-option-recipe", value_name = "FILE")]
    recipe: Option<PathBuf>,
    #[arg(long, help = "cli-option-table-number")]
    table: Option<usize>,
    #[arg(long, help = "cli-option-decide", value_name = "COLUMN=OPERATION")]
    decide: Vec<String>,
    #[arg(
        long,
        help = "cli-option-unattended",
        requires = "dataset",
        conflicts_with_all = [
            "metadata", "title", "description", "agency", "recipe", "table", "decide", "sheet", "encoding", "delimiter", "header",
            "range", "left_out", "stack"
        ]
    )]
    unattended: bool,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// What a metadata file says beside the dataset's description.
#[derive(Default)]
pub struct Metadata {
    /// Files to publish in order, for the demonstration.
    pub files: Vec<String>,
    /// The dataset's slug.
    pub slug: Option<String>,
    /// Decisions about personal data.
    pub decisions: Vec<PersonalDecision>,
    /// The description.
    pub description: Description,
}

/// Publishes and says what the new version holds.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    if let (true, Some(slug)) = (arguments.unattended, &arguments.dataset) {
        return unattended(face, arguments, slug);
    }
    let metadata = arguments.metadata.as_deref().map(read_metadata).transpose()?.unwrap_or_default();
    let mut description = metadata.description;
    description.title = arguments.title.clone().or(description.title);
    description.description = arguments.description.clone().or(description.description);
    description.agency = arguments.agency.clone().or(description.agency);
    let mut decisions = metadata.decisions;
    for text in &arguments.decide {
        decisions.push(decision(text)?);
    }
    let request = PublishRequest {
        dataset: arguments.dataset.clone().or(metadata.slug),
        description,
        overrides: arguments.reading.overrides(),
        table: arguments.table,
        recipe: arguments.recipe.as_deref().map(clean::read_recipe).transpose()?,
        decisions,
        roles: vec!["operator".to_owned()],
        ..PublishRequest::new(&arguments.file)
    };
    asynchronous(async {
        let limits = arguments.reading.limits(&arguments.data.data)?;
        let catalog = Catalog::open_with(&arguments.data.data, Config { limits, ..Config::default() }).await?;
        let published = publish(face, &catalog, &request).await?;
        said(face, &published);
        let values = [
            ("data", FluentValue::from(arguments.data.data.display().to_string())),
            ("slug", published.dataset.slug.as_str().into()),
        ];
        face.say(&face.with("cli-published-at", values));
        Ok(ExitCode::SUCCESS)
    })
}

/// Publishes the next version of a dataset where nothing asks for a person; else leaves a draft.
fn unattended(face: &Face, arguments: &Arguments, slug: &str) -> Done {
    asynchronous(async {
        let limits = arguments.reading.limits(&arguments.data.data)?;
        let catalog = Catalog::open_with(&arguments.data.data, Config { limits, ..Config::default() }).await?;
        let drafts = Drafts::new(catalog).await?;
        let file = drafts.copied(&arguments.file).await?;
        let name = arguments.file.file_name().unwrap_or_default().to_string_lossy();
        let language = face.language;
        let render = move |input: &apertura_actions::ReportInput<'_>| report::render(language, input);
        match drafts.update_unattended(&Person::Operator, slug, file, &name, render).await? {
            Updated::Published(published) => said(face, &published),
            Updated::Unchanged { number } => {
                let values = [("version", FluentValue::from(number.to_string()))];
                face.say(&face.with("cli-unattended-unchanged", values));
            }
            Updated::Waiting(waiting) => {
                let count = FluentValue::from(waiting.reasons.len() as f64);
                face.say(&face.with("cli-unattended-waiting", [("count", count)]));
                for reason in &waiting.reasons {
                    face.say(&format!("  {}", face.messages.reason(reason, &str::to_owned)));
                }
                let address = format!("/dataset/{slug}/update/{}", waiting.draft.id);
                face.say(&face.with("cli-unattended-draft", [("address", FluentValue::from(address))]));
                return Ok(ExitCode::from(1));
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Publishes with a progress bar; the report is in the language of the command line.
pub async fn publish(face: &Face, catalog: &Catalog, request: &PublishRequest) -> Result<Published, Fault> {
    let progress = Progress::new(face, "cli-phase-publishing");
    let language = face.language;
    let render = move |input: &apertura_actions::ReportInput<'_>| report::render(language, input);
    let published = catalog.publish(request, &render, &|done, total| progress.step(done, total)).await;
    progress.end();
    Ok(published?)
}

/// What was published and what changed.
pub fn said(face: &Face, published: &Published) {
    let number = |n: u64| FluentValue::from(n as f64);
    let version = &published.version;
    let values = [
        ("version", FluentValue::from(version.number.to_string())),
        ("title", published.dataset.title.as_str().into()),
    ];
    face.say(&face.with("cli-published", values));
    let Some(difference) = &version.difference else { return };
    let values = [
        ("before", FluentValue::from((version.number - 1).to_string())),
        ("added", number(difference.rows_added)),
        ("removed", number(difference.rows_removed)),
        ("changed", number(difference.rows_changed)),
        ("same", number(difference.rows_same)),
    ];
    let key = face.with("cli-difference-key", [("columns", FluentValue::from(difference.key.join(", ")))]);
    let key = if difference.key.is_empty() { String::new() } else { format!(" ({key})") };
    face.say(&format!("  {}{key}", face.with("cli-difference", values)));
    for (key, columns) in
        [("cli-columns-added", &difference.columns_added), ("cli-columns-removed", &difference.columns_removed)]
    {
        if !columns.is_empty() {
            face.say(&format!("  {}", face.with(key, [("columns", FluentValue::from(columns.join(", ")))])));
        }
    }
    for (column, before, after) in &difference.types_changed {
        let values = [
            ("column", FluentValue::from(column.as_str())),
            ("before", face.messages.code("type", before).into()),
            ("after", face.messages.code("type", after).into()),
        ];
        face.say(&format!("  {}", face.with("cli-type-changed", values)));
    }
}

/// `column=operation`, `column=operation:level` or `column=allow:reason`.
pub fn decision(text: &str) -> Result<PersonalDecision, Fault> {
    PersonalDecision::parse(text).ok_or_else(|| Fault::Usage("cli-usage-decision", vec![("text", text.to_owned())]))
}

/// A metadata file: the description, `slug`, `files` and a table `[decide]`.
pub fn read_metadata(path: &Path) -> Result<Metadata, Fault> {
    let fault =
        |why: String| Fault::Usage("cli-usage-metadata", vec![("path", path.display().to_string()), ("why", why)]);
    let text = std::fs::read_to_string(path).map_err(at(path))?;
    let mut table: toml::Table = toml::from_str(&text).map_err(|why| fault(why.to_string()))?;
    let mut metadata = Metadata::default();
    if let Some(files) = table.remove("files") {
        metadata.files = files.try_into().map_err(|why: toml::de::Error| fault(why.to_string()))?;
    }
    if let Some(slug) = table.remove("slug") {
        metadata.slug = Some(slug.try_into().map_err(|why: toml::de::Error| fault(why.to_string()))?);
    }
    if let Some(decide) = table.remove("decide") {
        let decide: std::collections::BTreeMap<String, String> =
            decide.try_into().map_err(|why: toml::de::Error| fault(why.to_string()))?;
        for (column, operation) in decide {
            let decision = PersonalDecision::of(&column, &operation);
            metadata.decisions.push(decision.ok_or_else(|| fault(format!("{column} = \"{operation}\"")))?);
        }
    }
    metadata.description = table.try_into().map_err(|why: toml::de::Error| fault(why.to_string()))?;
    Ok(metadata)
}
