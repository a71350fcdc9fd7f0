//! Who may know whom in core, where SQL may be, and what a file of rules may not do.

use crate::source::{Source, rust_files};

/// What each slice may name. A slice that is not here may name nothing, so a new one is a decision.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("platform", &[]),
    // Everyone may ask who is at the laptop, and what the service holds to be a small number.
    ("service", &["platform"]),
    ("calendar", &["platform", "service"]),
    // It works from what the slices declare, and never names one.
    ("sharing", &["platform"]),
    // Arithmetic: they know nobody.
    ("survival", &[]),
    ("small", &[]),
    ("privacy", &["platform", "service"]),
    ("reasons", &["platform"]),
    ("people", &["platform", "service"]),
    ("groups", &["platform", "service", "privacy", "people"]),
    ("goals", &["platform", "service", "privacy", "groups"]),
    ("meetings", &["platform", "service", "calendar", "privacy", "people", "groups", "goals"]),
    ("topics", &["platform", "service", "groups", "meetings"]),
    ("attendance", &["platform", "service", "calendar", "privacy", "people", "groups", "goals", "meetings"]),
    ("worries", &["platform", "service", "groups"]),
    ("missed", &["platform", "service", "privacy", "groups", "meetings", "attendance"]),
    ("leaving", &["platform", "service", "privacy", "reasons", "people", "groups"]),
    ("programmes", &["platform", "service", "privacy", "reasons", "people", "groups"]),
    ("venues", &["platform", "service", "privacy", "people", "groups", "meetings", "needs"]),
    ("intake", &["platform", "service", "privacy", "reasons", "people", "groups", "programmes"]),
    ("telling", &["platform", "service", "privacy", "people", "groups", "meetings", "attendance"]),
    ("papers", &["platform", "service", "privacy", "groups", "meetings", "attendance", "telling"]),
    ("needs", &["platform", "service", "privacy", "people", "groups"]),
    ("asking", &["platform", "service", "privacy", "people", "groups", "goals", "needs", "leaving"]),
    // It reads any table and writes none.
    ("reports", &["platform", "service", "privacy", "reasons", "groups", "papers", "survival", "small"]),
    (
        "circle",
        &["platform", "service", "sharing", "privacy", "people", "groups", "meetings", "venues", "needs", "asking"],
    ),
    // They stand on top of everything, and nobody stands on them.
    (
        "home",
        &[
            "platform",
            "service",
            "calendar",
            "privacy",
            "reasons",
            "people",
            "groups",
            "meetings",
            "attendance",
            "missed",
            "leaving",
            "needs",
            "asking",
            "programmes",
            "venues",
            "telling",
        ],
    ),
    (
        "demo",
        &[
            "platform",
            "service",
            "calendar",
            "privacy",
            "reasons",
            "people",
            "groups",
            "meetings",
            "attendance",
            "leaving",
            "programmes",
            "venues",
            "needs",
            "asking",
            "intake",
            "home",
        ],
    ),
];

/// The names that follow `crate::`, also inside braces: `crate::{a::b, c}` gives `a` and `c`.
fn named(code: &str) -> Vec<&str> {
    let word = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut names = Vec::new();
    for (_, after) in code.match_indices("crate::").map(|(at, found)| code.split_at(at + found.len())) {
        let Some(inside) = after.strip_prefix('{') else {
            names.push(&after[..word(after)]);
            continue;
        };
        let (mut depth, mut start) = (0, true);
        for (at, c) in inside.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                c if start && !c.is_whitespace() => {
                    start = false;
                    names.push(&inside[at..at + word(&inside[at..])]);
                }
                _ => {}
            }
        }
    }
    names
}

fn knows_too_much(file: &Source) -> Vec<String> {
    let Some(slice) = file.slice() else { return Vec::new() };
    let allowed = MAY_KNOW.iter().find(|(name, _)| *name == slice).map_or(&[][..], |(_, allowed)| allowed);
    let is_slice = |name: &str| MAY_KNOW.iter().any(|(slice, _)| *slice == name);
    let named = named(&file.code).into_iter();
    named
        .filter(|name| is_slice(name) && *name != slice && !allowed.contains(name))
        .map(|name| format!("{}: {slice} may not know {name}", file.path))
        .collect()
}

fn sql_out_of_place(file: &Source) -> Vec<String> {
    let may = file.slice().is_none_or(|slice| slice == "platform") || file.file_name() == "store.rs";
    if may {
        return Vec::new();
    }
    let is_sql = |text: &&String| {
        let text = text.trim_start().to_lowercase();
        let starts = ["select ", "insert ", "update ", "delete from ", "create table", "pragma ", "with "];
        starts.iter().any(|start| text.starts_with(start))
    };
    let texts = file.texts.iter().filter(is_sql).map(|text| format!("\"{}\"", text.trim()));
    let calls = file.code.contains("sqlx::query").then(|| "sqlx::query".to_owned());
    texts.chain(calls).map(|found| format!("{}: SQL outside store.rs: {found}", file.path)).collect()
}

fn rules_that_do_more(file: &Source) -> Vec<String> {
    if file.file_name() != "model.rs" || file.slice().is_none() {
        return Vec::new();
    }
    let other = ["sqlx", "Now::read", "Utc::now", "Local::now", "std::fs", "std::env", "tokio", ".await"];
    let found = other.iter().filter(|word| file.code.contains(**word));
    found.map(|word| format!("{}: a file of rules has no `{word}`", file.path)).collect()
}

