//! Tests of the portal through its public functions and its router.

#![allow(clippy::unwrap_used)]

mod account;
mod catalog;
mod certificate;
mod chart;
mod ckan;
mod ckan_visit;
mod dcat;
mod draft;
mod drawing;
mod feeds;
mod house;
mod inventory;
mod kept_form;
mod language;
mod links;
mod machine;
mod mail;
mod number;
mod open_portal;
mod pages;
mod participation;
mod people;
mod plenary;
mod promises;
mod requests;
mod review;
mod routes;
mod security;
mod stories;
mod survey;
mod theme;
mod update;
mod v1;
mod workshop;
mod workshop_door;
mod workshop_seating;
mod workshop_series;
