//! JSON documents, one a line.
//!
//! Never here: one document (see `json`).

use crate::document::Format;
use crate::encoding;
use crate::error::ReadError;
use crate::format::json_text::{Json, JsonText};
use crate::format::record_table::RecordTable;
use crate::format::sheet_builder::Budget;
use crate::format::{Content, damaged_finding};
use crate::limits::Limits;

/// Reads one record from each line; lines that are no JSON are counted in a finding.
///
/// # Errors
/// `Damaged` where no line could be read, `Limit`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let decoded = encoding::decode(bytes);
    let budget = Budget::new(limits);
    let mut table = RecordTable::new(&budget);
    let mut broken = 0;
    for line in decoded.text.lines().filter(|line| !line.trim().is_empty()) {
        match JsonText::new(line, limits.depth).value() {
            Ok(Json::Object(members)) => table.set_object("", &members)?,
            Ok(Json::Array(values)) => {
                for (n, value) in values.iter().enumerate() {
                    table.set(&(n + 1).to_string(), value.cell())?;
                }
            }
            Ok(value) => table.set("value", value.cell())?,
            Err(_) => {
                broken += 1;
                continue;
            }
        }
        table.end_record()?;
    }
    if table.len() == 0 {
        return Err(ReadError::Damaged { format: Format::Ndjson, why: "no line is JSON".to_owned() });
    }
    let mut findings = decoded.findings;
    if broken > 0 {
        let mut finding = damaged_finding("lines");
        finding.count = broken;
        findings.push(finding);
    }
    Ok(Content { sheets: vec![table.finish(None)], findings, encoding: Some(decoded.encoding), bom: decoded.bom })
}
