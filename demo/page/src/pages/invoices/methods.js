// How much came in, by which method: the fields that a payment and a deposit share.

import { ask } from "../../app/ask.js";

/** The fields, with the methods there are. */
export async function methodFields(app, currency) {
    const { data: methods } = await ask(app.db.from("payment_methods").select("code, name").order("name"));
    return [
        {
            name: "amount",
            label: `Amount, ${currency}`,
            type: "number",
            required: true,
            attributes: { min: 0.01, step: "0.01" },
        },
        { name: "method", label: "Method", type: "select", options: methods.map((method) => [method.code, method.name]) },
        {
            name: "external_reference",
            label: "Reference",
            wide: true,
            hint: "Cheque number, authorisation or transfer id.",
        },
    ];
}
