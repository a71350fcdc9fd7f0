//! Gathering what goes on paper.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::model::{
    AgendaLine, AgreedPart, AskedLine, DateLine, Paper, PaperRequest, Sheet, Sheets, WORDS, crisis_lines, gap,
    register_lines,
};
use crate::{
    attendance,
    groups::{
        self, Group,
        agreed::{self, Agreed, Part, TextView},
    },
    meetings::{self, Meeting},
    platform::{Error, MemberId, Now, Result, Vault},
    privacy,
    service::{self, CrisisContacts, Nation},
    telling::{self, Chosen, clock, long_day},
};

/// When the crisis numbers were written down: <https://www.nhs.uk>, <https://www.samaritans.org>.
/// The same day stands beside the numbers on the screen.
pub const CRISIS_NUMBERS_WRITTEN: (i32, u32, u32) = (2026, 11, 22);
/// Most dates on the card to take home: more than these do not fit on a page in large print.
const MOST_DATES: u32 = 5;

/// Gathers what goes on the papers that were asked for: read once, in one go, and only what is
/// permitted. `has_111`: whether 111 answers in this laptop's nation; what the service or the hosts said
/// about theirs counts before it.
///
/// Errors: `Invalid papers.none` on `papers`; `NotFound meeting.missing` if a paper is about a meeting
/// and there is none.
pub async fn gather(vault: &Vault, now: &Now, request: &PaperRequest, has_111: bool) -> Result<Sheets> {
    let mine = groups::mine(vault).await?;
    // Read before the connection is taken: they take it themselves.
    let mut written = Vec::new();
    for (paper, what) in [(Paper::Agreement, Agreed::Agreement), (Paper::SupportPlan, Agreed::SupportPlan)] {
        if request.papers.contains(&paper) {
            let view = agreed::read(vault, now, request.group, what).await?;
            written.push((paper, view.agreed.or(view.draft)));
        }
    }
    let mut conn = vault.connection().await?;
    let sql = conn.sql();
    let group = groups::group(sql, request.group).await?;
    let meeting = match request.meeting {
        Some(meeting) => Some(meetings::meeting(sql, meeting).await?),
        None => meetings::next_of(sql, Some(group.id), now.today).await?,
    };
    // Nothing of one group goes on another's paper.
    let strange = meeting.as_ref().is_some_and(|meeting| meeting.group_id != group.id)
        || request.message.as_ref().is_some_and(|message| message.telling.group != request.group);
    if strange {
        return Err(Error::not_found("meeting.missing"));
    }
    let mut sheets = Vec::new();
    let asked: Vec<Paper> = Paper::ALL.iter().copied().filter(|paper| request.papers.contains(paper)).collect();
    for paper in &asked {
        match paper {
            Paper::Letters => sheets.extend(letters(sql, now, &mine, message(request)?).await?),
            Paper::Notice => {
                let letter = telling::poster(sql, now, &message(request)?.telling).await?;
                sheets.push(Sheet::Notice { letter });
            }
            Paper::Agreement | Paper::SupportPlan => {
                let text = written.iter().find(|(of, _)| of == paper).and_then(|(_, text)| text.as_ref());
                sheets.push(agreed_sheet(*paper, &group, text));
            }
            Paper::CrisisCard => {
                let said = service::crisis_said(sql, group.id).await?;
                let has_111 = said.as_ref().map_or(has_111, |said| said.nation != Nation::NorthernIreland);
                sheets.push(Sheet::CrisisCard {
                    lines: crisis_lines(has_111, said.as_ref()),
                    checked: checked(said.as_ref()),
                });
            }
            other => sheets.push(sheet(sql, now, *other, &group, meeting.as_ref(), request).await?),
        }
    }
    if sheets.is_empty() {
        return Err(Error::invalid("papers", "papers.none"));
    }
    let titles: Vec<&str> = asked.iter().map(|paper| WORDS.title(*paper)).collect();
    Ok(Sheets { title: titles.join(", "), look: request.options, sheets })
}

fn message(request: &PaperRequest) -> Result<&Chosen> {
    request.message.as_ref().ok_or_else(|| Error::invalid("message", "papers.none"))
}

/// The version that is agreed, or else the one being written.
fn agreed_sheet(paper: Paper, group: &Group, text: Option<&TextView>) -> Sheet {
    let lines = text.map_or(&[][..], |text| &text.lines);
    let part = |part: &Part| {
        let lines: Vec<String> =
            lines.iter().filter(|line| line.part == *part).map(|line| line.words.clone()).collect();
        let heading = WORDS.agreed.part.get(part.text()).cloned().unwrap_or_default();
        (!lines.is_empty()).then_some(AgreedPart { heading, lines })
    };
    let day = |date: NaiveDate| gap(&WORDS.agreed.since, "date", &date.format("%-d %B %Y").to_string());
    Sheet::Agreed {
        heading: WORDS.title(paper).to_owned(),
        group: group.name.clone(),
        parts: Part::ALL.iter().filter_map(part).collect(),
        since: match text {
            Some(text) => text.agreed_on.map_or_else(|| WORDS.agreed.draft.clone(), day),
            None => WORDS.agreed.none.clone(),
        },
    }
}

