//! Handing over: all duties of somebody who leaves pass to another, with a sheet of what there was.
//!
//! Never here: the sheet's words (the portal prints it).

use std::collections::BTreeSet;

use apertura_catalog::opening::{Entry, Stage};
use apertura_catalog::{Duty, Grant, HandOver, Letter, Permission, Role, Slug, SubmissionState};

use crate::account::event;
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;

impl Catalog {
    /// What somebody answers for, in the agencies where this person may hand duties over.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAccount`], faults.
    pub async fn duties(&self, person: &Person, id: &str) -> Result<(Vec<Grant>, Vec<Duty>), Refusal> {
        let account = self.somebody(person, id).await?.account;
        let mut grants = account.grants;
        grants.retain(|grant| match &grant.agency {
            Some(agency) => person.can(Permission::HandOver, Some(agency)),
            None => person.can(Permission::ManageAgencies, None),
        });
        let duties = self.duties_of(&grants).await?;
        Ok((grants, duties))
    }

    /// What is open in the agencies of these roles: what waits for a review, files in preparation, promised dates, entries
    /// of the inventory without one, published datasets.
    async fn duties_of(&self, grants: &[Grant]) -> Result<Vec<Duty>, Refusal> {
        let mut duties = Vec::new();
        let held = |agency: &Slug| grants.iter().any(|grant| grant.agency.as_ref() == Some(agency));
        let submissions = self.store.submissions(None).await?;
        let handed: BTreeSet<String> = submissions
            .iter()
            .filter(|submission| submission.state != SubmissionState::TakenBack)
            .map(|submission| submission.draft.clone())
            .collect();
        let followed: BTreeSet<String> = submissions
            .iter()
            .filter(|submission| submission.is_followed(&submissions))
            .map(|submission| submission.id.clone())
            .collect();
        for submission in submissions {
            let ended = matches!(submission.state, SubmissionState::Published | SubmissionState::TakenBack)
                || followed.contains(&submission.id);
            // a reviewer's work is what waits, in every agency
            let reviews = submission.state == SubmissionState::Waiting
                && grants.iter().any(|grant| Permission::Review.given_by(grant, submission.agency.as_ref()));
            let Some(agency) = submission.agency.filter(|agency| reviews || held(agency) && !ended) else { continue };
            duties.push(Duty {
                kind: "review".to_owned(),
                link: format!("/review/{}", submission.id),
                title: submission.title,
                agency,
                day: day(submission.submitted),
            });
        }
        // what was handed over stands above, or is published
        for draft in self.store.drafts().await?.into_iter().filter(|draft| !handed.contains(&draft.id)) {
            let Some(agency) = draft.agency.filter(|agency| held(agency)) else { continue };
            duties.push(Duty {
                kind: "draft".to_owned(),
                link: format!("/draft/{}", draft.id),
                title: draft.name,
                agency,
                day: day(draft.modified),
            });
        }
        let agencies: BTreeSet<&Slug> = grants.iter().filter_map(|grant| grant.agency.as_ref()).collect();
        for agency in &agencies {
            let open = self.store.entries(Some(agency.as_str())).await?.into_iter();
            let mut open: Vec<Entry> = open.filter(|entry| entry.stage() < Stage::Published).collect();
            open.sort_by_key(|entry| {
                let commitment = entry.state.plan.commitment;
                (commitment.is_none(), commitment, entry.position)
            });
            duties.extend(open.into_iter().map(|entry| Duty {
                kind: if entry.state.plan.commitment.is_some() { "commitment" } else { "inventory-entry" }.to_owned(),
                link: format!("/inventory/{}/entry/{}", entry.agency, entry.id),
                title: entry.state.title,
                agency: entry.agency,
                day: entry.state.plan.commitment.map(|day| day.to_string()).unwrap_or_default(),
            }));
        }
        for agency in agencies {
            for dataset in self.store.datasets_of(agency.as_str()).await? {
                duties.push(Duty {
                    kind: "dataset".to_owned(),
                    link: format!("/dataset/{}", dataset.0),
                    title: dataset.1,
                    agency: agency.clone(),
                    day: dataset.2.chars().take(10).collect(),
                });
            }
        }
        Ok(duties)
    }

