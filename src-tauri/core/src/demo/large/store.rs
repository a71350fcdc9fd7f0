//! Writing made-up groups as rows.

use sqlx::SqliteConnection;

use super::model::{GroupPlan, PersonPlan};
use crate::{
    platform::{Result, fresh},
    privacy::{Purpose, WORDING},
};

/// Writes groups in one transaction. Rows are stamped as written once, by this device, in no change: nothing of
/// it can be undone.
pub async fn write(sql: &mut SqliteConnection, groups: &[GroupPlan]) -> Result<()> {
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *sql).await?;
    for plan in groups {
        group(sql, plan).await?;
    }
    sqlx::query("COMMIT").execute(&mut *sql).await?;
    Ok(())
}

async fn group(sql: &mut SqliteConnection, plan: &GroupPlan) -> Result<()> {
    let ended = plan.ended;
    let group = sqlx::query(
        "INSERT INTO support_group (uid, name, place, since, life, present, stamp) VALUES (?, ?, ?, ?, 'meeting', 1, x'03010101')",
    )
    .bind(fresh())
    .bind(&plan.name)
    .bind(&plan.place)
    .bind(plan.since)
    .execute(&mut *sql)
    .await?
    .last_insert_rowid();
    let programme = programme(sql, plan, group).await?;
    let mut meetings = Vec::with_capacity(plan.meetings.len());
    for on in &plan.meetings {
        let id = sqlx::query(
            "INSERT INTO meeting (uid, group_id, on_date, starts, minutes, place, state, present, stamp) \
             VALUES (?, ?, ?, '10:30:00', 120, ?, 'planned', 1, x'03010101')",
        )
        .bind(fresh())
        .bind(group)
        .bind(on)
        .bind(&plan.place)
        .execute(&mut *sql)
        .await?
        .last_insert_rowid();
        meetings.push(id);
    }
    for person in &plan.people {
        self::person(sql, plan, (group, programme), &meetings, person).await?;
    }
    // Held once everybody is marked: what is kept of a group is worked out once a meeting, not once a mark.
    for meeting in meetings {
        sqlx::query("UPDATE meeting SET state = 'held' WHERE id = ?").bind(meeting).execute(&mut *sql).await?;
    }
    if let Some((on, how)) = ended {
        sqlx::query("UPDATE support_group SET life = 'ended', life_since = ?, ended_how = ? WHERE id = ?")
            .bind(on)
            .bind(how.text())
            .bind(group)
            .execute(&mut *sql)
            .await?;
    }
    Ok(())
}

async fn programme(sql: &mut SqliteConnection, plan: &GroupPlan, group: i64) -> Result<i64> {
    let programme = sqlx::query(
        "INSERT INTO programme (uid, code, name, last_day, place, since, present, stamp) VALUES (?, ?, ?, ?, ?, ?, 1, x'03010101')",
    )
    .bind(fresh())
    .bind(format!("PMP {}", plan.nth + 1))
    .bind("12 weeks")
    .bind(plan.since)
    .bind(&plan.place)
    .bind(plan.since)
    .execute(&mut *sql)
    .await?
    .last_insert_rowid();
    sqlx::query("INSERT INTO group_programme (group_id, programme_id, present, stamp) VALUES (?, ?, 1, x'01010101')")
        .bind(group)
        .bind(programme)
        .execute(&mut *sql)
        .await?;
    let (maybe, no, not_asked) = &plan.others;
    let none = || "";
    let others = (0..*maybe)
        .map(|_| ("maybe", none()))
        .chain(no.iter().map(|why| ("no", why.map_or("", |why| why.text()))))
        .chain((0..*not_asked).map(|_| ("notAsked", none())));
    for (answer, reason) in others {
        cohort(sql, (programme, None), plan, answer, reason).await?;
    }
    Ok(programme)
}

async fn cohort(
    sql: &mut SqliteConnection,
    (programme, person): (i64, Option<i64>),
    plan: &GroupPlan,
    answer: &str,
    reason: &str,
) -> Result<()> {
    let asked = (answer != "notAsked").then_some(plan.since);
    sqlx::query(
        "INSERT INTO cohort_person (uid, programme_id, person_id, finished, offered_on, answer, answered_on, reasons, present, stamp) \
         VALUES (?, ?, ?, 'yes', ?, ?, ?, ?, 1, x'03010101')",
    )
    .bind(fresh())
    .bind(programme)
    .bind(person)
    .bind(asked)
    .bind(answer)
    .bind(asked)
    .bind(reason)
    .execute(&mut *sql)
    .await?;
    Ok(())
}

async fn person(
    sql: &mut SqliteConnection,
    plan: &GroupPlan,
    (group, programme): (i64, i64),
    meetings: &[i64],
    person: &PersonPlan,
) -> Result<()> {
    let known = sqlx::query("INSERT INTO person (uid, name, present, stamp) VALUES (?, ?, 1, x'03010101')")
        .bind(fresh())
        .bind(&person.name)
        .execute(&mut *sql)
        .await?
        .last_insert_rowid();
    cohort(sql, (programme, Some(known)), plan, "yes", "").await?;
    let member = sqlx::query(
        "INSERT INTO member (uid, group_id, name, host, joined, state, present, stamp) VALUES (?, ?, ?, ?, ?, ?, 1, x'03010101')",
    )
    .bind(fresh())
    .bind(group)
    .bind(&person.name)
    .bind(person.host && person.left.is_none())
    .bind(plan.since)
    .bind(if person.left.is_some() { "left" } else { "here" })
    .execute(&mut *sql)
    .await?
    .last_insert_rowid();
    sqlx::query("INSERT INTO person_member (person_id, member_id, present, stamp) VALUES (?, ?, 1, x'01010101')")
        .bind(known)
        .bind(member)
        .execute(&mut *sql)
        .await?;
    let purposes = [Purpose::UseInReports, Purpose::ShareReason, Purpose::Research];
    for (purpose, _) in purposes.into_iter().zip(person.agreed).filter(|(_, agreed)| *agreed) {
        sqlx::query(
            "INSERT INTO permission (uid, group_id, member_id, purpose, decision, wording, how, decided, present, stamp) \
             VALUES (?, ?, ?, ?, 'given', ?, 'paperForm', ?, 1, x'03010101')",
        )
        .bind(fresh())
        .bind(group)
        .bind(member)
        .bind(purpose.text())
        .bind(WORDING)
        .bind(plan.since)
        .execute(&mut *sql)
        .await?;
    }
    for (meeting, mark) in meetings.iter().zip(&person.marks) {
        if let Some(status) = mark {
            sqlx::query("INSERT INTO attendance (meeting_id, member_id, status, present, stamp) VALUES (?, ?, ?, 1, x'03010101')")
                .bind(meeting)
                .bind(member)
                .bind(status.text())
                .execute(&mut *sql)
                .await?;
        }
    }
    if let Some((on, why, told)) = &person.left {
        sqlx::query(
            "INSERT INTO leaving_record (uid, member_id, how, on_date, reasons, told_by, keep_in_touch, present, stamp) \
             VALUES (?, ?, 'leaving', ?, ?, ?, 'notAsked', 1, x'03010101')",
        )
        .bind(fresh())
        .bind(member)
        .bind(on)
        .bind(why.map_or("", |why| why.text()))
        .bind(told.map(|told| told.text()))
        .execute(&mut *sql)
        .await?;
    }
    Ok(())
}
