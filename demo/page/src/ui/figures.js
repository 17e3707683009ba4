// Large numbers in a row, each with its words and, where there is more to see, a link.

import { h } from "./dom.js";

function one({ words, value, note, href, tone }) {
    const label = href ? h("a", { class: "row-link", href }, words) : words;
    return h(
        "div",
        { class: tone ? `figure figure--${tone}` : "figure" },
        h("dt", {}, label),
        h("dd", { class: "figure__value" }, String(value)),
        note && h("dd", { class: "figure__note" }, note),
    );
}

/** `figures` are `{ words, value, note?, href?, tone? }`; what is null is left out. */
export function figures(label, list) {
    return h("dl", { class: "figures", "aria-label": label, role: "group" }, list.filter(Boolean).map(one));
}
