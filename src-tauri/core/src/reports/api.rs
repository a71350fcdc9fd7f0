//! Reading the report.

use super::{
    gather::{Followed, Gathered, Spell, gather},
    model::{MainReason, REASONS, REGULAR_AT, Season, main},
    paper, publish, research, sheets,
    store::{self, CohortTally, MonthRow},
    views::{
        Compared, Compares, GroupMeetings, GroupStay, MeetingCell, MeetingsPage, Path, ReasonRow, Regular, Report,
        ReportFile, SeasonRow, WhyCounted, YearRow,
    },
};
use crate::{
    groups::GroupRef,
    papers::Printed,
    platform::{Error, GroupId, Now, Result, Vault},
    reasons::{self, Reason},
    service, small,
    survival::{self, Span},
};

/// Groups on a page of the table of meetings.
const PAGE: u32 = 20;
/// Meetings of each.
const LAST: u32 = 7;
/// Years in the table of meetings.
const YEARS: usize = 10;

/// Works the report out, of all groups.
pub async fn read(vault: &Vault, now: &Now) -> Result<Report> {
    let all = gather(vault).await?;
    let mut conn = vault.connection().await?;
    let few = service::rules(conn.sql()).await?.small_number;
    let cohorts = store::cohorts(conn.sql()).await?;
    let months = store::months(conn.sql(), now.today).await?;
    drop(conn);
    let told: Vec<Span> = all.spells.iter().map(|spell| spell.told).collect();
    let silent: Vec<Span> = all.spells.iter().map(|spell| spell.silent).collect();
    let on_lists = small::steps(&[all.people, all.agreed], few);
    Ok(Report {
        today: now.today,
        small: few,
        people: on_lists.reached[0],
        agreed: on_lists.reached[1],
        stay: publish::stay(&told, &silent, few),
        groups: groups(&all),
        path: path(&cohorts, &all, few),
        why: why(&cohorts, &all, few),
        per_person: small::line(&all.per_person, few).cells,
        years: years(&months),
        seasons: seasons(&months),
        compared: compared(&all.spells, few),
    })
}

/// The report as a file.
///
/// Errors: `Invalid report.tooFew` on `file` for research, if too few agreed to it; `NotFound report.noChart` for
/// a picture that there is not.
pub async fn file(vault: &Vault, now: &Now, file: ReportFile) -> Result<Vec<u8>> {
    match file {
        ReportFile::Csv => sheets::csv(&read(vault, now).await?),
        ReportFile::Pdf => Printed::make(&paper::paper(&read(vault, now).await?))?.pdf(),
        ReportFile::StayChart | ReportFile::GroupsChart => {
            let report = read(vault, now).await?;
            let chart = paper::alone(&report, file).ok_or_else(|| Error::not_found("report.noChart"))?;
            Ok(Printed::make(&chart)?.page(0).unwrap_or_default().into_bytes())
        }
        ReportFile::Workbook => sheets::workbook(&read(vault, now).await?),
        ReportFile::Research => {
            let spells = gather(vault).await?.spells;
            let few = service::rules(vault.connection().await?.sql()).await?.small_number;
            research::extract(&spells, few)
        }
    }
}

fn groups(all: &Gathered) -> Option<GroupStay> {
    if all.groups.is_empty() {
        return None;
    }
    let (rows, median) = publish::group_rows(&all.groups);
    let groups = u32::try_from(all.groups.len()).unwrap_or(u32::MAX);
    Some(GroupStay { groups, ended: all.ended.0, ended_well: all.ended.1, rows, median })
}

fn path(cohorts: &[CohortTally], all: &Gathered, few: u32) -> Path {
    let sum = |which: &dyn Fn(&CohortTally) -> bool| -> u32 {
        cohorts.iter().filter(|one| !one.stopped_early && which(one)).map(|one| one.number).sum()
    };
    let finished = sum(&|_| true);
    let offered = sum(&|one| one.offered);
    let yes = sum(&|one| one.offered && one.answer == "yes");
    let count = |which: &dyn Fn(&Followed) -> bool| {
        u32::try_from(all.followed.values().filter(|one| which(one)).count()).unwrap_or(u32::MAX)
    };
    // Who is on two programmes' lists said yes twice and is followed once.
    let followed = count(&|_| true).min(yes);
    let came = count(&|one| one.came).min(followed);
    let at = |mark: usize| count(&|one| one.regular[mark].is_some()).min(came);
    // Whoever can be known about at one mark need not be one of those at the mark before, so that the marks
    // are lines of their own below those who came.
    let chain = small::steps(&[finished, offered, yes, followed, came], few).reached;
    let regular = REGULAR_AT.iter().enumerate().map(|(mark, months)| {
        let of = at(mark);
        let regular = count(&|one| one.regular[mark] == Some(true)).min(of);
        let shown = small::line(&[regular, of - regular, came - of], few);
        // The parts add up to those who came, who are shown above.
        let sure = chain[4].is_some() && shown.total.is_some();
        let both = shown.cells[0].zip(shown.cells[1]).filter(|_| sure);
        Regular { months: *months, of: both.map(|_| of), regular: both.map(|_| regular) }
    });
    Path {
        regular: regular.collect(),
        finished: chain[0],
        offered: chain[1],
        yes: chain[2],
        followed: chain[3],
        came: chain[4],
    }
}

