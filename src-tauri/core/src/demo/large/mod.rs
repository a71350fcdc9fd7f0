//! A made-up service of any size: to see how pages and reports stand up to one, and to look at believable
//! numbers. Written as rows, a group at a time, since ten thousand groups take hours by way of use-cases.
//! The same seed gives the same service.
//!
//! What it is like follows the studies as far as they say: 60 in 100 of a programme join, 18 in 100 of those
//! never come, 65 in 100 come at first and 45 after a year, fewer in the dark months, 22 in 100 groups end in a
//! year, four in ten absences are without a word, and of a third of those who leave nobody knows why.

mod model;
mod store;

use rand::{SeedableRng, rngs::StdRng};

use crate::{
    SCHEMA, home,
    people::{Role, set_role},
    platform::{Now, Result, Vault},
};

/// Groups that are written in one go.
const AT_ONCE: u32 = 200;

/// Opens a vault in memory with a made-up service of so many groups, as of `now`.
pub async fn open(now: &Now, groups: u32) -> Result<Vault> {
    let vault = Vault::in_memory(&SCHEMA).await?;
    set_role(&vault, Role::Clinician).await?;
    home::write_me(&vault, now, super::clinic::YOU, Some("Westerby pain service")).await?;
    home::confirm_code(&vault, true).await?;
    home::note_backup(&vault, now).await?;
    fill(&vault, now, groups, 20_261_126).await?;
    Ok(vault)
}

/// Puts so many groups into a vault. Each `seed` gives a service of its own.
pub async fn fill(vault: &Vault, now: &Now, groups: u32, seed: u64) -> Result<()> {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut nth = 0;
    while nth < groups {
        let mut conn = vault.connection().await?;
        let many = AT_ONCE.min(groups - nth);
        let plans: Vec<_> = (nth..nth + many).map(|nth| model::group(nth, now.today, &mut rng)).collect();
        store::write(conn.sql(), &plans).await?;
        nth += many;
    }
    Ok(())
}
