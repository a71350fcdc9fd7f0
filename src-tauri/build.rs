//! Makes the permissions of the window's commands, and keeps SQLite to ourselves.

use std::path::Path;

use tauri_build::{AppManifest, Attributes};

include!("src/commands/names.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src/commands/names.rs");
    println!("cargo:rerun-if-changed=capabilities");
    if std::env::var_os("TAURI_CONFIG").is_none() && !Path::new("../ui/dist/index.html").exists() {
        return Err("The window's pages are not built: ui/dist/index.html is missing. \
                    Run `npm ci && npm run build` in ui/, or `cargo xtask run`, which does it for you."
            .into());
    }
    // Without this the program would offer its 52 sqlite3_ functions to everyone, and WebKitGTK
    // would take ours (encrypted, and of another version) for its own storage.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
    tauri_build::try_build(Attributes::new().app_manifest(AppManifest::new().commands(COMMANDS)))?;
    Ok(())
}
