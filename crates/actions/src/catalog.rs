//! The catalog, open: the handle that every face holds.
//!
//! Never here: how a version comes to be (see `publish`), how rows are asked for (see `explore`).

use std::path::Path;
use std::sync::Arc;

use apertura_catalog::LinkVisits;
use apertura_catalog::PublicationProfile;
use apertura_store::Store;
use apertura_tabular::Limits;
use jiff::civil::Date;

use crate::participation_settings::Participation;
use crate::refusal::Refusal;

pub use apertura_catalog::timeliness::OFFSET;

/// What an action takes from the world; tests give fixed ones.
#[derive(Clone)]
pub struct Config {
    /// The time now.
    pub clock: Arc<dyn Fn() -> jiff::Timestamp + Send + Sync>,
    /// Bounds on reading and cleaning.
    pub limits: Limits,
    /// What is asked of a dataset before it is published.
    pub profile: PublicationProfile,
    /// What is taken in from the public, and how.
    pub participation: Participation,
    /// Which links in what people write are visited, to see whether they answer.
    pub links: LinkVisits,
}

impl Default for Config {
    fn default() -> Self {
        let usual = PublicationProfile::named(PublicationProfile::USUAL);
        let profile =
            usual.unwrap_or(PublicationProfile { id: String::new(), formats: Vec::new(), requirements: Vec::new() });
        let (clock, limits) = (Arc::new(jiff::Timestamp::now), Limits::default());
        Config { clock, limits, profile, participation: Participation::default(), links: LinkVisits::default() }
    }
}

/// The profile that `[publication] profile` names: one of ours, or a file in the data folder.
fn profile(data: &Path, settings: &str) -> Result<Option<PublicationProfile>, Refusal> {
    let named = settings
        .parse::<toml::Table>()
        .ok()
        .and_then(|table| Some(table.get("publication")?.get("profile")?.as_str()?.to_owned()));
    let Some(named) = named else { return Ok(None) };
    if let Some(profile) = PublicationProfile::named(&named) {
        return Ok(Some(profile));
    }
    let bad = |why: String| Refusal::BadValue {
        field: "profile",
        value: why,
        choices: PublicationProfile::all().into_iter().map(|profile| profile.id).collect(),
    };
    let text = std::fs::read_to_string(data.join(&named)).map_err(|why| bad(format!("{named}: {why}")))?;
    PublicationProfile::from_toml(&text).map(Some).map_err(|why| bad(format!("{named}: {why}")))
}

/// What `links` says: `true`, `false`, or `"inside"` where links into the portal's own network are visited too.
fn link_visits(settings: &str) -> Result<LinkVisits, Refusal> {
    let said = settings.parse::<toml::Table>().ok().and_then(|table| table.get("links").cloned());
    match said {
        None | Some(toml::Value::Boolean(true)) => Ok(LinkVisits::Public),
        Some(toml::Value::Boolean(false)) => Ok(LinkVisits::Never),
        Some(toml::Value::String(word)) if word == "inside" => Ok(LinkVisits::Inside),
        Some(other) => Err(Refusal::BadValue {
            field: "links",
            value: other.to_string(),
            choices: ["true", "false", "\"inside\""].map(str::to_owned).to_vec(),
        }),
    }
}

/// A data folder, open. Cheap to clone.
#[derive(Clone)]
pub struct Catalog {
    pub(crate) store: Store,
    pub(crate) config: Config,
}

impl Catalog {
    /// Opens a data folder; makes it and its database where they are missing. The table `limits` of `apertura.toml` in the
    /// folder sets the bounds, `publication.profile` what is asked before publication, `participation` what the public may give,
    /// `links` whether links are visited.
    ///
    /// # Errors
    /// [`Refusal::NewerData`], [`Refusal::BadValue`] for a limit that cannot be, or a fault of disk or database.
    pub async fn open(data: &Path) -> Result<Self, Refusal> {
        let mut config = Config::default();
        if let Ok(text) = std::fs::read_to_string(data.join("apertura.toml")) {
            config.limits.set_from_toml(&text).map_err(|why| Refusal::BadValue {
                field: "limits",
                value: why.to_string(),
                choices: Limits::NAMES.map(str::to_owned).to_vec(),
            })?;
            if let Some(profile) = profile(data, &text)? {
                config.profile = profile;
            }
            let participation = Participation::from_toml(&text).map_err(|why| Refusal::BadValue {
                field: "participation",
                value: why,
                choices: ["open", "moderation", "keep_days", "answer_days"].map(str::to_owned).to_vec(),
            })?;
            config.participation = participation.unwrap_or_default();
            config.links = link_visits(&text)?;
        }
        Self::open_with(data, config).await
    }

    /// Opens a data folder with another clock or other limits.
    ///
    /// # Errors
    /// As [`Catalog::open`].
    pub async fn open_with(data: &Path, config: Config) -> Result<Self, Refusal> {
        Ok(Catalog { store: Store::open(data).await?, config })
    }

    /// The day today, in central Mexico.
    pub fn today(&self) -> Date {
        Self::day(self.now())
    }

    /// The day of a moment, in central Mexico.
    pub fn day(moment: jiff::Timestamp) -> Date {
        OFFSET.to_datetime(moment).date()
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }
}
