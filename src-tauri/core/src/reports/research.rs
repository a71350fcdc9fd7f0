//! What is given to research: a line each person who agreed to it, that R's `survival` reads as it is. Pure.
//!
//! The lines are pseudonymised, not anonymous: they name nobody, but somebody who knows a person well could
//! find their line. There is no group, no place and no day in them; times are whole months, and the lines
//! stand in the order of what they say, so that their order tells nothing of where they came from.

use super::{
    gather::Spell,
    model::{Way, only_left},
};
use crate::{
    platform::{Code, Error, Result},
    survival::Span,
};

/// The columns. `Surv(months, left)` and `Surv(months, left_with_silence)` for the curves,
/// `Surv(months, factor(way))` for the ways to go.
const COLUMNS: [&str; 7] =
    ["person", "first_year", "months", "left", "way", "months_with_silence", "left_with_silence"];

/// The lines as CSV.
///
/// Errors: `Invalid report.tooFew` if fewer agreed than may be counted.
pub fn extract(spells: &[Spell], small: u32) -> Result<Vec<u8>> {
    let failed = |why: String| Error::new(Code::Internal, "internal").because(why);
    let months = |span: &Span| u32::from(span.until) * 1200 / 36525;
    let left = |span: &Span| u32::from(only_left(span).went.is_some());
    let way = |span: &Span| {
        let way = span.went.and_then(|way| Way::ALL.get(usize::from(way)));
        way.map_or("there", |way| way.text())
    };
    let mut lines: Vec<_> = spells
        .iter()
        .filter(|spell| spell.research)
        .map(|spell| {
            let (told, silent) = (&spell.told, &spell.silent);
            (months(told), left(told), way(told), spell.year, months(silent), left(silent))
        })
        .collect();
    if lines.len() < small as usize {
        return Err(Error::invalid("file", "report.tooFew"));
    }
    lines.sort_unstable();
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(|e| failed(e.to_string()))?;
    for (nth, (months, left, way, year, silent_months, silent_left)) in (1_u32..).zip(lines) {
        let numbers = [nth.to_string(), year.to_string(), months.to_string(), left.to_string()];
        let rest = [silent_months.to_string(), silent_left.to_string()];
        let line = numbers.iter().map(String::as_str).chain([way]).chain(rest.iter().map(String::as_str));
        out.write_record(line).map_err(|e| failed(e.to_string()))?;
    }
    out.into_inner().map_err(|e| failed(e.to_string()))
}
