//! An error of the page's own code.

use super::class::{Class, words};
use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::plain;

pub(super) static CLASS: Class = Class {
    patterns: &[
        plain(
            r"\b(?:TypeError|ReferenceError|RangeError|SyntaxError|URIError|EvalError|InternalError|AggregateError|ChunkLoadError|DOMException|SecurityError|QuotaExceededError|InvalidStateError)\b",
        ),
        plain(
            r"Cannot (?:read|set) propert(?:y|ies) .{0,80}of (?:undefined|null)|(?:undefined|null) is not an object|is not a function\b",
        ),
        plain(
            r"\bis not defined\b|is not iterable|Maximum call stack size exceeded|Minified React error|Hydration failed",
        ),
        plain(r"Loading (?:CSS )?chunk .{1,60} failed|Failed to fetch dynamically imported module|ResizeObserver loop"),
        plain(
            r"Objects are not valid as a React child|Minified \w+ error|can't access property|Rendered (?:more|fewer) hooks",
        ),
        plain(r"Script error\.|Unexpected token|Unexpected end of (?:JSON )?input|unreachable executed"),
    ],
    words: |_, _| {
        words(
            String::new(),
            "The error was thrown by the page's own code; no database took part in it.",
            &["open the first frame of the stack that belongs to the app"],
        )
    },
    ..Class::of(ErrorClass::Javascript)
};
