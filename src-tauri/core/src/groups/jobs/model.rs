//! Types and rules. Pure.

use crate::vocabulary;

vocabulary! {
    /// The jobs that keep a group going. Names of jobs follow what follow-on and self-help groups
    /// share out among themselves; a group needs no more of them than it likes.
    Job {
        /// Runs the group, alone or with others.
        Host = "host",
        /// Runs it with the host, and takes over when the host cannot come.
        CoHost = "coHost",
        /// Keeps the register.
        Register = "register",
        /// Sees to drinks and biscuits.
        Refreshments = "refreshments",
        /// Rings those who would like to be rung.
        PhoneRound = "phoneRound",
        /// Looks after the money.
        Treasurer = "treasurer",
        /// Sits with somebody new, and stays in touch.
        Buddy = "buddy",
        /// Says hello at the door.
        Greeter = "greeter",
        /// Books the place and has the key.
        Booking = "booking",
    }
}

impl Job {
    /// Whether whoever has this job is one of those who run the group.
    #[must_use]
    pub const fn runs_the_group(self) -> bool {
        matches!(self, Self::Host | Self::CoHost)
    }
}

/// How many people run the group, of `(person, job, taking a break)`: each counts once, and nobody
/// runs it from a break.
#[must_use]
pub fn hosts(held: &[(i64, Job, bool)]) -> u32 {
    let mut people: Vec<i64> =
        held.iter().filter(|(_, job, resting)| job.runs_the_group() && !resting).map(|(person, ..)| *person).collect();
    people.sort_unstable();
    people.dedup();
    u32::try_from(people.len()).unwrap_or(u32::MAX)
}

/// Which of the jobs that somebody let go nobody does now, in the order of the list.
#[must_use]
pub fn now_free(let_go: &[Job], still_done: &[Job]) -> Vec<Job> {
    Job::ALL.iter().copied().filter(|job| let_go.contains(job) && !still_done.contains(job)).collect()
}
