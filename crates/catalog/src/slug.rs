//! The name of a thing in addresses: lower-case ASCII words joined by hyphens.
//!
//! Never here: uniqueness (the store checks it).

use std::fmt;

use serde::{Deserialize, Serialize};

/// 1 to 80 signs of `a-z0-9-`, no hyphen at the ends or doubled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is no slug.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("no-slug: {0}")]
pub struct NoSlug(pub String);

impl Slug {
    /// The longest slug.
    pub const LONGEST: usize = 80;

    /// Makes a slug from any title: `Licencias de construcción 2024` gives
    /// `licencias-de-construccion-2024`; a text without letters or digits gives `datos`.
    pub fn from_title(title: &str) -> Self {
        let mut out = String::new();
        for c in title.chars().flat_map(char::to_lowercase) {
            match fold(c) {
                Some(f) => out.push_str(f),
                None if c.is_ascii_alphanumeric() => out.push(c),
                None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
                None => {}
            }
            if out.len() >= Self::LONGEST {
                break;
            }
        }
        out.truncate(Self::LONGEST);
        let out = out.trim_matches('-');
        Slug(if out.is_empty() { "datos".to_owned() } else { out.to_owned() })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn fold(c: char) -> Option<&'static str> {
    Some(match c {
        'á' | 'à' | 'ä' | 'â' | 'ã' => "a",
        'é' | 'è' | 'ë' | 'ê' => "e",
        'í' | 'ì' | 'ï' | 'î' => "i",
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' => "o",
        'ú' | 'ù' | 'ü' | 'û' => "u",
        'ñ' => "n",
        'ç' => "c",
        _ => return None,
    })
}

impl TryFrom<String> for Slug {
    type Error = NoSlug;

    fn try_from(text: String) -> Result<Self, NoSlug> {
        let fits = !text.is_empty()
            && text.len() <= Self::LONGEST
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if fits { Ok(Slug(text)) } else { Err(NoSlug(text)) }
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
