//! Certificates of attendance: made for those who came, put right, revoked, shown to whoever knows the folio.
//!
//! The log says which folios were made and revoked, never for whom. Never here: how time is counted and folios are written
//! (see `apertura_workshop::certificate`), how they are printed.

use std::collections::BTreeSet;

use apertura_catalog::{Letter, Permission};
use apertura_store::Transaction;
use apertura_workshop::certificate::{attended_minutes, folio, partial_name, tidy_folio};
use apertura_workshop::{Certificate, Issue, Registration, RevocationReason, Workshop};

use crate::account::{event, line};
use crate::catalog::{Catalog, OFFSET};
use crate::person::Person;
use crate::refusal::Refusal;
use crate::workshop::{letter, no_such};

/// Those who sign one certificate, at most.
pub const MOST_SIGNATURES: usize = 3;

/// What whoever asks for a folio may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedCertificate {
    /// The certificate, without the name and the person.
    pub certificate: Certificate,
    /// First name and initials; empty once people are forgotten.
    pub partial_name: String,
}

/// The certificates of a workshop, for those who hold it.
#[derive(Clone, Debug, Default)]
pub struct CertificatesView {
    /// By name.
    pub certificates: Vec<Certificate>,
    /// How many people came and have none yet.
    pub waiting: usize,
    /// People who came too late for any.
    pub too_late: usize,
    /// Who signs: positions with names.
    pub signatures: Vec<(String, String)>,
    /// True once the workshop has ended.
    pub ended: bool,
}

