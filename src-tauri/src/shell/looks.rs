//! How the app looks, in a plain file that can be read before anything is unlocked: text size,
//! colours, motion, nation, when to lock, where the window stood. Nothing personal.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use follow_on_core::{
    platform::{Code, Error, Result, write_atomically},
    service::Nation,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::place::Place;

const NAME: &str = "looks.json";
/// The agenda that published guides are composed into has its break to move after 50 minutes.
const LONG_SITTING: u16 = 50;
/// The steps of the text size, in percent.
const SIZES: [u16; 5] = [100, 125, 150, 175, 200];

/// Which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Colours {
    Light,
    Dark,
    Contrast,
    /// As the rest of the computer.
    System,
}

/// What the person set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Looks {
    /// 100, 125, 150, 175 or 200.
    pub text_percent: u16,
    pub colours: Colours,
    pub less_motion: bool,
    pub nation: Nation,
    /// 5 to 60.
    pub lock_after_minutes: u16,
    /// Minutes of sitting in a meeting after which a break to move is suggested; 20 to 120, 0: never.
    pub move_after_minutes: u16,
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            text_percent: 100,
            colours: Colours::System,
            less_motion: false,
            nation: Nation::England,
            lock_after_minutes: 10,
            move_after_minutes: LONG_SITTING,
        }
    }
}

impl Looks {
    /// The looks as they stand behind the lock screen's address, so that it can draw itself before the
    /// way to Rust is open.
    pub fn behind_address(&self) -> String {
        let motion = if self.less_motion { "less" } else { "usual" };
        format!(
            "text={}&colours={}&motion={motion}&nation={}",
            self.text_percent,
            word(self.colours),
            word(self.nation)
        )
    }

    /// Brings numbers back to where they make sense.
    fn within_bounds(mut self) -> Self {
        self.text_percent = SIZES.into_iter().min_by_key(|size| size.abs_diff(self.text_percent)).unwrap_or(100);
        self.lock_after_minutes = self.lock_after_minutes.clamp(5, 60);
        if self.move_after_minutes != 0 {
            self.move_after_minutes = self.move_after_minutes.clamp(20, 120);
        }
        self
    }
}

/// A word as it is written in the file.
fn word(word: impl Serialize) -> String {
    serde_json::to_value(word).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Everything in the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
struct Contents {
    #[serde(flatten)]
    looks: Looks,
    window: Option<Place>,
}

/// The file, read once and written whole.
pub struct LooksFile {
    path: PathBuf,
    contents: Mutex<Contents>,
}

impl LooksFile {
    /// Reads the file in the app's data folder. What cannot be read there is as if never set.
    pub fn open(home: &Path) -> Self {
        let path = home.join(NAME);
        let contents = std::fs::read(&path).map_or_else(|_| Contents::default(), |bytes| parse(&bytes));
        Self { path, contents: Mutex::new(contents) }
    }

    /// How the app looks.
    pub fn looks(&self) -> Looks {
        self.contents().looks.clone()
    }

    /// Where the window stood.
    pub fn place(&self) -> Option<Place> {
        self.contents().window
    }

    /// Keeps how the app looks.
    pub fn keep(&self, looks: Looks) -> Result<()> {
        self.write(|contents| contents.looks = looks.within_bounds())
    }

    /// Keeps where the window stands.
    pub fn keep_place(&self, place: Place) -> Result<()> {
        self.write(|contents| contents.window = Some(place))
    }

    fn write(&self, change: impl FnOnce(&mut Contents)) -> Result<()> {
        let mut contents = self.contents();
        let mut new = contents.clone();
        change(&mut new);
        if new != *contents {
            let text =
                serde_json::to_vec_pretty(&new).map_err(|e| Error::new(Code::Internal, "internal").because(e))?;
            write_atomically(&self.path, &text)?;
            *contents = new;
        }
        Ok(())
    }

    fn contents(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes what is good from the file, value by value, so that one broken or unknown value (or one
/// that a newer version added) does not cost the person their text size.
fn parse(bytes: &[u8]) -> Contents {
    let Ok(Value::Object(mut found)) = serde_json::from_slice(bytes) else { return Contents::default() };
    let window = found.remove("window").and_then(|value| serde_json::from_value(value).ok());
    let mut looks = Looks::default();
    for (name, value) in found {
        let Ok(Value::Object(mut all)) = serde_json::to_value(&looks) else { continue };
        all.insert(name, value);
        if let Ok(better) = serde_json::from_value(Value::Object(all)) {
            looks = better;
        }
    }
    Contents { looks: looks.within_bounds(), window }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Looks) {
        assert_eq!(parse(text.as_bytes()).looks, expected, "{text}");
    }

    #[test]
    fn a_broken_value_falls_back_alone() {
        check("", Looks::default());
        check("[1, 2", Looks::default());
        check("[]", Looks::default());
        check(r#"{"textPercent": 150}"#, Looks { text_percent: 150, ..Looks::default() });
        check(r#"{"textPercent": 150, "colours": "plaid"}"#, Looks { text_percent: 150, ..Looks::default() });
        check(r#"{"textPercent": "big", "colours": "dark"}"#, Looks { colours: Colours::Dark, ..Looks::default() });
        check(r#"{"fromTheFuture": {}, "lessMotion": true}"#, Looks { less_motion: true, ..Looks::default() });
    }

    #[test]
    fn numbers_are_brought_back_within_bounds() {
        check(
            r#"{"textPercent": 9000, "lockAfterMinutes": 0}"#,
            Looks { text_percent: 200, lock_after_minutes: 5, ..Looks::default() },
        );
        check(
            r#"{"textPercent": 130, "lockAfterMinutes": 999}"#,
            Looks { text_percent: 125, lock_after_minutes: 60, ..Looks::default() },
        );
        check(r#"{"moveAfterMinutes": 3}"#, Looks { move_after_minutes: 20, ..Looks::default() });
        check(r#"{"moveAfterMinutes": 0}"#, Looks { move_after_minutes: 0, ..Looks::default() });
    }

    #[test]
    fn the_lock_screen_is_told_behind_its_address() {
        let looks = Looks {
            text_percent: 150,
            colours: Colours::Dark,
            less_motion: true,
            nation: Nation::NorthernIreland,
            ..Looks::default()
        };
        assert_eq!(looks.behind_address(), "text=150&colours=dark&motion=less&nation=northernIreland");
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let home = std::env::temp_dir().join(format!("follow-on looks {}", std::process::id()));
        std::fs::create_dir_all(&home).unwrap();
        let looks = Looks { text_percent: 175, nation: Nation::NorthernIreland, ..Looks::default() };
        let place = Place { x: 10.0, y: 20.0, width: 800.0, height: 600.0, maximised: false };
        let file = LooksFile::open(&home);
        file.keep(looks.clone()).unwrap();
        file.keep_place(place).unwrap();
        let again = LooksFile::open(&home);
        assert_eq!((again.looks(), again.place()), (looks, Some(place)));
        assert_eq!(std::fs::read_dir(&home).unwrap().count(), 1, "nothing beside the file");
        std::fs::remove_dir_all(&home).unwrap();
    }
}
