//! Five words that a person is offered: for a vault, and for a file that is handed over.

use rand::{Rng, TryRngCore, rngs::OsRng};
use zeroize::Zeroizing;

use super::error::Result;

/// Words of the list that nobody in pain should have to read out, or would be glad to be given. Only what
/// hurts, shames or frightens; a list of this length costs a fortieth of a bit a word.
const UNFRIENDLY: &[&str] = &[
    "agonize",
    "agonizing",
    "agony",
    "anger",
    "angrily",
    "angriness",
    "ashamed",
    "blame",
    "blaming",
    "broken",
    "bruising",
    "brute",
    "brutishly",
    "cheating",
    "chokehold",
    "choking",
    "coma",
    "cramp",
    "crazy",
    "cruelly",
    "cruelness",
    "cruelty",
    "crying",
    "curse",
    "cursive",
    "debtor",
    "decay",
    "deceased",
    "depress",
    "despair",
    "disabled",
    "disaster",
    "disdain",
    "disfigure",
    "disgrace",
    "dislike",
    "disliking",
    "dislocate",
    "dislodge",
    "disloyal",
    "dismay",
    "disown",
    "displease",
    "disregard",
    "distaste",
    "distort",
    "distress",
    "distrust",
    "divorcee",
    "dreaded",
    "dreadful",
    "drown",
    "engorge",
    "epidemic",
    "evil",
    "excretion",
    "excretory",
    "exes",
    "exhume",
    "exorcism",
    "exorcist",
    "expletive",
    "exploit",
    "explode",
    "extinct",
    "extortion",
    "failing",
    "filth",
    "fool",
    "fracture",
    "gag",
    "geriatric",
    "gloomily",
    "gloomy",
    "graves",
    "graveyard",
    "grief",
    "grimace",
    "grimacing",
    "grime",
    "griminess",
    "grimy",
    "harsh",
    "hate",
    "hatred",
    "hurt",
    "jailbird",
    "jailbreak",
    "jailer",
    "jailhouse",
    "lazy",
    "lying",
    "maggot",
    "maimed",
    "mournful",
    "mourner",
    "mutilated",
    "mutilator",
    "opium",
    "panic",
    "pantyhose",
    "paralyses",
    "paralysis",
    "paralyze",
    "parasite",
    "parasitic",
    "poison",
    "prison",
    "probation",
    "procreate",
    "procurer",
    "profane",
    "profanity",
    "prognosis",
    "prowler",
    "prozac",
    "punch",
    "rage",
    "rash",
    "robbing",
    "rotten",
    "rotting",
    "scabbed",
    "scabby",
    "scam",
    "scared",
    "scarily",
    "scariness",
    "scarring",
    "scary",
    "seizing",
    "shame",
    "shock",
    "skeletal",
    "skeleton",
    "slapping",
    "slashed",
    "slashing",
    "slobbery",
    "sprain",
    "stench",
    "stinking",
    "stinky",
    "strangle",
    "sufferer",
    "suffering",
    "suffocate",
    "surgery",
    "surgical",
    "theft",
    "thong",
    "thrash",
    "tremor",
    "twitch",
    "underwear",
    "undress",
    "unfitted",
    "unfitting",
    "unloved",
    "unsafe",
    "unwell",
    "unworthy",
    "uselessly",
    "venomous",
    "vertigo",
    "violate",
    "violation",
    "violator",
    "virus",
    "wince",
    "womb",
    "wound",
    "wrath",
    "zombie",
];

/// The words that are drawn from: the Electronic Frontier Foundation's long list, less its hyphenated
/// words and those that are [`UNFRIENDLY`].
fn list() -> Vec<&'static str> {
    diceware_wordlists::EFF_LONG_WORDLIST
        .iter()
        .copied()
        .filter(|word| word.bytes().all(|b| b.is_ascii_lowercase()) && !UNFRIENDLY.contains(word))
        .collect()
}

/// Five words that a person is offered: 12.8 bits a word, 64 in all.
pub fn offer_words() -> Result<Zeroizing<String>> {
    let list = list();
    let mut rng = OsRng.unwrap_err();
    let words: Vec<&str> = (0..5).map(|_| list[rng.random_range(0..list.len())]).collect();
    Ok(Zeroizing::new(words.join(" ")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::platform::strength;

    #[test]
    fn five_offered_words_are_strong() {
        let words = offer_words().unwrap();
        assert_eq!(words.split(' ').count(), 5);
        assert!(strength(&words).enough);
    }

    #[test]
    fn five_words_stay_as_hard_to_guess_as_we_say() {
        // Five of 7,132 words are 64 bits.
        assert!((list().len() as f64).log2() * 5.0 >= 64.0, "only {} words are left", list().len());
    }

    #[test]
    fn no_unfriendly_word_is_offered() {
        let all = diceware_wordlists::EFF_LONG_WORDLIST;
        let unknown: Vec<_> = UNFRIENDLY.iter().filter(|word| !all.contains(word)).collect();
        assert!(unknown.is_empty(), "not on the list anyway: {unknown:?}");
        assert_eq!(list().iter().filter(|word| UNFRIENDLY.contains(word)).count(), 0);
    }
}
