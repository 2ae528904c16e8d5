//! The permission table: what it says is what `Person` answers and what `docs/permissions.md` shows.

use std::path::Path;
use std::sync::Arc;

use apertura_actions::{Drafts, Member, Person, RefusalKind};
use apertura_catalog::permission::TABLE;
use apertura_catalog::{Grant, Permission, Reach, Role, Slug};

use crate::world::World;

fn agency(name: &str) -> Slug {
    Slug::from_title(name)
}

/// Somebody who holds one role, in the agency `obras` where it is an agency's role.
fn member(role: Role, second_factor: bool) -> Person {
    let grant = Grant::new(role, role.of_agency().then(|| agency("obras"))).unwrap();
    Person::Member(Arc::new(Member {
        account: role.code().to_owned(),
        name: role.code().to_owned(),
        grants: vec![grant],
        second_factor,
        scope: None,
    }))
}

#[test]
fn every_row_and_role_is_answered_as_the_table_says() {
    let (own, other) = (agency("obras"), agency("salud"));
    for (permission, reaches) in TABLE {
        for (role, reach) in Role::ALL.into_iter().zip(reaches) {
            let person = member(role, true);
            let answers = [Some(&own), Some(&other), None].map(|agency| person.can(permission, agency));
            let expected = match reach {
                Reach::No => [false; 3],
                Reach::Agency => [true, false, false],
                Reach::Everywhere => [true; 3],
            };
            assert_eq!(answers, expected, "{role:?} {permission:?}");
        }
        assert!(!Person::Visitor.can(permission, Some(&own)));
        assert!(Person::Operator.can(permission, None));
    }
}

#[test]
fn a_password_alone_does_not_open_the_coordinations_roles() {
    let refusal = member(Role::Reviewer, false).may(Permission::Review, None).unwrap_err();
    assert_eq!(refusal.code(), "second-factor-needed");
    assert!(member(Role::Liaison, false).can(Permission::Submit, Some(&agency("obras"))));
}

#[test]
fn a_machine_may_do_no_more_than_its_token() {
    let Person::Member(liaison) = member(Role::Liaison, false) else { unreachable!() };
    let scope = Some([Permission::Prepare].into());
    let machine = Person::Member(Arc::new(Member { scope, ..(*liaison).clone() }));
    assert!(machine.can(Permission::Prepare, Some(&agency("obras"))));
    assert!(!machine.can(Permission::Submit, Some(&agency("obras"))));
    assert!(!machine.can(Permission::Prepare, Some(&agency("salud"))));
}

#[test]
fn roles_are_held_where_they_belong() {
    assert!(Grant::new(Role::Liaison, None).is_none());
    assert!(Grant::new(Role::Reviewer, Some(agency("obras"))).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agency_is_not_told_of_anothers_draft() {
    let world = World::new().await;
    let drafts = Drafts::new(world.catalog.clone()).await.unwrap();
    let (liaison, own, other) = (member(Role::Liaison, false), agency("obras"), agency("salud"));
    assert_eq!(drafts.upload(&liaison, Some(&other)).unwrap_err().kind(), RefusalKind::Forbidden);
    assert_eq!(drafts.upload(&liaison, None).unwrap_err().kind(), RefusalKind::Forbidden);
    let mut ids = Vec::new();
    for agency in [&own, &other] {
        let mut file = drafts.upload(&Person::Operator, Some(agency)).unwrap();
        file.write(b"obra,monto\npuente,10\ncalle,20\n").unwrap();
        ids.push(drafts.hand_in(&Person::Operator, Some(agency), file, "obras.csv").await.unwrap().id);
    }
    let seen: Vec<String> = drafts.list(&liaison).await.unwrap().into_iter().map(|draft| draft.id).collect();
    assert_eq!(seen, ids[..1]);
    assert_eq!(drafts.opened(&liaison, &ids[0]).await.err().map(|r| r.code()), None);
    for refusal in [
        drafts.opened(&liaison, &ids[1]).await.err(),
        drafts.history(&liaison, &ids[1]).await.err(),
        drafts.turn(&liaison, &ids[1], 1, true).await.err(),
        drafts.forget(&liaison, &ids[1]).await.err(),
    ] {
        assert_eq!(refusal.unwrap().code(), "no-such-draft");
    }
    // the coordination looks, and changes nothing
    let reviewer = member(Role::Reviewer, true);
    assert_eq!(drafts.list(&reviewer).await.unwrap().len(), 2);
    assert_eq!(drafts.forget(&reviewer, &ids[1]).await.unwrap_err().kind(), RefusalKind::Forbidden);
}

/// Printed anew with `APERTURA_ACCEPT=1`.
#[test]
fn the_documentation_shows_the_table() {
    let mut text = String::from(
        "# Who may do what\n\nPrinted from the table in `crates/catalog/src/permission.rs`; a test compares them. *agency*: in the agency \
         where the role is held; *everywhere*: in every agency. Reviewers and administrators need a second factor.\n\n| action |",
    );
    for role in Role::ALL {
        text += &format!(" {} |", role.code());
    }
    text += &format!("\n|---|{}\n", "---|".repeat(Role::ALL.len()));
    for (permission, reaches) in TABLE {
        text += &format!("| {} |", permission.code());
        for reach in reaches {
            text += match reach {
                Reach::No => " |",
                Reach::Agency => " agency |",
                Reach::Everywhere => " everywhere |",
            };
        }
        text += "\n";
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/permissions.md");
    if std::env::var_os("APERTURA_ACCEPT").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), text, "run with APERTURA_ACCEPT=1 and read it");
}
