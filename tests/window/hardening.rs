//! A page gone wrong finds every door shut: each is tried from inside the page, with a server
//! beside it that would notice anyone who got out.

use follow_on_tests::window::Window;
use serde_json::{Value, json};
use std::{
    io::Write,
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

/// A server on this machine that notes who comes, in the order of their coming.
struct Outside {
    address: String,
    visitors: Arc<Mutex<Vec<SocketAddr>>>,
}

impl Outside {
    fn open() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let visitors = Arc::new(Mutex::new(Vec::new()));
        let notes = visitors.clone();
        std::thread::spawn(move || {
            while let Ok((mut visit, visitor)) = listener.accept() {
                notes.lock().unwrap().push(visitor);
                let reply = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 2\r\n\r\nhi";
                drop(visit.write_all(reply.as_bytes()));
            }
        });
        Self { address, visitors }
    }

    /// Comes itself, last, to be sure that a visit is noted; nobody else may have come, not even
    /// to knock: a name looked up is a message too.
    async fn nobody_came(&self, window: &Window) {
        let visit = TcpStream::connect(&self.address).unwrap();
        let ours = visit.local_addr().unwrap();
        window
            .until("our own visit", async || match self.visitors.lock().unwrap().contains(&ours) {
                true => Ok(()),
                false => Err("not noted yet".into()),
            })
            .await;
        assert_eq!(*self.visitors.lock().unwrap(), [ours], "something in the page reached a server");
    }
}

/// The first screen, settled: its heading is there.
async fn first_screen() -> Window {
    let window = Window::open().await;
    window.until_true("a heading", "return document.querySelector('h1') !== null").await;
    window
}

/// Runs an attempt and waits until the policy of the page has refused it by this rule.
async fn refused(window: &Window, rule: &str, attempt: &str, address: &str) {
    let watch = "window.refused = []; addEventListener('securitypolicyviolation', (e) => window.refused.push(e.effectiveDirective)); return true";
    window.script(watch, vec![]).await;
    window.script(attempt, vec![json!(address)]).await;
    let seen = format!("return window.refused.some((rule) => rule.startsWith('{rule}'))");
    window.until_true(&format!("{rule} to refuse: {attempt}"), &seen).await;
}

#[tokio::test]
async fn no_code_but_our_own_runs() {
    let window = first_screen().await;
    let outside = Outside::open();
    let inline =
        "const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.body.append(s)";
    refused(&window, "script-src", inline, "").await;
    let handler = "document.body.insertAdjacentHTML('beforeend', '<b onclick=\"window.broken = 1\">x</b>'); document.body.lastChild.click()";
    refused(&window, "script-src", handler, "").await;
    let address = "const a = document.createElement('a'); a.href = 'javascript:window.broken = 1'; document.body.append(a); a.click()";
    refused(&window, "script-src", address, "").await;
    let remote =
        "const s = document.createElement('script'); s.src = `http://${arguments[0]}/x.js`; document.body.append(s)";
    refused(&window, "script-src", remote, &outside.address).await;
    let eval = window.script("try { return eval('1 + 1') } catch (e) { return e.name }", vec![]).await;
    assert_eq!(eval, "EvalError");
    let function = window.script("try { return new Function('return 2')() } catch (e) { return e.name }", vec![]).await;
    assert_eq!(function, "EvalError");
    assert_eq!(window.script("return window.broken ?? 'whole'", vec![]).await, "whole");
    outside.nobody_came(&window).await;
}

#[tokio::test]
async fn nothing_is_fetched_from_outside() {
    let window = first_screen().await;
    let outside = Outside::open();
    for (rule, attempt) in [
        ("connect-src", "fetch(`http://${arguments[0]}/`).catch(() => {})"),
        (
            "connect-src",
            "const r = new XMLHttpRequest(); r.open('GET', `http://${arguments[0]}/`); try { r.send() } catch {}",
        ),
        ("connect-src", "try { new WebSocket(`ws://${arguments[0]}/`) } catch {}"),
        ("connect-src", "try { new EventSource(`http://${arguments[0]}/`) } catch {}"),
        ("connect-src", "navigator.sendBeacon(`http://${arguments[0]}/`, 'x')"),
        ("img-src", "new Image().src = `http://${arguments[0]}/x.png`"),
        (
            "style-src",
            "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = `http://${arguments[0]}/x.css`; document.head.append(l)",
        ),
        ("font-src", "new FontFace('x', `url(http://${arguments[0]}/x.woff2)`).load().catch(() => {})"),
        ("media-src", "new Audio(`http://${arguments[0]}/x.mp3`).load()"),
        (
            "frame-src",
            "const f = document.createElement('iframe'); f.src = `http://${arguments[0]}/`; document.body.append(f)",
        ),
        (
            "object-src",
            "const o = document.createElement('object'); o.data = `http://${arguments[0]}/`; document.body.append(o)",
        ),
        ("worker-src", "try { new Worker(URL.createObjectURL(new Blob(['1']))) } catch {}"),
        (
            "form-action",
            "const f = document.createElement('form'); f.action = `http://${arguments[0]}/`; document.body.append(f); f.submit()",
        ),
        (
            "base-uri",
            "const b = document.createElement('base'); b.href = `http://${arguments[0]}/`; document.head.append(b)",
        ),
    ] {
        refused(&window, rule, attempt, &outside.address).await;
    }
    outside.nobody_came(&window).await;
}