fn why(cohorts: &[CohortTally], all: &Gathered, few: u32) -> WhyCounted {
    let mut declined = [0; REASONS];
    for one in cohorts.iter().filter(|one| matches!(one.answer.as_str(), "no" | "maybe")) {
        let why = reasons::Why::read(&one.reasons, one.main_reason.as_deref(), "", one.told_by.as_deref());
        declined[main(&why).place()] += one.number;
    }
    // Both, and their sum, are one table: each could be taken from the others.
    let table = small::table(&[declined.to_vec(), all.left.to_vec()], few);
    let kinds = Reason::ALL.iter().map(|reason| MainReason::One(*reason));
    let kinds = kinds.chain([MainReason::Several, MainReason::NotAsked]);
    let row = |kind: MainReason| ReasonRow {
        reason: if let MainReason::One(reason) = kind { Some(reason) } else { None },
        declined: table.rows[0].cells[kind.place()],
        left: table.rows[1].cells[kind.place()],
        both: table.all.cells[kind.place()],
    };
    let told_by = small::line(&all.told_by, few);
    WhyCounted {
        rows: kinds.map(row).collect(),
        declined: table.rows[0].total,
        left: table.rows[1].total,
        // Their total is that of those who left.
        told_by: if table.rows[1].total.is_some() && told_by.total.is_some() { told_by.cells } else { vec![None; 4] },
    }
}

fn years(months: &[MonthRow]) -> Vec<YearRow> {
    let mut years: Vec<YearRow> = Vec::new();
    for month in months {
        let at = years.iter().position(|row| row.year == month.year).unwrap_or_else(|| {
            years.push(YearRow { year: month.year, ..YearRow::default() });
            years.len() - 1
        });
        let row = &mut years[at];
        row.planned += month.meetings;
        match month.state.as_str() {
            "held" => {
                row.held += month.meetings;
                row.here += month.here;
                row.marked += month.marked;
            }
            "cancelled" => row.called_off += month.meetings,
            "informal" => row.informal += month.meetings,
            _ => row.not_recorded += month.meetings,
        }
    }
    years.sort_by_key(|row| std::cmp::Reverse(row.year));
    years.truncate(YEARS);
    years
}

fn seasons(months: &[MonthRow]) -> Vec<SeasonRow> {
    let row = |season: &Season| {
        let of = || months.iter().filter(|row| row.state == "held" && Season::of(row.month) == *season);
        SeasonRow {
            season: *season,
            meetings: of().map(|row| row.kept).sum(),
            here: of().map(|row| row.here).sum(),
            marked: of().map(|row| row.marked).sum(),
        }
    };
    Season::ALL.iter().map(row).collect()
}

fn compared(spells: &[Spell], few: u32) -> Vec<Compared> {
    let one = |by: &Compares| {
        let mut sets: std::collections::BTreeMap<i64, Vec<Span>> = std::collections::BTreeMap::new();
        for spell in spells {
            let key = match by {
                Compares::Place => i64::from(spell.place),
                Compares::Year => i64::from(spell.year),
                Compares::Size => i64::from(spell.large),
                Compares::Hosts => i64::from(spell.hosts),
            };
            sets.entry(key).or_default().push(super::model::only_left(&spell.told));
        }
        let sets: Vec<&[Span]> = sets.values().map(Vec::as_slice).filter(|set| set.len() >= few as usize).collect();
        let test = survival::log_rank(&sets)?;
        // A difference that rests on a few who left would say too much of them.
        let went: u64 = test.sets.iter().map(|set| set.went).sum();
        (went >= u64::from(few)).then(|| Compared {
            by: *by,
            sets: u32::try_from(sets.len()).unwrap_or(u32::MAX),
            chi: (test.chi * 100.0).round() as u32,
            freedom: test.freedom,
            chance: publish::share(test.chance),
        })
    };
    Compares::ALL.iter().filter_map(one).collect()
}

/// A page of the table of meetings: groups by name, 20 from `skip` on, with their last seven.
pub async fn meetings(vault: &Vault, skip: u32) -> Result<MeetingsPage> {
    let mut conn = vault.connection().await?;
    let mut groups = store::by_name(conn.sql(), skip, PAGE).await?;
    let more = groups.len() > PAGE as usize;
    groups.truncate(PAGE as usize);
    let mut rows = Vec::with_capacity(groups.len());
    for (id, uid, name) in groups {
        let cell = |row: store::MeetingRow| MeetingCell {
            date: row.on_date,
            here: row.here,
            marked: row.marked,
            headcount: row.headcount,
        };
        let meetings: Vec<MeetingCell> =
            store::last_meetings(conn.sql(), id, LAST).await?.into_iter().map(cell).collect();
        if !meetings.is_empty() {
            rows.push(GroupMeetings { group: GroupRef { id: GroupId(uid), name }, meetings });
        }
    }
    Ok(MeetingsPage { rows, more })
}
