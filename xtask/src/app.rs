//! The app itself: building it and opening it.

use crate::{
    shell::{Result, cargo, step, target},
    system, test, ui,
};
use std::path::PathBuf;

/// `cargo xtask run [--demo | --demo=clinician] [--release]`
pub fn run(args: &[String]) -> Result {
    let (mut demo, mut release) = (None, false);
    for arg in args {
        match arg.as_str() {
            "--demo" | "--demo=clinician" => demo = Some(arg.as_str()),
            "--release" => release = true,
            other => {
                return Err(format!("`run` knows --demo, --demo=clinician and --release, not `{other}`."));
            }
        }
    }
    open(demo, release)
}

fn open(demo: Option<&str>, release: bool) -> Result {
    system::ready(system::For::Running)?;
    ui::build()?;
    let mut build = cargo(["build", "--package", "follow-on"]);
    build.args(release.then_some("--release"));
    step("Building Follow-on", &mut build)?;
    let display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if cfg!(target_os = "linux") && !display {
        return Err("Follow-on is built. There is no screen here to open it on: DISPLAY is not set.".into());
    }
    let mut open = crate::shell::program(&binary(release).to_string_lossy(), demo);
    step("Follow-on is open. Close its window to come back here", &mut open)
}

/// `cargo xtask demo-service --groups N`: a made-up service of that size, in memory, in a build as it ships.
pub fn demo_service(args: &[String]) -> Result {
    let groups = match args {
        [flag, number] if flag == "--groups" => number.parse::<u32>().ok().filter(|number| *number <= 20_000),
        _ => None,
    };
    let groups = groups.ok_or("`demo-service` wants `--groups N`, N up to 20,000.")?;
    open(Some(&format!("--demo=service:{groups}")), true)
}

/// `cargo xtask bindings`: the test that keeps them fresh writes them when it is asked to.
pub fn bindings() -> Result {
    system::ready(system::For::Running)?;
    // With what `cargo xtask test` builds: another set of features would compile every library anew.
    let mut export = cargo(["test", "--quiet"]);
    export.args(test::what()).args(["--bin", "follow-on", "bindings"]).env("UPDATE_BINDINGS", "1");
    step("Writing the bindings", &mut export)
}

/// Where cargo leaves the app.
pub fn binary(release: bool) -> PathBuf {
    let name = if cfg!(windows) { "follow-on.exe" } else { "follow-on" };
    target().join(if release { "release" } else { "debug" }).join(name)
}
