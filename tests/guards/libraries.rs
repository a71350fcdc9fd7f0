//! What the libraries bring along: no window in core, no developer tools in the window.

use crate::source::root;
use std::process::Command;

/// One line a library: `name version feature,feature`.
fn tree(package: &str, edges: &str) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let args = ["tree", "--locked", "--package", package, "--edges", edges, "--prefix", "none", "--format", "{p} {f}"];
    let output = Command::new(cargo).args(args).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn windows(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    let is_window = |name: &&str| {
        let known = ["wry", "tao", "gtk", "gdk", "fantoccini"];
        known.contains(name)
            || name.starts_with("tauri")
            || name.starts_with("webkit2gtk")
            || name.starts_with("webview2")
    };
    names.filter(is_window).collect()
}

/// The features that a library is built with.
fn features<'a>(tree: &'a str, library: &str) -> Vec<&'a str> {
    let line = tree.lines().find(|line| line.split_whitespace().next() == Some(library)).unwrap_or_default();
    let last = line.rsplit(' ').next().unwrap_or_default().trim_end_matches("(*)");
    last.split(',').collect()
}

#[test]
fn core_names_no_window() {
    assert_eq!(
        windows("follow-on-core v0.1.0 default\ntauri v2.0.0 isolation\ntauri-plugin-dialog v2 \nserde v1 "),
        ["tauri", "tauri-plugin-dialog"]
    );
    let tree = tree("follow-on-core", "normal,build,dev");
    assert!(tree.contains("sqlx"), "{tree}");
    assert_eq!(windows(&tree), Vec::<&str>::new());
}

#[test]
fn the_window_has_no_developer_tools_in_a_release() {
    assert_eq!(features("a v1 b\ntauri v2.0.0 devtools,isolation\n", "tauri"), ["devtools", "isolation"]);
    let tree = tree("follow-on", "normal");
    let tauri = features(&tree, "tauri");
    assert!(tauri.contains(&"isolation") && tauri.contains(&"custom-protocol"), "{tauri:?}");
    for (library, features) in [("tauri", tauri), ("wry", features(&tree, "wry"))] {
        assert!(!features.contains(&"devtools"), "{library}: {features:?}");
    }
    // Without being asked for, the door that lets tests answer file dialogs is not there.
    assert_eq!(features(&tree, "follow-on"), ["custom-protocol", "default"]);
}
