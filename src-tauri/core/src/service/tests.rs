use super::*;
use crate::{
    SCHEMA,
    platform::{Now, Vault},
};

async fn vault() -> (Vault, Now) {
    (Vault::in_memory(&SCHEMA).await.unwrap(), Now::of("2026-11-24T10:30:00Z".parse().unwrap()))
}

fn contacts() -> ServiceContacts {
    ServiceContacts {
        name: "Westerby pain service".into(),
        nation: Nation::Wales,
        governance: Contact { name: "Records office".into(), phone: "01632 960100".into(), email: String::new() },
        safeguarding: Contact {
            name: "Safeguarding team".into(),
            phone: "01632 960200 ext 4".into(),
            email: "safe@example.org".into(),
        },
        line_name: "Westerby night line".into(),
        line_phone: "01632 960300".into(),
        checked_on: Some("2026-11-01".parse().unwrap()),
    }
}

#[tokio::test]
async fn contacts_are_checked() {
    let (vault, now) = vault().await;
    let check = async |change: fn(&mut ServiceContacts), expected: Result<(), (&str, &str)>| {
        let mut new = contacts();
        change(&mut new);
        let answer =
            write_contacts(&vault, &now, &new).await.map(|_| ()).map_err(|e| (e.field.unwrap_or_default(), e.what));
        assert_eq!(answer, expected);
    };
    check(|_| (), Ok(())).await;
    check(|new| new.line_phone = "111".into(), Ok(())).await;
    check(|new| new.line_phone = "ring us".into(), Err(("linePhone", "phone.notANumber"))).await;
    check(|new| new.safeguarding.phone = "12".into(), Err(("safeguardingPhone", "phone.notANumber"))).await;
    check(|new| new.governance.email = "office".into(), Err(("governanceEmail", "email.malformed"))).await;
    check(|new| new.checked_on = Some("2026-11-25".parse().unwrap()), Err(("checkedOn", "date.future"))).await;
    check(|new| new.name = "x".repeat(121), Err(("serviceName", "text.tooLong"))).await;
}

#[tokio::test]
async fn rules_are_bounded_and_undone() {
    let (vault, now) = vault().await;
    assert_eq!(read(&vault).await.unwrap().rules, Rules::default());
    let wide = Rules { quiet_intervals: 7, ..Rules::default() };
    assert_eq!(write_rules(&vault, &now, &wide).await.unwrap_err().field, Some("quietIntervals"));
    let strict = Rules { small_number: 10, ..Rules::default() };
    write_rules(&vault, &now, &strict).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    assert_eq!(small_number(conn.sql()).await.unwrap(), 10);
    drop(conn);
    vault.undo(None, &now).await.unwrap();
    assert_eq!(read(&vault).await.unwrap().rules, Rules::default());
}

#[tokio::test]
async fn what_each_does_is_under_their_own_name() {
    let (vault, now) = vault().await;
    assert_eq!(who(&vault).await.unwrap(), "");
    vault.keep_device("name", "Maureen").await.unwrap();
    assert_eq!(who(&vault).await.unwrap(), "Maureen", "a host without a service has a name as well");
    introduce(&vault, &now, "Hannah Boateng", "Physiotherapist").await.unwrap();
    assert_eq!(who(&vault).await.unwrap(), "Hannah Boateng");
    call_service(&vault, &now, "Hers").await.unwrap();

    assert_eq!(someone_new(&vault, &now, " ", "").await.unwrap_err().what, "name.empty");
    assert_eq!(who(&vault).await.unwrap(), "Hannah Boateng", "nobody changed places");
    someone_new(&vault, &now, "Tom Reilly", "").await.unwrap();
    call_service(&vault, &now, "His").await.unwrap();
    let staff = read(&vault).await.unwrap().staff;
    let seen: Vec<(&str, bool)> = staff.iter().map(|one| (one.name.as_str(), one.you)).collect();
    assert_eq!(seen, [("Hannah Boateng", false), ("Tom Reilly", true)]);

    let hannah = staff[0].id;
    someone_else(&vault, hannah).await.unwrap();
    assert_eq!(who(&vault).await.unwrap(), "Hannah Boateng");
    let mut conn = vault.connection().await.unwrap();
    let log = conn.audit(None, None, 10).await.unwrap();
    let wrote: Vec<bool> =
        log.iter().filter(|one| one.act == "service.contacts").map(|one| one.actor == Some(hannah)).collect();
    assert_eq!(wrote, [false, true], "newest first");
    drop(conn);
    let nobody = someone_else(&vault, crate::platform::ActorId(crate::platform::fresh())).await.unwrap_err();
    assert_eq!(nobody.what, "actor.missing");
    assert_eq!(who(&vault).await.unwrap(), "Hannah Boateng");
}
