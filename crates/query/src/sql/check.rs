//! What a text of SQL may be: one SELECT over tables by name, nothing that writes, sets, explains or reads elsewhere, and
//! nothing whose texts grow without bound.
//!
//! The engine has no file formats, table functions or catalogs that could do such things either; this is the first of two
//! walls. Never here: running it.

use std::ops::ControlFlow;

use datafusion::sql::parser::{DFParserBuilder, Statement};
use datafusion::sql::resolve::resolve_table_references;
use datafusion::sql::sqlparser::ast::{
    BinaryOperator, Expr, FunctionArg, FunctionArgExpr, FunctionArguments, Query, Select, Statement as Ast,
    TableFactor, Value, Visit, Visitor,
};
use datafusion::sql::sqlparser::dialect::PostgreSqlDialect;

use crate::error::QueryError;

/// Longest text.
pub const LONGEST: usize = 10_000;

/// How many times longer than a cell a text may become.
const MOST_GROWTH: u64 = 100;

/// Most tables of one question.
const MOST_TABLES: usize = 8;

/// A question that may be asked.
#[derive(Debug)]
pub struct Checked {
    /// The statement.
    pub statement: Statement,
    /// The tables that it names, each once.
    pub tables: Vec<String>,
}

/// Reads and checks a text.
pub fn check(sql: &str) -> Result<Checked, QueryError> {
    if sql.len() > LONGEST {
        return Err(QueryError::Limit { limit: "sql-length", allowed: LONGEST as u64 });
    }
    let bad = |why: String| QueryError::Sql { why };
    let parser = DFParserBuilder::new(sql).with_dialect(&PostgreSqlDialect {}).with_recursion_limit(50).build();
    let mut statements =
        parser.and_then(|mut parser| parser.parse_statements()).map_err(|why| bad(super::told(&why)))?;
    let statement = match (statements.pop_front(), statements.is_empty()) {
        (Some(statement), true) => statement,
        (None, _) => return Err(QueryError::SqlRefused { what: "empty" }),
        (Some(_), false) => return Err(QueryError::SqlRefused { what: "several" }),
    };
    let Statement::Statement(ast) = &statement else { return Err(QueryError::SqlRefused { what: "no-select" }) };
    let Ast::Query(_) = ast.as_ref() else { return Err(QueryError::SqlRefused { what: "no-select" }) };
    let mut walk = Walk { growth: 1, levels: Vec::new() };
    if let ControlFlow::Break(what) = ast.visit(&mut walk) {
        return Err(QueryError::SqlRefused { what });
    }
    if walk.growth > MOST_GROWTH {
        return Err(QueryError::Limit { limit: "sql-growth", allowed: MOST_GROWTH });
    }
    let (tables, _) = resolve_table_references(&statement, true).map_err(|why| bad(super::told(&why)))?;
    let mut names: Vec<String> = Vec::new();
    for table in tables {
        if table.schema().is_some() {
            return Err(QueryError::SqlRefused { what: "schema" });
        }
        names.push(table.table().to_owned());
    }
    names.dedup();
    if names.len() > MOST_TABLES {
        return Err(QueryError::Limit { limit: "sql-tables", allowed: MOST_TABLES as u64 });
    }
    Ok(Checked { statement, tables: names })
}

struct Walk {
    /// The most by which a text can become longer so far.
    growth: u64,
    /// Texts that are put together, for each question around this place.
    levels: Vec<u64>,
}

impl Visitor for Walk {
    type Break = &'static str;

    fn pre_visit_statement(&mut self, statement: &Ast) -> ControlFlow<Self::Break> {
        if matches!(statement, Ast::Query(_)) { ControlFlow::Continue(()) } else { ControlFlow::Break("no-select") }
    }

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<Self::Break> {
        self.levels.push(0);
        let plain = query.locks.is_empty()
            && query.for_clause.is_none()
            && query.settings.is_none()
            && query.format_clause.is_none()
            && query.pipe_operators.is_empty();
        match plain {
            false => ControlFlow::Break("clause"),
            true if query.with.as_ref().is_some_and(|with| with.recursive) => ControlFlow::Break("recursive"),
            true => ControlFlow::Continue(()),
        }
    }

    fn post_visit_query(&mut self, _: &Query) -> ControlFlow<Self::Break> {
        let joined = self.levels.pop().unwrap_or_default();
        self.growth = self.growth.saturating_mul(joined + 1);
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<Self::Break> {
        if select.into.is_some() { ControlFlow::Break("no-select") } else { ControlFlow::Continue(()) }
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<Self::Break> {
        match factor {
            TableFactor::Table { args: None, .. } | TableFactor::Derived { .. } | TableFactor::NestedJoin { .. } => {
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Break("table-function"),
        }
    }

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<Self::Break> {
        match expr {
            Expr::BinaryOp { op: BinaryOperator::StringConcat, .. } => self.join(1),
            Expr::Overlay { .. } => self.join(1),
            Expr::Function(function) => {
                let arguments = match &function.args {
                    FunctionArguments::List(list) => list.args.as_slice(),
                    _ => &[],
                };
                match function.name.to_string().to_lowercase().trim_matches('"') {
                    "concat" | "concat_ws" | "overlay" => self.join(arguments.len() as u64),
                    "replace" | "regexp_replace" => self.growth = self.growth.saturating_mul(replacement(arguments)),
                    _ => {}
                }
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

impl Walk {
    fn join(&mut self, texts: u64) {
        match self.levels.last_mut() {
            Some(level) => *level = level.saturating_add(texts),
            None => self.growth = u64::MAX,
        }
    }
}

/// How much longer a text becomes when each of its signs is replaced; a replacement that is not written out may be
/// anything.
fn replacement(arguments: &[FunctionArg]) -> u64 {
    match arguments.get(2) {
        Some(FunctionArg::Unnamed(FunctionArgExpr::Expr(Expr::Value(value)))) => match &value.value {
            Value::SingleQuotedString(text) => text.len() as u64 + 1,
            _ => MOST_GROWTH,
        },
        _ => MOST_GROWTH,
    }
}
