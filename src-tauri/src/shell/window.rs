//! The one window: where it opens, which page it shows, and that it never goes anywhere else.

use tauri::{
    App, AppHandle, LogicalPosition, LogicalSize, Manager, Monitor, Url, WebviewUrl, WebviewWindowBuilder, Window,
    WindowEvent,
    webview::{Color, NewWindowResponse, PermissionResponse},
};

use super::{
    error,
    lock::LAST_WORDS,
    looks::Colours,
    place::{self, Place, SMALLEST, Screen},
    state::Shell,
    webview,
};
use follow_on_core::platform::{Code, Error, Result};

const LABEL: &str = "main";
/// The two pages. The lock screen is a small page of its own: it is there sooner, and nothing of the
/// app is in its memory.
pub const APP_PAGE: &str = "index.html";
pub const LOCK_PAGE: &str = "lock.html";

/// Opens the window.
pub fn open(app: &App) -> tauri::Result<()> {
    let shell = app.state::<Shell>();
    let fit = place::fit(shell.looks.place(), &screens(app));
    let handle = app.handle().clone();
    let mut builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(address(&shell).into()))
        .title("Follow-on")
        .inner_size(fit.size.0, fit.size.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .maximized(fit.maximised)
        .incognito(private())
        // Even a private webview makes itself a folder.
        .data_directory(shell.safe.home().join("webview"))
        .disable_drag_drop_handler()
        .general_autofill_enabled(false)
        .devtools(cfg!(debug_assertions))
        .on_navigation(move |url| may_show(&handle.state::<Shell>(), url))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny);
    builder = match fit.position {
        Some((x, y)) => builder.position(x, y),
        None => builder.center(),
    };
    // What is seen until the page has drawn itself.
    builder = match shell.looks.looks().colours {
        Colours::Dark => builder.background_color(Color(0x11, 0x19, 0x1c, 255)),
        Colours::Contrast => builder.background_color(Color(0, 0, 0, 255)),
        Colours::Light => builder.background_color(Color(0xf5, 0xf4, 0xef, 255)),
        Colours::System => builder,
    };
    let window = webview::no_way_out(builder)?.build()?;
    webview::forget_earlier_pages(&window)
}

/// The webview keeps nothing on the disk: no storage, no history, no cache of pages. WebDriver cannot
/// drive a private webview, so a window test has one that is not.
fn private() -> bool {
    !(cfg!(feature = "window-tests") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some())
}

/// The page that belongs to what is open.
pub fn page(shell: &Shell) -> &'static str {
    if shell.locked() { LOCK_PAGE } else { APP_PAGE }
}

/// The address of that page within the app. Nothing personal stands in it.
fn address(shell: &Shell) -> String {
    match page(shell) {
        LOCK_PAGE => format!("{LOCK_PAGE}#{}", shell.looks.looks().behind_address()),
        page => page.to_owned(),
    }
}

/// Only our own two pages, and each only in its time: going back in the window's history after
/// locking shows nothing.
fn may_show(shell: &Shell, url: &Url) -> bool {
    is_ours(url) && page_of(url) == page(shell)
}

/// The page that an address of ours means: none named is the app's.
fn page_of(url: &Url) -> &str {
    Some(url.path().trim_start_matches('/')).filter(|path| !path.is_empty()).unwrap_or(APP_PAGE)
}

/// Where our pages come from. Windows' web view knows no scheme but its own.
const ORIGIN: &str = if cfg!(windows) { "http://tauri.localhost/" } else { "tauri://localhost/" };

fn is_ours(url: &Url) -> bool {
    let place = |url: &Url| (url.scheme().to_owned(), url.host_str().map(str::to_owned), url.port());
    Url::parse(ORIGIN).is_ok_and(|ours| place(url) == place(&ours))
}

/// Shows the page that belongs to what is open.
pub fn show_page(app: &AppHandle) -> Result<()> {
    let Some(window) = app.get_webview_window(LABEL) else { return Ok(()) };
    let url = Url::parse(&format!("{ORIGIN}{}", address(&app.state::<Shell>())))
        .map_err(|e| Error::new(Code::Internal, "window.failed").because(e))?;
    window.navigate(url).map_err(error::window)
}

/// Brings the window to the front: somebody started the app a second time.
pub fn to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Opens the system's print dialog for what the window shows.
pub fn print(app: &AppHandle) -> Result<()> {
    // A window test cannot reach the dialog.
    #[cfg(feature = "window-tests")]
    if super::mailer::note("print") {
        return Ok(());
    }
    app.get_webview_window(LABEL).map_or(Ok(()), |window| window.print().map_err(error::window))
}

/// Closing keeps the window's place and gives the last letters typed the time to arrive.
pub fn on_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        let app = window.app_handle().clone();
        let shell = app.state::<Shell>();
        if let Some(place) = place_of(window, shell.looks.place()) {
            let _ = shell.looks.keep_place(place);
        }
        if shell.open().is_some_and(|open| !open.made_up) {
            api.prevent_close();
            let window = window.clone();
            tauri::async_runtime::spawn(async move {
                tokio::time::sleep(LAST_WORDS).await;
                let _ = window.destroy();
            });
        }
    }
}

/// A maximised window keeps the place it had before.
fn place_of(window: &Window, before: Option<Place>) -> Option<Place> {
    let scale = window.scale_factor().ok()?;
    let maximised = window.is_maximized().unwrap_or_default();
    if let (true, Some(before)) = (maximised, before) {
        return Some(Place { maximised, ..before });
    }
    let LogicalPosition { x, y } = window.outer_position().ok()?.to_logical::<f64>(scale);
    let LogicalSize { width, height } = window.inner_size().ok()?.to_logical::<f64>(scale);
    (!window.is_minimized().unwrap_or_default()).then_some(Place { x, y, width, height, maximised })
}

fn screens(app: &App) -> Vec<Screen> {
    let main = app.primary_monitor().ok().flatten();
    let all = app.available_monitors().unwrap_or_default();
    main.iter().chain(&all).map(screen).collect()
}

fn screen(monitor: &Monitor) -> Screen {
    let area = monitor.work_area();
    let LogicalPosition { x, y } = area.position.to_logical::<f64>(monitor.scale_factor());
    let LogicalSize { width, height } = area.size.to_logical::<f64>(monitor.scale_factor());
    Screen { x, y, width, height }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_page_is_the_apps() {
        for (url, page) in [
            ("tauri://localhost", APP_PAGE),
            ("tauri://localhost/", APP_PAGE),
            ("tauri://localhost/index.html#/group/1", APP_PAGE),
            ("tauri://localhost/lock.html?again", LOCK_PAGE),
            ("tauri://localhost/assets/app.js", "assets/app.js"),
        ] {
            assert_eq!(page_of(&Url::parse(url).unwrap()), page, "{url}");
        }
    }

    #[test]
    fn only_our_own_origin_is_ours() {
        // The address of the app's own page has no path to begin with.
        let origin = ORIGIN.trim_end_matches('/');
        for ours in ["", "#/start", "/", "/lock.html", "/index.html#/group/1"] {
            assert!(is_ours(&Url::parse(&format!("{origin}{ours}")).unwrap()), "{ours}");
        }
        for other in [
            "https://example.org/",
            "http://localhost/lock.html",
            "tauri://elsewhere/lock.html",
            "tauri://localhost.example.org/lock.html",
            "tauri://localhost:8080/lock.html",
            "http://tauri.localhost:8080/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "about:blank",
            "javascript:alert(1)",
        ] {
            assert!(!is_ours(&Url::parse(other).unwrap()), "{other}");
        }
    }
}
