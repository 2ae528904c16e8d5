//! The entry of the inventory whose data a draft holds: what is written there need not be written again.
//!
//! Never here: the inventory itself (see `inventory`).

use apertura_catalog::opening::Entry;
use apertura_catalog::{Description, Draft, Permission, Slug};

use super::{Change, Drafts, Upload};
use crate::person::Person;
use crate::refusal::Refusal;

impl Drafts {
    /// The entry that a draft belongs to, where somebody has said so.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchDraft`], faults.
    pub async fn entry(&self, person: &Person, id: &str) -> Result<Option<String>, Refusal> {
        self.fetch(person, Permission::SeeWork, id).await?;
        Ok(self.inside.catalog.store.draft_entry(id).await?)
    }

    /// Takes a file in for an entry of the inventory, as the work of its agency. What the inventory says of it stands in the
    /// draft when it is first looked at.
    ///
    /// # Errors
    /// As [`Drafts::hand_in`]; [`Refusal::NoSuchEntry`].
    pub async fn hand_in_for(&self, person: &Person, entry: &str, file: Upload, name: &str) -> Result<Draft, Refusal> {
        let entry = self.inside.catalog.entry(person, entry).await?;
        let draft = self.hand_in(person, Some(&entry.agency), file, name).await?;
        self.inside.catalog.store.keep_draft_entry(&draft.id, Some(&entry.id)).await?;
        Ok(draft)
    }

    /// The drafts of an entry that this person may see, the one that was changed last first.
    ///
    /// # Errors
    /// As [`Drafts::list`].
    pub async fn of_entry(&self, person: &Person, entry: &str) -> Result<Vec<Draft>, Refusal> {
        let own = self.inside.catalog.store.drafts_of_entry(entry).await?;
        let mut drafts = self.list(person).await?;
        drafts.retain(|draft| own.contains(&draft.id));
        Ok(drafts)
    }

    /// What the inventory says of a draft's dataset: its description, and the dataset that it is the next version of.
    pub(super) async fn said_by_inventory(&self, id: &str) -> Result<(Description, Option<String>), Refusal> {
        let store = &self.inside.catalog.store;
        let entry = match store.draft_entry(id).await? {
            Some(entry) => store.entry(&entry).await?,
            None => None,
        };
        Ok(entry.map_or_else(Default::default, |entry| {
            (completed(Description::default(), &entry), entry.dataset.as_ref().map(ToString::to_string))
        }))
    }

    /// A description, completed from what is known of the agency: who publishes, and whom the public asks.
    pub(super) async fn said_by_agency(
        &self,
        agency: Option<&Slug>,
        mut said: Description,
    ) -> Result<Description, Refusal> {
        let Some(agency) = agency else { return Ok(said) };
        if let Some(profile) = self.inside.catalog.store.agency_profile(agency.as_str()).await? {
            put(&mut said.agency, &profile.agency.name);
            put(&mut said.contact_position, &profile.contact_position);
            put(&mut said.contact_email, &profile.contact_mail);
        }
        Ok(said)
    }

    /// Says which entry of its agency's inventory a draft belongs to. What nobody has written about the dataset yet is
    /// taken from there.
    ///
    /// # Errors
    /// As [`Drafts::change`]; [`Refusal::NoSuchEntry`] for an entry of another agency.
    pub async fn belongs_to(&self, person: &Person, id: &str, base: u32, entry: &str) -> Result<Draft, Refusal> {
        let (draft, _) = self.fetch(person, Permission::Prepare, id).await?;
        let entry = self.inside.catalog.entry(person, entry).await?;
        if draft.agency.as_ref() != Some(&entry.agency) {
            return Err(Refusal::NoSuchEntry { id: entry.id });
        }
        let open = self.opened(person, id).await?;
        let change = Change::Describe {
            description: Box::new(completed(open.state.description.clone(), &entry)),
            dataset: open.state.dataset.clone().or_else(|| entry.dataset.as_ref().map(ToString::to_string)),
        };
        let draft = self.change(person, id, base, &change).await?;
        self.inside.catalog.store.keep_draft_entry(id, Some(&entry.id)).await?;
        Ok(draft)
    }
}

fn put(said: &mut Option<String>, text: &str) {
    if said.is_none() && !text.trim().is_empty() {
        *said = Some(text.trim().to_owned());
    }
}

/// A description, completed from an entry.
fn completed(mut said: Description, entry: &Entry) -> Description {
    let state = &entry.state;
    put(&mut said.title, &state.title);
    put(&mut said.description, &state.description);
    put(&mut said.theme, &state.theme);
    put(&mut said.contact_position, &state.responsible);
    put(&mut said.contact_email, &state.contact_email);
    put(&mut said.temporal, &state.temporal);
    put(&mut said.spatial, &state.spatial);
    said.frequency = said.frequency.or_else(|| state.frequency_code());
    if said.keywords.is_none() {
        let words = state.keywords.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_owned).collect();
        said.keywords = (!words.is_empty()).then_some(words);
    }
    said
}
