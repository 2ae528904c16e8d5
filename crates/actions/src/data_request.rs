//! What is particular to data requests: supporters, the entry of the inventory to which one is joined, the dataset that
//! fulfils it.
//!
//! Never here: taking in and answering (see `contribution`), the inventory's own changes (see `inventory`).

use apertura_catalog::contribution::Body;
use apertura_catalog::{Contribution, ContributionKind, ContributionState, Letter, Moderation, Permission};
use apertura_store::Transaction;

use crate::catalog::Catalog;
use crate::contribution::{Reply, event, no_such};
use crate::not_taken::NotTaken;
use crate::participation::{Giver, Promise, Protection};
use crate::person::Person;
use crate::refusal::Refusal;

impl Catalog {
    /// Supports a request. A visitor gets a letter with a link that confirms it; each address counts once. True where it
    /// counts already, false where a letter is on its way.
    ///
    /// # Errors
    /// [`NotTaken`], faults.
    pub async fn support(
        &self,
        person: &Person,
        id: &str,
        giver: &Giver<'_>,
        protection: Protection<'_>,
    ) -> Result<bool, Refusal> {
        let request = self.contribution(&Person::Visitor, id).await?;
        if request.kind() != ContributionKind::Request {
            return Err(no_such(id));
        }
        let (mail, keys) = self.let_in(person, giver, protection).await?;
        let Some(mail) = mail else { return Err(Refusal::NotAllowed) };
        let supporter = self.sealed(&format!("support {id} {mail}")).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.note_offers(&keys).await?;
        if *person != Person::Visitor {
            self.confirm_support(&mut transaction, id, &supporter).await?;
            transaction.commit().await?;
            return Ok(true);
        }
        let promise = Promise::Support { id: id.to_owned(), supporter: supporter.clone() };
        let (link, token) = self.confirmation(&supporter, &promise)?;
        transaction.keep_link(&link).await?;
        let letter = Letter::new(mail, "public-confirm-support")
            .with("title", request.title())
            .at(format!("/confirm/{token}"))
            .speaking(Some(giver.language.to_owned()));
        transaction.enqueue(&[letter]).await?;
        transaction.commit().await?;
        Ok(false)
    }

    /// Counts a supporter, also in the demand of the inventory's entry.
    pub(crate) async fn confirm_support(
        &self,
        transaction: &mut Transaction,
        id: &str,
        supporter: &str,
    ) -> Result<String, Refusal> {
        let request = transaction.contribution(id).await?;
        let mut request = request.filter(|found| found.moderation == Moderation::Shown).ok_or_else(|| no_such(id))?;
        // whoever asked is counted already
        let own = match transaction.contact(id).await? {
            Some(contact) => self.sealed(&format!("support {id} {}", contact.mail)).await? == supporter,
            None => false,
        };
        if !own && transaction.support(id, supporter).await? {
            let entry = joined(&request);
            if let (Some(entry), Body::Request(body)) = (entry, &mut request.body)
                && transaction.count_demand(&entry, 1, None).await?
            {
                body.counted += 1;
                transaction.keep_contribution(&request).await?;
            }
            transaction.append(&event("request-supported", &request, None, serde_json::json!({}))).await?;
        }
        Ok(format!("/confirmed?what=support&now=shown&at={}", request.path()))
    }

    /// What an answer means for a request: its entry, the demand counted there, the dataset that fulfils it.
    pub(crate) async fn request_answered(
        &self,
        transaction: &mut Transaction,
        contribution: &mut Contribution,
        person: &Person,
        reply: &Reply<'_>,
    ) -> Result<(), Refusal> {
        let people = contribution.supporters.saturating_add(1);
        let Some(agency) = contribution.agency.clone() else {
            return Err(NotTaken::field("agency", "missing", 0).into());
        };
        let Body::Request(request) = &mut contribution.body else { return Ok(()) };
        request.published_as = None;
        if reply.state == ContributionState::Published {
            let slug = reply.published_as.ok_or_else(|| NotTaken::field("published-as", "missing", 0))?;
            request.published_as = Some(self.dataset(slug).await?.0.slug);
        }
        let Some(id) = reply.entry.filter(|id| request.entry.as_deref() != Some(id)) else { return Ok(()) };
        // the entry's demand is a cell of the inventory
        person.may(Permission::AnswerPublic, Some(&agency))?;
        let entry = self.store.entry(id).await?.filter(|entry| entry.agency == agency);
        let entry = entry.ok_or_else(|| Refusal::NoSuchEntry { id: id.to_owned() })?;
        if let Some(before) = &request.entry {
            transaction.count_demand(before, -i64::from(request.counted), person.account()).await?;
        }
        transaction.count_demand(&entry.id, i64::from(people), person.account()).await?;
        (request.entry, request.counted) = (Some(entry.id), people);
        Ok(())
    }
}

/// The entry to which a request is joined.
fn joined(contribution: &Contribution) -> Option<String> {
    match &contribution.body {
        Body::Request(request) => request.entry.clone(),
        _ => None,
    }
}
