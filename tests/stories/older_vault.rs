//! A vault from before opens with everything in its place.

use follow_on_core::{
    SCHEMA,
    groups::{
        jobs::{self, Job},
        life::Life,
    },
    home, meetings, people,
    platform::{self, GroupId, Safe, Schema, Slice},
    privacy,
};

use crate::tuesday;

/// Groups as they were before jobs were rows.
static GROUPS_BEFORE: Slice = Slice {
    name: "groups",
    tables: &[],
    migrations: &[(
        20261122100300,
        include_str!("../../src-tauri/core/src/groups/migrations/20261122100300_groups.sql"),
    )],
};

/// Attendance as it was before two rows of one person counted once.
static ATTENDANCE_BEFORE: Slice = Slice {
    name: "attendance",
    tables: &[],
    migrations: &[(
        20261122100500,
        include_str!("../../src-tauri/core/src/attendance/migrations/20261122100500_attendance.sql"),
    )],
};

/// Home as it was before there were summaries.
static HOME_BEFORE: Slice = Slice {
    name: "home",
    tables: &[],
    migrations: &[(20261122100700, include_str!("../../src-tauri/core/src/home/migrations/20261122100700_home.sql"))],
};

static BEFORE: Schema = Schema {
    slices: &[
        &platform::SLICE,
        &privacy::SLICE,
        &people::SLICE,
        &GROUPS_BEFORE,
        &meetings::SLICE,
        &ATTENDANCE_BEFORE,
        &HOME_BEFORE,
    ],
    found: &[],
    written: &[],
};

const WORDS: &str = "marmalade thunder ladder quilt";

#[tokio::test]
async fn whoever_ran_a_group_has_the_job_now() {
    let folder = tempfile::tempdir().unwrap();
    let safe = Safe::new(folder.path().to_owned(), &BEFORE);
    let (vault, _) = safe.create(WORDS).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    for made in [
        "INSERT INTO support_group (id, uid, name, since, present, stamp) VALUES \
           (1, x'01920000000070008000000000000001', 'Tuesday group', '2026-01-06', 1, x'0F010101'), \
           (2, x'01920000000070008000000000000002', 'New group', '2026-11-01', 1, x'0F010101')",
        "INSERT INTO member (id, uid, group_id, name, host, joined, state, present, stamp) VALUES \
           (1, x'01920000000070008000000000000003', 1, 'Maureen Okafor', 1, '2026-01-06', 'here', 1, x'FF03010101'), \
           (2, x'01920000000070008000000000000004', 1, 'Ann Price', 0, '2026-01-06', 'here', 1, x'FF03010101'), \
           (3, x'01920000000070008000000000000005', 1, 'Put on by mistake', 1, '2026-01-06', 'here', 0, x'FF03010101')",
        "INSERT INTO meeting (uid, group_id, on_date, starts, minutes, place, state, present, stamp) VALUES \
           (x'01920000000070008000000000000006', 1, '2026-02-03', '10:30:00', 120, '', 'held', 1, x'FF0F010101')",
    ] {
        sqlx::query(made).execute(conn.sql()).await.unwrap();
    }
    drop(conn);
    vault.close().await.unwrap();

    let safe = Safe::new(folder.path().to_owned(), &SCHEMA);
    let vault = safe.open(WORDS).await.unwrap();
    let [first, second] = ["01920000-0000-7000-8000-000000000001", "01920000-0000-7000-8000-000000000002"]
        .map(|id| GroupId(id.parse().unwrap()));
    // What was written before anything was kept beside it is found, and has its line in the list.
    let found = home::find(&vault, &tuesday(), "maureen").await.unwrap();
    assert_eq!(found.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["Maureen Okafor"]);
    assert!(home::find(&vault, &tuesday(), "mistake").await.unwrap().is_empty());
    let overview = home::overview(&vault, &tuesday(), None, None).await.unwrap();
    assert_eq!((overview.all, overview.look, overview.people), (2, 1, 2));
    let view = jobs::read(&vault, first).await.unwrap();
    let held: Vec<_> = view.jobs.iter().filter(|row| !row.holders.is_empty()).collect();
    assert_eq!((view.hosts, held.len(), held[0].job), (1, 1, Job::Host));
    assert_eq!(
        (held[0].holders[0].name.as_str(), held[0].holders[0].since.to_string().as_str()),
        ("Maureen Okafor", "2026-01-06")
    );
    // The row is one like any other: it can be ended, and that can be undone.
    jobs::end(&vault, &tuesday(), held[0].holders[0].id).await.unwrap();
    vault.undo(None, &tuesday()).await.unwrap();
    assert_eq!(jobs::read(&vault, first).await.unwrap().hosts, 1);
    let life = async |group: GroupId| home::group(&vault, &tuesday(), group).await.unwrap().life;
    assert_eq!((life(first).await, life(second).await), (Life::Meeting, Life::Planned));
    vault.close().await.unwrap();
}
