use chrono::NaiveTime;
use proptest::prelude::*;

use super::{
    mail::{to_many, to_one},
    model::{Facts, fill, first_name, starter},
    *,
};
use crate::{
    SCHEMA, attendance,
    groups::{self, MemberState},
    meetings,
    platform::{Code, GroupId, MeetingId, MemberId, Now, Vault},
    privacy::{self, Decision, Purpose, ReachedBy},
};

fn now() -> Now {
    Now::of("2026-11-20T10:00:00Z".parse().unwrap())
}

fn facts(first_name: Option<&str>) -> Facts {
    Facts {
        first_name: first_name.map(str::to_owned),
        group: "Tuesday group".into(),
        day: "2026-11-24".parse().ok(),
        time: "10:30:00".parse().ok(),
        place: "Church hall".into(),
        host: Some("Maureen".into()),
    }
}

#[test]
fn every_message_has_words_to_start_from() {
    for message in Message::ALL {
        let words = starter(*message);
        assert!(!words.subject.is_empty() && words.text.ends_with("[host]"), "{message:?}");
        // A gap that is misspelt would be read out as it stands.
        let filled = fill(&format!("{} {}", words.subject, words.text), &facts(None));
        assert!(!filled.contains('[') && !filled.contains(']'), "{message:?}: {filled}");
    }
}

/// Each letter as it is read, word for word: who changes one sees what people will get.
#[test]
fn the_letters_word_for_word() {
    let check = |message, subject: &str, text: &str| {
        let words = starter(message);
        assert_eq!(fill(&words.subject, &facts(Some("Grace"))), subject);
        assert_eq!(fill(&words.text, &facts(Some("Grace"))), text);
    };
    check(
        Message::Invitation,
        "Come along on Tuesday 24 November",
        "Hello Grace,\n\nTuesday group meets on Tuesday 24 November at 10:30am. We are at Church hall.\n\n\
         There will be a cuppa and time to talk. Come for all of it or a bit of it. Move, stand or lie down whenever \
         you need to.\n\nYou don’t have to say anything, and you don’t have to explain. It would be good to see you.\n\n\
         Best wishes,\nMaureen",
    );
    check(
        Message::Reminder,
        "We meet on Tuesday 24 November",
        "Hello Grace,\n\nA quick reminder: we meet on Tuesday 24 November at 10:30am. We are at Church hall.\n\n\
         If it is not a good day, that is fine. Come next time.\n\nBest wishes,\nMaureen",
    );
    check(
        Message::MissedYou,
        "Thinking of you",
        "Hello Grace,\n\nWe missed you last time and hope you are all right. You don’t need to give a reason, and \
         nobody minds.\n\nThe next meeting is on Tuesday 24 November at 10:30am. We are at Church hall. You are \
         welcome whenever you feel up to it.\n\nIf you would rather take a break, or not hear from us, just say so. \
         That is fine too.\n\nBest wishes,\nMaureen",
    );
    check(
        Message::NewDate,
        "Our meeting has moved: it is on Tuesday 24 November now",
        "Hello Grace,\n\nOur next meeting has moved. It is on Tuesday 24 November at 10:30am now. We are at Church \
         hall.\n\nSorry for the change. We hope that you can still come.\n\nBest wishes,\nMaureen",
    );
    check(
        Message::CalledOff,
        "No meeting on Tuesday 24 November",
        "Hello Grace,\n\nOur meeting on Tuesday 24 November is off. Please don’t set out for it.\n\n\
         We will let you know when we meet next. Sorry for the change.\n\nBest wishes,\nMaureen",
    );
    check(
        Message::Welcome,
        "Welcome to Tuesday group",
        "Hello Grace,\n\nWelcome to Tuesday group. We are glad that you are joining us.\n\n\
         The next meeting is on Tuesday 24 November at 10:30am. We are at Church hall. Somebody will look out for you \
         at the door.\n\nCome for all of it or a bit of it. You can just listen. What we say there stays there.\n\n\
         Best wishes,\nMaureen",
    );
    check(
        Message::HandOn,
        "Could you run our meeting on Tuesday 24 November?",
        "Hello Grace,\n\nI can’t make it on Tuesday 24 November. Could you run the meeting in my place? It is at \
         10:30am. We are at Church hall.\n\nYou don’t have to prepare anything. The plan and the register are ready, \
         and I can print them for you.\n\nIf it is too much, please say so. Then we call it off, and that is fine.\n\n\
         Thank you,\nMaureen",
    );
}