    /// Passes all duties of one account to another; closes the one that is left without any. Its sessions and tokens end,
    /// and who takes over is told.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAccount`], [`Refusal::BadValue`] where both are the same, the other is
    /// closed, or there is nothing to pass on; [`Refusal::LastAdministrator`]; faults.
    pub async fn hand_over(&self, person: &Person, from: &str, to: &str, note: &str) -> Result<HandOver, Refusal> {
        let (grants, duties) = self.duties(person, from).await?;
        let (leaving, taking) = (self.somebody(person, from).await?, self.somebody(person, to).await?);
        if from == to || taking.account.closed.is_some() {
            return Err(crate::account::bad("to", to));
        }
        if grants.is_empty() {
            return Err(Refusal::NotAllowed);
        }
        let now = self.now();
        let sheet = HandOver {
            id: secret::id()?,
            from: from.to_owned(),
            to: to.to_owned(),
            by: person.account().map(str::to_owned),
            at: now,
            grants,
            duties,
            note: note
                .chars()
                .filter(|c| !c.is_control() || *c == '\n')
                .take(4000)
                .collect::<String>()
                .trim()
                .to_owned(),
        };
        let mut transaction = self.store.begin(now).await?;
        for grant in &sheet.grants {
            transaction.take_role(from, grant).await?;
            transaction.give_role(to, grant).await?;
        }
        if transaction.holders(Role::Administrator).await? == 0
            && sheet.grants.iter().any(|g| g.role == Role::Administrator)
        {
            return Err(Refusal::LastAdministrator);
        }
        // whoever keeps a role elsewhere keeps the account
        if !leaving.more && leaving.account.grants.len() == sheet.grants.len() && person.account() != Some(from) {
            transaction.close_account(from, true).await?;
        }
        transaction.end_sessions(from, None).await?;
        transaction.end_api_tokens(from, None).await?;
        transaction.keep_hand_over(&sheet).await?;
        let body = serde_json::json!({
            "hand-over": sheet.id, "from": from, "to": to, "by": sheet.by, "duties": sheet.duties.len(),
        });
        transaction.append(&event("duties-handed-over", body)).await?;
        let letter = Letter::new(&taking.account.mail, "hand-over")
            .with("name", &taking.account.name)
            .with("from", &leaving.account.name)
            .at(format!("/hand-over/{}", sheet.id));
        transaction.enqueue(&[letter.speaking(taking.account.language.clone())]).await?;
        transaction.commit().await?;
        Ok(sheet)
    }

    /// A sheet, with the names of who had and who has the duties. Both may read it, and whoever manages one of them.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a visitor, [`Refusal::NoSuchPaper`], faults.
    pub async fn hand_over_sheet(&self, person: &Person, id: &str) -> Result<(HandOver, [String; 2]), Refusal> {
        if *person == Person::Visitor {
            return Err(Refusal::NotAllowed);
        }
        let missing = || Refusal::NoSuchPaper { id: id.to_owned() };
        let sheet = self.store.hand_over(id).await?.ok_or_else(missing)?;
        let concerned = person.account().is_some_and(|own| own == sheet.from || own == sheet.to);
        let manages = sheet.grants.iter().all(|grant| match &grant.agency {
            Some(agency) => person.can(Permission::HandOver, Some(agency)),
            None => person.can(Permission::ManageAgencies, None),
        });
        if !concerned && !manages {
            return Err(missing());
        }
        let mut names = [String::new(), String::new()];
        for (name, account) in names.iter_mut().zip([&sheet.from, &sheet.to]) {
            *name = self.store.account(account).await?.map(|account| account.name).unwrap_or_default();
        }
        Ok((sheet, names))
    }

    /// The sheets that name somebody whom this person manages, or oneself; the latest first.
    ///
    /// # Errors
    /// Faults.
    pub async fn hand_overs(&self, person: &Person, account: &str) -> Result<Vec<HandOver>, Refusal> {
        if person.account() != Some(account) {
            self.somebody(person, account).await?;
        }
        Ok(self.store.hand_overs_of(account).await?)
    }
}

fn day(moment: jiff::Timestamp) -> String {
    moment.to_string().chars().take(10).collect()
}
