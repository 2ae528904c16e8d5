//! `blank-down`: cells that repeat the value above become blank; the reverse of `fill-down`.
//!
//! `Puebla`, `Puebla`, `Tlaxcala` → `Puebla`, blank, `Tlaxcala`.
//! Never here: which rows belong together.

pub(super) const ID: &str = "blank-down";
