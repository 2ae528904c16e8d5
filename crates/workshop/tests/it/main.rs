//! Workshops: seating, bricks, cards.

#![allow(clippy::unwrap_used)]

mod roster;
mod seating;
