//! The SQLite database: how it is opened and brought up to the schema of `migrations/`.
//!
//! Never here: queries.

use std::path::Path;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::error::StoreError;

static MIGRATOR: Migrator = sqlx::migrate!("./migrations");

/// Opens the database, made where it is missing, with its schema brought up to date.
pub(crate) async fn open(path: &Path) -> Result<SqlitePool, StoreError> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // a publication that was reported as done survives a power cut
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(30));
    let pool = SqlitePoolOptions::new().max_connections(8).connect_with(options).await?;
    MIGRATOR.run(&pool).await.map_err(|error| match error {
        MigrateError::VersionMissing(version) => StoreError::Newer(version.to_string()),
        MigrateError::Execute(error) => StoreError::Database(error),
        other => StoreError::damaged("schema", other),
    })?;
    Ok(pool)
}
