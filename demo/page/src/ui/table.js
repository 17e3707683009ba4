// Rows as a table; on a narrow screen as a stack of small cards, with the column's title before each value.

import { h } from "./dom.js";

function cell(column, row, href) {
    const content = column.cell(row);
    const align = column.number ? "number" : null;
    if (column.main)
        return h("th", { scope: "row" }, href ? h("a", { class: "row-link", href: href(row) }, content) : content);
    return h("td", { class: align, "data-label": column.title }, h("div", {}, content ?? "–"));
}

/** `columns` are `{ title, cell(row), main?, number? }`; the main one carries the row's link. */
export function table({ label, columns, rows, href }) {
    const heads = columns.map((column) => h("th", { scope: "col", class: column.number && "number" }, column.title));
    const body = rows.map((row) =>
        h(
            "tr",
            {},
            columns.map((column) => cell(column, row, href)),
        ),
    );
    return h(
        "table",
        { class: "table" },
        h("caption", { class: "hidden" }, label),
        h("thead", {}, h("tr", {}, heads)),
        h("tbody", {}, body),
    );
}
