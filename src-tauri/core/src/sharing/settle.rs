//! What two people wrote without knowing of each other, and saying which is right.

use uuid::Uuid;

use super::{
    api::{Compartment, here},
    model::{Conflict, Name, State, plan},
    store,
};
use crate::platform::{Done, Error, Now, Result, Vault};

/// What two people wrote without knowing of each other and nobody has written over since.
pub async fn conflicts(vault: &Vault, compartment: Compartment) -> Result<Vec<Conflict>> {
    let mut conn = vault.connection().await?;
    let shapes = store::shapes(conn.sql(), vault.schema(), compartment.id()).await?;
    let (_, state) = here(conn.sql(), &shapes, compartment.id()).await?;
    Ok(plan(&State::default(), &state).conflicts)
}

/// Settles what was written twice: this write of the field is right. A new write says so, so it travels.
/// The change is 0 where the write that shows already was the right one: then there is nothing to undo.
///
/// Errors: `NotFound conflict.gone` if somebody has written it over since.
pub async fn settle(
    vault: &Vault,
    now: &Now,
    compartment: Compartment,
    field: (&Name, u8),
    right: (Uuid, u64),
) -> Result<Done> {
    let gone = || Error::not_found("conflict.gone");
    let mut change = vault.change("sharing.settle", now).await?;
    let shapes = store::shapes(change.sql(), vault.schema(), compartment.id()).await?;
    let (columns, state) = here(change.sql(), &shapes, compartment.id()).await?;
    let (name, no) = field;
    let cell = state.rows.get(name).and_then(|row| row.get(&no)).filter(|cell| !cell.beside.is_empty());
    let cell = cell.ok_or_else(gone)?;
    let write = std::iter::once(&cell.now).chain(&cell.beside).find(|write| (write.actor, write.seq) == right);
    let write = write.ok_or_else(gone)?;
    let shape = shapes.iter().find(|shape| shape.table.kind == name.kind).ok_or_else(gone)?;
    let column = shape.table.all_fields().find(|field| field.no == no).ok_or_else(gone)?.name;
    if !columns.rows.contains_key(name) {
        return Err(gone());
    }
    let key = store::local_key(change.sql(), shape, name, true).await?.ok_or_else(gone)?;
    shape.check(column, &write.value)?;
    let value = store::local(change.sql(), shape, column, &write.value).await?.ok_or_else(gone)?;
    if write.value == cell.now.value {
        change.affirm(shape.table, &key, no).await?;
        return Ok(Done { change: 0, ..change.commit().await? });
    }
    change.put(shape.table, &key, &[(column, value)]).await?;
    change.commit().await
}
