//! What is promised by when: the plan of an agency, what is late, and its calendar.
//!
//! Never here: writing dates (see `inventory`), reminders (see mail).

use apertura_catalog::opening::inventory::Access;
use apertura_catalog::opening::plan::Standing;
use apertura_catalog::opening::{Entry, Stage};
use apertura_catalog::{Agency, Permission};

use crate::catalog::Catalog;
use crate::inventory::event;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;

/// An entry with how its promise stands.
#[derive(Clone, Debug)]
pub struct Promise {
    /// The entry.
    pub entry: Entry,
    /// How it stands today.
    pub standing: Standing,
    /// Days until the promised one; negative where it has passed; none without a promise.
    pub days: Option<i32>,
}

impl Catalog {
    /// The plan of an agency: late ones first, then by date, what has no date last. What is private is not planned, unless a
    /// date was promised.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a visitor, [`Refusal::NoSuchEntry`], faults.
    pub async fn plan(&self, person: &Person, agency: &str) -> Result<(Agency, Vec<Promise>), Refusal> {
        let agency = self.visible_agency(person, agency).await?;
        let mut entries = self.store.entries(Some(agency.slug.as_str())).await?;
        entries.retain(|entry| {
            entry.state.access != Some(Access::Private)
                || entry.state.plan.commitment.is_some()
                || entry.stage() >= Stage::Published
        });
        Ok((agency, self.promises(entries)))
    }

    /// What the public is promised, by one agency or by all that opened their inventory.
    ///
    /// # Errors
    /// Faults.
    pub async fn public_plan(&self, agency: Option<&str>) -> Result<(Vec<Agency>, Vec<Promise>), Refusal> {
        let (agencies, mut entries) = self.public_inventory(agency).await?;
        entries.retain(|entry| entry.state.plan.commitment.is_some());
        Ok((agencies, self.promises(entries)))
    }

    /// The secret of an agency's calendar; made where there is none yet and the person may make one, or anew.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchEntry`], faults.
    pub async fn calendar_secret(&self, person: &Person, agency: &str, anew: bool) -> Result<Option<String>, Refusal> {
        let agency = self.visible_agency(person, agency).await?.slug;
        if !anew {
            return Ok(self.store.calendar_secret(agency.as_str()).await?);
        }
        person.may(Permission::EditPlan, Some(&agency))?;
        let secret = secret::random(20)?;
        let event = event(person, "plan-calendar-renewed", &agency, serde_json::json!({}));
        self.store.keep_calendar_secret(agency.as_str(), &secret, (self.config.clock)(), &event).await?;
        Ok(Some(secret))
    }

    /// The promises behind a calendar's secret address: whoever has it may read them.
    ///
    /// # Errors
    /// [`Refusal::NoSuchEntry`], faults.
    pub async fn calendar(&self, secret: &str) -> Result<(Agency, Vec<Promise>), Refusal> {
        let none = || Refusal::NoSuchEntry { id: String::new() };
        let slug = self.store.agency_of_calendar(secret).await?.ok_or_else(none)?;
        let agency = self.store.agencies().await?.into_iter().find(|agency| agency.slug == slug).ok_or_else(none)?;
        let mut entries = self.store.entries(Some(slug.as_str())).await?;
        entries.retain(|entry| entry.state.plan.commitment.is_some());
        Ok((agency, self.promises(entries)))
    }

    fn promises(&self, entries: Vec<Entry>) -> Vec<Promise> {
        let today = self.today();
        let promise = |entry: Entry| {
            let (standing, days) = entry.standing(today);
            Promise { entry, standing, days }
        };
        let mut promises: Vec<Promise> = entries.into_iter().map(promise).collect();
        promises.sort_by_key(|promise| (promise.standing, promise.days.unwrap_or(i32::MAX), promise.entry.position));
        promises
    }
}
