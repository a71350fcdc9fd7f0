//! The one door for every development task: `cargo xtask help`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool talks on its terminal")]

mod app;
mod bench;
mod check;
mod references;
mod screenshots;
mod shell;
mod system;
mod test;
mod ui;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [--demo] [--release]     build Follow-on and open it; --demo with made-up data,
                                         --demo=clinician with a whole made-up service
cargo xtask demo-service --groups N      the same with a made-up service of N groups, for looking at numbers
cargo xtask test                         everything that must be right before a change goes in
cargo xtask check                        the fast part of it: rules and types, no window
cargo xtask bindings                     write the TypeScript bindings anew from the Rust commands
cargo xtask screenshots --out DIR        every screen, from the real window; after DIR the walks of
                                         tests/src/window/screens.rs, if not all of them
cargo xtask bench [NAME]                 the speed (core, scale, paint, start), against limits of the same run
cargo xtask references                   ask R again for the numbers that core is held against (needs R)

run and test install what the machine lacks on Debian and Ubuntu (as root or by sudo).
Elsewhere they say what to install.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map_or("help", String::as_str) {
        "run" => app::run(&args[1..]),
        "test" => test::run(),
        "check" => check::run(),
        "bindings" => app::bindings(),
        "screenshots" => screenshots::run(&args[1..]),
        "demo-service" => app::demo_service(&args[1..]),
        "references" => references::run(),
        "bench" => bench::run(&args[1..]),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("There is no task called `{other}`.\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}
