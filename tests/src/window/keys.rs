//! The keyboard, and nothing but the keyboard.

use super::Window;
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use serde_json::Value;

/// More stops than any page has: past this the tab key goes in circles.
const STOPS: usize = 150;

/// Which way the arrows go to the thing with these words, if the focus is on its like in the same list.
const IN_A_LIST: &str = "
    const [wanted, ...more] = find('any', arguments[0]);
    const here = document.activeElement;
    const part = here?.dataset.part;
    if (!wanted || more.length || !part || wanted.dataset.part !== part) return null;
    if (wanted.closest('ul') !== here.closest('ul')) return null;
    return here.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING ? 'on' : 'back';";

impl Window {
    /// Presses one key, or a key with others held down: `[Key::Control.into(), 'k']`.
    pub async fn press(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".into());
        for &value in keys {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.client().perform_actions(actions).await.unwrap_or_else(|why| panic!("the keys were not taken: {why}"));
    }

    /// Writes with the keyboard into whatever has the focus.
    pub async fn type_text(&self, text: &str) {
        let mut actions = KeyActions::new("keyboard".into());
        for value in text.chars().map(|letter| if letter == '\n' { Key::Enter.into() } else { letter }) {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client().perform_actions(actions).await.unwrap_or_else(|why| panic!("the keys were not taken: {why}"));
    }

    /// Tab, until the focus is on the thing with these words.
    pub async fn tab_to(&self, words: &str) {
        // It may not be there yet: tabbing begins once it is.
        let script = "return find('any', arguments[0]).length > 0";
        self.until(&format!("\"{words}\" to tab to"), async || match self.ask(script, vec![words.into()]).await? {
            Value::Bool(true) => Ok(()),
            _ => Err("it is not on the page".into()),
        })
        .await;
        let mut passed = Vec::new();
        for _ in 0..STOPS {
            let now = self.focus().await;
            if now == words || (now.starts_with(words) && self.is_only(words).await) {
                return;
            }
            passed.push(now);
            // A list that is one stop of the Tab key: inside it the arrows go on.
            let way = self.ask(IN_A_LIST, vec![words.into()]).await.unwrap_or_default();
            let key = match way.as_str() {
                Some("on") => Key::Right,
                Some("back") => Key::Left,
                _ => Key::Tab,
            };
            self.press(&[key.into()]).await;
        }
        self.give_up(&format!("tab never came to \"{words}\"; it passed {passed:?}")).await
    }

    /// Tab to it, then Enter.
    pub async fn enter(&self, words: &str) {
        self.tab_to(words).await;
        self.press(&[Key::Enter.into()]).await;
    }

    /// Tab to it, then Space: buttons and tick boxes.
    pub async fn space(&self, words: &str) {
        self.tab_to(words).await;
        self.press(&[' ']).await;
    }

    /// Tab to the field, then type.
    pub async fn fill(&self, label: &str, text: &str) {
        self.tab_to(label).await;
        self.type_text(text).await;
    }

    /// Tab to the field, mark all that is there, type over it.
    pub async fn refill(&self, label: &str, text: &str) {
        self.tab_to(label).await;
        self.press(&[Key::Control.into(), 'a']).await;
        self.press(&[Key::Delete.into()]).await;
        self.type_text(text).await;
    }

    /// Tab to the list, then arrow keys until these words are picked.
    pub async fn pick_by_keys(&self, label: &str, words: &str) {
        self.tab_to(label).await;
        let now = "const e = document.activeElement; return e.selectedOptions?.[0]?.label === arguments[0]";
        let place =
            "const e = document.activeElement; const to = [...e.options].findIndex((o) => o.label === arguments[0]);
            return to - e.selectedIndex";
        let steps = self.script(place, vec![words.into()]).await.as_i64().unwrap_or_default();
        for _ in 0..steps.abs() {
            self.press(&[if steps < 0 { Key::Up } else { Key::Down }.into()]).await;
        }
        self.until(&format!("\"{words}\" to be picked"), async || match self.ask(now, vec![words.into()]).await? {
            Value::Bool(true) => Ok(()),
            _ => Err("it is not".into()),
        })
        .await;
    }

    /// Tab to the answers of a question, arrow keys to this one, Space.
    pub async fn answer_by_keys(&self, words: &str) {
        let same = "const wanted = find('tick', arguments[0])[0]; const now = document.activeElement;
            if (wanted === now) return 'there';
            if (!wanted || now?.type !== 'radio' || now.name !== wanted.name) return 'away';
            return now.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? 'above' : 'below'";
        for _ in 0..STOPS {
            let where_now = self.until("the answers", async || self.ask(same, vec![words.into()]).await).await;
            match where_now.as_str() {
                Some("there") => return self.press(&[' ']).await,
                Some("below") => self.press(&[Key::Down.into()]).await,
                Some("above") => self.press(&[Key::Up.into()]).await,
                _ => self.press(&[Key::Tab.into()]).await,
            }
        }
        self.give_up(&format!("the keys never came to \"{words}\"")).await
    }

    /// The words of what has the focus.
    pub async fn focus(&self) -> String {
        let script = "const e = document.activeElement; return !e || e === document.body ? '' : name(e)";
        let now = self.until("what has the focus", async || self.ask(script, vec![]).await).await;
        now.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the focus is on the thing with these words.
    pub async fn focus_is(&self, words: &str) {
        self.until(&format!("the focus on \"{words}\""), async || match self.focus().await {
            now if now == words => Ok(()),
            now => Err(format!("it is on \"{now}\"")),
        })
        .await;
    }

    /// Waits until the focus is on or in what this selector finds.
    pub async fn focus_in(&self, selector: &str) {
        let script = format!("return document.activeElement?.closest('{selector}') != null");
        self.until_true(&format!("the focus in {selector}"), &script).await;
    }

    async fn is_only(&self, words: &str) -> bool {
        let script =
            "const found = find('any', arguments[0]); return found.length === 1 && found[0] === document.activeElement";
        self.ask(script, vec![words.into()]).await == Ok(Value::Bool(true))
    }
}
