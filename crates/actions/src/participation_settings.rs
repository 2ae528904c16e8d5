//! What is taken in from the public, and how: the table `participation` of `apertura.toml`.
//!
//! Never here: taking it in (see `participation`).

use serde::Deserialize;

/// The table `participation` of `apertura.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Participation {
    /// False where nothing is taken in from the public.
    pub open: bool,
    /// `before`: nothing is shown before somebody looked. `after`: what is confirmed by mail is shown at once.
    pub moderation: ModerationRule,
    /// Days for which the mail address behind something unanswered is kept at most.
    pub keep_days: u16,
    /// Days within which an agency is to answer.
    pub answer_days: u16,
}

/// When somebody looks at what the public wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ModerationRule {
    /// Before it is shown.
    #[default]
    Before,
    /// After it is shown.
    After,
}

impl Default for Participation {
    fn default() -> Self {
        Participation { open: true, moderation: ModerationRule::Before, keep_days: 365, answer_days: 20 }
    }
}

impl Participation {
    /// Reads the table `participation` of a settings file; none where there is none.
    ///
    /// # Errors
    /// What is wrong, with its place in the text.
    pub fn from_toml(text: &str) -> Result<Option<Participation>, String> {
        #[derive(Deserialize)]
        struct File {
            participation: Option<Participation>,
        }
        toml::from_str::<File>(text).map(|file| file.participation).map_err(|why| why.to_string())
    }
}
