//! A screen that nobody sees.

use super::driver::Group;
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

/// An X server of 1366 x 768 dots, on a display that it chose itself.
pub struct Display {
    name: String,
    _server: Group,
}

impl Display {
    pub fn start() -> Self {
        // `setpriv` ends it with this process, however this process ends; and with it the app.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24"]);
        command.args(["-nolisten", "tcp", "-noreset"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Group::start(&mut command);
        let mut number = String::new();
        let said = server.stdout().map(|out| BufReader::new(out).read_line(&mut number));
        assert!(matches!(said, Some(Ok(1..))), "Xvfb did not start: {said:?}");
        Self { name: format!(":{}", number.trim()), _server: server }
    }

    pub fn name(&self) -> &str {
        &self.name
    }
}
