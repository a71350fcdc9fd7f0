//! The handlers of all commands and the TypeScript made from them. `ui/src/ipc/bindings.ts` is
//! committed; a test fails when it is not what these lines make.

use tauri_specta::{Builder, collect_commands, collect_events};

use crate::{
    commands::{
        app, asking, attendance, backup, circle, closing, device, goals, group_life, groups, home, intake, keys,
        leaving, looks, meetings, missed, needs, papers, people, programmes, reports, service, telling, topics, venues,
        worries,
    },
    shell::events::{FileGiven, ListProgress},
};

/// What every command answers with in TypeScript. Tauri Specta's own, with a name for the answer.
const TYPED_ERROR: &str = r#"export type Result<T, E> = { status: "ok"; data: T } | { status: "error"; error: E };
async function typedError<T, E>(result: Promise<T>): Promise<Result<T, E>> {
    try {
        return { status: "ok", data: await result };
    } catch (e) {
        if (e instanceof Error) throw e;
        return { status: "error", error: e as any };
    }
}"#;

/// Commands and events, in the order of `commands/names.rs`.
pub fn builder() -> Builder<tauri::Wry> {
    Builder::new()
        .commands(collect_commands![
            looks::looks_read,
            looks::looks_write,
            app::app_state,
            keys::words_offer,
            keys::words_strength,
            keys::vault_create,
            keys::recovery_confirm,
            keys::recovery_save,
            keys::unlock,
            keys::unlock_with_code,
            keys::words_change,
            keys::recovery_renew,
            app::lock,
            app::activity,
            app::print_window,
            app::demo_open,
            app::demo_leave,
            backup::backup_write,
            backup::backup_status,
            backup::backup_choose,
            backup::backup_restore_with_words,
            backup::backup_restore_with_code,
            backup::backup_newest,
            backup::backup_practise,
            device::me_read,
            device::me_write,
            device::place_remember,
            device::draft_keep,
            device::draft_read,
            home::home_read,
            home::todo_tick,
            home::todo_put_off,
            home::overview_read,
            home::groups_page,
            home::history_read,
            groups::groups_list,
            groups::group_people,
            groups::group_read,
            groups::group_create,
            groups::group_rename,
            groups::member_read,
            groups::member_add,
            groups::member_edit,
            groups::member_remove,
            group_life::setting_up_read,
            group_life::jobs_read,
            group_life::job_give,
            group_life::job_hand_over,
            group_life::job_end,
            group_life::member_is_me,
            group_life::agreed_read,
            group_life::agreed_version,
            group_life::agreed_begin,
            group_life::agreed_line_add,
            group_life::agreed_line_write,
            group_life::agreed_line_remove,
            group_life::agreed_line_move,
            group_life::agreed_review_on,
            group_life::agreed_agree,
            group_life::agreed_drop_draft,
            group_life::life_read,
            group_life::life_set,
            group_life::life_reopen,
            group_life::closing_step,
            venues::venues_list,
            venues::venue_read,
            venues::venue_keep,
            venues::venue_answer,
            venues::venue_make_usual,
            venues::venue_remove,
            venues::venues_elsewhere,
            venues::venue_copy,
            venues::meeting_place,
            people::person_read,
            people::person_edit,
            people::person_same,
            people::person_two,
            people::member_same,
            people::member_two,
            people::member_join,
            people::member_move,
            asking::permission_read,
            asking::permission_answer,
            asking::permission_record,
            asking::permission_to_ask,
            asking::named_read,
            asking::named_rewrite,
            asking::named_may_stay,
            asking::shared_read,
            asking::may_ask_read,
            needs::needs_read,
            needs::needs_put,
            needs::needs_remove,
            needs::needs_review,
            needs::needs_of_group,
            groups::member_source,
            programmes::programmes_list,
            programmes::programme_read,
            programmes::programme_people,
            programmes::programme_create,
            programmes::programme_edit,
            programmes::programme_remove,
            programmes::programme_feed,
            programmes::programme_enrol,
            programmes::programme_offer,
            programmes::programme_count,
            programmes::programme_decline,
            programmes::cohort_add,
            programmes::cohort_name,
            programmes::cohort_unname,
            programmes::cohort_answer,
            programmes::cohort_reason,
            programmes::cohort_finished,
            meetings::dates_read,
            meetings::dates_suggest,
            meetings::date_notes,
            meetings::meetings_plan,
            meetings::skipped_plan,
            meetings::meeting_move,
            meetings::meeting_cancel,
            meetings::meeting_put_back,
            meetings::meeting_was_held,
            meetings::calendar_read,
            meetings::calendar_name,
            meetings::calendar_save,
            meetings::prepare_read,
            meetings::agenda_minutes,
            meetings::agenda_move,
            meetings::agenda_edit,
            meetings::agenda_add,
            meetings::agenda_remove,
            meetings::plans_read,
            meetings::agenda_use,
            meetings::agenda_add_break,
            meetings::plan_keep,
            meetings::plan_remove,
            meetings::meeting_start,
            attendance::meeting_read,
            attendance::attendance_mark,
            attendance::guest_add,
            attendance::guest_mark,
            attendance::attendance_how,
            attendance::guests_read,
            attendance::guest_joins,
            attendance::guest_is,
            attendance::guest_stays,
            meetings::meeting_on_feet,
            meetings::meeting_sit_on,
            goals::goals_read,
            goals::goals_offer,
            goals::goal_set,
            goals::goal_none,
            goals::goal_say,
            goals::goal_reword,
            goals::goal_remove,
            worries::worries_read,
            worries::worry_keep,
            worries::worry_close,
            worries::worry_remove,
            meetings::agenda_next,
            meetings::agenda_more,
            meetings::jot,
            meetings::jot_remove,
            attendance::close_read,
            attendance::meeting_finish,
            attendance::register_read,
            attendance::register_printed,
            missed::missed_read,
            missed::missed_note,
            missed::missed_remove,
            closing::meeting_informal,
            closing::meeting_headcount,
            closing::meeting_how_was,
            closing::bring_add,
            closing::bring_done,
            closing::bring_remove,
            closing::meeting_hand_on,
            closing::check_in_read,
            closing::check_in_keep,
            closing::check_in_tell,
            closing::check_in_told,
            leaving::leaving_record,
            leaving::welcome_back,
            papers::papers_make,
            papers::papers_page,
            papers::papers_save,
            papers::papers_put_away,
            telling::telling_read,
            telling::telling_filled,
            telling::telling_keep_words,
            telling::telling_forget_words,
            telling::telling_email,
            telling::telling_told,
            topics::topics_read,
            topics::topic_read,
            topics::topic_write,
            topics::topic_remove,
            topics::topic_check,
            topics::topic_wish,
            topics::topic_use,
            topics::topics_save,
            topics::topics_bring_in,
            reports::report_read,
            reports::report_meetings,
            reports::report_save,
            intake::list_choose,
            intake::list_look,
            intake::list_preview,
            intake::list_bring_in,
            intake::list_cancel,
            service::service_read,
            service::service_contacts_write,
            service::service_rules_write,
            service::introduce,
            service::someone_else,
            service::crisis_read,
            service::crisis_write,
            service::crisis_use_services,
            home::redo,
            circle::hand_over_read,
            circle::in_charge_write,
            circle::hand_over_prepare,
            circle::hand_over_save,
            circle::circle_read,
            circle::circle_news,
            circle::circle_card,
            circle::circle_settle,
            circle::circle_stop,
            circle::given_read,
            circle::given_choose,
            circle::given_look,
            circle::given_take,
            circle::given_confirm,
            circle::given_forget,
            home::undo,
            home::find,
        ])
        .events(collect_events![FileGiven, ListProgress])
        // Our types look the same whether they come or go.
        .disable_serde_phases()
        .typed_error_impl(TYPED_ERROR)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub mod tests {
    use std::path::Path;

    use specta_typescript::Typescript;

    use super::*;

    /// The TypeScript as it should be.
    pub fn fresh(for_whom: &str) -> String {
        let made = std::env::temp_dir().join(format!("follow-on {for_whom} {}.ts", std::process::id()));
        // The file checks itself with a name that nobody reads; what it exports is typed all the same.
        let language = Typescript::default().header("// @ts-nocheck");
        builder().export(language, &made).unwrap();
        let fresh = std::fs::read_to_string(&made).unwrap();
        std::fs::remove_file(made).unwrap();
        fresh
    }

    /// Made and committed, because the pages are built without Rust.
    #[test]
    fn bindings_are_fresh() {
        let fresh = fresh("bindings");
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/bindings.ts");
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            std::fs::write(&committed, &fresh).unwrap();
        }
        let same = std::fs::read_to_string(committed).unwrap().replace("\r\n", "\n") == fresh;
        assert!(same, "ui/src/ipc/bindings.ts is not what the commands say; UPDATE_BINDINGS=1 writes it anew");
    }
}
