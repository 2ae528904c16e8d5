//! Accounts: invited, made, looked at.
//!
//! Never here: sessions, passwords (see password), what a role may do.

use apertura_catalog::account::fold_mail;
use apertura_catalog::{Account, Grant, Invitation, Letter, Permission, Role};
use apertura_store::{NewEvent, OneTimeLink};
use jiff::SignedDuration;

use crate::attempt::after;
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::session::{Begun, Present, Visitor};
use crate::{password, secret};

/// An invitation opens so long.
pub const INVITED: SignedDuration = SignedDuration::from_hours(7 * 24);

pub(crate) const INVITATION: &str = "invitation";
const FIRST: &str = "first-administrator";

/// What somebody says of themselves when they take an invitation up.
#[derive(Clone, Debug, Default)]
pub struct NewAccount {
    /// Mail address; counts only where the invitation names none.
    pub mail: String,
    /// Name.
    pub name: String,
    /// Position; may be empty.
    pub position: String,
    /// The password chosen.
    pub password: String,
    /// BCP 47 tag of the language that they read.
    pub language: Option<String>,
}

impl Catalog {
    /// True where there is no account yet, so that the first administrator may come in by a one-time link.
    ///
    /// # Errors
    /// Faults.
    pub async fn is_new(&self) -> Result<bool, Refusal> {
        Ok(!self.store.has_accounts().await?)
    }

    /// The token that makes whoever opens it the first administrator; earlier ones open no more.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for anybody but the machine's operator, or where there are accounts; faults.
    pub async fn first_administrator(&self, person: &Person) -> Result<String, Refusal> {
        if *person != Person::Operator || !self.is_new().await? {
            return Err(Refusal::NotAllowed);
        }
        let grants = Grant::new(Role::Administrator, None).into_iter().collect();
        let invitation =
            Invitation { mail: String::new(), name: String::new(), position: String::new(), grants, by: None };
        self.keep_invitation(FIRST, &invitation).await
    }

    /// Invites somebody to hold roles; gives the token of the link that they get, which opens once within seven days.
    ///
    /// # Errors
    /// [`Refusal::BadValue`] for the mail address or no role, [`Refusal::NotAllowed`], [`Refusal::NoSuchAgency`], faults.
    pub async fn invite(&self, person: &Person, invitation: &Invitation) -> Result<String, Refusal> {
        let mail = fold_mail(&invitation.mail).ok_or_else(|| bad("mail", &invitation.mail))?;
        if invitation.grants.is_empty() {
            return Err(bad("role", ""));
        }
        for grant in &invitation.grants {
            self.may_give(person, grant).await?;
        }
        let kept = Invitation { mail, by: person.account().map(str::to_owned), ..invitation.clone() };
        self.keep_invitation(INVITATION, &kept).await
    }

    /// Invites somebody to administer the portal; gives the token of the link.
    ///
    /// # Errors
    /// As [`Catalog::invite`].
    pub async fn invite_administrator(&self, person: &Person, mail: &str) -> Result<String, Refusal> {
        let grants = Grant::new(Role::Administrator, None).into_iter().collect();
        let (name, position) = (String::new(), String::new());
        self.invite(person, &Invitation { mail: mail.to_owned(), name, position, grants, by: None }).await
    }

    async fn keep_invitation(&self, purpose: &str, invitation: &Invitation) -> Result<String, Refusal> {
        let token = secret::random(32)?;
        let now = self.now();
        let document = serde_json::to_string(invitation).map_err(|why| Refusal::Fault { why: why.to_string() })?;
        let link = OneTimeLink {
            token: secret::hash(&token),
            purpose: purpose.to_owned(),
            mail: invitation.mail.clone(),
            document,
            expires: after(now, INVITED),
        };
        let mut transaction = self.store.begin(now).await?;
        transaction.keep_link(&link).await?;
        if !invitation.mail.is_empty() {
            let called = if invitation.name.trim().is_empty() { &invitation.mail } else { &invitation.name };
            let letter =
                Letter::new(&invitation.mail, "invitation").with("name", called).at(format!("/invitation/{token}"));
            transaction.enqueue(&[letter]).await?;
        }
        let roles: Vec<_> = invitation
            .grants
            .iter()
            .map(|grant| serde_json::json!({ "role": grant.role, "agency": grant.agency }))
            .collect();
        let body = serde_json::json!({ "roles": roles, "by": invitation.by });
        transaction.append(&event("person-invited", body)).await?;
        transaction.commit().await?;
        Ok(token)
    }

