//! What stands between a draft and its publication, by the portal's profile of requirements.
//!
//! Never here: the requirements (see `catalog::publication_profile`), sentences.

use apertura_catalog::proposal::Proposal;
use apertura_catalog::publication_profile::Check;
use apertura_catalog::validation::{Column, Evidence, validate};
use apertura_catalog::{Agency, Dataset, Description, SubmissionState, Validation};
use apertura_tabular::Severity;
use apertura_tabular::privacy::{self, JUDGED_AFTER, Thresholds};

use crate::catalog::Catalog;
use crate::draft::{Cleaning, Found, OpenDraft, State};
use crate::publish::personal_data;
use crate::refusal::Refusal;

/// Kinds of columns that say no more than that there are numbers.
const MEASURES: [&str; 2] = ["number", "integer"];

/// A draft, looked at.
#[derive(Clone, Debug)]
pub struct Validated {
    /// What is met and what is not.
    pub validation: Validation,
    /// What is written, completed from what was written before.
    pub description: Description,
    /// The dataset that this is the next version of, and the number of its last version that stands.
    pub dataset: Option<(Dataset, u32)>,
    /// The agency whose work it is, where the catalog knows it.
    pub agency: Option<Agency>,
}

impl OpenDraft {
    /// Looks at what the profile asks for.
    ///
    /// # Errors
    /// Faults.
    pub async fn validate(&self, cleaning: &Cleaning) -> Result<Validated, Refusal> {
        let catalog = self.drafts().catalog();
        let dataset = match self.state.dataset.clone().or(self.became().await?) {
            Some(slug) => catalog.store.dataset(&slug).await?,
            None => None,
        };
        let agency = catalog.agency_of(self).await?;
        let mut description = self.state.description.clone();
        if let Some(agency) = &agency {
            description.agency = Some(agency.name.clone());
        }
        if let Some((dataset, number)) = &dataset {
            description = description.over(dataset);
            let latest = catalog.store.version(dataset.slug.as_str(), Some(*number)).await?;
            for field in latest.into_iter().flat_map(|latest| latest.dictionary.fields) {
                if !field.description.is_empty() {
                    description.columns.entry(field.name).or_insert(field.description);
                }
            }
        }
        let mut others = catalog.store.titles().await?;
        others.retain(|known| dataset.as_ref().is_none_or(|(dataset, _)| dataset.slug != known.slug));
        // risks of the table as a whole are those of the clean table
        let recipe = &self.state.recipe;
        let columns = cleaning.cleaned.as_table_columns();
        let thresholds = Thresholds::of(&recipe.import.overrides);
        let left = privacy::left(recipe, &columns, &cleaning.cleaned.profile, &thresholds);
        let is_left = |rule: &str| left.iter().any(|finding| finding.rule == rule);
        let is_open = |found: &Found| {
            let rule = found.finding.rule.as_str();
            found.state == State::Open && (!JUDGED_AFTER.contains(&rule) || is_left(rule))
        };
        let found = self.findings();
        // what the recipe itself brought about: groups that are too small
        let new = left.iter().filter(|finding| {
            finding.severity == Severity::Error
                && !found.iter().any(|found| found.finding.rule == finding.rule)
                && personal_data::deciding_step(recipe, &finding.rule).is_none()
        });
        let new: Vec<String> = new.map(|finding| finding.rule.clone()).collect();
        let open: Vec<_> = found.into_iter().filter(is_open).collect();
        let names = |wanted: &dyn Fn(bool, Severity) -> bool| -> Vec<String> {
            let found = open.iter().filter(|found| wanted(found.personal, found.finding.severity));
            found.map(|found| found.name.clone()).collect()
        };
        let columns = cleaning.cleaned.columns.iter().map(|column| Column {
            name: column.name.clone(),
            value_type: column.value_type,
            has_unit: column.unit.is_some() || column.semantic.as_deref().is_some_and(|kind| !MEASURES.contains(&kind)),
        });
        let proposal = self.proposal(cleaning).await?;
        let evidence = Evidence {
            proposed: proposed(&proposal, &description),
            format: self.reading.examined.structured.source.format.name().to_owned(),
            rows: cleaning.cleaned.rows,
            columns: columns.collect(),
            errors: names(&|personal, severity| !personal && severity == Severity::Error),
            warnings: names(&|personal, severity| !personal && severity == Severity::Warning),
            undecided: [names(&|personal, severity| personal && severity == Severity::Error), new].concat(),
            description: description.clone(),
            others,
        };
        let validation = validate(&catalog.config.profile, &evidence);
        Ok(Validated { validation, description, dataset, agency })
    }
}

/// What nobody has written yet and a proposal is there for.
fn proposed(proposal: &Proposal, said: &Description) -> Vec<Check> {
    let titled = proposal.title.is_some();
    let all = [
        (Check::Title, said.title.is_none() && titled),
        (Check::Description, said.description.is_none() && titled),
        (Check::Keywords, said.keywords.is_none() && !proposal.keywords.is_empty()),
        (Check::Theme, said.theme.is_none() && proposal.theme.is_some()),
        (Check::Temporal, said.temporal.is_none() && proposal.temporal.is_some()),
        (Check::Spatial, said.spatial.is_none() && proposal.spatial.is_some()),
    ];
    all.into_iter().filter(|(_, there)| *there).map(|(check, _)| check).collect()
}

impl OpenDraft {
    /// The dataset that this very draft became before.
    async fn became(&self) -> Result<Option<String>, Refusal> {
        let before = self.drafts().catalog().store.submissions(Some(&self.draft.id)).await?;
        let published = before.into_iter().find(|known| known.state == SubmissionState::Published);
        Ok(published.map(|known| known.dataset.to_string()))
    }
}

impl Catalog {
    /// The agency whose work a draft is, by its full name.
    async fn agency_of(&self, open: &OpenDraft) -> Result<Option<Agency>, Refusal> {
        let Some(slug) = &open.draft.agency else { return Ok(None) };
        Ok(self.store.agencies().await?.into_iter().find(|agency| agency.slug == *slug))
    }
}
