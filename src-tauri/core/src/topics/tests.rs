use super::{model::STARTERS, *};
use crate::{
    SCHEMA, groups, meetings,
    platform::{Code, GroupId, MeetingId, Now, Safe, Vault},
};

fn now() -> Now {
    Now::of("2026-11-24T10:30:00Z".parse().unwrap())
}

fn text(title: &str) -> TopicText {
    TopicText {
        subject: TopicSubject::Joy,
        title: title.to_owned(),
        opening: "Bring one.".to_owned(),
        questions: vec!["Which?".to_owned(), " ".to_owned()],
        tried: Vec::new(),
    }
}

async fn group(dir: &tempfile::TempDir) -> (Vault, GroupId, MeetingId) {
    let safe = Safe::new(dir.path().to_owned(), &SCHEMA);
    let (vault, _) = safe.create("marmalade thunder ladder quilt").await.unwrap();
    let group = groups::create(&vault, &now(), "Tuesday group", "", &[], None).await.unwrap().group;
    meetings::plan(&vault, &now(), group, &[now().today], "10:30:00".parse().unwrap(), 90, "").await.unwrap();
    let meeting = topics(&vault, &now(), Some(group)).await.unwrap().next.unwrap().id;
    (vault, group, meeting)
}

#[test]
fn the_starters_are_whole() {
    assert!(STARTERS.len() >= 24, "{} starters", STARTERS.len());
    for starter in STARTERS.iter() {
        let tidy = starter.text.clone().checked().unwrap();
        assert_eq!(tidy, starter.text, "{} is not as it would be kept", starter.code);
        assert!((2..=3).contains(&starter.text.questions.len()), "{}: two or three questions", starter.code);
        assert!(starter.text.tried.len() >= 3, "{}: things people tried", starter.code);
        assert!(!starter.text.opening.is_empty(), "{}: an opening", starter.code);
    }
    let mut codes: Vec<_> = STARTERS.iter().map(|starter| &starter.code).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), STARTERS.len(), "each code once");
    for subject in TopicSubject::ALL {
        assert!(STARTERS.iter().any(|starter| starter.text.subject == *subject), "nothing about {subject:?}");
    }
}

/// They are read out in a hall by somebody tired: short sentences, and nobody is told what to do.
#[test]
fn the_starters_are_easy_to_say() {
    for starter in STARTERS.iter() {
        let TopicText { title, opening, questions, tried, .. } = &starter.text;
        let all = [title, opening].into_iter().chain(questions).chain(tried);
        for text in all {
            for sentence in text.split(['.', '?', '!', ':']) {
                assert!(sentence.split_whitespace().count() <= 15, "{}: {sentence}", starter.code);
            }
            let lower = text.to_lowercase();
            for word in
                ["you should", "you must", "make sure", "try to", "dose", "tablet a", "push through", "exercise more"]
            {
                assert!(!lower.contains(word), "{} tells people what to do: {text}", starter.code);
            }
        }
    }
}

#[tokio::test]
async fn a_topic_is_asked_for_used_and_remembered() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, group, meeting) = group(&dir).await;
    let row = async || {
        let view = topics(&vault, &now(), Some(group)).await.unwrap();
        view.topics.into_iter().find(|row| row.code == "sleep").unwrap()
    };
    assert_eq!((row().await.asked, row().await.used), (false, None));
    wish(&vault, &now(), group, "sleep", true).await.unwrap();
    assert!(row().await.asked);

    let done = use_at(&vault, &now(), meeting, "sleep").await.unwrap();
    assert!(!row().await.asked, "what is planned is asked for no longer");
    let titles = async || {
        let plan = meetings::prepare(&vault, &now(), meeting).await.unwrap();
        plan.items.into_iter().map(|item| item.title).filter(|title| !title.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(titles().await, ["Sleep and pain"]);
    vault.undo(Some(done.change), &now()).await.unwrap();
    assert!(titles().await.is_empty() && row().await.asked, "one undo takes both back");

    use_at(&vault, &now(), meeting, "sleep").await.unwrap();
    use_at(&vault, &now(), meeting, "sleep").await.unwrap();
    assert_eq!(titles().await, ["Sleep and pain"], "once is enough");
    // The part for a topic is taken: the next one gets a part of its own, before the goodbye.
    use_at(&vault, &now(), meeting, "laughing").await.unwrap();
    let plan = meetings::prepare(&vault, &now(), meeting).await.unwrap();
    assert_eq!(plan.items[plan.items.len() - 2].title, "What makes us laugh");
    let view = topic(&vault, &now(), "laughing", Some(group)).await.unwrap();
    assert_eq!(view.next.unwrap().topics.len(), 2);

    meetings::start(&vault, &now(), meeting).await.unwrap();
    let again = use_at(&vault, &now(), meeting, "tired").await.unwrap_err();
    assert_eq!((again.code, again.what), (Code::Conflict, "meeting.notPlanned"));
    assert_eq!(row().await.used, None, "a meeting that was not held used nothing");
    let mut change = vault.change("test.end", &now()).await.unwrap();
    let local = meetings::meeting(change.sql(), meeting).await.unwrap().id;
    meetings::end(&mut change, local, "").await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(row().await.used, Some(now().today));
}

#[tokio::test]
async fn a_group_writes_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, ours, _) = group(&dir).await;
    let other = groups::create(&vault, &now(), "Other group", "", &[], None).await.unwrap().group;
    let written = write(&vault, &now(), ours, None, text(" Our  garden ")).await.unwrap();
    let seen = async |group: Option<GroupId>| {
        let view = topics(&vault, &now(), group).await.unwrap();
        view.topics.into_iter().any(|row| row.title == "Our garden" && row.source == TopicSource::Group)
    };
    assert!(seen(Some(ours)).await);
    assert!(!seen(Some(other)).await && !seen(None).await, "it is this group's alone");
    let view = topic(&vault, &now(), &written.code, Some(ours)).await.unwrap();
    assert_eq!(view.topic.text.questions, ["Which?"], "empty lines are left out");
    assert!(topic(&vault, &now(), &written.code, Some(other)).await.is_err());
    write(&vault, &now(), ours, Some(&written.code), text("Our allotment")).await.unwrap();
    assert!(!seen(Some(ours)).await);
    assert!(write(&vault, &now(), other, Some(&written.code), text("Mine")).await.is_err(), "not another group's");
    let gone = remove(&vault, &now(), Some(ours), &written.code).await.unwrap();
    assert!(topic(&vault, &now(), &written.code, Some(ours)).await.is_err());
    vault.undo(Some(gone.change), &now()).await.unwrap();
    assert!(topic(&vault, &now(), &written.code, Some(ours)).await.is_ok());
}

