//! What the window system draws by itself, outside our pages: drop-down lists and file dialogs.

use tauri::{AppHandle, Manager};

use super::state::Shell;

/// Gives it the text size that was chosen for the pages. macOS and Windows take it from their own
/// settings, which an app cannot change for itself.
#[cfg(target_os = "linux")]
pub fn text_size(app: &AppHandle) {
    use gtk::{CssProvider, STYLE_PROVIDER_PRIORITY_APPLICATION, StyleContext, gdk::Screen, prelude::*};

    thread_local! {
        static SIZE: CssProvider = CssProvider::new();
    }
    // The pages' usual 18 px are 13.5 points. Rows stand apart enough to be hit.
    let points = 13.5 * f32::from(app.state::<Shell>().looks.looks().text_percent) / 100.0;
    // GTK belongs to one thread. At the end of the app that thread is gone, and so are its windows.
    let _ = app.run_on_main_thread(move || {
        let Some(screen) = Screen::default() else { return };
        SIZE.with(|size| {
            StyleContext::remove_provider_for_screen(&screen, size);
            let style =
                format!("window {{ font-size: {points}pt; }} treeview {{ -GtkTreeView-vertical-separator: 12; }}");
            if size.load_from_data(style.as_bytes()).is_ok() {
                StyleContext::add_provider_for_screen(&screen, size, STYLE_PROVIDER_PRIORITY_APPLICATION);
            }
        });
    });
}

#[cfg(not(target_os = "linux"))]
pub fn text_size(_: &AppHandle) {}
