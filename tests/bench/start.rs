//! From the start of the process to a lock screen on the screen, and the memory of all its processes,
//! against an empty Tauri window in the same run.
//!
//! Takes the two programs as arguments: `start FOLLOW-ON EMPTY-WINDOW`. Ends with an error past a limit.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measuring program for the terminal")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use follow_on_core::{SCHEMA, platform::Safe};
use follow_on_tests::window::{Display, Group};
use x11rb::{
    connection::Connection,
    protocol::{
        xproto::{ConnectionExt as _, ImageFormat, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, Window},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

const RUNS: usize = 15;
/// The green of the app's main button and of the empty window's heading, as X keeps it: blue first.
const GREEN: [u8; 3] = [0x4f, 0x66, 0x00];
/// So many green dots are a button.
const ENOUGH: usize = 1500;
/// Key codes of a plain keyboard.
const ALT: u8 = 64;
const TWO: u8 = 11;
const TAB: u8 = 23;
const ENTER: u8 = 36;

fn main() -> Result<(), String> {
    let programs: Vec<PathBuf> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).map(PathBuf::from).collect();
    let [app, empty] = programs.as_slice() else { return Err("start FOLLOW-ON EMPTY-WINDOW".into()) };
    let home = tempfile::tempdir().unwrap();
    make_vault(home.path());
    let screen = Screen::open();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first of each fills the disk's cache and does not count.
    for run in 0..=RUNS {
        for (program, times) in [(app, &mut ours), (empty, &mut theirs)] {
            let (running, time, memory) = screen.launch(program, home.path(), &[]);
            drop(running);
            screen.until_dark();
            if run > 0 {
                times.push((time, memory));
            }
        }
    }
    let (demo, _, _) = screen.launch(app, home.path(), &["--demo"]);
    let year_old = screen.open_third_group(&demo);

    let mut past = Vec::new();
    let (start, memory) = median(&ours);
    let (empty_start, empty_memory) = median(&theirs);
    let mut tell = |what: &str, ours: f64, theirs: f64, unit: &str, aim: f64| {
        let ratio = ours / theirs;
        println!("{what:<44} {ours:>7.1} {unit}  peer {theirs:>7.1} {unit}  {ratio:>5.2}x  aim {aim}x");
        if ratio > aim {
            past.push(what.to_owned());
        }
    };
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    tell("start to a lock screen that can be used", ms(start), ms(empty_start), "ms", 1.05);
    tell("memory, locked", mib(memory), mib(empty_memory), "MiB", 1.08);
    tell("memory, a year-old group open", mib(year_old), mib(empty_memory), "MiB", 1.15);
    if past.is_empty() { Ok(()) } else { Err(format!("past the aim: {}", past.join(", "))) }
}

fn mib(kilobytes: u64) -> f64 {
    kilobytes as f64 / 1024.0
}

fn median(runs: &[(Duration, u64)]) -> (Duration, u64) {
    let mut times: Vec<Duration> = runs.iter().map(|(time, _)| *time).collect();
    let mut memory: Vec<u64> = runs.iter().map(|(_, memory)| *memory).collect();
    times.sort_unstable();
    memory.sort_unstable();
    (times[times.len() / 2], memory[memory.len() / 2])
}

fn make_vault(home: &Path) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (vault, _) = Safe::new(home.to_owned(), &SCHEMA).create("marmalade thunder ladder quilt").await.unwrap();
        vault.close().await.unwrap();
    });
}

struct Screen {
    server: Display,
    x: RustConnection,
    root: Window,
    size: (u16, u16),
}

impl Screen {
    fn open() -> Self {
        let server = Display::start();
        let (x, number) = RustConnection::connect(Some(server.name())).unwrap();
        let screen = &x.setup().roots[number];
        let (root, size) = (screen.root, (screen.width_in_pixels, screen.height_in_pixels));
        Self { server, x, root, size }
    }

    /// Starts a program and waits until its button is on the screen. Answers with the program, the
    /// time that took and its memory a moment later, in kilobytes.
    fn launch(&self, program: &Path, home: &Path, args: &[&str]) -> (Group, Duration, u64) {
        let mut command = Command::new(program);
        command.args(args).env("DISPLAY", self.server.name()).env("FOLLOW_ON_DATA_DIR", home);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        let running = Group::start(&mut command);
        while self.green() < ENOUGH {
            assert!(begun.elapsed() < Duration::from_secs(20), "{} shows nothing", program.display());
            thread::sleep(Duration::from_millis(2));
        }
        let time = begun.elapsed();
        // Memory settles once the page is idle.
        thread::sleep(Duration::from_millis(1500));
        let memory = memory_of(&running);
        (running, time, memory)
    }

    fn green(&self) -> usize {
        let (width, height) = self.size;
        let image =
            self.x.get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, u32::MAX).unwrap().reply().unwrap();
        image.data.chunks_exact(4).filter(|dot| dot[..3] == GREEN).count()
    }

    fn until_dark(&self) {
        while self.green() > 0 {
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// From Home of the made-up service to its group of a year, by keys. Answers with the memory.
    fn open_third_group(&self, running: &Group) -> u64 {
        self.press(&[ALT, TWO]);
        for _ in 0..3 {
            self.press(&[TAB]);
        }
        self.press(&[ENTER]);
        thread::sleep(Duration::from_secs(3));
        memory_of(running)
    }

    fn press(&self, keys: &[u8]) {
        for key in keys {
            self.x.xtest_fake_input(KEY_PRESS_EVENT, *key, 0, self.root, 0, 0, 0).unwrap();
        }
        for key in keys.iter().rev() {
            self.x.xtest_fake_input(KEY_RELEASE_EVENT, *key, 0, self.root, 0, 0, 0).unwrap();
        }
        self.x.flush().unwrap();
        thread::sleep(Duration::from_millis(700));
    }
}

/// What the program's processes hold together, shared pages counted once (PSS), in kilobytes.
fn memory_of(running: &Group) -> u64 {
    running
        .members()
        .iter()
        .filter_map(|id| fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok())
        .filter_map(|text| {
            text.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse::<u64>().ok())
        })
        .sum()
}
