//! The file that hands a group over: made here, opened there, answered with a card that six digits confirm.

use std::fmt;

use rand::{TryRngCore, rngs::OsRng};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    api::{CIRCLE_DEVICE, be_in_it, keep_to_circle},
    files::Looked,
    model::{self, Laptop, typed_digits},
    store,
    will_see::{WillSee, will_see},
};
use crate::{
    groups,
    platform::{Code, Done, Error, GroupId, Now, Result, Value, Vault, fresh, offer_words},
    service,
    sharing::{self, Compartment, Saying, To, Why, With},
};

/// A file that hands a group over, not saved yet.
pub struct Prepared {
    /// The group.
    pub group: GroupId,
    /// The file.
    pub sealed: Vec<u8>,
    /// The five words that open it.
    pub words: Zeroizing<String>,
    /// What is in it, read back from it.
    pub sight: WillSee,
    id: Uuid,
    secret: Zeroizing<[u8; 32]>,
    dates: u32,
}

impl fmt::Debug for Prepared {
    /// Neither words nor secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared").field("group", &self.group).finish_non_exhaustive()
    }
}

/// Makes the file and opens it again: what the other side will see is read from it.
///
/// Errors: `NotFound group.missing`; `Conflict inCharge.missing` as long as nobody said who looks after
/// people's details.
pub async fn prepare(vault: &Vault, now: &Now, group: GroupId) -> Result<Prepared> {
    {
        let mut conn = vault.connection().await?;
        let id = groups::group(conn.sql(), group).await?.id;
        if store::in_charge(conn.sql(), id).await?.is_none() {
            return Err(Error::new(Code::Conflict, "inCharge.missing"));
        }
    }
    be_in_it(vault, now, group).await?;
    let words = offer_words()?;
    let mut secret = Zeroizing::new([0; 32]);
    OsRng.try_fill_bytes(&mut *secret).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
    let id = fresh();
    let saying = Saying {
        why: Why::Invite,
        name: service::who(vault).await?,
        invite: Some(id),
        secret: Some(*secret),
        proof: None,
        arrived: None,
    };
    let sealed = sharing::make_letter(vault, Compartment::Group(group), &To::Words(&words), saying, now).await?;
    let letter = sharing::open_letter(vault, &sealed, &With::Words(&words)).await?;
    let opened = letter.opened.ok_or_else(|| Error::new(Code::Damaged, "pack.damaged"))?;
    let sight = will_see(opened.state(), now.today)?;
    let dates = dates(&sight);
    Ok(Prepared { group, sealed, words, sight, id, secret, dates })
}

fn dates(sight: &WillSee) -> u32 {
    u32::try_from(sight.dates.len()).unwrap_or_default()
}

/// Notes that the file was saved: from now on somebody may join with it.
pub async fn note_made(vault: &Vault, now: &Now, prepared: &Prepared) -> Result<()> {
    let invite = store::Invite {
        id: prepared.id,
        group_uid: prepared.group.0,
        secret: prepared.secret.to_vec(),
        made_at: now.at.timestamp_millis(),
        people: prepared.sight.count,
        dates: prepared.dates,
        name: None,
        signer: None,
        got_people: None,
        got_dates: None,
        joined_at: None,
    };
    store::keep_invite(vault.connection().await?.sql(), &invite).await
}

/// What whoever got a group still has to do: give the card back and say six digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct JoinView {
    /// Who gave the group; may be empty.
    pub to: String,
    /// The six digits.
    pub digits: String,
}

/// The six digits for whoever gave this group; none if it did not come by a file, or all is done.
pub async fn join_view(vault: &Vault, group: GroupId) -> Result<Option<JoinView>> {
    let Some(card) = card(vault, group).await? else { return Ok(None) };
    Ok(Some(JoinView { to: card.came.name.clone(), digits: card.digits()? }))
}

