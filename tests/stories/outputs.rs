//! Every output of the app, and for every permission what becomes absent where when it is taken back.
//!
//! An output is anything that shows something of a person: a page, a list, a paper, a message, a file.
//! Whoever adds one adds its line to [`OUTPUTS`]. The test goes through every purpose and every output,
//! in a host's vault and in a service's, and compares with [`GONE`] exactly: nothing stays that has to
//! go, and nothing goes that may stay. Beside the outputs it reads every value of every row that belongs
//! to the group, and all that undo remembers.

use std::{collections::BTreeSet, ops::ControlFlow, pin::Pin};

use follow_on_core::{
    SCHEMA,
    asking::{self, Form, Said, named},
    attendance::{self, Status},
    circle, goals,
    groups::{
        self,
        agreed::{self, Agreed},
        jobs, life,
    },
    home,
    intake::{self, Choices, List},
    leaving::{self, KeepInTouch, LeavingRequest},
    meetings, missed,
    needs::{self, Need, NeedEdit},
    papers::{Paper, PaperOptions, PaperRequest, Sheets, gather},
    people::{self, Role},
    platform::{Code, GroupId, MeetingId, MemberId, Now, PersonId, Result, Vault, compartment_path},
    privacy::{Decision, Purpose, ReachedBy},
    reasons::{self, Reason, ToldBy},
    reports::{self, Report},
    sharing::{self, Compartment, Sight, With},
    telling::{self, Chosen, Message, Telling},
    topics, venues,
    worries::{self, About, NoteEdit},
};
use serde::Serialize;
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::{at, empty_vault};

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// The hosts of the group.
    Hosts,
    /// Everybody in the group.
    Members,
    /// The pain service.
    Service,
}

type Shown<'a> = Pin<Box<dyn Future<Output = String> + 'a>>;

/// One output: its name, who reads it, and all the text that it shows.
pub struct Output {
    pub name: &'static str,
    pub to: To,
    pub read: for<'a> fn(&'a Stage) -> Shown<'a>,
}

macro_rules! output {
    ($name:literal, $to:ident, |$stage:ident| $read:expr) => {
        Output { name: $name, to: To::$to, read: |$stage| Box::pin(async move { shown($read.await) }) }
    };
}

