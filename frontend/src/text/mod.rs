//! Text for people, made of values: pure functions, tested without a browser.

mod ago;
mod diff;
mod json;
mod number;
mod sql;
mod words;

pub(crate) use ago::ago;
pub(crate) use diff::{DiffLine, diff_lines};
pub(crate) use json::pretty;
pub(crate) use number::{counted, duration, median, micros, size, whole};
pub(crate) use sql::{Token, lines};
pub(crate) use words::{class_words, confidence_words, mechanism_words, outcome_words, percent};
