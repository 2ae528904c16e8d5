//! Applies a recipe to a table in one bounded pass: the last arrow.
//!
//! Never here: how one operation works.
