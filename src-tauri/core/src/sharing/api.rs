//! Making a pack, opening one, seeing what it would do, taking it in, settling what was written twice.

use std::collections::{BTreeMap, BTreeSet};

use age::secrecy::ExposeSecret;
use ed25519_dalek::SigningKey;
use rand::{TryRngCore, rngs::OsRng};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    model::{Plan, Row, State, is_there, join, plan},
    pack::{Header, Making, Pack, read, seal, unseal, write},
    shape::{Shape, check_compartment, damaged},
    store,
};
use crate::platform::{Code, Done, Error, GroupId, Now, PRESENT, Result, Secret, Slice, Value, Vault, beside};

/// The tables of this slice: none of them is shared.
pub static SLICE: Slice = Slice {
    name: "sharing",
    tables: &[],
    migrations: &[(20261125230000, include_str!("migrations/20261125230000_sharing.sql"))],
};

/// What a pack holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compartment {
    /// What clinicians of one service share among themselves.
    Service,
    /// One group: what its hosts may see.
    Group(GroupId),
}

impl Compartment {
    /// Its identity in packs: nil for the service.
    #[must_use]
    pub fn id(self) -> Uuid {
        match self {
            Self::Service => Uuid::nil(),
            Self::Group(GroupId(id)) => id,
        }
    }
}

/// Whom a pack is sealed for.
pub enum To<'a> {
    /// Whoever is told these words.
    Words(&'a str),
    /// These devices, by the address that [`address`] gives.
    Devices(&'a [String]),
}

/// How a pack is opened.
pub enum With<'a> {
    /// With words that were told: whoever signed it is believed from now on.
    Words(&'a str),
    /// With this device's own key: its signer must be known.
    OwnKey,
}

/// A pack that was opened and may be believed; nothing is changed yet.
#[derive(Debug)]
pub struct Opened {
    pack: Pack,
    signer_is_new: bool,
}

impl Opened {
    /// What the pack says of itself.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.pack.header
    }

    /// All that stands in it.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.pack.state
    }

    /// What the other side will see, read from the file itself: how many rows of each table, and every
    /// text that is in it anywhere.
    #[must_use]
    pub fn sight(&self) -> Sight {
        let mut sight = Sight::default();
        for (name, row) in &self.pack.state.rows {
            *sight.rows.entry(name.kind).or_default() += usize::from(is_there(row));
            let writes = row.values().flat_map(|cell| std::iter::once(&cell.now).chain(&cell.beside));
            let values = name.key.iter().chain(writes.map(|write| &write.value));
            sight.texts.extend(values.filter_map(|value| match value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            }));
        }
        sight
    }
}

/// What the other side will see.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Sight {
    /// Rows that are there, by table number.
    pub rows: BTreeMap<u16, usize>,
    /// Every text, each once.
    pub texts: BTreeSet<String>,
}

/// A person said yes to a pack that changes a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Large {
    /// Nobody was asked.
    AskFirst,
    /// Somebody saw the plan and said yes.
    Agreed,
}

/// What this device is sealed for by others. The keys are made at the first call.
pub async fn address(vault: &Vault) -> Result<String> {
    Ok(keys(vault).await?.1.to_public().to_string())
}

/// What this device's packs are signed with.
pub async fn signer(vault: &Vault) -> Result<[u8; 32]> {
    Ok(keys(vault).await?.0.verifying_key().to_bytes())
}

/// The identity that changes are made under here.
pub async fn author(vault: &Vault) -> Result<Uuid> {
    Ok(store::me(vault.connection().await?.sql()).await?.0)
}

/// Believes a device from now on: somebody compared what both screens show.
pub async fn believe(vault: &Vault, compartment: Compartment, signer: [u8; 32], author: Uuid) -> Result<()> {
    store::keep_signer(vault.connection().await?.sql(), compartment.id(), &signer, author).await
}

/// Stops believing a device: its packs are refused from now on.
pub async fn disbelieve(vault: &Vault, compartment: Compartment, signer: [u8; 32]) -> Result<()> {
    store::drop_signer(vault.connection().await?.sql(), compartment.id(), &signer).await
}

/// Whom this vault believes about a compartment: signers, and the identities they write under.
pub async fn believed(vault: &Vault, compartment: Compartment) -> Result<Vec<(Vec<u8>, Uuid)>> {
    store::signers(vault.connection().await?.sql(), compartment.id()).await
}

/// The state of a compartment as it is here.
///
/// Errors: `Damaged vault.damaged`.
pub async fn state(vault: &Vault, compartment: Compartment) -> Result<State> {
    let mut conn = vault.connection().await?;
    let shapes = store::shapes(conn.sql(), vault.schema(), compartment.id()).await?;
    Ok(here(conn.sql(), &shapes, compartment.id()).await?.1)
}

