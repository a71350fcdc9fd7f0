use super::*;

/// What has to be given, all of it, before something may be shown; nothing else opens it.
#[test]
fn who_may_see_what() {
    use Audience::{Hosts, Members, Reports, Research as Researchers, Service};
    use Purpose::*;
    use What::*;
    let check = |what, to, needs: &[Purpose]| {
        assert!(may_show(what, to, needs), "{what:?} to {to:?}");
        assert!(!may_show(what, to, &[]), "{what:?} to {to:?} by silence");
        for missing in needs {
            let others: Vec<_> = Purpose::ALL.iter().copied().filter(|purpose| purpose != missing).collect();
            assert!(!may_show(what, to, &others), "{what:?} to {to:?} needs {missing:?}");
        }
    };
    check(Name, Hosts, &[HoldDetails]);
    check(Name, Service, &[HoldDetails]);
    check(Contacts, Hosts, &[HoldDetails, HostHasContacts]);
    check(Contacts, Service, &[HoldDetails]);
    check(ContactsAfterAbsence, Hosts, &[HoldDetails, HostHasContacts, AskAfterAbsence]);
    check(ContactsAfterLeaving, Hosts, &[HoldDetails, GroupKeepsInTouch]);
    check(ContactsAfterLeaving, Service, &[HoldDetails, ServiceMayAsk]);
    check(Phone, Members, &[HoldDetails, HostHasContacts, SharePhone]);
    check(Email, Members, &[HoldDetails, HostHasContacts, ShareEmail]);
    check(ChatName, Members, &[HoldDetails, ShareChat]);
    check(Needs, Hosts, &[HoldDetails, HostsKnowNeeds]);
    check(ReasonForLeaving, Service, &[HoldDetails, ShareReason]);
    check(ReasonForLeaving, Reports, &[ShareReason, UseInReports]);
    check(Numbers, Reports, &[UseInReports]);
    check(Numbers, Researchers, &[UseInReports, Research]);
    check(Contacts, Researchers, &[HoldDetails, Research]);
    let everything = Purpose::ALL;
    for (what, to) in
        [(Needs, Members), (ReasonForLeaving, Members), (Name, Reports), (Contacts, Reports), (Needs, Researchers)]
    {
        assert!(!may_show(what, to, everything), "{what:?} to {to:?} never");
    }
}

fn decided(purpose: Purpose, decision: Decision, wording: &str) -> Decided {
    Decided {
        purpose,
        decision,
        wording: wording.into(),
        how: Some(ReachedBy::PaperForm),
        on: "2026-11-24".parse().unwrap(),
        taken_by: "Jo Marsh".into(),
    }
}

#[test]
fn the_latest_decision_counts() {
    use Decision::*;
    let check = |all: &[Decision], expected: Decision| {
        let all: Vec<_> = all.iter().map(|one| decided(Purpose::Research, *one, WORDING)).collect();
        assert_eq!(in_force(&all, Purpose::Research), expected, "{all:?}");
    };
    check(&[], NotAsked);
    check(&[Given], Given);
    check(&[Given, Withdrawn], Withdrawn);
    check(&[Refused, Given], Given);
}

#[test]
fn a_no_after_a_yes_is_a_yes_taken_back_and_no_other_is() {
    use Decision::*;
    let check = |earlier: Decision, said: Decision, expected: Decision| {
        assert_eq!(said.after(earlier), expected, "{said:?} after {earlier:?}")
    };
    check(NotAsked, Refused, Refused);
    check(NotAsked, Withdrawn, Refused);
    check(Refused, Withdrawn, Refused);
    check(Given, Refused, Withdrawn);
    check(Given, Withdrawn, Withdrawn);
    check(Withdrawn, Refused, Withdrawn);
    check(Withdrawn, Given, Given);
    check(Given, NotAsked, NotAsked);
}

#[test]
fn a_decision_means_what_its_wording_said() {
    let check = |wording: &str, also: &[(Purpose, Decision)], expected: bool| {
        let mut all = vec![
            decided(Purpose::HoldDetails, Decision::Given, wording),
            decided(Purpose::HostHasContacts, Decision::Given, wording),
        ];
        all.extend(also.iter().map(|(purpose, decision)| decided(*purpose, *decision, WORDING)));
        let may = may_show(What::ContactsAfterAbsence, Audience::Hosts, &agreed(&all));
        assert_eq!(may, expected, "{wording} {also:?}");
    };
    check("2026-11", &[], true);
    check("2026-11", &[(Purpose::AskAfterAbsence, Decision::Refused)], false);
    check("2026-11", &[(Purpose::HostHasContacts, Decision::Given)], false);
    check(WORDING, &[], false);
    check(WORDING, &[(Purpose::AskAfterAbsence, Decision::Given)], true);
}

#[test]
fn every_purpose_has_its_question_and_the_document_says_the_same() {
    let document = include_str!("../../../../docs/permissions.md").split_whitespace().collect::<Vec<_>>().join(" ");
    for purpose in Purpose::ALL {
        assert!(question(WORDING, *purpose).is_some(), "{purpose:?}");
        assert!(document.contains(&format!("`{}`", purpose.text())), "{purpose:?} is not in docs/permissions.md");
    }
    assert_eq!(question("2099-01", Purpose::HoldDetails), None);
    for (version, questions) in WORDINGS {
        assert!(document.contains(&format!("Wording, version {version}")), "{version}");
        for question in *questions {
            for text in [question.question, question.meaning] {
                assert!(document.contains(text), "docs/permissions.md does not say: {text}");
                let longest = text.split(['.', '?', ',']).map(|part| part.split_whitespace().count()).max();
                assert!(longest <= Some(15), "hard to read: {text}");
            }
        }
    }
}