impl Catalog {
    /// The certificates of a workshop.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn certificates(&self, person: &Person, id: &str) -> Result<CertificatesView, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let (workshop, _) = self.store.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let mut certificates = self.store.certificates(id).await?;
        certificates.sort_by_cached_key(|one| (apertura_tabular::semantic::fold(&one.name), one.folio.clone()));
        let have: BTreeSet<&str> = certificates.iter().map(|one| one.person.as_str()).collect();
        let people = self.store.workshop_people(id).await?;
        let came = people.iter().map(|(person, _)| person).filter(|person| !have.contains(person.id.as_str()));
        let (mut waiting, mut too_late) = (0, 0);
        for minutes in came.filter_map(|person| minutes(&workshop, person)) {
            *(if minutes > 0 { &mut waiting } else { &mut too_late }) += 1;
        }
        let signatures = self.store.certificate_signatures(id).await?;
        let ended = self.ended(&workshop);
        Ok(CertificatesView { certificates, waiting, too_late, signatures, ended })
    }

    /// Makes a certificate for everybody who came and has none, and writes to them. Gives how many.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::Workshop`] before the workshop has ended; faults.
    pub async fn issue_certificates(&self, person: &Person, id: &str) -> Result<usize, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, _) = transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        if !self.ended(&workshop) {
            return Err(Refusal::Workshop("certificate-early"));
        }
        let have: BTreeSet<String> = transaction.certificates(id).await?.into_iter().map(|one| one.person).collect();
        let (mut folios, mut letters) = (Vec::new(), Vec::new());
        for kept in transaction.workshop_people(id).await? {
            let minutes = minutes(&workshop, &kept.0).unwrap_or_default();
            if minutes == 0 || have.contains(&kept.0.id) {
                continue;
            }
            let mut random = [0; 8];
            getrandom::fill(&mut random).map_err(|why| Refusal::Fault { why: why.to_string() })?;
            let new = Certificate {
                folio: folio(random),
                workshop: workshop.id.clone(),
                person: kept.0.id.clone(),
                name: kept.0.name.clone(),
                event: workshop.name.clone(),
                day: workshop.begins.date(),
                place: workshop.place.clone(),
                minutes,
                issues: vec![Issue { at: self.now(), name: false, minutes: false }],
                revoked: None,
            };
            transaction.keep_certificate(&new).await?;
            letters.extend(certificate_letter(&workshop, &kept, &new));
            folios.push(new.folio);
        }
        let count = folios.len();
        if count > 0 {
            transaction.enqueue(&letters).await?;
            let body = serde_json::json!({ "workshop": id, "folios": folios, "by": person.account() });
            transaction.append(&event("certificates-issued", body)).await?;
            transaction.commit().await?;
        }
        Ok(count)
    }

    /// Puts the name or the time of a certificate right and gives it out again, with the same folio.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::Workshop`] for no such folio, one that was
    /// revoked, no name, or a time of nothing or above the workshop's; faults.
    pub async fn correct_certificate(
        &self,
        person: &Person,
        id: &str,
        folio: &str,
        name: &str,
        minutes: u32,
    ) -> Result<Certificate, Refusal> {
        let (mut transaction, workshop, mut kept) = self.changing(person, id, folio).await?;
        let name = line(name);
        if name.is_empty() {
            return Err(Refusal::Workshop("certificate-no-name"));
        }
        if minutes == 0 || minutes > workshop.minutes {
            return Err(Refusal::Workshop("certificate-minutes"));
        }
        let issue = Issue { at: self.now(), name: kept.name != name, minutes: kept.minutes != minutes };
        if !issue.name && !issue.minutes {
            return Ok(kept);
        }
        kept.name = name;
        kept.minutes = minutes;
        kept.issues.push(issue);
        transaction.keep_certificate(&kept).await?;
        if let Some(mut known) =
            transaction.workshop_people(id).await?.into_iter().find(|(known, _)| known.id == kept.person)
        {
            known.0.name.clone_from(&kept.name);
            transaction.keep_workshop_person(&known.0, &known.1).await?;
            let letters: Vec<Letter> = certificate_letter(&workshop, &known, &kept).into_iter().collect();
            transaction.enqueue(&letters).await?;
        }
        let body = serde_json::json!({
            "workshop": id, "folio": kept.folio, "issue": kept.issues.len(),
            "name": issue.name, "minutes": issue.minutes, "by": person.account(),
        });
        transaction.append(&event("certificate-corrected", body)).await?;
        transaction.commit().await?;
        Ok(kept)
    }

    /// Revokes a certificate: whoever asks for the folio reads so.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::Workshop`] for no such folio or one that was
    /// revoked; faults.
    pub async fn revoke_certificate(
        &self,
        person: &Person,
        id: &str,
        folio: &str,
        reason: RevocationReason,
    ) -> Result<(), Refusal> {
        let (mut transaction, _, mut kept) = self.changing(person, id, folio).await?;
        kept.revoked = Some((self.now(), reason));
        transaction.keep_certificate(&kept).await?;
        let body = serde_json::json!({
            "workshop": id, "folio": kept.folio, "reason": reason, "by": person.account(),
        });
        transaction.append(&event("certificate-revoked", body)).await?;
        Ok(transaction.commit().await?)
    }

    /// Keeps who signs the certificates: positions with names, [`MOST_SIGNATURES`] at most.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::Workshop`] for too many; faults.
    pub async fn sign_certificates(
        &self,
        person: &Person,
        id: &str,
        signatures: &[(String, String)],
    ) -> Result<(), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        if signatures.len() > MOST_SIGNATURES {
            return Err(Refusal::Workshop("certificate-signatures"));
        }
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        transaction.keep_certificate_signatures(id, signatures).await?;
        let body = serde_json::json!({ "workshop": id, "signatures": signatures.len(), "by": person.account() });
        transaction.append(&event("certificates-signed", body)).await?;
        Ok(transaction.commit().await?)
    }

    /// The certificate with this folio, as it may be shown to anybody; none where there is none.
    ///
    /// # Errors
    /// Faults.
    pub async fn check_certificate(&self, folio: &str) -> Result<Option<CheckedCertificate>, Refusal> {
        let Some(folio) = tidy_folio(folio) else { return Ok(None) };
        Ok(self.store.certificate(&folio).await?.map(|mut certificate| {
            let partial_name = partial_name(&certificate.name);
            certificate.name.clear();
            certificate.person.clear();
            CheckedCertificate { certificate, partial_name }
        }))
    }

    /// The certificate of whoever has this personal link, with who signs; none where there is none that holds.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], faults.
    pub async fn own_certificate(&self, token: &str) -> Result<Option<(Certificate, Vec<(String, String)>)>, Refusal> {
        let (workshop, person) = self.registration(token).await?;
        let certificates = self.store.certificates(&workshop.id).await?;
        let own = certificates.into_iter().find(|one| one.person == person.id && one.revoked.is_none());
        let Some(own) = own else { return Ok(None) };
        Ok(Some((own, self.store.certificate_signatures(&workshop.id).await?)))
    }

    /// True once a workshop has ended.
    pub(crate) fn ended(&self, workshop: &Workshop) -> bool {
        workshop.ends() <= OFFSET.to_datetime(self.now())
    }

    async fn changing(
        &self,
        person: &Person,
        id: &str,
        folio: &str,
    ) -> Result<(Transaction, Workshop, Certificate), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, _) = transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let kept = transaction.certificates(id).await?.into_iter().find(|one| one.folio == folio);
        match kept {
            Some(kept) if kept.revoked.is_none() => Ok((transaction, workshop, kept)),
            Some(_) => Err(Refusal::Workshop("certificate-revoked")),
            None => Err(Refusal::Workshop("certificate-unknown")),
        }
    }
}

/// The time of somebody who came; none for who did not.
fn minutes(workshop: &Workshop, person: &Registration) -> Option<u32> {
    person.present.map(|came| attended_minutes(workshop, OFFSET.to_datetime(came)))
}

fn certificate_letter(
    workshop: &Workshop,
    kept: &apertura_store::KeptPerson,
    certificate: &Certificate,
) -> Option<Letter> {
    Some(letter(workshop, kept, "workshop-certificate")?.with("folio", &certificate.folio))
}
