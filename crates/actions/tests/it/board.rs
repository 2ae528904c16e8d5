//! What somebody has to do, and how all agencies stand for the coordination.

use std::sync::Arc;

use apertura_actions::{Drafts, Member, Person, PublishRequest, RefusalKind};
use apertura_catalog::{Agency, AgencyProfile, Description, Frequency, Grant, Invitation, Role, Slug};

use crate::world::{World, permits};

fn member(role: Role, second_factor: bool) -> Person {
    let agency = role.of_agency().then(|| Slug::from_title("Obras"));
    let grants = vec![Grant::new(role, agency).unwrap()];
    let name = role.code().to_owned();
    Person::Member(Arc::new(Member { account: name.clone(), name, grants, second_factor, scope: None }))
}

async fn kinds(drafts: &Drafts, person: &Person) -> Vec<(&'static str, String)> {
    drafts.tasks(person).await.unwrap().into_iter().map(|task| (task.kind, task.link)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_sees_what_waits_for_them() {
    let world = World::new().await;
    let drafts = Drafts::new(world.catalog.clone()).await.unwrap();
    let agency = Agency { slug: Slug::from_title("Obras"), name: "Obras".to_owned() };
    world.catalog.register_agency(&Person::Operator, &AgencyProfile::new(agency.clone())).await.unwrap();
    let liaison = member(Role::Liaison, false);
    assert_eq!(
        kinds(&drafts, &liaison).await,
        [("begin-inventory", "/inventory/obras".to_owned()), ("designate", "/agency/obras".to_owned()),]
    );
    assert_eq!(drafts.tasks(&Person::Visitor).await.unwrap_err().kind(), RefusalKind::Forbidden);
    // a role that a password alone does not open
    let reviewer = member(Role::Reviewer, false);
    assert_eq!(kinds(&drafts, &reviewer).await, [("second-factor", "/account/second-factor".to_owned())]);
    assert_eq!(kinds(&drafts, &member(Role::Reviewer, true)).await, []);

    // a daily dataset was published today
    let mut request = PublishRequest::new(world.file("permisos.csv", permits(1, 30)));
    request.dataset = Some("permisos".to_owned());
    request.description =
        Description { agency: Some("Obras".to_owned()), frequency: Some(Frequency::Daily), ..Description::default() };
    world.publish(&request).await.unwrap();
    let todo = kinds(&drafts, &liaison).await;
    assert!(!todo.iter().any(|(kind, _)| *kind == "update"), "in time: {todo:?}");

    // the coordination sees the agency with what it has published; nobody else does
    assert!(drafts.coordination(&liaison).await.is_err());
    let boards = drafts.coordination(&member(Role::Reviewer, true)).await.unwrap();
    assert_eq!(boards.len(), 1);
    let published = boards[0].published.as_ref().unwrap();
    assert_eq!((published.datasets, published.in_time, published.late), (1, 1, 0));
    assert_eq!((boards[0].inventory, boards[0].waiting), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_begins_with_agencies_then_with_their_people() {
    let world = World::new().await;
    let drafts = Drafts::new(world.catalog.clone()).await.unwrap();
    let administrator = member(Role::Administrator, true);
    assert_eq!(kinds(&drafts, &administrator).await, [("register-agencies", "/agency".to_owned())]);
    assert_eq!(kinds(&drafts, &member(Role::Reviewer, true)).await, []);

    for name in ["Obras", "Salud"] {
        let agency = Agency { slug: Slug::from_title(name), name: name.to_owned() };
        world.catalog.register_agency(&Person::Operator, &AgencyProfile::new(agency)).await.unwrap();
    }
    let titles = async || -> Vec<(&'static str, String)> {
        drafts.tasks(&administrator).await.unwrap().into_iter().map(|task| (task.kind, task.title)).collect()
    };
    assert_eq!(titles().await, [("invite-liaison", "Obras, Salud".to_owned()), ("invite-reviewer", String::new())]);

    // whoever is invited is no longer missing
    for (role, agency) in [(Role::Liaison, Some("Obras")), (Role::Liaison, Some("Salud")), (Role::Reviewer, None)] {
        let invitation = Invitation {
            mail: format!("{}-{}@example.org", role.code(), agency.unwrap_or("todas").to_lowercase()),
            name: String::new(),
            position: String::new(),
            grants: vec![Grant::new(role, agency.map(Slug::from_title)).unwrap()],
            by: None,
        };
        world.catalog.invite(&Person::Operator, &invitation).await.unwrap();
    }
    assert_eq!(titles().await, []);
}
