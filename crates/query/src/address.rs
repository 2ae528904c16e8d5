//! Requests as pairs of an address: `municipio__in=Puebla`, `_sort=-monto`, `_page=3`.
//!
//! Empty values are passed over, so that a form without script can be sent half filled. A form adds a filter with the
//! three fields `_filter_column`, `_filter_operator`, `_filter_value`. Names that start with `_` and are not known, and
//! names without `__`, belong to the face and are passed over too.
//! Never here: percent encoding (the face's library does it).

use crate::error::QueryError;
use crate::request::{DEFAULT_LIMIT, Filter, MAX_LIMIT, Operator, RowsRequest, Scope, Sort};

const SORT: &str = "_sort";
const PAGE: &str = "_page";
const SIZE: &str = "_size";
const OFFSET: &str = "_offset";
const COLUMNS: &str = "_columns";
const SEARCH: &str = "_search";
const FILTER_COLUMN: &str = "_filter_column";
const FILTER_OPERATOR: &str = "_filter_operator";
const FILTER_VALUE: &str = "_filter_value";

/// The request that the pairs ask for. Columns are not checked here: the engine knows them.
pub fn parse<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> Result<RowsRequest, QueryError> {
    let mut request = RowsRequest::default();
    let mut page = 1;
    let mut offset = None;
    let (mut columns, mut operators, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (name, value) in pairs {
        let (name, value) = (name.as_ref(), value.as_ref());
        match name {
            FILTER_COLUMN => columns.push(value),
            FILTER_OPERATOR => operators.push(value),
            FILTER_VALUE => values.push(value),
            SORT | PAGE | SIZE | OFFSET | COLUMNS | SEARCH if value.trim().is_empty() => {}
            SORT => request.sort = parse_sort(value),
            PAGE => page = parse_number(name, value, 1)?,
            SIZE => request.limit = parse_number(name, value, 1)?.min(MAX_LIMIT),
            OFFSET => offset = Some(parse_number(name, value, 0)?),
            // Once with commas, or once for each checked box of a form.
            COLUMNS => request.columns.get_or_insert_default().extend(split(value).map(str::to_owned)),
            SEARCH => request.search = Some(value.trim().to_owned()),
            _ => {
                let Some((column, operator)) = name.rsplit_once("__").filter(|(column, _)| !column.is_empty()) else {
                    continue;
                };
                add_filter(&mut request.filters, column, operator, value)?;
            }
        }
    }
    for (at, column) in columns.into_iter().enumerate() {
        let operator = operators.get(at).copied().filter(|word| !word.is_empty()).unwrap_or("eq");
        if !column.is_empty() {
            add_filter(&mut request.filters, column, operator, values.get(at).copied().unwrap_or(""))?;
        }
    }
    request.offset = offset.unwrap_or_else(|| (page - 1).saturating_mul(request.limit));
    Ok(request)
}

/// The pairs that ask for this request: the shortest form, always in the same order.
pub fn pairs(request: &RowsRequest) -> Vec<(String, String)> {
    let mut pairs = scope_pairs(&request.scope());
    if !request.sort.is_empty() {
        let words = request.sort.iter().map(|sort| {
            let sign = if sort.descending { "-" } else { "" };
            format!("{sign}{}", sort.column)
        });
        pairs.push((SORT.to_owned(), words.collect::<Vec<_>>().join(",")));
    }
    if let Some(columns) = &request.columns {
        pairs.push((COLUMNS.to_owned(), columns.join(",")));
    }
    if request.limit != DEFAULT_LIMIT {
        pairs.push((SIZE.to_owned(), request.limit.to_string()));
    }
    if request.offset != 0 {
        if request.limit > 0 && request.offset.is_multiple_of(request.limit) {
            pairs.push((PAGE.to_owned(), request.page().to_string()));
        } else {
            pairs.push((OFFSET.to_owned(), request.offset.to_string()));
        }
    }
    pairs
}

/// The pairs of filters and search alone, for the addresses of totals, facets, charts and downloads.
pub fn scope_pairs(scope: &Scope) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for filter in &scope.filters {
        let name = format!("{}__{}", filter.column, filter.operator.name());
        if filter.operator.takes_no_value() {
            pairs.push((name, "1".to_owned()));
        } else {
            pairs.extend(filter.values.iter().map(|value| (name.clone(), value.clone())));
        }
    }
    if let Some(search) = scope.search.as_ref().filter(|search| !search.is_empty()) {
        pairs.push((SEARCH.to_owned(), search.clone()));
    }
    pairs
}

fn add_filter(filters: &mut Vec<Filter>, column: &str, operator: &str, value: &str) -> Result<(), QueryError> {
    let operator =
        Operator::from_name(operator).ok_or_else(|| QueryError::UnknownOperator { operator: operator.to_owned() })?;
    let filter = match operator {
        Operator::Blank | Operator::Filled => Filter { column: column.to_owned(), operator, values: Vec::new() },
        Operator::In => {
            let known = filters.iter_mut().find(|known| known.column == column && known.operator == operator);
            if let Some(known) = known {
                if !known.values.iter().any(|other| other == value) {
                    known.values.push(value.to_owned());
                }
                return Ok(());
            }
            Filter::new(column, operator, value)
        }
        _ if value.is_empty() => return Ok(()),
        _ => Filter::new(column, operator, value),
    };
    if !filters.contains(&filter) {
        filters.push(filter);
    }
    Ok(())
}

fn parse_sort(value: &str) -> Vec<Sort> {
    split(value)
        .map(|word| match word.strip_prefix('-') {
            Some(column) => Sort { column: column.to_owned(), descending: true },
            None => Sort { column: word.to_owned(), descending: false },
        })
        .collect()
}

fn split(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim).filter(|word| !word.is_empty())
}

fn parse_number(name: &str, value: &str, least: u64) -> Result<u64, QueryError> {
    value.trim().parse().ok().filter(|number| *number >= least).ok_or_else(|| QueryError::BadParameter {
        parameter: name.to_owned(),
        value: value.to_owned(),
        expected: if least == 0 { "0" } else { "1" },
    })
}
