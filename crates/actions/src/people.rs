//! People and their roles: who sees whom, roles given and taken, accounts closed.
//!
//! Whoever manages the people of one agency sees and changes its roles alone. Never here: making accounts (see account).

use std::collections::BTreeMap;

use apertura_catalog::{Account, Grant, Invitation, LetterRecord, Permission, Role, Session, Slug};

use crate::account::{INVITATION, event, line};
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::session::Present;

/// Somebody, as the one who manages people sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The account, with the roles that the one who looks may give and take.
    pub account: Account,
    /// True where it has other roles too, which are not shown.
    pub more: bool,
}

impl Catalog {
    /// The people whom this person manages, by name.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::SecondFactorNeeded`], faults.
    pub async fn people(&self, person: &Person) -> Result<Vec<Seen>, Refusal> {
        self.manages(person)?;
        let accounts = self.store.accounts().await?;
        Ok(accounts.into_iter().filter_map(|account| seen(person, account)).collect())
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAccount`], also for somebody whom this person does not manage; faults.
    pub async fn somebody(&self, person: &Person, id: &str) -> Result<Seen, Refusal> {
        self.manages(person)?;
        let found = self.store.account(id).await?.and_then(|account| seen(person, account));
        found.ok_or_else(|| Refusal::NoSuchAccount { id: id.to_owned() })
    }

    /// Invitations that still open, of the roles that this person may give.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn invitations(&self, person: &Person) -> Result<Vec<(Invitation, jiff::Timestamp)>, Refusal> {
        self.manages(person)?;
        let mut open = Vec::new();
        for link in self.store.one_time_links(INVITATION, self.now()).await? {
            let parsed = serde_json::from_str::<Invitation>(&link.document);
            let invitation = parsed.map_err(|why| Refusal::Fault { why: why.to_string() })?;
            if invitation.grants.iter().all(|grant| gives(person, grant)) {
                open.push((invitation, link.expires));
            }
        }
        Ok(open)
    }

    /// What became of the letters with invitations that this person may give, the last to each mail address.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn invitation_letters(&self, person: &Person) -> Result<BTreeMap<String, LetterRecord>, Refusal> {
        let open = self.invitations(person).await?;
        let mut letters = BTreeMap::new();
        // latest first
        for letter in self.store.letters(None, 500).await?.into_iter().filter(|letter| letter.kind == INVITATION) {
            if open.iter().any(|(invitation, _)| invitation.mail == letter.to) {
                letters.entry(letter.to.clone()).or_insert(letter);
            }
        }
        Ok(letters)
    }

    /// Takes an invitation back.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::LinkSpent`] where there is none, faults.
    pub async fn take_back_invitation(&self, person: &Person, mail: &str) -> Result<(), Refusal> {
        let known = self.invitations(person).await?;
        if !known.iter().any(|(invitation, _)| invitation.mail == mail) {
            return Err(Refusal::LinkSpent);
        }
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.forget_links(INVITATION, mail).await?;
        transaction.append(&event("invitation-taken-back", serde_json::json!({ "by": person.account() }))).await?;
        Ok(transaction.commit().await?)
    }

