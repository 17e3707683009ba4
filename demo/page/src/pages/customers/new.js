// A new customer.

import { ask } from "../../app/ask.js";
import { go, link } from "../../app/links.js";
import { form } from "../../ui/form.js";
import { card, page } from "../../ui/layout.js";
import { say } from "../../ui/messages.js";
import { CUSTOMER_FIELDS } from "./fields.js";

function view(app) {
    const add = form({
        fields: CUSTOMER_FIELDS,
        submit: "Add customer",
        what: "Could not add the customer",
        onCancel: () => go(link("customers")),
        onSubmit: async (values) => {
            const row = { ...values, company_id: app.company.id };
            const { data } = await ask(app.db.from("customers").insert(row).select("id").single());
            say("Customer added");
            go(link("customers", data.id));
        },
    });
    return page({ title: "New customer", back: { title: "Customers", href: link("customers") } }, card({}, add));
}

export default { path: "customers/new", title: "New customer", section: "customers", view };
