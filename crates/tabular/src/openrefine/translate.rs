//! One operation of OpenRefine to steps of ours.
//!
//! Never here: facets (see `facet`), the form of the history.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Reason;
use super::facet::{self, Failure};
use crate::expression::Expression;
use crate::naming::{self, Names};
use crate::operation::{Condition, Operation, SortKey};
use crate::recipe::Step;
use crate::table::Table;

/// What is known of the columns while the history is read.
pub(super) struct Translator {
    /// OpenRefine's name → ours.
    names: BTreeMap<String, String>,
    /// OpenRefine's names in order; none where the file is not known, or an operation made it unknown.
    order: Option<Vec<String>>,
    /// What the operation says that its steps do not do.
    partial: Vec<Failure>,
}

fn text<'v>(operation: &'v Value, key: &str) -> &'v str {
    operation.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn truth(operation: &Value, key: &str) -> bool {
    operation.get(key).and_then(Value::as_bool).unwrap_or(false)
}

fn count(operation: &Value, key: &str) -> Option<usize> {
    operation.get(key).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok())
}

fn incomplete(key: &str) -> Failure {
    (Reason::Incomplete, key.to_owned())
}

impl Translator {
    pub(super) fn new(table: Option<&Table>) -> Self {
        let columns = table.map(|table| table.columns.as_slice()).unwrap_or_default();
        let label =
            |column: &crate::Column| if column.label.is_empty() { column.name.clone() } else { column.label.clone() };
        let names = columns.iter().map(|column| (label(column), column.name.clone())).collect();
        Translator { names, order: table.map(|_| columns.iter().map(label).collect()), partial: Vec::new() }
    }

    /// What the last operation says that its steps do not do.
    pub(super) fn take_partial(&mut self) -> Vec<Failure> {
        std::mem::take(&mut self.partial)
    }

    /// Records of several rows are known only to steps that join them.
    fn note_records(&mut self, operation: &Value) {
        let records = operation.pointer("/engineConfig/mode").and_then(Value::as_str) == Some("record-based");
        let facets = operation.pointer("/engineConfig/facets").and_then(Value::as_array);
        let id = text(operation, "op");
        if records
            && (facets.is_some_and(|facets| !facets.is_empty()) || id.ends_with("-down") || id.ends_with("row-reorder"))
        {
            self.partial.push((Reason::NoCounterpart, "record-based".to_owned()));
        }
    }

    fn name(&self, label: &str) -> String {
        match self.names.get(label) {
            Some(name) => name.clone(),
            None => {
                let name = naming::name(label);
                if name.is_empty() { label.to_owned() } else { name }
            }
        }
    }

    /// Our name of a new column.
    fn add(&mut self, label: &str) -> String {
        let mut names = Names::default();
        self.names.values().for_each(|name| {
            names.add(name, None, 0);
        });
        let name = names.add(label, None, self.names.len());
        self.names.insert(label.to_owned(), name.clone());
        name
    }

    /// The column that an operation needs.
    fn column(&self, operation: &Value, key: &str) -> Result<String, Failure> {
        match text(operation, key) {
            "" => Err(incomplete(key)),
            label => Ok(self.name(label)),
        }
    }

    fn place(&mut self, label: &str, after: &str) {
        if let Some(order) = &mut self.order {
            let at = order.iter().position(|known| known == after).map_or(order.len(), |at| at + 1);
            order.insert(at, label.to_owned());
        }
    }

    fn conditions(&self, operation: &Value) -> Result<Vec<Condition>, Failure> {
        facet::conditions(operation, &|label| self.name(label))
    }

    /// No facets, where our step has no conditions.
    fn everywhere(&self, operation: &Value) -> Result<(), Failure> {
        if self.conditions(operation)?.is_empty() {
            Ok(())
        } else {
            Err((Reason::Facet, text(operation, "op").to_owned()))
        }
    }

