//! `cargo xtask bench`: the speed, each figure against a limit measured in the same run.

use crate::{
    shell::{Result, cargo, step},
    system, ui,
};

pub fn run(args: &[String]) -> Result {
    system::ready(system::For::Testing)?;
    ui::build()?;
    step("Building Follow-on as it ships", &mut cargo(["build", "--release", "--package", "follow-on"]))?;
    let what = ["bench", "--package", "follow-on-tests", "--features", "window"];
    step("Measuring", cargo(what).args(["--"]).args(args))
}
