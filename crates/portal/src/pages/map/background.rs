//! `/map/background/{z}/{x}/{y}`: squares of a background map from a folder that the installation gives; none is needed.
//!
//! The table `map` of `apertura.toml` names it: `background = "tiles"` (a folder in the data folder with
//! `{z}/{x}/{y}.png`) and `attribution`. No request leaves the server. Never here: squares of data (see `tile`).

use std::path::{Component, Path as FilePath, PathBuf};

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::Portal;
use crate::refusal::Refusal;

/// The background that is set.
#[derive(Clone, Debug, Deserialize)]
pub struct Background {
    /// The folder of its squares.
    #[serde(rename = "background")]
    pub folder: PathBuf,
    /// Whose it is, as its licence asks.
    #[serde(default)]
    pub attribution: String,
}

/// What the settings say; none where there is no background.
pub fn settings(portal: &Portal) -> Option<Background> {
    let text = std::fs::read_to_string(portal.catalog.folder().join("apertura.toml")).ok()?;
    from_toml(portal.catalog.folder(), &text)
}

fn from_toml(data: &FilePath, text: &str) -> Option<Background> {
    #[derive(Deserialize)]
    struct File {
        map: Option<Background>,
    }
    let found = toml::from_str::<File>(text).ok()?.map?;
    let inside = found.folder.components().all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| Background { folder: data.join(&found.folder), ..found })
}

/// A square.
pub async fn show(
    State(portal): State<Portal>,
    Path((zoom, x, y)): Path<(u32, u32, u32)>,
) -> Result<Response, Refusal> {
    let background = settings(&portal).ok_or_else(Refusal::not_found)?;
    let at = background.folder.join(zoom.to_string()).join(x.to_string());
    for (ending, kind) in [("png", "image/png"), ("webp", "image/webp"), ("jpg", "image/jpeg")] {
        if let Ok(bytes) = tokio::fs::read(at.join(format!("{y}.{ending}"))).await {
            return Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=86400")], bytes).into_response());
        }
    }
    Err(Refusal::not_found())
}