pub(super) async fn keys(vault: &Vault) -> Result<(SigningKey, age::x25519::Identity)> {
    let mut conn = vault.connection().await?;
    if let Some(found) = store::keys(conn.sql()).await? {
        return parse_keys(&Zeroizing::new(found.0), &Zeroizing::new(found.1));
    }
    let mut signing = Zeroizing::new([0; 32]);
    OsRng.try_fill_bytes(&mut *signing).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
    let opening = age::x25519::Identity::generate().to_string();
    store::keep_keys(conn.sql(), &*signing, opening.expose_secret()).await?;
    parse_keys(&*signing, opening.expose_secret())
}

fn parse_keys(signing: &[u8], opening: &str) -> Result<(SigningKey, age::x25519::Identity)> {
    let broken = || Error::new(Code::Damaged, "vault.damaged");
    let signing = SigningKey::try_from(signing).map_err(|e| broken().because(e))?;
    Ok((signing, opening.parse().map_err(|_| broken())?))
}

/// Writes a whole compartment as it is now.
///
/// Errors: `NotFound group.missing`; `Invalid pack.address` if a device's address is not one.
pub async fn make_pack(vault: &Vault, compartment: Compartment, to: &To<'_>) -> Result<Vec<u8>> {
    let (signing, _) = keys(vault).await?;
    sealed(plain_pack(vault, compartment, &signing).await?, to).await
}

pub(super) async fn plain_pack(vault: &Vault, compartment: Compartment, signing: &SigningKey) -> Result<Vec<u8>> {
    let id = compartment.id();
    let (state, author, seq) = {
        let mut conn = vault.connection().await?;
        let shapes = store::shapes(conn.sql(), vault.schema(), id).await?;
        let (_, state) = here(conn.sql(), &shapes, id).await?;
        let (author, seq) = store::me(conn.sql()).await?;
        (trimmed(state), author, seq)
    };
    if state.rows.is_empty() {
        return Err(Error::not_found("group.missing"));
    }
    write(&state, Making { compartment: id, author, seq }, signing)
}

/// Words cost about a second of work, so sealing for them runs beside the event loop.
pub(super) async fn sealed(plain: Vec<u8>, to: &To<'_>) -> Result<Vec<u8>> {
    match to {
        To::Words(words) => {
            let secret = Secret::from_words(words);
            beside(move || seal(&plain, std::iter::once(&secret.recipient() as &dyn age::Recipient))).await
        }
        To::Devices(addresses) => {
            let recipients = addresses.iter().map(|address| address.parse::<age::x25519::Recipient>());
            let recipients = recipients
                .collect::<std::result::Result<Vec<_>, _>>()
                .map_err(|_| Error::invalid("address", "pack.address"))?;
            seal(&plain, recipients.iter().map(|recipient| recipient as &dyn age::Recipient))
        }
    }
}

pub(super) async fn unsealed(sealed: &[u8], with: &With<'_>, opening: &age::x25519::Identity) -> Result<Vec<u8>> {
    match with {
        With::Words(words) => {
            let (sealed, secret) = (sealed.to_vec(), Secret::from_words(words));
            beside(move || unseal(&sealed, &secret.identity())).await
        }
        With::OwnKey => unseal(sealed, opening),
    }
}

/// Opens a pack, changes nothing.
///
/// Errors: `WrongKey pack.notForYou`; `Invalid pack.stranger` if whoever signed it is not known;
/// `Invalid pack.notAPack`, `pack.tooLarge`; `TooNew pack.tooNew`; `Damaged pack.damaged`.
pub async fn open_pack(vault: &Vault, sealed: &[u8], with: &With<'_>) -> Result<Opened> {
    let (signing, opening) = keys(vault).await?;
    opened(vault, &unsealed(sealed, with, &opening).await?, with, &signing).await
}

pub(super) async fn opened(vault: &Vault, plain: &[u8], with: &With<'_>, signing: &SigningKey) -> Result<Opened> {
    let pack = read(plain)?;
    let known = store::signers(vault.connection().await?.sql(), pack.header.compartment).await?;
    let signer = pack.header.signer;
    let believed = signer == signing.verifying_key().to_bytes() || known.iter().any(|(key, _)| *key == signer);
    // One identity, one key: nobody speaks under the name of somebody else.
    let taken = known.iter().any(|(key, author)| *author == pack.header.author && *key != signer);
    if taken || (!believed && matches!(with, With::OwnKey)) {
        return Err(Error::new(Code::Invalid, "pack.stranger"));
    }
    Ok(Opened { pack, signer_is_new: !believed })
}