/// Every output there is.
pub static OUTPUTS: &[Output] = &[
    output!("home", Hosts, |on| home::read(&on.vault, &on.now)),
    output!("list of groups", Hosts, |on| home::groups_list(&on.vault, &on.now)),
    output!("group page", Hosts, |on| home::group(&on.vault, &on.now, on.group)),
    output!("member page", Hosts, |on| home::member(&on.vault, on.member)),
    output!("find", Hosts, |on| home::find(&on.vault, &on.now, "Zebedee")),
    output!("get ready", Hosts, |on| meetings::prepare(&on.vault, &on.now, on.next)),
    output!("register", Hosts, |on| attendance::read(&on.vault, &on.now, on.last)),
    output!("after the meeting", Hosts, |on| attendance::close_view(&on.vault, &on.now, on.last)),
    output!("people missed", Hosts, |on| missed::after(&on.vault, &on.now, on.last)),
    output!("register typed up", Hosts, |on| attendance::read_paper(&on.vault, on.last)),
    output!("what helps people take part", Hosts, |on| needs::group(&on.vault, on.group)),
    output!("permissions", Hosts, |on| asking::read(&on.vault, on.member)),
    output!("what may still name somebody", Hosts, |on| named::read(&on.vault, on.group)),
    output!("more people of the group", Hosts, |on| home::group_people(&on.vault, on.group, 0)),
    output!("what changed", Hosts, |on| home::history(&on.vault, Some(on.group), None)),
    output!("what changed everywhere", Hosts, |on| home::history(&on.vault, None, None)),
    output!("home of the service", Service, |on| home::overview(&on.vault, &on.now, None, None)),
    output!("agreement", Members, |on| agreed::read(&on.vault, &on.now, on.group, Agreed::Agreement)),
    output!("support plan", Members, |on| agreed::read(&on.vault, &on.now, on.group, Agreed::SupportPlan)),
    output!("life of the group", Hosts, |on| life::read(&on.vault, &on.now, on.group)),
    output!("places", Hosts, |on| venues::list(&on.vault, on.group)),
    output!("plans to start from", Hosts, |on| meetings::plans::plans(&on.vault, on.next)),
    output!("dates", Members, |on| meetings::dates_view(&on.vault, &on.now, on.group)),
    output!("message to one", Hosts, |on| on.message()),
    output!("letters", Hosts, |on| on.papers(&[Paper::Letters], true)),
    output!("papers with names", Hosts, |on| on.papers(ON_PAPER, true)),
    output!("papers without names", Members, |on| on.papers(ON_PAPER, false)),
    output!("a list beside the group's", Hosts, |on| on.list_beside()),
    output!("permissions still to ask", Hosts, |on| asking::still_to_ask(&on.vault, on.group, 0)),
    output!("tell people", Hosts, |on| telling::read(&on.vault, &on.now, &on.missed_you())),
    output!("e-mails", Hosts, |on| on.mails()),
    output!("calendar file", Members, |on| on.calendar()),
    output!("topics", Members, |on| topics::topics(&on.vault, &on.now, Some(on.group))),
    output!("what to see to", Hosts, |on| home::setting_up(&on.vault, on.group)),
    output!("goals", Hosts, |on| goals::read(&on.vault, on.group)),
    output!("guests", Hosts, |on| attendance::guests_of(&on.vault, on.group)),
    output!("worried about someone", Hosts, |on| worries::read(&on.vault, on.group)),
    output!("jobs", Hosts, |on| jobs::read(&on.vault, on.group)),
    output!("list to take home", Members, |on| asking::shared(&on.vault, on.group)),
    output!("hand over", Hosts, |on| circle::hand_over(&on.vault, &on.now, on.group)),
    output!("who has the group", Hosts, |on| circle::circle(&on.vault, &on.now, on.group)),
    output!("pack of the group", Hosts, |on| on.pack(Compartment::Group(on.group))),
    output!("pack of the service", Service, |on| on.pack(Compartment::Service)),
    output!("person page", Service, |on| on.person_page()),
    output!("what helps one person", Service, |on| needs::read(&on.vault, &on.now, on.member)),
    output!("whom to ask about research", Service, |on| asking::may_ask(&on.vault, Purpose::Research, 0)),
    output!("report", Service, |on| on.report()),
    output!("whom to ask how it went", Service, |on| asking::may_ask(&on.vault, Purpose::ServiceMayAsk, 0)),
];

/// The papers that are about the group and its next meeting.
const ON_PAPER: &[Paper] = &[
    Paper::Register,
    Paper::Agenda,
    Paper::Poster,
    Paper::Dates,
    Paper::CrisisCard,
    Paper::Permission,
    Paper::SignUp,
    Paper::Agreement,
    Paper::SupportPlan,
];

/// What an output shows, as text; nothing for a page that is no longer there.
fn shown<T: Serialize>(view: Result<T>) -> String {
    match view {
        Ok(view) => serde_json::to_string(&view).unwrap(),
        Err(error) if error.code == Code::NotFound => String::new(),
        Err(error) => panic!("an output could not be read: {error:?}"),
    }
}

/// Something of the made-up person that can be told from everything else wherever it turns up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Canary {
    Name,
    Phone,
    Email,
    Need,
    Reason,
    Goal,
}

const CANARIES: &[(Canary, &str)] = &[
    // The group calls him by it, and so do letters.
    (Canary::Name, "Zebedee"),
    (Canary::Phone, "01632 960 777"),
    (Canary::Email, "zebedee@canary.example.org"),
    (Canary::Need, "a purple cushion"),
    (Canary::Reason, "moreStaffHelp"),
    (Canary::Goal, "walk to the purple gate"),
];

/// Where something becomes absent.
enum Where {
    /// From the group's rows, and so from whatever is made of them for hosts and members.
    Group,
    /// From this output.
    In(&'static str),
}

/// Where a person stands when the permission is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Coming,
    HasLeft,
}

use Canary::{Email, Goal as GoalWords, Name, Need as NeedWords, Phone, Reason as Why};
use Then::{Coming, HasLeft};
use Where::{Group, In};

/// What becomes absent where.
type Gone = &'static [(&'static [Canary], Where)];

