//! The part of a dataset's page where people take part: questions with their answers, what was made with the data, the
//! errors that were reported, and the ways to ask, report, add and follow.
//!
//! Never here: the pages of questions, errors and reuses (a file each).

use apertura_catalog::{Contribution, ContributionKind};
use maud::{Markup, html};

use super::contribution::{answers, by};
use crate::Portal;
use crate::language::Messages;
use crate::public_form::words;
use crate::refusal::Refusal;

/// Questions and reuses that the page shows itself; the rest is one click away.
const SHOWN: usize = 3;

/// The part `#participation`, with a heading of the second level.
///
/// # Errors
/// Faults.
pub async fn part(messages: &Messages, portal: &Portal, slug: &str) -> Result<Markup, Refusal> {
    let catalog = &portal.catalog;
    let questions = catalog.contributions(ContributionKind::Question, None, Some(slug)).await?;
    let errors = catalog.contributions(ContributionKind::ErrorReport, None, Some(slug)).await?;
    let reuses: Vec<Contribution> = {
        let all = catalog.contributions(ContributionKind::Reuse, None, None).await?.into_iter();
        let names = |reuse: &Contribution| {
            super::reuses::made(reuse).is_some_and(|made| made.datasets.iter().any(|known| known.as_str() == slug))
        };
        all.filter(names).collect()
    };
    let agencies = catalog.agency_profiles().await?;
    Ok(html! {
        section.block #participation aria-labelledby="participation-title" {
            h2 #participation-title { (messages.text("part-participation")) }
            ul.actions.plain-list {
                li { a.button.quiet href=(format!("/dataset/{slug}/questions#ask")) { (messages.text("question-ask")) } }
                li { a.button.quiet href=(format!("/dataset/{slug}/errors#report")) { (messages.text("report-error-title")) } }
                li { a.button.quiet href=(format!("/reuses/new?dataset={slug}")) { (messages.text("reuse-add")) } }
                li { a.button.quiet href=(format!("/follow?dataset={slug}")) rel="nofollow" { (messages.text("follow-title")) } }
            }
            div.cards {
                div {
                    h3 { (messages.with("part-questions", [("count", questions.len() as f64)])) }
                    @if questions.is_empty() { p.soft { (messages.text("questions-none")) } }
                    @for question in questions.iter().take(SHOWN) {
                        div.card.stack { (words(question.text())) (by(messages, question)) (answers(messages, &agencies, question)) }
                    }
                    @if questions.len() > SHOWN { p { a href=(format!("/dataset/{slug}/questions")) { (messages.text("part-all-questions")) } } }
                }
                div {
                    h3 { (messages.with("part-reuses", [("count", reuses.len() as f64)])) }
                    @if reuses.is_empty() { p.soft { (messages.text("part-no-reuses")) } }
                    ul { @for reuse in reuses.iter().take(SHOWN) { li { a href=(reuse.path()) { (reuse.title()) } } } }
                    @if reuses.len() > SHOWN { p { a href=(format!("/reuses?dataset={slug}")) { (messages.text("part-all-reuses")) } } }
                    @if !errors.is_empty() {
                        p { a href=(format!("/dataset/{slug}/errors")) { (messages.with("part-errors", [("count", errors.len() as f64)])) } }
                    }
                }
            }
        }
    })
}
