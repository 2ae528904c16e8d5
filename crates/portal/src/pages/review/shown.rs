//! What was handed over, part by part: what changes, what was decided, what is written.
//!
//! Never here: the rows (see `table`), what is said about it (see `comments`).

use std::sync::Arc;

use apertura_actions::OpenDraft;
use apertura_actions::draft::{Cleaning, State};
use apertura_catalog::{Comment, Handed, Permission, Place, Submission, SubmissionState};
use apertura_tabular::Severity;
use maud::{Markup, html};

use super::comments;
use crate::date;
use crate::door::Guest;
use crate::number;
use crate::pages::dataset::changed;
use crate::visit::{Visit, address};

/// All that the page shows.
pub(super) struct View<'a> {
    pub(super) visit: &'a Visit,
    pub(super) guest: &'a Guest,
    pub(super) submission: &'a Submission,
    pub(super) handed: &'a Handed,
    pub(super) open: &'a OpenDraft,
    pub(super) cleaning: &'a Arc<Cleaning>,
    pub(super) comments: &'a [Comment],
}

impl View<'_> {
    /// An address of this submission.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/review/{}{rest}", self.submission.id)
    }

    /// True where this person may do it to this submission.
    pub(super) fn may(&self, permission: Permission) -> bool {
        self.guest.person.can(permission, self.submission.agency.as_ref())
    }

    /// True where this person handed it over.
    pub(super) fn own(&self) -> bool {
        self.submission.submitter.as_deref() == self.guest.person.account()
    }

    /// What the office calls a column.
    pub(super) fn label(&self, name: &str) -> String {
        let column = self.cleaning.cleaned.columns.iter().find(|column| column.name == name);
        let label = column.map(|column| column.label.trim()).filter(|label| !label.is_empty());
        label.unwrap_or(name).to_owned()
    }

    /// The way to the form that comments on a place.
    pub(super) fn comment_on(&self, place: &str) -> Markup {
        let messages = self.visit.messages();
        if !self.may(Permission::Comment) || self.submission.state == SubmissionState::Published {
            return html! {};
        }
        let to = address(&self.path(""), &[("on".to_owned(), place.to_owned())]);
        let label = messages.with("comment-on", [("what", comments::place(self, &comments::parse(place)))]);
        html! { a.small href=(format!("{to}#comment")) aria-label=(label) { (messages.text("comment-here")) } }
    }
}

/// What it is, how it stands, what the liaison says.
pub(super) fn head(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    let submission = view.submission;
    let cleaned = &view.cleaning.cleaned;
    let stem = view.open.stem();
    html! {
        h1 { (submission.title) }
        p {
            span.tag.accent { (messages.code("submission", submission.state.code())) } " "
            (messages.with("review-number", [("number", submission.number.to_string())])) " · "
            (messages.with("review-handed-on", [("day", date::day(messages, submission.submitted))]))
            @if let Some(agency) = &view.handed.state.description.agency { " · " (agency) }
        }
        @if let Some(reason) = submission.reason.as_deref().filter(|reason| !reason.is_empty()) {
            div.notice.warning[submission.state == SubmissionState::ChangesAsked].error[submission.state == SubmissionState::Blocked] {
                @if submission.state == SubmissionState::Blocked {
                    p { b { (messages.text("review-blocked")) } " " (messages.code("blocked", reason)) }
                } @else {
                    p { b { (messages.text("review-reason")) } " " (reason) }
                }
            }
        }
        @if !view.handed.note.is_empty() {
            div.card { h2 { (messages.text("review-note")) } @for part in view.handed.note.split('\n') { p { (part) } } }
        }
        ul.figures {
            li { b { (number::count(cleaned.rows)) } span { (messages.with("rows-word", [("count", cleaned.rows as f64)])) } }
            li { b { (cleaned.columns.len()) } span { (messages.with("columns-word", [("count", cleaned.columns.len() as f64)])) } }
        }
        p.actions {
            a.button.quiet href=(view.path("/files/report.html")) { (messages.text("review-report")) }
            a.button.quiet href=(view.path(&format!("/files/{stem}.csv"))) download { "CSV" }
            a.button.quiet href=(view.path("/files/recipe.toml")) download { (messages.code("role", "recipe")) }
            @if view.may(Permission::Prepare) {
                a.button.quiet href=(format!("/draft/{}", submission.draft)) { (messages.text("review-to-draft")) }
            }
        }
    }
}

