//! `cargo xtask screenshots --out DIR [WALK ...]`: every screen, from the real window.

use crate::{
    shell::{Result, cargo, step},
    system, ui,
};

pub fn run(args: &[String]) -> Result {
    let [flag, out, walks @ ..] = args else {
        return Err("Say where to: cargo xtask screenshots --out DIR [WALK ...]".into());
    };
    if flag != "--out" {
        return Err(format!("`screenshots` knows --out DIR, not `{flag}`."));
    }
    if !system::has_window_tests() {
        return Err("Screenshots are taken through WebDriver, which reaches the web view only on Linux.".into());
    }
    let out = std::path::absolute(out).map_err(|why| format!("{out}: {why}"))?;
    system::ready(system::For::Testing)?;
    ui::build()?;
    let what = ["--workspace", "--features", "follow-on/window-tests,follow-on-tests/window"];
    step("Building Follow-on", cargo(["build"]).args(what))?;
    let take = crate::shell::target().join("debug/screenshots");
    let out = out.to_string_lossy().into_owned();
    let what = std::iter::once(&out).chain(walks);
    step("Taking the screenshots", crate::shell::program(&take.to_string_lossy(), what).env("RUST_BACKTRACE", "1"))
}
