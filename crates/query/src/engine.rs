//! The engine: takes requests from many people at once, checks them, answers from what is kept or from the file.
//!
//! Each request has a limit of time; one that nobody waits for any more (its future was dropped) stops at its next step.
//! Never here: how an answer is worked out (see `selection`, `order`, `rows`, `totals`, `facet`, `groups`, `export`).

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use futures::{Stream, StreamExt};
use tokio::sync::{Semaphore, mpsc};

use crate::answer::{ColumnInfo, ColumnTotal, Facet, Groups, Pairs, RowsPage, Totals};
use crate::cache::Cache;
use crate::error::QueryError;
use crate::export::{self, ExportFormat};
use crate::order::{Order, first_rows};
use crate::outlines::Outlines;
use crate::points::Points;
use crate::predicate::Predicate;
use crate::request::{Filter, GroupRequest, MAX_LIMIT, MAX_SORTED_DEPTH, RowsRequest, Scope};
use crate::selection::Selection;
use crate::table::{Source, Table, fingerprint};
use crate::work::Budget;

/// Most filters, and most columns of an order.
const MAX_FILTERS: usize = 50;
const MAX_SORTS: usize = 8;

/// Rows that are put in order ahead, so that the next pages are there.
const ORDER_AHEAD: u64 = 1_000;

/// Rows of a sorted view that are exported in its order.
pub const MAX_SORTED_EXPORT: u64 = 100_000;

/// Most values of a facet.
pub const MAX_FACET: usize = 1_000;

/// What the engine may use.
#[derive(Clone, Debug)]
pub struct EngineOptions {
    /// Time of one request, waiting included.
    pub time_limit: Duration,
    /// Time of one export.
    pub export_limit: Duration,
    /// Threads of one request; 0 means one for each core.
    pub threads: usize,
    /// Requests that are worked on at once; others wait.
    pub at_once: usize,
    /// Bytes kept from earlier requests.
    pub cache_bytes: usize,
}

impl Default for EngineOptions {
    fn default() -> Self {
        EngineOptions {
            time_limit: Duration::from_secs(10),
            export_limit: Duration::from_secs(900),
            threads: 0,
            at_once: 8,
            cache_bytes: 256 << 20,
        }
    }
}

