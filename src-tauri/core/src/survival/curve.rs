//! Kaplan and Meier's curve (1958), with Greenwood's variance (1926) and a band on the scale of
//! log(-log S), which never leaves 0 to 1 (Kalbfleisch and Prentice 1980). Pure.

use super::days::{Day, Days, Span};

/// The 97.5 percent point of the normal distribution: the band is of 95 in 100.
const Z: f64 = 1.959_963_984_540_054;

/// What a day on which something happened says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The day.
    pub day: Day,
    /// How many were there on it and could go.
    pub there: u64,
    /// Went on it.
    pub went: u32,
    /// Were last seen on it, and had not gone.
    pub last_seen: u32,
    /// The share that stayed beyond it, 0 to 1.
    pub share: f64,
    /// The square root of Greenwood's sum, that is, the standard error of -log(share). Infinite once nobody
    /// is left.
    pub error: f64,
    /// The band of 95 in 100; none while everybody is there and once nobody is.
    pub band: Option<(f64, f64)>,
}

/// How many there are of each kind at the end of a day. The rows under a curve, as the KMunicate study
/// (Morris et al., BMJ Open 2019) found people read them best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The day.
    pub day: Day,
    /// Still there.
    pub there: u64,
    /// Have gone.
    pub went: u64,
    /// Not watched for so long: too early to say.
    pub too_early: u64,
    /// Not watched yet on that day; only where some were watched from later on.
    pub to_come: u64,
}

/// The time after which half are still there; none: more than half still are.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Median {
    /// In days.
    pub days: Option<f64>,
    /// The lower end of its interval of 95 in 100.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

/// How long people stay.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Every day on which somebody went or was last seen, in order.
    pub steps: Vec<Step>,
    /// All who count.
    pub all: u64,
    came_in: Vec<(Day, u64)>,
}

/// Kaplan and Meier's curve of how long people stay, however they went.
#[must_use]
pub fn kaplan_meier(spans: &[Span]) -> Curve {
    let days = Days::of(spans);
    let (mut share, mut sum) = (1.0, 0.0);
    let mut steps = Vec::new();
    let mut came_in = vec![(0, days.at_first)];
    for (day, there, tally) in days.with_there() {
        if tally.came_in > 0 {
            came_in.push((day, u64::from(tally.came_in)));
        }
        if tally.went == 0 && tally.last_seen == 0 {
            continue;
        }
        let (at_risk, went) = (there as f64, f64::from(tally.went));
        if tally.went > 0 {
            share *= (at_risk - went) / at_risk;
            sum += went / (at_risk * (at_risk - went));
        }
        let error = f64::sqrt(sum);
        let band = band(share, error);
        steps.push(Step { day, there, went: tally.went, last_seen: tally.last_seen, share, error, band });
    }
    Curve { steps, all: days.all, came_in }
}

/// The band around a share: symmetric on the scale of log(-log S).
fn band(share: f64, error: f64) -> Option<(f64, f64)> {
    if share <= 0.0 || share >= 1.0 {
        return None;
    }
    let log = share.ln();
    let wide = Z * error / log;
    let at = |by: f64| f64::exp(-f64::exp((-log).ln() + by));
    Some((at(-wide), at(wide)))
}

impl Curve {
    /// The share that stayed beyond a day, with its band.
    #[must_use]
    pub fn at(&self, day: Day) -> (f64, Option<(f64, f64)>) {
        let passed = self.steps.partition_point(|step| step.day <= day);
        passed.checked_sub(1).map_or((1.0, None), |at| (self.steps[at].share, self.steps[at].band))
    }

    /// How many there are of each kind at the end of a day.
    #[must_use]
    pub fn standing(&self, day: Day) -> Standing {
        let passed = self.steps.iter().take_while(|step| step.day <= day);
        let (went, too_early) =
            passed.fold((0, 0), |(went, early), step| (went + u64::from(step.went), early + u64::from(step.last_seen)));
        let seen: u64 = self.came_in.iter().take_while(|(from, _)| *from <= day).map(|(_, number)| number).sum();
        Standing { day, there: seen - went - too_early, went, too_early, to_come: self.all - seen }
    }

    /// The last day that anything is known of.
    #[must_use]
    pub fn last_day(&self) -> Day {
        self.steps.last().map_or(0, |step| step.day)
    }

    /// The median and its interval, where the curve and the edges of its band come down to a half: Brookmeyer
    /// and Crowley 1982. Where the curve lies on one half for a while, its middle, as R has it.
    #[must_use]
    pub fn median(&self) -> Median {
        let edge = |of: fn((f64, f64)) -> f64| self.half(|step| step.band.map(of));
        Median { days: self.half(|step| Some(step.share)), low: edge(|band| band.0), high: edge(|band| band.1) }
    }

    fn half(&self, height: impl Fn(&Step) -> Option<f64>) -> Option<f64> {
        // What R takes for equal: the square root of the smallest step between two numbers at 1.
        let near = f64::EPSILON.sqrt();
        let mut below = self.steps.iter().filter_map(|step| Some((f64::from(step.day), height(step)?)));
        let (day, first) = below.by_ref().find(|(_, height)| *height < 0.5 + near)?;
        let next = if (first - 0.5).abs() < near { below.find(|(_, height)| *height < first) } else { None };
        Some(next.map_or(day, |(next, _)| f64::midpoint(day, next)))
    }
}
