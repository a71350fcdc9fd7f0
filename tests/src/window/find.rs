//! Finding things by their words, clicking them, writing into them.

use super::Window;
use fantoccini::{
    elements::{Element, ElementRef},
    key::Key,
};
use serde_json::{Value, json};

const PAGE: &str = include_str!("page.js");
/// What WebDriver calls an element in an answer.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Window {
    /// Runs a script that can use the finders of `page.js`.
    pub async fn ask(&self, script: &str, args: Vec<Value>) -> Result<Value, String> {
        self.try_script(&format!("{PAGE}\n{script}"), args).await
    }

    /// The one thing of this kind with these words.
    async fn find(&self, kind: &str, words: &str) -> Result<Element, String> {
        let script = "const found = find(arguments[0], arguments[1]);
            return found.length === 1 ? found[0] : found.length + ' of them. Here are: ' + all(arguments[0]).map(name).join(' | ')";
        let found = self.ask(script, vec![json!(kind), json!(words)]).await?;
        match found.get(ELEMENT).and_then(Value::as_str) {
            Some(id) => Ok(Element::from_element_id(self.client().clone(), ElementRef::from(id.to_owned()))),
            None => Err(found.as_str().unwrap_or("the page gave no answer").to_owned()),
        }
    }

    /// Clicks the button or link with these words.
    pub async fn click(&self, words: &str) {
        self.until(&format!("to click \"{words}\""), async || {
            let found = self.find("press", words).await?;
            if !found.is_enabled().await.map_err(|why| format!("{why:?}"))? {
                return Err("it is switched off".into());
            }
            self.press_it(&found).await
        })
        .await;
    }

    /// Clicks an element. The driver scrolls it just into sight, which may be under a bar at the foot or
    /// on the very edge, where its click can be lost; a person would scroll on a little, and so does this.
    async fn press_it(&self, element: &Element) -> Result<(), String> {
        let into_sight = "const at = arguments[0].getBoundingClientRect();
            if (at.top < 0 || at.bottom > innerHeight - 100) arguments[0].scrollIntoView({ block: 'center' })";
        self.try_script(into_sight, vec![json!(element)]).await?;
        if self.press_and_feel(element).await.is_ok() {
            return Ok(());
        }
        self.try_script("arguments[0].scrollIntoView({ block: 'center' })", vec![json!(element)]).await?;
        self.press_and_feel(element).await
    }

    /// Clicks, and makes sure that the click arrived. The driver aims at where the element was: on a page
    /// that still moves it presses beside it and says that all went well. A person would see it and press again.
    async fn press_and_feel(&self, element: &Element) -> Result<(), String> {
        let listen = "globalThis.pressed = 'nothing';
            addEventListener('click', (press) => {
                globalThis.pressed = arguments[0].contains(press.target) ? 'it' : 'another';
            }, { capture: true, once: true })";
        self.try_script(listen, vec![json!(element)]).await?;
        element.click().await.map_err(|why| format!("{why:?}"))?;
        self.until_felt().await
    }

    async fn until_felt(&self) -> Result<(), String> {
        let settled = "const done = arguments[arguments.length - 1];
            const look = (left) => globalThis.pressed === 'nothing' && left > 0
                ? setTimeout(look, 20, left - 1)
                : done(globalThis.pressed ?? 'the page has gone');
            look(10);";
        let felt = self.client().execute_async(settled, vec![]).await;
        match felt.ok().as_ref().and_then(Value::as_str) {
            Some("nothing") => Err("the click was lost".to_owned()),
            Some("another") => Err("the click went beside it".to_owned()),
            _ => Ok(()),
        }
    }

    /// Ticks the box, or chooses the answer, with these words.
    pub async fn choose(&self, words: &str) {
        self.until(&format!("to choose \"{words}\""), async || {
            let found = self.find("tick", words).await?;
            if !found.is_selected().await.map_err(|why| format!("{why:?}"))? {
                self.press_it(&found).await?;
            }
            // The page may have moved under the pointer. What has gone with its page was chosen.
            if found.is_selected().await.unwrap_or(true) { Ok(()) } else { Err("not chosen yet".to_owned()) }
        })
        .await;
    }

    /// Takes the tick off the box with these words.
    pub async fn untick(&self, words: &str) {
        self.until(&format!("to untick \"{words}\""), async || {
            let found = self.find("tick", words).await?;
            if found.is_selected().await.map_err(|why| format!("{why:?}"))? {
                self.press_it(&found).await?;
            }
            Ok(())
        })
        .await;
    }

    /// Writes into the field with this label, after what is there.
    pub async fn write(&self, label: &str, text: &str) {
        self.until(&format!("to write into \"{label}\""), async || {
            let found = self.find("field", label).await?;
            found
                .send_keys(&text.replace('\n', &char::from(Key::Enter).to_string()))
                .await
                .map_err(|why| format!("{why:?}"))
        })
        .await;
    }

    /// Writes into the field with this label, in place of what is there.
    pub async fn rewrite(&self, label: &str, text: &str) {
        self.until(&format!("to empty \"{label}\""), async || {
            self.find("field", label).await?.clear().await.map_err(|why| format!("{why:?}"))
        })
        .await;
        self.write(label, text).await;
    }

    /// Picks from the list with this label.
    pub async fn pick(&self, label: &str, words: &str) {
        self.until(&format!("to pick \"{words}\" from \"{label}\""), async || {
            let found = self.find("field", label).await?;
            // The driver does not move what lies under the bar at the foot.
            self.try_script("arguments[0].scrollIntoView({ block: 'center' })", vec![json!(found)]).await?;
            found.select_by_label(words).await.map_err(|why| format!("{why:?}"))
        })
        .await;
    }

    /// What stands in the field with this label.
    pub async fn value(&self, label: &str) -> String {
        self.until(&format!("to read \"{label}\""), async || {
            let found = self.find("field", label).await?;
            Ok(found.prop("value").await.map_err(|why| format!("{why:?}"))?.unwrap_or_default())
        })
        .await
    }

    /// Waits until what stands in the field ends with this.
    pub async fn has(&self, label: &str, text: &str) {
        self.until(&format!("\"{text}\" in \"{label}\""), async || {
            let now = self.find("field", label).await?.prop("value").await.map_err(|why| format!("{why:?}"))?;
            let now = now.unwrap_or_default();
            if now.ends_with(text) { Ok(()) } else { Err(format!("it is \"{now}\"")) }
        })
        .await;
    }

    /// The words of the one element that this selector finds.
    pub async fn words_of(&self, selector: &str) -> String {
        self.until(&format!("words in {selector}"), async || {
            let found = self
                .ask("return words(document.querySelector(arguments[0]) ?? new Text())", vec![json!(selector)])
                .await?;
            match found.as_str() {
                Some(words) if !words.is_empty() => Ok(words.to_owned()),
                _ => Err("nothing there".into()),
            }
        })
        .await
    }

    /// Waits until these words can be seen.
    pub async fn see(&self, words: &str) {
        self.until(&format!("to see \"{words}\""), async || {
            if self.text().await?.contains(words) { Ok(()) } else { Err("they are not there".into()) }
        })
        .await;
    }

    /// Waits until these words can no longer be seen.
    pub async fn see_no_more(&self, words: &str) {
        self.until(&format!("to see \"{words}\" no more"), async || {
            if self.text().await?.contains(words) { Err("they are still there".into()) } else { Ok(()) }
        })
        .await;
    }

    /// Waits until the page's own heading says this.
    pub async fn heading(&self, words: &str) {
        self.until(&format!("the heading \"{words}\""), async || {
            let now = self
                .ask("return [...document.querySelectorAll('h1')].filter(shown).map(words).join(' | ')", vec![])
                .await?;
            let now = now.as_str().unwrap_or_default();
            if now == words || now.starts_with(words) { Ok(()) } else { Err(format!("it says \"{now}\"")) }
        })
        .await;
    }

    /// Waits until the thing with these words has a state (`aria-pressed`, `aria-current` ...).
    pub async fn state(&self, words: &str, attribute: &str, value: &str) {
        self.until(&format!("{attribute}={value} on \"{words}\""), async || {
            let now = self.find("any", words).await?.attr(attribute).await.map_err(|why| format!("{why:?}"))?;
            if now.as_deref() == Some(value) { Ok(()) } else { Err(format!("it is {now:?}")) }
        })
        .await;
    }

    /// Whether something to press with these words is there now.
    pub async fn offers(&self, words: &str) -> bool {
        self.find("press", words).await.is_ok()
    }

    /// All words that can be seen now.
    pub async fn text(&self) -> Result<String, String> {
        let text = self.ask("return words(modal() ?? document.body)", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}
