//! Addresses: what they mean, and that what is written is read again.

use apertura_query::address::{pairs, parse};
use apertura_query::{Filter, Operator, RowsRequest, Sort};
use proptest::prelude::*;

#[test]
fn an_address_says_filters_order_page_and_columns() {
    let request = parse(&[
        ("municipio__in", "Puebla"),
        ("fecha__gte", "2024-03"),
        ("municipio__in", "Atlixco"),
        ("nota__blank", "on"),
        ("_sort", "-monto,fecha"),
        ("_page", "3"),
        ("_size", "20"),
        ("_columns", "municipio,monto"),
        ("_search", " tehuacan "),
        ("lang", "en"),
    ])
    .unwrap();
    assert_eq!(request.filters.len(), 3);
    assert_eq!(request.filters[0].values, ["Puebla", "Atlixco"]);
    assert_eq!(request.filters[2], Filter { column: "nota".into(), operator: Operator::Blank, values: vec![] });
    assert_eq!(request.sort[0], Sort { column: "monto".into(), descending: true });
    assert_eq!((request.offset, request.limit, request.page()), (40, 20, 3));
    assert_eq!(request.columns.as_deref(), Some(&["municipio".to_owned(), "monto".to_owned()][..]));
    assert_eq!(request.search.as_deref(), Some("tehuacan"));
}

#[test]
fn a_form_without_script_adds_a_filter_and_leaves_empty_fields_out() {
    let request = parse(&[
        ("monto__gte", ""),
        ("_page", ""),
        ("_filter_column", "monto"),
        ("_filter_operator", "gt"),
        ("_filter_value", "10"),
        ("_filter_column", ""),
        ("_filter_operator", "eq"),
        ("_filter_value", ""),
    ])
    .unwrap();
    assert_eq!(request, RowsRequest::default().with_filter(Filter::new("monto", Operator::Gt, "10")));
}

#[test]
fn wrong_words_are_named() {
    assert_eq!(parse(&[("monto__like", "1")]).unwrap_err().code(), "unknown-operator");
    assert_eq!(parse(&[("_page", "0")]).unwrap_err().code(), "bad-parameter");
    assert_eq!(parse(&[("_size", "muchas")]).unwrap_err().code(), "bad-parameter");
}

fn name() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{0,4}(_{1,2}[a-z]{1,5}){0,2}"
}

fn filter() -> impl Strategy<Value = Filter> {
    (name(), 0..Operator::ALL.len(), prop::collection::btree_set(".{1,8}", 1..4)).prop_map(|(column, at, values)| {
        let operator = Operator::ALL[at];
        let values: Vec<String> = values.into_iter().collect();
        let values = match operator {
            Operator::Blank | Operator::Filled => Vec::new(),
            Operator::In => values,
            _ => values[..1].to_vec(),
        };
        Filter { column, operator, values }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        filters in prop::collection::vec(filter(), 0..5),
        search in prop::option::of("[^\\s]{1,9}"),
        sort in prop::collection::vec((name(), any::<bool>()), 0..3),
        columns in prop::option::of(prop::collection::vec(name(), 1..4)),
        limit in 1_u64..=1_000,
        offset in 0_u64..1_000_000,
    ) {
        let mut request = RowsRequest { search, columns, limit, offset, ..RowsRequest::default() };
        request.sort = sort.into_iter().map(|(column, descending)| Sort { column, descending }).collect();
        for filter in filters {
            let same = |known: &Filter| known.column == filter.column && known.operator == filter.operator;
            if !request.filters.iter().any(same) {
                request.filters.push(filter);
            }
        }
        prop_assert_eq!(parse(&pairs(&request)).unwrap(), request);
    }
}
