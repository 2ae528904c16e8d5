//! Bounds: each is a code, none a crash.

use std::time::Duration;

use apertura_query::{Engine, EngineOptions, Filter, MAX_SORTED_DEPTH, Operator, RowsRequest, Scope, Source};

use crate::sample::{Row, ask, engine, ten, write};

#[test]
fn pages_and_depth_are_bounded() {
    let file = write(&ten(), 3);
    let code = |request: RowsRequest| ask(engine().rows(&file.source, &request)).map(|page| page.rows.len());
    assert_eq!(code(RowsRequest { limit: 0, ..RowsRequest::default() }).unwrap_err().code(), "limit-passed");
    assert_eq!(code(RowsRequest { limit: 1_001, ..RowsRequest::default() }).unwrap_err().code(), "limit-passed");
    let deep = RowsRequest { offset: MAX_SORTED_DEPTH, ..RowsRequest::default() };
    assert_eq!(code(deep.clone()).unwrap(), 0);
    let sorted = RowsRequest { offset: MAX_SORTED_DEPTH, ..deep.with_sort("monto", true) };
    assert_eq!(code(sorted).unwrap_err().code(), "limit-passed");
    let far = RowsRequest { offset: u64::MAX, ..RowsRequest::default() };
    assert_eq!(code(far).unwrap(), 0);
    assert_eq!(code(RowsRequest::default().with_sort("nada", true)).unwrap_err().code(), "unknown-column");
}

#[test]
fn a_missing_or_broken_file_has_a_code() {
    let missing = ask(engine().describe(&Source::new("/no/hay/tal.parquet"))).unwrap_err();
    assert_eq!((missing.code(), missing.is_request()), ("unreadable-table", false));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roto.parquet");
    for bytes in [&b""[..], b"PAR1", b"PAR1 esto no es una tabla \xff\xff\xff\x7fPAR1"] {
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(ask(engine().describe(&Source::new(&path))).unwrap_err().code(), "unreadable-table");
    }
}

#[test]
fn time_is_bounded() {
    let rows: Vec<Row> = (0..20_000).map(|at| Row { nota: Some(format!("n{at}")), ..Row::default() }).collect();
    let file = write(&rows, 1_000);
    let engine = Engine::new(EngineOptions { time_limit: Duration::ZERO, ..EngineOptions::default() });
    let request = RowsRequest { search: Some("x".into()), ..RowsRequest::default() };
    assert_eq!(ask(engine.rows(&file.source, &request)).unwrap_err().code(), "time-limit");
}

#[test]
fn many_people_ask_at_once_with_little_to_keep() {
    let file = write(&ten(), 3);
    let engine = Engine::new(EngineOptions { at_once: 2, cache_bytes: 2_000, ..EngineOptions::default() });
    ask(async {
        let asked = (0..40).map(|at| {
            let (engine, source) = (engine.clone(), file.source.clone());
            tokio::spawn(async move {
                let filter = Filter::new("heridos", Operator::Gte, (at % 7 - 2).to_string());
                let request = RowsRequest::default().with_filter(filter).with_sort("municipio", at % 2 == 0);
                let page = engine.rows(&source, &request).await.unwrap();
                assert_eq!(page.total, 9 - at as u64 % 7);
            })
        });
        for answer in futures::future::join_all(asked).await {
            answer.unwrap();
        }
        assert_eq!(engine.totals(&file.source, &Scope::default(), None).await.unwrap().rows, 10);
    });
}
