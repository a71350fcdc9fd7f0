//! The commands of the window stand in three lists, and those must be the same: what is registered,
//! what the build knows, and what the window may call.

use crate::source::{Source, root};
use serde_json::Value;
use std::fs;

fn file(path: &str) -> Source {
    Source::new(path, &fs::read_to_string(root().join(path)).unwrap())
}

/// `collect_commands![slice::name, ..]` gives the names.
fn registered(bindings: &Source) -> Vec<String> {
    let (_, list) = bindings.code.split_once("collect_commands![").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    sorted(
        list.split(',').map(|path| path.trim().rsplit("::").next().unwrap().to_owned()).filter(|name| !name.is_empty()),
    )
}

/// What the one window may call of ours: `allow-attendance-mark` is `attendance_mark`.
fn permitted(capability: &Value) -> Vec<String> {
    let ours = permissions(capability)
        .into_iter()
        .filter_map(|name| name.strip_prefix("allow-").map(|name| name.replace('-', "_")));
    sorted(ours)
}

fn permissions(capability: &Value) -> Vec<String> {
    let all = capability["permissions"].as_array().unwrap().iter();
    all.map(|name| name.as_str().unwrap_or("a permission with a scope").to_owned()).collect()
}

fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn the_lists_of_commands_are_one() {
    let bindings = Source::new("x", "builder.commands(collect_commands![a::b_c, // d::e,\n f::g])");
    assert_eq!(registered(&bindings), ["b_c", "g"]);
    let capability = serde_json::json!({ "permissions": ["core:event:default", "allow-g", "allow-b-c"] });
    assert_eq!(permitted(&capability), ["b_c", "g"]);

    let registered = registered(&file("src-tauri/src/bindings.rs"));
    assert!(registered.len() > 10, "{registered:?}");
    let built = sorted(file("src-tauri/src/commands/names.rs").texts.into_iter());
    assert_eq!(built, registered, "commands/names.rs and bindings.rs");
    let capability: Value = serde_json::from_str(&file("src-tauri/capabilities/main.json").text).unwrap();
    assert_eq!(permitted(&capability), registered, "capabilities/main.json and bindings.rs");
}

#[test]
fn the_window_may_call_nothing_else() {
    let capability: Value = serde_json::from_str(&file("src-tauri/capabilities/main.json").text).unwrap();
    let others: Vec<_> = permissions(&capability).into_iter().filter(|name| !name.starts_with("allow-")).collect();
    assert_eq!(others, ["core:event:allow-listen", "core:event:allow-unlisten"]);
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert_eq!(capability["local"], true);
    assert_eq!(capability.get("remote"), None);
}
