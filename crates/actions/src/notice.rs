//! Whom the steps of a submission are told to, by letter.
//!
//! Never here: sentences (the face has them, by kind), what happens (each action tells its own).

use std::collections::BTreeSet;

use apertura_catalog::{Account, Comment, Letter, Permission, Slug, Submission};

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

    /// A letter to whoever handed a submission over; none where that was the operator. Where they have handed their duties
    /// over since, to those who may hand over in their agency now.
    pub(crate) async fn tell_submitter(&self, kind: &str, submission: &Submission) -> Result<Vec<Letter>, Refusal> {
        let answering = self.who_answers_for(submission).await?;
        Ok(answering.iter().map(|account| about(kind, submission, account)).collect())
    }

    /// A letter to everybody who waits for a comment, but for the one who wrote it: whoever handed the submission over, and
    /// those who wrote in the same place before.
    pub(crate) async fn tell_of_comment(
        &self,
        submission: &Submission,
        before: &[Comment],
        comment: &Comment,
    ) -> Result<Vec<Letter>, Refusal> {
        let mut told = self.who_answers_for(submission).await?;
        let thread = comment.answers;
        let writers: BTreeSet<&str> = before
            .iter()
            .filter(|other| thread.is_none() || Some(other.number) == thread || other.answers == thread)
            .filter_map(|other| other.account.as_deref())
            .collect();
        for id in writers {
            if !told.iter().any(|account| account.id == id) {
                told.extend(self.store.account(id).await?.filter(|account| account.closed.is_none()));
            }
        }
        let kind = if thread.is_some() { "comment-answered" } else { "comment-made" };
        let others = told.iter().filter(|account| Some(&account.id) != comment.account.as_ref());
        let letter =
            |account: &Account| about(kind, submission, account).at(format!("/review/{}#comments", submission.id));
        Ok(others.map(letter).collect())
    }

    /// The account that handed a submission over; where it may hand over no longer, those of its agency who may.
    async fn who_answers_for(&self, submission: &Submission) -> Result<Vec<Account>, Refusal> {
        let Some(id) = &submission.submitter else { return Ok(Vec::new()) };
        let agency = submission.agency.as_ref();
        let may = |account: &Account| {
            account.closed.is_none() && account.grants.iter().any(|grant| Permission::Submit.given_by(grant, agency))
        };
        let mut accounts = self.store.accounts().await?;
        match accounts.iter().position(|account| account.id == *id && may(account)) {
            Some(at) => Ok(vec![accounts.swap_remove(at)]),
            None => Ok(accounts.into_iter().filter(may).collect()),
        }
    }
}

/// A letter about a submission, that leads to its page.
pub(crate) fn about(kind: &str, submission: &Submission, account: &Account) -> Letter {
    Letter::new(&account.mail, kind)
        .with("title", &submission.title)
        .at(format!("/review/{}", submission.id))
        .speaking(account.language.clone())
}
