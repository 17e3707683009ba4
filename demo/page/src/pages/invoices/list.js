// All invoices with what is owed, and since when.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { money } from "../../format/money.js";
import { plural } from "../../format/text.js";
import { dateText } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { choice } from "../../ui/choice.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, page } from "../../ui/layout.js";
import { pager, rowsOf } from "../../ui/pager.js";
import { region } from "../../ui/region.js";
import { table } from "../../ui/table.js";

const FILTERS = [
    ["all", "All"],
    ["draft", "Drafts"],
    ["open", "Open"],
    ["past_due", "Past due"],
    ["paid", "Paid"],
];
const STATES = {
    draft: ["draft"],
    open: ["awaiting_payment", "partly_paid", "past_due"],
    past_due: ["past_due"],
    paid: ["paid"],
};

function due(invoice) {
    if (!invoice.due_on) return null;
    const late =
        invoice.days_past_due > 0 && h("p", { class: "muted" }, `${plural(invoice.days_past_due, "day")} late`);
    return [dateText(invoice.due_on), late];
}

const COLUMNS = [
    { title: "Invoice", main: true, cell: (invoice) => invoice.reference ?? "Draft" },
    { title: "Customer", cell: (invoice) => invoice.customer },
    { title: "Issued", cell: (invoice) => dateText(invoice.issued_on) },
    { title: "Due", cell: due },
    { title: "State", cell: (invoice) => badge(invoice.state) },
    { title: "Total", number: true, cell: (invoice) => money(invoice.total, invoice.currency) },
    { title: "Balance", number: true, cell: (invoice) => money(invoice.balance, invoice.currency) },
];

function load(app, wanted) {
    let query = app.db
        .from("invoice_balances")
        .select("id, reference, customer, state, issued_on, due_on, days_past_due, total, balance, currency", {
            count: "exact",
        });
    if (wanted.filter !== "all") query = query.in("state", STATES[wanted.filter]);
    return ask(
        query
            .order("issued_on", { ascending: false, nullsFirst: true })
            .order("id")
            .range(...rowsOf(wanted.page)),
    );
}

/** What the open invoices come to, by customer. */
function owed(app) {
    const query = () =>
        ask(
            app.db
                .from("customer_balances")
                .select("customer_id, customer, currency, open_invoices, balance, past_due")
                .order("balance", { ascending: false }),
        );
    const one = (row) =>
        h(
            "li",
            { class: "entry" },
            h(
                "div",
                { class: "entry__text" },
                h("a", { class: "row-link", href: link("customers", row.customer_id) }, row.customer),
                h("p", {}, plural(row.open_invoices, "open invoice")),
            ),
            h(
                "div",
                { class: "entry__side" },
                h("strong", {}, money(row.balance, row.currency)),
                row.past_due > 0 && h("p", {}, `${money(row.past_due, row.currency)} past due`),
            ),
        );
    const draw = ({ data }) =>
        data.length ? h("ul", { class: "entries" }, data.map(one)) : empty("Nobody owes anything.");
    return card({ title: "Who owes" }, region("the balances", query, draw).element);
}

function view(app) {
    const wanted = { filter: "all", page: 0 };
    const want = (change) => {
        Object.assign(wanted, { page: 0 }, change);
        rows.reload();
    };
    const draw = ({ data, count }) => {
        if (!data.length) return empty("There are no invoices here. A completed job can be billed from its page.");
        const list = table({
            label: "Invoices",
            columns: COLUMNS,
            rows: data,
            href: (invoice) => link("invoices", invoice.id),
        });
        return h(
            "div",
            {},
            list,
            pager(wanted.page, count, (next) => want({ page: next })),
        );
    };
    const rows = region("invoices", () => load(app, wanted), draw);
    const filter = choice("State", FILTERS, wanted.filter, (value) => want({ filter: value }));
    return page(
        { title: "Invoices" },
        h("div", { class: "filters" }, filter),
        h("div", { class: "stack" }, card({}, rows.element), owed(app)),
    );
}

export default {
    path: "invoices",
    title: "Invoices",
    section: "invoices",
    needs: "read invoices",
    nav: { icon: "invoices" },
    view,
};
