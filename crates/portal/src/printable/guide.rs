//! The facilitator's guide on one page: what to print, what to bring, and what happens minute by minute, for somebody who
//! has never held such a workshop.
//!
//! Never here: what people are called.

use apertura_paper::letter::{Letter, Part};
use apertura_paper::{Document, PaperError};
use apertura_workshop::{Counts, Workshop};

use super::Print;
use crate::date;

/// The guide of a workshop for as many people, tables and teams.
///
/// # Errors
/// [`PaperError`].
pub fn guide(print: &Print, workshop: &Workshop, counts: &Counts, people: usize) -> Result<Vec<u8>, PaperError> {
    let numbers = [("people", people as f64), ("tables", f64::from(counts.tables)), ("teams", f64::from(counts.teams))];
    let points = |keys: &[&str]| Part::Points(keys.iter().map(|key| print.messages.with(key, numbers)).collect());
    let mut agenda =
        vec![vec![print.text("workshop-at"), print.text("workshop-guide-minutes"), print.text("workshop-step")]];
    agenda.extend(
        workshop
            .agenda()
            .into_iter()
            .map(|(at, step)| vec![at.strftime("%H:%M").to_string(), step.minutes.to_string(), step.title.clone()]),
    );
    let heading = |key: &str| Part::Heading(print.text(key));
    let mut parts = vec![
        heading("workshop-guide-print"),
        points(&["workshop-guide-print-1", "workshop-guide-print-2", "workshop-guide-print-3"]),
        heading("workshop-guide-bring"),
        points(&["workshop-guide-bring-1", "workshop-guide-bring-2", "workshop-guide-bring-3"]),
        heading("workshop-guide-minute"),
    ];
    if agenda.len() > 1 {
        parts.push(Part::Table(agenda));
    }
    parts.push(points(&["workshop-guide-do-1", "workshop-guide-do-2", "workshop-guide-do-3", "workshop-guide-do-4"]));
    Letter {
        language: print.messages.language().tag().to_owned(),
        paper: print.paper,
        large: print.large,
        issuer: print.event.clone(),
        title: print.text("workshop-guide"),
        folio: String::new(),
        place: format!(
            "{}, {} · {}",
            date::civil(print.messages, workshop.begins.date()),
            workshop.begins.strftime("%H:%M"),
            workshop.place
        ),
        recipient: Vec::new(),
        parts,
        signatures: Vec::new(),
        footer: print.text("workshop-page-number"),
        at: print.at,
    }
    .print()
}
