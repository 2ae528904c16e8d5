//! Every operator on every type.

use apertura_query::{Filter, Operator, RowsRequest};

use crate::sample::{Row, ask, engine, ten, write};

/// The 1-based rows that pass, or the error's code.
fn rows(filters: &[(&str, &str, &[&str])]) -> Result<Vec<u64>, &'static str> {
    let file = write(&ten(), 4);
    let filters = filters.iter().map(|(column, operator, values)| Filter {
        column: (*column).to_owned(),
        operator: Operator::from_name(operator).unwrap(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    });
    let request = RowsRequest { filters: filters.collect(), ..RowsRequest::default() };
    let page = ask(engine().rows(&file.source, &request)).map_err(|error| error.code())?;
    assert_eq!(page.total as usize, page.rows.len());
    assert_eq!(page.all, 10);
    Ok(page.numbers)
}

#[test]
fn each_operator_on_each_type() {
    let cases: &[(&str, &str, &[&str], &[u64])] = &[
        ("municipio", "eq", &["Tehuacán"], &[2]),
        ("municipio", "ne", &["Tehuacán"], &[1, 3, 4, 5, 6, 7, 8, 9, 10]),
        ("municipio", "contains", &["tehuacan"], &[2, 4]),
        ("municipio", "contains", &["ñ"], &[5]),
        ("municipio", "contains", &["n"], &[2, 4, 5, 6, 7, 8]),
        ("municipio", "starts", &["san andres"], &[8]),
        ("municipio", "starts", &["N"], &[5, 7]),
        ("municipio", "gt", &["nz"], &[1, 2, 4, 5, 6, 8]),
        ("municipio", "gte", &["tehuacan"], &[2, 4, 6]),
        ("municipio", "lt", &["Nauzontla"], &[3]),
        ("municipio", "lte", &["NAUZONTLÁ"], &[3, 7]),
        ("municipio", "blank", &[], &[9, 10]),
        ("municipio", "filled", &[], &[1, 2, 3, 4, 5, 6, 7, 8]),
        ("municipio", "in", &["Puebla", "Atlixco"], &[1, 3]),
        ("municipio", "in", &["Puebla", ""], &[1, 9, 10]),
        ("nota", "contains", &["VIA 1"], &[2, 5, 8]),
        ("nota", "contains", &["ano"], &[1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("nota", "contains", &["\"Señal\""], &[1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("nota", "starts", &["nota 3"], &[4]),
        ("nota", "blank", &[], &[10]),
        ("nota", "ne", &["x"], &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ("heridos", "eq", &["0"], &[3]),
        ("heridos", "ne", &["0"], &[1, 2, 4, 5, 6, 7, 8, 9, 10]),
        ("heridos", "gt", &["4.5"], &[8, 9]),
        ("heridos", "gte", &["5"], &[8, 9]),
        ("heridos", "lt", &["-1.5"], &[1]),
        ("heridos", "lte", &["-1"], &[1, 2]),
        ("heridos", "blank", &[], &[10]),
        ("heridos", "filled", &[], &[1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("heridos", "in", &["-2", "6", ""], &[1, 9, 10]),
        ("monto", "eq", &["0.25"], &[2]),
        ("monto", "eq", &["0.250"], &[2]),
        ("monto", "eq", &["0.251"], &[]),
        ("monto", "gt", &["0.249"], &[2, 3, 4, 5, 6, 7, 8, 9]),
        ("monto", "gte", &["0.251"], &[3, 4, 5, 6, 7, 8, 9]),
        ("monto", "lt", &["-0.999"], &[1]),
        ("monto", "lte", &["-1.001"], &[]),
        ("monto", "lte", &["-1"], &[1]),
        ("monto", "ne", &["-1.00"], &[2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ("monto", "in", &["1.5", "2.75"], &[3, 4]),
        ("medida", "eq", &["0.75"], &[4]),
        ("medida", "ne", &["0.75"], &[1, 2, 3, 5, 6, 7, 8, 9, 10]),
        ("medida", "gt", &["1.5"], &[8, 9]),
        ("medida", "gte", &["1.5"], &[7, 8, 9]),
        ("medida", "lt", &["0.25"], &[1]),
        ("medida", "lte", &["0.25"], &[1, 2]),
        ("medida", "blank", &[], &[10]),
        ("medida", "in", &["0", "2", ""], &[1, 9, 10]),
        ("atendido", "eq", &["true"], &[1, 3, 5, 7, 9]),
        ("atendido", "ne", &["true"], &[2, 4, 6, 8, 10]),
        ("atendido", "in", &["false", ""], &[2, 4, 6, 8, 10]),
        ("atendido", "blank", &[], &[10]),
        ("atendido", "filled", &[], &[1, 2, 3, 4, 5, 6, 7, 8, 9]),
        // 2024-02-29, 2024-03-20, 2024-04-09, 2024-04-29, 2024-05-19 …
        ("fecha", "eq", &["2024-02-29"], &[1]),
        ("fecha", "eq", &["2024-04"], &[3, 4]),
        ("fecha", "ne", &["2024"], &[10]),
        ("fecha", "gt", &["2024-04"], &[5, 6, 7, 8, 9]),
        ("fecha", "gte", &["2024-04"], &[3, 4, 5, 6, 7, 8, 9]),
        ("fecha", "lt", &["2024-04"], &[1, 2]),
        ("fecha", "lte", &["2024-04"], &[1, 2, 3, 4]),
        ("fecha", "in", &["2024-02", "2024-05"], &[1, 5]),
        ("fecha", "blank", &[], &[10]),
        ("hora", "eq", &["03:01:01"], &[4]),
        ("hora", "eq", &["3:01"], &[4]),
        ("hora", "gte", &["07:00"], &[8, 9]),
        ("hora", "lt", &["01"], &[1]),
        ("momento", "eq", &["2024-03-01T01:01"], &[2]),
        ("momento", "eq", &["2024-03-01"], &[2]),
        ("momento", "lt", &["2024-03"], &[1]),
        ("momento", "gt", &["2024-03-07 01:01:01"], &[9]),
        ("anio", "eq", &["2020"], &[5]),
        ("anio", "gte", &["2023"], &[8, 9]),
        ("anio", "in", &["2016", "2017"], &[1, 2]),
        ("mes", "eq", &["2024-03"], &[3]),
        ("mes", "gte", &["2024-08"], &[8, 9]),
        ("mes", "starts", &["2024-0"], &[1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ];
    for (column, operator, values, expected) in cases {
        let found = rows(&[(column, operator, values)]);
        assert_eq!(found.as_deref(), Ok(*expected), "{column} {operator} {values:?}");
    }
}

#[test]
fn all_conditions_hold_together() {
    assert_eq!(
        rows(&[("heridos", "gte", &["0"]), ("atendido", "eq", &["true"]), ("mes", "lt", &["2024-08"])]),
        Ok(vec![3, 5, 7])
    );
    assert_eq!(rows(&[("heridos", "gt", &["100"]), ("atendido", "eq", &["true"])]), Ok(vec![]));
}

#[test]
fn what_does_not_fit_has_a_code() {
    let cases: &[(&str, &str, &[&str], &str)] = &[
        ("no_hay", "eq", &["1"], "unknown-column"),
        ("heridos", "contains", &["1"], "unfit-operator"),
        ("atendido", "gt", &["true"], "unfit-operator"),
        ("heridos", "eq", &["muchos"], "bad-value"),
        ("heridos", "eq", &[], "bad-value"),
        ("monto", "gt", &["$1"], "bad-value"),
        ("medida", "gt", &["inf"], "bad-value"),
        ("atendido", "eq", &["quizás"], "bad-value"),
        ("fecha", "eq", &["2023-02-29"], "bad-value"),
        ("fecha", "eq", &["29/02/2024"], "bad-value"),
        ("hora", "eq", &["24:00"], "bad-value"),
        ("momento", "eq", &["2024-03T10"], "bad-value"),
        ("anio", "eq", &["veinte"], "bad-value"),
    ];
    for (column, operator, values, code) in cases {
        assert_eq!(rows(&[(column, operator, values)]), Err(*code), "{column} {operator} {values:?}");
    }
}

#[test]
fn search_looks_into_every_text_column() {
    let file = write(&ten(), 4);
    let search = |text: &str| {
        let request = RowsRequest { search: Some(text.to_owned()), ..RowsRequest::default() };
        ask(engine().rows(&file.source, &request)).unwrap().numbers
    };
    assert_eq!(search("CHOLULA"), [8]);
    assert_eq!(search("2024-02"), [2]);
    assert_eq!(search("nota 6"), [7]);
    assert_eq!(search(" "), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(search("zzz"), Vec::<u64>::new());
}

#[test]
fn letters_with_rare_marks_are_found_by_plain_ones() {
    let row = |nota: &str| Row { nota: Some(nota.to_owned()), ..Row::default() };
    let rows = ["Calle Žilina", "CALLE ZILINA", "calle z\u{30C}ilina", "Calle Cilina", "zi lina"].map(row);
    let file = write(&rows, 10);
    let filters = vec![Filter::new("nota", Operator::Contains, "žilina")];
    let page = ask(engine().rows(&file.source, &RowsRequest { filters, ..RowsRequest::default() })).unwrap();
    assert_eq!(page.numbers, [1, 2, 3]);
}
