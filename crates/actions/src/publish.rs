//! Publishing: a file becomes an immutable version of a dataset, or nothing happens at all.
//!
//! ```text
//! copy and hash ▶ examine ▶ recipe and decisions ▶ gate ▶ clean ▶ compare ▶ report ▶ keep blobs ▶ one transaction
//! ```
//!
//! Until the transaction nothing is visible; after it everything is. Never here: SQL, reading of formats, prose.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use apertura_catalog::{Dataset, Decision, Distribution, Slug, Version, VersionDifference};
use apertura_store::{Hashed, Kept, NewVersion, Staging, Store};
use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::cleaned::{Cleaned, FileRole};
use apertura_tabular::inspection::{Examined, examine_with};
use apertura_tabular::recipe::Expected;
use apertura_tabular::{ENGINE, Finding, Operation, Overrides, ReadError, Recipe, suggest};

use crate::catalog::Catalog;
use crate::difference::{Side, difference};
use crate::publish_request::PublishRequest;
use crate::refusal::Refusal;
use crate::report::ReportInput;

mod description;
pub(crate) mod personal_data;

/// Parts of the whole in which progress is told.
const WHOLE: u64 = 1000;

/// What became visible.
#[derive(Clone, Debug)]
pub struct Published {
    /// The dataset as it is described now.
    pub dataset: Dataset,
    /// The new version.
    pub version: Version,
    /// Descriptions that were given of columns that the clean table does not have.
    pub unknown_columns: Vec<String>,
}

/// What is known of the dataset before.
struct Before {
    dataset: Option<Dataset>,
    latest: Option<Version>,
    /// Number of the last version, withdrawn or not.
    number: u32,
    recipe: Option<Recipe>,
    /// The slug was made from the file's name alone.
    guessed: bool,
}