    /// Says no where the person may not give this role.
    pub(crate) async fn may_give(&self, person: &Person, grant: &Grant) -> Result<(), Refusal> {
        match &grant.agency {
            Some(agency) => {
                person.may(Permission::ManagePeople, Some(agency))?;
                let profile = self.store.agency_profile(agency.as_str()).await?;
                match profile {
                    Some(profile) if profile.closed.is_none() => Ok(()),
                    _ => Err(Refusal::NoSuchAgency { slug: agency.to_string() }),
                }
            }
            None => person.may(Permission::ManageAgencies, None),
        }
    }

    /// What a token invites to.
    ///
    /// # Errors
    /// [`Refusal::LinkSpent`], faults.
    pub async fn invitation(&self, token: &str) -> Result<Invitation, Refusal> {
        Ok(self.invited(token).await?.1)
    }

    async fn invited(&self, token: &str) -> Result<(OneTimeLink, Invitation), Refusal> {
        let (hash, now) = (secret::hash(token), self.now());
        let link = match self.store.one_time_link(&hash, INVITATION, now).await? {
            None if self.is_new().await? => self.store.one_time_link(&hash, FIRST, now).await?,
            found => found,
        };
        let link = link.ok_or(Refusal::LinkSpent)?;
        let invitation = serde_json::from_str(&link.document).map_err(|why| Refusal::Fault { why: why.to_string() })?;
        Ok((link, invitation))
    }

    /// Takes an invitation up with the account that its address has already: its roles are added.
    ///
    /// # Errors
    /// [`Refusal::LinkSpent`], [`Refusal::NotAllowed`] for another account than the one invited, faults.
    pub async fn accept_present(&self, token: &str, present: &Present) -> Result<(), Refusal> {
        let (link, invitation) = self.invited(token).await?;
        if invitation.mail != present.account.mail || present.code_needed {
            return Err(Refusal::NotAllowed);
        }
        let mut transaction = self.store.begin(self.now()).await?;
        if !transaction.use_link(&link.token).await? {
            return Err(Refusal::LinkSpent);
        }
        for grant in &invitation.grants {
            if transaction.give_role(&present.account.id, grant).await? {
                let body = serde_json::json!({
                    "account": present.account.id, "role": grant.role, "agency": grant.agency, "by": invitation.by,
                });
                transaction.append(&event("role-given", body)).await?;
            }
        }
        Ok(transaction.commit().await?)
    }

    /// Makes the account that a token invites to, and begins its first session.
    ///
    /// # Errors
    /// [`Refusal::LinkSpent`], [`Refusal::WeakPassword`], [`Refusal::BadValue`], [`Refusal::MailTaken`] where the address
    /// has an account already, faults.
    pub async fn accept(&self, token: &str, new: &NewAccount, visitor: Visitor<'_>) -> Result<Begun, Refusal> {
        let (link, invitation) = self.invited(token).await?;
        let said = if invitation.mail.is_empty() { &new.mail } else { &invitation.mail };
        let mail = fold_mail(said).ok_or_else(|| bad("mail", said))?;
        let name = line(&new.name);
        if name.is_empty() {
            return Err(bad("name", ""));
        }
        password::check(&new.password, &[&name, mail.split('@').next().unwrap_or_default()])?;
        let hashed = password::hash(&new.password).await?;
        let now = self.now();
        let account = Account {
            id: secret::id()?,
            mail,
            name,
            position: line(&new.position),
            language: new.language.clone(),
            grants: invitation.grants.clone(),
            second_factor: false,
            created: now,
            closed: None,
        };
        let mut transaction = self.store.begin(now).await?;
        let first = link.purpose == FIRST;
        if (first && !transaction.without_accounts().await?) || !transaction.use_link(&link.token).await? {
            return Err(Refusal::LinkSpent);
        }
        if !transaction.keep_account(&account, &hashed).await? {
            return Err(Refusal::MailTaken);
        }
        let roles: Vec<_> = account
            .grants
            .iter()
            .map(|grant| serde_json::json!({ "role": grant.role, "agency": grant.agency }))
            .collect();
        let body = serde_json::json!({ "account": account.id, "roles": roles, "by": invitation.by });
        transaction.append(&event("account-created", body)).await?;
        let begun = self.begin_session(&mut transaction, &account, false, visitor.browser).await?;
        transaction.commit().await?;
        Ok(begun)
    }
}

/// An event about people; its body names accounts by their ids alone.
pub(crate) fn event(kind: &'static str, body: serde_json::Value) -> NewEvent {
    NewEvent { kind, dataset: None, version: None, body }
}

/// One line of text without control signs, 200 signs at most.
pub(crate) fn line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

pub(crate) fn bad(field: &'static str, value: &str) -> Refusal {
    Refusal::BadValue { field, value: value.to_owned(), choices: Vec::new() }
}
