//! The interface: its packages and its build, each only when something has changed.

use crate::shell::{Result, npm, output, program, root, step};
use std::{fs, path::Path, time::SystemTime};

/// The oldest Node that the tools of the interface run on.
const NODE: (u32, u32) = (20, 19);

/// Installs the packages of the interface, if the list of them has changed since.
pub fn install() -> Result {
    let ui = root().join("ui");
    let wanted = fs::read(ui.join("package-lock.json")).map_err(|why| format!("ui/package-lock.json: {why}"))?;
    // Written last, and gone when npm empties the folder: it is there only if npm came to its end.
    let stamp = ui.join("node_modules/.follow-on-installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    node()?;
    step("Installing the packages of the interface", &mut npm(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted).map_err(|why| format!("{}: {why}", stamp.display()))
}

/// Builds the interface, if anything that goes into it is newer than the last build.
pub fn build() -> Result {
    install()?;
    let ui = root().join("ui");
    let built = fs::metadata(ui.join("dist/index.html")).and_then(|file| file.modified()).ok();
    if built.is_some_and(|built| newest(&ui).is_some_and(|source| source <= built)) {
        return Ok(());
    }
    step("Building the interface", &mut npm(["run", "--silent", "build"]))
}

/// Types, rules of style, and tests of the interface.
pub fn check() -> Result {
    install()?;
    step("Checking the interface", &mut npm(["run", "--silent", "check"]))
}

/// The tests of the interface.
pub fn test() -> Result {
    install()?;
    step("Testing the interface", &mut npm(["run", "--silent", "test"]))
}

fn node() -> Result {
    let version = output(&mut program("node", ["--version"])).unwrap_or_default();
    if parse(&version).is_some_and(|version| version >= NODE) {
        return Ok(());
    }
    let found = if version.is_empty() { "none".to_owned() } else { version.trim().to_owned() };
    Err(format!("Follow-on needs Node {}.{} or newer; found: {found}. See https://nodejs.org", NODE.0, NODE.1))
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

/// When anything below a folder last changed, the folders themselves too: a removed file counts.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    entries.filter(|entry| entry.file_name() != "node_modules" && entry.file_name() != "dist").fold(
        None,
        |newest, entry| {
            let here = entry.metadata().and_then(|data| data.modified()).ok();
            let below =
                entry.file_type().is_ok_and(|kind| kind.is_dir()).then(|| self::newest(&entry.path())).flatten();
            newest.max(here).max(below)
        },
    )
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_the_version_of_node() {
        for (text, expected) in
            [("v20.19.2\n", Some((20, 19))), ("v22.0.0", Some((22, 0))), ("20", None), ("", None), ("what?", None)]
        {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
