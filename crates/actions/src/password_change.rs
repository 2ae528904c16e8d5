//! Changing a password: one's own with the old one, or a forgotten one by a link that is mailed.
//!
//! Never here: what a good password is (see password).

use apertura_catalog::account::fold_mail;
use apertura_catalog::{Account, Letter};
use apertura_store::{OneTimeLink, Transaction};
use jiff::SignedDuration;

use crate::account::event;
use crate::attempt::{Attempt, after};
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::session::{Begun, Present, Visitor};
use crate::{password, secret};

/// A link for a new password opens so long.
pub const FORGOTTEN: SignedDuration = SignedDuration::from_hours(1);

const NEW_PASSWORD: &str = "new-password";
const RECOVERY: &str = "recovery";

impl Catalog {
    /// Mails a link for a new password to an address, if it has an account. The answer is the same if it has none.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`] where it was asked for too often, faults.
    pub async fn forgot_password(&self, mail: &str, visitor: Visitor<'_>) -> Result<(), Refusal> {
        let mail = fold_mail(mail).unwrap_or_default();
        let attempt = Attempt::new("forgot", &mail, visitor.address);
        self.not_too_often(&attempt).await?;
        self.failed(&attempt).await?;
        let account = self.store.account_by_mail(&mail).await?.filter(|account| account.closed.is_none());
        let Some(account) = account else { return Ok(()) };
        let mut transaction = self.store.begin(self.now()).await?;
        let token = self.keep_password_link(&mut transaction, &account, NEW_PASSWORD).await?;
        let letter =
            Letter::new(&account.mail, "new-password").with("name", &account.name).at(format!("/reset/{token}"));
        transaction.enqueue(&[letter.speaking(account.language.clone())]).await?;
        Ok(transaction.commit().await?)
    }

    /// The token of a link by which an account chooses a new password and sets its second factor up anew.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for anybody but the machine's operator, [`Refusal::NoSuchAccount`], faults.
    pub async fn recover_account(&self, person: &Person, mail: &str) -> Result<String, Refusal> {
        if *person != Person::Operator {
            return Err(Refusal::NotAllowed);
        }
        let folded = fold_mail(mail).unwrap_or_default();
        let account = self.store.account_by_mail(&folded).await?.filter(|account| account.closed.is_none());
        let account = account.ok_or_else(|| Refusal::NoSuchAccount { id: mail.to_owned() })?;
        let mut transaction = self.store.begin(self.now()).await?;
        let token = self.keep_password_link(&mut transaction, &account, RECOVERY).await?;
        transaction.append(&event("recovery-begun", serde_json::json!({ "account": account.id }))).await?;
        transaction.commit().await?;
        Ok(token)
    }

    async fn keep_password_link(
        &self,
        transaction: &mut Transaction,
        account: &Account,
        purpose: &str,
    ) -> Result<String, Refusal> {
        let token = secret::random(32)?;
        let link = OneTimeLink {
            token: secret::hash(&token),
            purpose: purpose.to_owned(),
            mail: account.mail.clone(),
            document: String::new(),
            expires: after(self.now(), FORGOTTEN),
        };
        transaction.keep_link(&link).await?;
        Ok(token)
    }

    /// The account whose password a token lets choose.
    ///
    /// # Errors
    /// [`Refusal::LinkSpent`], faults.
    pub async fn password_link(&self, token: &str) -> Result<Account, Refusal> {
        Ok(self.linked(token).await?.1)
    }

    async fn linked(&self, token: &str) -> Result<(OneTimeLink, Account), Refusal> {
        let (hash, now) = (secret::hash(token), self.now());
        let link = match self.store.one_time_link(&hash, NEW_PASSWORD, now).await? {
            None => self.store.one_time_link(&hash, RECOVERY, now).await?,
            found => found,
        };
        let link = link.ok_or(Refusal::LinkSpent)?;
        let account = self.store.account_by_mail(&link.mail).await?.filter(|account| account.closed.is_none());
        Ok((link, account.ok_or(Refusal::LinkSpent)?))
    }

    /// Chooses a new password by a token. All sessions end; one signs in with the new password.
    ///
    /// # Errors
    /// [`Refusal::LinkSpent`], [`Refusal::WeakPassword`], faults.
    pub async fn reset_password(&self, token: &str, new: &str) -> Result<(), Refusal> {
        let (link, account) = self.linked(token).await?;
        let hashed = self.good_password(&account, new).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        if !transaction.use_link(&link.token).await? {
            return Err(Refusal::LinkSpent);
        }
        if link.purpose == RECOVERY {
            transaction.remove_second_factor(&account.id).await?;
        }
        self.keep_password(&mut transaction, &account, &hashed).await?;
        Ok(transaction.commit().await?)
    }

    /// Changes one's own password. The other sessions end; this one is replaced.
    ///
    /// # Errors
    /// [`Refusal::WrongPassword`], [`Refusal::TooManyAttempts`], [`Refusal::WeakPassword`], faults.
    pub async fn change_password(
        &self,
        present: &Present,
        old: &str,
        new: &str,
        visitor: Visitor<'_>,
    ) -> Result<Begun, Refusal> {
        self.check_own_password(present, old, visitor).await?;
        let account = &present.account;
        let hashed = self.good_password(account, new).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        self.keep_password(&mut transaction, account, &hashed).await?;
        let begun =
            self.begin_session(&mut transaction, account, present.session.second_factor, visitor.browser).await?;
        transaction.commit().await?;
        Ok(begun)
    }

    /// Proves with the password that whoever uses the session is still the one who began it; gives the session that takes
    /// its place.
    ///
    /// # Errors
    /// [`Refusal::WrongPassword`], [`Refusal::TooManyAttempts`], faults.
    pub async fn prove_again(&self, present: &Present, password: &str, visitor: Visitor<'_>) -> Result<Begun, Refusal> {
        self.check_own_password(present, password, visitor).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.end_session(&present.token).await?;
        let account = &present.account;
        let begun =
            self.begin_session(&mut transaction, account, present.session.second_factor, visitor.browser).await?;
        transaction.commit().await?;
        Ok(begun)
    }

    async fn check_own_password(&self, present: &Present, password: &str, visitor: Visitor<'_>) -> Result<(), Refusal> {
        let attempt = Attempt::new("sign-in", &present.account.mail, visitor.address);
        self.not_too_often(&attempt).await?;
        let kept = self.store.proof(&present.account.id).await?.map(|proof| proof.password);
        if !password::is_right(password, kept).await? {
            self.failed(&attempt).await?;
            return Err(Refusal::WrongPassword);
        }
        self.succeeded(&attempt).await
    }

    async fn good_password(&self, account: &Account, new: &str) -> Result<String, Refusal> {
        password::check(new, &[&account.name, account.mail.split('@').next().unwrap_or_default()])?;
        password::hash(new).await
    }

    /// Puts a password in the place of the one before: sessions and links end, and the person is told.
    async fn keep_password(
        &self,
        transaction: &mut Transaction,
        account: &Account,
        hashed: &str,
    ) -> Result<(), Refusal> {
        transaction.change_password(&account.id, hashed).await?;
        transaction.end_sessions(&account.id, None).await?;
        for purpose in [NEW_PASSWORD, RECOVERY] {
            transaction.forget_links(purpose, &account.mail).await?;
        }
        let letter = Letter::new(&account.mail, "password-changed").with("name", &account.name).at("/reset");
        transaction.enqueue(&[letter.speaking(account.language.clone())]).await?;
        transaction.append(&event("password-changed", serde_json::json!({ "account": account.id }))).await?;
        Ok(())
    }
}