/// What changes from the version that is published now.
pub(super) fn difference(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    let dataset = &view.submission.dataset;
    html! {
        section.block #difference {
            h2 { (messages.text("review-difference")) }
            @match &view.handed.difference {
                None => p { (messages.text("review-new-dataset")) " " code { "/dataset/" (dataset) } },
                Some((number, difference)) => {
                    p {
                        (messages.text("review-compared")) " "
                        a href=(format!("/dataset/{dataset}/versions/{number}")) {
                            (messages.with("version-number", [("number", number.to_string())]))
                        }
                        @if !difference.key.is_empty() {
                            " " span.soft { (messages.with("review-key", [("columns", difference.key.join(", "))])) }
                        }
                    }
                    (changed(messages, difference))
                }
            }
        }
    }
}

/// What was decided about personal data.
pub(super) fn personal(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    let (decisions, _) = view.open.decisions();
    html! {
        section.block #personal {
            h2 { (messages.text("review-personal")) }
            @if decisions.is_empty() { p { (messages.text("review-no-personal")) } } @else {
                ul {
                    @for decision in &decisions {
                        li {
                            @if let Some(column) = &decision.column { b { (view.label(column)) } ": " }
                            (messages.code("decided", &decision.operation))
                            @if let Some(reason) = &decision.reason { " — " (reason) }
                        }
                    }
                }
            }
        }
    }
}

/// What was found and left as it is, and what the profile advises.
pub(super) fn left(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    let left: Vec<_> = view
        .open
        .findings()
        .into_iter()
        .filter(|found| !matches!(found.state, State::Done(_)) && found.finding.severity != Severity::Info)
        .collect();
    let advised: Vec<_> = view.handed.validation.advised().collect();
    html! {
        section.block #left {
            h2 { (messages.text("review-left")) }
            @if left.is_empty() && advised.is_empty() { p { (messages.text("review-nothing-left")) } }
            ul {
                @for found in &left {
                    li {
                        @if let Some(column) = &found.finding.column { b { (view.label(column)) } ": " }
                        (messages.finding(&found.finding))
                        @if found.state == State::Settled { " " span.tag { (messages.text("review-settled")) } }
                    }
                }
                @for obstacle in &advised {
                    li { (messages.code("check", obstacle.check.code())) " " span.tag { (messages.text("review-advice")) } }
                }
            }
        }
    }
}

/// What is written about the dataset.
pub(super) fn metadata(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    let said = &view.handed.state.description;
    let rows: [(&str, Option<String>); 12] = [
        ("title", said.title.clone()),
        ("description", said.description.clone()),
        ("agency", said.agency.clone()),
        ("theme", said.theme.clone()),
        ("keywords", said.keywords.as_ref().map(|words| words.join(", "))),
        ("contact_position", said.contact_position.clone()),
        ("contact_email", said.contact_email.clone()),
        ("license", said.license.map(|license| license.title().to_owned())),
        ("frequency", said.frequency.map(|frequency| messages.code("frequency", frequency.id()))),
        ("temporal", said.temporal.as_ref().map(|text| date::interval(messages, text))),
        ("spatial", said.spatial.clone()),
        ("landing_page", said.landing_page.clone()),
    ];
    html! {
        section.block #metadata {
            h2 { (messages.text("review-metadata")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("review-metadata")) {
                table.stacked {
                    tbody {
                        @for (field, value) in rows {
                            tr {
                                th scope="row" { (comments::field(messages, field)) }
                                td {
                                    @match value { Some(value) => (value), None => span.soft { (messages.text("draft-not-said")) } }
                                    (comments::on(view, &Place::Field(field.to_owned())))
                                }
                                td.nowrap { (view.comment_on(&format!("field:{field}"))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the columns mean.
pub(super) fn dictionary(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    let said = &view.handed.state.description;
    html! {
        section.block #dictionary {
            h2 { (messages.text("part-dictionary")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("part-dictionary")) {
                table.stacked {
                    thead {
                        tr {
                            th scope="col" { (messages.text("column")) }
                            th scope="col" { (messages.text("column-meaning")) }
                            th scope="col" { (messages.text("column-type")) }
                            th scope="col" { span.hidden-visually { (messages.text("comment-here")) } }
                        }
                    }
                    tbody {
                        @for column in &view.cleaning.cleaned.columns {
                            tr {
                                th scope="row" { (view.label(&column.name)) br; code.small { (column.name) } }
                                td {
                                    (said.columns.get(&column.name).map_or("", String::as_str))
                                    (comments::on(view, &Place::Column(column.name.clone())))
                                }
                                td {
                                    (messages.code("type", column.value_type.name()))
                                    @if let Some(unit) = column.unit.as_ref().or_else(|| said.units.get(&column.name)) {
                                        " " (messages.with("unit-is", [("unit", unit.as_str())]))
                                    }
                                }
                                td.nowrap { (view.comment_on(&format!("column:{}", column.name))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
