//! Values of a clean column that may be one value written in several ways.
//!
//! Never here: how values are compared (see `tabular::cluster`).

use std::sync::Arc;
use std::time::Duration;

use apertura_tabular::cluster::{Cluster, ClusterError, Method, Values, cluster};
use apertura_tabular::read::read;
use apertura_tabular::structure::structure;
use apertura_tabular::{Overrides, ReadError};

use super::cleaning::Cleaning;
use super::job::Look;
use super::open::OpenDraft;

/// The clusters of a column, those with most cells first.
pub struct Clusters {
    /// All that were found, by every method.
    pub clusters: Vec<Cluster>,
}

impl OpenDraft {
    /// The clusters of a column of the clean table; or how far looking for them is after `wait`.
    pub async fn clusters(&self, cleaning: &Arc<Cleaning>, column: &str, wait: Duration) -> Look<Clusters> {
        let key = (cleaning.table_file(), column.to_owned());
        let limits = self.limits();
        let job = self.shelf().get_or(key, || {
            // held while its file is read
            let (cleaning, column) = (cleaning.clone(), column.to_owned());
            move |told: &super::Progressing<'_>| {
                let overrides = Overrides {
                    header: Some("1".to_owned()),
                    delimiter: Some(",".to_owned()),
                    encoding: Some("utf-8".to_owned()),
                    ..Overrides::default()
                };
                let found = structure(read(&cleaning.table_file(), &overrides, &limits)?, &overrides, &limits)?;
                let place = |table: &apertura_tabular::Table| table.columns.iter().position(|c| c.label == column);
                let Some((table, place)) = found.tables.first().and_then(|table| Some((table, place(table)?))) else {
                    return Ok(Clusters { clusters: Vec::new() });
                };
                let values = Values::of_column(table, place, &limits, told).map_err(|error| match error {
                    ClusterError::Read(error) => error,
                    ClusterError::TooMany { most } => ReadError::Limit { limit: "values", found: most, allowed: most },
                })?;
                Ok(Clusters { clusters: cluster(&values, &Method::ALL) })
            }
        });
        job.within(wait).await
    }
}
