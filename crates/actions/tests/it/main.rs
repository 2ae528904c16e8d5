//! Actions through their public functions, in temporary folders with a fixed clock.

#![allow(clippy::unwrap_used)]

mod board;
mod catalog;
mod chart;
mod crash;
mod difference;
mod draft;
mod explore;
mod inventory;
mod permission;
mod personal_data;
mod photo;
mod portal_lists;
mod publish;
mod review;
mod update;
mod validation;
mod world;
