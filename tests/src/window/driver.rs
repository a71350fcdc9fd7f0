//! WebKit's driver with the app that it starts, in a group of processes that ends as one.

use super::{DEADLINE, display::Display};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::json;
use std::{
    fs::{self, File},
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command},
    time::{Duration, Instant},
};

/// A program and all that it starts.
pub struct Group(Child);

impl Group {
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        Self(command.process_group(0).spawn().unwrap_or_else(|why| panic!("{name} did not start: {why}")))
    }

    /// Whether the program has ended, and ended well.
    pub fn ended_well(&mut self) -> Option<bool> {
        self.0.try_wait().ok().flatten().map(|status| status.success())
    }

    pub fn stdout(&mut self) -> Option<ChildStdout> {
        self.0.stdout.take()
    }

    /// The living processes of the group.
    pub fn members(&self) -> Vec<u32> {
        let group = self.0.id().to_string();
        let all = fs::read_dir("/proc").into_iter().flatten().flatten();
        let ids = all.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        ids.filter(|id| {
            // After the name in brackets: state, parent, group.
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
            let mut fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
            !matches!(fields.next(), None | Some("Z" | "X")) && fields.nth(1) == Some(group.as_str())
        })
        .collect()
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let id = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw);
        if let Some(id) = id {
            // Gone already is as good as ended now.
            let _ = kill_process_group(id, Signal::KILL);
        }
        let _ = self.0.wait();
        // What the group held (the vault's lock) is free only once the last of it is gone.
        let began = Instant::now();
        while !self.members().is_empty() && began.elapsed() < DEADLINE {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// A driver with one app open. The fields end in this order.
pub struct Driver {
    group: Group,
    display: Display,
}

/// Where and how an app is opened.
#[derive(Clone)]
pub struct Surroundings {
    /// Everything that it writes goes below this.
    pub folder: PathBuf,
    /// What it is started with.
    pub args: Vec<String>,
    /// The address of a bus that is the session's and the system's at once, if it has one.
    pub bus: Option<String>,
    /// It draws as it does for people.
    pub as_shipped: bool,
    /// So many seconds without a touch lock it, instead of the minutes that were chosen.
    pub lock_after: Option<u32>,
}

impl Surroundings {
    /// Gives a program a screen, a home and files of its own.
    fn lend(&self, command: &mut Command, display: &Display) {
        let folder = &self.folder;
        command
            .env("DISPLAY", display.name())
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("FOLLOW_ON_DATA_DIR", folder.join("data"))
            .env("FOLLOW_ON_ANSWERS", answers(folder))
            .env("FOLLOW_ON_OPENED", opened(folder));
        if let Some(seconds) = self.lock_after {
            command.env("FOLLOW_ON_LOCK_AFTER", seconds.to_string());
        }
        if let Some(bus) = &self.bus {
            command.env("DBUS_SESSION_BUS_ADDRESS", bus);
        }
        // Never the machine's own: whether it sleeps is no part of a test.
        command.env("DBUS_SYSTEM_BUS_ADDRESS", self.bus.as_deref().unwrap_or("unix:path=/nonexistent"));
        // A home of its own, so that what the web view writes can be looked through too.
        for (name, place) in
            [("HOME", "home"), ("XDG_DATA_HOME", "share"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")]
        {
            let place = folder.join(place);
            fs::create_dir_all(&place).unwrap_or_else(|why| panic!("{}: {why}", place.display()));
            command.env(name, place);
        }
    }
}

impl Driver {
    /// Opens the app.
    pub async fn start(surroundings: &Surroundings) -> (Self, Client) {
        let folder = &surroundings.folder;
        let display = Display::start();
        let port = free_port();
        let log = File::create(folder.join("driver.txt")).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
        let errors = log.try_clone().unwrap_or_else(|why| panic!("driver.txt: {why}"));
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "WebKitWebDriver"]).arg(format!("--port={port}")).arg("--host=127.0.0.1");
        command.stdout(log).stderr(errors).env("TAURI_WEBVIEW_AUTOMATION", "true").env("TAURI_AUTOMATION", "true");
        // WebDriver's pointer waits for frames that the web view, driven like this, does not always draw
        // without a card. How the app draws for people is a test of its own (drawing.rs).
        if surroundings.as_shipped {
            command.env_remove("WEBKIT_DISABLE_COMPOSITING_MODE");
        } else {
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "0");
        }
        surroundings.lend(&mut command, &display);
        let driver = Self { group: Group::start(&mut command), display };
        let client = connect(port, &surroundings.args, folder).await;
        (driver, client)
    }

    /// Starts the app a second time, beside the one that is open, and leaves it to itself.
    pub fn start_another(&self, surroundings: &Surroundings) -> Group {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]).arg(app_path()).args(&surroundings.args);
        surroundings.lend(&mut command, &self.display);
        Group::start(&mut command)
    }

    /// The process of the app itself.
    pub fn app(&self) -> Option<u32> {
        let app = app_path().canonicalize().ok()?;
        self.group.members().into_iter().find(|id| fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == app))
    }

    pub fn display(&self) -> &str {
        self.display.name()
    }
}

/// The app under test: beside the test's own folder in `target`.
pub fn app_path() -> PathBuf {
    if let Some(app) = std::env::var_os("FOLLOW_ON_APP") {
        return app.into();
    }
    let test = std::env::current_exe().unwrap_or_else(|why| panic!("where am I? {why}"));
    let folders = test.ancestors().skip(1);
    let app = folders.map(|folder| folder.join("follow-on")).find(|app| app.is_file());
    app.unwrap_or_else(|| panic!("the app is not built: run `cargo xtask test`"))
}

/// Where the app finds the answers to its file dialogs.
pub fn answers(folder: &Path) -> PathBuf {
    folder.join("answers.txt")
}

/// Where the app under test writes what it would have handed to a mail program or a printer.
pub fn opened(folder: &Path) -> PathBuf {
    folder.join("opened.txt")
}

fn free_port() -> u16 {
    let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    port.unwrap_or_else(|why| panic!("no free port: {why}")).port()
}

async fn connect(port: u16, args: &[String], folder: &Path) -> Client {
    let began = Instant::now();
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        assert!(began.elapsed() < DEADLINE, "WebKitWebDriver does not answer");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut wanted = serde_json::Map::new();
    wanted.insert("webkitgtk:browserOptions".into(), json!({ "binary": app_path(), "args": args }));
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let client = builder.capabilities(wanted).connect(&format!("http://127.0.0.1:{port}")).await;
    client.unwrap_or_else(|why| {
        let log = fs::read_to_string(folder.join("driver.txt")).unwrap_or_default();
        panic!("the app did not open: {why}\n{log}")
    })
}