    pub(super) fn translate(&mut self, operation: &Value) -> Result<Vec<Step>, Failure> {
        let id = text(operation, "op");
        self.partial.clear();
        self.note_records(operation);
        let one = |operation: Operation| Ok(vec![Step::new(operation)]);
        match id.strip_prefix("core/").unwrap_or(id) {
            "text-transform" => self.transform(operation),
            "mass-edit" => self.mass_edit(operation),
            "column-rename" => {
                let (old, new) = (text(operation, "oldColumnName"), text(operation, "newColumnName"));
                if old.is_empty() || new.is_empty() {
                    return Err(incomplete("newColumnName"));
                }
                let column = self.name(old);
                self.names.remove(old);
                let to = self.add(new);
                if let Some(known) = self.order.iter_mut().flatten().find(|known| *known == old) {
                    *known = new.to_owned();
                }
                if column == to { Ok(Vec::new()) } else { one(Operation::Rename { column, to }) }
            }
            "column-removal" => {
                let label = text(operation, "columnName").to_owned();
                let column = self.column(operation, "columnName")?;
                self.names.remove(&label);
                self.order.iter_mut().for_each(|order| order.retain(|known| *known != label));
                one(Operation::DropColumns { columns: vec![column] })
            }
            "column-move" => {
                let label = text(operation, "columnName").to_owned();
                let column = self.column(operation, "columnName")?;
                let index = count(operation, "index").ok_or_else(|| incomplete("index"))?;
                let Some(order) = &mut self.order else {
                    let first = Operation::Reorder { columns: vec![column] };
                    return if index == 0 { one(first) } else { Err((Reason::NeedsFile, label)) };
                };
                order.retain(|known| *known != label);
                order.insert(index.min(order.len()), label);
                let columns = order.clone().iter().map(|label| self.name(label)).collect();
                one(Operation::Reorder { columns })
            }
            "column-reorder" => {
                let list =
                    operation.get("columnNames").and_then(Value::as_array).ok_or_else(|| incomplete("columnNames"))?;
                let labels: Vec<String> = list.iter().filter_map(Value::as_str).map(str::to_owned).collect();
                let columns = labels.iter().map(|label| self.name(label)).collect();
                self.names.retain(|label, _| labels.contains(label));
                self.order = Some(labels);
                one(Operation::KeepColumns { columns })
            }
            "column-addition" => self.addition(operation),
            "column-split" => self.split(operation),
            "fill-down" => {
                self.everywhere(operation)?;
                one(Operation::FillDown { columns: vec![self.column(operation, "columnName")?] })
            }
            "blank-down" => {
                self.everywhere(operation)?;
                one(Operation::BlankDown { columns: vec![self.column(operation, "columnName")?] })
            }
            "row-removal" => {
                let conditions = self.conditions(operation)?;
                if conditions.is_empty() {
                    return Err((Reason::Facet, "*".to_owned()));
                }
                one(Operation::FilterRows { keep: false, conditions })
            }
            "row-keep-matching" => {
                let conditions = self.conditions(operation)?;
                if conditions.is_empty() {
                    Ok(Vec::new())
                } else {
                    one(Operation::FilterRows { keep: true, conditions })
                }
            }
            "row-reorder" => self.sort(operation),
            "multivalued-cell-split" => {
                let separator = text(operation, "separator");
                if separator.is_empty() || truth(operation, "regex") {
                    return Err((Reason::NoCounterpart, separator.to_owned()));
                }
                let column = self.column(operation, "columnName")?;
                one(Operation::SplitRows { column, separator: separator.to_owned(), repeat: false })
            }
            "multivalued-cell-join" => one(Operation::JoinRows {
                column: self.column(operation, "columnName")?,
                key: self.column(operation, "keyColumnName")?,
                separator: text(operation, "separator").to_owned(),
            }),
            "key-value-columnize" => {
                if !text(operation, "noteColumnName").is_empty() {
                    return Err((Reason::NoCounterpart, "noteColumnName".to_owned()));
                }
                let key = self.column(operation, "keyColumnName")?;
                let value = self.column(operation, "valueColumnName")?;
                self.order = None;
                one(Operation::Pivot { key, value, columns: Vec::new() })
            }
            "transpose-columns-into-rows" => self.transpose(operation),
            "row-star" | "row-flag" => Err((Reason::Marks, String::new())),
            other if other.starts_with("recon") || other.contains("fetching-urls") || other.starts_with("extend-") => {
                Err((Reason::Outside, String::new()))
            }
            _ => Err((Reason::NoCounterpart, String::new())),
        }
    }

    /// The expression with our names of columns.
    fn expression(&self, written: &str) -> Result<String, Failure> {
        let failed = |what| (Reason::Expression, what);
        Expression::parse(written).map_err(failed)?;
        Expression::renamed(written, &|label| self.name(label)).map_err(failed)
    }

