//! Which screen of the walks shows each page of the interface. A guard compares this with the pages that
//! the interface has, so that none is forgotten; each walk checks that it is where this says.

/// A page's address, as the interface's doors have it, and the screen of a walk that shows it.
pub const PAGES: &[(&str, &str)] = &[
    ("/start", "01-first-start"),
    ("/start/explore", "01-explore"),
    ("/start/restore", "01-restore"),
    ("/start/you/:kind", "01-about-you-problem"),
    ("/start/words", "01-words"),
    ("/start/code", "01-recovery-code"),
    ("/home", "02-home"),
    ("/groups", "03-groups"),
    ("/groups/:show", "08-groups-look"),
    ("/group/:id", "03-group"),
    ("/group/:id/setting-up", "09-setting-up"),
    ("/group/:id/jobs", "03-jobs"),
    ("/group/:id/agreement", "03-agreement-writing"),
    ("/group/:id/support-plan", "03-support-plan"),
    ("/agreed/:id", "03-agreement-older"),
    ("/group/:id/life", "03-life"),
    ("/group/:id/worried", "05-worried"),
    ("/group/:id/worried/:member", "05-worried-person"),
    ("/group/:id/goals", "03-goals"),
    ("/group/:id/guests", "06-guests"),
    ("/group/:id/places", "03-places"),
    ("/group/:id/places/new", "03-place-new-problem"),
    ("/place/:id", "03-place"),
    ("/group/:id/dates", "09-dates"),
    ("/group/:id/calendar", "09-calendar"),
    ("/group/:id/list", "09-list-beside"),
    ("/group/:id/tell", "03-tell"),
    ("/group/:id/tell/:message/:meeting", "18-tell-invitation"),
    ("/group/:id/print", "14-print"),
    ("/group/:id/print/:paper", "14-print-one"),
    ("/group/:id/changes", "17-group-changes"),
    ("/group/:id/crisis", "17-group-crisis"),
    ("/group/:id/to-ask", "18-to-ask"),
    ("/group/:id/shared", "18-shared"),
    ("/new/typing", "09-typing-names"),
    ("/new/list", "09-list"),
    ("/new/programme", "17-programme-new-problem"),
    ("/programmes", "17-programmes"),
    ("/programme/:id", "17-programme"),
    ("/member/:id", "03-member"),
    ("/member/:id/leaving", "07-leaving-1"),
    ("/member/:id/permissions", "18-permissions"),
    ("/member/:id/permissions/form", "18-form-problem"),
    ("/member/:id/needs", "18-needs"),
    ("/member/:id/group", "18-other-group-problem"),
    ("/person/:id", "18-person"),
    ("/may-ask/:purpose", "18-may-ask"),
    ("/meeting/:id", "05-meeting"),
    ("/meeting/:id/prepare", "04-prepare"),
    ("/meeting/:id/print", "18-print-meeting"),
    ("/meeting/:id/close", "06-close"),
    ("/meeting/:id/register", "06-register"),
    ("/meeting/:id/hand-on", "06-hand-on"),
    ("/meeting/:id/not-met", "06-not-met"),
    ("/topics", "16-topics"),
    ("/topics/:group", "16-topics-group"),
    ("/topic/:code/:group", "16-topic"),
    ("/topic/:code/:group/write", "16-topic-write-problem"),
    ("/settings", "12-settings"),
    ("/settings/words", "12-change-words"),
    ("/settings/service", "17-service"),
    ("/settings/staff", "17-staff"),
    ("/settings/changes", "17-changes"),
    ("/help", "12-help"),
];

/// Whether an address of the window, such as `#/group/1f/jobs`, is one of this page.
#[must_use]
pub fn is_at(address: &str, page: &str) -> bool {
    let parts: Vec<&str> = address.trim_start_matches('#').split('/').collect();
    let wanted: Vec<&str> = page.split('/').collect();
    parts.len() == wanted.len()
        && parts.iter().zip(&wanted).all(|(part, wanted)| wanted.starts_with(':') || part == wanted)
}
