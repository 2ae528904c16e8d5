//! `suppress-rows`: rows go whose combination of some columns fewer rows share than are asked for.
//!
//! least 3 over `edad`, `sexo`: the only man of 91 goes. Never here: the counting (see `clean::suppress`).

pub(super) const ID: &str = "suppress-rows";