    /// Gives a role to somebody whom this person manages.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAccount`], [`Refusal::NoSuchAgency`], faults.
    pub async fn give_role(&self, person: &Person, id: &str, grant: &Grant) -> Result<(), Refusal> {
        let account = self.somebody(person, id).await?.account;
        self.may_give(person, grant).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        if transaction.give_role(&account.id, grant).await? {
            let body = serde_json::json!({ "account": account.id, "role": grant.role, "agency": grant.agency, "by": person.account() });
            transaction.append(&event("role-given", body)).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Takes a role from somebody.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAccount`], [`Refusal::LastAdministrator`], faults.
    pub async fn take_role(&self, person: &Person, id: &str, grant: &Grant) -> Result<(), Refusal> {
        let account = self.somebody(person, id).await?.account;
        if !gives(person, grant) {
            return Err(Refusal::NotAllowed);
        }
        let mut transaction = self.store.begin(self.now()).await?;
        if transaction.take_role(&account.id, grant).await? {
            if grant.role == Role::Administrator && transaction.holders(Role::Administrator).await? == 0 {
                return Err(Refusal::LastAdministrator);
            }
            let body = serde_json::json!({ "account": account.id, "role": grant.role, "agency": grant.agency, "by": person.account() });
            transaction.append(&event("role-taken", body)).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Closes somebody's account, or opens it again. Its sessions and tokens end.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for one's own account, and where it has roles that this person does not manage;
    /// [`Refusal::NoSuchAccount`], [`Refusal::LastAdministrator`], faults.
    pub async fn close_account(&self, person: &Person, id: &str, closed: bool) -> Result<(), Refusal> {
        let somebody = self.somebody(person, id).await?;
        if somebody.more || person.account() == Some(id) {
            return Err(Refusal::NotAllowed);
        }
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.close_account(id, closed).await?;
        if closed {
            let administers = somebody.account.grants.iter().any(|grant| grant.role == Role::Administrator);
            if administers && transaction.holders(Role::Administrator).await? == 0 {
                return Err(Refusal::LastAdministrator);
            }
            transaction.end_sessions(id, None).await?;
            transaction.end_api_tokens(id, None).await?;
        }
        let kind = if closed { "account-closed" } else { "account-reopened" };
        let body = serde_json::json!({ "account": id, "by": person.account() });
        transaction.append(&event(kind, body)).await?;
        Ok(transaction.commit().await?)
    }

    /// Takes somebody's second factor away, where the telephone and the recovery codes are lost; their sessions end.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAccount`], faults.
    pub async fn remove_second_factor(&self, person: &Person, id: &str) -> Result<(), Refusal> {
        person.may(Permission::ManageAgencies, None)?;
        self.somebody(person, id).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.remove_second_factor(id).await?;
        transaction.end_sessions(id, None).await?;
        let body = serde_json::json!({ "account": id, "by": person.account() });
        transaction.append(&event("second-factor-removed", body)).await?;
        Ok(transaction.commit().await?)
    }

    /// Changes what one is called, and the language of one's letters.
    ///
    /// # Errors
    /// [`Refusal::BadValue`] without a name, faults.
    pub async fn describe_oneself(
        &self,
        present: &Present,
        name: &str,
        position: &str,
        language: Option<&str>,
    ) -> Result<(), Refusal> {
        let name = line(name);
        if name.is_empty() {
            return Err(crate::account::bad("name", ""));
        }
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.describe_account(&present.account.id, &name, &line(position), language).await?;
        Ok(transaction.commit().await?)
    }

    /// One's own sessions, the one that was used last first.
    ///
    /// # Errors
    /// Faults.
    pub async fn own_sessions(&self, present: &Present) -> Result<Vec<Session>, Refusal> {
        Ok(self.store.sessions(&present.account.id).await?)
    }

    /// Ends one of one's own sessions; without id, all others than this one.
    ///
    /// # Errors
    /// Faults.
    pub async fn end_own_sessions(&self, present: &Present, id: Option<&str>) -> Result<(), Refusal> {
        match id {
            Some(id) => {
                self.store.end_session_of(&present.account.id, id).await?;
                Ok(())
            }
            None => {
                let mut transaction = self.store.begin(self.now()).await?;
                transaction.end_sessions(&present.account.id, Some(&present.token)).await?;
                Ok(transaction.commit().await?)
            }
        }
    }

    /// Who holds which role in an agency, for its papers.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn holders(&self, person: &Person, agency: &Slug) -> Result<Vec<(Role, Account)>, Refusal> {
        person.may(Permission::KeepDocuments, Some(agency))?;
        let mut holders = Vec::new();
        for account in self.store.accounts().await?.into_iter().filter(|account| account.closed.is_none()) {
            let held =
                account.grants.iter().filter(|grant| grant.agency.as_ref() == Some(agency)).map(|grant| grant.role);
            holders.extend(held.map(|role| (role, account.clone())));
        }
        holders.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
        Ok(holders)
    }

    /// Says no to whoever manages nobody.
    fn manages(&self, person: &Person) -> Result<(), Refusal> {
        if person.can_somewhere(Permission::ManagePeople) {
            Ok(())
        } else {
            Err(person.refused(Permission::ManagePeople))
        }
    }
}

/// True where the person may give and take this role.
fn gives(person: &Person, grant: &Grant) -> bool {
    match &grant.agency {
        Some(agency) => person.can(Permission::ManagePeople, Some(agency)),
        None => person.can(Permission::ManageAgencies, None),
    }
}

/// What the person sees of an account; none where they manage nothing of it.
fn seen(person: &Person, account: Account) -> Option<Seen> {
    let all = account.grants.len();
    let grants: Vec<Grant> = account.grants.iter().filter(|grant| gives(person, grant)).cloned().collect();
    let visible = !grants.is_empty() || person.can(Permission::ManageAgencies, None);
    visible.then_some(Seen { more: grants.len() < all, account: Account { grants, ..account } })
}
