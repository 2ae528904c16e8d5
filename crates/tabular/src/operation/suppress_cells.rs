//! `suppress-cells`: counts below `least` become blank, and with them as many others that totals do not give them away.
//!
//! least 3: of `1 + 17 = 18` the 1 goes, and the 17 or the 18. Never here: the choice (see `privacy::disclosure`).

pub(super) const ID: &str = "suppress-cells";
