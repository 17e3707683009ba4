// All quotes with what became of them.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { money } from "../../format/money.js";
import { dateText } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { choice } from "../../ui/choice.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, linkButton, page } from "../../ui/layout.js";
import { pager, rowsOf } from "../../ui/pager.js";
import { region } from "../../ui/region.js";
import { table } from "../../ui/table.js";

const FILTERS = [
    ["all", "All"],
    ["draft", "Drafts"],
    ["awaiting", "Awaiting answer"],
    ["accepted", "Accepted"],
];
const STATES = {
    draft: ["draft"],
    awaiting: ["sent", "expired", "changes_requested"],
    accepted: ["approved", "converted"],
};
const COLUMNS = [
    { title: "Quote", main: true, cell: (quote) => quote.title },
    { title: "Number", cell: (quote) => quote.reference ?? "Draft" },
    { title: "Customer", cell: (quote) => quote.customer },
    { title: "Valid until", cell: (quote) => dateText(quote.valid_until) },
    { title: "State", cell: (quote) => badge(quote.state) },
    { title: "Total", number: true, cell: (quote) => money(quote.total, quote.currency) },
];

function load(app, wanted) {
    let query = app.db
        .from("quote_overview")
        .select("id, reference, title, customer, state, total, currency, valid_until", { count: "exact" });
    if (wanted.filter !== "all") query = query.in("state", STATES[wanted.filter]);
    return ask(
        query
            .order("sent_at", { ascending: false, nullsFirst: true })
            .order("id")
            .range(...rowsOf(wanted.page)),
    );
}

function view(app) {
    const wanted = { filter: "all", page: 0 };
    const want = (change) => {
        Object.assign(wanted, { page: 0 }, change);
        rows.reload();
    };
    const draw = ({ data, count }) => {
        if (!data.length) return empty("There are no quotes here.");
        const list = table({
            label: "Quotes",
            columns: COLUMNS,
            rows: data,
            href: (quote) => link("quotes", quote.id),
        });
        return h(
            "div",
            {},
            list,
            pager(wanted.page, count, (next) => want({ page: next })),
        );
    };
    const rows = region("quotes", () => load(app, wanted), draw);
    const actions = app.can("write quotes") ? [linkButton("New quote", link("quotes", "new"), { main: true })] : [];
    const filter = choice("State", FILTERS, wanted.filter, (value) => want({ filter: value }));
    return page({ title: "Quotes", actions }, h("div", { class: "filters" }, filter), card({}, rows.element));
}

export default {
    path: "quotes",
    title: "Quotes",
    section: "quotes",
    needs: "read quotes",
    nav: { icon: "quotes" },
    view,
};
