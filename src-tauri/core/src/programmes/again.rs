//! A list of a programme that has a cohort already: who on it was counted before.
//!
//! A list with somebody on it whom the programme or the group has already is a newer list of the same people.
//! Of those without a name nobody can tell who is who, so they are matched by what they said: first the same
//! answer, then somebody who had not answered or said maybe, and has now. Only who is left over is counted anew.
//! This rather counts too few than anybody twice; the programme's page puts it right by hand. A list with nobody
//! on it who is known holds others, late joiners say, and adds to the programme.

use super::{
    api::{COHORT_PERSON, NewRow, add_row},
    model::{Finished, OfferAnswer, said},
    store::{self, Row},
};
use crate::platform::{Change, Result};

/// Somebody of a cohort who is on the service's list, to be known again on a newer list.
#[derive(Debug, Clone)]
pub struct NamedBefore {
    /// The person's row on the service's list.
    pub person: i64,
    /// Name.
    pub name: String,
    /// Phone number that the service holds.
    pub phone: String,
    /// E-mail address that the service holds.
    pub email: String,
    row: Row,
}

/// A cohort before a newer list of it is brought in. Each row is taken once.
#[derive(Debug, Default)]
pub struct CountedBefore {
    unnamed: Vec<Row>,
    /// Those with a name.
    pub named: Vec<NamedBefore>,
    /// How many of the list were known again, without a name before.
    pub again: u32,
}

impl CountedBefore {
    /// Reads the cohort of a programme.
    pub async fn read(change: &mut Change<'_>, programme: i64) -> Result<Self> {
        let mut before = Self::default();
        for row in store::everybody(change.sql(), programme).await? {
            match row.cohort.person_id {
                None => before.unnamed.push(row.cohort),
                Some(person) => before.named.push(NamedBefore {
                    person,
                    name: row.cohort.name.clone().unwrap_or_default(),
                    phone: row.phone,
                    email: row.email,
                    row: row.cohort,
                }),
            }
        }
        Ok(before)
    }

    /// The list holds others than those who were counted before.
    pub fn others(&mut self) {
        self.unnamed.clear();
    }

    /// Puts somebody of the list on the cohort: on a row that counted them before, or on a new one. Those without
    /// a name are put first, in this [`order`](Self::order). In a host's vault nobody has a name here, so that
    /// whoever comes onto the group's list is never one of those who did not.
    pub async fn put(&mut self, change: &mut Change<'_>, programme: i64, new: &NewRow<'_>) -> Result<()> {
        let named = new.person.and_then(|person| self.named.iter().position(|before| before.person == person));
        let row = match named {
            Some(at) => Some(self.named.swap_remove(at).row),
            None => {
                let said: Vec<OfferAnswer> = self.unnamed.iter().map(Row::said).collect();
                let at = counted_before(&said, new.answer.unwrap_or(OfferAnswer::NotAsked));
                self.again += u32::from(at.is_some());
                at.map(|at| self.unnamed.swap_remove(at))
            }
        };
        match row {
            Some(row) => renew(change, &row, new).await,
            None => add_row(change, programme, new).await.map(|_| ()),
        }
    }

    /// Those of `answers` in the order in which they are to be put: who said what somebody said before comes
    /// first, so that nobody takes the row of another.
    #[must_use]
    pub fn order(&self, answers: &[OfferAnswer]) -> Vec<usize> {
        let mut there: Vec<OfferAnswer> = self.unnamed.iter().map(Row::said).collect();
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for (nth, answer) in answers.iter().enumerate() {
            match there.iter().position(|before| before == answer) {
                Some(at) => {
                    there.swap_remove(at);
                    first.push(nth);
                }
                None => rest.push(nth),
            }
        }
        first.append(&mut rest);
        first
    }
}

/// Which of those without a name who said so before may be somebody who says `answer` now.
#[must_use]
pub fn counted_before(before: &[OfferAnswer], answer: OfferAnswer) -> Option<usize> {
    let at = |one: OfferAnswer| before.iter().position(|said| *said == one);
    // Nobody goes from an answer back to none.
    let open = || at(OfferAnswer::NotAsked).or_else(|| at(OfferAnswer::Maybe));
    at(answer).or_else(|| if answer == OfferAnswer::NotAsked { None } else { open() })
}

/// Writes what a newer list says on a row that is there; what it does not say stays.
async fn renew(change: &mut Change<'_>, row: &Row, new: &NewRow<'_>) -> Result<()> {
    let today = change.now().today;
    let mut values = Vec::new();
    if let Some(person) = new.person.filter(|person| row.person_id != Some(*person)) {
        values.push(("person_id", person.into()));
    }
    if let Some(finished) = new.finished.filter(|one| *one != Finished::NotKnown && *one != row.has_finished()) {
        values.push(("finished", finished.into()));
    }
    let answer = new.answer.filter(|answer| *answer != OfferAnswer::NotAsked).unwrap_or(row.said());
    if answer != row.said() {
        values.extend(said(answer, row.offered_on, today, new.by));
    }
    if matches!(answer, OfferAnswer::No | OfferAnswer::Maybe) && !new.why.reasons.is_empty() {
        values.extend(new.why.columns(&row.reasons, &row.fine));
    }
    if values.is_empty() {
        return Ok(());
    }
    change.put(&COHORT_PERSON, &[row.id.into()], &values).await
}
