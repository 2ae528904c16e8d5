//! Signing in and out, and whom a session stands for.
//!
//! A session is a random token in a cookie, kept by its hash; it ends unused, at the end of its day, or when somebody ends
//! it. Never here: cookies (the portal's door), what a person may do.

use std::sync::Arc;

use apertura_catalog::account::fold_mail;
use apertura_catalog::{Account, Session};
use apertura_store::{NewSession, Transaction};
use jiff::SignedDuration;

use crate::attempt::{Attempt, after, before};
use crate::catalog::Catalog;
use crate::person::{Member, Person};
use crate::refusal::Refusal;
use crate::{password, secret};

/// A session ends when it was not used for so long (ASVS V3.3.2).
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// A session ends so long after it began, however much it is used (ASVS V3.3.2).
pub const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// What is sensitive asks for the password again so long after it was given.
pub const PROVED: SignedDuration = SignedDuration::from_mins(15);

/// What a browser shows of itself when it signs in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visitor<'a> {
    /// Its network address; none where unknown.
    pub address: Option<&'a str>,
    /// What it calls itself; may be empty.
    pub browser: &'a str,
}

/// A session that has just begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The token that the browser keeps; it is kept nowhere else.
    pub token: String,
    /// The account.
    pub account: String,
    /// True where the second factor's code is still to be given before anything opens.
    pub code_needed: bool,
}

/// Somebody who comes with a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Who it is; a visitor while the second factor's code is still to be given.
    pub person: Person,
    /// The account.
    pub account: Account,
    /// The session.
    pub session: Session,
    /// True where the second factor's code is still to be given before anything opens.
    pub code_needed: bool,
    /// True where the person proved lately who they are, so that what is sensitive opens.
    pub proved: bool,
    /// Hash of the session's token.
    pub(crate) token: String,
}

impl Catalog {
    /// Begins a session with mail address and password.
    ///
    /// # Errors
    /// [`Refusal::WrongPassword`], the same for an unknown address, a wrong password and a closed account;
    /// [`Refusal::TooManyAttempts`]; faults.
    pub async fn sign_in(&self, mail: &str, password: &str, visitor: Visitor<'_>) -> Result<Begun, Refusal> {
        let mail = fold_mail(mail).unwrap_or_else(|| mail.trim().to_lowercase());
        let attempt = Attempt::new("sign-in", &mail, visitor.address);
        self.not_too_often(&attempt).await?;
        let account = self.store.account_by_mail(&mail).await?.filter(|account| account.closed.is_none());
        let kept = match &account {
            Some(account) => self.store.proof(&account.id).await?.map(|proof| proof.password),
            None => None,
        };
        let right = password::is_right(password, kept).await?;
        let Some(account) = account.filter(|_| right) else {
            self.failed(&attempt).await?;
            return Err(Refusal::WrongPassword);
        };
        self.succeeded(&attempt).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        let begun = self.begin_session(&mut transaction, &account, false, visitor.browser).await?;
        transaction.commit().await?;
        Ok(begun)
    }

    /// A new session of an account, which proved just now who it is.
    pub(crate) async fn begin_session(
        &self,
        transaction: &mut Transaction,
        account: &Account,
        second_factor: bool,
        browser: &str,
    ) -> Result<Begun, Refusal> {
        let now = self.now();
        let token = secret::random(32)?;
        let browser: String = browser.chars().filter(|c| !c.is_control()).take(200).collect();
        transaction.forget_ended_sessions(before(now, IDLE)).await?;
        transaction
            .keep_session(&NewSession {
                token: &secret::hash(&token),
                account: &account.id,
                sign: &secret::random(32)?,
                second_factor,
                proved: now,
                expires: after(now, LONGEST),
                browser: &browser,
            })
            .await?;
        Ok(Begun { token, account: account.id.clone(), code_needed: account.second_factor && !second_factor })
    }

    /// Who comes with a session's token; none where it opens nothing.
    ///
    /// # Errors
    /// Faults.
    pub async fn present(&self, token: &str) -> Result<Option<Present>, Refusal> {
        let token = secret::hash(token);
        let now = self.now();
        let Some(session) = self.store.session(&token).await? else { return Ok(None) };
        if session.expires <= now || after(session.seen, IDLE) <= now {
            self.store.end_session(&token).await?;
            return Ok(None);
        }
        let Some(account) = self.store.account(&session.account).await?.filter(|account| account.closed.is_none())
        else {
            return Ok(None);
        };
        // not at every picture of a page
        if after(session.seen, SignedDuration::from_secs(30)) < now {
            self.store.session_seen(&token, now).await?;
        }
        let code_needed = account.second_factor && !session.second_factor;
        let person = if code_needed { Person::Visitor } else { member(&account, session.second_factor) };
        let proved = !code_needed && after(session.proved, PROVED) > now;
        Ok(Some(Present { person, account, session, code_needed, proved, token }))
    }

    /// Ends a session by its token.
    ///
    /// # Errors
    /// Faults.
    pub async fn sign_out(&self, token: &str) -> Result<(), Refusal> {
        Ok(self.store.end_session(&secret::hash(token)).await?)
    }

    /// The time now, for papers.
    pub fn time(&self) -> jiff::Timestamp {
        self.now()
    }

    /// The time now.
    pub(crate) fn now(&self) -> jiff::Timestamp {
        (self.config.clock)()
    }
}

fn member(account: &Account, second_factor: bool) -> Person {
    Person::Member(Arc::new(Member {
        account: account.id.clone(),
        name: account.name.clone(),
        grants: account.grants.clone(),
        second_factor,
        scope: None,
    }))
}
