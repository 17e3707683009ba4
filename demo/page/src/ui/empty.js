// What stands where rows would be.

import { h } from "./dom.js";

/** A sentence, and perhaps a link or button with the next step. */
export function empty(text, next) {
    return h("div", { class: "empty" }, h("p", {}, text), next);
}
