// Elements. Text of the schema becomes text nodes and attributes, never markup.

/** An element with attributes and children; what is null or false is left out. */
function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === null || value === undefined || value === false) continue;
        if (typeof value === "function") element.addEventListener(name, value);
        else element.setAttribute(name, value);
    }
    element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
}

const code = (text) => h("code", null, text);

const address = (kind, ...names) => `#/${kind}/${names.map(encodeURIComponent).join("/")}`;

const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The first sentence of a comment, for lists. */
function firstSentence(comment) {
    const line = comment.replace(/\s+/g, " ").trim();
    const end = line.search(/(?<!\b(?:e\.g|i\.e|etc|vs|no))\. /i);
    return end < 0 ? line : line.slice(0, end + 1);
}

/** A table of values; columns in which nothing is said are left out. */
function grid(heads, rows, attributes = () => null) {
    if (!rows.length) return null;
    const says = (cell) => (Array.isArray(cell) ? cell.some(says) : cell !== null && cell !== undefined && cell !== false && cell !== "");
    const kept = heads.map((_, at) => at).filter((at) => rows.some((row) => says(row[at])));
    const line = (row, index) => h("tr", attributes(index), kept.map((at) => h("td", null, says(row[at]) ? row[at] : null)));
    const head = h("thead", null, h("tr", null, kept.map((at) => h("th", { scope: "col" }, heads[at]))));
    return h("div", { class: "grid", tabindex: "0", role: "group" }, h("table", null, head, h("tbody", null, rows.map(line))));
}

/** A titled part of a page; none without content. */
function section(title, content, count) {
    if (!content) return null;
    return h("section", null, h("h2", null, title, count ? h("span", { class: "count" }, String(count)) : null), content);
}
