//! Where there are several ways to go: the share that has gone each way by each day (Aalen and Johansen
//! 1978). To count the other ways as "too early to say" instead would add up to more than everybody. Pure.

use super::days::{Day, Days, Span};

/// How the shares stand after a day on which somebody went.
#[derive(Debug, Clone, PartialEq)]
pub struct Chances {
    /// The day.
    pub day: Day,
    /// How many were there on it and could go.
    pub there: u64,
    /// The share still there.
    pub there_share: f64,
    /// The share that has gone each way; together with those still there they make 1.
    pub gone: Vec<f64>,
}

/// The shares that have gone each of `ways` ways, day by day. A way that is not among them counts as too
/// early to say.
#[must_use]
pub fn incidence(spans: &[Span], ways: u8) -> Vec<Chances> {
    let known = |span: &Span| Span { went: span.went.filter(|way| *way < ways), ..*span };
    let spans: Vec<Span> = spans.iter().map(known).collect();
    let days = Days::of(&spans);
    let number = usize::from(ways);
    let mut by_way = vec![0_u32; days.days.len() * number];
    for span in spans.iter().filter(|span| span.is_seen()) {
        if let Some(way) = span.went {
            by_way[usize::from(span.until) * number + usize::from(way)] += 1;
        }
    }
    let mut gone = vec![0.0; number];
    let mut there_share = 1.0;
    let mut out = Vec::new();
    for (day, there, tally) in days.with_there().filter(|(_, _, tally)| tally.went > 0) {
        let at_risk = there as f64;
        let today = &by_way[usize::from(day) * number..][..number];
        for (share, went) in gone.iter_mut().zip(today) {
            *share += there_share * f64::from(*went) / at_risk;
        }
        there_share *= (at_risk - f64::from(tally.went)) / at_risk;
        out.push(Chances { day, there, there_share, gone: gone.clone() });
    }
    out
}
