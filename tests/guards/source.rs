//! Reading Rust source just well enough: what is code, what is text, what is remark.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The folder of the whole project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// One file, by its path from the project's folder with `/` between.
pub struct Source {
    pub path: String,
    pub text: String,
    /// The code without remarks, every text in it emptied.
    pub code: String,
    /// The texts in it.
    pub texts: Vec<String>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let (code, texts) = split(text);
        Self { path: path.into(), text: text.into(), code, texts }
    }

    /// The first folder below `src-tauri/core/src`, or nothing for files elsewhere.
    pub fn slice(&self) -> Option<&str> {
        let (slice, _) = self.path.strip_prefix("src-tauri/core/src/")?.split_once('/')?;
        Some(slice)
    }

    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap()
    }
}

/// Every Rust file below a folder of the project.
pub fn rust_files(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut |path| {
        if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source::new(&name, &fs::read_to_string(path).unwrap()));
        }
    });
    assert!(!found.is_empty(), "no Rust files below {folder}");
    found
}

/// Visits every file below a folder, but for what was built.
pub fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        match path.is_dir() {
            true if path.ends_with("target") || path.ends_with("gen") => {}
            true => walk(&path, visit),
            false => visit(&path),
        }
    }
}

/// Parts code from texts, and leaves remarks out.
fn split(source: &str) -> (String, Vec<String>) {
    let (mut code, mut texts) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("//") {
            rest = after.find('\n').map_or("", |end| &after[end..]);
        } else if let Some(after) = rest.strip_prefix("/*") {
            rest = after.find("*/").map_or("", |end| &after[end + 2..]);
        } else if let Some((text, after)) = raw_text(rest).or_else(|| plain_text(rest)) {
            code.push_str("\"\"");
            texts.push(text.to_owned());
            rest = after;
        } else if let Some(length) =
            ["'\"'", "'\\\"'", "'/'"].iter().find(|&&quote| rest.starts_with(quote)).map(|quote| quote.len())
        {
            rest = &rest[length..];
        } else {
            code.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    (code, texts)
}

fn plain_text(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix('"')?;
    let mut escaped = false;
    let end = inner.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    Some((&inner[..end], &inner[end + 1..]))
}

fn raw_text(rest: &str) -> Option<(&str, &str)> {
    let after = rest.strip_prefix('r')?;
    let inner = after.trim_start_matches('#');
    let close = format!("\"{}", "#".repeat(after.len() - inner.len()));
    let inner = inner.strip_prefix('"')?;
    let end = inner.find(&close)?;
    Some((&inner[..end], &inner[end + close.len()..]))
}

#[test]
fn parts_code_from_texts_and_remarks() {
    let check = |source: &str, code: &str, texts: &[&str]| {
        assert_eq!(split(source), (code.to_owned(), texts.iter().map(|&text| text.to_owned()).collect()), "{source}");
    };
    check("let a = 1; // \"no\"\nb", "let a = 1; \nb", &[]);
    check("f(\"a // b\", 'c')", "f(\"\", 'c')", &["a // b"]);
    check("f(\"say \\\"x\\\" \\\\\") + 1", "f(\"\") + 1", &["say \\\"x\\\" \\\\"]);
    check("r#\"one \" two\"# + r\"three\"", "\"\" + \"\"", &["one \" two", "three"]);
    check("/* use crate::demo; */ x.split('\"').split('/')", " x.split().split()", &[]);
}
