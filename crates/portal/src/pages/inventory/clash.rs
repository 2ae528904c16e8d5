//! What two people wrote in one cell at once, both shown to choose from; and what a cell could not hold.
//!
//! Never here: merging (see catalog).

use apertura_actions::inventory::{Outcome, Written};
use maud::{Markup, html};

use super::fields;
use crate::door::Guest;
use crate::language::Messages;

/// The notice of what was not saved, with a form where something is to be chosen; none where all was saved. The form is
/// sent to `action` and holds the revision that stands now.
pub(in crate::pages) fn notice(
    messages: &Messages,
    guest: &Guest,
    action: &str,
    written: &[Written],
) -> Option<Markup> {
    let clashed: Vec<_> = written
        .iter()
        .filter_map(|written| match (&written.entry, &written.outcome) {
            (Some(entry), Outcome::Clashed(clashes)) => Some((entry, clashes)),
            _ => None,
        })
        .collect();
    let bad: Vec<_> = written
        .iter()
        .filter_map(|written| match &written.outcome {
            Outcome::Bad(bad) => Some((written.entry.as_ref(), bad)),
            _ => None,
        })
        .collect();
    if clashed.is_empty() && bad.is_empty() {
        return None;
    }
    Some(html! {
        @for (entry, bad) in &bad {
            div.notice.error role="alert" {
                @let field = apertura_catalog::EntryField::from_code(bad.field);
                @let name = field.map(|field| fields::label(messages, field)).unwrap_or_default();
                @let title = entry.map(|entry| entry.state.title.clone()).unwrap_or_default();
                p { b { (messages.with("inventory-bad-cell", [("field", name), ("title", title)])) } }
                p { (messages.code("inventory-bad", bad.field)) }
            }
        }
        @if !clashed.is_empty() {
            form.card.clashes action=(action) method="post" {
                input type="hidden" name="sign" value=(guest.sign);
                h2 { (messages.text("inventory-clash")) }
                p { (messages.text("inventory-clash-what")) }
                @for (entry, clashes) in &clashed {
                    h3 { (entry.state.title) }
                    input type="hidden" name=(format!("e.{}.revision", entry.id)) value=(entry.revision);
                    @for clash in clashes.iter() {
                        @let name = format!("e.{}.{}", entry.id, clash.field.code());
                        fieldset {
                            legend { (fields::label(messages, clash.field)) }
                            p.soft { (messages.with("inventory-clash-before", [("value", fields::spoken(messages, clash.field, &clash.before))])) }
                            label.choice {
                                input type="radio" name=(name) value=(clash.theirs) checked;
                                span { b { (messages.text("inventory-clash-theirs")) } " " (fields::spoken(messages, clash.field, &clash.theirs)) }
                            }
                            label.choice {
                                input type="radio" name=(name) value=(clash.mine);
                                span { b { (messages.text("inventory-clash-mine")) } " " (fields::spoken(messages, clash.field, &clash.mine)) }
                            }
                        }
                    }
                }
                div.actions { button type="submit" { (messages.text("inventory-clash-keep")) } }
            }
        }
    })
}