/// The SQLite inside our SQLCipher is older than 3.51.3 and can lose commits when two connections write
/// (docs/adr/0001): nothing may open a second one.
fn more_than_one_connection(file: &Source) -> Vec<String> {
    let allowed = file.path.ends_with("platform/vault.rs") || file.file_name().ends_with("tests.rs");
    let pools = ["SqlitePool", "PoolOptions", "AnyPool", "sqlx::Pool"].iter().filter(|word| file.code.contains(**word));
    let opens = [".connect()", ".connect_with(", "Connection::connect("]
        .iter()
        .filter(|word| !allowed && file.code.contains(**word));
    let twice = file.path.ends_with("platform/vault.rs") && file.code.matches(".connect()").count() != 1;
    let found = pools.chain(opens).map(|word| format!("{}: `{word}` could open a second connection", file.path));
    found.chain(twice.then(|| format!("{}: opens connections in more than one place", file.path))).collect()
}

fn rooms_without_a_word(file: &Source) -> Vec<String> {
    let room = ["mod.rs", "lib.rs", "main.rs"].contains(&file.file_name());
    let silent = room && !file.text.starts_with("//! ");
    silent.then(|| format!("{}: says in no `//!` line what it is", file.path)).into_iter().collect()
}

fn check(rule: fn(&Source) -> Vec<String>, path: &str, text: &str, finds: &[&str]) {
    let found = rule(&Source::new(&format!("src-tauri/core/src/{path}"), text));
    assert_eq!(found.len(), finds.len(), "{path}: {found:?}");
    for (found, part) in found.iter().zip(finds) {
        assert!(found.contains(part), "{found} should say {part}");
    }
}

fn hold(rule: fn(&Source) -> Vec<String>, folders: &[&str]) {
    let broken: Vec<_> = folders.iter().flat_map(|folder| rust_files(folder)).flat_map(|file| rule(&file)).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn each_slice_knows_only_whom_it_may() {
    check(knows_too_much, "people/api.rs", "use crate::platform::Result;", &[]);
    check(knows_too_much, "people/api.rs", "use crate::groups::GroupRow;", &["people may not know groups"]);
    check(
        knows_too_much,
        "meetings/api.rs",
        "use crate::{groups::{a, b}, attendance::Mark, platform::Now};",
        &["know attendance"],
    );
    check(knows_too_much, "groups/store.rs", "fn f() { crate::home::read() }", &["groups may not know home"]);
    check(
        knows_too_much,
        "leaving/tests.rs",
        "// use crate::demo;\nuse crate::{\n  fields,\n  demo,\n};",
        &["know demo"],
    );
    check(knows_too_much, "unheard_of/api.rs", "use crate::platform::Now;", &["unheard_of may not know platform"]);
    check(knows_too_much, "platform/vault.rs", "use crate::people::SLICE;", &["platform may not know people"]);
    hold(knows_too_much, &["src-tauri/core/src"]);
}

#[test]
fn every_slice_has_its_place_in_the_table() {
    let files = rust_files("src-tauri/core/src");
    for slice in files.iter().filter_map(Source::slice) {
        assert!(MAY_KNOW.iter().any(|(name, _)| *name == slice), "{slice} is not in the table of who may know whom");
    }
}

#[test]
fn sql_is_in_store_files_and_platform_alone() {
    check(sql_out_of_place, "people/store.rs", "f(\"SELECT 1\")", &[]);
    check(sql_out_of_place, "platform/vault.rs", "f(\"SELECT 1\")", &[]);
    check(sql_out_of_place, "people/api.rs", "f(\"\n  select name from person\")", &["select name"]);
    check(sql_out_of_place, "people/model.rs", "f(r#\"INSERT INTO person\"#)", &["INSERT"]);
    check(sql_out_of_place, "people/api.rs", "sqlx::query(X)", &["sqlx::query"]);
    check(sql_out_of_place, "people/api.rs", "f(\"Delete this person\") // \"select x from y\"", &[]);
    hold(sql_out_of_place, &["src-tauri/core/src", "src-tauri/src"]);
}

#[test]
fn a_file_of_rules_does_no_io_and_reads_no_clock() {
    check(rules_that_do_more, "people/model.rs", "use sqlx::FromRow;", &["sqlx"]);
    check(rules_that_do_more, "people/model.rs", "let now = Utc::now();", &["Utc::now"]);
    check(rules_that_do_more, "people/model.rs", "// no sqlx here\nfn f(now: Now) {}", &[]);
    check(rules_that_do_more, "people/api.rs", "Now::read()", &[]);
    hold(rules_that_do_more, &["src-tauri/core/src"]);
}

#[test]
fn a_vault_has_one_connection() {
    check(more_than_one_connection, "platform/device.rs", "SqlitePoolOptions::new()", &["SqlitePool", "PoolOptions"]);
    check(more_than_one_connection, "people/store.rs", "options.connect().await", &["second connection"]);
    check(more_than_one_connection, "platform/vault.rs", "a.connect(); b.connect()", &["more than one place"]);
    check(more_than_one_connection, "platform/vault.rs", "// SqlitePool\na.connect()", &[]);
    hold(more_than_one_connection, &["src-tauri/core/src"]);
    let vault =
        rust_files("src-tauri/core/src/platform").into_iter().find(|file| file.file_name() == "vault.rs").unwrap();
    assert!(vault.code.contains("SqliteLockingMode::Exclusive"), "others could open the file beside us");
}

#[test]
fn every_room_says_what_it_is() {
    check(rooms_without_a_word, "people/mod.rs", "mod api;", &["says in no"]);
    check(rooms_without_a_word, "people/mod.rs", "//! People.\nmod api;", &[]);
    check(rooms_without_a_word, "people/api.rs", "fn f() {}", &[]);
    hold(rooms_without_a_word, &["src-tauri/core/src", "src-tauri/src", "tests", "xtask/src"]);
}