/// What taking a pack in would do.
///
/// Errors: `Invalid pack.otherCompartment` if it holds rows that belong elsewhere; `Conflict
/// pack.restored` if it knows more of this device than the device itself, which then came from a backup
/// and needs a new identity; `Damaged pack.damaged`.
pub async fn plan_pack(vault: &Vault, opened: &Opened) -> Result<Plan> {
    let mut conn = vault.connection().await?;
    let shapes = store::shapes(conn.sql(), vault.schema(), opened.pack.header.compartment).await?;
    let (_, before) = here(conn.sql(), &shapes, opened.pack.header.compartment).await?;
    let me = store::me(conn.sql()).await?;
    let after = joined(&before, opened, &shapes, vault, me)?;
    Ok(plan(&before, &after))
}

/// Takes a pack in, in one change that undo takes back.
///
/// Errors: as [`plan_pack`]; `Conflict pack.askFirst` if it changes a lot and nobody agreed.
pub async fn apply_pack(vault: &Vault, opened: &Opened, large: Large, now: &Now) -> Result<Done> {
    let id = opened.pack.header.compartment;
    let mut change = vault.change("sharing.merge", now).await?;
    let shapes = store::shapes(change.sql(), vault.schema(), id).await?;
    let (columns, before) = here(change.sql(), &shapes, id).await?;
    let me = store::me(change.sql()).await?;
    let after = joined(&before, opened, &shapes, vault, me)?;
    if plan(&before, &after).ask && large == Large::AskFirst {
        return Err(Error::new(Code::Conflict, "pack.askFirst"));
    }
    let aside = store::place(&mut change, &shapes, &columns, &after).await?;
    store::keep_aside(change.sql(), id, &aside).await?;
    store::keep_written(change.sql()).await?;
    if opened.signer_is_new {
        store::keep_signer(change.sql(), id, &opened.pack.header.signer, opened.pack.header.author).await?;
    }
    change.keep();
    change.commit().await
}

/// The state of a compartment here, and how much of it the columns hold.
pub(super) async fn here(
    sql: &mut sqlx::SqliteConnection,
    shapes: &[Shape],
    compartment: Uuid,
) -> Result<(State, State)> {
    let columns = store::columns(sql, shapes, compartment).await?;
    let aside = store::aside(sql, compartment).await?;
    let mut state = columns.clone();
    for (name, row) in aside.rows {
        let cells = state.rows.entry(name).or_default();
        for (no, cell) in row {
            // What was written here since knew of what stands aside, and is later.
            let later = cells.get(&no).is_some_and(|held| {
                (held.now.actor, held.now.seq, held.now.rev) != (cell.now.actor, cell.now.seq, cell.now.rev)
            });
            if !later {
                cells.insert(no, cell);
            }
        }
    }
    for (actor, seq) in aside.seen {
        let known = state.seen.entry(actor).or_default();
        *known = (*known).max(seq);
    }
    state.erased = aside.erased;
    Ok((columns, state))
}

/// How far one pack may be ahead of what is known here, in revisions of one field.
const AHEAD: u64 = 1_000_000;

fn joined(before: &State, opened: &Opened, shapes: &[Shape], vault: &Vault, me: (Uuid, u64)) -> Result<State> {
    let theirs = &opened.pack.state;
    if theirs.seen.get(&me.0).is_some_and(|seq| *seq > me.1) {
        return Err(Error::new(Code::Conflict, "pack.restored"));
    }
    for (name, row) in &theirs.rows {
        let ours = before.rows.get(name);
        for (no, cell) in row {
            let known = ours.and_then(|row| row.get(no)).map_or(0, |cell| cell.now.rev);
            if cell.now.rev > known + AHEAD {
                return Err(damaged());
            }
        }
        // A known table of another kind of compartment.
        let shared = vault.schema().tables().any(|table| table.kind == name.kind);
        if shared && !shapes.iter().any(|shape| shape.table.kind == name.kind) {
            return Err(Error::new(Code::Invalid, "pack.otherCompartment"));
        }
    }
    let after = join(before, theirs);
    // Erasing rows of this vault comes with a later version; this one must not half do it.
    if before.rows.keys().any(|name| !after.rows.contains_key(name)) {
        return Err(Error::new(Code::TooNew, "pack.tooNew"));
    }
    check_compartment(&after, shapes, opened.pack.header.compartment)?;
    Ok(after)
}

/// What leaves this device: of a row that was taken away, nothing but that it was.
fn trimmed(mut state: State) -> State {
    for row in state.rows.values_mut().filter(|row| !is_there(row)) {
        let present = row.remove(&PRESENT.no);
        *row = Row::from_iter(present.map(|cell| (PRESENT.no, cell)));
    }
    state.rows.retain(|_, row| !row.is_empty());
    state
}