/// What a table is, before anything is asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableInfo {
    /// Its columns.
    pub columns: Vec<ColumnInfo>,
    /// Its rows.
    pub rows: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TableKey {
    source: Source,
    bytes: u64,
    modified: Option<SystemTime>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Condition {
    Filter(Filter),
    Search(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Question {
    Total(Scope, String),
    Facet(Scope, String, usize),
    Groups(GroupRequest),
    Rows(RowsRequest),
}

#[derive(Clone, Debug)]
enum Answer {
    Rows(Arc<RowsPage>),
    Total(ColumnTotal),
    Facet(Facet),
    Groups(Groups),
}

/// What maps ask.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MapQuestion {
    /// Filters, longitude, latitude.
    Points(Scope, String, String),
    /// Key, name, geometry.
    Outlines(String, Option<String>, String),
}

/// What they get.
#[derive(Clone, Debug)]
pub(crate) enum MapAnswer {
    Points(Arc<Points>),
    Outlines(Arc<Outlines>),
}

pub(crate) type Keyed<T> = (Arc<TableKey>, T);

#[derive(Debug)]
pub(crate) struct Inside {
    options: EngineOptions,
    threads: usize,
    tables: Cache<TableKey, (Arc<TableKey>, Arc<Table>)>,
    selections: Cache<Keyed<Condition>, Arc<Selection>>,
    orders: Cache<Keyed<(Scope, Vec<Order>)>, Arc<Vec<u64>>>,
    answers: Cache<Keyed<Question>, Answer>,
    pub(crate) maps: Cache<Keyed<MapQuestion>, MapAnswer>,
    requests: Arc<Semaphore>,
    exports: Arc<Semaphore>,
}

/// Answers requests over published Parquet files. Cheap to clone; must be called inside a Tokio runtime.
#[derive(Clone, Debug)]
pub struct Engine {
    inside: Arc<Inside>,
}

/// A table open for one request.
pub(crate) struct Open {
    pub(crate) key: Arc<TableKey>,
    pub(crate) table: Arc<Table>,
}

/// Stops the work when nobody waits for it.
struct Waiting(Arc<Budget>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// A file that is being written.
pub struct Export {
    /// False where the view was too large to be written in its order: it then has the file's.
    pub sorted: bool,
    /// Rows that it will hold.
    pub rows: u64,
    pieces: mpsc::Receiver<Result<Vec<u8>, QueryError>>,
}

impl Export {
    /// The file's bytes, piece by piece.
    pub fn stream(self) -> impl Stream<Item = Result<Vec<u8>, QueryError>> + Send + 'static {
        let pieces = futures::stream::unfold(self.pieces, |mut pieces| async move {
            let piece = pieces.recv().await?;
            Some((piece, pieces))
        });
        // who compresses asks once more after the end
        pieces.fuse()
    }
}

impl Engine {
    /// An engine with these options.
    pub fn new(options: EngineOptions) -> Engine {
        let threads = match options.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        };
        let share = options.cache_bytes / 4;
        Engine {
            inside: Arc::new(Inside {
                threads,
                tables: Cache::new(share),
                selections: Cache::new(share),
                orders: Cache::new(share),
                answers: Cache::new(share),
                maps: Cache::new(options.cache_bytes / 2),
                requests: Arc::new(Semaphore::new(options.at_once.max(1))),
                exports: Arc::new(Semaphore::new(options.at_once.max(1))),
                options,
            }),
        }
    }

    /// Columns and number of rows.
    pub async fn describe(&self, source: &Source) -> Result<TableInfo, QueryError> {
        let source = source.clone();
        self.run(move |inside, _| {
            let open = inside.open(&source)?;
            let columns = open.table.columns.iter().map(|column| column.info.clone()).collect();
            Ok(TableInfo { columns, rows: open.table.rows })
        })
        .await
    }

    /// A page of rows.
    pub async fn rows(&self, source: &Source, request: &RowsRequest) -> Result<RowsPage, QueryError> {
        let started = Instant::now();
        let (source, request) = (source.clone(), request.clone());
        let mut page = self.run(move |inside, budget| inside.rows(&source, &request, budget)).await?;
        page.took_ms = since(started);
        Ok(page)
    }

    /// Totals of some columns; all where none are named.
    pub async fn totals(
        &self,
        source: &Source,
        scope: &Scope,
        columns: Option<&[String]>,
    ) -> Result<Totals, QueryError> {
        let started = Instant::now();
        let (source, scope, columns) = (source.clone(), canonical(scope), columns.map(<[String]>::to_vec));
        let mut totals = self
            .run(move |inside, budget| {
                let open = inside.open(&source)?;
                let columns = inside.columns(&open, columns.as_deref())?;
                let selection = inside.select(&open, &scope, budget)?;
                let total = |column: usize| {
                    let name = open.table.columns[column].info.name.clone();
                    let question = (open.key.clone(), Question::Total(scope.clone(), name));
                    if let Some(Answer::Total(total)) = inside.answers.get(&question) {
                        return Ok(total);
                    }
                    let total = crate::totals::total(&open.table, &selection, column, budget)?;
                    inside.answers.put(question, Answer::Total(total.clone()), 1_024);
                    Ok(total)
                };
                let columns = columns.into_iter().map(total).collect::<Result<Vec<_>, QueryError>>()?;
                Ok(Totals { rows: selection.rows, columns, took_ms: 0.0 })
            })
            .await?;
        totals.took_ms = since(started);
        Ok(totals)
    }

    /// The values of a column with their counts, under all filters but its own; at most [`MAX_FACET`].
    pub async fn facet(&self, source: &Source, scope: &Scope, column: &str, limit: usize) -> Result<Facet, QueryError> {
        let started = Instant::now();
        let (source, mut scope, column) = (source.clone(), canonical(scope), column.to_owned());
        scope.filters.retain(|filter| filter.column != column);
        let limit = limit.min(MAX_FACET);
        let mut facet = self
            .run(move |inside, budget| {
                let open = inside.open(&source)?;
                let place = open.table.column(&column)?;
                let question = (open.key.clone(), Question::Facet(scope.clone(), column, limit));
                if let Some(Answer::Facet(facet)) = inside.answers.get(&question) {
                    return Ok(facet);
                }
                let selection = inside.select(&open, &scope, budget)?;
                let facet = crate::facet::facet(&open.table, &selection, place, limit, budget)?;
                let bytes = facet.values.iter().map(|value| 96 + 2 * value.filter.len()).sum();
                inside.answers.put(question, Answer::Facet(facet.clone()), bytes);
                Ok(facet)
            })
            .await?;
        facet.took_ms = since(started);
        Ok(facet)
    }

    /// Groups with a measure.
    pub async fn groups(&self, source: &Source, request: &GroupRequest) -> Result<Groups, QueryError> {
        let started = Instant::now();
        let source = source.clone();
        let request = GroupRequest { scope: canonical(&request.scope), ..request.clone() };
        let mut groups = self
            .run(move |inside, budget| {
                let open = inside.open(&source)?;
                let question = (open.key.clone(), Question::Groups(request.clone()));
                if let Some(Answer::Groups(groups)) = inside.answers.get(&question) {
                    return Ok(groups);
                }
                let selection = inside.select(&open, &request.scope, budget)?;
                let groups = crate::groups::groups(&open.table, &selection, &request, budget)?;
                inside.answers.put(question, Answer::Groups(groups.clone()), 512 * groups.groups.len());
                Ok(groups)
            })
            .await?;
        groups.took_ms = since(started);
        Ok(groups)
    }

    /// Two numbers of each row, at most `most` rows at equal steps; with the values of a third column.
    pub async fn pairs(
        &self,
        source: &Source,
        scope: &Scope,
        (across, up): (&str, &str),
        series: Option<&str>,
        most: u64,
    ) -> Result<Pairs, QueryError> {
        let started = Instant::now();
        let (source, scope, series) = (source.clone(), canonical(scope), series.map(str::to_owned));
        let (across, up) = (across.to_owned(), up.to_owned());
        let mut pairs = self
            .run(move |inside, budget| {
                let open = inside.open(&source)?;
                let columns = (open.table.column(&across)?, open.table.column(&up)?);
                let series = series.map(|name| open.table.column(&name)).transpose()?;
                let selection = inside.select(&open, &scope, budget)?;
                crate::pairs::pairs(&open.table, &selection, columns, series, most, budget)
            })
            .await?;
        pairs.took_ms = since(started);
        Ok(pairs)
    }

    /// The view as a file. `offset` and `limit` are passed over: all rows of the view are written, in its order up to
    /// [`MAX_SORTED_EXPORT`] rows, in the file's order beyond.
    pub async fn export(
        &self,
        source: &Source,
        request: &RowsRequest,
        format: ExportFormat,
    ) -> Result<Export, QueryError> {
        self.export_at(source, request, format, None).await
    }

    /// [`Engine::export`] with the columns of latitude and longitude, for formats with points on the map.
    pub async fn export_at(
        &self,
        source: &Source,
        request: &RowsRequest,
        format: ExportFormat,
        point: Option<(&str, &str)>,
    ) -> Result<Export, QueryError> {
        let point = point.map(|(latitude, longitude)| (latitude.to_owned(), longitude.to_owned()));
        if format.is_geographic() && point.is_none() {
            return Err(QueryError::BadParameter {
                parameter: "format".to_owned(),
                value: format.name().to_owned(),
                expected: "csv",
            });
        }
        let permit = self.inside.exports.clone().acquire_owned().await.map_err(closed)?;
        let (source, request) = (source.clone(), request.clone());
        let (open, columns, point, selection, sorted) = self
            .run(move |inside, budget| {
                let open = inside.open(&source)?;
                let columns = inside.columns(&open, request.columns.as_deref())?;
                let point = match point {
                    Some((latitude, longitude)) => {
                        Some((open.table.column(&latitude)?, open.table.column(&longitude)?))
                    }
                    None => None,
                };
                let selection = inside.select(&open, &canonical(&request.scope()), budget)?;
                if format == ExportFormat::Xlsx && selection.rows > export::SHEET_ROWS {
                    return Err(QueryError::Limit { limit: "workbook-rows", allowed: export::SHEET_ROWS });
                }
                let sorted = if request.sort.is_empty() || selection.rows > MAX_SORTED_EXPORT {
                    None
                } else {
                    let orders = inside.orders(&open, &request)?;
                    Some(first_rows(&open.table, &selection, &orders, selection.rows as usize, budget)?)
                };
                Ok((open, columns, point, selection, sorted.or(request.sort.is_empty().then(Vec::new))))
            })
            .await?;
        let (rows, listed) = (selection.rows, sorted.as_ref().is_some_and(|rows| !rows.is_empty()));
        let (sender, pieces) = mpsc::channel(4);
        let budget = Budget::new(self.inside.options.export_limit, self.inside.threads);
        let is_sorted = sorted.is_some();
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let listed = sorted.filter(|_| listed);
            let which = match &listed {
                Some(rows) => export::Rows::Listed(rows),
                None => export::Rows::Selected(&selection),
            };
            let shown = export::Shown { columns: &columns, point, format };
            let deliver = |piece| sender.blocking_send(Ok(piece)).is_ok();
            if let Err(error) = export::write(&open.table, shown, which, &budget, deliver) {
                // nobody waits where this fails
                let _ = sender.blocking_send(Err(error));
            }
        });
        Ok(Export { sorted: is_sorted, rows, pieces })
    }

    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inside, &Budget) -> Result<T, QueryError> + Send + 'static,
    ) -> Result<T, QueryError> {
        let inside = self.inside.clone();
        let budget = Arc::new(Budget::new(inside.options.time_limit, inside.threads));
        let waiting = Waiting(budget.clone());
        let permit = tokio::time::timeout(budget.left(), inside.requests.clone().acquire_owned())
            .await
            .map_err(|_| QueryError::Time { seconds: inside.options.time_limit.as_secs() })?
            .map_err(closed)?;
        let answer = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work(&inside, &budget)
        })
        .await;
        drop(waiting);
        answer.map_err(closed)?
    }
}