#[test]
fn gaps_are_filled_once() {
    let check = |text: &str, facts: &Facts, expected: &str| assert_eq!(fill(text, facts), expected);
    let grace = facts(Some("Grace"));
    check("Hello [First Name], [day]", &grace, "Hello Grace, Tuesday 24 November");
    check("[first name", &grace, "[first name");
    check("[[day]] [dayé] [", &grace, "[Tuesday 24 November] [dayé] [");
    check("[é", &grace, "[é");
    // A name that looks like a gap is a name.
    check("Hello [first name]", &facts(Some("[place]")), "Hello [place]");
    check("Hello [first name]", &facts(None), "Hello everyone");
    let nothing = Facts { day: None, time: None, place: String::new(), host: None, ..facts(None) };
    check(
        "[day] [time] [place] [host]",
        &nothing,
        "a day that we will tell you a time that we will tell you a place that we will tell you The people who run the group",
    );
}

#[test]
fn days_and_times_as_the_screens_say_them() {
    let check = |time: &str, expected: &str| assert_eq!(clock(time.parse::<NaiveTime>().unwrap()), expected);
    check("10:30:00", "10:30am");
    check("09:00:00", "9am");
    check("12:00:00", "midday");
    check("12:05:00", "12:05pm");
    check("00:00:00", "midnight");
    check("19:15:00", "7:15pm");
    assert_eq!(long_day("2026-12-01".parse().unwrap()), "Tuesday 1 December");
    assert_eq!(first_name("Siân Prydderch"), "Siân");
    assert_eq!(first_name("Yusuf"), "Yusuf");
}

/// What an independent reader of addresses finds in a mail: to, bcc, subject, text.
fn read_back(mail: &Mail) -> (String, Vec<String>, String, String) {
    let address = url::Url::parse(&mail.address).unwrap();
    assert_eq!(address.scheme(), "mailto");
    let to = percent_encoding::percent_decode_str(address.path()).decode_utf8().unwrap().into_owned();
    let field = |name: &str| {
        let values: Vec<String> =
            address.query_pairs().filter(|(key, _)| key == name).map(|(_, value)| value.into_owned()).collect();
        assert!(values.len() <= 1, "{name} stands there {} times", values.len());
        values.into_iter().next().unwrap_or_default()
    };
    assert!(address.query_pairs().all(|(key, _)| ["bcc", "subject", "body"].contains(&&*key)), "{}", mail.address);
    let bcc = field("bcc").split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect();
    (to, bcc, field("subject"), field("body").replace("\r\n", "\n"))
}

fn email() -> impl Strategy<Value = String> {
    "[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,20}@[a-z0-9-]{1,20}\\.[a-z]{2,6}"
}