impl Catalog {
    /// Publishes a file as the next version of a dataset, or as the first of a new one. `report` renders
    /// `report.html`; `progress` is told how much of the whole is done.
    ///
    /// Publications of one dataset wait for one another, those of several run side by side. The work blocks the
    /// calling task.
    ///
    /// # Errors
    /// A [`Refusal`]; then the catalog is as before.
    pub async fn publish(
        &self,
        request: &PublishRequest,
        report: &(dyn Fn(&ReportInput<'_>) -> String + Sync),
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<Published, Refusal> {
        let (slug, guessed) = slug(request)?;
        let _dataset_lock = self.store.lock(&format!("dataset-{slug}")).await?;
        let before = self.before(&slug, guessed).await?;
        let staging = self.store.staging().await?;
        let (original, hashed) = blocking(|| copy_original(&staging, &request.file, &stage(progress, 0, 50)))?;
        let kept = request.recipe.clone().or_else(|| before.recipe.clone());
        if let (Some(recipe), Some(latest)) = (&kept, &before.latest) {
            self.refuse_unchanged(&slug, request, recipe, latest, &hashed).await?;
        }
        let overrides = overrides(request, kept.as_ref());
        let expected = kept.as_ref().and_then(|recipe| recipe.import.expected.clone());
        let examined =
            blocking(|| examine_with(&original, &overrides, &self.config.limits, &stage(progress, 50, 400)))?;
        progress(400, WHOLE);
        let number = request.table.or(kept.as_ref().map(|recipe| recipe.import.table)).unwrap_or(1).max(1);
        let mut prepared = prepare(request, kept, &examined, number, &overrides, &slug)?;
        prepared.expected = expected;
        if let Some(latest) = &before.latest
            && latest.source.sha256 == hashed.sha256
            && same_recipe(&prepared.recipe, &self.recipe(slug.as_str(), None).await?)
        {
            return Err(Refusal::Unchanged { slug, number: latest.number });
        }
        let mut descriptions: BTreeMap<String, String> = before
            .latest
            .iter()
            .flat_map(|latest| &latest.dictionary.fields)
            .filter(|field| !field.description.is_empty())
            .map(|field| (field.name.clone(), field.description.clone()))
            .collect();
        descriptions.extend(request.description.columns.clone());
        let cleaned = self.clean(&staging, &slug, &prepared, &examined, &descriptions, progress).await?;
        let Prepared { recipe, findings, decisions, .. } = &mut prepared;
        personal_data::left(recipe, findings, decisions, &cleaned)
            .map_err(|findings| Refusal::UndecidedPersonalData { dataset: slug.clone(), findings })?;
        if let (true, Some(dataset), Some(latest)) = (before.guessed, &before.dataset, &before.latest) {
            refuse_stranger(dataset, latest, &cleaned, request)?;
        }
        let table = &examined.structured.tables[prepared.index];
        let mut dataset =
            description::dataset(&slug, &request.description, before.dataset, &table.structure, &request.file);
        if let Some(agency) = &request.agency {
            dataset.agency = agency.clone();
        }
        let folder = staging.path().join("clean");
        let compared = match &before.latest {
            Some(latest) => Some(self.compare(&slug, latest, &folder, &cleaned, &stage(progress, 750, 930))?),
            None => None,
        };
        let mut version = Version {
            number: before.number + 1,
            published: (self.config.clock)(),
            source: examined.structured.source.clone(),
            engine: ENGINE.to_owned(),
            rows: cleaned.rows,
            distributions: Vec::new(),
            dictionary: description::dictionary(&cleaned, &descriptions, &request.description.units),
            profile: cleaned.profile.clone(),
            findings: std::mem::take(&mut prepared.findings),
            changed_cells: cleaned.changes.steps.iter().map(|step| step.cells_changed).sum(),
            dropped_rows: cleaned.changes.steps.iter().map(|step| step.rows_dropped).sum(),
            decisions: std::mem::take(&mut prepared.decisions)
                .into_iter()
                .map(|decision| Decision { roles: request.roles.clone(), ..decision })
                .collect(),
            privacy: cleaned.changes.privacy.clone(),
            difference: compared,
            drift: cleaned.changes.drift.clone(),
            original_withheld: !prepared.original_may_be_shown,
        };
        let text = report(&ReportInput {
            dataset: Some(&dataset),
            version: Some(version.number),
            source: &version.source,
            sheet: table.sheets().as_deref(),
            structure: &table.structure,
            findings: &version.findings,
            before: &examined.profiles[prepared.index],
            recipe: &prepared.recipe,
            cleaned: &cleaned,
            decisions: &version.decisions,
            difference: version.difference.as_ref(),
        });
        std::fs::write(folder.join("report.html"), text).map_err(fault)?;
        let files = files(&mut version, &folder, original, hashed, &cleaned)?;
        progress(950, WHOLE);
        let recipe = prepared.recipe.to_toml();
        // from here to the commit no orphans are collected
        let _visible_lock = self.store.lock("visible").await?;
        blocking(|| self.store.keep_blobs(&files)).map_err(fault)?;
        let new = NewVersion {
            dataset: &dataset,
            version: &version,
            recipe: &recipe,
            submission: request.submission.as_deref(),
            account: request.account.as_deref(),
            letters: &request.letters,
        };
        match self.store.keep_version(new).await? {
            Kept::Visible => {}
            Kept::NotApproved => return Err(Refusal::Outdated),
            Kept::NumberTaken => return Err(fault("the number of the version was taken meanwhile")),
        }
        progress(WHOLE, WHOLE);
        let known = |name: &String| version.dictionary.fields.iter().any(|field| field.name == *name);
        let unknown_columns = request.description.columns.keys().filter(|name| !known(name)).cloned().collect();
        Ok(Published { dataset, version, unknown_columns })
    }

    async fn before(&self, slug: &Slug, guessed: bool) -> Result<Before, Refusal> {
        let Some((dataset, _)) = self.store.dataset(slug.as_str()).await? else {
            return Ok(Before { dataset: None, latest: None, number: 0, recipe: None, guessed });
        };
        let latest = self.store.version(slug.as_str(), None).await?;
        let recipe = self.store.kept_recipe(slug.as_str()).await?.map(|text| Recipe::from_toml(&text)).transpose()?;
        let number = self.store.last_number(slug.as_str()).await?;
        Ok(Before { dataset: Some(dataset), latest, number, recipe, guessed })
    }

    /// Says no before the long work where nothing can have changed.
    async fn refuse_unchanged(
        &self,
        slug: &Slug,
        request: &PublishRequest,
        recipe: &Recipe,
        latest: &Version,
        hashed: &Hashed,
    ) -> Result<(), Refusal> {
        let asked =
            Overrides::default() != request.overrides || request.table.is_some() || !request.decisions.is_empty();
        let same = !asked && latest.source.sha256 == hashed.sha256 && latest.engine == ENGINE;
        if same && same_recipe(recipe, &self.recipe(slug.as_str(), None).await?) {
            return Err(Refusal::Unchanged { slug: slug.clone(), number: latest.number });
        }
        Ok(())
    }

    async fn clean(
        &self,
        staging: &Staging,
        slug: &Slug,
        prepared: &Prepared,
        examined: &Examined,
        descriptions: &BTreeMap<String, String>,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<Cleaned, Refusal> {
        let folder = staging.path().join("clean");
        std::fs::create_dir(&folder).map_err(fault)?;
        let mut outputs = Outputs::new(&folder, slug.as_str());
        outputs.source = Some(examined.structured.source.clone());
        outputs.descriptions.clone_from(descriptions);
        outputs.expected.clone_from(&prepared.expected);
        outputs = outputs.with_profile(&examined.profiles[prepared.index]);
        let pseudonyms =
            |step: &apertura_tabular::Step| step.enabled && matches!(step.operation, Operation::Pseudonymize { .. });
        if prepared.recipe.steps.iter().any(pseudonyms) {
            outputs.key = Some(self.store.pseudonym_key().await?);
        }
        let table = &examined.structured.tables[prepared.index];
        let told = stage(progress, 400, 750);
        Ok(blocking(|| clean(table, &prepared.recipe, &outputs, &self.config.limits, &told))?)
    }

    fn compare(
        &self,
        slug: &Slug,
        latest: &Version,
        folder: &Path,
        cleaned: &Cleaned,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<VersionDifference, Refusal> {
        let name = format!("{slug}.parquet");
        let file = latest.distributions.iter().find(|file| file.name == name);
        let file = file.ok_or_else(|| fault(format!("version {} of {slug} has no {name}", latest.number)))?;
        let old = self.store.blob_path(&file.sha256);
        let new = folder.join(&name);
        let compared = blocking(|| {
            let old = Side { path: &old, profile: &latest.profile };
            difference(old, Side { path: &new, profile: &cleaned.profile }, progress)
        });
        Ok(compared?)
    }
}

/// The recipe with its decisions, and what is known of them.
struct Prepared {
    /// 0-based number of the table.
    index: usize,
    recipe: Recipe,
    /// What the file looked like for which the recipe was made; the recipe itself says what this one looks like.
    expected: Option<Expected>,
    findings: Vec<Finding>,
    decisions: Vec<Decision>,
    original_may_be_shown: bool,
}

fn prepare(
    request: &PublishRequest,
    kept: Option<Recipe>,
    examined: &Examined,
    number: usize,
    overrides: &Overrides,
    slug: &Slug,
) -> Result<Prepared, Refusal> {
    let tables = &examined.structured.tables;
    let index = number - 1;
    let (Some(table), Some(profile)) = (tables.get(index), examined.profiles.get(index)) else {
        return Err(Refusal::Unreadable(match tables.len() {
            0 => ReadError::NoTable,
            count => ReadError::NoSuch {
                what: "table",
                value: number.to_string(),
                choices: (1..=count).map(|n| n.to_string()).collect(),
            },
        }));
    };
    let (mut findings, elsewhere): (Vec<Finding>, Vec<Finding>) =
        examined.findings.iter().cloned().partition(|finding| finding.table.is_none_or(|table| table == index));
    let mut recipe = kept.unwrap_or_else(|| suggest::recipe(table, number, overrides, profile, &examined.findings));
    recipe.import = suggest::import(table, number, overrides);
    ENGINE.clone_into(&mut recipe.engine);
    personal_data::decide(&mut recipe, &request.decisions, profile, &findings)?;
    let decisions = personal_data::decided(&recipe, &findings)
        .map_err(|findings| Refusal::UndecidedPersonalData { dataset: slug.clone(), findings })?;
    let mut expected = Expected::new(table, profile, &examined.structured.source, &recipe);
    let gone = |name: &String| {
        recipe.steps.iter().filter(|step| step.enabled).any(|step| match &step.operation {
            Operation::DropColumns { columns } => columns.contains(name),
            operation => operation.is_privacy() && operation.columns().contains(&name.as_str()),
        })
    };
    // what is not published with the table is not published with the recipe
    expected.values.retain(|name, _| !gone(name));
    recipe.import.expected = Some(expected);
    personal_data::strip(&mut recipe, &mut findings, &decisions);
    let original_may_be_shown = personal_data::original_may_be_shown(&recipe, &decisions, &findings, &elsewhere);
    Ok(Prepared { index, recipe, expected: None, findings, decisions, original_may_be_shown })
}

/// The slug, and whether the file's name alone says it.
fn slug(request: &PublishRequest) -> Result<(Slug, bool), Refusal> {
    match (&request.dataset, &request.description.title) {
        (Some(slug), _) => match Slug::try_from(slug.clone()) {
            Ok(slug) => Ok((slug, false)),
            Err(_) => {
                let choices = vec![Slug::from_title(slug).to_string()];
                Err(Refusal::BadValue { field: "dataset", value: slug.clone(), choices })
            }
        },
        (None, Some(title)) => Ok((Slug::from_title(title), false)),
        (None, None) => Ok((Slug::from_title(&description::title_of_file(&request.file)), true)),
    }
}

/// What a person sets now, else what is kept with the recipe.
fn overrides(request: &PublishRequest, kept: Option<&Recipe>) -> Overrides {
    let kept = kept.map(|recipe| recipe.import.overrides.clone()).unwrap_or_default();
    request.overrides.clone().or(&kept)
}

/// True where two recipes do the same, whatever the files looked like for which they were made.
pub(crate) fn same_recipe(one: &Recipe, other: &Recipe) -> bool {
    let (a, b) = (&one.import, &other.import);
    a.table == b.table && a.overrides == b.overrides && one.steps == other.steps
}

/// A file that happens to have the name of a dataset is not its next version where it shares less than half of
/// its columns, or is another agency's.
fn refuse_stranger(
    dataset: &Dataset,
    latest: &Version,
    cleaned: &Cleaned,
    request: &PublishRequest,
) -> Result<(), Refusal> {
    let fields = &latest.dictionary.fields;
    let shared = cleaned.columns.iter().filter(|c| fields.iter().any(|field| field.name == c.name)).count();
    let same_agency = request.description.agency.as_ref().is_none_or(|agency| *agency == dataset.agency.name);
    if same_agency && shared * 2 >= fields.len().max(cleaned.columns.len()) {
        return Ok(());
    }
    Err(Refusal::DatasetExists { slug: dataset.slug.clone(), title: dataset.title.clone() })
}

fn copy_original(
    staging: &Staging,
    file: &Path,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<(PathBuf, Hashed), ReadError> {
    let bytes = std::fs::metadata(file)?.len();
    let folder = staging.path().join("original");
    std::fs::create_dir(&folder)?;
    // the name is kept, since a report names the file
    let copy = folder.join(file.file_name().unwrap_or_default());
    let hashed = Store::copy_and_hash(file, &copy, &|done| progress(done, bytes))?;
    Ok((copy, hashed))
}

/// Lists the version's files, the original first, and where they are now.
fn files(
    version: &mut Version,
    folder: &Path,
    original: PathBuf,
    hashed: Hashed,
    cleaned: &Cleaned,
) -> Result<Vec<(PathBuf, Hashed)>, Refusal> {
    let mut files = Vec::new();
    if !version.original_withheld {
        let plain: String = version.source.name.chars().map(|c| if c.is_control() { '_' } else { c }).collect();
        version.distributions.push(Distribution {
            name: format!("original-{plain}"),
            role: "original".to_owned(),
            format: version.source.format.name().to_owned(),
            media_type: media_type(&version.source).to_owned(),
            bytes: hashed.bytes,
            sha256: hashed.sha256.clone(),
        });
    }
    files.push((original, hashed));
    for file in &cleaned.files {
        let role = match file.role {
            FileRole::Table => "data",
            FileRole::Recipe => "recipe",
            FileRole::Dictionary => "dictionary",
            FileRole::DataPackage => "descriptor",
            FileRole::Changes => "changes",
        };
        version.distributions.push(Distribution {
            name: file.name.clone(),
            role: role.to_owned(),
            format: file.format.clone(),
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
        });
        files.push((folder.join(&file.name), Hashed { bytes: file.bytes, sha256: file.sha256.clone() }));
    }
    let report = folder.join("report.html");
    let hashed = Hashed::of_file(&report, &|_| ()).map_err(fault)?;
    version.distributions.push(Distribution {
        name: "report.html".to_owned(),
        role: "report".to_owned(),
        format: "html".to_owned(),
        media_type: "text/html".to_owned(),
        bytes: hashed.bytes,
        sha256: hashed.sha256.clone(),
    });
    files.push((report, hashed));
    Ok(files)
}

/// The media type under which an original is handed out: never one that a browser would run.
fn media_type(source: &apertura_tabular::SourceFacts) -> &'static str {
    use apertura_tabular::Format;
    match source.format {
        _ if source.compression.is_some() => "application/octet-stream",
        Format::Csv => "text/csv",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Xlsb => "application/vnd.ms-excel.sheet.binary.macroenabled.12",
        Format::Xls | Format::SpreadsheetMl => "application/vnd.ms-excel",
        Format::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        Format::Json => "application/json",
        Format::Ndjson => "application/x-ndjson",
        Format::GeoJson => "application/geo+json",
        Format::Parquet => "application/vnd.apache.parquet",
        Format::GeoPackage => "application/geopackage+sqlite3",
        Format::Sqlite => "application/vnd.sqlite3",
        _ => "application/octet-stream",
    }
}

/// Long work that blocks, without keeping the runtime's other tasks from running where it has several threads.
fn blocking<T>(work: impl FnOnce() -> T) -> T {
    match tokio::runtime::Handle::current().runtime_flavor() {
        tokio::runtime::RuntimeFlavor::MultiThread => tokio::task::block_in_place(work),
        _ => work(),
    }
}

/// The progress of one step as a stretch of the whole.
fn stage(progress: &(dyn Fn(u64, u64) + Sync), from: u64, to: u64) -> impl Fn(u64, u64) + Sync {
    move |done, all| progress(from + (to - from) * done.min(all) / all.max(1), WHOLE)
}

fn fault(why: impl std::fmt::Display) -> Refusal {
    Refusal::Fault { why: why.to_string() }
}
