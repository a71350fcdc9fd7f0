//! Starting and ending the app.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use follow_on_core::{
    SCHEMA,
    people::Role,
    platform::{Safe, private_folder},
};
use tauri::{App, AppHandle, Manager, RunEvent};

use super::{given, idle, lock, log, looks::LooksFile, native, sleep, state::Shell, webview, window};
use crate::bindings;

/// Puts all data under this folder instead of the usual one, and counts as an app of its own.
const DATA_DIR: &str = "FOLLOW_ON_DATA_DIR";
/// Opens made-up data straight away: what a host would have, or a clinician.
const DEMOS: [(&str, Role); 2] = [("--demo", Role::Host), ("--demo=clinician", Role::Clinician)];
/// Opens a made-up service of so many groups.
const DEMO_SERVICE: &str = "--demo=service:";
/// How long closing the vault may take when the app ends.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs the app until its window closes.
pub fn run(context: tauri::Context) -> tauri::Result<()> {
    webview::draw_without_the_card();
    let bindings = bindings::builder();
    let handler = bindings.invoke_handler();
    let mut builder = tauri::Builder::default();
    // First, so that a second start ends before it touches anything.
    if let Some(plugin) = single_instance() {
        builder = builder.plugin(plugin);
    }
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(handler)
        .on_window_event(window::on_event)
        .setup(move |app| {
            bindings.mount_events(app);
            Ok(set_up(app)?)
        })
        .build(context)?;
    app.run(|app, event| match event {
        RunEvent::Exit => end(app),
        // macOS hands a file over in a message of its own.
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            if let Some(path) = urls.iter().find_map(|url| url.to_file_path().ok()) {
                given::take_up(app, &path);
            }
        }
        _ => {}
    });
    Ok(())
}

fn set_up(app: &App) -> tauri::Result<()> {
    let home = own_data_dir().map_or_else(|| app.path().app_local_data_dir(), Ok)?;
    private_folder(&home).map_err(|e| tauri::Error::Anyhow(e.into()))?;
    log::open(&home);
    let looks = LooksFile::open(&home);
    app.manage(Shell::new(Safe::new(home, &SCHEMA), looks));
    let groups = std::env::args().find_map(|argument| argument.strip_prefix(DEMO_SERVICE)?.parse().ok());
    if let Some(groups) = groups {
        tauri::async_runtime::block_on(open_made_up_service(app.handle(), groups));
    }
    let asked = |(demo, _): &(&str, Role)| std::env::args_os().any(|argument| argument == *demo);
    if let Some((_, role)) = DEMOS.into_iter().find(asked) {
        tauri::async_runtime::block_on(open_made_up(app.handle(), role));
    }
    if let Ok(folder) = std::env::current_dir()
        && let Some(path) = given::in_arguments(std::env::args_os(), &folder)
    {
        given::take_up(app.handle(), &path);
    }
    window::open(app)?;
    native::text_size(app.handle());
    tauri::async_runtime::spawn(idle::watch(app.handle().clone()));
    tauri::async_runtime::spawn(sleep::watch(app.handle().clone()));
    Ok(())
}

async fn open_made_up(app: &AppHandle, role: Role) {
    if let Err(error) = app.state::<Shell>().open_made_up(role).await {
        log::failure(&error);
    }
}

async fn open_made_up_service(app: &AppHandle, groups: u32) {
    if let Err(error) = app.state::<Shell>().open_made_up_service(groups).await {
        log::failure(&error);
    }
}

fn end(app: &AppHandle) {
    let Some(shell) = app.try_state::<Shell>() else { return };
    tauri::async_runtime::block_on(async {
        let _ = tokio::time::timeout(PATIENCE, lock::at_the_end(&shell)).await;
    });
}

fn own_data_dir() -> Option<PathBuf> {
    std::env::var_os(DATA_DIR).filter(|dir| !dir.is_empty()).map(PathBuf::from)
}

/// A second start brings the first window to the front and ends. On Linux this goes over the session
/// bus; where there is none, the plugin lets the app start, and the lock on the vault's folder
/// (`vault.inUse`) keeps the two apart.
fn single_instance() -> Option<tauri::plugin::TauriPlugin<tauri::Wry>> {
    let plugin = tauri_plugin_single_instance::Builder::new().callback(|app, arguments, folder| {
        window::to_front(app);
        if let Some(path) = given::in_arguments(&arguments, Path::new(&folder)) {
            given::take_up(app, &path);
        }
    });
    match own_data_dir() {
        None => Some(plugin.build()),
        Some(dir) if cfg!(target_os = "linux") => {
            Some(plugin.dbus_id(format!("org.followon.desktop.at{:016x}", hash(&dir))).build())
        }
        // Elsewhere the plugin knows one name an app only.
        Some(_) => None,
    }
}

fn hash(dir: &PathBuf) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    std::path::absolute(dir).as_ref().unwrap_or(dir).hash(&mut hasher);
    hasher.finish()
}
