//! A letter to somebody (mail): what it is about and the values in it. Its sentences belong to the faces.
//!
//! Never here: texts in a human language, how it travels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A letter to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Mail address of the one who gets it.
    pub to: String,
    /// BCP 47 tag of the reader's language; none for the portal's first language.
    #[serde(default)]
    pub language: Option<String>,
    /// Kebab-case code of what it says (`invitation`, `changes-asked` …).
    pub kind: String,
    /// Values in its sentences, by name.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// Path and query of the page where the next step is done.
    #[serde(default)]
    pub link: Option<String>,
}

impl Letter {
    /// A letter without values.
    pub fn new(to: impl Into<String>, kind: &str) -> Letter {
        Letter { to: to.into(), language: None, kind: kind.to_owned(), values: BTreeMap::new(), link: None }
    }

    /// The same with a value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Letter {
        self.values.insert(name.to_owned(), value.into());
        self
    }

    /// The same with the page of the next step.
    #[must_use]
    pub fn at(self, link: impl Into<String>) -> Letter {
        Letter { link: Some(link.into()), ..self }
    }

    /// The same in the reader's language.
    #[must_use]
    pub fn speaking(self, language: Option<String>) -> Letter {
        Letter { language, ..self }
    }
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterState {
    /// It waits for its next attempt.
    Waiting,
    /// The mail server took it.
    Sent,
    /// No more attempts are made.
    Failed,
}

/// A letter in the queue's log; its values are forgotten once it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterRecord {
    /// 1, 2, 3 …
    pub id: u64,
    /// What it says.
    pub kind: String,
    /// Who gets it.
    pub to: String,
    /// When it was written.
    pub written: jiff::Timestamp,
    /// What became of it.
    pub state: LetterState,
    /// Attempts made.
    pub attempts: u32,
    /// When the next attempt is made, or when it was sent or given up.
    pub at: jiff::Timestamp,
    /// Why the last attempt failed, in the mail server's words.
    pub why: Option<String>,
}
