//! Who can be told what by which way, the words, and the tick that it was done.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::{
    mail::{self, Mail},
    model::{Facts, Message, NoEmail, Starter, fill, first_name, starter},
    store,
};
use crate::{
    attendance::{self, Status},
    fields,
    groups::{self, GroupRef, Member, MemberState},
    meetings::{self, Meeting},
    platform::{
        Change, Done, Error, GroupId, Home, Key, MeetingId, MemberId, Now, Result, Slice, Table, Topic, Vault, note,
        one_line,
    },
    privacy::{self, Audience, Purpose, What, may_show},
};

/// A group's own words for a message.
pub static OWN_WORDS: Table = Table {
    kind: 100,
    name: "own_words",
    key: Key::Natural(&["group_id", "message"]),
    home: Home::Group("group_id"),
    topic: Topic::Groups,
    fields: fields![1 subject, 2 words],
};

/// That people were told about a meeting.
pub static TOLD: Table = Table {
    kind: 101,
    name: "told",
    key: Key::Natural(&["meeting_id", "message"]),
    home: Home::Through("meeting_id", &meetings::MEETING),
    topic: Topic::Todo,
    fields: fields![1 told_on],
};

/// What telling hands to the vault.
pub static SLICE: Slice = Slice {
    name: "telling",
    tables: &[&OWN_WORDS, &TOLD],
    migrations: &[(20261125160000, include_str!("migrations/20261125160000_telling.sql"))],
};

/// Longest subject, in characters.
const LONGEST_SUBJECT: usize = 150;
/// Longest message, in characters.
const LONGEST_TEXT: usize = 4000;

/// What is told, to which group, about which meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Telling {
    /// The group.
    pub group: GroupId,
    /// What there is to tell.
    pub message: Message,
    /// The meeting it is about; none: the next one.
    pub meeting: Option<MeetingId>,
}

/// Those who were chosen, and the message they get.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Chosen {
    /// What is told.
    pub telling: Telling,
    /// To whom.
    pub members: Vec<MemberId>,
}

/// Words of the group's own. Gaps are written `[first name]`, `[group]`, `[day]`, `[time]`, `[place]`
/// and `[host]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Own {
    /// A line for the subject of an e-mail, or the head of a poster.
    pub subject: String,
    /// The message.
    pub text: String,
}

/// A message with its gaps filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Filled {
    /// The subject.
    pub subject: String,
    /// The message.
    pub text: String,
}

/// The meeting a message is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MeetingFacts {
    /// The meeting.
    pub id: MeetingId,
    /// The day.
    pub date: NaiveDate,
    /// When it starts.
    pub starts: NaiveTime,
    /// Where; may be empty.
    pub place: String,
}

/// Somebody who could be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Recipient {
    /// The member.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Meant by this message, unless somebody says otherwise.
    pub meant: bool,
    /// Why they cannot be written to by e-mail; none: they can.
    pub no_email: Option<NoEmail>,
    /// The hosts have a phone number that they may use.
    pub phone: bool,
}

/// The page for telling people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct TellView {
    /// The group.
    pub group: GroupRef,
    /// What is told.
    pub message: Message,
    /// Everyone gets a message of their own.
    pub personal: bool,
    /// The meeting it is about, if there is one.
    pub meeting: Option<MeetingFacts>,
    /// The subject, with its gaps.
    pub subject: String,
    /// The message, with its gaps.
    pub text: String,
    /// The words are the group's own.
    pub own: bool,
    /// Who could be told.
    pub people: Vec<Recipient>,
    /// How many take a break and are left in peace.
    pub on_break: u32,
    /// When somebody ticked that people were told.
    pub told: Option<NaiveDate>,
}

/// A letter to one person, or a poster to nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// What it is about.
    pub subject: String,
    /// The message, a paragraph each; lines within one stay lines.
    pub paragraphs: Vec<Vec<String>>,
}

impl From<Filled> for Letter {
    fn from(filled: Filled) -> Self {
        let lines = |paragraph: &str| paragraph.lines().map(str::to_owned).collect();
        let paragraphs = filled.text.split("\n\n").map(str::trim).filter(|one| !one.is_empty()).map(lines).collect();
        Self { subject: filled.subject, paragraphs }
    }
}

