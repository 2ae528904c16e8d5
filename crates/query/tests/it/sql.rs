//! The SQL door: what it answers, and what it refuses: writing, files, the network, settings, too much time or memory.

use std::time::Duration;

use apertura_query::{QueryError, Question, Source, Sql, SqlAnswer, SqlOptions};
use serde_json::json;

use crate::sample::{Row, ask, ten, write};

fn answer(sql: &str, source: &Source, options: SqlOptions) -> Result<SqlAnswer, QueryError> {
    let question = Question::read(sql)?;
    let tables = question.tables().iter().map(|name| (name.clone(), source.clone())).collect();
    ask(Sql::new(options).ask(question, tables))
}

fn many(rows: usize) -> Vec<Row> {
    let row = |at: usize| Row {
        municipio: Some(format!("m{}", at % 37)),
        nota: Some(format!("nota número {at} con texto que ocupa lugar")),
        heridos: Some(at as i64),
        ..Row::default()
    };
    (0..rows).map(row).collect()
}

#[test]
fn a_select_is_answered_with_types() {
    let file = write(&ten(), 3);
    let sql = "SELECT municipio, count(*) AS veces, sum(monto) AS total, max(fecha) AS ultima FROM \"hechos-viales\" \
         WHERE municipio IS NOT NULL GROUP BY municipio ORDER BY veces DESC, municipio";
    let found = answer(sql, &file.source, SqlOptions::default()).unwrap();
    let columns: Vec<(String, &str)> = found.columns().into_iter().map(|c| (c.name, c.value_type.name())).collect();
    let kinds = ["string", "integer", "number", "date"];
    assert_eq!(columns.iter().map(|(_, kind)| *kind).collect::<Vec<_>>(), kinds);
    let rows = found.rows();
    assert!(!rows.is_empty() && rows.len() < 10 && !found.truncated);
    let sum: u64 = rows.iter().map(|row| row[1].as_u64().unwrap()).sum();
    assert_eq!(sum, 9);
    // the same question, the same answer
    assert_eq!(answer(sql, &file.source, SqlOptions::default()).unwrap().rows(), rows);
    let one = answer(
        "SELECT 1.50::decimal(10,2) AS n, 'á' || 'b' AS t, NULL AS v, true AS s",
        &file.source,
        SqlOptions::default(),
    );
    assert_eq!(one.unwrap().rows(), [[json!(1.5), json!("áb"), json!(null), json!(true)]]);
    let cte =
        "WITH a AS (SELECT heridos FROM t WHERE heridos > 1) SELECT count(*) FROM a JOIN t ON a.heridos = t.heridos";
    assert_eq!(answer(cte, &file.source, SqlOptions::default()).unwrap().len(), 1);
}

#[test]
fn what_is_no_single_select_is_refused() {
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(secret.path(), "clave,valor\na,1\n").unwrap();
    let target = std::env::temp_dir().join("apertura-sql-no-debe-existir.csv");
    let (path, target) = (secret.path().display(), target.display().to_string());
    let file = write(&ten(), 3);
    let before = std::fs::read(&file.source.path).unwrap();
    let refused = [
        "",
        ";",
        "-- nada",
        "SELECT 1; SELECT 2",
        "INSERT INTO t VALUES (1)",
        "UPDATE t SET heridos = 1",
        "DELETE FROM t",
        "DROP TABLE t",
        "TRUNCATE t",
        "CREATE TABLE x AS SELECT 1",
        "CREATE VIEW v AS SELECT 1",
        "ALTER TABLE t ADD COLUMN x int",
        &format!("COPY t TO '{target}'"),
        &format!("COPY (SELECT * FROM t) TO '{target}' STORED AS CSV"),
        &format!("CREATE EXTERNAL TABLE x STORED AS CSV LOCATION '{path}'"),
        "CREATE EXTERNAL TABLE x STORED AS PARQUET LOCATION 'https://ejemplo.mx/x.parquet'",
        "SET datafusion.execution.target_partitions = 64",
        "SHOW ALL",
        "SHOW TABLES",
        "DESCRIBE t",
        "EXPLAIN SELECT * FROM t",
        "EXPLAIN ANALYZE SELECT * FROM t",
        "SELECT * INTO x FROM t",
        "WITH x AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM x",
        "PREPARE p AS SELECT 1",
        "BEGIN",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM information_schema.df_settings",
        "SELECT * FROM generate_series(1, 10)",
        "SELECT * FROM range(1, 10)",
        "SELECT * FROM UNNEST([1,2])",
        &format!("SELECT * FROM read_csv('{path}')"),
        "SELECT * FROM parquet_metadata('x')",
        "SELECT * FROM t FOR UPDATE",
        "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT * FROM r",
    ];
    for sql in refused {
        let error = answer(sql, &file.source, SqlOptions::default()).expect_err(sql);
        assert!(["sql-refused", "bad-sql"].contains(&error.code()), "{sql}: {error}");
    }
    assert!(!std::path::Path::new(&target).exists());
    assert_eq!(std::fs::read(&file.source.path).unwrap(), before);
}

