// An invoice as its customer reads it.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { dateText } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, facts, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { LINE_COLUMNS, lineItems } from "../lines.js";

const BACK = { title: "Your account", href: link() };
const COLUMNS = `
    id, reference, status, issued_on, due_on, currency, tax_rate, subtotal, tax_total, total, amount_paid, balance,
    lines:invoice_line_items(${LINE_COLUMNS})`;

function load(app, id) {
    const query = app.db.from("invoices").select(COLUMNS).eq("id", id);
    return ask(query.order("position", { referencedTable: "lines" }).maybeSingle());
}

function view(app, { id }) {
    const around = (face) => page({ title: "Invoice", back: BACK }, face);
    const draw = ({ data: invoice }) => {
        if (!invoice) return around(empty("There is no such invoice, or it is not yours to see."));
        const lines = lineItems({ app, document: invoice, lines: invoice.lines, editable: false });
        const about = facts([
            ["Issued", dateText(invoice.issued_on)],
            ["Due", dateText(invoice.due_on)],
        ]);
        return page(
            { title: invoice.reference, lead: badge(invoice.status), back: BACK },
            h("div", { class: "split" }, card({ title: "Lines" }, lines), card({ title: "About" }, about)),
        );
    };
    return region("the invoice", () => load(app, id), draw, around).element;
}

export default { path: "invoices/:id", title: "Invoice", section: "portal", view };
