//! `cargo xtask bench`: the speed, each figure against a limit measured in the same run. Stays out of
//! the tests: it takes long, and a busy machine would make it say nothing.

use crate::{
    app,
    shell::{Result, cargo, present, program, root, step, target},
    system, ui,
};
use std::{ffi::OsStr, fs, path::PathBuf, process::Command};

/// All of them, or those that are named.
const MEASURES: [&str; 4] = ["core", "scale", "paint", "start"];

pub fn run(args: &[String]) -> Result {
    if let Some(unknown) = args.iter().find(|arg| !MEASURES.contains(&arg.as_str())) {
        return Err(format!("`bench` knows {}, not `{unknown}`.", MEASURES.join(", ")));
    }
    system::ready(system::For::Testing)?;
    ui::build()?;
    let app = built_as_it_ships()?;
    let driven = built_to_be_driven()?;
    let empty = built_empty_window()?;
    let wanted = |name: &str| args.is_empty() || args.iter().any(|arg| arg == name);
    if wanted("core") {
        step("Measuring core", &mut bench("core"))?;
    }
    if wanted("scale") {
        step("Building what measures it", &mut built("scale"))?;
        step("Measuring how pages grow", &mut on_one_processor(bench("scale")))?;
    }
    if wanted("paint") {
        step("Measuring from pointer to paint", bench("paint").env("FOLLOW_ON_APP", driven))?;
    }
    if wanted("start") {
        step("Measuring the start and memory", bench("start").args([app, empty]))?;
    }
    Ok(())
}

fn bench(name: &str) -> Command {
    cargo(["bench", "--package", "follow-on-tests", "--features", "window", "--bench", name, "--"])
}

fn built(name: &str) -> Command {
    cargo(["bench", "--package", "follow-on-tests", "--features", "window", "--bench", name, "--no-run"])
}

/// The same command, kept to one processor where that can be said. Two vaults each have a thread of their own;
/// which of them sits beside whoever waits for it decides half of a figure below a millisecond.
fn on_one_processor(command: Command) -> Command {
    if !present("taskset") {
        return command;
    }
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    program("taskset", ["-c", "0"].into_iter().map(OsStr::new).chain(words))
}

fn built_as_it_ships() -> Result<PathBuf> {
    step("Building Follow-on as it ships", &mut cargo(["build", "--release", "--package", "follow-on"]))?;
    kept("follow-on-as-it-ships")
}

/// The same, with the door open for WebDriver.
fn built_to_be_driven() -> Result<PathBuf> {
    let build = ["build", "--release", "--package", "follow-on", "--features", "window-tests"];
    step("Building Follow-on to be driven", &mut cargo(build))?;
    kept("follow-on-driven")
}

/// Aside, under a name of its own: the next build takes the place of this one.
fn kept(name: &str) -> Result<PathBuf> {
    let (from, to) = (app::binary(true), target().join("release").join(name));
    fs::copy(&from, &to).map_err(|why| format!("{}: {why}", from.display()))?;
    Ok(to)
}

/// With the very same libraries: the versions come from our own lock file.
fn built_empty_window() -> Result<PathBuf> {
    let folder = root().join("tests/bench/empty-window");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).map_err(|why| format!("Cargo.lock: {why}"))?;
    let mut build = cargo(["build", "--release"]);
    build.current_dir(&folder).env("CARGO_TARGET_DIR", target());
    step("Building an empty window", &mut build)?;
    Ok(target().join("release/empty-window"))
}
