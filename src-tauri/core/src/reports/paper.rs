//! The report on paper: the finding, the picture, the table and the method of each part. Made from the report,
//! so that nothing is on paper that the page may not show.

use super::{
    sheets::word,
    views::{Report, ReportFile, StayRow},
};
use crate::papers::{PaperOptions, ReportChart, ReportPart, ReportPoint, Sheet, Sheets};

/// Points of a curve that stand in its table: the years, and the last.
const ROWS: usize = 12;

fn say(key: &str) -> String {
    word("paper", key).to_owned()
}

/// Fills gaps of our own words: `{name}`.
fn fill(key: &str, values: &[(&str, String)]) -> String {
    values.iter().fold(say(key), |words, (name, value)| words.replace(&format!("{{{name}}}"), value))
}

fn count(number: Option<u32>) -> String {
    number.map_or_else(|| say("leftOut"), |number| number.to_string())
}

/// "a year", "7 months".
fn time(months: u32) -> String {
    let (unit, number) =
        if months > 0 && months.is_multiple_of(12) { ("years", months / 12) } else { ("months", months) };
    fill(&format!("{unit}_{}", if number == 1 { "one" } else { "other" }), &[("count", number.to_string())])
}

fn in_hundred(share: u32) -> String {
    (share.saturating_add(50) / 100).to_string()
}

/// The report as a paper.
pub fn paper(report: &Report) -> Sheets {
    let mut lead = vec![fill("made", &[("date", report.today.format("%-d %B %Y").to_string())])];
    if let (Some(agreed), Some(people)) = (report.agreed, report.people) {
        lead.push(fill("counted", &[("agreed", agreed.to_string()), ("people", people.to_string())]));
    }
    lead.push(fill("small", &[("small", report.small.to_string())]));
    let parts = vec![stay(report), path(report), reasons(report), years(report), groups(report)];
    Sheets {
        title: say("title"),
        look: PaperOptions { large: false, black_and_white: false, names: false },
        sheets: vec![Sheet::Report { heading: say("title"), lead, parts }],
    }
}

/// One picture by itself; none where there is too little to draw.
pub fn alone(report: &Report, file: ReportFile) -> Option<Sheets> {
    let part = if file == ReportFile::GroupsChart { groups(report) } else { stay(report) };
    let look = PaperOptions { large: false, black_and_white: false, names: false };
    Some(Sheets { title: part.heading, look, sheets: vec![Sheet::Chart { chart: part.chart? }] })
}

/// The row that the finding is about: a year, or the next best.
fn headline(rows: &[StayRow]) -> Option<&StayRow> {
    let at = |month: u32| rows.iter().find(|row| row.month == month);
    [12, 24, 6, 36, 18, 3].into_iter().find_map(at).or_else(|| rows.iter().find(|row| row.month > 0))
}

fn chart(rows: &[StayRow], sentence: &str, axis: &str) -> Option<ReportChart> {
    let point = |row: &StayRow| ReportPoint {
        month: row.month,
        share: row.share,
        low: row.low.unwrap_or(row.share),
        high: row.high.unwrap_or(row.share),
    };
    let last = rows.last()?.month.max(12);
    Some(ReportChart {
        sentence: sentence.to_owned(),
        axis: axis.to_owned(),
        last,
        points: rows.iter().map(point).collect(),
    })
}

/// As many rows as a page bears: the years and what changed; only the years where that is too many.
fn below(rows: &[StayRow]) -> Vec<&StayRow> {
    let year = |row: &StayRow| row.month.is_multiple_of(12);
    let changed = |at: usize| at > 0 && rows[at].left != rows[at - 1].left;
    let all: Vec<&StayRow> = rows
        .iter()
        .enumerate()
        .filter(|(at, row)| year(row) || changed(*at) || at + 1 == rows.len())
        .map(|(_, row)| row)
        .collect();
    if all.len() <= ROWS { all } else { rows.iter().filter(|row| year(row)).take(ROWS).collect() }
}

fn table(rows: &[StayRow]) -> Vec<Vec<String>> {
    let band = |row: &StayRow| row.low.zip(row.high);
    let cells = |row: &StayRow| {
        vec![
            row.month.to_string(),
            row.there.to_string(),
            row.left.to_string(),
            row.too_early.to_string(),
            in_hundred(row.share),
            band(row).map_or_else(String::new, |(low, high)| format!("{}, {}", in_hundred(low), in_hundred(high))),
        ]
    };
    below(rows).into_iter().map(cells).collect()
}

