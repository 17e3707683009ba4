// What a button's press led to: a red notice on top of the page, or a short confirmation in the corner.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { failure } from "./notice.js";

const SHOWN_MS = 5000;
const failures = h("div", { class: "failures" });
const toasts = h("div", { class: "toasts", role: "status" });

/** Where the notices go, for the frame. */
export function failurePlace() {
    return failures;
}

/** Where the confirmations go, for the frame. */
export function toastPlace() {
    return toasts;
}

/** The page has changed, or something else is tried: what was said about the last is over. */
export function clearFailures() {
    failures.replaceChildren();
}

/** Tells the person and the console that something they asked for did not happen. */
export function fail(what, error) {
    console.error(`${what}:`, error);
    failures.replaceChildren(failure(what, error));
    failures.scrollIntoView({ block: "nearest" });
}

/** Confirms in a few words, in the place of the confirmation before. */
export function say(text) {
    const toast = h("div", { class: "toast" }, icon("check"), text);
    toasts.replaceChildren(toast);
    setTimeout(() => toast.remove(), SHOWN_MS);
}
