// All customers, found by name, e-mail or telephone.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { badge } from "../../ui/badge.js";
import { choice } from "../../ui/choice.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, linkButton, page } from "../../ui/layout.js";
import { pager, rowsOf } from "../../ui/pager.js";
import { region } from "../../ui/region.js";
import { table } from "../../ui/table.js";

const TYPING_PAUSE_MS = 250;
const STATES = [
    ["current", "Current"],
    ["lead", "Leads"],
    ["archived", "Archived"],
];

/** A pattern for `ilike` inside `or=(…)`: quoted, with the person's own wildcards taken literally. */
function containing(text) {
    const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
    return `"${pattern.replace(/[\\"]/g, "\\$&")}"`;
}

function load(app, wanted) {
    let query = app.db
        .from("customers")
        .select("id, display_name, first_name, last_name, business_name, status, email, phone, properties(city)", {
            count: "exact",
        });
    query = wanted.state === "current" ? query.in("status", ["lead", "active"]) : query.eq("status", wanted.state);
    if (wanted.text) {
        const pattern = containing(wanted.text);
        query = query.or(
            ["display_name", "first_name", "last_name", "email", "phone"]
                .map((column) => `${column}.ilike.${pattern}`)
                .join(","),
        );
    }
    return ask(query.order("display_name").range(...rowsOf(wanted.page)));
}

function contact(customer) {
    const person = [customer.first_name, customer.last_name].filter(Boolean).join(" ");
    return customer.business_name && person ? person : null;
}

const COLUMNS = [
    { title: "Name", main: true, cell: (row) => row.display_name },
    { title: "Contact", cell: contact },
    { title: "Telephone", cell: (row) => row.phone },
    { title: "E-mail", cell: (row) => row.email },
    { title: "Place", cell: (row) => [...new Set(row.properties.map((property) => property.city))].join(", ") || null },
    { title: "Status", cell: (row) => badge(row.status) },
];

function view(app) {
    const wanted = { text: "", state: "current", page: 0 };
    const rows = region("customers", () => load(app, wanted), draw);
    function draw({ data, count }) {
        if (!data.length)
            return empty(wanted.text ? `No customer matches “${wanted.text}”.` : "There are no customers here yet.");
        const list = table({
            label: "Customers",
            columns: COLUMNS,
            rows: data,
            href: (row) => link("customers", row.id),
        });
        return h(
            "div",
            {},
            list,
            pager(wanted.page, count, (next) => want({ page: next })),
        );
    }
    function want(change) {
        Object.assign(wanted, { page: 0 }, change);
        rows.reload();
    }
    let pause;
    const search = h("input", {
        type: "search",
        id: "search",
        placeholder: "Search by name, e-mail or telephone",
        oninput: (event) => {
            clearTimeout(pause);
            pause = setTimeout(() => want({ text: event.target.value.trim() }), TYPING_PAUSE_MS);
        },
    });
    return page(
        {
            title: "Customers",
            actions: app.can("write customers")
                ? [linkButton("New customer", link("customers", "new"), { main: true })]
                : [],
        },
        h(
            "div",
            { class: "filters" },
            h("label", { class: "hidden", for: "search" }, "Search customers"),
            search,
            choice("Status", STATES, wanted.state, (state) => want({ state })),
        ),
        card({}, rows.element),
    );
}

export default { path: "customers", title: "Customers", section: "customers", nav: { icon: "customers" }, view };
