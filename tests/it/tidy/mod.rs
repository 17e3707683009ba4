//! The house rules that a compiler does not know, checked by reading the files.
//!
//! A failure lists every place as `file:line: what`. ARCHITECTURE.md says why each rule is there. An exception is an entry
//! of the list beside the rule, with a reason.

mod documents;
mod rooms;
mod rust_text;
mod shape;
mod sql;
mod tree;

/// Fails with all places, so that one run shows everything.
#[track_caller]
fn none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}:\n  {}\n", broken.join("\n  "));
}
