//! `cargo xtask test`: everything that must be right before a change goes in.

use crate::{
    shell::{Result, cargo, step},
    system, ui,
};

/// Both at once and over the whole workspace, so that every step shares one build of each library.
const WINDOW: [&str; 3] = ["--workspace", "--features", "follow-on/window-tests,follow-on-tests/window"];
const NO_WINDOW: [&str; 3] = ["--workspace", "--features", "follow-on/window-tests"];

/// What the tests are built from.
pub fn what() -> [&'static str; 3] {
    if system::has_window_tests() { WINDOW } else { NO_WINDOW }
}

pub fn run() -> Result {
    let began = std::time::Instant::now();
    let what = what();
    if !system::has_window_tests() {
        println!("The tests in the real window run on Linux only: they are left out here.");
    }
    system::ready(system::For::Testing)?;
    step("Checking how the code is laid out", &mut cargo(["fmt", "--all", "--check"]))?;
    ui::check()?;
    ui::test()?;
    ui::build()?;
    step("Checking what the code says", cargo(["clippy"]).args(what).args(["--all-targets", "--", "-D", "warnings"]))?;
    step("Building Follow-on", cargo(["build"]).args(what))?;
    step("Testing rules, layout, stories and the real window", cargo(["test"]).args(what))?;
    println!("\nEverything passes, in {} minutes.", began.elapsed().as_secs().div_ceil(60));
    Ok(())
}
