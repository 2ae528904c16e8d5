//! A small look at the data for the dataset's page: the first rows, and the way to all of them.
//!
//! Never here: filters.

use apertura_actions::explore::{OpenTable, RowsRequest};
use apertura_catalog::Dataset;
use maud::{Markup, html};

use super::{ColumnView, Explorer, grid};
use crate::number;
use crate::visit::Visit;

/// Rows shown.
const ROWS: u64 = 5;

/// The first rows; nothing where the table cannot be asked.
pub async fn look(visit: &Visit, dataset: &Dataset, table: &OpenTable, latest: u32) -> Markup {
    let messages = visit.messages();
    let version = &table.version;
    let asked = (version.number != latest).then_some(version.number);
    let request = RowsRequest { limit: ROWS, ..RowsRequest::default() };
    let Ok(page) = table.rows(&request).await else { return html! {} };
    let columns = ColumnView::all(version);
    let view = Explorer {
        messages,
        dataset,
        asked_version: asked,
        version: version.number,
        request: RowsRequest::default(),
        columns,
        panel: None,
        state: Default::default(),
        facets: Vec::new(),
        formats: Vec::new(),
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(messages.text("first-rows")) {
            table.grid {
                caption.hidden-visually { (messages.text("first-rows")) }
                thead {
                    tr {
                        @for column in &view.columns {
                            th scope="col" class=[column.is_number().then_some("number")] { span.cell { (column.title()) } }
                        }
                    }
                }
                tbody {
                    @for cells in &page.rows {
                        tr { @for (value, column) in cells.iter().zip(&view.columns) { (grid::cell(messages, column, value)) } }
                    }
                }
            }
        }
        p { a href=(view.address(&view.request)) { (messages.with("see-all-rows", [("count", number::count(page.all))])) } }
    }
}
