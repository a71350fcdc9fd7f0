//! Work grows with what is on the screen: no query of a store reads a growing table whole.

use std::{fs, path::Path};

use follow_on_core::demo;
use sqlx::{AssertSqlSafe, Row};

use crate::tuesday;

/// Small by nature: a service's groups, their places (`v`), staff and topics, and the handful of rows that a query made first
/// (`k` and `json_each`: the ids that were found).
const SMALL: &[&str] = &[
    "support_group",
    "g",
    "circle_device",
    "staff",
    "service_topic",
    "latest",
    "l",
    "CONSTANT",
    "k",
    "json_each",
    "actor",
    "v",
];
/// Read along an index, in the order that is wanted, until there are enough.
const READ_IN_ORDER: &[&str] =
    &["SCAN s USING COVERING INDEX summary_name", "SCAN place_count USING COVERING INDEX place_count_groups"];
/// Asked for once after a backup.
const COUNTED_WHOLE: &str = "count(*) FROM member WHERE present = 1)";

/// The SELECTs of a source file: its string literals, line continuations joined; and what a macro puts together
/// from its own beginning and the end that each call hands it.
fn selects(source: &str) -> Vec<String> {
    let joined: String = source.split("\\\n").map(str::trim_start).collect();
    let parts: Vec<&str> = joined.split('"').collect();
    // Of each macro: its call, and the text that it begins with.
    let mut macros: Vec<(String, &str)> = Vec::new();
    let mut found = Vec::new();
    for (nth, literal) in parts.iter().enumerate().filter(|(nth, _)| nth % 2 == 1) {
        let before = parts[nth - 1];
        if let Some(name) = before.rsplit("macro_rules! ").next().filter(|_| before.contains("macro_rules! ")) {
            let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            macros.push((format!("{name}!("), literal));
        } else if let Some((_, begins)) = macros.iter().find(|(call, _)| before.trim_end().ends_with(call.as_str())) {
            found.push(format!("{begins}{literal}"));
        } else if literal.starts_with("SELECT ") || literal.starts_with("WITH ") {
            found.push((*literal).to_owned());
        }
    }
    found.iter().map(|sql| sql.replace("\\\\", "\\")).collect()
}

/// The stores of all slices and of their rooms.
fn stores() -> Vec<std::path::PathBuf> {
    fn below(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with("tests") {
                continue;
            }
            if path.is_dir() {
                below(&path, found);
            } else if path.ends_with("store.rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/core/src"), &mut found);
    assert!(found.iter().any(|path| path.ends_with("groups/jobs/store.rs")), "rooms are looked into");
    found
}

#[test]
fn selects_are_found_in_source() {
    let check = |source: &str, expected: &[&str]| assert_eq!(selects(source), expected);
    check(r#"query("SELECT 1").bind("x")"#, &["SELECT 1"]);
    check("query(\"SELECT a \\\n     FROM b\")", &["SELECT a FROM b"]);
    check(
        r#"macro_rules! rows { ($rest:literal) => { concat!("SELECT a FROM m WHERE present = 1 ", $rest) }; }
           query(rows!("AND uid = ?")) rows!(
            "ORDER BY a"
        ) other!("AND b")"#,
        &["SELECT a FROM m WHERE present = 1 AND uid = ?", "SELECT a FROM m WHERE present = 1 ORDER BY a"],
    );
}

#[tokio::test]
async fn no_query_of_a_store_scans_a_growing_table() {
    let vault = demo::open(&tuesday(), follow_on_core::people::Role::Host).await.unwrap();
    let mut conn = vault.connection().await.unwrap();
    let mut queries = 0;
    for path in stores() {
        for sql in selects(&fs::read_to_string(&path).unwrap()) {
            // What `format!` puts together cannot be asked about as it stands.
            if sql.contains(COUNTED_WHOLE) || sql.contains('{') {
                continue;
            }
            queries += 1;
            let plan =
                sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).fetch_all(conn.sql()).await.unwrap();
            for step in plan {
                let step: String = step.get("detail");
                let scanned = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
                assert!(
                    READ_IN_ORDER.contains(&step.as_str())
                        || scanned.is_none_or(|table| SMALL.contains(&table) || table.starts_with("(subquery")),
                    "{step}\n  in {sql}\n  of {}",
                    path.display()
                );
            }
        }
    }
    assert!(queries > 30, "{queries} queries were looked at");
}
