// Money that comes in on a quote, before there is a bill. The invoice of its job uses it when it is issued.

import { ask } from "../../app/ask.js";
import { money } from "../../format/money.js";
import { momentText } from "../../format/time.js";
import { formDialog } from "../../ui/dialog.js";
import { card } from "../../ui/layout.js";
import { fail, say } from "../../ui/messages.js";
import { table } from "../../ui/table.js";
import { methodFields } from "../invoices/methods.js";

/** Asks how much came in, and how. */
export async function recordDeposit(app, quote, reload) {
    let fields;
    try {
        fields = await methodFields(app, quote.currency);
    } catch (error) {
        fail("Could not load the payment methods", error);
        return;
    }
    formDialog({
        title: `Deposit on ${quote.reference}`,
        text: "It is used up by the invoice of the job.",
        what: "Could not record the deposit",
        submit: "Record deposit",
        values: { amount: quote.deposit_amount, method: "card" },
        fields,
        onSubmit: async (values) => {
            await ask(app.db.rpc("record_deposit", { quote_id: quote.id, ...values }));
            say("Deposit recorded");
            reload();
        },
    });
}

/** What came in so far; nothing for those who may not know. */
export function depositCard(app, quote) {
    if (!quote.deposits?.length) return null;
    const amount = (value) => money(value, quote.currency);
    const columns = [
        { title: "Received", main: true, cell: (one) => momentText(one.received_at, app.company.time_zone) },
        { title: "Reference", cell: (one) => one.external_reference },
        { title: "Not used yet", number: true, cell: (one) => amount(one.remaining) },
        { title: "Amount", number: true, cell: (one) => amount(one.amount) },
    ];
    return card({ title: "Deposits" }, table({ label: "Deposits", columns, rows: quote.deposits }));
}