/// What a message is made of, read once.
struct Ground {
    group: groups::Group,
    meeting: Option<Meeting>,
    members: Vec<Member>,
    mine: Vec<MemberId>,
    words: Starter,
    own: bool,
}

impl Ground {
    async fn read(sql: &mut SqliteConnection, now: &Now, mine: Vec<MemberId>, telling: &Telling) -> Result<Self> {
        let group = groups::group(sql, telling.group).await?;
        let meeting = match telling.meeting {
            Some(meeting) => Some(meetings::meeting(sql, meeting).await?),
            None => meetings::next_of(sql, Some(group.id), now.today).await?,
        };
        // Nothing of one group is told to another.
        if meeting.as_ref().is_some_and(|meeting| meeting.group_id != group.id) {
            return Err(Error::not_found("meeting.missing"));
        }
        let members = groups::members(sql, group.id).await?;
        let kept = store::words(sql, group.id, telling.message.text()).await?;
        let own = kept.is_some();
        let words = kept.map_or_else(|| starter(telling.message), |(subject, text)| Starter { subject, text });
        Ok(Self { group, meeting, members, mine, words, own })
    }

    fn facts(&self, first_name: Option<&str>) -> Facts {
        Facts {
            first_name: first_name.map(str::to_owned),
            group: self.group.name.clone(),
            day: self.meeting.as_ref().map(|meeting| meeting.on_date),
            time: self.meeting.as_ref().map(|meeting| meeting.starts),
            place: self.meeting.as_ref().map_or(&self.group.place, |meeting| &meeting.place).clone(),
            host: self.writer().map(|member| first_name_of(member).to_owned()),
        }
    }

    /// Who writes: the person at this laptop, or else the first who runs the group.
    fn writer(&self) -> Option<&Member> {
        let here = || self.members.iter().filter(|member| member.standing() == MemberState::Here);
        here().find(|member| self.mine.contains(&member.id())).or_else(|| here().find(|member| member.host))
    }

    /// Who could be told: those who come. Nobody who takes a break, has left or has died is written
    /// to, and nobody writes to themselves.
    fn people(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|m| m.standing() == MemberState::Here && !self.mine.contains(&m.id()))
    }

    fn fill(&self, first_name: Option<&str>) -> Filled {
        let facts = self.facts(first_name);
        Filled { subject: fill(&self.words.subject, &facts), text: fill(&self.words.text, &facts) }
    }

    /// Those of the chosen who could be told. Errors: `Invalid people.none` on `members`.
    fn chosen(&self, members: &[MemberId]) -> Result<Vec<&Member>> {
        let chosen: Vec<&Member> = self.people().filter(|member| members.contains(&member.id())).collect();
        if chosen.is_empty() { Err(Error::invalid("members", "people.none")) } else { Ok(chosen) }
    }
}

fn first_name_of(member: &Member) -> &str {
    first_name(&member.name)
}

/// Whether somebody agreed to be written to about this. A word after a missed meeting needs a yes of its own.
fn may_write(message: Message, member: &Member, agreed: &HashMap<i64, Vec<Purpose>>) -> bool {
    let agreed = agreed.get(&member.id).map_or(&[][..], Vec::as_slice);
    groups::may_have_contacts(member.standing(), agreed)
        && (message != Message::MissedYou || may_show(What::ContactsAfterAbsence, Audience::Hosts, agreed))
}

