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

use follow_on_core::{
    SCHEMA, demo, home,
    platform::{Now, Safe},
};
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
/// How often the page of a year is opened.
const PAGES: usize = 5;
const WORDS: &str = "marmalade thunder ladder quilt";
/// The green of the app's main button and of the empty window's heading, as X keeps it: blue first.
const GREEN: [u8; 3] = [0x4f, 0x66, 0x00];
/// The grey of the bars of earlier meetings on a group's page.
const BARS: [u8; 3] = [0x96, 0x98, 0x8a];
/// What is looked at while starting, since looking costs time too: an upright strip that goes through
/// the button, by its left edge and its width.
const STRIP: (i16, u16) = (470, 8);
/// So many green dots in the strip are the button.
const BUTTON: usize = 200;
/// So many grey dots on the whole screen are a year of meetings.
const YEAR: usize = 2000;

fn main() -> Result<(), String> {
    let programs: Vec<PathBuf> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).map(PathBuf::from).collect();
    let [app, empty] = programs.as_slice() else { return Err("start FOLLOW-ON EMPTY-WINDOW".into()) };
    let data = tempfile::tempdir().unwrap();
    make_year_old(data.path());
    let screen = Screen::open();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first of each fills the disk's cache and does not count.
    for run in 0..=RUNS {
        for (program, runs) in [(app, &mut ours), (empty, &mut theirs)] {
            let (running, time) = screen.launch(program, data.path());
            let memory = settled(&running);
            drop(running);
            screen.until(0, |screen| screen.dots(STRIP, GREEN));
            if run > 0 {
                runs.push((time.as_secs_f64() * 1e3, memory));
            }
        }
    }
    // By turns again: what other programs share with ours counts for less, and they come and go.
    let (mut year_old, mut beside) = (Vec::new(), Vec::new());
    for _ in 0..PAGES {
        let (running, _) = screen.launch(app, data.path());
        screen.write(WORDS);
        screen.until(YEAR, |screen| screen.dots((0, screen.size.0), BARS));
        year_old.push(settled(&running));
        drop(running);
        screen.until(0, |screen| screen.dots(STRIP, GREEN));
        let (running, _) = screen.launch(empty, data.path());
        beside.push(settled(&running));
        drop(running);
        screen.until(0, |screen| screen.dots(STRIP, GREEN));
    }

    let mut past = Vec::new();
    let mut tell = |what: &str, unit: &str, aim: f64, ours: Spread, theirs: Spread| {
        let ratio = ours.median / theirs.median;
        println!("{what:<40} {ours} {unit}  peer {theirs} {unit}  {ratio:.2}x  aim {aim}x");
        if ratio > aim {
            past.push(what.to_owned());
        }
    };
    let time = |runs: &[(f64, f64)]| Spread::of(runs.iter().map(|run| run.0));
    let memory = |runs: &[(f64, f64)]| Spread::of(runs.iter().map(|run| run.1));
    tell("start to a lock screen that can be used", "ms", 1.05, time(&ours), time(&theirs));
    tell("memory, locked", "MiB", 1.08, memory(&ours), memory(&theirs));
    tell("memory, a year-old group open", "MiB", 1.15, Spread::of(year_old), Spread::of(beside));
    if past.is_empty() { Ok(()) } else { Err(format!("past the aim: {}", past.join(", "))) }
}

/// Several runs of one figure.
struct Spread {
    least: f64,
    median: f64,
    most: f64,
}

impl Spread {
    fn of(runs: impl IntoIterator<Item = f64>) -> Self {
        let mut runs: Vec<f64> = runs.into_iter().collect();
        runs.sort_by(f64::total_cmp);
        Self { least: runs[0], median: runs[runs.len() / 2], most: runs[runs.len() - 1] }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.1} ({:.1} to {:.1})", self.median, self.least, self.most)
    }
}

/// The made-up service, locked away, with the page of the group that has met for a year to come back to.
fn make_year_old(data: &Path) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (vault, _) = Safe::new(data.to_owned(), &SCHEMA).create(WORDS).await.unwrap();
        demo::fill(&vault, &Now::read()).await.unwrap();
        let groups = home::groups_list(&vault, &Now::read()).await.unwrap();
        let oldest = groups.iter().find(|group| group.name.starts_with("St Aidan")).unwrap().id;
        vault.keep_device("place", &format!("#/group/{}", oldest.0)).await.unwrap();
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

    /// Starts a program and waits until its button is on the screen. Answers with the program and the
    /// time that took.
    fn launch(&self, program: &Path, data: &Path) -> (Group, Duration) {
        let mut command = Command::new(program);
        command.env("DISPLAY", self.server.name()).env("FOLLOW_ON_DATA_DIR", data);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        let running = Group::start(&mut command);
        self.until(BUTTON, |screen| screen.dots(STRIP, GREEN));
        (running, begun.elapsed())
    }

    /// Waits until there are so many dots, or none.
    fn until(&self, wanted: usize, count: impl Fn(&Self) -> usize) {
        let begun = Instant::now();
        let there = |dots: usize| if wanted == 0 { dots == 0 } else { dots >= wanted };
        while !there(count(self)) {
            assert!(begun.elapsed() < Duration::from_secs(40), "{wanted} dots do not come: {}", count(self));
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// How many dots of an upright strip have this colour.
    fn dots(&self, (left, width): (i16, u16), colour: [u8; 3]) -> usize {
        let all = u32::MAX;
        let image =
            self.x.get_image(ImageFormat::Z_PIXMAP, self.root, left, 0, width, self.size.1, all).unwrap().reply();
        image.unwrap().data.chunks_exact(4).filter(|dot| dot[..3] == colour).count()
    }

    /// Types letters and spaces, and Enter.
    fn write(&self, text: &str) {
        const RETURN: u32 = 0xff0d;
        let (first, last) = (self.x.setup().min_keycode, self.x.setup().max_keycode);
        let keys = self.x.get_keyboard_mapping(first, last - first + 1).unwrap().reply().unwrap();
        let code = |symbol: u32| {
            let place = keys.keysyms.chunks(keys.keysyms_per_keycode.into()).position(|key| key[0] == symbol);
            first + u8::try_from(place.unwrap()).unwrap()
        };
        for key in text.chars().map(u32::from).chain([RETURN]).map(code) {
            for event in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
                self.x.xtest_fake_input(event, key, 0, self.root, 0, 0, 0).unwrap();
            }
        }
        self.x.flush().unwrap();
    }
}

/// The memory of a program and all that it started, in MiB, once the page has come to rest.
fn settled(running: &Group) -> f64 {
    thread::sleep(Duration::from_millis(1500));
    memory_of(running) as f64 / 1024.0
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
