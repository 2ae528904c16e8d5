//! The figures of all workshops as open data: one row a workshop, published on the way of every dataset.
//!
//! Never here: anybody's name, the sentences that describe the dataset.

use std::collections::BTreeMap;
use std::time::Duration;

use apertura_catalog::{Description, Permission};

use crate::catalog::Catalog;
use crate::draft::{Arrival, Arrived, Drafts};
use crate::person::Person;
use crate::refusal::Refusal;

/// Slug of the dataset.
pub const SLUG: &str = "talleres-de-datos-abiertos";

/// Its columns.
pub const COLUMNS: [&str; 11] = [
    "taller",
    "ciclo",
    "etapa",
    "fecha",
    "horas",
    "dependencias",
    "invitadas",
    "inscritas",
    "asistentes",
    "mesas",
    "equipos",
];

/// How long somebody waits for the file to be read.
const PATIENCE: Duration = Duration::from_secs(20);

impl Catalog {
    /// The workshops to which somebody came, the earliest first, as CSV.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn workshop_figures(&self, person: &Person) -> Result<String, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        self.figures().await
    }

    pub(crate) async fn figures(&self) -> Result<String, Refusal> {
        let mut held = self.workshops(&Person::Operator).await?;
        held.retain(|(workshop, counts)| counts.present > 0 && !workshop.cancelled);
        held.reverse();
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut csv = format!("{}\n", COLUMNS.join(","));
        for (workshop, counts) in held {
            let line = [
                quoted(&workshop.name),
                quoted(&workshop.series),
                workshop.stage.code().to_owned(),
                workshop.begins.date().to_string(),
                (f64::from(workshop.minutes) / 60.0).to_string(),
                counts.agencies.len().to_string(),
                counts.invited.to_string(),
                counts.registered.to_string(),
                counts.present.to_string(),
                counts.tables.to_string(),
                counts.teams.to_string(),
            ];
            csv.push_str(&format!("{}\n", line.join(",")));
        }
        Ok(csv)
    }
}

impl Drafts {
    /// Hands the figures over for review, as a dataset of this agency or its next version.
    ///
    /// # Errors
    /// As [`Drafts::arrive`].
    pub async fn hand_over_workshops(
        &self,
        person: &Person,
        agency: &str,
        description: Description,
        columns: BTreeMap<String, String>,
        note: String,
    ) -> Result<Arrived, Refusal> {
        let (agency, mut file) = self.upload_arrival(person, agency).await?;
        let csv = self.catalog().figures().await?;
        file.write(csv.as_bytes())?;
        let known = self.catalog().dataset(SLUG).await.is_ok_and(|(dataset, _)| dataset.agency.slug == agency);
        let arrival =
            Arrival { dataset: known.then(|| SLUG.to_owned()), description, columns, note, ..Arrival::default() };
        self.arrive(person, &agency, &arrival, file, &format!("{SLUG}.csv"), PATIENCE).await
    }
}
