// What was paid of an invoice: money that came in, deposits and credit that were used, and what was given back.

import { ask, only } from "../../app/ask.js";
import { money, sumOf } from "../../format/money.js";
import { words } from "../../format/text.js";
import { dateText, dayOf } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { formDialog } from "../../ui/dialog.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card } from "../../ui/layout.js";
import { say } from "../../ui/messages.js";
import { table } from "../../ui/table.js";

function left(payment) {
    return sumOf([payment.amount, -payment.refunded_amount]);
}

function refund(app, payment, reload) {
    formDialog({
        title: "Give money back",
        text: `Of ${money(payment.amount, payment.currency)}, the way it came. The invoice is open again by as much.`,
        what: "Could not record the refund",
        submit: "Record refund",
        values: { amount: left(payment) },
        fields: [
            {
                name: "amount",
                label: `Amount, ${payment.currency}`,
                type: "number",
                required: true,
                attributes: { min: 0.01, max: left(payment), step: "0.01" },
            },
            { name: "reason", label: "Reason", required: true },
        ],
        onSubmit: async (values) => {
            await ask(app.db.rpc("refund_payment", { payment_id: payment.id, ...values }));
            say("Refund recorded");
            reload();
        },
    });
}

function refundButton(app, payment, reload) {
    if (payment.status !== "succeeded" || left(payment) <= 0) return null;
    const label = `Refund ${money(payment.amount, payment.currency)}`;
    const onclick = () => refund(app, payment, reload);
    return h("button", { type: "button", class: "button button--small", "aria-label": label, onclick }, "Refund");
}

/** Credit that was used, in the shape of a payment. */
function asRow({ credit, ...used }) {
    const { kind, reference, external_reference } = only(credit) ?? {};
    return {
        ...used,
        received_at: used.applied_at,
        refunded_amount: 0,
        external_reference: external_reference ?? reference,
        method: { name: `${words(kind ?? "credit")}, used` },
    };
}

/** The method, and below it what the bank statement will show and who wrote it down. */
function how(row) {
    const more = [row.external_reference, only(row.recorder)?.full_name].filter(Boolean).join(" · ");
    return [row.method.name, more && h("p", { class: "muted" }, more)];
}

/** All of it as a card. */
export function payments(app, invoice, reload) {
    const rows = [...invoice.credits.map(asRow), ...invoice.payments];
    const amount = (value) => money(value, invoice.currency);
    const columns = [
        { title: "Received", main: true, cell: (row) => dateText(dayOf(row.received_at, app.company.time_zone)) },
        { title: "Method", cell: how },
        { title: "State", cell: (row) => row.status && badge(row.status) },
        { title: "Given back", number: true, cell: (row) => (row.refunded_amount > 0 ? amount(row.refunded_amount) : null) },
        { title: "Amount", number: true, cell: (row) => amount(row.amount) },
    ];
    if (invoice.payments.some((payment) => left(payment) > 0)) {
        columns.push({ title: "", number: true, cell: (row) => refundButton(app, row, reload) });
    }
    return card(
        { title: "Payments" },
        rows.length ? table({ label: "Payments", columns, rows }) : empty("Nothing has been paid yet."),
    );
}
