//! How words are compared. Pure.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

/// Most words of one text that count.
const MOST_WORDS: usize = 24;
/// Letters of a word that count.
const LONGEST: usize = 24;
/// A slip is looked for among so many first letters; a later one is seen when two words are compared.
const BEGINNING: usize = 6;

/// Small letters without accents; letters that Unicode does not take apart as they are usually typed.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            c => out.push(c),
        }
    }
    out
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '`')
}

/// The words that a row is found by. A name with a hyphen or an apostrophe is found by its parts and as
/// one word, since people type it in every way.
pub fn words_of(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for piece in folded(text).split(|c: char| !c.is_alphanumeric() && c != '-' && !is_apostrophe(c)) {
        let parts: Vec<&str> = piece.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 {
            words.insert(cut(&parts.concat()));
        }
        let several = parts.len() > 1;
        words.extend(parts.into_iter().filter(|part| !several || part.chars().count() > 1).map(cut));
        if words.len() >= MOST_WORDS {
            break;
        }
    }
    words
}

/// The words somebody typed, in order; six at most.
pub fn words_typed(text: &str) -> Vec<String> {
    let joined: String = folded(text).chars().filter(|c| !is_apostrophe(*c)).collect();
    let words = joined.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut seen = BTreeSet::new();
    words.map(cut).filter(|word| seen.insert(word.clone())).take(6).collect()
}

fn cut(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

/// How many slips a typed word may have: none where it would then be anything, or is a number.
pub fn slips_allowed(typed: &str) -> usize {
    match typed.chars().count() {
        _ if !typed.chars().all(char::is_alphabetic) => 0,
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// What is left of a word's beginning without up to `slips` letters, as numbers.
pub fn left_overs(word: &str, slips: usize) -> BTreeSet<i64> {
    let beginning: Vec<char> = word.chars().take(BEGINNING).collect();
    let mut all = BTreeSet::from([beginning]);
    let mut latest = all.clone();
    for _ in 0..slips {
        latest = latest
            .iter()
            .filter(|letters| letters.len() > 2)
            .flat_map(|letters| {
                (0..letters.len()).map(|out| {
                    let mut rest = letters.clone();
                    rest.remove(out);
                    rest
                })
            })
            .collect();
        all.extend(latest.iter().cloned());
    }
    all.iter().map(|letters| number_of(letters)).collect()
}

/// The left-overs under which a word is kept; none for a number.
pub fn kept_under(word: &str) -> BTreeSet<i64> {
    if word.chars().count() < 3 || !word.chars().all(char::is_alphabetic) {
        return BTreeSet::new();
    }
    left_overs(word, if word.chars().count() < 5 { 1 } else { 2 })
}

/// FNV-1a, 64 bits: the same for ever, as it is kept. <http://www.isthe.com/chongo/tech/comp/fnv/>
fn number_of(letters: &[char]) -> i64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in letters.iter().collect::<String>().bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    i64::from_ne_bytes(hash.to_ne_bytes())
}

/// Slips between what was typed and a word: a letter too many, too few, another, or two swapped (the
/// optimal string alignment distance). A word that is still being typed is compared with as much of the
/// other as fits best.
pub fn slips(typed: &str, word: &str) -> usize {
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> = word.chars().collect();
    let mut before_last = vec![0; word.len() + 1];
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for (row, a) in typed.iter().enumerate() {
        let mut next = vec![row + 1; word.len() + 1];
        for (column, b) in word.iter().enumerate() {
            let swapped = row > 0 && column > 0 && *a == word[column - 1] && typed[row - 1] == *b;
            let mut least = (last[column] + usize::from(a != b)).min(last[column + 1] + 1).min(next[column] + 1);
            if swapped {
                least = least.min(before_last[column - 1] + 1);
            }
            next[column + 1] = least;
        }
        before_last = last;
        last = next;
    }
    // Shorter than four letters, the beginning of a word says too little.
    let from = if typed.len() < 4 { word.len() } else { typed.len().saturating_sub(1).min(word.len()) };
    last[from..].iter().copied().min().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_a_row_is_found_by() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(words_of(text), expected.iter().map(|word| (*word).to_owned()).collect(), "{text}");
        };
        check("Siân Prydderch", &["sian", "prydderch"]);
        check("Lesley O\u{2019}Shea", &["lesley", "oshea", "shea"]);
        check("Mei-Lin Tan", &["mei", "lin", "meilin", "tan"]);
        check("St Aidan\u{2019}s Tuesday group", &["st", "aidans", "aidan", "tuesday", "group"]);
        check("Łukasz Żak", &["lukasz", "zak"]);
        check("Straße 7", &["strasse", "7"]);
        check("李小龍", &["李小龍"]);
        check("  -- ' ", &[]);
        check("", &[]);
    }

    #[test]
    fn words_typed_in_any_way() {
        let check = |text: &str, expected: &[&str]| assert_eq!(words_typed(text), expected, "{text}");
        check("O'Shea", &["oshea"]);
        check("mei-lin  TAN", &["mei", "lin", "tan"]);
        check("ann ann", &["ann"]);
        check("%_\\\"", &[]);
    }

    #[test]
    fn slips_are_counted() {
        let check =
            |typed: &str, word: &str, expected: usize| assert_eq!(slips(typed, word), expected, "{typed} {word}");
        check("margaret", "margaret", 0);
        check("margret", "margaret", 1);
        check("magraret", "margaret", 1);
        check("margarett", "margaret", 1);
        check("nargaret", "margaret", 1);
        check("mragraet", "margaret", 2);
        check("marga", "margaret", 0);
        check("magra", "margaret", 1);
        check("ann", "anna", 1);
        check("an", "ann", 1);
    }

    proptest! {
        /// Whatever two slips make of a word, it has a left-over in common with the word.
        #[test]
        fn two_slips_have_a_left_over_in_common(
            word in "[a-z]{8,12}", at in 0_usize..8, other in 0_usize..8, letter in "[a-z]", what in 0..4, that in 0..4
        ) {
            let slip = |word: &str, at: usize, what: i32| {
                let mut letters: Vec<char> = word.chars().collect();
                let at = at.min(letters.len() - 2);
                match what {
                    0 => { letters.remove(at); }
                    1 => letters.insert(at, letter.chars().next().unwrap()),
                    2 => letters[at] = letter.chars().next().unwrap(),
                    _ => letters.swap(at, at + 1),
                }
                letters.into_iter().collect::<String>()
            };
            let typed = slip(&slip(&word, at, what), other, that);
            // A slip on top of a slip may count as three.
            prop_assume!(slips(&typed, &word) <= 2);
            prop_assert!(!kept_under(&word).is_disjoint(&left_overs(&typed, slips_allowed(&typed))), "{} {}", typed, word);
        }

        #[test]
        fn any_text_is_taken(text in ".{0,80}", other in ".{0,20}") {
            for word in words_of(&text) {
                prop_assert!(word.chars().count() <= 24);
                kept_under(&word);
                slips(&other, &word);
            }
            prop_assert!(words_typed(&text).len() <= 6);
        }
    }
}
