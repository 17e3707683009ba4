//! Elements of the page as one type.
//!
//! Leptos's own views are a type per shape, each compiled for itself: of this panel they were two thirds of the download.
//! Here an element is a value, built by one function, and Leptos does what is reactive: signals, memos, owners, effects.

mod build;
mod element;
mod focus;
mod keyed;

pub(crate) use element::{Element, Text, el, svg};
pub(crate) use focus::{focus_id, focus_next};