#[test]
fn files_and_addresses_are_names_of_tables_that_do_not_exist() {
    let file = write(&ten(), 3);
    let path = file.source.path.display().to_string();
    for name in
        [path.as_str(), "/etc/passwd", "https://ejemplo.mx/x.parquet", "s3://cubo/x.parquet", "file:///etc/passwd"]
    {
        for quoted in [format!("\"{name}\""), format!("'{name}'")] {
            let sql = format!("SELECT * FROM {quoted}");
            let Ok(question) = Question::read(&sql) else { continue };
            // no table was opened under the name
            let error = ask(Sql::new(SqlOptions::default()).ask(question, Vec::new())).expect_err(&sql);
            assert_eq!(error.code(), "bad-sql", "{sql}: {error}");
        }
    }
}

#[test]
fn nothing_tells_of_the_machine_the_moment_or_chance() {
    let file = write(&ten(), 3);
    for sql in [
        "SELECT version()",
        "SELECT now()",
        "SELECT current_date",
        "SELECT current_timestamp",
        "SELECT random()",
        "SELECT uuid()",
        "SELECT current_user",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT current_setting('x')",
        "SELECT repeat('x', 1000000000)",
        "SELECT lpad('x', 1000000000)",
        "SELECT string_agg(nota, ',') FROM t",
    ] {
        let error = answer(sql, &file.source, SqlOptions::default()).expect_err(sql);
        assert_eq!(error.code(), "bad-sql", "{sql}: {error}");
        let words = error.to_string();
        assert!(!words.contains(&*file.source.path.to_string_lossy()) && !words.contains("/root"), "{words}");
    }
}

#[test]
fn time_is_bounded() {
    let file = write(&many(3_000), 1_000);
    let options = SqlOptions { time_limit: Duration::from_millis(600), ..SqlOptions::default() };
    let started = std::time::Instant::now();
    let sql = "SELECT count(*) FROM t a CROSS JOIN t b CROSS JOIN t c WHERE a.heridos + b.heridos * c.heridos = 7";
    assert_eq!(answer(sql, &file.source, options).unwrap_err().code(), "time-limit");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[test]
fn memory_and_answers_are_bounded() {
    let file = write(&many(30_000), 10_000);
    let small = || SqlOptions { memory_bytes: 1 << 20, ..SqlOptions::default() };
    for sql in [
        "SELECT nota, count(*) FROM t GROUP BY nota",
        "SELECT nota FROM t ORDER BY nota DESC",
        "SELECT a.nota FROM t a JOIN t b ON a.nota = b.nota",
    ] {
        match answer(sql, &file.source, small()) {
            Err(QueryError::Limit { limit: "memory", .. }) => {}
            other => panic!("{sql}: {:?}", other.map(|answer| answer.len())),
        }
    }
    let found = answer("SELECT nota FROM t", &file.source, SqlOptions { rows: 100, ..SqlOptions::default() }).unwrap();
    assert_eq!((found.len(), found.truncated), (100, true));
    let error = answer("SELECT * FROM t", &file.source, SqlOptions { result_bytes: 10_000, ..SqlOptions::default() });
    assert!(matches!(error, Err(QueryError::Limit { limit: "result-bytes", .. })));
}

#[test]
fn texts_cannot_grow_without_bound() {
    let file = write(&ten(), 3);
    let doubled =
        (0..40).fold("SELECT nota AS x FROM t".to_owned(), |sql, _| format!("SELECT x || x AS x FROM ({sql}) q"));
    let replaced = format!("SELECT replace(replace(nota, 'a', '{0}'), 'a', '{0}') FROM t", "a".repeat(200));
    for sql in [doubled, replaced, "SELECT replace(nota, 'a', nota) || replace(nota, 'b', nota) FROM t".to_owned()] {
        let error = answer(&sql, &file.source, SqlOptions::default()).expect_err(&sql);
        assert!(["limit-passed", "bad-sql"].contains(&error.code()), "{error}");
    }
    let long = format!("SELECT '{}'", "x".repeat(20_000));
    assert_eq!(answer(&long, &file.source, SqlOptions::default()).unwrap_err().code(), "limit-passed");
    let deep = format!("SELECT {}1{}", "(".repeat(2_000), ")".repeat(2_000));
    assert!(answer(&deep, &file.source, SqlOptions::default()).is_err());
    let fine = "SELECT municipio || ', ' || nota AS lugar, replace(nota, 'a', 'A') FROM t";
    assert_eq!(answer(fine, &file.source, SqlOptions::default()).unwrap().len(), 10);
}
