//! All tests of the binary: as a person runs it, in temporary folders, and in a real browser.

#![allow(clippy::unwrap_used)]

mod access;
mod binary;
mod browser;
mod commands;
mod crash;
mod door;
mod event;
mod hall;
mod overrides;
mod papers;
mod recipes;
mod seating;
mod workbench;
mod workshop;
mod year;
