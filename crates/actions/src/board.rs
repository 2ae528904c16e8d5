//! The boards: what an agency has to do this week, and how all agencies stand, for the coordination.
//!
//! Never here: doing it; how standings, promises and submissions come to be (see their own files).

mod beginning;

use std::collections::BTreeMap;

use apertura_catalog::opening::Stage;
use apertura_catalog::opening::plan::Standing as PlanStanding;
use apertura_catalog::{
    Agency, AgencyStanding, DocumentKind, Moderation, Permission, Slug, SubmissionState, TimelinessState,
};
use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::draft::Drafts;
use crate::person::Person;
use crate::refusal::Refusal;

/// Something that somebody has to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Kebab-case code of what is to be done (`answer-review`, `update`, `keep-promise` …).
    pub kind: &'static str,
    /// What it is about: a title or the name of a file; empty where its kind says all.
    pub title: String,
    /// The agency whose work it is.
    pub agency: Option<Slug>,
    /// Path of the page where it is done.
    pub link: String,
    /// The day by which, where there is one.
    pub day: Option<Date>,
    /// Days past that day; 0 where it has not passed.
    pub days_late: i32,
}

/// How an agency stands on the coordination's board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgencyBoard {
    /// The agency.
    pub agency: Agency,
    /// What it has published; none before its first dataset.
    pub published: Option<AgencyStanding>,
    /// Entries of its inventory that are open to the public, or are to be.
    pub inventory: u32,
    /// Promises that were kept.
    pub kept: u32,
    /// Promises whose day has not come.
    pub promised: u32,
    /// Promises whose day has passed.
    pub broken: u32,
    /// Submissions that wait for a reviewer.
    pub waiting: u32,
    /// Submissions that wait for the agency's changes.
    pub asked: u32,
}

impl Drafts {
    /// What this person has to do, most urgent first: what is late by the days, then what has a day, then the rest.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a visitor, faults.
    pub async fn tasks(&self, person: &Person) -> Result<Vec<Task>, Refusal> {
        let catalog = self.catalog();
        let mut tasks = Vec::new();
        if let Person::Member(member) = person
            && !member.second_factor
            && member.grants.iter().any(|grant| grant.role.needs_second_factor())
        {
            let (title, link) = (member.name.clone(), "/account/second-factor".to_owned());
            tasks.push(Task { kind: "second-factor", title, agency: None, link, day: None, days_late: 0 });
        }
        tasks.extend(beginning::tasks(catalog, person).await?);
        let submissions = self.submissions(person, None).await?;
        for submission in &submissions {
            let agency = submission.agency.as_ref();
            let kind = match submission.state {
                _ if submission.is_followed(&submissions) => continue,
                SubmissionState::Waiting if person.can(Permission::Review, agency) => "review",
                SubmissionState::ChangesAsked if person.can(Permission::Submit, agency) => "answer-review",
                SubmissionState::Blocked if person.can(Permission::Submit, agency) => "unblock",
                SubmissionState::Approved
                    if submission.publish_at.is_none() && person.can(Permission::Publish, agency) =>
                {
                    "publish"
                }
                _ => continue,
            };
            let (title, link) = (submission.title.clone(), format!("/review/{}", submission.id));
            tasks.push(Task { kind, title, agency: agency.cloned(), link, day: None, days_late: 0 });
        }
        for standing in catalog.standings(None).await? {
            let agency = &standing.dataset.agency.slug;
            let due = matches!(standing.timeliness.state, TimelinessState::Late | TimelinessState::Soon);
            if due && person.can(Permission::Prepare, Some(agency)) {
                tasks.push(Task {
                    kind: "update",
                    title: standing.dataset.title,
                    agency: Some(agency.clone()),
                    link: format!("/dataset/{}/update", standing.dataset.slug),
                    day: standing.timeliness.next,
                    days_late: standing.timeliness.days_late,
                });
            }
        }
        for agency in catalog.agencies_where(person, Permission::EditPlan).await? {
            let (slug, title) = (agency.agency.slug, agency.agency.name);
            let promises = catalog.plan(person, slug.as_str()).await?.1;
            let open = |promise: &crate::plan::Promise| promise.standing == PlanStanding::Unplanned;
            let beginning = if promises.is_empty() {
                Some(("begin-inventory", format!("/inventory/{slug}")))
            } else if promises.iter().all(open) {
                Some(("set-dates", format!("/plan/{slug}")))
            } else {
                None
            };
            let papers = catalog.agency_documents(person, &slug).await?;
            let designated = papers.iter().any(|paper| paper.kind == DocumentKind::Designation);
            let letter = (!designated).then(|| ("designate", format!("/agency/{slug}")));
            for (kind, link) in beginning.into_iter().chain(letter) {
                let (title, agency) = (title.clone(), Some(slug.clone()));
                tasks.push(Task { kind, title, agency, link, day: None, days_late: 0 });
            }
            for promise in promises {
                if matches!(promise.standing, PlanStanding::Late | PlanStanding::Soon) {
                    // the file is handed in there; once it is, the plan says what is promised
                    let entry = &promise.entry;
                    let link = match entry.stage() < Stage::Submitted {
                        true => format!("/inventory/{slug}/entry/{}#prepare", entry.id),
                        false => format!("/plan/{slug}"),
                    };
                    tasks.push(Task {
                        kind: "keep-promise",
                        title: promise.entry.state.title.clone(),
                        agency: Some(slug.clone()),
                        link,
                        day: promise.entry.state.plan.commitment,
                        days_late: promise.days.map_or(0, |days| (-days).max(0)),
                    });
                }
            }
        }
        tasks.extend(self.tasks_of_the_public(person).await?);
        for draft in self.list(person).await? {
            let handed = submissions.iter().any(|submission| submission.draft == draft.id);
            if !handed && person.can(Permission::Prepare, draft.agency.as_ref()) {
                let link = format!("/draft/{}", draft.id);
                tasks.push(Task {
                    kind: "prepare",
                    title: draft.name,
                    agency: draft.agency,
                    link,
                    day: None,
                    days_late: 0,
                });
            }
        }
        tasks.sort_by_key(|task| (-task.days_late, task.day.is_none(), task.day));
        Ok(tasks)
    }

