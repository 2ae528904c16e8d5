//! What a column's values mean: the list of semantic types.
//!
//! Never here: judgement.
