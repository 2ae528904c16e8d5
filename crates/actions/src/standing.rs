//! How published datasets stand today: for everybody to see, kept day by day, and told to those who should act.
//!
//! Never here: what is late and how scores are made (see catalog), sentences.

use std::collections::BTreeMap;

use apertura_catalog::standing::StandingDay;
use apertura_catalog::{Account, AgencyProfile, AgencyStanding, Letter, Role, Standing, TimelinessState};
use jiff::Span;
use jiff::civil::Date;

use crate::catalog::Catalog;
use crate::refusal::Refusal;

/// Days of delay after which the agency's head is told too.
const VERY_LATE: i32 = 14;

/// How far a reminder has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The promised day is near: the position that answers for the data is told.
    Soon,
    /// It has passed: the position is told again.
    Late,
    /// It has passed long ago: the agency's head is told.
    VeryLate,
}

impl Stage {
    /// Also the key in the message catalogs (`mail-reminder-…`).
    fn code(self) -> &'static str {
        match self {
            Stage::Soon => "soon",
            Stage::Late => "late",
            Stage::VeryLate => "very-late",
        }
    }

    fn of(standing: &Standing) -> Option<Stage> {
        match standing.timeliness.state {
            TimelinessState::Soon => Some(Stage::Soon),
            TimelinessState::Late if standing.timeliness.days_late >= VERY_LATE => Some(Stage::VeryLate),
            TimelinessState::Late => Some(Stage::Late),
            TimelinessState::Current | TimelinessState::Unpromised => None,
        }
    }
}

impl Catalog {
    /// How published datasets stand today, by slug: of one agency, or of all.
    ///
    /// # Errors
    /// Faults.
    pub async fn standings(&self, agency: Option<&str>) -> Result<Vec<Standing>, Refusal> {
        let today = self.today();
        let latest = self.store.latest_versions(agency).await?;
        Ok(latest
            .into_iter()
            .map(|(dataset, latest)| Standing::of(dataset, &latest, Self::day(latest.published), today))
            .collect())
    }

    /// How one published dataset stands today.
    ///
    /// # Errors
    /// [`Refusal::NoSuchDataset`], faults.
    pub async fn standing(&self, slug: &str) -> Result<Standing, Refusal> {
        let found = self.store.latest_version(slug).await?;
        let (dataset, latest) = found.ok_or_else(|| Refusal::NoSuchDataset { slug: slug.to_owned() })?;
        Ok(Standing::of(dataset, &latest, Self::day(latest.published), self.today()))
    }

    /// How each agency stood on the days of the last year that are kept, by agency and day.
    ///
    /// # Errors
    /// Faults.
    pub async fn trend(&self) -> Result<Vec<StandingDay>, Refusal> {
        let since = self.today().checked_sub(Span::new().years(1)).unwrap_or(Date::MIN);
        Ok(self.store.standings_since(since).await?)
    }

    /// Keeps how agencies stand today, once a day.
    ///
    /// # Errors
    /// Faults.
    pub async fn keep_standings(&self) -> Result<(), Refusal> {
        let today = self.today();
        if self.store.has_standings(today).await? {
            return Ok(());
        }
        let standings = AgencyStanding::of(&self.standings(None).await?);
        Ok(self.store.keep_standings(today, &standings).await?)
    }

    /// Writes the reminders that are due: each promised day is told of once before, once after, and once to the agency's
    /// head. Gives how many were written.
    ///
    /// # Errors
    /// Faults.
    pub async fn remind(&self) -> Result<u32, Refusal> {
        let due: Vec<(Standing, Stage)> = {
            let standings = self.standings(None).await?.into_iter();
            standings.filter_map(|standing| Stage::of(&standing).map(|stage| (standing, stage))).collect()
        };
        if due.is_empty() {
            return Ok(0);
        }
        let profiles: BTreeMap<String, AgencyProfile> = {
            let profiles = self.store.agency_profiles().await?.into_iter();
            profiles.map(|profile| (profile.agency.slug.to_string(), profile)).collect()
        };
        let accounts = self.store.accounts().await?;
        let mut written = 0;
        for (standing, stage) in due {
            let Some(next) = standing.timeliness.next else { continue };
            let slug = standing.dataset.slug.as_str();
            let profile = profiles.get(standing.dataset.agency.slug.as_str());
            let letters: Vec<Letter> = recipients(&standing, stage, profile, &accounts)
                .into_iter()
                .map(|(to, language)| {
                    Letter::new(to, &format!("reminder-{}", stage.code()))
                        .with("title", &standing.dataset.title)
                        .with("agency", &standing.dataset.agency.name)
                        .with("due", next.to_string())
                        .with("days", standing.timeliness.days_late.to_string())
                        .at(format!("/dataset/{slug}/update"))
                        .speaking(language)
                })
                .collect();
            // where nobody is known who could act, the coordination's board shows it
            if !letters.is_empty() && self.store.remind(slug, next, stage.code(), &letters, self.now()).await? {
                written += letters.len() as u32;
            }
        }
        Ok(written)
    }
}

/// Who is told, with their language: the position that answers for the data, else the agency's liaisons; the head's office
/// once it is very late, and the position with it.
fn recipients(
    standing: &Standing,
    stage: Stage,
    profile: Option<&AgencyProfile>,
    accounts: &[Account],
) -> BTreeMap<String, Option<String>> {
    let liaisons = accounts.iter().filter(|account| {
        let agency = Some(&standing.dataset.agency.slug);
        account.closed.is_none()
            && account.grants.iter().any(|grant| grant.role == Role::Liaison && grant.agency.as_ref() == agency)
    });
    let mut told: BTreeMap<String, Option<String>> =
        liaisons.map(|account| (account.mail.clone(), account.language.clone())).collect();
    let position = standing.dataset.contact_email.as_deref().or(profile.map(|profile| profile.contact_mail.as_str()));
    let head = profile.map(|profile| profile.head_mail.as_str()).filter(|_| stage == Stage::VeryLate);
    for mail in [position, head].into_iter().flatten().filter(|mail| !mail.trim().is_empty()) {
        told.entry(mail.trim().to_lowercase()).or_default();
    }
    told
}