proptest! {
    /// Whatever is written arrives as it was written, and nobody sees anybody else's address.
    #[test]
    fn a_mail_says_what_was_written(
        addresses in prop::collection::vec(email(), 1..60),
        subject in "\\PC{1,60}",
        text in "(\\PC|\n){1,200}",
    ) {
        let given: Vec<&str> = addresses.iter().map(String::as_str).collect();
        if let Ok(mails) = to_many("", &given, &subject, &text) {
            let mut reached = Vec::new();
            for mail in &mails {
                prop_assert!(mail.address.is_ascii() && mail.address.len() <= 1900);
                let (to, bcc, said, read) = read_back(mail);
                prop_assert_eq!(to, "");
                prop_assert_eq!(bcc.len(), mail.people);
                prop_assert_eq!((&said, &read), (&subject, &text));
                reached.extend(bcc);
            }
            prop_assert_eq!(reached, addresses.clone());
        }
        if let Ok(mail) = to_one(given[0], &subject, &text) {
            let (to, bcc, said, read) = read_back(&mail);
            prop_assert_eq!((to.as_str(), bcc.len(), &said, &read), (given[0], 0, &subject, &text));
        }
    }

    /// Filling never loses a letter of what was typed between the gaps, and never stumbles.
    #[test]
    fn filling_bears_anything(text in "(\\PC|\\[|\\]|\\[day\\]){0,60}") {
        let filled = fill(&text, &facts(None));
        prop_assert_eq!(filled.matches("Tuesday 24 November").count() >= text.matches("[day]").count(), true);
        if !text.contains('[') {
            prop_assert_eq!(filled, text);
        }
    }
}

#[test]
fn a_mail_that_no_program_would_take_whole_is_said_so() {
    let error = to_one("grace@example.org", "Hello", &"Hello ".repeat(400)).unwrap_err();
    assert_eq!((error.code, error.what, error.field), (Code::Invalid, "mail.tooLong", Some("text")));
    let error = to_many("", &["grace@example.org"], "Hello", &"Hello ".repeat(400)).unwrap_err();
    assert_eq!(error.what, "mail.tooLong");
    // What goes to the mail program is not for logs.
    let mail = to_one("grace@example.org", "Hello", "Hello").unwrap();
    assert_eq!(format!("{mail:?}"), "Mail to 1 people");
}

struct Hall {
    vault: Vault,
    group: GroupId,
    next: MeetingId,
}

impl Hall {
    /// Maureen runs the group and sits at this laptop. Grace may be written to, Dilip has no address,
    /// Ruth has not agreed, Colin takes a break, Jean has left.
    async fn open() -> Self {
        let vault = Vault::in_memory(&SCHEMA).await.unwrap();
        let now = now();
        let names = ["Ruth Feldman".to_owned()];
        let group = groups::create(&vault, &now, "Tuesday group", "Church hall", &names, Some("Maureen Okafor"))
            .await
            .unwrap()
            .group;
        for (name, phone, email) in [
            ("Grace Adeyemi", "07700 900112", "grace@example.org"),
            ("Dilip Chaudhari", "07700 900113", ""),
            ("Colin Braithwaite", "", "colin@example.org"),
            ("Jean Mackintosh", "", "jean@example.org"),
        ] {
            groups::add_member(&vault, &now, group, name, phone, email, &[(Purpose::HostHasContacts, Decision::Given)])
                .await
                .unwrap();
        }
        let dates = ["2026-11-24", "2026-12-22"].map(|date| date.parse().unwrap());
        meetings::plan(&vault, &now, group, &dates, "10:30:00".parse().unwrap(), 120, "Church hall").await.unwrap();
        let mut conn = vault.connection().await.unwrap();
        let row = groups::group(conn.sql(), group).await.unwrap();
        let next = meetings::next_of(conn.sql(), Some(row.id), now.today).await.unwrap().unwrap().id();
        drop(conn);
        let hall = Self { vault, group, next };
        for (name, state) in [("Colin", MemberState::OnBreak), ("Jean", MemberState::Left)] {
            let member = hall.called(name).await;
            let mut change = hall.vault.change("test.standing", &now).await.unwrap();
            let member = groups::member(change.sql(), member).await.unwrap().id;
            groups::set_standing(&mut change, member, state, None, true, now.today).await.unwrap();
            change.commit().await.unwrap();
        }
        hall
    }

    /// Somebody says yes to one thing more.
    async fn may(&self, name: &str, purpose: Purpose) {
        let member = self.called(name).await;
        let mut change = self.vault.change("test.permit", &now()).await.unwrap();
        let row = groups::member(change.sql(), member).await.unwrap();
        privacy::decide(&mut change, row.group_id, row.id, purpose, Decision::Given, ReachedBy::ToldHost)
            .await
            .unwrap();
        change.commit().await.unwrap();
    }

