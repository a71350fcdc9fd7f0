//! What Linux's web view, WebKitGTK, is told beyond what Tauri can say. Windows and macOS bring web
//! views of their own, which need none of it.

use tauri::{Manager, WebviewWindow, WebviewWindowBuilder, Wry};

/// Lets the processor draw the pages, not the graphics card: call it first of all, while the program
/// has one thread and no web view.
///
/// Forms and lists gain nothing from the card. It costs a quarter of the start and of the memory
/// where there is none, and with some drivers the window stays blank. Whoever wants the card after
/// all sets the variable to 0. The web view's own setting for this comes too late: by the time Tauri
/// hands the view over, its process has started the card.
#[cfg(target_os = "linux")]
pub fn draw_without_the_card() {
    // It can only be refused for a name that is not a name.
    let _ = webkit2gtk::glib::setenv("WEBKIT_DISABLE_COMPOSITING_MODE", "1", false);
}

/// WebKitGTK knocks at the server of a journey before it asks whether the journey is allowed, and the
/// name it looks up is a message too. All its ways lead to a door behind which nobody is.
#[cfg(target_os = "linux")]
pub fn no_way_out<M: Manager<Wry>>(
    builder: WebviewWindowBuilder<'_, Wry, M>,
) -> tauri::Result<WebviewWindowBuilder<'_, Wry, M>> {
    let nowhere = tauri::Url::parse("http://127.0.0.1:9").map_err(tauri::Error::InvalidUrl)?;
    Ok(builder.proxy_url(nowhere))
}

/// Turns off the memory in which WebKitGTK keeps the page before this one whole: after locking, that
/// would be the open app.
#[cfg(target_os = "linux")]
pub fn forget_earlier_pages(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{SettingsExt, WebViewExt};
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_enable_page_cache(false);
            // While developing, what the page complains of is heard.
            settings.set_enable_write_console_messages_to_stdout(cfg!(debug_assertions));
        }
    })
}

#[cfg(not(target_os = "linux"))]
pub fn draw_without_the_card() {}

#[cfg(not(target_os = "linux"))]
pub fn no_way_out<M: Manager<Wry>>(
    builder: WebviewWindowBuilder<'_, Wry, M>,
) -> tauri::Result<WebviewWindowBuilder<'_, Wry, M>> {
    Ok(builder)
}

#[cfg(not(target_os = "linux"))]
pub fn forget_earlier_pages(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