fn closed(why: impl std::fmt::Display) -> QueryError {
    QueryError::Unreadable { why: why.to_string() }
}

fn since(started: Instant) -> f64 {
    (started.elapsed().as_secs_f64() * 1e6).round() / 1e3
}

/// The same rows in one form: filters in one order, each once; no empty search.
pub(crate) fn canonical(scope: &Scope) -> Scope {
    let mut filters = scope.filters.clone();
    filters.sort();
    filters.dedup();
    let search = scope.search.as_deref().map(str::trim).filter(|search| !search.is_empty()).map(str::to_owned);
    Scope { filters, search }
}

impl Inside {
    pub(crate) fn open(&self, source: &Source) -> Result<Open, QueryError> {
        let (bytes, modified) = fingerprint(&source.path)?;
        let key = TableKey { source: source.clone(), bytes, modified };
        if let Some((key, table)) = self.tables.get(&key) {
            return Ok(Open { key, table });
        }
        let table = Arc::new(Table::open(source)?);
        let shared = Arc::new(key.clone());
        self.tables.put(key, (shared.clone(), table.clone()), table.bytes());
        Ok(Open { key: shared, table })
    }

    fn columns(&self, open: &Open, names: Option<&[String]>) -> Result<Vec<usize>, QueryError> {
        match names.filter(|names| !names.is_empty()) {
            None => Ok((0..open.table.columns.len()).collect()),
            Some(names) => {
                // a column that is named twice is shown once
                let mut columns = Vec::new();
                for name in names {
                    let column = open.table.column(name)?;
                    if !columns.contains(&column) {
                        columns.push(column);
                    }
                }
                Ok(columns)
            }
        }
    }

