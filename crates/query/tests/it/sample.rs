//! Small tables: the same rows as values for the naive answers and as a Parquet file for the engine.

use std::sync::Arc;

use apertura_query::{Engine, EngineOptions, Source};
use apertura_tabular::ValueType;
use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int32Array, Int64Array, RecordBatch,
    StringArray, Time64MicrosecondArray, TimestampMicrosecondArray,
};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use tempfile::TempDir;

/// One row: a value of each type.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub municipio: Option<String>,
    pub nota: Option<String>,
    pub heridos: Option<i64>,
    pub monto: Option<i128>,
    pub medida: Option<f64>,
    pub atendido: Option<bool>,
    pub fecha: Option<i32>,
    pub hora: Option<i64>,
    pub momento: Option<i64>,
    pub anio: Option<i32>,
    pub mes: Option<String>,
}

/// The columns' names.
pub const COLUMNS: [&str; 11] =
    ["municipio", "nota", "heridos", "monto", "medida", "atendido", "fecha", "hora", "momento", "anio", "mes"];

/// A Parquet file in a folder that goes with it.
pub struct File {
    _folder: TempDir,
    pub source: Source,
}

/// Writes the rows in row groups of this many.
pub fn write(rows: &[Row], group_rows: usize) -> File {
    fn of<T, A: FromIterator<Option<T>>>(rows: &[Row], value: impl Fn(&Row) -> Option<T>) -> A {
        rows.iter().map(value).collect()
    }
    let decimals: Decimal128Array = of(rows, |row| row.monto);
    let columns: Vec<ArrayRef> = vec![
        Arc::new(of::<_, StringArray>(rows, |row| row.municipio.clone())),
        Arc::new(of::<_, StringArray>(rows, |row| row.nota.clone())),
        Arc::new(of::<_, Int64Array>(rows, |row| row.heridos)),
        Arc::new(decimals.with_precision_and_scale(14, 2).unwrap()),
        Arc::new(of::<_, Float64Array>(rows, |row| row.medida)),
        Arc::new(of::<_, BooleanArray>(rows, |row| row.atendido)),
        Arc::new(of::<_, Date32Array>(rows, |row| row.fecha)),
        Arc::new(of::<_, Time64MicrosecondArray>(rows, |row| row.hora)),
        Arc::new(of::<_, TimestampMicrosecondArray>(rows, |row| row.momento)),
        Arc::new(of::<_, Int32Array>(rows, |row| row.anio)),
        Arc::new(of::<_, StringArray>(rows, |row| row.mes.clone())),
    ];
    let batch = RecordBatch::try_from_iter_with_nullable(COLUMNS.into_iter().zip(columns).map(|(n, c)| (n, c, true)));
    let batch = batch.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tabla.parquet");
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(Default::default()))
        .set_max_row_group_row_count(Some(group_rows))
        .set_data_page_row_count_limit(7)
        .set_write_batch_size(7)
        .set_column_dictionary_enabled("nota".into(), false)
        .build();
    let file = std::fs::File::create(&path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let source = Source { path, types: vec![("mes".to_owned(), ValueType::Yearmonth)] };
    File { _folder: folder, source }
}

/// Ten rows with known values; the last is blank.
pub fn ten() -> Vec<Row> {
    let municipios =
        ["Puebla", "Tehuacán", "Atlixco", "TEHUACAN", "Ñumí", "Zacatlán", "Nauzontla", "San Andrés Cholula", ""];
    let mut rows: Vec<Row> = municipios
        .iter()
        .zip(0..)
        .map(|(municipio, at): (_, i64)| Row {
            municipio: Some((*municipio).to_owned()),
            nota: Some(format!("Nota {at}: año de la \"señal\", vía {}", at % 3)),
            heridos: Some(at - 2),
            monto: Some(i128::from(at * 125 - 100)),
            medida: Some(at as f64 / 4.0),
            atendido: Some(at % 2 == 0),
            fecha: Some(19_782 + at as i32 * 20),
            hora: Some(at * 3_600_000_000 + 61_000_000),
            momento: Some((19_782 + at) * 86_400_000_000 + 3_661_000_000),
            anio: Some(2_016 + at as i32),
            mes: Some(format!("2024-{:02}", at + 1)),
        })
        .collect();
    rows.push(Row::default());
    rows
}

/// Runs one question to its end.
pub fn ask<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}

/// An engine for tests.
pub fn engine() -> Engine {
    Engine::new(EngineOptions { threads: 2, ..EngineOptions::default() })
}
