//! Every change that somebody can make has words for its undoing.

use crate::source::{Source, root, rust_files};
use std::{collections::BTreeSet, fs};

const WORDS: &str = "ui/src/ipc/words/acts.json";

/// What a file calls its changes: `vault.change("groups.rename", now)`.
fn acts(file: &Source) -> Vec<&str> {
    if file.file_name().ends_with("tests.rs") || file.path.contains("/tests/") {
        return Vec::new();
    }
    let named = file.text.split(".change(").skip(1).filter_map(|after| after.trim_start().strip_prefix('"'));
    // Undoing is not undone.
    named.filter_map(|after| after.split_once('"').map(|(act, _)| act)).filter(|act| act.contains('.')).collect()
}

fn check(path: &str, text: &str, expected: &[&str]) {
    assert_eq!(acts(&Source::new(path, text)), expected, "{path}: {text}");
}

#[test]
fn every_change_has_words_for_its_undoing() {
    check("src-tauri/core/src/groups/api.rs", "vault.change(\"groups.rename\", now)", &["groups.rename"]);
    check(
        "src-tauri/core/src/groups/api.rs",
        "vault\n.change(\n    \"a.b\",\n now); x.change(\"c.d\", n)",
        &["a.b", "c.d"],
    );
    check("src-tauri/core/src/platform/change.rs", "self.change(\"undo\", now)", &[]);
    check("src-tauri/core/src/groups/tests.rs", "vault.change(\"toys.add\", now)", &[]);

    let files = rust_files("src-tauri/core/src");
    let made: BTreeSet<&str> = files.iter().flat_map(acts).collect();
    let text = fs::read_to_string(root().join(WORDS)).unwrap();
    let words: serde_json::Value = serde_json::from_str(&text).unwrap();
    let said: BTreeSet<&str> = words["act"].as_object().unwrap().keys().map(String::as_str).collect();
    let missing: Vec<_> = made.difference(&said).collect();
    let idle: Vec<_> = said.difference(&made).collect();
    assert!(missing.is_empty(), "{WORDS} has no words for {missing:?}");
    assert!(idle.is_empty(), "{WORDS} has words for what nobody does: {idle:?}");
}
