//! Workshops: seating, bricks, cards.

#![allow(clippy::unwrap_used)]

mod bricks;
mod roster;
mod seating;
