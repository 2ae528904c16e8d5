//! Whom the steps of a submission are told to, by letter.
//!
//! Never here: sentences (the face has them, by kind), what happens (each action tells its own).

use apertura_catalog::{Account, Letter, Permission, Slug, Submission};

use crate::catalog::Catalog;
use crate::refusal::Refusal;

impl Catalog {
    /// A letter to everybody who may do this in the agency, but for one.
    pub(crate) async fn tell_those_who_may(
        &self,
        permission: Permission,
        agency: Option<&Slug>,
        but: Option<&str>,
        letter: impl Fn(&Account) -> Letter,
    ) -> Result<Vec<Letter>, Refusal> {
        let accounts = self.store.accounts().await?;
        let told = accounts.iter().filter(|account| {
            account.closed.is_none()
                && Some(account.id.as_str()) != but
                && account.grants.iter().any(|grant| permission.given_by(grant, agency))
        });
        Ok(told.map(letter).collect())
    }

    /// A letter to whoever handed a submission over; none where that was the operator, or the account is closed.
    pub(crate) async fn tell_submitter(&self, kind: &str, submission: &Submission) -> Result<Vec<Letter>, Refusal> {
        let Some(id) = &submission.submitter else { return Ok(Vec::new()) };
        let account = self.store.account(id).await?.filter(|account| account.closed.is_none());
        Ok(account.iter().map(|account| about(kind, submission, account)).collect())
    }
}

/// A letter about a submission, that leads to its page.
pub(crate) fn about(kind: &str, submission: &Submission, account: &Account) -> Letter {
    Letter::new(&account.mail, kind)
        .with("title", &submission.title)
        .at(format!("/review/{}", submission.id))
        .speaking(account.language.clone())
}
