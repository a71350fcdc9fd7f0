//! What a person has not agreed to is absent: from every row of the vault, not just from the screen.

use std::ops::ControlFlow;

use follow_on_core::{
    asking, groups, home,
    intake::{self, Choices, Destination, List},
    people::{self, Role},
    privacy::{Decision, Purpose},
};
use sqlx::{AssertSqlSafe, Row};

use crate::{empty_vault, group_of, tuesday};

const LIST: &str = "Name,Mobile,Email,Agreed,NHS number,Diagnosis,OK to share number\n\
    Grace Adeyemi,07700 900112,grace@example.org,Yes,943 476 5919,Fibromyalgia,Yes\n\
    Colin Braithwaite,07700 900113,colin@example.org,Yes,943 476 5919,Back pain,No\n\
    Hidden Person,07700 900114,hidden@example.org,No,943 476 5919,Migraine,Yes\n\
    Another Secret,07700 900115,,Maybe,,,\n";

/// Every value of every column of every table of the vault.
pub async fn everything(vault: &follow_on_core::platform::Vault) -> String {
    let mut conn = vault.connection().await.unwrap();
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'").fetch_all(conn.sql()).await.unwrap();
    let mut all = String::new();
    for table in tables {
        for row in sqlx::query(AssertSqlSafe(format!("SELECT * FROM {table}"))).fetch_all(conn.sql()).await.unwrap() {
            for column in 0..row.len() {
                all.push_str(&String::from_utf8_lossy(row.try_get_unchecked::<&[u8], _>(column).unwrap_or_default()));
                all.push('\n');
            }
        }
    }
    all
}

async fn brought_in(role: Role) -> (follow_on_core::platform::Vault, follow_on_core::platform::GroupId) {
    let (vault, now) = (empty_vault().await, tuesday());
    people::set_role(&vault, role).await.unwrap();
    let list = List::new(intake::read_bytes("list.csv", LIST.as_bytes(), |_, _| ControlFlow::Continue(())).unwrap());
    let into = Destination { group: None, new_group_name: "Group".into(), programme: None, programme_code: "A".into() };
    let brought = intake::bring_in(&vault, &now, &list, &Choices::default(), &into, |_, _| ControlFlow::Continue(()))
        .await
        .unwrap();
    assert_eq!(brought.brought_in, 2);
    (vault, brought.group)
}

#[tokio::test]
async fn those_who_have_not_agreed_are_counted_and_nowhere_named() {
    for role in [Role::Host, Role::Clinician] {
        let (vault, group) = brought_in(role).await;
        let all = everything(&vault).await;
        for absent in [
            "Hidden",
            "hidden@",
            "900114",
            "Secret",
            "900115",
            "943 476",
            "9434765919",
            "Fibromyalgia",
            "Migraine",
            "Back pain",
        ] {
            assert!(!all.contains(absent), "{absent} is in the vault of a {role:?}");
        }
        assert!(all.contains("Grace Adeyemi") && all.contains("07700 900112"));
        let counts = home::group(&vault, &tuesday(), group).await.unwrap().programme.unwrap();
        assert_eq!((counts.people, counts.yes, counts.maybe, counts.no), (4, 2, 1, 1));
    }
}

#[tokio::test]
async fn contact_details_reach_the_group_only_with_permission() {
    let (vault, group) = brought_in(Role::Clinician).await;
    let view = home::group(&vault, &tuesday(), group).await.unwrap();
    for row in view.members {
        let member = home::member(&vault, row.id).await.unwrap();
        assert_eq!(member.may_have_contacts, row.name == "Grace Adeyemi", "{}", row.name);
        assert_eq!(member.phone.is_empty(), !member.may_have_contacts, "{}", row.name);
    }
    // A host's vault has no service's list to keep the other number in.
    let (vault, _) = brought_in(Role::Host).await;
    assert!(!everything(&vault).await.contains("900113"));
}

#[tokio::test]
async fn details_cannot_be_typed_in_without_permission() {
    let (vault, now) = (empty_vault().await, tuesday());
    let (group, _) = group_of(&vault, &["Yusuf Rahmani"]).await;
    let yusuf = crate::member_called(&vault, group, "Yusuf Rahmani").await;
    let error =
        groups::edit_member(&vault, &now, yusuf, "Yusuf Rahmani", "07700 900116", "", "", false).await.unwrap_err();
    assert_eq!((error.what, error.field), ("permission.missing", Some("mayHavePhone")));
    assert!(!everything(&vault).await.contains("900116"));

    asking::answer(&vault, &now, yusuf, Purpose::HostHasContacts, Decision::Given).await.unwrap();
    groups::edit_member(&vault, &now, yusuf, "Yusuf Rahmani", "07700 900116", "", "", false).await.unwrap();
    assert_eq!(home::member(&vault, yusuf).await.unwrap().phone, "07700 900116");
    asking::answer(&vault, &now, yusuf, Purpose::HostHasContacts, Decision::Refused).await.unwrap();
    let view = home::member(&vault, yusuf).await.unwrap();
    assert!(view.phone.is_empty() && !view.may_have_contacts, "taking permission back acts at once");
}
