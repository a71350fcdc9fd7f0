//! A file that somebody gave: looking into it, taking it in; and giving news.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    api::{be_in_it, keep_to_circle, keep_to_circles},
    invite::answered,
    model::is_too_old,
    store,
    will_see::{WillSee, small, will_see},
};
use crate::{
    groups,
    platform::{Code, Done, Error, GroupId, Now, Result, Topic, Vault, wall},
    service,
    sharing::{self, Compartment, Effect, Large, Letter, Note, Saying, To, Why, With},
    vocabulary,
};

vocabulary! {
    /// What a file is for.
    WhatFor {
        /// It hands a group over to whoever opens it.
        HandOver = "handOver",
        /// It says that somebody has the group now.
        Joins = "joins",
        /// It brings what somebody else wrote.
        News = "news",
    }
}

/// What would change in one part of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PartRow {
    /// Which part.
    pub part: Topic,
    /// Rows that come.
    pub new: u32,
    /// Rows in which something changes.
    pub changed: u32,
    /// Rows that are taken away.
    pub gone: u32,
}

/// What is in a file, and what taking it in would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Meets {
    /// What it is for.
    pub what_for: WhatFor,
    /// Who wrote it; may be empty.
    pub from: String,
    /// The day it was written, by the writer's clock.
    pub written_on: NaiveDate,
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub group_name: String,
    /// Everything in it, where it hands a group over.
    pub will_see: Option<WillSee>,
    /// What would change here.
    pub parts: Vec<PartRow>,
    /// Fields that both sides wrote, which would wait for somebody to say what is right.
    pub twice: u32,
    /// So much would change that somebody has to say yes to it.
    pub ask: bool,
    /// People and dates that arrived there, where it answers a hand-over.
    pub got_people: u32,
    /// See `got_people`.
    pub got_dates: u32,
}

/// A file that was looked into; nothing is changed yet.
#[derive(Debug)]
pub struct Looked {
    /// What to show of it.
    pub meets: Meets,
    letter: Letter,
}

impl Looked {
    pub(super) fn note(&self) -> &Note {
        &self.letter.note
    }
}

/// What came of taking a file in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// The group.
    pub group: GroupId,
    /// The change.
    pub done: Done,
}

/// Looks into a file, with words if it asks for some.
///
/// Errors: those of [`sharing::open_letter`] and [`sharing::plan_pack`]; `Conflict invite.own` for a
/// file that this laptop made; `Invalid invite.tooOld` past seven days; `Invalid invite.unknown`, `Conflict
/// invite.used` for a card that answers nothing, or what was answered already.
pub async fn look(vault: &Vault, now: &Now, file: &[u8], words: Option<&str>) -> Result<Looked> {
    // A laptop that was let go of and taken back, by undo or by somebody else, is heard again.
    keep_to_circles(vault).await?;
    let with = words.map_or(With::OwnKey, With::Words);
    let letter = sharing::open_letter(vault, file, &with).await?;
    let note = &letter.note;
    let mine = note.signer == sharing::signer(vault).await?;
    let what_for = match note.why {
        Why::Invite => WhatFor::HandOver,
        Why::Joins => WhatFor::Joins,
        Why::News => WhatFor::News,
    };
    if mine {
        return Err(Error::new(Code::Conflict, "invite.own"));
    }
    if note.why == Why::Invite && is_too_old(note.written_at(), now.at) {
        return Err(Error::new(Code::Invalid, "invite.tooOld"));
    }
    let group = GroupId(note.compartment);
    // Words that somebody tells make a stranger known; but not to a group that is here already.
    if note.why == Why::Invite && !is_known(vault, note).await? && is_here(vault, group).await? {
        return Err(Error::new(Code::Invalid, "pack.stranger"));
    }
    let mut meets = Meets {
        what_for,
        from: note.name.clone(),
        written_on: wall(note.written_at()).date(),
        group,
        group_name: String::new(),
        will_see: None,
        parts: Vec::new(),
        twice: 0,
        ask: false,
        got_people: 0,
        got_dates: 0,
    };
    match &letter.opened {
        None => {
            answered(vault, note).await?;
            (meets.got_people, meets.got_dates) = note.arrived.unwrap_or_default();
            meets.group_name = groups::group(vault.connection().await?.sql(), group).await?.name;
        }
        Some(opened) => {
            let plan = sharing::plan_pack(vault, opened).await?;
            let seen = will_see(opened.state(), now.today)?;
            meets.group_name.clone_from(&seen.group);
            meets.will_see = (note.why == Why::Invite).then_some(seen);
            meets.parts = parts(vault, &plan.effects);
            meets.twice = small(plan.conflicts.len());
            meets.ask = plan.ask;
        }
    }
    Ok(Looked { meets, letter })
}

