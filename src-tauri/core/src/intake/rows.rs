//! Rows that are no person, and people who have died.

/// True for a row of a sum or the like below the people: "Total: 14".
pub(super) fn is_total(row: &[String]) -> bool {
    let mut cells = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let Some(first) = cells.next() else { return false };
    let word_end = first.find(|c: char| !c.is_alphabetic()).unwrap_or(first.len());
    let (word, rest) = first.split_at(word_end);
    let is = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    // A sum stands alone or beside other sums; somebody called Total has more to them.
    let numbers = |cell: &str| cell.chars().all(|c| !c.is_alphabetic()) && super::phones::read(cell).fault.is_some();
    let alone = cells.clone().next().is_none();
    if is(&["total", "totals", "subtotal"]) {
        return cells.all(numbers);
    }
    if is(&["sum", "count", "average", "mean"]) {
        return rest.chars().all(|c| !c.is_alphabetic()) && cells.all(numbers);
    }
    let starts = |words: &[&str]| {
        words.iter().any(|start| first.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)))
    };
    if starts(&["grand total", "number of ", "total number"]) {
        return cells.all(numbers);
    }
    alone
        && starts(&[
            "printed",
            "exported on",
            "exported by",
            "generated",
            "end of ",
            "page ",
            "confidential",
            "key:",
            "note:",
            "notes:",
            "source:",
            "report ",
            "run on",
            "run by",
        ])
}

/// True for a row that says the headings again, as a long list printed in pages does.
pub(super) fn repeats(row: &[String], headings: &[String]) -> bool {
    let mut cells = row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).peekable();
    let many = cells.clone().nth(1).is_some() || headings.iter().filter(|cell| !cell.trim().is_empty()).count() == 1;
    cells.peek().is_some()
        && many
        && cells.all(|(at, cell)| headings.get(at).is_some_and(|h| h.trim().eq_ignore_ascii_case(cell.trim())))
}

/// True where a cell says of its row, in so many words, that the person has died. Words about somebody
/// else ("her husband died") are longer, and are not ours to understand.
pub(super) fn says_died(cell: &str) -> bool {
    let cell = cell.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !cell.starts_with(['d', 'D', 'r', 'R', 'p', 'P']) {
        return false;
    }
    let lower = cell.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|w| !w.is_empty()).collect();
    // A date, a place in time: "died 12/10/2026", "deceased in May".
    let plain = |word: &&str| {
        let known = ["on", "in", "last", "this", "week", "month", "year", "sadly"];
        word.bytes().any(|b| b.is_ascii_digit()) || known.contains(word) || MONTHS.contains(word)
    };
    let rest = match words.as_slice() {
        ["patient" | "pt" | "person", "deceased" | "died" | "rip", rest @ ..]
        | ["deceased" | "dec'd" | "dec’d" | "decd" | "died" | "rip", rest @ ..]
        | ["r", "i", "p", rest @ ..]
        | ["passed", "away", rest @ ..] => rest,
        _ => return false,
    };
    rest.iter().all(plain)
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// A name without a note that the person has died, if it has one: "Ann Tate (deceased)", "RIP Ann Tate".
pub(super) fn without_note(name: &str) -> Option<String> {
    let is_note = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let notes = ["deceased", "decd", "dec'd"];
        bare == "RIP" || word == "R.I.P." || word == "R.I.P" || notes.iter().any(|note| bare.eq_ignore_ascii_case(note))
    };
    if !name.bytes().any(|b| matches!(b, b'R' | b'D' | b'd')) || !name.split_whitespace().any(is_note) {
        return None;
    }
    let words: Vec<&str> = name.split_whitespace().filter(|word| !is_note(word)).collect();
    Some(words.join(" ").trim_matches([' ', '-', '–', ',']).to_owned())
}
