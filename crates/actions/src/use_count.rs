//! How often what is published was used: adding numbers, and the public table of them.
//!
//! Never here: what counts as a use (see the portal), who used it (nobody keeps that).

use std::collections::BTreeMap;

use apertura_catalog::{UseCount, Uses};
use jiff::ToSpan;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::refusal::Refusal;

/// The uses of a dataset.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DatasetUses {
    /// Its slug.
    pub dataset: String,
    /// Its title.
    pub title: String,
    /// The agency's name.
    pub agency: String,
    /// The numbers.
    #[serde(flatten)]
    pub uses: Uses,
}

/// The uses of an agency's datasets.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgencyUses {
    /// Its name.
    pub agency: String,
    /// The numbers.
    #[serde(flatten)]
    pub uses: Uses,
}

/// The uses of a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DayUses {
    /// The day.
    pub day: jiff::civil::Date,
    /// The numbers.
    #[serde(flatten)]
    pub uses: Uses,
}

/// The uses of some days.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UseTable {
    /// The first day.
    pub from: jiff::civil::Date,
    /// The last day.
    pub until: jiff::civil::Date,
    /// All together.
    pub total: Uses,
    /// By day, each day of the time.
    pub days: Vec<DayUses>,
    /// By agency, most used first.
    pub agencies: Vec<AgencyUses>,
    /// By dataset, most used first.
    pub datasets: Vec<DatasetUses>,
    /// Every number: day, dataset, kind.
    #[serde(skip)]
    pub counts: Vec<UseCount>,
}

impl Catalog {
    /// Adds numbers of use.
    ///
    /// # Errors
    /// Faults.
    pub async fn add_uses(&self, counts: &[UseCount]) -> Result<(), Refusal> {
        if counts.is_empty() {
            return Ok(());
        }
        Ok(self.store.add_uses(counts).await?)
    }

    /// The uses of a dataset in the last days, today included.
    ///
    /// # Errors
    /// Faults.
    pub async fn uses_of(&self, slug: &str, days: u16) -> Result<Uses, Refusal> {
        let mut uses = Uses::default();
        for count in self.store.uses(self.first_day(days), Some(slug)).await? {
            uses.add(count.kind, count.count);
        }
        Ok(uses)
    }

    /// The uses of everything in the last days, today included.
    ///
    /// # Errors
    /// Faults.
    pub async fn uses(&self, days: u16) -> Result<UseTable, Refusal> {
        let (from, until) = (self.first_day(days), self.today());
        let counts = self.store.uses(from, None).await?;
        let known: BTreeMap<String, (String, String)> = self
            .store
            .titles()
            .await?
            .into_iter()
            .map(|known| (known.slug.to_string(), (known.title, known.agency)))
            .collect();
        let (mut total, mut by_day) = (Uses::default(), BTreeMap::new());
        let (mut agencies, mut datasets) = (BTreeMap::<String, Uses>::new(), BTreeMap::<String, Uses>::new());
        for count in &counts {
            total.add(count.kind, count.count);
            by_day.entry(count.day).or_insert_with(Uses::default).add(count.kind, count.count);
            if let Some((_, agency)) = known.get(&count.dataset) {
                agencies.entry(agency.clone()).or_default().add(count.kind, count.count);
                datasets.entry(count.dataset.clone()).or_default().add(count.kind, count.count);
            }
        }
        let days = from.series(1.day()).take_while(|day| *day <= until);
        let days = days.map(|day| DayUses { day, uses: by_day.get(&day).copied().unwrap_or_default() }).collect();
        let mut agencies: Vec<_> = agencies.into_iter().map(|(agency, uses)| AgencyUses { agency, uses }).collect();
        agencies.sort_by_key(|line| std::cmp::Reverse(line.uses.all()));
        let mut datasets: Vec<_> = datasets
            .into_iter()
            .filter_map(|(dataset, uses)| {
                let (title, agency) = known.get(&dataset)?.clone();
                Some(DatasetUses { dataset, title, agency, uses })
            })
            .collect();
        datasets.sort_by_key(|line| std::cmp::Reverse(line.uses.all()));
        Ok(UseTable { from, until, total, days, agencies, datasets, counts })
    }

    fn first_day(&self, days: u16) -> jiff::civil::Date {
        let today = self.today();
        today.checked_sub(i32::from(days.saturating_sub(1)).days()).unwrap_or(today)
    }
}
