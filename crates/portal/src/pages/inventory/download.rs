//! The inventory and the plan as files: for the agency whole, for the public at addresses that stay.
//!
//! Never here: making the tables (see catalog), workbooks (see actions).

use apertura_actions::inventory::{SheetKind, workbook};
use apertura_catalog::opening::sheet::Sheet;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::Portal;
use crate::door::Guest;
use crate::refusal::Refusal;
use crate::visit::Visit;

/// `/inventory/{agency}/download/{file}`: a table of the agency.
pub async fn download(
    guest: Guest,
    State(portal): State<Portal>,
    Path((agency, file)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let (stem, ending) = file.rsplit_once('.').ok_or_else(Refusal::not_found)?;
    let kind = match stem {
        "inventario" => SheetKind::Inventory,
        "inventario-adela" => SheetKind::Adela,
        "plan" => SheetKind::Plan,
        _ => return Err(Refusal::not_found()),
    };
    let sheet = portal.catalog.inventory_sheet(&guest.person, &agency, kind).await?;
    answer(&sheet, &format!("{stem}-{agency}"), ending)
}

/// `/inventory.csv` and `/plan.csv`: what is public, of one agency or of all, as it stands now.
pub async fn public_csv(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    public(&visit, &portal, "csv").await
}

/// `/inventory.xlsx` and `/plan.xlsx`.
pub async fn public_workbook(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    public(&visit, &portal, "xlsx").await
}

/// `/inventory.json` and `/plan.json`.
pub async fn public_json(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    public(&visit, &portal, "json").await
}

async fn public(visit: &Visit, portal: &Portal, ending: &str) -> Result<Response, Refusal> {
    let plan = visit.path.starts_with("/plan");
    let kind = if plan { SheetKind::Plan } else { SheetKind::Inventory };
    let agency = visit.value("agency");
    let sheet = portal.catalog.public_sheet(agency, kind).await?;
    let name = if plan { "plan-de-apertura" } else { "inventario-de-datos" };
    let name = match agency.filter(|agency| agency.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')) {
        Some(agency) => format!("{name}-{agency}"),
        None => name.to_owned(),
    };
    answer(&sheet, &name, ending)
}

/// A table as a file of the wanted kind.
fn answer(sheet: &Sheet, name: &str, ending: &str) -> Result<Response, Refusal> {
    let disposition = format!("attachment; filename=\"{name}.{ending}\"");
    Ok(match ending {
        "csv" => {
            ([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, disposition)], sheet.csv())
                .into_response()
        }
        "xlsx" => {
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
            let bytes = workbook(sheet, "Inventario").map_err(Refusal::from)?;
            ([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
        }
        "json" => Json(sheet_json(sheet)).into_response(),
        _ => return Err(Refusal::not_found()),
    })
}

/// A table as a list of objects.
fn sheet_json(sheet: &Sheet) -> serde_json::Value {
    let object = |row: &Vec<String>| {
        let pairs = sheet.columns.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), cell.clone().into()));
        serde_json::Value::Object(pairs.collect())
    };
    sheet.rows.iter().map(object).collect()
}
