//! All that Follow-on knows, in slices. Names no window and no Tauri.

pub mod platform;