/// For every purpose: what becomes absent where when it is taken back. Nothing else may change.
const GONE: &[(Purpose, Then, Gone)] = &[
    (
        Purpose::HoldDetails,
        Coming,
        &[
            (&[Name, Phone, Email, NeedWords, GoalWords], Group),
            (&[Phone, Email, NeedWords], In("person page")),
            (&[Name, NeedWords], In("what helps one person")),
            (&[Name, Phone, Email], In("whom to ask about research")),
        ],
    ),
    (
        Purpose::HoldDetails,
        HasLeft,
        &[
            (&[Name, NeedWords, Why, GoalWords], Group),
            (&[Phone, Email], Group),
            (&[Phone, Email, NeedWords, Why], In("person page")),
            (&[Name, NeedWords], In("what helps one person")),
            (&[Name, Phone, Email], In("whom to ask about research")),
            (&[Name, Phone, Email], In("whom to ask how it went")),
            (&[Why], In("report")),
        ],
    ),
    (Purpose::HostHasContacts, Coming, &[(&[Phone, Email], Group), (&[Name], In("home")), (&[Name], In("e-mails"))]),
    (
        Purpose::AskAfterAbsence,
        Coming,
        &[(&[Name], In("home")), (&[Phone], In("people missed")), (&[Email, Name], In("e-mails"))],
    ),
    (Purpose::HostsKnowNeeds, Coming, &[(&[NeedWords], Group), (&[Name], In("what helps people take part"))]),
    (Purpose::SharePhone, Coming, &[(&[Phone], In("list to take home"))]),
    (Purpose::ShareEmail, Coming, &[(&[Email], In("list to take home"))]),
    // The name stays there for as long as a number or an address does: see `the_chat_alone`.
    (Purpose::ShareChat, Coming, &[]),
    (Purpose::ShareReason, HasLeft, &[(&[Why], Group), (&[Why], In("person page")), (&[Why], In("report"))]),
    (Purpose::UseInReports, HasLeft, &[(&[Why], In("report"))]),
    (Purpose::Research, Coming, &[(&[Name, Phone, Email], In("whom to ask about research"))]),
    (Purpose::GroupKeepsInTouch, HasLeft, &[(&[Phone, Email], Group)]),
    (Purpose::ServiceMayAsk, HasLeft, &[(&[Name, Phone, Email], In("whom to ask how it went"))]),
];

/// A vault with a group in it, and one person who agreed to everything.
pub struct Stage {
    pub vault: Vault,
    pub now: Now,
    pub group: GroupId,
    pub member: MemberId,
    pub person: Option<PersonId>,
    /// The latest meeting held; the person was missed.
    pub last: MeetingId,
    /// The next one.
    pub next: MeetingId,
}

impl Stage {
    async fn person_page(&self) -> Result<Option<home::PersonView>> {
        match self.person {
            Some(person) => home::person(&self.vault, person).await.map(Some),
            None => Ok(None),
        }
    }

    /// The report, without the reasons that nobody gave: it has a row for each.
    async fn report(&self) -> Result<Report> {
        let mut report = reports::read(&self.vault, &self.now).await?;
        report.why.rows.retain(|row| row.left != Some(0) || row.declined != Some(0));
        Ok(report)
    }

    /// What stands in the file that would be given away, read from its bytes.
    async fn pack(&self, compartment: Compartment) -> Result<Sight> {
        let to = [sharing::address(&self.vault).await?];
        let file = sharing::make_pack(&self.vault, compartment, &sharing::To::Devices(&to)).await?;
        Ok(sharing::open_pack(&self.vault, &file, &With::OwnKey).await?.sight())
    }

    fn missed_you(&self) -> Telling {
        Telling { group: self.group, message: Message::MissedYou, meeting: Some(self.last) }
    }

    /// The e-mails to the person, as they are handed to the mail program.
    async fn mails(&self) -> Result<Vec<String>> {
        let chosen = Chosen { telling: self.missed_you(), members: vec![self.member] };
        match telling::emails(&self.vault, &self.now, &chosen).await {
            Err(error) if error.what == "people.none" => Ok(Vec::new()),
            mails => Ok(mails?.into_iter().map(|mail| mail.address).collect()),
        }
    }

    /// The message to the person, to be copied; the gaps are filled with their first name.
    async fn message(&self) -> Result<telling::Filled> {
        let words = telling::Own { subject: "Hello".into(), text: "Hello [first name]".into() };
        telling::filled(&self.vault, &self.now, &self.missed_you(), Some(self.member), &words).await
    }

