//! What every slice stands on: the encrypted vault and its keys, changes with stamps, audit and
//! undo, backup, ids, the clock, errors. Knows no slice: they hand in their tables and migrations.

mod audit;
mod backup;
mod carry;
mod change;
mod clock;
mod device;
mod error;
mod files;
mod found;
mod ids;
mod keys;
mod offered;
mod purge;
mod rehearse;
mod safe;
mod stamp;
mod table;
mod text;
mod undo;
mod vault;
mod vocabulary;
mod written;

pub use audit::Audit;
pub use backup::{BackupFile, BackupReport, Restored};
pub use carry::Carried;
pub use change::{Change, Done, compartment_path};
pub use clock::{Now, check_date, instant, wall};
pub use error::{Code, Error, Result};
pub use files::{is_in_use, private_folder, write_atomically};
pub use found::{Findable, Hit};
pub use ids::{
    ActorId, AttemptId, BringId, CohortPersonId, ConcernId, GoalId, GroupId, GuestId, ItemId, JobId, JottingId,
    KeptPlanId, LineId, MeetingId, MemberId, PersonId, ProgrammeId, TextId, VenueId, fresh,
};
pub use keys::{Advice, RecoveryCode, Secret, Strength, VaultKey, strength};
pub use offered::offer_words;
pub use rehearse::Rehearsed;
pub use safe::{Safe, beside};
pub use stamp::{Stamp, Stamps, times_written};
pub use table::{Field, Home, Key, PRESENT, Table, Topic, Value};
pub use text::{note, one_line};
pub use undo::Undone;
pub use vault::{Connection, DATABASE, Schema, Slice, Vault};
pub use written::{Emptied, Place, Writing, Written, read as read_written};

/// The tables of `platform` itself: none of them is shared.
pub static SLICE: Slice = Slice {
    name: "platform",
    tables: &[],
    migrations: &[
        (20261122100000, include_str!("migrations/20261122100000_platform.sql")),
        (20261125150100, include_str!("migrations/20261125150100_who_and_words.sql")),
    ],
};

#[cfg(test)]
mod tests;