#[tokio::test]
async fn bad_words_are_told_by_their_place() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, ours, _) = group(&dir).await;
    let check = async |text: TopicText, field: &str, what: &str| {
        let error = write(&vault, &now(), ours, None, text).await.unwrap_err();
        assert_eq!((error.field, error.what), (Some(field), what));
    };
    check(text(" "), "title", "title.empty").await;
    check(text(&"x".repeat(81)), "title", "text.tooLong").await;
    check(TopicText { opening: "x".repeat(601), ..text("A") }, "opening", "text.tooLong").await;
    check(TopicText { questions: vec!["x".repeat(241)], ..text("A") }, "questions", "text.tooLong").await;
    check(TopicText { tried: vec!["x".to_owned(); 13], ..text("A") }, "tried", "lines.tooMany").await;
}

#[tokio::test]
async fn a_service_checks_topics_and_hands_them_on() {
    let dir = tempfile::tempdir().unwrap();
    let (service, _, _) = group(&dir).await;
    let none = export(&service, "Westerby pain service").await.unwrap_err();
    assert_eq!(none.what, "topics.none");
    check(&service, &now(), "sleep", "Hannah Boateng", true).await.unwrap();
    let nameless = check(&service, &now(), "tired", " ", true).await.unwrap_err();
    assert_eq!((nameless.field, nameless.what), (Some("by"), "checkedBy.empty"));
    let ours = write_for_service(&service, &now(), None, text("Our café")).await.unwrap();
    let file = export(&service, "Westerby pain service").await.unwrap();

    let other_dir = tempfile::tempdir().unwrap();
    let (host, group, _) = self::group(&other_dir).await;
    let came = import(&host, &now(), &file).await.unwrap();
    assert_eq!(came.count, 2);
    let view = topic(&host, &now(), "sleep", Some(group)).await.unwrap();
    assert_eq!(view.topic.checked, Some(TopicChecked { by: "Hannah Boateng".to_owned(), on: now().today }));
    assert_eq!(topic(&host, &now(), &ours.code, Some(group)).await.unwrap().topic.text.title, "Our café");
    host.undo(Some(came.done.change), &now()).await.unwrap();
    assert_eq!(topic(&host, &now(), "sleep", Some(group)).await.unwrap().topic.source, TopicSource::Starter);

    // New words have not been checked; without them the starter is back.
    write_for_service(&service, &now(), Some("sleep"), text("Nights")).await.unwrap();
    assert_eq!(topic(&service, &now(), "sleep", None).await.unwrap().topic.checked, None);
    remove(&service, &now(), None, "sleep").await.unwrap();
    assert_eq!(topic(&service, &now(), "sleep", None).await.unwrap().topic.text.title, "Sleep and pain");
    assert!(remove(&service, &now(), None, "sleep").await.is_err(), "a starter cannot be taken away");
}

#[tokio::test]
async fn a_file_that_is_not_ours_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, ..) = group(&dir).await;
    let with = |topic: &str| format!(r#"{{"kind":"follow-on topics","version":1,"service":"","topics":[{topic}]}}"#);
    let good =
        r#"{"code":"a","text":{"subject":"joy","title":"A","opening":"","questions":[],"tried":[]},"checked":null}"#;
    let check = async |file: String, what: &str| {
        let error = import(&vault, &now(), file.as_bytes()).await.unwrap_err();
        assert_eq!(error.what, what, "{}", file.chars().take(80).collect::<String>());
        assert_eq!(topics(&vault, &now(), None).await.unwrap().topics.len(), STARTERS.len());
    };
    check(String::new(), "topics.notOurs").await;
    check("PK\u{3}\u{4}".to_owned(), "topics.notOurs").await;
    check("[]".to_owned(), "topics.notOurs").await;
    check(r#"{"kind":"another","version":1}"#.to_owned(), "topics.notOurs").await;
    check(r#"{"kind":"follow-on topics","version":2,"new":true}"#.to_owned(), "topics.tooNew").await;
    check(with("{}"), "topics.broken").await;
    check(with(&good.replace("\"A\"", "\" \"")), "topics.broken").await;
    check(with(&good.replace("\"a\"", "\"../../a\"")), "topics.broken").await;
    check(with(&good.replace("\"joy\"", "\"unheard of\"")), "topics.broken").await;
    check(with(&vec![good; 301].join(",")), "topics.tooLarge").await;
    check(with(&"[".repeat(100_000)), "topics.notOurs").await;
    check(" ".repeat(3 * 1024 * 1024), "topics.tooLarge").await;
    let found = import(&vault, &now(), with(good).as_bytes()).await.unwrap();
    assert_eq!(found.count, 1);
}
