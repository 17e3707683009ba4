// Changes what is known about a customer.

import { ask } from "../../app/ask.js";
import { go, link } from "../../app/links.js";
import { empty } from "../../ui/empty.js";
import { form } from "../../ui/form.js";
import { card, page } from "../../ui/layout.js";
import { say } from "../../ui/messages.js";
import { region } from "../../ui/region.js";
import { CUSTOMER_COLUMNS, CUSTOMER_FIELDS } from "./fields.js";

function view(app, { id }) {
    const back = link("customers", id);
    const save = async (values) => {
        await ask(app.db.from("customers").update(values).eq("id", id).select("id").single());
        say("Customer saved");
        go(back);
    };
    const draw = ({ data: customer }) => {
        if (!customer) return empty("There is no such customer, or it is not yours to see.");
        return form({
            fields: CUSTOMER_FIELDS,
            values: customer,
            submit: "Save",
            what: "Could not save the customer",
            onSubmit: save,
            onCancel: () => go(back),
        });
    };
    const load = () => ask(app.db.from("customers").select(`id, ${CUSTOMER_COLUMNS}`).eq("id", id).maybeSingle());
    return page(
        { title: "Edit customer", back: { title: "Customer", href: back } },
        card({}, region("the customer", load, draw).element),
    );
}

export default { path: "customers/:id/edit", title: "Edit customer", section: "customers", view };