    fn orders(&self, open: &Open, request: &RowsRequest) -> Result<Vec<Order>, QueryError> {
        if request.sort.len() > MAX_SORTS {
            return Err(QueryError::Limit { limit: "conditions", allowed: MAX_SORTS as u64 });
        }
        let mut orders: Vec<Order> = Vec::new();
        for sort in &request.sort {
            let column = open.table.column(&sort.column)?;
            if orders.iter().all(|order| order.column != column) {
                orders.push(Order { column, descending: sort.descending });
            }
        }
        Ok(orders)
    }

    pub(crate) fn select(&self, open: &Open, scope: &Scope, budget: &Budget) -> Result<Arc<Selection>, QueryError> {
        if scope.filters.len() > MAX_FILTERS {
            return Err(QueryError::Limit { limit: "conditions", allowed: MAX_FILTERS as u64 });
        }
        let mut conditions = Vec::new();
        for filter in &scope.filters {
            conditions.push((Condition::Filter(filter.clone()), Predicate::new(&open.table, filter)?));
        }
        if let Some(search) = &scope.search {
            conditions.push((Condition::Search(search.clone()), Predicate::search(&open.table, search)));
        }
        let mut selections = Vec::new();
        for (condition, predicate) in conditions {
            let key = (open.key.clone(), condition);
            let selection = match self.selections.get(&key) {
                Some(selection) => selection,
                None => {
                    let selection = Arc::new(Selection::find(&open.table, &predicate, budget)?);
                    self.selections.put(key, selection.clone(), selection.bytes());
                    selection
                }
            };
            selections.push(selection);
        }
        Ok(Selection::intersection(&open.table, &selections))
    }