    async fn called(&self, name: &str) -> MemberId {
        let mut conn = self.vault.connection().await.unwrap();
        let group = groups::group(conn.sql(), self.group).await.unwrap();
        let members = groups::members(conn.sql(), group.id).await.unwrap();
        members.iter().find(|member| member.name.starts_with(name)).unwrap().id()
    }

    fn telling(&self, message: Message) -> Telling {
        Telling { group: self.group, message, meeting: None }
    }

    async fn view(&self, message: Message) -> TellView {
        read(&self.vault, &now(), &self.telling(message)).await.unwrap()
    }

    async fn emails(&self, message: Message, members: &[MemberId]) -> crate::platform::Result<Vec<Mail>> {
        emails(&self.vault, &now(), &Chosen { telling: self.telling(message), members: members.to_vec() }).await
    }
}

#[tokio::test]
async fn who_can_be_told_by_which_way() {
    let hall = Hall::open().await;
    let view = hall.view(Message::Invitation).await;
    let people: Vec<_> =
        view.people.iter().map(|one| (one.name.as_str(), one.no_email, one.phone, one.meant)).collect();
    assert_eq!(
        people,
        [
            ("Dilip Chaudhari", Some(NoEmail::NoAddress), true, true),
            ("Grace Adeyemi", None, true, true),
            ("Ruth Feldman", Some(NoEmail::NoPermission), false, true),
        ]
    );
    assert_eq!((view.on_break, view.own, view.told), (1, false, None));
    assert_eq!(view.meeting.unwrap().id, hall.next);

    // Whoever is chosen by hand: nobody is written to who did not agree, takes a break or has left.
    let everyone = [
        hall.called("Ruth").await,
        hall.called("Dilip").await,
        hall.called("Colin").await,
        hall.called("Jean").await,
        hall.called("Maureen").await,
    ];
    let error = hall.emails(Message::Invitation, &everyone).await.unwrap_err();
    assert_eq!((error.what, error.field), ("people.none", Some("members")));
    let grace = hall.called("Grace").await;
    let mails = hall.emails(Message::Invitation, &[everyone.as_slice(), &[grace]].concat()).await.unwrap();
    let (to, bcc, subject, text) = read_back(&mails[0]);
    assert_eq!((mails.len(), to.as_str(), bcc.len()), (1, "grace@example.org", 0));
    assert_eq!(subject, "Come along on Tuesday 24 November");
    assert!(text.starts_with("Hello Grace,") && text.ends_with("Maureen"), "{text}");

    // A permission that is taken back counts at once.
    let mut change = hall.vault.change("test.withdraw", &now()).await.unwrap();
    let row = groups::member(change.sql(), grace).await.unwrap();
    let (purpose, no) = (Purpose::HostHasContacts, Decision::Withdrawn);
    privacy::decide(&mut change, row.group_id, row.id, purpose, no, ReachedBy::ToldHost).await.unwrap();
    groups::keep_to_permission(&mut change, &row).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(hall.emails(Message::Invitation, &[grace]).await.unwrap_err().what, "people.none");
    assert_eq!(hall.view(Message::Invitation).await.people[1].no_email, Some(NoEmail::NoPermission));
}