async fn is_known(vault: &Vault, note: &Note) -> Result<bool> {
    let known = sharing::believed(vault, Compartment::Group(GroupId(note.compartment))).await?;
    Ok(known.iter().any(|(signer, _)| *signer == note.signer))
}

async fn is_here(vault: &Vault, group: GroupId) -> Result<bool> {
    match groups::group(vault.connection().await?.sql(), group).await {
        Ok(_) => Ok(true),
        Err(error) if error.code == Code::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// By part of the group, in the order of the parts. What a newer version wrote is left out: it is kept, and
/// shown nowhere.
fn parts(vault: &Vault, effects: &BTreeMap<u16, Effect>) -> Vec<PartRow> {
    let mut parts: BTreeMap<Topic, PartRow> = BTreeMap::new();
    for (kind, effect) in effects {
        let Some(table) = vault.schema().tables().find(|table| table.kind == *kind) else { continue };
        let part = table.topic;
        let row = parts.entry(part).or_insert(PartRow { part, new: 0, changed: 0, gone: 0 });
        row.new += small(effect.new);
        row.changed += small(effect.changed);
        row.gone += small(effect.gone + effect.erased);
    }
    parts.into_values().collect()
}

/// Takes in what was looked at.
///
/// Errors: as [`look`]; `Conflict pack.askFirst` if it changes a lot and nobody agreed to that.
pub async fn take(vault: &Vault, now: &Now, looked: &Looked, agreed: bool) -> Result<Taken> {
    let (note, opened) = (&looked.letter.note, looked.letter.opened.as_ref());
    let opened = opened.ok_or_else(|| Error::new(Code::Invalid, "invite.unknown"))?;
    let large = if agreed { Large::Agreed } else { Large::AskFirst };
    let done = sharing::apply_pack(vault, opened, large, now).await?;
    let group = GroupId(note.compartment);
    {
        let mut conn = vault.connection().await?;
        if let (Why::Invite, Some(invite), Some(secret), Some(seen)) =
            (note.why, note.invite, note.secret, &looked.meets.will_see)
        {
            let came = store::Came {
                invite,
                secret: secret.to_vec(),
                signer: note.signer.to_vec(),
                address: note.address.clone(),
                name: note.name.clone(),
                people: seen.count,
                dates: small(seen.dates.len()),
            };
            store::keep_came(conn.sql(), group.0, &came).await?;
        }
        let mut seen = Vec::new();
        ciborium::into_writer(&opened.state().seen, &mut seen)
            .map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
        store::keep_heard(conn.sql(), group.0, &note.signer, note.at, &seen).await?;
        // Whoever let us in sends news now: the card has arrived.
        let in_it = store::came(conn.sql(), group.0).await?.is_some_and(|came| came.signer == note.signer);
        if note.why == Why::News && in_it {
            store::drop_came(conn.sql(), group.0).await?;
        }
    }
    keep_to_circle(vault, group).await?;
    Ok(Taken { group, done })
}

/// The group as it is now, for everybody else in the circle.
///
/// Errors: `NotFound group.missing`; `Conflict circle.alone` if nobody else is in it.
pub async fn news(vault: &Vault, now: &Now, group: GroupId) -> Result<Vec<u8>> {
    let mine = sharing::signer(vault).await?;
    let others: Vec<String> = {
        let mut conn = vault.connection().await?;
        let id = groups::group(conn.sql(), group).await?.id;
        let devices = store::devices(conn.sql(), id).await?;
        let others = devices.into_iter().filter(|device| device.gone_on.is_none() && device.signer != mine);
        others.map(|device| device.address).filter(|address| !address.is_empty()).collect()
    };
    if others.is_empty() {
        return Err(Error::new(Code::Conflict, "circle.alone"));
    }
    be_in_it(vault, now, group).await?;
    let saying = Saying {
        why: Why::News,
        name: service::who(vault).await?,
        invite: None,
        secret: None,
        proof: None,
        arrived: None,
    };
    sharing::make_letter(vault, Compartment::Group(group), &To::Devices(&others), saying, now).await
}
