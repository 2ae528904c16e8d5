//! `/inventory` and below: what offices hold, opened or not.
//!
//! Never here: the inventory itself (see actions), one part of the pages (one file each in `inventory/`).

mod clash;
mod download;
mod entry;
mod fields;
mod import;
mod public;
mod sheet;
mod work;

use apertura_catalog::opening::{EntryFinding, Field};
use maud::Markup;

use crate::language::Messages;

pub use download::{download, public_csv, public_json, public_workbook};
pub use entry::{remove_entry, show_entry, write_entry};
pub use import::{fetch_ckan, show_import, take_import, upload};
pub use public::show;
pub use sheet::{open, show_sheet, write_sheet};
pub use work::{hand_in, join};

pub(super) use clash::notice as clash_notice;
pub(super) use fields::Edits;

/// What a finding of an entry says.
pub(super) fn sentence(messages: &Messages, finding: &EntryFinding) -> String {
    fields::sentence(messages, finding)
}

/// An input of a cell with a label beside it that names its id.
pub(super) fn field_input(messages: &Messages, field: Field, name: &str, value: &str) -> Markup {
    fields::input(messages, field, name, value, fields::Look { id: name, small: true, ..fields::Look::default() })
}