    async fn papers(&self, papers: &[Paper], names: bool) -> Result<Option<Sheets>> {
        let telling = Telling { message: Message::Invitation, meeting: Some(self.next), ..self.missed_you() };
        let request = PaperRequest {
            group: self.group,
            meeting: Some(self.next),
            papers: papers.to_vec(),
            options: PaperOptions { large: false, black_and_white: true, names },
            message: Some(Chosen { telling, members: vec![self.member] }),
        };
        match gather(&self.vault, &self.now, &request, true).await {
            Err(error) if error.what == "people.none" => Ok(None),
            sheets => sheets.map(Some),
        }
    }

    /// What a list of somebody else would change of the group's.
    async fn list_beside(&self) -> Result<intake::ListPreview> {
        let there = intake::on_the_list(&self.vault, self.group).await?;
        let file = b"Name,Mobile,Agreed\nAnn Pargeter,01632 960 111,Yes\n";
        let list = List::new(intake::read_bytes("list.csv", file, |_, _| ControlFlow::Continue(())).unwrap());
        Ok(intake::compare(&list, &Choices::default(), Some(&there)))
    }

    async fn calendar(&self) -> Result<String> {
        let file = meetings::save_calendar(&self.vault, &self.now, self.group, None).await?;
        Ok(file.text)
    }

    async fn set(role: Role, then: Then) -> Self {
        let (vault, start) = (empty_vault().await, at("2026-09-01T10:00:00Z"));
        home::write_me(&vault, &start, "Jo Marsh", None).await.unwrap();
        people::set_role(&vault, role).await.unwrap();
        let others = ["Ann Pargeter".to_owned(), "Bill Roscoe".to_owned()];
        let group = groups::create(&vault, &start, "Group", "Hall", &others, None).await.unwrap().group;
        let text = |canary| CANARIES.iter().find(|(one, _)| *one == canary).unwrap().1;
        let contacts = [(Purpose::HostHasContacts, Decision::Given)];
        let (name, phone, email) = (text(Name), text(Phone), text(Email));
        let member = groups::add_member(&vault, &start, group, name, phone, email, &contacts).await.unwrap().member;
        let person = home::member(&vault, member).await.unwrap().person;
        let answers = Purpose::ALL.iter().map(|purpose| Said { purpose: *purpose, decision: Decision::Given });
        let form =
            Form { how: ReachedBy::PaperForm, on: start.today, taken_by: String::new(), answers: answers.collect() };
        asking::record(&vault, &start, member, &form).await.unwrap();
        let edit = NeedEdit { need: Need::ChairWithArms, how: text(NeedWords).to_owned(), flagged: true, shared: true };
        needs::put(&vault, &start, member, &edit).await.unwrap();
        goals::offer(&vault, &start, group, true).await.unwrap();
        goals::set(&vault, &start, member, text(GoalWords)).await.unwrap();

        let dates = ["2026-09-08", "2026-10-06", "2026-11-03", "2026-12-01"];
        let days = dates.map(|date| date.parse().unwrap());
        meetings::plan(&vault, &start, group, &days, "10:30:00".parse().unwrap(), 120, "Hall").await.unwrap();
        let mut all = home::group(&vault, &start, group).await.unwrap().upcoming.into_iter().map(|one| one.id);
        let mut last = None;
        for (date, status) in dates.iter().zip([Status::Here, Status::NoWord, Status::NoWord]) {
            let (meeting, during) = (all.next().unwrap(), at(&format!("{date}T10:30:00Z")));
            meetings::start(&vault, &during, meeting).await.unwrap();
            attendance::mark(&vault, &during, meeting, member, Some(status)).await.unwrap();
            attendance::finish(&vault, &during, meeting, "", &[], None).await.unwrap();
            last = Some(meeting);
        }
        let now = at("2026-11-24T10:00:00Z");
        let next = all.next().unwrap();
        // Named by others, too: as who leads a part of the meeting, and for a job.
        let first = meetings::prepare(&vault, &now, next).await.unwrap().items.first().unwrap().id;
        meetings::item_edit(&vault, &now, first, "", Some(member)).await.unwrap();
        jobs::give(&vault, &now, member, jobs::Job::Refreshments, "").await.unwrap();
        if then == HasLeft {
            let leaves = LeavingRequest {
                member,
                how: leaving::How::Leaving,
                on: now.today,
                back_on: None,
                why: reasons::Why {
                    reasons: vec![Reason::MoreStaffHelp],
                    told_by: Some(ToldBy::Person),
                    ..reasons::Why::default()
                },
                keep_in_touch: KeepInTouch::Both,
            };
            leaving::record(&vault, &now, &leaves).await.unwrap();
        }
        Self { vault, now, group, member, person, last: last.unwrap(), next }
    }

