//! What people are asked, word for word, with its version. An earlier wording stays, because earlier
//! decisions were made under it. `docs/permissions.md` says the same; a test holds the two together.

use super::model::Purpose;

/// The version of the wording people are asked with today.
pub const WORDING: &str = "2026-12";

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// What for.
    pub purpose: Purpose,
    /// The question.
    pub question: &'static str,
    /// What follows from a yes.
    pub meaning: &'static str,
}

const fn ask(purpose: Purpose, question: &'static str, meaning: &'static str) -> Question {
    Question { purpose, question, meaning }
}

/// Every wording there has been, the latest last.
pub const WORDINGS: &[(&str, &[Question])] = &[
    (
        "2026-11",
        &[
            ask(
                Purpose::HoldDetails,
                "May the group keep your name on its list?",
                "Only the people who run the group see the list.",
            ),
            ask(
                Purpose::HostHasContacts,
                "May the person who runs the group have your phone number and e-mail?",
                "They use it to let you know about meetings, or to say hello. Nobody else in the group gets it.",
            ),
            ask(
                Purpose::GroupKeepsInTouch,
                "May we keep in touch?",
                "Someone of the group could say hello now and then.",
            ),
            ask(Purpose::ServiceMayAsk, "May we keep in touch?", "The pain service could ask how it went."),
        ],
    ),
    (
        WORDING,
        &[
            ask(
                Purpose::HoldDetails,
                "May the group keep your name on its list?",
                "Only the people who run the group see the list.",
            ),
            ask(
                Purpose::HostHasContacts,
                "May the people who run the group have your phone number and email?",
                "They use them to tell you about meetings. Nobody else in the group gets them.",
            ),
            ask(
                Purpose::AskAfterAbsence,
                "May the people who run the group get in touch if you miss a meeting?",
                "A friendly word, to see how you are. Missing a meeting is fine.",
            ),
            ask(
                Purpose::HostsKnowNeeds,
                "May the people who run the group know what helps you take part?",
                "Such as large print, or a chair with arms. They use it to get things ready.",
            ),
            ask(
                Purpose::SharePhone,
                "May others in the group have your phone number?",
                "It goes on a list that people in the group can take home.",
            ),
            ask(
                Purpose::ShareEmail,
                "May others in the group have your email address?",
                "It goes on a list that people in the group can take home.",
            ),
            ask(
                Purpose::ShareChat,
                "Would you like to be in the group\u{2019}s chat?",
                "Everyone in a chat can see your number and what you write.",
            ),
            ask(
                Purpose::ShareReason,
                "If you leave one day, may the pain service know why?",
                "It helps them make groups better. You never have to give a reason.",
            ),
            ask(
                Purpose::UseInReports,
                "May we count you in reports about the groups?",
                "Only in numbers, never by name. Small numbers are left out.",
            ),
            ask(
                Purpose::Research,
                "May the pain service ask you about taking part in research?",
                "You would be asked each time, and you can always say no.",
            ),
            ask(
                Purpose::GroupKeepsInTouch,
                "After you have left, may someone from the group say hello?",
                "Now and then. The group keeps your number and email for this.",
            ),
            ask(
                Purpose::ServiceMayAsk,
                "After you have left, may the pain service ask how it went?",
                "You can change your mind at any time.",
            ),
        ],
    ),
];

/// What was asked under a version; none for a version that is not known here, or a purpose that it
/// does not ask about.
#[must_use]
pub fn question(version: &str, purpose: Purpose) -> Option<Question> {
    let (_, questions) = WORDINGS.iter().find(|(known, _)| *known == version)?;
    questions.iter().find(|question| question.purpose == purpose).copied()
}
