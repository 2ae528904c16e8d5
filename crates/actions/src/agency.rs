//! Agencies: registered, described, closed, and those in which somebody may do something.
//!
//! Never here: the people in them (see account).

use apertura_catalog::account::fold_mail;
use apertura_catalog::{Agency, AgencyProfile, Permission, Slug};

use crate::account::{bad, event, line};
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;

impl Catalog {
    /// What is known of all agencies, by slug. Whoever publishes is public.
    ///
    /// # Errors
    /// Faults.
    pub async fn agency_profiles(&self) -> Result<Vec<AgencyProfile>, Refusal> {
        Ok(self.store.agency_profiles().await?)
    }

    /// The agencies in which this person may do this, by slug; without those that are closed.
    ///
    /// # Errors
    /// Faults.
    pub async fn agencies_where(&self, person: &Person, permission: Permission) -> Result<Vec<AgencyProfile>, Refusal> {
        let mut profiles = self.agency_profiles().await?;
        profiles.retain(|profile| profile.closed.is_none() && person.can(permission, Some(&profile.agency.slug)));
        Ok(profiles)
    }

    /// What is known of one agency.
    ///
    /// # Errors
    /// [`Refusal::NoSuchAgency`], faults.
    pub async fn agency(&self, slug: &str) -> Result<AgencyProfile, Refusal> {
        let found = self.store.agency_profile(slug).await?;
        found.ok_or_else(|| Refusal::NoSuchAgency { slug: slug.to_owned() })
    }

    /// Registers an agency under the slug that its name gives.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::AgencyExists`], [`Refusal::BadValue`], faults.
    pub async fn register_agency(&self, person: &Person, profile: &AgencyProfile) -> Result<AgencyProfile, Refusal> {
        person.may(Permission::ManageAgencies, None)?;
        let name = line(&profile.agency.name);
        let profile = checked(AgencyProfile {
            agency: Agency { slug: Slug::from_title(&name), name },
            closed: None,
            ..profile.clone()
        })?;
        let slug = profile.agency.slug.as_str();
        if self.store.agency_profile(slug).await?.is_some() {
            return Err(Refusal::AgencyExists { slug: slug.to_owned() });
        }
        self.keep_agency(person, &profile, "agency-registered").await?;
        Ok(profile)
    }

    /// Changes what is known of an agency. Only whoever manages agencies changes its name, kind and sector.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAgency`], [`Refusal::BadValue`], faults.
    pub async fn describe_agency(&self, person: &Person, profile: &AgencyProfile) -> Result<AgencyProfile, Refusal> {
        let slug = &profile.agency.slug;
        person.may(Permission::KeepDocuments, Some(slug))?;
        let before = self.agency(slug.as_str()).await?;
        let mut after = AgencyProfile { closed: before.closed, ..profile.clone() };
        if !person.can(Permission::ManageAgencies, None) {
            after.agency = before.agency;
            (after.kind, after.sector) = (before.kind, before.sector);
        }
        let after = checked(after)?;
        self.keep_agency(person, &after, "agency-described").await?;
        Ok(after)
    }

    /// Closes an agency, or opens it again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAgency`], faults.
    pub async fn close_agency(&self, person: &Person, slug: &str, closed: bool) -> Result<(), Refusal> {
        person.may(Permission::ManageAgencies, None)?;
        let mut profile = self.agency(slug).await?;
        profile.closed = closed.then(|| self.now());
        self.keep_agency(person, &profile, if closed { "agency-closed" } else { "agency-reopened" }).await
    }

    async fn keep_agency(&self, person: &Person, profile: &AgencyProfile, kind: &'static str) -> Result<(), Refusal> {
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.keep_agency(profile).await?;
        let body = serde_json::json!({ "agency": profile.agency.slug, "by": person.account() });
        transaction.append(&event(kind, body)).await?;
        Ok(transaction.commit().await?)
    }
}

/// The profile with its texts in one line each; no where a text cannot be what it should be.
fn checked(profile: AgencyProfile) -> Result<AgencyProfile, Refusal> {
    let name = line(&profile.agency.name);
    if name.is_empty() {
        return Err(bad("name", ""));
    }
    let mail = |field: &'static str, text: &str| match text.trim() {
        "" => Ok(String::new()),
        text => fold_mail(text).ok_or_else(|| bad(field, text)),
    };
    let page = profile.landing_page.trim();
    if !(page.is_empty() || page.starts_with("https://") || page.starts_with("http://")) || page.len() > 500 {
        return Err(bad("landing-page", page));
    }
    Ok(AgencyProfile {
        agency: Agency { name, ..profile.agency },
        sector: line(&profile.sector),
        head: line(&profile.head),
        head_mail: mail("head-mail", &profile.head_mail)?,
        contact_position: line(&profile.contact_position),
        contact_mail: mail("contact-mail", &profile.contact_mail)?,
        landing_page: page.to_owned(),
        kind: profile.kind,
        closed: profile.closed,
    })
}
