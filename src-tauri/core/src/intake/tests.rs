//! Cases as data: a list typed as text, what is chosen, what the page should then say.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cases;
mod checking;
mod comparing;
mod guessing;
mod reading;

use std::ops::ControlFlow;
use std::path::PathBuf;

use super::{Choices, Incoming, List, ListPreview, Sheet, SheetError, check, people, read_bytes, read_path};

fn go(_: u32, _: u32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Reads bytes as a file of that name.
fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    read_bytes("list", bytes, go)
}

/// A list from comma-separated text.
fn list(text: &str) -> List {
    List::new(read(text.as_bytes()).expect(text))
}

/// A file of `tests/fixtures/lists`.
fn fixture(name: &str) -> List {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/lists");
    List::new(read_path(&folder.join(name), go).expect(name))
}

/// The problems of a preview in short: `9 phone.tooShort 07700 9001`, `12 sameAs 4`, `column 5 column.unknown`.
fn problems(preview: &ListPreview) -> Vec<String> {
    let said = preview.problems.iter().map(|problem| {
        let column = problem.column.map(|column| format!("column {column} ")).unwrap_or_default();
        let row = problem.row.map(|row| format!("{row} ")).unwrap_or_default();
        let what = serde_json::to_value(problem.what).unwrap();
        let other = problem.other_row.map(|row| format!(" {row}")).unwrap_or_default();
        let value = problem.value.as_ref().map(|value| format!(" {value}")).unwrap_or_default();
        format!("{column}{row}{}{other}{value}", what.as_str().unwrap())
    });
    said.collect()
}

/// The choices of a page on which both questions were answered with yes.
fn answered() -> Choices {
    Choices { everyone_agreed: Some(true), host_may_have_contacts: Some(true), ..Choices::default() }
}

fn preview(text: &str, choices: &Choices) -> ListPreview {
    check(&list(text), choices)
}

/// Everybody who comes in to a new group, with the preview; or the preview alone while it has problems.
#[allow(clippy::result_large_err, reason = "as the function under test")]
fn come(list: &List, choices: &Choices) -> Result<(Vec<Incoming>, ListPreview), ListPreview> {
    people(list, choices, None).map(|plan| (plan.new, plan.preview))
}
