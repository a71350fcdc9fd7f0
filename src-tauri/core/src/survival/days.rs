//! What is known of how long somebody stayed, and everybody's counted into days. Pure.

/// Days since the beginning.
pub type Day = u16;

/// How long one person stayed, as far as anybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The day from which on somebody was watching; none: from the very beginning. Whoever went before was
    /// never seen, so nobody counts as staying on a day before they were watched (delayed entry).
    pub from: Option<Day>,
    /// The day on which they went, or the last one on which they are known to have been there.
    pub until: Day,
    /// How they went, from 0; none: they had not gone when last seen, so it is too early to say.
    pub went: Option<u8>,
}

impl Span {
    /// Whether there was any time in which somebody was watching. A first day that is also the last says
    /// nothing, as in R's `Surv(start, stop)`.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        self.from.is_none_or(|from| from < self.until)
    }
}

/// What happened on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// Went.
    pub went: u32,
    /// Were last seen, and had not gone.
    pub last_seen: u32,
    /// Were watched from the end of this day on.
    pub came_in: u32,
}

/// Everybody, counted into days.
pub(super) struct Days {
    /// From day 0 to the last on which anything happened.
    pub days: Vec<Tally>,
    /// Watched from the very beginning.
    pub at_first: u64,
    /// All who count.
    pub all: u64,
}

impl Days {
    pub fn of(spans: &[Span]) -> Self {
        let last = spans.iter().filter(|span| span.is_seen()).map(|span| usize::from(span.until)).max();
        let mut days = vec![Tally::default(); last.map_or(0, |last| last + 1)];
        let (mut at_first, mut all) = (0, 0);
        for span in spans.iter().filter(|span| span.is_seen()) {
            all += 1;
            match span.from {
                Some(from) => days[usize::from(from)].came_in += 1,
                None => at_first += 1,
            }
            let day = &mut days[usize::from(span.until)];
            match span.went {
                Some(_) => day.went += 1,
                None => day.last_seen += 1,
            }
        }
        Self { days, at_first, all }
    }

    /// Each day with how many were there on it and could go.
    pub fn with_there(&self) -> impl Iterator<Item = (Day, u64, Tally)> {
        let mut there = self.at_first;
        self.days.iter().zip(0..).map(move |(tally, day)| {
            let before = there;
            there = there + u64::from(tally.came_in) - u64::from(tally.went) - u64::from(tally.last_seen);
            (day, before, *tally)
        })
    }
}
