//! One SELECT over published tables, answered by DataFusion within bounds of time, memory and rows.
//!
//! The session knows the tables of the question and nothing else: no file formats, no table functions, no settings, no
//! temporary files, no clock, no chance, no word about the machine. One thread and one partition a question, so that the same
//! question has the same answer. Never here: which tables there are and who may read them (see actions).

mod check;
mod value;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::error::DataFusionError;
use datafusion::execution::SessionStateDefaults;
use datafusion::execution::context::{SQLOptions, SessionContext};
use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::memory_pool::GreedyMemoryPool;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::execution::session_state::{SessionState, SessionStateBuilder};
use datafusion::prelude::SessionConfig;
use futures::StreamExt;
use serde_json::Value;
use tokio::sync::{Semaphore, oneshot};

use crate::answer::ColumnInfo;
use crate::error::QueryError;
use crate::table::Source;
use check::Checked;

/// Functions that are not there: they tell of the machine or the moment, give each time something else, or make texts of
/// any length out of a number.
const ABSENT: [&str; 18] = [
    "version",
    "now",
    "current_timestamp",
    "current_date",
    "today",
    "current_time",
    "random",
    "uuid",
    "repeat",
    "lpad",
    "rpad",
    "space",
    "string_agg",
    "array_agg",
    "arrow_metadata",
    "with_metadata",
    "input_file_name",
    "spark_partition_id",
];

/// Rows that are worked on at a time: few, so that long texts do not add up.
const BATCH_ROWS: usize = 512;

/// Stack of the thread that plans and answers.
const STACK: usize = 16 << 20;

/// What a question may use.
#[derive(Clone, Debug)]
pub struct SqlOptions {
    /// Time, waiting included.
    pub time_limit: Duration,
    /// Most rows of an answer; what is beyond is cut off, and said so.
    pub rows: usize,
    /// Memory for joins, groups and order.
    pub memory_bytes: usize,
    /// Memory of the answer.
    pub result_bytes: usize,
    /// Questions that are answered at once; others wait.
    pub at_once: usize,
}

impl Default for SqlOptions {
    fn default() -> Self {
        SqlOptions {
            time_limit: Duration::from_secs(10),
            rows: 10_000,
            memory_bytes: 256 << 20,
            result_bytes: 32 << 20,
            at_once: 2,
        }
    }
}

/// Answers questions. Cheap to clone; must be called inside a Tokio runtime.
#[derive(Clone, Debug)]
pub struct Sql {
    options: Arc<SqlOptions>,
    permits: Arc<Semaphore>,
}

/// A question that was read and may be asked.
#[derive(Debug)]
pub struct Question(Checked);

impl Question {
    /// Reads a text: one SELECT.
    ///
    /// # Errors
    /// [`QueryError::Sql`], [`QueryError::SqlRefused`], [`QueryError::Limit`].
    pub fn read(sql: &str) -> Result<Question, QueryError> {
        check::check(sql).map(Question)
    }

