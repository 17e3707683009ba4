// One invoice with its lines and payments.

import { ask, only } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { addressLine, words } from "../../format/text.js";
import { dateText } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, facts, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { LINE_COLUMNS, lineItems } from "../lines.js";
import { issueButton, recordPayment, voidInvoice } from "./changes.js";
import { payments } from "./payments.js";

const BACK = { title: "Invoices", href: link("invoices") };
const COLUMNS = `
    id, reference, status, payment_terms, issued_on, due_on, currency, tax_rate, subtotal, tax_total, total, amount_paid, balance,
    void_reason,
    customer:customers(id, display_name, email),
    property:properties(street, city, region, postal_code),
    job:jobs(id, reference, title),
    lines:invoice_line_items(${LINE_COLUMNS}),
    payments(id, status, amount, refunded_amount, currency, received_at, external_reference, method:payment_methods(name),
        recorder:profiles(full_name)),
    credits:credit_applications(id, amount, currency, applied_at, credit:customer_credits(kind, reference, external_reference))`;

function load(app, id) {
    return ask(
        app.db
            .from("invoices")
            .select(COLUMNS)
            .eq("id", id)
            .order("position", { referencedTable: "lines" })
            .order("received_at", { referencedTable: "payments" })
            .order("applied_at", { referencedTable: "credits" })
            .maybeSingle(),
    );
}

function buttons(app, invoice, reload) {
    if (!app.can("write invoices")) return [];
    const plain = (title, onclick, main) =>
        h("button", { type: "button", class: main ? "button button--main" : "button", onclick }, title);
    const isOpen = ["awaiting_payment", "bad_debt"].includes(invoice.status);
    return [
        invoice.status === "awaiting_payment" &&
            invoice.amount_paid === 0 &&
            plain("Void", () => voidInvoice(app, invoice, reload)),
        invoice.status === "draft" && issueButton(app, invoice, reload),
        isOpen && plain("Record payment", () => recordPayment(app, invoice, reload), true),
    ].filter(Boolean);
}

function about(invoice) {
    const job = only(invoice.job);
    return card(
        { title: "About" },
        facts([
            ["Customer", h("a", { href: link("customers", invoice.customer.id) }, invoice.customer.display_name)],
            ["Property", invoice.property && addressLine(invoice.property)],
            ["Job", job && h("a", { href: link("jobs", job.id) }, `${job.reference} ${job.title}`)],
            ["Terms", words(invoice.payment_terms)],
            ["Issued", dateText(invoice.issued_on)],
            ["Due", dateText(invoice.due_on)],
            ["Void because", invoice.void_reason],
        ]),
    );
}

function view(app, { id }) {
    const around = (face) => page({ title: "Invoice", back: BACK }, face);
    const draw = ({ data: invoice }, reload) => {
        if (!invoice) return around(empty("There is no such invoice, or it is not yours to see."));
        const lines = lineItems({
            app,
            document: invoice,
            lines: invoice.lines,
            store: { table: "invoice_line_items", column: "invoice_id", id: invoice.id },
            editable: app.can("write invoices") && invoice.status === "draft",
            reload,
        });
        const boxes = [card({ title: "Lines" }, lines)];
        // Whoever may not read payments would be told that nothing has been paid.
        if (app.can("write invoices")) boxes.push(payments(app, invoice, reload));
        return page(
            {
                title: invoice.reference ?? "Draft invoice",
                lead: [invoice.customer.display_name, " ", badge(invoice.status)],
                back: BACK,
                actions: buttons(app, invoice, reload),
            },
            h("div", { class: "split" }, h("div", { class: "stack" }, boxes), about(invoice)),
        );
    };
    return region("the invoice", () => load(app, id), draw, around).element;
}

export default { path: "invoices/:id", title: "Invoice", section: "invoices", view };
