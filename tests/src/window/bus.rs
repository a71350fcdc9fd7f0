//! A session bus of its own, as every desktop has one.

use super::driver::Group;
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

/// A bus for as long as this is held.
pub struct Bus {
    address: String,
    _daemon: Group,
}

impl Bus {
    /// Starts it and learns its address.
    pub fn start() -> Self {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "dbus-daemon", "--session", "--nofork", "--print-address"]);
        let mut daemon = Group::start(command.stdout(Stdio::piped()).stderr(Stdio::null()));
        let mut address = String::new();
        let said = daemon.stdout().map(|out| BufReader::new(out).read_line(&mut address));
        assert!(matches!(said, Some(Ok(1..))), "dbus-daemon did not start: {said:?}");
        Self { address: address.trim().to_owned(), _daemon: daemon }
    }

    /// For `DBUS_SESSION_BUS_ADDRESS`.
    pub fn address(&self) -> &str {
        &self.address
    }
}
