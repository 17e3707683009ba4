// The parts every page is put together from.

import { h } from "./dom.js";

/** A page with its title, a line about it, what one can do, and its content. */
export function page({ title, tag, lead, back, actions = [] }, ...content) {
    const heading = h("h1", { tabindex: -1 }, title, tag && h("span", { class: "tag" }, tag));
    const above = back && h("a", { class: "back", href: back.href }, `← ${back.title}`);
    const head = h(
        "div",
        { class: "page__head" },
        h("div", {}, above, heading, lead && h("p", { class: "lead" }, lead)),
        h("div", { class: "actions" }, actions),
    );
    return h("div", { class: "page" }, head, content);
}

/** A white box with a title. */
export function card({ title, side, wide = false }, ...content) {
    const head =
        title && h("div", { class: "card__head" }, h("h2", {}, title), side && h("div", { class: "card__side" }, side));
    return h("section", { class: wide ? "card card--wide" : "card" }, head, content);
}

/** Names and values; what has no value is left out. */
export function facts(pairs) {
    const there = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
    return h(
        "dl",
        { class: "facts" },
        there.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    );
}

/** A link that looks like a button. */
export function linkButton(title, href, { main = false } = {}) {
    return h("a", { class: main ? "button button--main" : "button", href }, title);
}
