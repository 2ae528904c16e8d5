//! Values as bricks: how many of which color, the picture, the building steps, the parts list, the model.
//!
//! ```text
//! series + kit ─plan─▶ one scale, columns of bricks ─▶ picture (SVG), parts list (CSV), model (LDraw .mpd)
//! ```
//!
//! Geometry of the parts: The LDraw Parts Library, LDraw.org, CC BY 4.0. Never here: where values come from, words.

mod color;
mod color_distance;
mod kit;
mod model;
mod part;
mod parts_list;
mod picture;
mod plan;

pub use color::{COLORS, Color, Pattern};
pub use color_distance::{Vision, distance};
pub use kit::{Kit, KitError, Piece};
pub use model::model;
pub use part::{PARTS, Part};
pub use parts_list::{PartsLine, csv, parts};
pub use picture::{picture, step_picture};
pub use plan::{
    BrickChart, BrickColumn, BrickError, BrickPlan, BrickWishes, Rounding, Series, largest_remainder, plan, round,
};