    fn transform(&mut self, operation: &Value) -> Result<Vec<Step>, Failure> {
        let column = self.column(operation, "columnName")?;
        let when = self.conditions(operation)?;
        let written = text(operation, "expression");
        let bare = written.trim().strip_prefix("grel:").unwrap_or(written.trim()).replace([' ', '\t'], "");
        let native = match bare.as_str() {
            "value.toNumber()" | "toNumber(value)" if when.is_empty() => {
                Some(Operation::SetType { column: column.clone(), to: "number".to_owned() })
            }
            "value.toUppercase()" => Some(Operation::ChangeCase { column: column.clone(), to: "upper".to_owned() }),
            "value.toLowercase()" => Some(Operation::ChangeCase { column: column.clone(), to: "lower".to_owned() }),
            "value" => return Ok(Vec::new()),
            bare => date(bare).filter(|_| when.is_empty()).map(|(order, time)| Operation::ParseDate {
                column: column.clone(),
                order: order.to_owned(),
                time,
            }),
        };
        if text(operation, "onError") == "store-error" {
            self.partial.push((Reason::NoCounterpart, "onError: store-error".to_owned()));
        }
        let repeats =
            if truth(operation, "repeat") { count(operation, "repeatCount").unwrap_or(10).clamp(1, 10) } else { 1 };
        let native = match native {
            Some(native) => native,
            None => Operation::Transform {
                column,
                expression: self.expression(written)?,
                blank_errors: text(operation, "onError") == "set-to-blank",
            },
        };
        Ok(vec![Step { when, ..Step::new(native) }; repeats])
    }

