// The lines of a quote or an invoice: shown with their sums, and changed while the document is a draft.

import { ask } from "../app/ask.js";
import { money, percent } from "../format/money.js";
import { words } from "../format/text.js";
import { action } from "../ui/action.js";
import { formDialog } from "../ui/dialog.js";
import { h } from "../ui/dom.js";
import { empty } from "../ui/empty.js";
import { facts } from "../ui/layout.js";
import { say } from "../ui/messages.js";
import { table } from "../ui/table.js";

/** What a line has, for an embedding select. */
export const LINE_COLUMNS = "id, position, kind, name, description, quantity, unit_price, is_taxable, line_total";

const KINDS = ["service", "labor", "product", "fee", "discount"];
const FIELDS = [
    { name: "name", label: "What", required: true, wide: true },
    { name: "kind", label: "Kind", type: "select", options: KINDS.map((kind) => [kind, words(kind)]) },
    { name: "is_taxable", label: "Taxable", type: "checkbox" },
    { name: "quantity", label: "Quantity", type: "number", required: true, attributes: { min: 0.001, step: "any" } },
    {
        name: "unit_price",
        label: "Price each",
        type: "number",
        required: true,
        hint: "Negative for a discount.",
        attributes: { step: "0.01" },
    },
];

/** Asks for a line and adds it to `store`, behind the `lines` that are there. */
export function addLine(app, store, lines, reload) {
    const position = Math.max(0, ...lines.map((line) => line.position)) + 1;
    formDialog({
        title: "Add a line",
        what: "Could not add the line",
        submit: "Add line",
        fields: FIELDS,
        values: { kind: "service", quantity: 1, is_taxable: true },
        onSubmit: async (values) => {
            await ask(
                app.db
                    .from(store.table)
                    .insert({ ...values, position, company_id: app.company.id, [store.column]: store.id }),
            );
            say("Line added");
            reload();
        },
    });
}

function removeButton(app, store, line, reload) {
    return action({
        title: "Remove",
        small: true,
        what: `Could not remove “${line.name}”`,
        done: "Line removed",
        run: async () => {
            await ask(app.db.from(store.table).delete().eq("id", line.id).select("id").single());
            reload();
        },
    });
}

function sums(document) {
    const amount = (value) => money(value, document.currency);
    const rows = [
        ["Subtotal", amount(document.subtotal)],
        [`Tax, ${percent(document.tax_rate)}`, amount(document.tax_total)],
        ["Total", h("strong", {}, amount(document.total))],
    ];
    if (document.deposit_amount) rows.push(["Deposit before the work", amount(document.deposit_amount)]);
    if (document.amount_paid > 0)
        rows.push(["Paid", amount(document.amount_paid)], ["Balance", h("strong", {}, amount(document.balance))]);
    return h("div", { class: "sums" }, facts(rows));
}

/** `store` says where the lines live: `{ table, column, id }`. Without `editable` they are only shown. */
export function lineItems({ app, document, lines, store, editable, reload }) {
    const columns = [
        {
            title: "Line",
            main: true,
            cell: (line) => [line.name, line.description && h("p", { class: "muted" }, line.description)],
        },
        { title: "Kind", cell: (line) => words(line.kind) },
        { title: "Quantity", number: true, cell: (line) => String(line.quantity) },
        { title: "Price", number: true, cell: (line) => money(line.unit_price, document.currency) },
        { title: "Amount", number: true, cell: (line) => money(line.line_total, document.currency) },
    ];
    if (editable) columns.push({ title: "", number: true, cell: (line) => removeButton(app, store, line, reload) });
    const add = h(
        "button",
        { type: "button", class: "button", onclick: () => addLine(app, store, lines, reload) },
        "Add line",
    );
    return h(
        "div",
        {},
        lines.length ? table({ label: "Lines", columns, rows: lines }) : empty("There are no lines yet."),
        h("div", { class: "below" }, editable ? add : h("span"), sums(document)),
    );
}
