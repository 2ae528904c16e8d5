//! What can be proposed of a draft's description: from the lines above the table, its dates and places, and its agency.
//!
//! Never here: how texts are read (see `catalog::proposal`), sentences.

use apertura_catalog::proposal::{self, Proposal};
use apertura_tabular::cleaned::CleanColumn;
use apertura_tabular::semantic::{common_state, fold};
use apertura_tabular::{ColumnProfile, ValueType};

use super::{Cleaning, OpenDraft};
use crate::refusal::Refusal;

/// Labels of columns of years.
const YEAR_LABELS: [&str; 6] = ["ano", "anio", "year", "ejercicio", "ciclo", "anyo"];

impl OpenDraft {
    /// What can be proposed where nobody has written anything.
    ///
    /// # Errors
    /// Faults.
    pub async fn proposal(&self, cleaning: &Cleaning) -> Result<Proposal, Refusal> {
        let lines = || self.table().structure.titles.iter().map(|note| note.text.as_str());
        let title = proposal::title(lines()).or_else(|| proposal::title_of_file(&self.draft.name));
        let store = &self.drafts().catalog().store;
        let profile = match &self.draft.agency {
            Some(agency) => store.agency_profile(agency.as_str()).await?,
            None => None,
        };
        let columns = || {
            let known = cleaning.cleaned.columns.iter().filter(|column| column.personal.is_none());
            known.filter_map(|column| Some((column, cleaning.cleaned.profile.column(&column.name)?)))
        };
        let told = columns().find_map(|(column, profile)| Some((column.name.clone(), days(column, profile)?)));
        let (temporal_column, temporal) = told.unzip();
        let name = [self.draft.name.as_str()];
        let temporal = temporal.or_else(|| proposal::period(lines())).or_else(|| proposal::period(name.into_iter()));
        let spatial = columns().find_map(|(column, profile)| {
            let values: Vec<&str> = profile.top.iter().map(|(value, _)| value.as_str()).collect();
            common_state(column.semantic.as_deref()?, &values)
        });
        Ok(Proposal {
            keywords: title.as_deref().map(proposal::keywords).unwrap_or_default(),
            theme: profile.map(|profile| profile.sector).filter(|sector| !sector.is_empty()),
            temporal,
            temporal_column,
            spatial: spatial.map(str::to_owned),
            title,
        })
    }
}

/// From the first to the last day of a column of dates or years.
fn days(column: &CleanColumn, profile: &ColumnProfile) -> Option<String> {
    let (min, max) = (profile.min.as_deref()?, profile.max.as_deref()?);
    match column.value_type {
        ValueType::Date | ValueType::Datetime => Some(format!("{}/{}", min.get(..10)?, max.get(..10)?)),
        ValueType::Year => proposal::years(min.parse().ok()?, max.parse().ok()?),
        ValueType::Integer if YEAR_LABELS.contains(&fold(&column.name).as_str()) => {
            proposal::years(min.parse().ok()?, max.parse().ok()?)
        }
        _ => None,
    }
}
