//! The entry of the inventory whose data a draft holds: what is written there need not be written again.
//!
//! Never here: the inventory itself (see `inventory`).

use apertura_catalog::opening::Entry;
use apertura_catalog::{Description, Draft, Permission};

use super::{Change, Drafts};
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

/// A description, completed from an entry.
fn completed(mut said: Description, entry: &Entry) -> Description {
    fn put(said: &mut Option<String>, text: &str) {
        if said.is_none() && !text.trim().is_empty() {
            *said = Some(text.trim().to_owned());
        }
    }
    let state = &entry.state;
    put(&mut said.title, &state.title);
    put(&mut said.description, &state.description);
    put(&mut said.theme, &state.theme);
    put(&mut said.contact_position, &state.responsible);
    put(&mut said.contact_email, &state.contact_email);
    put(&mut said.temporal, &state.temporal);
    put(&mut said.spatial, &state.spatial);
    if said.keywords.is_none() {
        let words = state.keywords.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_owned).collect();
        said.keywords = (!words.is_empty()).then_some(words);
    }
    said
}
