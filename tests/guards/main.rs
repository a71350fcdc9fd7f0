//! The rules of the house, checked on the tree as it stands: who may know whom, where SQL may be,
//! what the window may do. Each rule is a function that finds what breaks it; each is tried on
//! something broken first, so that none of them can pass by finding nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod acts;
mod commands;
mod hardening;
mod layout;
mod libraries;
mod pages;
mod source;
