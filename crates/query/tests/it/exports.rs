//! A view as a file.

use apertura_query::{ExportFormat, Filter, Operator, RowsRequest};
use futures::StreamExt;
use serde_json::{Value, json};

use crate::sample::{Row, ask, engine, ten, write};

fn export(rows: &[Row], request: &RowsRequest, format: ExportFormat) -> String {
    let file = write(rows, 3);
    let bytes = ask(async {
        let export = engine().export(&file.source, request, format).await.unwrap();
        assert!(export.sorted);
        let pieces: Vec<_> = export.stream().collect().await;
        pieces.into_iter().flat_map(Result::unwrap).collect::<Vec<u8>>()
    });
    String::from_utf8(bytes).unwrap()
}

fn request() -> RowsRequest {
    RowsRequest {
        filters: vec![Filter::new("heridos", Operator::Gte, "5")],
        columns: Some(vec!["nota".into(), "monto".into(), "fecha".into(), "atendido".into()]),
        ..RowsRequest::default()
    }
}

#[test]
fn csv_quotes_what_it_must() {
    let expected = "nota,monto,fecha,atendido\r\n\
        \"Nota 7: año de la \"\"señal\"\", vía 1\",7.75,2024-07-18,false\r\n\
        \"Nota 8: año de la \"\"señal\"\", vía 2\",9.00,2024-08-07,true\r\n";
    assert_eq!(export(&ten(), &request(), ExportFormat::Csv), expected);
    let sorted = export(&ten(), &request().with_sort("fecha", true), ExportFormat::Csv);
    assert!(sorted.lines().nth(1).unwrap().contains("2024-08-07"), "{sorted}");
}

#[test]
fn json_is_read_by_a_parser() {
    let text = export(&ten(), &request(), ExportFormat::Json);
    let parsed: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(parsed[1]["nota"], json!("Nota 8: año de la \"señal\", vía 2"));
    assert_eq!(parsed[1]["monto"], json!(9.0));
    let lines = export(&ten(), &RowsRequest::default(), ExportFormat::Ndjson);
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!(lines.lines().count(), 10);
    assert!(last.as_object().unwrap().values().all(Value::is_null));
    let none = RowsRequest::default().with_filter(Filter::new("heridos", Operator::Gt, "99"));
    assert_eq!(serde_json::from_str::<Value>(&export(&ten(), &none, ExportFormat::Json)).unwrap(), json!([]));
}

#[test]
fn a_large_export_comes_in_pieces_and_stops_when_dropped() {
    let rows: Vec<Row> =
        (0..60_000).map(|at| Row { nota: Some(format!("renglón {at} de muchos")), ..Row::default() }).collect();
    let file = write(&rows, 20_000);
    ask(async {
        let request = RowsRequest { columns: Some(vec!["nota".into()]), ..RowsRequest::default() };
        let export = engine().export(&file.source, &request, ExportFormat::Csv).await.unwrap();
        assert_eq!(export.rows, 60_000);
        let pieces: Vec<_> = export.stream().map(Result::unwrap).collect().await;
        assert!(pieces.len() > 3);
        assert_eq!(pieces.concat().iter().filter(|byte| **byte == b'\n').count(), 60_001);
        let export = engine().export(&file.source, &request, ExportFormat::Csv).await.unwrap();
        drop(export);
    });
}
