//! Small numbers: what may be shown of counts of people. A count of one to four (the number is a setting)
//! could point at somebody, so it is left out; and so is whatever else it takes that nobody can work it out
//! from the totals and the numbers beside it. Pure; docs/numbers.md says the rule in words.
//!
//! One engine serves all shapes. Published numbers hang together by sums (a row adds up to its total), and
//! such sums are a network: each number is an edge between two of them. What arithmetic can find out about
//! a hidden number is then how far it can move while every sum stays true, which is a flow.

mod model;
mod network;

pub use model::{Line, Steps, Table, alone, line, steps, table};

#[cfg(test)]
mod tests;
