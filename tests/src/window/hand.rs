//! The two ways to use the app: with the pointer, or with the keyboard alone. A story is written
//! once and told with each.

use super::Window;
use std::ops::{Deref, DerefMut};

/// With what the app is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Mouse or finger, and typing.
    Pointer,
    /// Nothing but keys: Tab, arrows, Enter, Space, and typing.
    Keys,
}

/// Somebody in front of the window.
pub struct Person {
    window: Window,
    hand: Hand,
}

impl Person {
    /// Sits down before a window.
    pub fn at(window: Window, hand: Hand) -> Self {
        Self { window, hand }
    }

    /// A button or a link.
    pub async fn press(&self, words: &str) {
        match self.hand {
            Hand::Pointer => self.click(words).await,
            Hand::Keys => self.enter(words).await,
        }
    }

    /// One of several answers.
    pub async fn answer(&self, words: &str) {
        match self.hand {
            Hand::Pointer => self.choose(words).await,
            Hand::Keys => self.answer_by_keys(words).await,
        }
    }

    /// A box to tick.
    pub async fn tick(&self, words: &str) {
        match self.hand {
            Hand::Pointer => self.choose(words).await,
            Hand::Keys => self.space(words).await,
        }
    }

    /// A box to take the tick off.
    pub async fn take_off(&self, words: &str) {
        match self.hand {
            Hand::Pointer => self.untick(words).await,
            Hand::Keys => self.space(words).await,
        }
    }

    /// A field to write into; what stands there stays before it.
    pub async fn fill_in(&self, label: &str, text: &str) {
        match self.hand {
            Hand::Pointer => self.write(label, text).await,
            Hand::Keys => self.fill(label, text).await,
        }
        self.has(label, text).await;
    }

    /// A field to write into, in place of what stands there.
    pub async fn fill_anew(&self, label: &str, text: &str) {
        match self.hand {
            Hand::Pointer => self.rewrite(label, text).await,
            Hand::Keys => self.refill(label, text).await,
        }
        self.has(label, text).await;
    }

    /// One of a list that folds out.
    pub async fn pick_from(&self, label: &str, words: &str) {
        match self.hand {
            Hand::Pointer => self.pick(label, words).await,
            Hand::Keys => self.pick_by_keys(label, words).await,
        }
    }
}

impl Deref for Person {
    type Target = Window;

    fn deref(&self) -> &Window {
        &self.window
    }
}

impl DerefMut for Person {
    fn deref_mut(&mut self) -> &mut Window {
        &mut self.window
    }
}