#[tokio::test]
async fn many_do_not_see_each_other_and_a_personal_word_goes_to_one() {
    let hall = Hall::open().await;
    groups::add_member(
        &hall.vault,
        &now(),
        hall.group,
        "Zofia Nowak",
        "",
        "zofia@example.org",
        &[(Purpose::HostHasContacts, Decision::Given)],
    )
    .await
    .unwrap();
    let both = [hall.called("Grace").await, hall.called("Zofia").await];
    // A word after a missed meeting needs a yes of its own.
    assert_eq!(hall.emails(Message::MissedYou, &both).await.unwrap_err().what, "people.none");
    for name in ["Grace", "Zofia"] {
        hall.may(name, Purpose::AskAfterAbsence).await;
    }
    let mails = hall.emails(Message::Reminder, &both).await.unwrap();
    let (to, bcc, _, text) = read_back(&mails[0]);
    assert_eq!((mails.len(), to.as_str()), (1, ""));
    assert_eq!(bcc, ["grace@example.org", "zofia@example.org"]);
    assert!(text.starts_with("Hello everyone,"), "{text}");

    let mails = hall.emails(Message::MissedYou, &both).await.unwrap();
    let read: Vec<_> =
        mails.iter().map(read_back).map(|(to, bcc, _, text)| (to, bcc.len(), text[..12].to_owned())).collect();
    assert_eq!(
        read,
        [
            ("grace@example.org".to_owned(), 0, "Hello Grace,".to_owned()),
            ("zofia@example.org".to_owned(), 0, "Hello Zofia,".to_owned())
        ]
    );
}

#[tokio::test]
async fn whom_a_message_means() {
    let hall = Hall::open().await;
    let meant = async |message| -> Vec<String> {
        let view = hall.view(message).await;
        view.people.into_iter().filter(|one| one.meant).map(|one| first_name(&one.name).to_owned()).collect()
    };
    // Nobody has met yet: everyone is new and nobody was missed.
    assert_eq!(meant(Message::Welcome).await, ["Dilip", "Grace", "Ruth"]);
    assert_eq!(meant(Message::MissedYou).await, Vec::<String>::new());

    // Whoever runs it in another's place, and nobody else.
    let dilip = hall.called("Dilip").await;
    groups::jobs::give(&hall.vault, &now(), dilip, groups::jobs::Job::CoHost, "").await.unwrap();
    assert_eq!(meant(Message::HandOn).await, Vec::<String>::new());
    let given = meetings::hand_on(&hall.vault, &now(), hall.next, Some(dilip)).await.unwrap();
    assert_eq!(meant(Message::HandOn).await, ["Dilip"]);
    hall.vault.undo(Some(given.change), &now()).await.unwrap();

    let day = Now::of("2026-11-24T10:30:00Z".parse().unwrap());
    meetings::start(&hall.vault, &day, hall.next).await.unwrap();
    // Whoever cannot come is not reminded of that meeting, and is told if it moves.
    let ruth = hall.called("Ruth").await;
    attendance::mark(&hall.vault, &day, hall.next, ruth, Some(attendance::Status::Apologies)).await.unwrap();
    let about = |message| Telling { meeting: Some(hall.next), ..hall.telling(message) };
    for (message, reminded) in [(Message::Reminder, false), (Message::NewDate, true), (Message::Invitation, true)] {
        let people = read(&hall.vault, &day, &about(message)).await.unwrap().people;
        assert_eq!(people.iter().find(|one| one.member == ruth).unwrap().meant, reminded, "{message:?}");
        assert!(people.iter().filter(|one| one.member != ruth).all(|one| one.meant));
    }
    for (name, status) in [
        ("Grace", attendance::Status::NoWord),
        ("Ruth", attendance::Status::Apologies),
        ("Dilip", attendance::Status::Here),
    ] {
        attendance::mark(&hall.vault, &day, hall.next, hall.called(name).await, Some(status)).await.unwrap();
    }
    attendance::finish(&hall.vault, &day, hall.next, "", &[], None).await.unwrap();
    assert_eq!(meant(Message::MissedYou).await, ["Grace"], "apologies are not missing");
    assert_eq!(meant(Message::Welcome).await, Vec::<String>::new());
    let view = read(&hall.vault, &day, &hall.telling(Message::Invitation)).await.unwrap();
    assert_eq!(view.meeting.unwrap().date, "2026-12-22".parse().unwrap(), "the next one is meant");
}