    fn rows(&self, source: &Source, request: &RowsRequest, budget: &Budget) -> Result<RowsPage, QueryError> {
        let open = self.open(source)?;
        if request.limit == 0 || request.limit > MAX_LIMIT {
            return Err(QueryError::Limit { limit: "page-rows", allowed: MAX_LIMIT });
        }
        let question = (open.key.clone(), Question::Rows(request.clone()));
        if let Some(Answer::Rows(page)) = self.answers.get(&question) {
            return Ok((*page).clone());
        }
        let columns = self.columns(&open, request.columns.as_deref())?;
        let orders = self.orders(&open, request)?;
        let scope = canonical(&request.scope());
        let depth = request.offset.saturating_add(request.limit);
        if !orders.is_empty() && depth > MAX_SORTED_DEPTH {
            return Err(QueryError::Limit { limit: "sorted-depth", allowed: MAX_SORTED_DEPTH });
        }
        let selection = self.select(&open, &scope, budget)?;
        let rows = if orders.is_empty() {
            selection.page(&open.table, request.offset, request.limit)
        } else {
            let wanted = depth.min(selection.rows) as usize;
            let key = (open.key.clone(), (scope, orders.clone()));
            let known = self.orders.get(&key).filter(|rows| rows.len() >= wanted);
            let ordered = match known {
                Some(ordered) => ordered,
                None => {
                    let ahead = depth.saturating_add(ORDER_AHEAD).min(selection.rows) as usize;
                    let ordered = Arc::new(first_rows(&open.table, &selection, &orders, ahead, budget)?);
                    self.orders.put(key, ordered.clone(), 8 * ordered.len());
                    ordered
                }
            };
            let page = ordered.iter().skip(request.offset as usize).take(request.limit as usize);
            page.copied().collect()
        };
        let infos: Vec<ColumnInfo> = columns.iter().map(|column| open.table.columns[*column].info.clone()).collect();
        let values = crate::rows::fetch(&open.table, &columns, &rows, budget)?;
        let json = |row: Vec<crate::cells::Key>| row.iter().zip(&infos).map(|(key, info)| key.json(info)).collect();
        let text = |value: &serde_json::Value| value.as_str().map_or(0, str::len);
        let page = RowsPage {
            rows: values.into_iter().map(json).collect(),
            columns: infos,
            numbers: rows.iter().map(|row| row + 1).collect(),
            total: selection.rows,
            all: open.table.rows,
            took_ms: 0.0,
        };
        let bytes = page.rows.iter().flatten().map(|value| size_of_val(value) + text(value)).sum();
        self.answers.put(question, Answer::Rows(Arc::new(page.clone())), bytes);
        Ok(page)
    }
}