async fn letters(sql: &mut SqliteConnection, now: &Now, mine: &[MemberId], chosen: &Chosen) -> Result<Vec<Sheet>> {
    let day = now.today.format("%-d %B %Y").to_string();
    let letters = telling::letters(sql, now, mine.to_vec(), chosen).await?;
    Ok(letters.into_iter().map(|letter| Sheet::Letter { day: day.clone(), letter }).collect())
}

async fn sheet(
    sql: &mut SqliteConnection,
    now: &Now,
    paper: Paper,
    group: &Group,
    meeting: Option<&Meeting>,
    request: &PaperRequest,
) -> Result<Sheet> {
    let name = group.name.clone();
    let about = || meeting.ok_or_else(|| Error::not_found("meeting.missing"));
    Ok(match paper {
        Paper::Register => {
            let meeting = about()?;
            let people = attendance::lines(sql, group.id, meeting.id).await?;
            Sheet::Register {
                group: name,
                day: day_and_time(meeting),
                place: meeting.place.clone(),
                rows: register_lines(&people, request.options.names),
                guests: request.options.names,
            }
        }
        Paper::Agenda => {
            let meeting = about()?;
            let items = meetings::with_times(meeting.planned_start(), meetings::items(sql, meeting.id).await?);
            let line = |item: meetings::AgendaItem| AgendaLine {
                starts: clock(item.starts),
                title: if item.title.is_empty() { WORDS.item(item.kind).to_owned() } else { item.title },
                // Without names nobody leads on paper either.
                lead: item
                    .lead_name
                    .filter(|_| request.options.names)
                    .map(|name| gap(&WORDS.agenda.leads, "name", &name))
                    .unwrap_or_default(),
            };
            Sheet::Agenda {
                group: name,
                day: day_and_time(meeting),
                place: meeting.place.clone(),
                items: items.into_iter().map(line).collect(),
                until: gap(&WORDS.agenda.until, "time", &clock(meeting.ends().time())),
            }
        }
        Paper::Poster => {
            let meeting = about()?;
            Sheet::Poster {
                whom: WORDS.poster.r#for.clone(),
                group: name,
                day: long_day(meeting.on_date),
                time: span(meeting),
                place: meeting.place.clone(),
            }
        }
        Paper::Dates => {
            let (coming, _) = meetings::meetings_of(sql, group.id, now.today, MOST_DATES, 0).await?;
            let line = |meeting: &Meeting| DateLine {
                day: long_day(meeting.on_date),
                time: span(meeting),
                place: meeting.place.clone(),
            };
            Sheet::Dates { group: name, dates: coming.iter().map(line).collect() }
        }
        Paper::Permission => {
            let of_today = privacy::WORDINGS.last().map_or(&[][..], |(_, questions)| questions);
            Sheet::Permission {
                group: name,
                questions: of_today.iter().map(|one| AskedLine { ask: one.question, why: one.meaning }).collect(),
                wording: gap(&WORDS.permission.wording, "version", privacy::WORDING),
            }
        }
        Paper::SignUp => Sheet::SignUp { group: name },
        // Made above: they are several sheets, or need more than the group.
        Paper::CrisisCard | Paper::Agreement | Paper::SupportPlan | Paper::Letters | Paper::Notice => {
            return Err(Error::invalid("papers", "papers.none"));
        }
    })
}

fn day_and_time(meeting: &Meeting) -> String {
    format!("{}, {}", long_day(meeting.on_date), span(meeting))
}

fn span(meeting: &Meeting) -> String {
    gap(&gap(&WORDS.poster.to, "starts", &clock(meeting.starts)), "ends", &clock(meeting.ends().time()))
}

/// When somebody checked the numbers, or that nobody has.
fn checked(said: Option<&CrisisContacts>) -> String {
    let day = |date: NaiveDate| date.format("%-d %B %Y").to_string();
    if let Some((said, on)) = said.and_then(|said| Some((said, said.checked_on?))) {
        let words = if said.own { &WORDS.crisis.checked_own } else { &WORDS.crisis.checked_service };
        return gap(words, "date", &day(on));
    }
    let (year, month, written) = CRISIS_NUMBERS_WRITTEN;
    let date = NaiveDate::from_ymd_opt(year, month, written).map(day);
    gap(&WORDS.crisis.checked, "date", &date.unwrap_or_default())
}