    /// The tables that it names, as it names them.
    pub fn tables(&self) -> &[String] {
        &self.0.tables
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct SqlAnswer {
    /// True where there are more rows than the most.
    pub truncated: bool,
    /// Milliseconds it took.
    pub took_ms: f64,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl SqlAnswer {
    /// Its columns.
    pub fn columns(&self) -> Vec<ColumnInfo> {
        self.schema.fields().iter().map(|field| value::column(field)).collect()
    }

    /// Its rows, each with a value for each column.
    pub fn rows(&self) -> Vec<Vec<Value>> {
        let mut rows = Vec::with_capacity(self.len());
        for batch in &self.batches {
            for at in 0..batch.num_rows() {
                rows.push(batch.columns().iter().map(|column| value::value(column, at)).collect());
            }
        }
        rows
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// True without rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its columns as Arrow has them.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// Its rows as Arrow has them.
    pub fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }
}

impl Sql {
    /// A door with these bounds.
    pub fn new(options: SqlOptions) -> Sql {
        let permits = Arc::new(Semaphore::new(options.at_once.max(1)));
        Sql { options: Arc::new(options), permits }
    }

    /// Its bounds.
    pub fn options(&self) -> &SqlOptions {
        &self.options
    }

    /// Answers a question over tables, each under the name that the question gives it. Whoever stops waiting stops the work.
    ///
    /// # Errors
    /// [`QueryError::Sql`], [`QueryError::Limit`], [`QueryError::Time`], [`QueryError::Unreadable`].
    pub async fn ask(&self, question: Question, tables: Vec<(String, Source)>) -> Result<SqlAnswer, QueryError> {
        let started = Instant::now();
        let limit = self.options.time_limit;
        let late = || QueryError::Time { seconds: limit.as_secs() };
        let permit = tokio::time::timeout(limit, self.permits.clone().acquire_owned()).await.map_err(|_| late())?;
        let permit = permit.map_err(|why| QueryError::Unreadable { why: why.to_string() })?;
        let options = self.options.clone();
        let (mut sender, receiver) = oneshot::channel();
        let left = limit.saturating_sub(started.elapsed());
        let thread = std::thread::Builder::new().name("sql".to_owned()).stack_size(STACK).spawn(move || {
            let _permit = permit;
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
            let answer = runtime.block_on(async {
                tokio::select! {
                    biased;
                    () = sender.closed() => None,
                    answer = tokio::time::timeout(left, run(question.0, tables, &options)) => Some(answer),
                }
            });
            // a read of the disk that is still going on is not waited for
            runtime.shutdown_background();
            if let Some(answer) = answer {
                // nobody waits where this fails
                let _ = sender.send(answer);
            }
        });
        thread.map_err(|why| QueryError::Unreadable { why: why.to_string() })?;
        match tokio::time::timeout(left + Duration::from_millis(250), receiver).await {
            Err(_) | Ok(Ok(Err(_))) => Err(late()),
            // the thread broke off: a text became longer than Arrow can hold
            Ok(Err(_)) => Err(QueryError::Limit { limit: "memory", allowed: self.options.memory_bytes as u64 }),
            Ok(Ok(Ok(answer))) => {
                let mut answer = answer?;
                answer.took_ms = (started.elapsed().as_secs_f64() * 1e6).round() / 1e3;
                Ok(answer)
            }
        }
    }
}

async fn run(checked: Checked, tables: Vec<(String, Source)>, options: &SqlOptions) -> Result<SqlAnswer, QueryError> {
    let fault = |why: DataFusionError| failure(&why, options);
    let context = SessionContext::new_with_state(session(options).map_err(fault)?);
    for (name, source) in &tables {
        let state = context.state();
        let address = ListingTableUrl::parse(file_address(&source.path)).map_err(unreadable)?;
        let format = ListingOptions::new(Arc::new(ParquetFormat::default())).with_file_extension("");
        let config = ListingTableConfig::new(address).with_listing_options(format);
        let config = config.infer_schema(&state).await.map_err(unreadable)?;
        let table = ListingTable::try_new(config).map_err(unreadable)?;
        let name = datafusion::common::TableReference::bare(name.as_str());
        context.register_table(name, Arc::new(table)).map_err(unreadable)?;
    }
    let plan = context.state().statement_to_plan(checked.statement).await.map_err(fault)?;
    let allowed = SQLOptions::new().with_allow_ddl(false).with_allow_dml(false).with_allow_statements(false);
    allowed.verify_plan(&plan).map_err(|_| QueryError::SqlRefused { what: "no-select" })?;
    let frame = context.execute_logical_plan(plan).await.map_err(fault)?;
    let frame = frame.limit(0, Some(options.rows + 1)).map_err(fault)?;
    let mut stream = frame.execute_stream().await.map_err(fault)?;
    let schema = stream.schema();
    let (mut batches, mut rows, mut bytes, mut truncated) = (Vec::new(), 0, 0, false);
    while let Some(batch) = stream.next().await {
        let batch = batch.map_err(fault)?;
        let take = batch.num_rows().min(options.rows - rows);
        truncated |= take < batch.num_rows();
        bytes += batch.get_array_memory_size();
        if bytes > options.result_bytes {
            return Err(QueryError::Limit { limit: "result-bytes", allowed: options.result_bytes as u64 });
        }
        rows += take;
        batches.push(batch.slice(0, take));
        if truncated {
            break;
        }
    }
    Ok(SqlAnswer { truncated, took_ms: 0.0, schema, batches })
}

fn session(options: &SqlOptions) -> Result<SessionState, DataFusionError> {
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_pool(Arc::new(GreedyMemoryPool::new(options.memory_bytes)))
        .with_disk_manager_builder(DiskManagerBuilder::default().with_mode(DiskManagerMode::Disabled))
        .build_arc()?;
    let mut config = SessionConfig::new()
        .with_target_partitions(1)
        .with_batch_size(BATCH_ROWS)
        .with_information_schema(false)
        .with_create_default_catalog_and_schema(true);
    config.options_mut().execution.enable_recursive_ctes = false;
    let there = |name: &str| !ABSENT.contains(&name);
    let scalars = SessionStateDefaults::default_scalar_functions();
    let aggregates = SessionStateDefaults::default_aggregate_functions();
    Ok(SessionStateBuilder::new()
        .with_config(config)
        .with_runtime_env(runtime)
        .with_table_functions(HashMap::new())
        .with_file_formats(Vec::new())
        .with_expr_planners(SessionStateDefaults::default_expr_planners())
        .with_scalar_functions(scalars.into_iter().filter(|function| there(function.name())).collect())
        .with_aggregate_functions(aggregates.into_iter().filter(|function| there(function.name())).collect())
        .with_window_functions(SessionStateDefaults::default_window_functions())
        .build())
}

/// The path as an address, so that no sign of it is taken for a pattern.
fn file_address(path: &std::path::Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut address = "file://".to_owned();
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

fn unreadable(why: DataFusionError) -> QueryError {
    QueryError::Unreadable { why: why.to_string() }
}

/// What a failure means for whoever asked.
fn failure(why: &DataFusionError, options: &SqlOptions) -> QueryError {
    match why.find_root() {
        DataFusionError::ResourcesExhausted(_) => {
            QueryError::Limit { limit: "memory", allowed: options.memory_bytes as u64 }
        }
        DataFusionError::ObjectStore(_) | DataFusionError::IoError(_) | DataFusionError::ParquetError(_) => {
            QueryError::Unreadable { why: why.to_string() }
        }
        root => QueryError::Sql { why: told(root) },
    }
}

/// The engine's own words (English, in its error's first lines), cut short.
fn told(why: &DataFusionError) -> String {
    let text = why.strip_backtrace();
    let line: String = text.lines().take(3).collect::<Vec<_>>().join(" ");
    line.chars().take(500).collect()
}