    fn mass_edit(&mut self, operation: &Value) -> Result<Vec<Step>, Failure> {
        let column = self.column(operation, "columnName")?;
        let when = self.conditions(operation)?;
        let written = text(operation, "expression");
        let expression = Expression::parse(if written.is_empty() { "value" } else { written });
        if !expression.is_ok_and(|expression| expression.is_value()) {
            return Err((Reason::Expression, written.to_owned()));
        }
        let edits = operation.get("edits").and_then(Value::as_array).ok_or_else(|| incomplete("edits"))?;
        let mut values = BTreeMap::new();
        let mut steps = Vec::new();
        for edit in edits {
            let to = match edit.get("to") {
                Some(Value::String(to)) => to.clone(),
                Some(Value::Null) | None => String::new(),
                Some(other) => other.to_string(),
            };
            for from in edit.get("from").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
                values.insert(from.to_owned(), to.clone());
            }
            // a cell holds no error here: what could not be worked out stayed as it was, or is blank
            if truth(edit, "fromError") {
                self.partial.push((Reason::NoCounterpart, "fromError".to_owned()));
            }
            if truth(edit, "fromBlank") {
                let quoted = Value::String(to.clone()).to_string();
                let expression = format!("if(isBlank(value), {quoted}, value)");
                let fill = Operation::Transform { column: column.clone(), expression, blank_errors: false };
                steps.push(Step { when: when.clone(), ..Step::new(fill) });
            }
        }
        if !values.is_empty() {
            steps.insert(0, Step { when, ..Step::new(Operation::MapValues { column, values }) });
        }
        Ok(steps)
    }

    fn addition(&mut self, operation: &Value) -> Result<Vec<Step>, Failure> {
        let base = text(operation, "baseColumnName").to_owned();
        let column = self.column(operation, "baseColumnName")?;
        let label = text(operation, "newColumnName").to_owned();
        if label.is_empty() {
            return Err(incomplete("newColumnName"));
        }
        let when = self.conditions(operation)?;
        let expression = self.expression(text(operation, "expression"))?;
        if matches!(text(operation, "onError"), "store-error" | "keep-original") {
            self.partial.push((Reason::NoCounterpart, format!("onError: {}", text(operation, "onError"))));
        }
        let to = self.add(&label);
        self.place(&label, &base);
        Ok(vec![Step { when, ..Step::new(Operation::Compute { column, to, expression }) }])
    }

    fn split(&mut self, operation: &Value) -> Result<Vec<Step>, Failure> {
        self.everywhere(operation)?;
        let label = text(operation, "columnName").to_owned();
        let column = self.column(operation, "columnName")?;
        let keep = !operation.get("removeOriginalColumn").and_then(Value::as_bool).unwrap_or(true);
        let lengths: Vec<usize> = match text(operation, "mode") {
            "lengths" => {
                let list = operation
                    .get("fieldLengths")
                    .and_then(Value::as_array)
                    .ok_or_else(|| incomplete("fieldLengths"))?;
                list.iter().filter_map(|length| usize::try_from(length.as_u64()?).ok()).collect()
            }
            _ => Vec::new(),
        };
        let parts = match count(operation, "maxColumns").unwrap_or(0) {
            _ if !lengths.is_empty() => lengths.len(),
            // how many parts there are is only seen in the data
            0 => return Err((Reason::NeedsFile, "maxColumns".to_owned())),
            parts => parts,
        };
        let labels: Vec<String> = (1..=parts).map(|part| format!("{label} {part}")).collect();
        let into = labels.iter().map(|label| self.add(label)).collect();
        for part in labels.iter().rev() {
            self.place(part, &label);
        }
        if !keep {
            self.names.remove(&label);
            self.order.iter_mut().for_each(|order| order.retain(|known| *known != label));
        }
        let (separator, pattern) = (text(operation, "separator").to_owned(), truth(operation, "regex"));
        Ok(vec![Step::new(Operation::Split { column, separator, into, keep, pattern, lengths })])
    }

    fn sort(&mut self, operation: &Value) -> Result<Vec<Step>, Failure> {
        let criteria =
            operation.pointer("/sorting/criteria").and_then(Value::as_array).ok_or_else(|| incomplete("sorting"))?;
        let mut by = Vec::new();
        for criterion in criteria {
            by.push(SortKey {
                column: self.column(criterion, "column")?,
                falling: truth(criterion, "reverse"),
                numbers: text(criterion, "valueType") == "number",
            });
        }
        if by.is_empty() { Ok(Vec::new()) } else { Ok(vec![Step::new(Operation::Sort { by })]) }
    }

    fn transpose(&mut self, operation: &Value) -> Result<Vec<Step>, Failure> {
        self.everywhere(operation)?;
        let (key, value) = (text(operation, "keyColumnName").to_owned(), text(operation, "valueColumnName").to_owned());
        if key.is_empty() || value.is_empty() {
            return Err((Reason::NoCounterpart, "combinedColumnName".to_owned()));
        }
        let start = text(operation, "startColumnName").to_owned();
        let order = self.order.clone().ok_or_else(|| (Reason::NeedsFile, start.clone()))?;
        let from = order.iter().position(|known| *known == start).ok_or_else(|| incomplete("startColumnName"))?;
        let columns = operation.get("columnCount").and_then(Value::as_i64).filter(|columns| *columns > 0);
        let end = columns.map_or(order.len(), |columns| (from + columns as usize).min(order.len()));
        let gone = &order[from..end];
        let columns = gone.iter().map(|label| self.name(label)).collect();
        self.names.retain(|label, _| !gone.contains(label));
        let mut rest: Vec<String> = order[..from].iter().chain(&order[end..]).cloned().collect();
        rest.extend([key.clone(), value.clone()]);
        self.order = Some(rest);
        let (key, value) = (self.add(&key), self.add(&value));
        let mut steps = vec![Step::new(Operation::Unpivot { columns, key, value: value.clone() })];
        if truth(operation, "ignoreBlankCells") {
            let blank = Condition { column: value, one_of: vec![String::new()], ..Condition::default() };
            steps.push(Step::new(Operation::FilterRows { keep: false, conditions: vec![blank] }));
        }
        Ok(steps)
    }
}

/// The order of day, month and year in `value.toDate("dd/MM/yyyy")`, and whether there is a time of day.
fn date(bare: &str) -> Option<(&'static str, bool)> {
    let inside = bare.strip_prefix("value.toDate(")?.strip_suffix(')')?;
    let format = inside.trim_matches(['"', '\'']);
    let time = format.contains('H') || format.contains('h');
    let (day, month, year) = (format.find('d'), format.find('M'), format.find('y'));
    match (day, month, year) {
        _ if inside.is_empty() || inside == "true" => Some(("dmy", false)),
        _ if inside == "false" => Some(("mdy", false)),
        (Some(day), Some(month), Some(year)) if year < month && month < day => Some(("ymd", time)),
        (Some(day), Some(month), Some(year)) if day < month && month < year => Some(("dmy", time)),
        (Some(day), Some(month), Some(year)) if month < day && day < year => Some(("mdy", time)),
        _ => None,
    }
}
