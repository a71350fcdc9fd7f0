//! `cargo xtask references`: asks R again what core's figures are held against, and holds them against it. A
//! long task: it needs R, and R's answers do not change from day to day.

use crate::shell::{Result, cargo, output, present, program, root, step};
use std::fs;

const SCRIPT: &str = "tests/fixtures/survival/reference.R";
const ANSWERS: &str = "tests/fixtures/survival/reference.json";

pub fn run() -> Result {
    if !present("Rscript") {
        return Err("Rscript is not here. On Debian: apt install r-base-core r-cran-survival r-cran-jsonlite.".into());
    }
    let answers = output(program("Rscript", [SCRIPT]).current_dir(root()))
        .ok_or_else(|| format!("R did not get through {SCRIPT}; are its packages survival and jsonlite there?"))?;
    fs::write(root().join(ANSWERS), format!("{}\n", answers.trim_end())).map_err(|e| e.to_string())?;
    step("Holding core against R", &mut cargo(["test", "--package", "follow-on-core", "survival::"]))?;
    println!("\nThe same. `git diff --stat {ANSWERS}` says whether R itself changed.");
    Ok(())
}
