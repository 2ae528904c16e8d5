//! The inventory and the plan as files: CSV and workbooks, for the office whole, for the public without notes.
//!
//! Never here: which columns there are (see `catalog::opening::sheet`).

use apertura_catalog::Agency;
use apertura_catalog::opening::Entry;
use apertura_catalog::opening::sheet::{self, Sheet};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// All that the inventory says.
    Inventory,
    /// The inventory with ADELA's columns.
    Adela,
    /// What is promised.
    Plan,
}

impl Catalog {
    /// A table of an agency, for its own people.
    ///
    /// # Errors
    /// [`Refusal::NoSuchEntry`], faults.
    pub async fn inventory_sheet(&self, person: &Person, agency: &str, kind: SheetKind) -> Result<Sheet, Refusal> {
        let agency = self.visible_agency(person, agency).await?;
        let entries = self.store.entries(Some(agency.slug.as_str())).await?;
        Ok(table(kind, &entries, std::slice::from_ref(&agency), false))
    }

    /// A table of what is public, of one agency or of all.
    ///
    /// # Errors
    /// Faults.
    pub async fn public_sheet(&self, agency: Option<&str>, kind: SheetKind) -> Result<Sheet, Refusal> {
        let (agencies, entries) = self.public_inventory(agency).await?;
        Ok(table(kind, &entries, &agencies, true))
    }
}

fn table(kind: SheetKind, entries: &[Entry], agencies: &[Agency], public: bool) -> Sheet {
    let name = |entry: &Entry| {
        agencies.iter().find(|agency| agency.slug == entry.agency).map_or("", |agency| agency.name.as_str())
    };
    match kind {
        SheetKind::Inventory => sheet::inventory(entries, public, &name),
        SheetKind::Adela => sheet::adela(entries),
        SheetKind::Plan => sheet::plan(entries, &name),
    }
}

/// A table as a workbook: texts only, the header bold, frozen and filterable. `page` is the name of its sheet.
///
/// # Errors
/// Faults.
pub fn workbook(sheet: &Sheet, page: &str) -> Result<Vec<u8>, Refusal> {
    let fault = |error: XlsxError| Refusal::Fault { why: error.to_string() };
    build(sheet, page).map_err(fault)
}

fn build(sheet: &Sheet, name: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?.and_hms(0, 0, 0)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let (bold, wrap) = (Format::new().set_bold().set_text_wrap(), Format::new().set_text_wrap());
    let page = workbook.add_worksheet();
    page.set_name(name.chars().take(31).collect::<String>())?;
    page.set_freeze_panes(1, 0)?;
    for (column, label) in (0_u16..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, *label, &bold)?;
        page.set_column_width(column, 26)?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            // a cell of a workbook holds 32,767 signs; the rest is in the CSV
            page.write_string_with_format(row, column, cell.chars().take(32_000).collect::<String>(), &wrap)?;
        }
    }
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let columns = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX);
    if columns > 0 {
        page.autofilter(0, 0, rows, columns - 1)?;
    }
    workbook.save_to_buffer()
}
