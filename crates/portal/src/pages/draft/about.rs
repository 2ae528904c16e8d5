//! The form of what is written about a dataset, with what can be proposed, and what such a form says.
//!
//! Never here: finding proposals (see actions), publishing.

use apertura_actions::Person;
use apertura_catalog::proposal::Proposal;
use apertura_catalog::{Description, Frequency, License, Slug};
use maud::{Markup, html};

use super::view::View;
use crate::form::Form;

/// Columns that a proposed description names at most.
const COLUMNS: usize = 12;
/// Signs of the file's notes in a proposed description at most.
const NOTES: usize = 700;

/// The form; with the datasets that the agency publishes already, where it is an agency's work.
pub(super) fn fields(view: &View<'_>, proposal: &Proposal, own: Option<&[(Slug, String)]>) -> Markup {
    let messages = view.messages;
    let said = &view.open.state.description;
    let line = |name: &str, value: Option<&str>, proposed: Option<&str>, required: bool| {
        let hint = format!("{name}-example");
        let shown = value.or(proposed);
        html! {
            div {
                label for=(name) { (messages.code("about-set", name)) @if required { " " span.soft { (messages.text("draft-needed")) } } }
                p.small.soft id=(hint) {
                    @if value.is_none() && proposed.is_some() {
                        @match proposal.temporal_column.as_ref().filter(|_| name == "temporal") {
                            Some(column) => (messages.with("about-proposed-temporal", [("column", view.clean_label(column))])),
                            None => (messages.text("about-proposed")),
                        }
                    } @else { (messages.with("about-example", [("example", messages.code("about-example", name))])) }
                }
                input id=(name) type="text" name=(name) value=[shown] required[required] autocomplete="off" aria-describedby=(hint);
            }
        }
    };
    let keywords = said.keywords.as_ref().map(|words| words.join(", "));
    let proposed = Some(proposal.keywords.join(", ")).filter(|words| !words.is_empty());
    let described = said.description.is_none().then(|| description(view, proposal)).flatten();
    html! {
        form.card.about-form action=(view.path("/publish")) method="post" {
            input type="hidden" name="sign" value=(view.guest.sign);
            input type="hidden" name="revision" value=(view.open.draft.revision);
            (line("title", said.title.as_deref(), proposal.title.as_deref(), true))
            div {
                label for="description" { (messages.code("about-set", "description")) }
                p #description-hint.small.soft {
                    (messages.text(if described.is_some() { "about-proposed-description" } else { "about-description-hint" }))
                }
                textarea #description name="description" rows="6" aria-describedby="description-hint" {
                    (said.description.as_deref().or(described.as_deref()).unwrap_or_default())
                }
            }
            (line("agency", said.agency.as_deref(), None, true))
            (line("theme", said.theme.as_deref(), proposal.theme.as_deref(), false))
            (line("keywords", keywords.as_deref(), proposed.as_deref(), false))
            (line("contact_position", said.contact_position.as_deref(), None, false))
            (line("contact_email", said.contact_email.as_deref(), None, false))
            (line("temporal", said.temporal.as_deref(), proposal.temporal.as_deref(), false))
            @if let (Some(days), Some(column), Some(written)) = (&proposal.temporal, &proposal.temporal_column, &said.temporal) {
                @if days != written {
                    p.small.soft { (messages.with("about-covered", [("column", view.clean_label(column)), ("days", days.clone())])) }
                }
            }
            (line("spatial", said.spatial.as_deref(), proposal.spatial.as_deref(), false))
            (line("landing_page", said.landing_page.as_deref(), None, false))
            div {
                label for="license" { (messages.text("license")) }
                select #license name="license" {
                    @for license in License::ALL {
                        option value=(license.id()) selected[said.license == Some(license)] { (license.title()) }
                    }
                }
            }
            div {
                label for="frequency" { (messages.text("about-set-frequency")) }
                select #frequency name="frequency" {
                    option value="" { (messages.text("draft-not-said")) }
                    @for frequency in Frequency::ALL {
                        option value=(frequency.id()) selected[said.frequency == Some(frequency)] { (messages.code("frequency", frequency.id())) }
                    }
                }
            }
            @if let Some(own) = &own {
                div {
                    label for="dataset" { (messages.text("about-next-of")) }
                    p #dataset-what.small.soft { (messages.text("about-next-of-what")) }
                    select #dataset name="dataset" aria-describedby="dataset-what" {
                        option value="" { (messages.text("about-next-of-none")) }
                        @for (slug, title) in *own {
                            option value=(slug) selected[view.open.state.dataset.as_deref() == Some(slug.as_str())] { (title) }
                        }
                    }
                }
            } @else { (line("dataset", view.open.state.dataset.as_deref(), None, false)) }
            div.actions {
                @if view.guest.person == Person::Operator {
                    button type="submit" name="what" value="publish" { (messages.text("draft-publish-now")) }
                    button.quiet type="submit" name="what" value="save" { (messages.text("draft-save")) }
                } @else {
                    button type="submit" name="what" value="validate" { (messages.text("draft-save-validate")) }
                    button.quiet type="submit" name="what" value="save" { (messages.text("draft-save")) }
                }
                a.button.quiet href=(view.path("")) { (messages.text("draft-back")) }
            }
        }
    }
}