/// The card that answers the file this group came with, sealed for whoever made it.
///
/// Errors: `NotFound invite.unknown` if the group did not come by such a file.
pub async fn join_card(vault: &Vault, now: &Now, group: GroupId) -> Result<Vec<u8>> {
    let card = card(vault, group).await?.ok_or_else(|| Error::not_found("invite.unknown"))?;
    let saying = Saying {
        why: Why::Joins,
        name: service::who(vault).await?,
        invite: Some(card.came.invite),
        secret: None,
        proof: Some(model::proof(&card.secret()?, card.laptop())),
        arrived: Some((card.came.people, card.came.dates)),
    };
    let to = [card.came.address.clone()];
    sharing::make_letter(vault, Compartment::Group(group), &To::Devices(&to), saying, now).await
}

struct Card {
    came: store::Came,
    signer: [u8; 32],
    address: String,
    author: Uuid,
}

impl Card {
    fn laptop(&self) -> Laptop<'_> {
        Laptop { signer: &self.signer, address: &self.address, author: self.author }
    }

    fn secret(&self) -> Result<[u8; 32]> {
        whole(&self.came.secret)
    }

    fn digits(&self) -> Result<String> {
        Ok(model::digits(&self.secret()?, &whole(&self.came.signer)?, self.laptop()))
    }
}

async fn card(vault: &Vault, group: GroupId) -> Result<Option<Card>> {
    let (signer, address) = (sharing::signer(vault).await?, sharing::address(vault).await?);
    let author = sharing::author(vault).await?;
    let came = store::came(vault.connection().await?.sql(), group.0).await?;
    Ok(came.map(|came| Card { came, signer, address, author }))
}

pub(super) fn whole(bytes: &[u8]) -> Result<[u8; 32]> {
    bytes.try_into().map_err(|_| Error::new(Code::Damaged, "vault.damaged"))
}

/// The invitation that a card answers, if it was made here, proven, and nobody else has joined with it.
///
/// Errors: `Invalid invite.unknown`; `Conflict invite.used`.
pub(super) async fn answered(vault: &Vault, note: &sharing::Note) -> Result<store::Invite> {
    let unknown = || Error::new(Code::Invalid, "invite.unknown");
    let id = note.invite.ok_or_else(unknown)?;
    let invite = store::invite(vault.connection().await?.sql(), id).await?.ok_or_else(unknown)?;
    let who = Laptop { signer: &note.signer, address: &note.address, author: note.author };
    let proven = note.proof.is_some_and(|shown| whole(&invite.secret).is_ok_and(|it| model::proves(&it, who, &shown)));
    if !proven || invite.group_uid != note.compartment {
        return Err(unknown());
    }
    if invite.signer.as_ref().is_some_and(|signer| signer.as_slice() != note.signer) {
        return Err(Error::new(Code::Conflict, "invite.used"));
    }
    Ok(invite)
}

/// Lets whoever answered into the circle, once the digits they say are those that belong to their card.
///
/// Errors: `Invalid digits.wrong` on `digits`; `Invalid invite.unknown`, `Conflict invite.used`.
pub async fn confirm(vault: &Vault, now: &Now, looked: &Looked, digits: &str) -> Result<Done> {
    let note = looked.note();
    if note.why != Why::Joins {
        return Err(Error::new(Code::Invalid, "invite.unknown"));
    }
    let invite = answered(vault, note).await?;
    let who = Laptop { signer: &note.signer, address: &note.address, author: note.author };
    let mine = sharing::signer(vault).await?;
    if model::digits(&whole(&invite.secret)?, &mine, who) != typed_digits(digits) {
        return Err(Error::invalid("digits", "digits.wrong"));
    }
    let group = GroupId(invite.group_uid);
    let mut change = vault.change("circle.confirm", now).await?;
    let id = groups::group(change.sql(), group).await?.id;
    let values = [
        ("name", note.name.as_str().into()),
        ("device", Value::Blob(note.author.as_bytes().to_vec())),
        ("address", note.address.as_str().into()),
        ("since", now.today.into()),
        ("gone_on", Value::Null),
    ];
    change.put(&CIRCLE_DEVICE, &[id.into(), Value::Blob(note.signer.to_vec())], &values).await?;
    let got = note.arrived.unwrap_or_default();
    store::keep_joined(change.sql(), invite.id, &note.name, &note.signer, got, now.at.timestamp_millis()).await?;
    change.keep();
    let done = change.commit().await?;
    keep_to_circle(vault, group).await?;
    Ok(done)
}
