//! The form in which words are compared: trimmed, lower case, without accents (the ñ stays).
//!
//! Never here: lists of words.

use std::borrow::Cow;

/// Trimmed, lower case, without accents; `ñ` and `Ñ` become `ñ`, for `ano` is no `año`.
pub fn fold(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for sign in text.chars().flat_map(char::to_lowercase) {
        out.push(match sign {
            'á' | 'à' | 'ä' | 'â' | 'ã' => 'a',
            'é' | 'è' | 'ë' | 'ê' => 'e',
            'í' | 'ì' | 'ï' | 'î' => 'i',
            'ó' | 'ò' | 'ö' | 'ô' | 'õ' => 'o',
            'ú' | 'ù' | 'ü' | 'û' => 'u',
            'ç' => 'c',
            '\u{a0}' => ' ',
            '\u{300}' | '\u{301}' | '\u{308}' | '\u{302}' => continue,
            other => other,
        });
    }
    Cow::Owned(out)
}
