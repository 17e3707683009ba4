// A customer's account as it would be printed: what was billed, received, credited and given back, and what was owed after each.

import { ask } from "../../app/ask.js";
import { money } from "../../format/money.js";
import { words } from "../../format/text.js";
import { dateText, dayOf } from "../../format/time.js";
import { empty } from "../../ui/empty.js";
import { card } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { table } from "../../ui/table.js";

/** Loads by itself: the rest of the page does not wait for it. */
export function account(app, customer) {
    const load = () =>
        ask(
            app.db
                .from("customer_ledger")
                .select("currency, occurred_at, kind, reference, amount, balance")
                .eq("company_id", app.company.id)
                .eq("customer_id", customer.id)
                .order("occurred_at"),
        );
    const columns = [
        { title: "What", main: true, cell: (row) => words(row.kind) },
        { title: "Day", cell: (row) => dateText(dayOf(row.occurred_at, app.company.time_zone)) },
        { title: "Reference", cell: (row) => row.reference },
        { title: "Amount", number: true, cell: (row) => money(row.amount, row.currency) },
        { title: "Owed then", number: true, cell: (row) => money(row.balance, row.currency) },
    ];
    const draw = ({ data }) =>
        data.length ? table({ label: "Account", columns, rows: data }) : empty("Nothing has been billed or paid yet.");
    return card({ title: "Account" }, region("the account", load, draw).element);
}
