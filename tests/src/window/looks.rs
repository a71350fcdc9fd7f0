//! The six states in which every screen must hold.

use super::Window;
use crate::pages::{PAGES, is_at};
use serde_json::{Value, json};

/// How the page is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Dark on light, on the small laptop of 1366 x 768.
    Light,
    /// Light on dark.
    Dark,
    /// High contrast.
    Contrast,
    /// Text at twice its size.
    Text200,
    /// The window at half its width, as 200% zoom would leave it.
    Half,
    /// The narrowest window that must still work.
    Narrow,
}

impl Look {
    /// All six.
    pub const ALL: [Self; 6] = [Self::Light, Self::Dark, Self::Contrast, Self::Text200, Self::Half, Self::Narrow];

    /// A short name for files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::Text200 => "text-200",
            Self::Half => "683px",
            Self::Narrow => "320px",
        }
    }

    fn colours(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            _ => "light",
        }
    }

    fn text(self) -> u32 {
        if self == Self::Text200 { 200 } else { 100 }
    }

    fn width(self) -> u32 {
        match self {
            Self::Half => 683,
            Self::Narrow => 320,
            _ => 1366,
        }
    }
}

impl Window {
    /// Makes the page look like this, once it is there whole: with its heading.
    pub async fn look(&self, look: Look) {
        self.until_true("a heading", "return document.querySelector('h1, dialog:modal') !== null").await;
        self.resize(look.width(), 768).await;
        let script = "document.documentElement.dataset.theme = arguments[0];
            document.documentElement.style.setProperty('--text', arguments[1] / 100); return true";
        self.script(script, vec![json!(look.colours()), json!(look.text())]).await;
    }

    /// Whether the window is on the page that the screen of this name is said to show.
    pub async fn is_where_said(&self, screen: &str) {
        let address = self.script("return location.hash", vec![]).await;
        let address = address.as_str().unwrap_or_default();
        for (page, _) in PAGES.iter().filter(|(_, shown)| *shown == screen) {
            assert!(is_at(address, page), "{screen} shows {address} and not {page}");
        }
    }

    /// Gives the window a size, and waits until the page has it.
    pub async fn resize(&self, width: u32, height: u32) {
        let resized = self.client().set_window_rect(0, 0, width, height).await;
        resized.unwrap_or_else(|why| panic!("the window did not take its size: {why}"));
        self.until(&format!("the window {width} wide"), async || {
            match self.try_script("return window.innerWidth", vec![]).await? {
                Value::Number(now) if now.as_u64() == Some(width.into()) => Ok(()),
                other => Err(format!("it is {other}")),
            }
        })
        .await;
    }
}
