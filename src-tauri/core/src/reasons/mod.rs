//! Why somebody said no to a group, missed a meeting or left: one vocabulary for all three, so that
//! they can be counted together. Chips for the screen, finer codes behind them, and how we know.
//! Sources for each word: docs/reasons.md. Pure: whoever asks for reasons keeps them in rows of its own.

mod model;
mod recognise;

pub use model::{Fine, Reason, ToldBy, Why};
pub use recognise::recognise;

#[cfg(test)]
mod tests;
