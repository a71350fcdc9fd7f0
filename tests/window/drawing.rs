//! Who draws the pages (docs/adr/0007): the processor, and no graphics card is asked.

use follow_on_tests::window::Window;
use std::fs;

#[tokio::test]
async fn the_processor_draws_the_pages() {
    let window = Window::open().await;
    let app = window.app().expect("the app runs");
    let web = child(app, "WebKitWebProces").expect("the app has a web process");
    // What the web process was started with decides. Set any later, it would be too late.
    let given = fs::read(format!("/proc/{web}/environ")).unwrap();
    let wanted = b"WEBKIT_DISABLE_COMPOSITING_MODE=1";
    assert!(given.split(|byte| *byte == 0).any(|one| one == wanted), "the web process may ask the card");
}

/// The process of this name, as far as the kernel keeps it, that was started by another.
fn child(parent: u32, name: &str) -> Option<u32> {
    let all = fs::read_dir("/proc").ok()?.flatten();
    all.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).find(|id: &u32| {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        // The name in brackets, the state, the parent.
        let Some((before, after)) = stat.rsplit_once(") ") else { return false };
        before.ends_with(name) && after.split_whitespace().nth(1) == Some(&parent.to_string())
    })
}