    /// Every canary in every output, and in the group's rows.
    async fn seen(&self) -> BTreeSet<(&'static str, Canary)> {
        let mut seen = BTreeSet::new();
        let mut look = |place: &'static str, text: &str| {
            seen.extend(CANARIES.iter().filter(|(_, words)| text.contains(words)).map(|(canary, _)| (place, *canary)));
        };
        for output in OUTPUTS {
            look(output.name, &(output.read)(self).await);
        }
        look(ROWS, &self.rows(self.person.is_none()).await);
        seen
    }

    /// The tables of the vault in which these words stand anywhere.
    async fn tables_with(&self, words: &str) -> Vec<String> {
        let mut conn = self.vault.connection().await.unwrap();
        let all = sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'");
        let all: Vec<String> = all.fetch_all(conn.sql()).await.unwrap();
        let mut found = Vec::new();
        for table in all {
            if values(conn.sql(), &table).await.contains(words) {
                found.push(table);
            }
        }
        found
    }

    /// Every value of every row of the group's compartment; with `whole`, of every table of the vault,
    /// and with them what undo remembers.
    async fn rows(&self, whole: bool) -> String {
        let mut conn = self.vault.connection().await.unwrap();
        let tables: Vec<String> = if whole {
            let all = sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'");
            all.fetch_all(conn.sql()).await.unwrap()
        } else {
            let of_group = SCHEMA.tables().filter(|table| compartment_path(table) != "service");
            of_group.map(|table| table.name.to_owned()).collect()
        };
        let mut all = String::new();
        for table in tables {
            all.push_str(&values(conn.sql(), &table).await);
        }
        all
    }
}

/// Every value of every row of a table.
async fn values(sql: &mut SqliteConnection, table: &str) -> String {
    let mut all = String::new();
    let rows = sqlx::query(AssertSqlSafe(format!("SELECT * FROM {table}")));
    for row in rows.fetch_all(sql).await.unwrap() {
        for column in 0..row.len() {
            let bytes = row.try_get_unchecked::<&[u8], _>(column).unwrap_or_default();
            all.push_str(&String::from_utf8_lossy(bytes));
            all.push('\n');
        }
    }
    all
}

const ROWS: &str = "rows of the group";

