//! What an administrator has to do before others can: register agencies, invite a liaison for each and somebody who reviews.
//!
//! Never here: doing it (see agency and account).

use apertura_catalog::{Grant, Permission, Role};

use super::Task;
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;

/// Agencies that a task names before it only says that there are more.
const NAMED: usize = 3;

/// The tasks, none once every agency has somebody; empty for whoever does not administer.
///
/// # Errors
/// Faults.
pub(super) async fn tasks(catalog: &Catalog, person: &Person) -> Result<Vec<Task>, Refusal> {
    if !person.can(Permission::ManageAgencies, None) || !person.can(Permission::ManagePeople, None) {
        return Ok(Vec::new());
    }
    let task = |kind, title: String, link: &str| Task {
        kind,
        title,
        agency: None,
        link: link.to_owned(),
        day: None,
        days_late: 0,
    };
    let mut agencies = catalog.agencies_where(person, Permission::ManageAgencies).await?;
    if agencies.is_empty() {
        return Ok(vec![task("register-agencies", String::new(), "/agency")]);
    }
    let invited = catalog.invitations(person).await?.into_iter().flat_map(|(invitation, _)| invitation.grants);
    let open = catalog.people(person).await?.into_iter().filter(|seen| seen.account.closed.is_none());
    let held: Vec<Grant> = invited.chain(open.flat_map(|seen| seen.account.grants)).collect();
    let mut tasks = Vec::new();
    agencies.retain(|profile| {
        !held.iter().any(|grant| grant.role == Role::Liaison && grant.agency.as_ref() == Some(&profile.agency.slug))
    });
    if !agencies.is_empty() {
        let names: Vec<&str> = agencies.iter().take(NAMED).map(|profile| profile.agency.name.as_str()).collect();
        let more = if agencies.len() > NAMED { "…" } else { "" };
        tasks.push(task("invite-liaison", names.join(", ") + more, "/people"));
    }
    if !held.iter().any(|grant| grant.role == Role::Reviewer) {
        tasks.push(task("invite-reviewer", String::new(), "/people"));
    }
    Ok(tasks)
}
