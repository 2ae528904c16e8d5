//! Where values stand between two axes.
//!
//! Never here: drawing the axes (see `axes`), marks.

use super::axis::Axis;

/// Where a panel's values stand.
pub struct Plane<'a> {
    /// The first axis.
    pub across: &'a Axis,
    /// The second.
    pub up: &'a Axis,
    /// Left, right, top and bottom of what is drawn in.
    pub room: (f64, f64, f64, f64),
}

impl Plane<'_> {
    /// Place of a value of the first axis.
    pub fn x(&self, value: f64) -> f64 {
        self.room.0 + self.across.place(value) * (self.room.1 - self.room.0)
    }

    /// Place of a value of the second axis.
    pub fn y(&self, value: f64) -> f64 {
        self.room.3 - self.up.place(value) * (self.room.3 - self.room.2)
    }
}