/// The page for telling people: the words, and who can be told by which way.
pub async fn read(vault: &Vault, now: &Now, telling: &Telling) -> Result<TellView> {
    let mine = groups::mine(vault).await?;
    let mut conn = vault.connection().await?;
    let ground = Ground::read(conn.sql(), now, mine, telling).await?;
    let meant = meant(conn.sql(), now.today, telling.message, &ground).await?;
    let agreed = privacy::given_in(conn.sql(), ground.group.id).await?;
    let mut people = Vec::new();
    for member in ground.people() {
        let may = may_write(telling.message, member, &agreed);
        people.push(Recipient {
            member: member.id(),
            name: member.name.clone(),
            meant: meant.contains(&member.id),
            no_email: match (may, member.email.is_empty()) {
                (false, _) => Some(NoEmail::NoPermission),
                (true, true) => Some(NoEmail::NoAddress),
                (true, false) => None,
            },
            phone: may && !member.phone.is_empty(),
        });
    }
    let on_break = ground.members.iter().filter(|member| member.standing() == MemberState::OnBreak).count();
    let told = match &ground.meeting {
        Some(meeting) => store::told(conn.sql(), meeting.id, telling.message.text()).await?,
        None => None,
    };
    Ok(TellView {
        group: ground.group.reference(),
        message: telling.message,
        personal: telling.message.personal(),
        meeting: ground.meeting.as_ref().map(|meeting| MeetingFacts {
            id: meeting.id(),
            date: meeting.on_date,
            starts: meeting.starts,
            place: meeting.place.clone(),
        }),
        subject: ground.words.subject,
        text: ground.words.text,
        own: ground.own,
        people,
        on_break: u32::try_from(on_break).unwrap_or(u32::MAX),
        told,
    })
}

/// Local ids of those whom a message means: everyone, or who has not sent apologies, or who missed the last
/// meeting, or who is new, or who runs this one in another's place.
async fn meant(sql: &mut SqliteConnection, today: NaiveDate, message: Message, ground: &Ground) -> Result<Vec<i64>> {
    let heard = attendance::heard(sql, ground.group.id, 1).await?;
    let (_, held) = meetings::meetings_of(sql, ground.group.id, today, 0, 1).await?;
    let last = held.first().map(|meeting| meeting.on_date);
    let cannot_come = match &ground.meeting {
        Some(meeting) => attendance::apologies(sql, meeting.id).await?,
        None => Vec::new(),
    };
    let means = |member: &&Member| match message {
        Message::Invitation | Message::NewDate | Message::CalledOff => true,
        // Whoever said that they cannot come knows of it.
        Message::Reminder => !cannot_come.contains(&member.id),
        Message::MissedYou => {
            heard.iter().any(|mark| mark.member_id == member.id && Status::parse(&mark.status) == Some(Status::NoWord))
        }
        Message::Welcome => last.is_none_or(|last| member.joined > last),
        Message::HandOn => ground.meeting.as_ref().is_some_and(|meeting| meeting.run_by == Some(member.id)),
    };
    Ok(ground.people().filter(means).map(|member| member.id).collect())
}

/// The message with these words and its gaps filled: for one person, or for everyone.
pub async fn filled(
    vault: &Vault,
    now: &Now,
    telling: &Telling,
    member: Option<MemberId>,
    words: &Own,
) -> Result<Filled> {
    let words = checked(words)?;
    let mine = groups::mine(vault).await?;
    let mut conn = vault.connection().await?;
    let mut ground = Ground::read(conn.sql(), now, mine, telling).await?;
    ground.words = words;
    let person = member.and_then(|id| ground.people().find(|member| member.id() == id));
    Ok(ground.fill(person.map(first_name_of)))
}

/// The e-mails for the chosen: one that all of them get without seeing each other, or one each where
/// the message is personal. Those who cannot be written to are left out, whoever chose them.
///
/// Errors: `Invalid people.none` on `members`; `Invalid mail.tooLong` on `text`.
pub async fn emails(vault: &Vault, now: &Now, chosen: &Chosen) -> Result<Vec<Mail>> {
    let mine = groups::mine(vault).await?;
    let mut conn = vault.connection().await?;
    let ground = Ground::read(conn.sql(), now, mine, &chosen.telling).await?;
    let agreed = privacy::given_in(conn.sql(), ground.group.id).await?;
    let mut people = ground.chosen(&chosen.members)?;
    people.retain(|member| !member.email.is_empty() && may_write(chosen.telling.message, member, &agreed));
    if people.is_empty() {
        return Err(Error::invalid("members", "people.none"));
    }
    if chosen.telling.message.personal() || people.len() == 1 {
        let one = |member: &&Member| {
            let message = ground.fill(Some(first_name_of(member)));
            mail::to_one(&member.email, &message.subject, &message.text)
        };
        return people.iter().map(one).collect();
    }
    let message = ground.fill(None);
    let own = ground.writer().filter(|member| ground.mine.contains(&member.id())).map_or("", |member| &member.email);
    let addresses: Vec<&str> = people.iter().map(|member| member.email.as_str()).collect();
    mail::to_many(own, &addresses, &message.subject, &message.text)
}

