//! Those of a cohort who have no name here: they are numbers, and numbers are what is changed.

use super::{
    api::{COHORT_PERSON, NewRow, add_row},
    model::{OfferAnswer, said},
    store,
};
use crate::{
    platform::{Change, Code, Done, Error, Now, ProgrammeId, Result, Vault},
    reasons::Why,
};

/// Counts one more, or one fewer, of those without a name who said `answer`.
///
/// Whoever answers was not asked before: one more yes is one fewer not asked, as long as there are any, and
/// one fewer yes is one more not asked. So nobody is lost or made up by a correction; how many there are in
/// all changes with those not asked alone.
/// Errors: `Conflict cohort.nobodySaidSo` if there is none to take away.
pub async fn count(vault: &Vault, now: &Now, programme: ProgrammeId, answer: OfferAnswer, more: bool) -> Result<Done> {
    let by = vault.device("name").await?;
    let mut change = vault.change("programmes.count", now).await?;
    let programme = store::local_id(change.sql(), programme).await?;
    match (more, answer) {
        (true, OfferAnswer::NotAsked) => {
            add_row(&mut change, programme, &NewRow::default()).await?;
        }
        (true, answer) => one_more(&mut change, programme, answer, &Why::default(), &by).await?,
        (false, answer) => {
            let nobody = || Error::new(Code::Conflict, "cohort.nobodySaidSo");
            let row = store::one_unnamed(change.sql(), programme, answer, false).await?.ok_or_else(nobody)?;
            if answer == OfferAnswer::NotAsked {
                change.remove(&COHORT_PERSON, &[row.id.into()]).await?;
            } else {
                let today = change.now().today;
                let values = said(OfferAnswer::NotAsked, row.offered_on, today, &by);
                change.put(&COHORT_PERSON, &[row.id.into()], &values).await?;
            }
        }
    }
    change.commit().await
}

/// Somebody without a name said no, and why: one who is counted as a no without a reason gets it, or else
/// one more no is counted.
pub async fn decline(vault: &Vault, now: &Now, programme: ProgrammeId, why: &Why) -> Result<Done> {
    let by = vault.device("name").await?;
    let mut change = vault.change("programmes.decline", now).await?;
    let programme = store::local_id(change.sql(), programme).await?;
    match store::one_unnamed(change.sql(), programme, OfferAnswer::No, true).await? {
        Some(row) => {
            change.put(&COHORT_PERSON, &[row.id.into()], &why.columns(&row.reasons, &row.fine)).await?;
        }
        None => one_more(&mut change, programme, OfferAnswer::No, why, &by).await?,
    }
    change.commit().await
}

async fn one_more(change: &mut Change<'_>, programme: i64, answer: OfferAnswer, why: &Why, by: &str) -> Result<()> {
    let today = change.now().today;
    match store::one_unnamed(change.sql(), programme, OfferAnswer::NotAsked, false).await? {
        Some(row) => {
            let mut values = said(answer, row.offered_on, today, by);
            if answer == OfferAnswer::No {
                values.extend(why.columns("", ""));
            }
            change.put(&COHORT_PERSON, &[row.id.into()], &values).await
        }
        None => {
            let new = NewRow { answer: Some(answer), why: why.clone(), by, ..NewRow::default() };
            add_row(change, programme, &new).await.map(drop)
        }
    }
}
