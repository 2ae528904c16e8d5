//! What maps ask of the engine: the points of a table and the outlines that it holds, kept for the next request.
//!
//! Never here: how they are read (see `points`, `outlines`).

use std::sync::Arc;

use crate::cells::Cells;
use crate::engine::{Engine, MapAnswer, MapQuestion, canonical};
use crate::error::QueryError;
use crate::outlines::Outlines;
use crate::points::Points;
use crate::request::Scope;
use crate::table::{GroupMask, Source};
use crate::work::each;

/// Most areas of a table of outlines.
const MAX_AREAS: u64 = 20_000;

impl Engine {
    /// The places of the rows that the filters leave.
    pub async fn points(
        &self,
        source: &Source,
        scope: &Scope,
        longitude: &str,
        latitude: &str,
    ) -> Result<Arc<Points>, QueryError> {
        let (source, scope) = (source.clone(), canonical(scope));
        let (longitude, latitude) = (longitude.to_owned(), latitude.to_owned());
        self.run(move |inside, budget| {
            let open = inside.open(&source)?;
            let question = (open.key.clone(), MapQuestion::Points(scope.clone(), longitude.clone(), latitude.clone()));
            if let Some(MapAnswer::Points(points)) = inside.maps.get(&question) {
                return Ok(points);
            }
            let columns = (open.table.column(&longitude)?, open.table.column(&latitude)?);
            let selection = inside.select(&open, &scope, budget)?;
            let points = Arc::new(Points::read(&open.table, &selection, columns, budget)?);
            inside.maps.put(question, MapAnswer::Points(points.clone()), points.bytes());
            Ok(points)
        })
        .await
    }

    /// The outlines that a table holds as well-known text, with their keys and names.
    pub async fn outlines(
        &self,
        source: &Source,
        key: &str,
        name: Option<&str>,
        geometry: &str,
    ) -> Result<Arc<Outlines>, QueryError> {
        let source = source.clone();
        let (key, name, geometry) = (key.to_owned(), name.map(str::to_owned), geometry.to_owned());
        self.run(move |inside, budget| {
            let open = inside.open(&source)?;
            let question = (open.key.clone(), MapQuestion::Outlines(key.clone(), name.clone(), geometry.clone()));
            if let Some(MapAnswer::Outlines(outlines)) = inside.maps.get(&question) {
                return Ok(outlines);
            }
            let table = &open.table;
            if table.rows > MAX_AREAS {
                return Err(QueryError::Limit { limit: "groups", allowed: MAX_AREAS });
            }
            let mut columns = vec![table.column(&key)?, table.column(&geometry)?];
            if let Some(name) = &name {
                columns.push(table.column(name)?);
            }
            let groups: Vec<usize> = (0..table.groups()).collect();
            let rows = each(&groups, budget, |group| {
                let mut rows = Vec::new();
                table.read(*group, &columns, &GroupMask::All, budget, |cells| {
                    let text = |at: usize, row: usize| {
                        let info = &table.columns[columns[at]].info;
                        cells.get(at).map_or(String::new(), |cells| cells.key(row).write(info))
                    };
                    let length = cells.first().map_or(0, Cells::len);
                    rows.extend((0..length).map(|row| {
                        (text(0, row), if columns.len() > 2 { text(2, row) } else { String::new() }, text(1, row))
                    }));
                    Ok(())
                })?;
                Ok(rows)
            })?;
            let outlines = Arc::new(Outlines::of(rows.into_iter().flatten()));
            inside.maps.put(question, MapAnswer::Outlines(outlines.clone()), outlines.bytes());
            Ok(outlines)
        })
        .await
    }
}
