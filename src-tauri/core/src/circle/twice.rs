//! What two people wrote without knowing of each other, in words, and saying which is right.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    api::CIRCLE_DEVICE,
    will_see::{rows as rows_of, text},
};
use crate::{
    groups::{MEMBER, SUPPORT_GROUP},
    meetings::{AGENDA_ITEM, MEETING},
    platform::{ActorId, Code, Done, Error, GroupId, Now, Result, Table, Value, Vault},
    service,
    sharing::{self, Compartment, Name, Row, State, Write},
    venues::VENUE,
};

/// Which field of which row, as a word for the page to give back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub struct TwiceId(pub String);

/// One side of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// Under whose identity.
    pub by: ActorId,
    /// The writer's count.
    pub seq: u32,
    /// The writer's name; empty if nobody knows it.
    pub name: String,
    /// The person at this laptop.
    pub you: bool,
    /// What was written: text, a number, a name in place of a reference; empty for nothing.
    pub words: String,
    /// It is what shows now.
    pub shows: bool,
}

/// Something that was written twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TwiceRow {
    /// Which field of which row.
    pub id: TwiceId,
    /// Table and column, such as `member.phone`.
    pub what: String,
    /// Whom or what the row is about: a name, a date, a title; may be empty.
    pub about: Vec<String>,
    /// The sides, what shows first.
    pub said: Vec<Side>,
}

/// Most that are shown at once.
const MOST: usize = 100;
/// Worked out from other rows, so nobody has to decide about them.
const WORKED_OUT: &[&str] = &["member.host", "support_group.life", "support_group.life_since", "circle_device.name"];

/// What was written twice and nobody has settled.
pub(super) async fn written_twice(vault: &Vault, group: GroupId, state: &State) -> Result<Vec<TwiceRow>> {
    let me = sharing::author(vault).await?;
    let conflicts = sharing::conflicts(vault, Compartment::Group(group)).await?;
    if conflicts.is_empty() {
        return Ok(Vec::new());
    }
    let mut names: BTreeMap<Uuid, String> = BTreeMap::new();
    for clinician in service::staff(vault.connection().await?.sql()).await? {
        names.insert(clinician.id.0, clinician.name);
    }
    for (_, row) in rows_of(state, &CIRCLE_DEVICE) {
        if let Some(author) =
            CIRCLE_DEVICE.field("device").and_then(|field| row.get(&field.no)).and_then(|cell| uid(&cell.now.value))
        {
            names.insert(author, text(row, &CIRCLE_DEVICE, "name").to_owned());
        }
    }
    let labels = labels(state);
    let mut rows = Vec::new();
    for conflict in conflicts {
        let Some(table) = vault.schema().tables().find(|table| table.kind == conflict.name.kind) else { continue };
        let Some(field) = table.all_fields().find(|field| field.no == conflict.field) else { continue };
        let what = format!("{}.{}", table.name, field.name);
        if WORKED_OUT.contains(&what.as_str()) {
            continue;
        }
        let about = about(&conflict.name, state.rows.get(&conflict.name), table, &labels);
        let said = |write: &Write, shows| Side {
            by: ActorId(write.actor),
            seq: u32::try_from(write.seq).unwrap_or_default(),
            name: names.get(&write.actor).cloned().unwrap_or_default(),
            you: write.actor == me,
            words: words(&write.value, &labels),
            shows,
        };
        let mut sides = vec![said(&conflict.cell.now, true)];
        for write in conflict.cell.beside.iter().rev() {
            // Two who wrote the same are one side.
            if sides.iter().all(|side| side.words != words(&write.value, &labels)) {
                sides.push(said(write, false));
            }
        }
        if sides.len() > 1 {
            rows.push(TwiceRow { id: id_of(&conflict.name, conflict.field)?, what, about, said: sides });
        }
        if rows.len() == MOST {
            break;
        }
    }
    Ok(rows)
}

/// Names, dates and titles of rows, by their shared identity.
fn labels(state: &State) -> BTreeMap<Vec<u8>, String> {
    const LABELLED: &[(&Table, &str)] = &[
        (&MEMBER, "name"),
        (&SUPPORT_GROUP, "name"),
        (&MEETING, "on_date"),
        (&AGENDA_ITEM, "title"),
        (&VENUE, "name"),
    ];
    let mut labels = BTreeMap::new();
    for (table, column) in LABELLED {
        for (name, row) in rows_of(state, table) {
            if let Some(Value::Blob(uid)) = name.key.first() {
                labels.insert(uid.clone(), text(row, table, column).to_owned());
            }
        }
    }
    labels
}

/// The row itself, or the rows that its key and its fields name; but for the group, of which all are.
fn about(name: &Name, row: Option<&Row>, table: &Table, labels: &BTreeMap<Vec<u8>, String>) -> Vec<String> {
    let fields = table.all_fields().filter(|field| field.name != "group_id");
    let values = fields.filter_map(|field| Some(&row?.get(&field.no)?.now.value));
    let mut about: Vec<String> = Vec::new();
    for value in name.key.iter().chain(values) {
        let Value::Blob(bytes) = value else { continue };
        if let Some(label) = labels.get(bytes).filter(|label| !label.is_empty() && !about.contains(label)) {
            about.push(label.clone());
        }
    }
    about.truncate(2);
    about
}

fn words(value: &Value, labels: &BTreeMap<Vec<u8>, String>) -> String {
    match value {
        Value::Null => String::new(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => labels.get(bytes).cloned().unwrap_or_default(),
    }
}

fn uid(value: &Value) -> Option<Uuid> {
    match value {
        Value::Blob(bytes) => Uuid::from_slice(bytes).ok(),
        _ => None,
    }
}

fn id_of(name: &Name, field: u8) -> Result<TwiceId> {
    let text = serde_json::to_vec(&(name.kind, &name.key, field));
    let text = text.map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
    Ok(TwiceId(data_encoding::HEXLOWER.encode(&text)))
}

/// Settles something that was written twice: what this writer wrote is right.
///
/// Errors: `NotFound conflict.gone` if somebody has written it over since.
pub async fn settle(vault: &Vault, now: &Now, group: GroupId, id: &TwiceId, by: ActorId, seq: u32) -> Result<Done> {
    let gone = || Error::not_found("conflict.gone");
    let text = data_encoding::HEXLOWER.decode(id.0.as_bytes()).map_err(|_| gone())?;
    let (kind, key, field): (u16, Vec<Value>, u8) = serde_json::from_slice(&text).map_err(|_| gone())?;
    let right = (by.0, u64::from(seq));
    sharing::settle(vault, now, Compartment::Group(group), (&Name { kind, key }, field), right).await
}
