//! A whole year of three agencies, a reviewer and an administrator, played in a browser: from the one-time link of the first
//! visit to a log that verifies. Nobody touches the command line once the server runs; the clock is moved by the test.
//!
//! One stage is one file in `year/`; a stage tells what people do, in the words that they read on the pages. Runs where
//! Chromium and its driver are, as `browser`. Never here: how pages are found and buttons pressed (see `year/colleague`).

mod beginning;
pub mod colleague;
mod dataset;
mod ending;
mod files;
mod keeping;
mod opening;
pub mod town;

use colleague::Colleague;
use town::Town;

/// Everybody who works in this year; all invented.
pub struct People {
    /// Runs the portal.
    pub elena: Colleague,
    /// Reviews for the coordination.
    pub martin: Colleague,
    /// Liaison of the Secretaría de Movilidad.
    pub rosa: Colleague,
    /// Liaison of the Secretaría de Salud.
    pub luis: Colleague,
    /// Liaison of the Instituto del Agua.
    pub nadia: Colleague,
    /// Somebody who reads what is public.
    pub public: Colleague,
}

#[tokio::test(flavor = "multi_thread")]
async fn three_agencies_live_through_a_year() {
    let Some(town) = Town::new().await else { return };
    let mut people = People {
        elena: Colleague::new(&town, "Elena Cantú Robles", "elena@coordinacion.ejemplo.mx"),
        martin: Colleague::new(&town, "Martín Sáenz Olvera", "martin@coordinacion.ejemplo.mx"),
        rosa: Colleague::new(&town, "Rosa Ibarra Leal", "rosa@movilidad.ejemplo.mx"),
        luis: Colleague::new(&town, "Luis Peña Mora", "luis@salud.ejemplo.mx"),
        nadia: Colleague::new(&town, "Nadia Treviño Cruz", "nadia@agua.ejemplo.mx"),
        public: Colleague::new(&town, "Alguien", ""),
    };
    beginning::the_first_visit(&mut people).await;
    beginning::agencies_are_registered(&people).await;
    beginning::everybody_is_invited(&mut people).await;
    beginning::designation(&people).await;
    town.on_day("2026-01-19").await;
    opening::inventories(&people).await;
    opening::priority_and_plan(&people).await;
    town.on_day("2026-03-02").await;
    dataset::prepared(&people).await;
    dataset::reviewed(&people).await;
    keeping::updated_in_time(&people).await;
    keeping::late(&people).await;
    keeping::updated_after_a_change(&people).await;
    keeping::corrected(&people).await;
    ending::handed_over(&mut people).await;
    ending::looked_back_on(&people).await;
    town.close().await;
}