    /// What the public wrote that waits for this person: to be looked at, and to be answered by a day.
    async fn tasks_of_the_public(&self, person: &Person) -> Result<Vec<Task>, Refusal> {
        let catalog = self.catalog();
        let mut tasks = Vec::new();
        if person.can_somewhere(Permission::Moderate) {
            for waiting in catalog.to_moderate(person, Moderation::Waiting).await? {
                let (title, link) = (waiting.title(), "/moderation".to_owned());
                tasks.push(Task { kind: "moderate", title, agency: waiting.agency, link, day: None, days_late: 0 });
            }
        }
        for story in catalog.stories_to_publish(person).await? {
            let (title, link) = (story.text.title, format!("/story/{}", story.slug));
            tasks.push(Task { kind: "story", title, agency: story.agency, link, day: None, days_late: 0 });
        }
        let within = i64::from(catalog.config.participation.answer_days);
        for waiting in catalog.to_answer(person).await? {
            let day = Catalog::day(waiting.written).checked_add(Span::new().days(within)).ok();
            let late = day.and_then(|day| catalog.today().since(day).ok()).map_or(0, |span| span.get_days().max(0));
            let (title, link) = (waiting.title(), waiting.path());
            let agency = waiting.agency.clone();
            tasks.push(Task { kind: "answer-public", title, agency, link, day, days_late: late });
        }
        Ok(tasks)
    }

    /// How all agencies stand, by name.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn coordination(&self, person: &Person) -> Result<Vec<AgencyBoard>, Refusal> {
        person.may(Permission::SeeCoordination, None)?;
        let catalog = self.catalog();
        let published = AgencyStanding::of(&catalog.standings(None).await?);
        let mut published: BTreeMap<Slug, AgencyStanding> =
            published.into_iter().map(|standing| (standing.agency.slug.clone(), standing)).collect();
        let submissions = self.submissions(person, None).await?;
        let mut boards = Vec::new();
        for profile in catalog.agency_profiles().await? {
            let agency = profile.agency;
            let own = submissions.iter().filter(|submission| submission.agency.as_ref() == Some(&agency.slug));
            let count = |state| {
                own.clone().filter(|known| known.state == state && !known.is_followed(&submissions)).count() as u32
            };
            let (_, promises) = catalog.plan(person, agency.slug.as_str()).await?;
            let stand = |wanted: &[PlanStanding]| {
                promises.iter().filter(|promise| wanted.contains(&promise.standing)).count() as u32
            };
            boards.push(AgencyBoard {
                published: published.remove(&agency.slug),
                inventory: promises.len() as u32,
                kept: stand(&[PlanStanding::Done]),
                promised: stand(&[PlanStanding::Soon, PlanStanding::InTime]),
                broken: stand(&[PlanStanding::Late]),
                waiting: count(SubmissionState::Waiting),
                asked: count(SubmissionState::ChangesAsked),
                agency,
            });
        }
        boards.sort_by(|one, other| one.agency.name.cmp(&other.agency.name));
        Ok(boards)
    }
}
