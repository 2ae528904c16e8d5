//! One file a page; `router` gives each its address.
//!
//! Never here: what pages share (see `layout`, `drawing`, `visit`).

pub mod about;
pub mod account;
pub mod agency;
pub mod api;
pub mod api_arrivals;
pub mod api_inventory;
pub mod api_versions;
pub mod bricks;
pub mod catalog;
pub mod chart;
mod code_page;
pub mod coordination;
pub mod dataset;
pub mod dataset_api;
pub mod dcat;
pub mod download;
pub mod draft;
pub mod explore;
pub mod hand_over;
pub mod health;
pub mod inventory;
pub mod invitation;
pub mod kept_chart;
pub mod log;
pub mod mail;
pub mod map;
pub mod not_found;
pub mod password;
pub mod people;
pub mod plan;
pub mod priority;
pub mod promises;
pub mod publication;
pub mod receipt;
pub mod review;
pub mod robots;
pub mod second_factor;
pub mod session_ended;
pub mod share;
pub mod sign_in;
pub mod sql;
pub mod suggest;
pub mod update;
pub mod v1;
pub mod work;
