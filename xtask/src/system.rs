//! The system packages that building and testing stand on.

use crate::shell::{Result, output, present, program, step};
use std::process::Command;

/// What the machine is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Building the app and opening it.
    Running,
    /// The same, and testing it in a window that nobody sees.
    Testing,
}

const BUILD: &[&str] = &["libwebkit2gtk-4.1-dev", "librsvg2-dev", "libssl-dev", "pkg-config"];
const TEST: &[&str] = &["webkit2gtk-driver", "xvfb", "dbus", "strace", "fonts-liberation", "fonts-dejavu-core"];

const ELSEWHERE: &str = "\
Fedora:   sudo dnf install webkit2gtk4.1-devel librsvg2-devel openssl-devel pkgconf-pkg-config
          to test: the packages that hold WebKitWebDriver, Xvfb, dbus-run-session and strace
Arch:     sudo pacman -S --needed webkit2gtk-4.1 librsvg openssl pkgconf
          to test: the same, xorg-server-xvfb, dbus and strace
openSUSE: sudo zypper install webkit2gtk3-devel librsvg-devel libopenssl-devel pkgconf
          to test: the packages that hold WebKitWebDriver, Xvfb, dbus-run-session and strace";

/// Makes sure that what is needed is there: installs it where that can be done, else says what to install.
pub fn ready(what: For) -> Result {
    if !cfg!(target_os = "linux") {
        // macOS and Windows bring their web view; the compilers come with Rust's own installer.
        return Ok(());
    }
    if debian() { debian_ready(what) } else { elsewhere_ready(what) }
}

/// Whether the tests in the real window can run: WebDriver reaches the web view only on Linux.
pub fn has_window_tests() -> bool {
    cfg!(target_os = "linux")
}

fn debian() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    is_debian(&release) && present("apt-get") && present("dpkg-query")
}

fn is_debian(release: &str) -> bool {
    release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|names| names.trim_matches('"').split_whitespace())
        .any(|name| name == "debian" || name == "ubuntu")
}

fn debian_ready(what: For) -> Result {
    let mut wanted = BUILD.to_vec();
    if what == For::Testing {
        wanted.extend(TEST);
    }
    let missing: Vec<_> = wanted.into_iter().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    println!("This machine lacks: {list}");
    let by_hand = format!("Install them, then run this again:\n  sudo apt-get install --no-install-recommends {list}");
    let root = output(&mut program("id", ["-u"])).is_some_and(|id| id.trim() == "0");
    if !root && !present("sudo") {
        return Err(by_hand);
    }
    let words = |why: String| format!("{why}\n{by_hand}");
    step("Asking for the list of packages", apt(root).arg("update")).map_err(words)?;
    let mut install = apt(root);
    install.args(["install", "-y", "--no-install-recommends"]).args(&missing);
    step("Installing what is missing", &mut install).map_err(words)
}

fn installed(package: &str) -> bool {
    output(&mut program("dpkg-query", ["-W", "-f=${db:Status-Status}", package]))
        .is_some_and(|state| state == "installed")
}

fn apt(root: bool) -> Command {
    let mut command = if root { program("env", ["-u", "LANGUAGE"]) } else { program("sudo", ["env"]) };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    command
}

fn elsewhere_ready(what: For) -> Result {
    let libraries = ["webkit2gtk-4.1", "librsvg-2.0", "openssl"];
    let programs = ["WebKitWebDriver", "Xvfb", "dbus-run-session", "strace"];
    let mut missing: Vec<_> = libraries
        .into_iter()
        .filter(|name| output(&mut program("pkg-config", ["--modversion", name])).is_none())
        .collect();
    if what == For::Testing {
        missing.extend(programs.into_iter().filter(|name| !present(name)));
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("This machine lacks: {}.\nInstall it, then run this again.\n\n{ELSEWHERE}", missing.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::is_debian;

    #[test]
    fn knows_debian_and_its_children() {
        for (release, expected) in [
            ("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n", true),
            ("ID=ubuntu\nID_LIKE=debian\n", true),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", true),
            ("ID=fedora\n", false),
            ("ID=arch\nNAME=\"not debian\"\n", false),
            ("", false),
        ] {
            assert_eq!(is_debian(release), expected, "{release}");
        }
    }
}
