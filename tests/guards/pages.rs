//! Every page of the interface is in a walk, so that none is forgotten by axe, by the pictures or by both.

use std::fs;

use follow_on_tests::pages::{PAGES, is_at};

use crate::source::{root, walk};

/// The addresses in the doors of the interface: `path: "/home"`.
fn addresses(door: &str) -> Vec<String> {
    door.split("path: \"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// The text of every file with this ending below a folder of the project.
fn texts(folder: &str, ending: &str) -> Vec<String> {
    let mut all = Vec::new();
    walk(&root().join(folder), &mut |path| {
        if path.to_string_lossy().ends_with(ending) {
            all.push(fs::read_to_string(path).unwrap());
        }
    });
    all
}

#[test]
fn every_page_is_in_a_walk() {
    let pages: Vec<String> = texts("ui/src", "index.ts").iter().flat_map(|door| addresses(door)).collect();
    assert!(pages.len() > 50, "only {} pages were found", pages.len());
    let forgotten: Vec<_> = pages.iter().filter(|page| !PAGES.iter().any(|(known, _)| known == page)).collect();
    assert!(forgotten.is_empty(), "in no walk of tests/src/pages.rs: {forgotten:?}");
    let gone: Vec<_> = PAGES.iter().filter(|(known, _)| !pages.iter().any(|page| page == known)).collect();
    assert!(gone.is_empty(), "the interface has no such page any more: {gone:?}");
}

#[test]
fn every_screen_that_is_named_is_shown() {
    let screens = texts("tests/src/window", ".rs").concat();
    let missing: Vec<_> = PAGES.iter().filter(|(_, screen)| !screens.contains(&format!("\"{screen}\""))).collect();
    assert!(missing.is_empty(), "no walk shows {missing:?}");
}

#[test]
fn addresses_are_told_apart() {
    for (address, page, same) in [
        ("#/group/1f/jobs", "/group/:id/jobs", true),
        ("#/group/1f/jobs", "/group/:id/life", false),
        ("#/group/1f", "/group/:id/jobs", false),
        ("#/home", "/home", true),
    ] {
        assert_eq!(is_at(address, page), same, "{address} {page}");
    }
    assert_eq!(addresses("{ path: \"/a/:b\" }, { path: \"/c\""), ["/a/:b", "/c"]);
}
