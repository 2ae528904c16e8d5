//! A chart or map that somebody keeps: what was asked, of which version.
//!
//! Never here: its data, how it is drawn.

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeptKind {
    /// A chart.
    Chart,
    /// A map.
    Map,
}

/// A chart or map with an address of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptChart {
    /// Ten signs, made from all of the below: the same chart has the same.
    pub id: String,
    /// What it is.
    pub kind: KeptKind,
    /// The dataset.
    pub dataset: Slug,
    /// The version that it shows.
    pub version: u32,
    /// What it asks, as the pairs of an address in their canonical order.
    pub pairs: Vec<(String, String)>,
}
