// What people do to an invoice. Each is a function of the database, which keeps the sums and the state right.

import { ask } from "../../app/ask.js";
import { money } from "../../format/money.js";
import { action } from "../../ui/action.js";
import { formDialog } from "../../ui/dialog.js";
import { fail, say } from "../../ui/messages.js";
import { methodFields } from "./methods.js";

/** Gives a draft its number and dates, and freezes it. */
export function issueButton(app, invoice, reload) {
    return action({
        title: "Issue",
        main: true,
        what: "Could not issue the invoice",
        run: async () => {
            const { data } = await ask(app.db.rpc("issue_invoice", { invoice_id: invoice.id }));
            say(`Issued as ${data}`);
            reload();
        },
    });
}

/** Money has come in. */
export async function recordPayment(app, invoice, reload) {
    let fields;
    try {
        fields = await methodFields(app, invoice.currency);
    } catch (error) {
        fail("Could not load the payment methods", error);
        return;
    }
    formDialog({
        title: `Payment for ${invoice.reference}`,
        text: `${money(invoice.balance, invoice.currency)} are open.`,
        what: "Could not record the payment",
        submit: "Record payment",
        values: { amount: invoice.balance, method: "bank_transfer" },
        fields,
        onSubmit: async (values) => {
            await ask(app.db.rpc("record_payment", { invoice_id: invoice.id, ...values }));
            say("Payment recorded");
            reload();
        },
    });
}

/** Takes an unpaid invoice out of the books. */
export function voidInvoice(app, invoice, reload) {
    formDialog({
        title: `Void ${invoice.reference}`,
        text: "The invoice keeps its number, and its job can be billed again.",
        what: "Could not void the invoice",
        submit: "Void the invoice",
        fields: [{ name: "reason", label: "Reason", required: true, wide: true }],
        onSubmit: async (values) => {
            await ask(app.db.rpc("void_invoice", { invoice_id: invoice.id, ...values }));
            say("Invoice void");
            reload();
        },
    });
}
