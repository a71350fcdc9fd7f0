//! What a host says in a meeting by choice: how somebody came, who takes over, who a guest is.

use follow_on_core::{
    attendance::{self, HowCame, JoinedBy, Status},
    groups::{self, jobs},
    home, meetings,
    platform::{MemberId, Vault},
};

use crate::{at, empty_vault, group_of, member_called, tuesday};

async fn how(vault: &Vault, meeting: follow_on_core::platform::MeetingId, member: MemberId) -> Option<HowCame> {
    let view = attendance::read(vault, &tuesday(), meeting).await.unwrap();
    let row = view.register.into_iter().find(|row| row.member == member).unwrap();
    row.status.filter(|status| *status == Status::Here).map(|_| row.how)
}

#[tokio::test]
async fn how_somebody_came_is_said_beside_the_tap_and_goes_with_it() {
    let vault = empty_vault().await;
    let (group, meeting) = group_of(&vault, &["Grace", "Colin"]).await;
    let grace = member_called(&vault, group, "Grace").await;
    let now = tuesday();
    let by_phone = HowCame { late: true, joined_by: Some(JoinedBy::Phone), ..HowCame::default() };
    assert_eq!(
        attendance::say_how(&vault, &now, meeting, grace, &by_phone).await.unwrap_err().what,
        "meeting.notRunning"
    );
    meetings::start(&vault, &now, meeting).await.unwrap();
    // It says too that she is here, and counts once.
    let marked = attendance::say_how(&vault, &now, meeting, grace, &by_phone).await.unwrap();
    assert_eq!((marked.tally.here, marked.tally.not_marked), (1, 1));
    assert_eq!(how(&vault, meeting, grace).await, Some(by_phone));
    // A second tap of "here" is not a new fact.
    assert_eq!(attendance::mark(&vault, &now, meeting, grace, Some(Status::Here)).await.unwrap().done.change, 0);
    assert_eq!(how(&vault, meeting, grace).await, Some(by_phone));
    // The register that is typed up knows it.
    let paper = attendance::read_paper(&vault, meeting).await.unwrap();
    assert_eq!(paper.lines.iter().find(|line| line.member == grace).unwrap().how, by_phone);
    // Apologies after all: nothing of it is left, also when she is marked again. Undo brings it back.
    let sorry = attendance::mark(&vault, &now, meeting, grace, Some(Status::Apologies)).await.unwrap();
    attendance::mark(&vault, &now, meeting, grace, Some(Status::Here)).await.unwrap();
    assert_eq!(how(&vault, meeting, grace).await, Some(HowCame::default()));
    vault.undo(None, &now).await.unwrap();
    vault.undo(Some(sorry.done.change), &now).await.unwrap();
    assert_eq!(how(&vault, meeting, grace).await, Some(by_phone));
    // The mark taken away takes it along.
    attendance::mark(&vault, &now, meeting, grace, None).await.unwrap();
    attendance::mark(&vault, &now, meeting, grace, Some(Status::Here)).await.unwrap();
    assert_eq!(how(&vault, meeting, grace).await, Some(HowCame::default()));
}

#[tokio::test]
async fn a_co_host_takes_over_in_the_middle() {
    let vault = empty_vault().await;
    let (group, meeting) = group_of(&vault, &["Grace", "Dilip"]).await;
    let (grace, dilip) = (member_called(&vault, group, "Grace").await, member_called(&vault, group, "Dilip").await);
    let now = tuesday();
    jobs::give(&vault, &now, dilip, jobs::Job::Host, "").await.unwrap();
    meetings::start(&vault, &now, meeting).await.unwrap();
    let before = attendance::read(&vault, &now, meeting).await.unwrap();
    assert_eq!(before.hosts.iter().map(|host| host.member).collect::<Vec<_>>(), [dilip]);
    assert_eq!(
        meetings::hand_on(&vault, &now, meeting, Some(grace)).await.unwrap_err().what,
        "host.notOne",
        "who does not run the group"
    );
    let later = at("2026-11-24T11:00:00Z");
    meetings::hand_on(&vault, &later, meeting, Some(dilip)).await.unwrap();
    let after = attendance::read(&vault, &later, meeting).await.unwrap();
    assert_eq!(after.run_by, Some(dilip));
    assert_eq!((after.now.started_at, after.state), (before.now.started_at, before.state), "the times go on");
    attendance::finish(&vault, &later, meeting, "", &[], None).await.unwrap();
    assert_eq!(meetings::hand_on(&vault, &later, meeting, None).await.unwrap_err().what, "meeting.over");
}

#[tokio::test]
async fn a_guest_joins_is_recognised_or_stays_a_guest() {
    let vault = empty_vault().await;
    let (group, meeting) = group_of(&vault, &["Grace", "Colin"]).await;
    let grace = member_called(&vault, group, "Grace").await;
    let now = tuesday();
    meetings::start(&vault, &now, meeting).await.unwrap();
    for name in ["Anne", "Gracie", "Sam"] {
        attendance::add_guest(&vault, &now, meeting, name).await.unwrap();
    }
    attendance::finish(&vault, &now, meeting, "", &[], None).await.unwrap();
    let guests = async || attendance::guests_of(&vault, group).await.unwrap().guests;
    let tally = async || attendance::read(&vault, &now, meeting).await.unwrap().tally;
    let found = guests().await;
    assert_eq!(found.iter().map(|guest| guest.name.as_str()).collect::<Vec<_>>(), ["Anne", "Gracie", "Sam"]);

    let joined = attendance::guest_joins(&vault, &now, found[0].guest, "Anne Carter").await.unwrap();
    assert_eq!((tally().await.here, tally().await.guests), (1, 2), "at that meeting as one of the group");
    let members = home::group(&vault, &now, group).await.unwrap().members;
    assert!(members.iter().any(|member| member.name == "Anne Carter"));

    attendance::guest_is(&vault, &now, found[1].guest, grace).await.unwrap();
    assert_eq!((tally().await.here, tally().await.guests), (2, 1));
    attendance::guest_stays(&vault, &now, found[2].guest).await.unwrap();
    assert!(guests().await.is_empty());
    assert_eq!(tally().await.guests, 1, "a guest still came");

    // Nobody of another group, and no guest twice.
    let other = groups::create(&vault, &now, "Another", "", &["Zoe".to_owned()], None).await.unwrap().group;
    let zoe = member_called(&vault, other, "Zoe").await;
    assert_eq!(attendance::guest_is(&vault, &now, found[2].guest, zoe).await.unwrap_err().what, "member.missing");
    assert_eq!(attendance::guest_joins(&vault, &now, found[0].guest, "Anne").await.unwrap_err().what, "guest.missing");
    // Undo makes her a guest again, and takes her off the list.
    vault.undo(Some(joined.change), &now).await.unwrap();
    assert_eq!((tally().await.here, tally().await.guests), (1, 2));
    assert_eq!(guests().await.len(), 1);
}