/// A letter for each of the chosen. Errors: `Invalid people.none` on `members`.
pub async fn letters(
    sql: &mut SqliteConnection,
    now: &Now,
    mine: Vec<MemberId>,
    chosen: &Chosen,
) -> Result<Vec<Letter>> {
    let ground = Ground::read(sql, now, mine, &chosen.telling).await?;
    let letter = |member: &Member| Letter::from(ground.fill(Some(first_name_of(member))));
    Ok(ground.chosen(&chosen.members)?.into_iter().map(letter).collect())
}

/// The message for everyone to read on a wall: it names nobody.
pub async fn poster(sql: &mut SqliteConnection, now: &Now, telling: &Telling) -> Result<Letter> {
    let ground = Ground::read(sql, now, Vec::new(), telling).await?;
    let facts = Facts { host: None, ..ground.facts(None) };
    Ok(Filled { subject: fill(&ground.words.subject, &facts), text: fill(&ground.words.text, &facts) }.into())
}

fn checked(words: &Own) -> Result<Starter> {
    let subject = one_line("subject", &words.subject, LONGEST_SUBJECT)?;
    let text = note("text", &words.text, LONGEST_TEXT)?;
    for (field, value) in [("subject", &subject), ("text", &text)] {
        if value.is_empty() {
            return Err(Error::invalid(field, "text.empty"));
        }
    }
    Ok(Starter { subject, text })
}

/// Keeps the group's own words for a message.
///
/// Errors: `Invalid text.empty`, `text.tooLong` on `subject` (150 characters) or `text` (4,000).
pub async fn keep_words(vault: &Vault, now: &Now, group: GroupId, message: Message, words: &Own) -> Result<Done> {
    let words = checked(words)?;
    let mut change = vault.change("telling.keepWords", now).await?;
    let group = groups::group(change.sql(), group).await?.id;
    let key = [group.into(), message.into()];
    // Our own words typed back are our own words: a later version may say it better.
    if words == starter(message) {
        change.remove_if_there(&OWN_WORDS, &key).await?;
    } else {
        let values = [("subject", words.subject.into()), ("words", words.text.into())];
        change.put(&OWN_WORDS, &key, &values).await?;
    }
    change.commit().await
}

/// Goes back to our words for a message.
pub async fn forget_words(vault: &Vault, now: &Now, group: GroupId, message: Message) -> Result<Done> {
    let mut change = vault.change("telling.forgetWords", now).await?;
    let group = groups::group(change.sql(), group).await?.id;
    change.remove_if_there(&OWN_WORDS, &[group.into(), message.into()]).await?;
    change.commit().await
}

/// Ticks that people were told about a meeting, or takes the tick back.
pub async fn note_told(vault: &Vault, now: &Now, meeting: MeetingId, message: Message, done: bool) -> Result<Done> {
    let mut change = vault.change("telling.told", now).await?;
    let meeting = meetings::meeting(change.sql(), meeting).await?.id;
    note_told_in(&mut change, meeting, message, done).await?;
    change.commit().await
}

/// Ticks that people were told about a meeting, as part of a change.
pub async fn note_told_in(change: &mut Change<'_>, meeting: i64, message: Message, done: bool) -> Result<()> {
    let key = [meeting.into(), message.into()];
    let today = change.now().today;
    if done {
        change.put(&TOLD, &key, &[("told_on", today.into())]).await
    } else {
        change.remove_if_there(&TOLD, &key).await
    }
}

/// When somebody ticked that people were told about a meeting.
pub async fn told(sql: &mut SqliteConnection, meeting: i64, message: Message) -> Result<Option<NaiveDate>> {
    store::told(sql, meeting, message.text()).await
}