fn stay(report: &Report) -> ReportPart {
    let Some(stay) = &report.stay else {
        return ReportPart { heading: say("stay"), sentence: say("stayNone"), ..ReportPart::default() };
    };
    let sentence = headline(&stay.rows).map_or_else(String::new, |row| {
        fill("staySentence", &[("time", time(row.month)), ("share", in_hundred(row.share))])
    });
    let silent = below(&stay.rows).into_iter().map(|row| row.silent.map_or_else(|| say("leftOut"), in_hundred));
    let rows = table(&stay.rows).into_iter().zip(silent).map(|(row, silent)| row.into_iter().chain([silent]).collect());
    ReportPart {
        heading: say("stay"),
        chart: chart(&stay.rows, &sentence, &say("stayAxis")),
        sentence,
        columns: ["month", "there", "left", "early", "share", "band", "silent"].map(say).to_vec(),
        rows: rows.collect(),
        method: say("stayMethod"),
    }
}

fn groups(report: &Report) -> ReportPart {
    let Some(groups) = &report.groups else { return ReportPart { heading: say("groups"), ..ReportPart::default() } };
    let sentence = headline(&groups.rows).map_or_else(String::new, |row| {
        fill("groupsSentence", &[("time", time(row.month)), ("share", in_hundred(row.share))])
    });
    let numbers = [("ended", groups.ended), ("groups", groups.groups), ("well", groups.ended_well)];
    let numbers = numbers.map(|(name, number)| (name, number.to_string()));
    ReportPart {
        heading: say("groups"),
        chart: chart(&groups.rows, &sentence, &say("groupsAxis")),
        sentence,
        columns: ["month", "groupsThere", "groupsLeft", "early", "share", "band"].map(say).to_vec(),
        rows: table(&groups.rows),
        method: fill("groupsMethod", &numbers),
    }
}

fn path(report: &Report) -> ReportPart {
    let path = &report.path;
    let steps = [
        ("finished", path.finished, String::new()),
        ("offered", path.offered, count(path.finished)),
        ("yes", path.yes, count(path.offered)),
        ("followed", path.followed, count(path.yes)),
        ("came", path.came, count(path.followed)),
    ];
    let steps = steps.into_iter().map(|(name, people, of)| vec![say(name), count(people), of]);
    let regular = path
        .regular
        .iter()
        .map(|one| vec![fill("regular", &[("time", time(one.months))]), count(one.regular), count(one.of)]);
    ReportPart {
        heading: say("path"),
        columns: ["step", "people", "of"].map(say).to_vec(),
        rows: steps.chain(regular).collect(),
        method: say("pathMethod"),
        ..ReportPart::default()
    }
}

fn reasons(report: &Report) -> ReportPart {
    let last = report.why.rows.len().saturating_sub(1);
    let shown = report.why.rows.iter().enumerate().filter(|(_, row)| row.declined != Some(0) || row.left != Some(0));
    let row = |(at, row): (usize, &super::ReasonRow)| {
        let name = match row.reason {
            Some(reason) => word("reasonNames", reason.text()).to_owned(),
            None => say(if at == last { "notAsked" } else { "several" }),
        };
        vec![name, count(row.declined), count(row.left)]
    };
    ReportPart {
        heading: say("reasons"),
        columns: ["reason", "declined", "leftPeople"].map(say).to_vec(),
        rows: shown.map(row).collect(),
        method: say("reasonsMethod"),
        ..ReportPart::default()
    }
}

fn years(report: &Report) -> ReportPart {
    let row = |row: &super::YearRow| {
        let [here, marked] = super::sheets::marks(row.here, row.marked, report.small);
        let rate = here.zip(marked).map_or_else(|| say("leftOut"), |(here, marked)| format!("{here} / {marked}"));
        let counts = [row.planned, row.held, row.called_off, row.not_recorded].map(|number| number.to_string());
        [row.year.to_string()].into_iter().chain(counts).chain([rate]).collect()
    };
    ReportPart {
        heading: say("years"),
        columns: ["year", "planned", "held", "calledOff", "notRecorded", "marks"].map(say).to_vec(),
        rows: report.years.iter().map(row).collect(),
        method: say("yearsMethod"),
        ..ReportPart::default()
    }
}