#[tokio::test]
async fn own_words_are_kept_and_given_up() {
    let hall = Hall::open().await;
    let now = now();
    let own = Own { subject: "  Tea on [day] ".into(), text: "Hello [first name]\n\nBring a mug.\r\n".into() };
    let kept = keep_words(&hall.vault, &now, hall.group, Message::Invitation, &own).await.unwrap();
    let view = hall.view(Message::Invitation).await;
    assert_eq!(
        (view.subject.as_str(), view.text.as_str(), view.own),
        ("Tea on [day]", "Hello [first name]\n\nBring a mug.", true)
    );
    assert!(!hall.view(Message::Reminder).await.own, "other messages keep theirs");
    let filled = filled(&hall.vault, &now, &hall.telling(Message::Invitation), Some(hall.called("Grace").await), &own)
        .await
        .unwrap();
    assert_eq!(
        (filled.subject.as_str(), filled.text.as_str()),
        ("Tea on Tuesday 24 November", "Hello Grace\n\nBring a mug.")
    );

    hall.vault.undo(Some(kept.change), &now).await.unwrap();
    assert!(!hall.view(Message::Invitation).await.own);
    keep_words(&hall.vault, &now, hall.group, Message::Invitation, &own).await.unwrap();
    let forgot = forget_words(&hall.vault, &now, hall.group, Message::Invitation).await.unwrap();
    assert!(!hall.view(Message::Invitation).await.own);
    hall.vault.undo(Some(forgot.change), &now).await.unwrap();
    assert!(hall.view(Message::Invitation).await.own);
    // Our words typed back are ours again, and keeping ours leaves nothing behind.
    let ours = starter(Message::Invitation);
    let ours = Own { subject: ours.subject, text: ours.text };
    keep_words(&hall.vault, &now, hall.group, Message::Invitation, &ours).await.unwrap();
    assert!(!hall.view(Message::Invitation).await.own);
    assert_eq!(keep_words(&hall.vault, &now, hall.group, Message::Invitation, &ours).await.unwrap().change, 0);

    for (own, what, field) in [
        (Own { subject: " ".into(), text: "x".into() }, "text.empty", "subject"),
        (Own { subject: "x".into(), text: "\n".into() }, "text.empty", "text"),
        (Own { subject: "x".repeat(151), text: "x".into() }, "text.tooLong", "subject"),
        (Own { subject: "x".into(), text: "x".repeat(4001) }, "text.tooLong", "text"),
    ] {
        let error = keep_words(&hall.vault, &now, hall.group, Message::Welcome, &own).await.unwrap_err();
        assert_eq!((error.what, error.field), (what, Some(field)));
    }
}

#[tokio::test]
async fn the_tick_is_the_persons_own() {
    let hall = Hall::open().await;
    let now = now();
    hall.emails(Message::Invitation, &[hall.called("Grace").await]).await.unwrap();
    assert_eq!(hall.view(Message::Invitation).await.told, None, "opening the mail program is not sending");
    let done = note_told(&hall.vault, &now, hall.next, Message::Invitation, true).await.unwrap();
    assert_eq!(hall.view(Message::Invitation).await.told, Some(now.today));
    assert_eq!(hall.view(Message::Reminder).await.told, None);
    hall.vault.undo(Some(done.change), &now).await.unwrap();
    assert_eq!(hall.view(Message::Invitation).await.told, None);
    note_told(&hall.vault, &now, hall.next, Message::Invitation, true).await.unwrap();
    note_told(&hall.vault, &now, hall.next, Message::Invitation, false).await.unwrap();
    assert_eq!(hall.view(Message::Invitation).await.told, None);
}

#[tokio::test]
async fn nothing_of_one_group_is_told_to_another() {
    let hall = Hall::open().await;
    let other = groups::create(&hall.vault, &now(), "Other", "", &["Ann".into()], None).await.unwrap().group;
    let telling = Telling { group: other, message: Message::Invitation, meeting: Some(hall.next) };
    assert_eq!(read(&hall.vault, &now(), &telling).await.unwrap_err().what, "meeting.missing");
    let chosen = Chosen { telling: Telling { meeting: None, ..telling }, members: vec![hall.called("Grace").await] };
    assert_eq!(emails(&hall.vault, &now(), &chosen).await.unwrap_err().what, "people.none");
}
