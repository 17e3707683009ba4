// Back and forth through a long list.

import { h } from "./dom.js";

export const PAGE_SIZE = 25;

/** First and last row of a page, as the client's `range` wants them. */
export function rowsOf(page) {
    return [page * PAGE_SIZE, (page + 1) * PAGE_SIZE - 1];
}

/** "1–25 of 60" with two buttons, or only the number when everything fits. */
export function pager(page, count, onPage) {
    const [from, to] = rowsOf(page);
    const last = Math.min(to + 1, count);
    const step = (title, next, enabled) =>
        h(
            "button",
            { class: "button button--small", type: "button", disabled: !enabled, onclick: () => onPage(next) },
            title,
        );
    if (count <= PAGE_SIZE) return h("p", { class: "pager" }, count === 1 ? "1 entry" : `${count} entries`);
    return h(
        "div",
        { class: "pager" },
        h("span", {}, `${from + 1}–${last} of ${count}`),
        step("Previous", page - 1, page > 0),
        step("Next", page + 1, last < count),
    );
}
