//! `cargo xtask check`: the fast inner loop. No window, no shell, no packages of the system.

use crate::{
    shell::{Result, cargo, step},
    ui,
};

pub fn run() -> Result {
    step("Checking how the code is laid out", &mut cargo(["fmt", "--all", "--check"]))?;
    let lint = ["clippy", "--package", "follow-on-core", "--all-targets", "--", "-D", "warnings"];
    step("Checking what core says", &mut cargo(lint))?;
    step("Testing core", &mut cargo(["test", "--quiet", "--package", "follow-on-core"]))?;
    ui::check()?;
    println!("\nThe fast checks pass. Before a change goes in: cargo xtask test");
    Ok(())
}