/// What should be left of what was seen once the permission is taken back.
fn without(seen: &BTreeSet<(&'static str, Canary)>, gone: Gone) -> BTreeSet<(&'static str, Canary)> {
    let of_group =
        |place: &str| place == ROWS || OUTPUTS.iter().any(|output| output.name == place && output.to != To::Service);
    let is_gone = |place: &str, canary: Canary| {
        gone.iter().any(|(canaries, from)| {
            canaries.contains(&canary)
                && match from {
                    Group => of_group(place),
                    In(output) => *output == place,
                }
        })
    };
    seen.iter().copied().filter(|(place, canary)| !is_gone(place, *canary)).collect()
}

#[tokio::test]
async fn every_purpose_and_every_output() {
    for purpose in Purpose::ALL {
        assert!(GONE.iter().any(|(one, ..)| one == purpose), "{purpose:?} is not in the table");
    }
    for role in [Role::Host, Role::Clinician] {
        for (purpose, then, gone) in GONE {
            let stage = Stage::set(role, *then).await;
            let before = stage.seen().await;
            for (canaries, from) in *gone {
                for canary in *canaries {
                    let place = match from {
                        Group => ROWS,
                        In(output) => *output,
                    };
                    // A host's vault has no list of the service; what one person needs is the group's there.
                    let there = before.contains(&(place, *canary));
                    let of_service = OUTPUTS.iter().any(|one| one.name == place && one.to == To::Service);
                    assert!(
                        there || (role == Role::Host && of_service),
                        "{purpose:?}: {canary:?} never was in {place}"
                    );
                }
            }
            asking::answer(&stage.vault, &stage.now, stage.member, *purpose, Decision::Refused).await.unwrap();
            let after = stage.seen().await;
            let mut expected = without(&before, gone);
            if role == Role::Host && *purpose == Purpose::HostsKnowNeeds {
                expected.remove(&("what helps one person", NeedWords));
            }
            assert_eq!(after, expected, "{purpose:?} taken back in the vault of a {role:?} ({then:?})");

            // Undo takes it back: whole, where the service's list holds the details in its own right.
            stage.vault.undo(None, &stage.now).await.unwrap();
            let undone = stage.seen().await;
            if role == Role::Clinician {
                // The service's list holds neither reasons nor goals of its own.
                let stays_gone = |canary: Canary| [Why, GoalWords].contains(&canary) && gone_from_rows(gone, canary);
                let expected: BTreeSet<_> = before.iter().filter(|(_, canary)| !stays_gone(*canary)).copied().collect();
                assert_eq!(undone, expected, "{purpose:?}: undo in a service's vault");
            } else {
                let purged = |canary| gone_from_rows(gone, canary);
                // Nobody is written to without an address.
                let back = |place: &str, canary| !purged(canary) && (place != "e-mails" || !purged(Email));
                let expected: BTreeSet<_> =
                    before.iter().filter(|(place, canary)| back(place, *canary)).copied().collect();
                assert_eq!(undone, expected, "{purpose:?}: undo brings back all but what was purged");
            }
        }
    }
}

fn gone_from_rows(gone: Gone, canary: Canary) -> bool {
    gone.iter().any(|(canaries, from)| matches!(from, Group) && canaries.contains(&canary))
}

/// The words of a worry are on their own page and in their own table, and nowhere else: in no output, no row
/// of a compartment, no audit, no undo, no index of Find, in a host's vault and in a service's.
#[tokio::test]
async fn a_worry_is_on_its_own_page_alone() {
    const WORRY: &str = "a green lantern";
    for role in [Role::Host, Role::Clinician] {
        let stage = Stage::set(role, Coming).await;
        let note = NoteEdit {
            id: None,
            member: Some(stage.member),
            on_date: stage.now.today,
            about: About::Safety,
            words: WORRY.to_owned(),
            told: WORRY.to_owned(),
            told_on: Some(stage.now.today),
        };
        let concern = worries::keep(&stage.vault, &stage.now, stage.group, &note).await.unwrap();
        for output in OUTPUTS {
            let shows = (output.read)(&stage).await.contains(WORRY);
            assert_eq!(shows, output.name == "worried about someone", "{}", output.name);
        }
        let found = shown(home::find(&stage.vault, &stage.now, "lantern").await);
        assert!(!found.contains("lantern"), "{found}");
        let holders = stage.tables_with(WORRY).await;
        assert_eq!(holders, ["concern"], "every table of the vault that has it");
        // Deleted, it is nowhere.
        worries::remove(&stage.vault, concern).await.unwrap();
        assert!(stage.tables_with(WORRY).await.is_empty());
    }
}

#[tokio::test]
async fn the_chat_alone() {
    let stage = Stage::set(Role::Host, Coming).await;
    for purpose in [Purpose::SharePhone, Purpose::ShareEmail] {
        asking::answer(&stage.vault, &stage.now, stage.member, purpose, Decision::Refused).await.unwrap();
    }
    let shared = asking::shared(&stage.vault, stage.group).await.unwrap().people;
    assert_eq!((shared.len(), shared[0].chat, &shared[0].phone, &shared[0].email), (1, true, &None, &None));
    asking::answer(&stage.vault, &stage.now, stage.member, Purpose::ShareChat, Decision::Refused).await.unwrap();
    assert!(asking::shared(&stage.vault, stage.group).await.unwrap().people.is_empty());
}

#[tokio::test]
async fn nothing_that_was_not_asked_is_shown() {
    let stage = Stage::set(Role::Clinician, Coming).await;
    // Another group: the same person, who was asked nothing about it.
    let other = groups::create(&stage.vault, &stage.now, "Other", "", &[], None).await.unwrap().group;
    groups::join(&stage.vault, &stage.now, stage.member, other, Decision::NotAsked).await.unwrap();
    let page = shown(home::group(&stage.vault, &stage.now, other).await);
    assert!(page.contains("Zebedee"));
    assert!(needs::group(&stage.vault, other).await.unwrap().people.is_empty());
    assert!(asking::shared(&stage.vault, other).await.unwrap().people.is_empty());
    let found = home::find(&stage.vault, &stage.now, "Zebedee").await.unwrap();
    let there = found.iter().find(|found| found.group.id == other).unwrap();
    let member = home::member(&stage.vault, MemberId(there.id)).await.unwrap();
    assert!(member.phone.is_empty() && member.email.is_empty() && !member.may_have_contacts);
}
