//! Country packs: places, identifiers, words.
//!
//! Never here: rules.
