//! What the stories stand on. With the feature `window`: the real window, driven from outside.

pub mod pages;
#[cfg(feature = "window")]
pub mod window;
