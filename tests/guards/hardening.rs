//! What the window's configuration must say, value by value.

use crate::source::root;
use serde_json::{Value, json};
use std::fs;

fn read(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

/// Where in the configuration, and what has to stand there.
fn wanted() -> Vec<(&'static str, Value)> {
    vec![
        ("/identifier", json!("org.followon.desktop")),
        ("/app/withGlobalTauri", json!(false)),
        ("/app/security/capabilities", json!(["main"])),
        ("/app/security/freezePrototype", json!(true)),
        ("/app/security/pattern/use", json!("isolation")),
        ("/app/security/assetProtocol/enable", json!(false)),
        ("/app/security/csp/default-src", json!("'none'")),
        ("/app/security/csp/script-src", json!("'self'")),
        // The one rule by hash hides Tauri's isolating frame.
        ("/app/security/csp/style-src", json!("'self' 'sha256-YEercZJImS+vUX2bz7vkQ0aA4rtBIPLuCEWz+yraQ/g='")),
        ("/app/security/csp/img-src", json!("'self' data:")),
        ("/app/security/csp/font-src", json!("'self'")),
        ("/app/security/csp/connect-src", json!("ipc: http://ipc.localhost")),
        ("/app/security/csp/base-uri", json!("'none'")),
        ("/app/security/csp/form-action", json!("'none'")),
        ("/app/security/csp/object-src", json!("'none'")),
    ]
}

/// What must not stand there at all.
const UNWANTED: &[&str] = &[
    // The isolating frame has an address of its own in every build; Tauri lets in that one alone.
    "/app/security/csp/frame-src",
    "/app/security/dangerousDisableAssetCspModification",
    "/app/security/devCsp",
    "/build/devUrl",
    "/plugins/updater/dangerousInsecureTransportProtocol",
];

fn wrong(config: &Value) -> Vec<String> {
    let missing = wanted().into_iter().filter_map(|(place, value)| {
        let found = config.pointer(place);
        (found != Some(&value)).then(|| format!("{place} is {found:?}, not {value}"))
    });
    let more = UNWANTED.iter().filter(|place| config.pointer(place).is_some()).map(|place| format!("{place} is set"));
    let policy = config.pointer("/app/security/csp").and_then(Value::as_object);
    let loose = policy.into_iter().flatten().filter(|(_, sources)| {
        let sources = sources.as_str().unwrap_or("unreadable").to_lowercase();
        ["unsafe", "https:", "*", "unreadable", "blob:", "wasm"].iter().any(|loose| sources.contains(loose))
    });
    missing.chain(more).chain(loose.map(|(name, sources)| format!("{name} is too loose: {sources}"))).collect()
}

#[test]
fn the_window_is_shut_as_it_should_be() {
    let good = read("src-tauri/tauri.conf.json");
    assert_eq!(wrong(&good), Vec::<String>::new());

    let check = |place: &str, value: Value, says: &str| {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = value;
        let found = wrong(&bad);
        assert!(found.iter().any(|line| line.contains(says)), "{place}: {found:?}");
    };
    check("/app/withGlobalTauri", json!(true), "withGlobalTauri");
    check("/app/security/csp/script-src", json!("'self' 'unsafe-inline'"), "too loose");
    check("/app/security/csp/connect-src", json!("ipc: https://example.org"), "too loose");
    check("/app/security/capabilities", json!(["main", "more"]), "capabilities");
    check("/app/security/csp", json!(null), "default-src");
    check("/app/security/pattern", json!({ "use": "brownfield" }), "pattern");
}

#[test]
fn no_other_configuration_speaks_for_the_window() {
    let folder = root().join("src-tauri");
    let configs = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let configs: Vec<_> = configs.filter(|name| name.to_lowercase().starts_with("tauri.")).collect();
    assert_eq!(configs, ["tauri.conf.json"]);
    let capabilities = fs::read_dir(folder.join("capabilities")).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(capabilities.collect::<Vec<_>>(), ["main.json"]);
}
