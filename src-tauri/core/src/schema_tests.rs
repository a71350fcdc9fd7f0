//! What the slices declare and what their migrations make are the same thing.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Row};

use crate::{
    SCHEMA,
    platform::{Vault, compartment_path},
};

#[tokio::test]
async fn every_declared_field_is_a_column_and_every_column_is_declared() {
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    for table in SCHEMA.tables() {
        let rows = sqlx::query(AssertSqlSafe(format!("PRAGMA table_info({})", table.name)))
            .fetch_all(conn.sql())
            .await
            .unwrap();
        let columns: BTreeSet<String> = rows.iter().map(|row| row.get("name")).collect();
        let declared: BTreeSet<String> = table
            .all_fields()
            .map(|field| field.name)
            .chain(table.key_columns().iter().copied())
            .chain(["stamp"])
            .chain((table.key_columns() == ["id"]).then_some("uid"))
            .map(str::to_owned)
            .collect();
        assert_eq!(columns, declared, "{}", table.name);
    }
}

/// Whoever takes their name off a list is shown where it may still stand: no text may be forgotten there.
#[tokio::test]
async fn texts_in_peoples_own_words_are_declared() {
    // What a host picks from a list, or what is looked after elsewhere: names and details of a member go with
    // the member, a venue's name is what meetings are found by, a number is dialled, whom to ring is a service's.
    const OTHERS: &[&str] = &[
        "group_crisis.safeguarding_name",
        "group_crisis.safeguarding_phone",
        "group_crisis.line_name",
        "group_crisis.line_phone",
        "host_check_in.name",
        "circle_device.name",
        "circle_device.address",
        "group_in_charge.who",
        "group_in_charge.name",
        "member.name",
        "member.phone",
        "member.email",
        "member.best_time",
        "permission.taken_by",
        "support_group.place",
        "support_group.merged_with",
        "group_life.merged_with",
        "meeting.place",
        "venue.name",
        "venue.address",
        "venue.cost",
        "venue.booking_phone",
        "rhythm.rule",
    ];
    let own_words =
        ["name", "notes", "note", "words", "text", "title", "subject", "opening", "questions", "tried", "agreed"];
    let vault = Vault::in_memory(&SCHEMA).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    for table in SCHEMA.tables().filter(|table| compartment_path(table) != "service") {
        let rows = sqlx::query(AssertSqlSafe(format!("PRAGMA table_info({})", table.name)));
        for row in rows.fetch_all(conn.sql()).await.unwrap() {
            let (name, kind, default): (String, String, Option<String>) =
                (row.get("name"), row.get("type"), row.get("dflt_value"));
            let path = format!("{}.{name}", table.name);
            let is_text = kind == "TEXT" && (own_words.contains(&name.as_str()) || default.as_deref() == Some("''"));
            let known = SCHEMA.written.iter().any(|one| one.table == table && one.columns.contains(&name.as_str()));
            let coded =
                ["leaving_record.reasons", "leaving_record.fine", "group_topic.subject"].contains(&path.as_str());
            assert!(
                !is_text || known || coded || OTHERS.contains(&path.as_str()),
                "{path}: is it in people's own words? Then it belongs in `WRITTEN`"
            );
        }
    }
}

#[test]
fn numbers_are_used_once() {
    let kinds: BTreeSet<u16> = SCHEMA.tables().map(|table| table.kind).collect();
    assert_eq!(kinds.len(), SCHEMA.tables().count(), "a table's number is for ever");
    for table in SCHEMA.tables() {
        let numbers: BTreeSet<u8> = table.all_fields().map(|field| field.no).collect();
        assert_eq!(numbers.len(), table.all_fields().count(), "{}", table.name);
        assert!(numbers.iter().all(|no| *no < 64), "{}", table.name);
    }
    let versions: BTreeSet<i64> =
        SCHEMA.slices.iter().flat_map(|slice| slice.migrations.iter().map(|(version, _)| *version)).collect();
    assert_eq!(versions.len(), SCHEMA.slices.iter().map(|slice| slice.migrations.len()).sum::<usize>());
}

#[test]
fn every_row_has_one_compartment() {
    let check = |name: &str, expected: &str| {
        let table = SCHEMA.tables().find(|table| table.name == name).unwrap();
        assert_eq!(compartment_path(table), expected);
    };
    check("person", "service");
    check("person_member", "service");
    check("programme", "service");
    check("support_group", "support_group");
    check("member", "member.group_id");
    check("permission", "permission.group_id");
    check("attendance", "attendance.meeting_id -> meeting.group_id");
    check("role_assignment", "role_assignment.member_id -> member.group_id");
    check("agreed_line", "agreed_line.text_id -> agreed_text.group_id");
    check("group_life", "group_life.group_id");
    check("venue_access", "venue_access.venue_id -> venue.group_id");
    check("leaving_record", "leaving_record.member_id -> member.group_id");
    for table in SCHEMA.tables() {
        let path = compartment_path(table);
        assert!(path == "service" || path.ends_with("group_id") || path == "support_group", "{path}");
    }
}
