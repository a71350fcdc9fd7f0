//! What the page may call is the same in all three lists.

use serde_json::Value;

use crate::bindings;

mod names {
    include!("names.rs");
    pub const ALL: &[&str] = COMMANDS;
}

fn read(file: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    serde_json::from_slice(&std::fs::read(path).unwrap_or_default()).unwrap_or_default()
}

/// The names of the commands in the generated TypeScript.
fn handled() -> Vec<String> {
    let text = bindings::tests::fresh("handlers");
    let call = "__TAURI_INVOKE(\"";
    text.match_indices(call)
        .filter_map(|(at, _)| text[at + call.len()..].split('"').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_is_declared_handled_and_allowed() {
    assert_eq!(handled(), names::ALL, "names.rs and bindings.rs");
    let allowed: Vec<_> = ["core:event:allow-listen".to_owned(), "core:event:allow-unlisten".to_owned()]
        .into_iter()
        .chain(names::ALL.iter().map(|name| format!("allow-{}", name.replace('_', "-"))))
        .collect();
    assert_eq!(
        read("capabilities/main.json")["permissions"],
        Value::from(allowed),
        "names.rs and capabilities/main.json"
    );
}

#[test]
fn the_window_is_closed_in() {
    let conf = read("tauri.conf.json");
    let security = &conf["app"]["security"];
    let check = |at: &str, expected: Value| assert_eq!(conf.pointer(at), Some(&expected), "{at}");
    check("/identifier", "org.followon.desktop".into());
    check("/app/windows", Value::Array(Vec::new()));
    check("/app/withGlobalTauri", false.into());
    check("/app/security/freezePrototype", true.into());
    check("/app/security/assetProtocol/enable", false.into());
    check("/app/security/pattern/use", "isolation".into());
    check("/app/security/capabilities", vec!["main"].into());
    check("/build/removeUnusedCommands", true.into());
    assert_eq!(security.get("dangerousDisableAssetCspModification"), None);
    for (what, from) in [
        ("default-src", "'none'"),
        ("script-src", "'self'"),
        // The hash is of the rule with which Tauri hides the frame that isolates.
        ("style-src", "'self' 'sha256-YEercZJImS+vUX2bz7vkQ0aA4rtBIPLuCEWz+yraQ/g='"),
        ("img-src", "'self' data:"),
        ("font-src", "'self'"),
        ("connect-src", "ipc: http://ipc.localhost"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
        ("object-src", "'none'"),
    ] {
        assert_eq!(security["csp"][what], from, "{what}");
    }
    // Nothing else. Frames fall under default-src, to which Tauri adds that one frame's address: it
    // is another in each build, so it cannot stand in a frame-src of ours.
    assert_eq!(security["csp"].as_object().map(serde_json::Map::len), Some(9));
}

#[test]
fn no_build_brings_a_way_to_look_inside() {
    assert!(!include_str!("../../Cargo.toml").contains("devtools"));
}

#[test]
fn one_capability_for_one_window() {
    let files = std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities"));
    assert_eq!(files.map(Iterator::count).unwrap_or_default(), 1);
    assert_eq!(read("capabilities/main.json")["windows"], Value::from(vec!["main"]));
    assert_eq!(read("capabilities/main.json").get("remote"), None);
}