#[tokio::test]
async fn the_window_goes_nowhere_and_opens_nothing() {
    let window = first_screen().await;
    let outside = Outside::open();
    let here = window.script("return location.href", vec![]).await;
    for attempt in [
        "window.open(`http://${arguments[0]}/`)",
        "const a = document.createElement('a'); a.href = `http://${arguments[0]}/`; a.target = '_blank'; document.body.append(a); a.click()",
        "location.href = `http://${arguments[0]}/`",
        "location.replace('file:///etc/passwd')",
        "location.href = 'data:text/html,gone'",
        "location.href = 'about:blank'",
    ] {
        window.script(attempt, vec![json!(outside.address)]).await;
        // A refused journey leaves the page alive: it answers, and from the same place.
        assert_eq!(window.script("return location.href", vec![]).await, here, "{attempt}");
    }
    assert_eq!(window.client().windows().await.unwrap().len(), 1);
    outside.nobody_came(&window).await;
    window.until_true("the page, still there", "return document.querySelector('h1') !== null").await;
}

/// Calls a command as the page does, and gives back what came of it.
async fn call(window: &Window, command: &str, args: Value) -> Value {
    let script = "const done = arguments[arguments.length - 1];
        window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then(
          (answer) => done({ answer: answer ?? null }), (refusal) => done({ refusal: refusal?.code ?? String(refusal) }))";
    window.client().execute_async(script, vec![json!(command), args]).await.unwrap()
}

#[tokio::test]
async fn only_declared_commands_are_heard() {
    let window = first_screen().await;
    // One that exists, so that silence elsewhere means something.
    assert_eq!(call(&window, "app_state", json!({})).await["answer"]["stage"], "firstStart");
    for command in [
        "no_such_command",
        "plugin:fs|read_text_file",
        "plugin:shell|open",
        "plugin:dialog|open",
        "plugin:opener|open_url",
        "plugin:http|fetch",
        "plugin:window|close",
        "plugin:window|create",
        "plugin:webview|create_webview_window",
        "plugin:webview|internal_toggle_devtools",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "plugin:event|emit",
    ] {
        let came = call(&window, command, json!({ "path": "/etc/passwd", "url": "https://example.org" })).await;
        assert!(came["refusal"].is_string(), "{command}: {came}");
    }
}

#[tokio::test]
async fn nothing_of_the_vault_is_told_before_it_is_open() {
    let window = first_screen().await;
    let id = "0193bd4c-7a5e-7000-8000-000000000000";
    for (command, args) in [
        ("home_read", json!({})),
        ("groups_list", json!({})),
        ("me_read", json!({})),
        ("find", json!({ "text": "a" })),
        ("group_read", json!({ "group": id })),
        ("member_read", json!({ "member": id })),
        ("meeting_read", json!({ "meeting": id })),
        ("undo", json!({ "change": null })),
    ] {
        assert_eq!(call(&window, command, args).await["refusal"], "locked", "{command}");
    }
}

#[tokio::test]
async fn what_is_not_asked_for_is_refused() {
    let window = first_screen().await;
    for (command, args) in [
        ("group_read", json!({ "group": "../../etc/passwd" })),
        ("group_read", json!({})),
        ("looks_write", json!({ "looks": { "textPercent": "big" } })),
        ("looks_write", json!({ "looks": null })),
        ("words_strength", json!({ "words": 5 })),
        ("unlock", json!({ "words": ["a"] })),
    ] {
        let came = call(&window, command, args).await;
        assert!(came["refusal"].is_string(), "{command}: {came}");
    }
}

#[tokio::test]
async fn the_page_has_nothing_to_bend() {
    let window = first_screen().await;
    assert_eq!(window.script("return Object.isFrozen(Object.prototype)", vec![]).await, true);
    assert_eq!(window.script("return typeof window.__TAURI__", vec![]).await, "undefined");
    let stored = "return [localStorage.length, sessionStorage.length, document.cookie]";
    assert_eq!(window.script(stored, vec![]).await, json!([0, 0, ""]));
}

/// The chart library draws with styles and measures of its own; the policy stays as strict as it is.
#[tokio::test]
async fn charts_are_drawn_within_the_policy() {
    let window = Window::open_with(&["--demo"]).await;
    window.heading("Your next meeting is").await;
    let watch = "window.refused = []; addEventListener('securitypolicyviolation', (e) => window.refused.push(`${e.effectiveDirective} ${e.blockedURI}`)); return true";
    window.script(watch, vec![]).await;
    window.click("My groups").await;
    window.click("St Aidan’s Tuesday group").await;
    window.heading("St Aidan’s Tuesday group").await;
    let drawn =
        "const parts = document.querySelectorAll('main figure svg path, main figure svg rect, main figure canvas');
        return [...parts].some((part) => part.getBoundingClientRect().height > 10)";
    window.until_true("a chart", drawn).await;
    assert_eq!(window.script("return window.refused", vec![]).await, json!([]));
}
