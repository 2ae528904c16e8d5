//! Workshops: seating, bricks, cards.

#![allow(clippy::unwrap_used)]

mod bricks;
mod card;
mod roster;
mod seating;
mod survey;