/// A first description: what stands above the table, what a row is, what the columns are, what its notes say.
fn description(view: &View<'_>, proposal: &Proposal) -> Option<String> {
    let messages = view.messages;
    let structure = &view.open.table().structure;
    let title = proposal.title.as_deref()?;
    let ended = |text: &str| {
        let text = text.trim().trim_end_matches('.');
        format!("{text}.")
    };
    let mut parts = vec![ended(title)];
    let others = structure.titles.iter().map(|note| note.text.trim());
    parts
        .extend(others.filter(|text| text.chars().count() > 8 && !text.eq_ignore_ascii_case(title)).take(3).map(ended));
    let columns = &view.cleaning.cleaned.columns;
    let labels: Vec<String> = columns.iter().take(COLUMNS).map(|column| view.clean_label(&column.name)).collect();
    let first = columns.first().filter(|column| column.personal.is_none());
    let unique = first
        .is_some_and(|first| view.cleaning.cleaned.profile.column(&first.name).is_some_and(|profile| profile.unique));
    match (unique, labels.split_first()) {
        (true, Some((first, rest))) if !rest.is_empty() => {
            let values = [("one", first.clone()), ("columns", rest.join(", "))];
            parts.push(messages.with("about-draft-row", values));
        }
        _ => parts.push(messages.with("about-draft-columns", [("columns", labels.join(", "))])),
    }
    let mut notes = String::new();
    for note in structure.notes.iter().map(|note| note.text.trim()).filter(|text| text.chars().count() > 3) {
        if notes.chars().count() + note.chars().count() > NOTES {
            break;
        }
        notes = format!("{notes} {}", ended(note));
    }
    if !notes.is_empty() {
        parts.push(messages.with("about-draft-notes", [("notes", notes.trim())]));
    }
    Some(parts.join(" "))
}

/// What a form says of a dataset, under the names that all forms and machines use.
pub(crate) fn described(fields: &Form) -> Description {
    let words = |text: String| text.split(',').map(|word| word.trim().to_owned()).filter(|w| !w.is_empty()).collect();
    Description {
        title: fields.filled("title"),
        description: fields.filled("description"),
        agency: fields.filled("agency"),
        keywords: fields.filled("keywords").map(words),
        theme: fields.filled("theme"),
        contact_position: fields.filled("contact_position"),
        contact_email: fields.filled("contact_email"),
        license: fields.value("license").and_then(|id| License::ALL.into_iter().find(|license| license.id() == id)),
        frequency: fields.value("frequency").and_then(|id| Frequency::ALL.into_iter().find(|f| f.id() == id)),
        temporal: fields.filled("temporal"),
        spatial: fields.filled("spatial"),
        landing_page: fields.filled("landing_page"),
        ..Description::default()
    }
}
