//! What the stories stand on. With the feature `window`: the real window, driven from outside.

#[cfg(feature = "window")]
pub mod window;
