// A list of entries: a link with lines below it, and on the right a state and a few words.

import { h } from "./dom.js";
import { badge } from "./badge.js";
import { empty } from "./empty.js";

/** One of them. Without `href` the title is no link; `lines` and `side` may hold nothing. */
export function entry({ href, title, state, lines = [], side, action }) {
    const shown = (line) => (line instanceof Node ? line : h("p", {}, line));
    return h(
        "li",
        { class: "entry" },
        h(
            "div",
            { class: "entry__text" },
            href ? h("a", { class: "row-link", href }, title) : h("strong", {}, title),
            lines.filter(Boolean).map(shown),
        ),
        h("div", { class: "entry__side" }, state && badge(state), side && h("p", {}, side), action),
    );
}

/** All of them, or the sentence that says why there are none. */
export function entries(list, nothing) {
    return list.length ? h("ul", { class: "entries" }, list) : empty(nothing);
}
