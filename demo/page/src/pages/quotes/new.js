// A new quote, as a draft. Its lines are added on its own page.

import { ask } from "../../app/ask.js";
import { go, link } from "../../app/links.js";
import { addDays, today } from "../../format/time.js";
import { empty } from "../../ui/empty.js";
import { form } from "../../ui/form.js";
import { card, page } from "../../ui/layout.js";
import { say } from "../../ui/messages.js";
import { region } from "../../ui/region.js";
import { loadProperties, placeOf, propertyField } from "../properties.js";

const VALID_DAYS = 30;

function view(app, { search }) {
    const save = async (values, properties) => {
        const row = { ...values, ...placeOf(properties, values.property_id), company_id: app.company.id };
        const { data } = await ask(app.db.from("quotes").insert(row).select("id").single());
        say("Draft made");
        go(link("quotes", data.id));
    };
    const draw = (properties) => {
        if (!properties.length) return empty("There is no property to quote for. Add one to a customer first.");
        return form({
            fields: [
                propertyField(properties),
                { name: "title", label: "What is offered", required: true, wide: true },
                { name: "valid_until", label: "Valid until", type: "date" },
                {
                    name: "deposit_amount",
                    label: `Deposit before the work, ${app.company.currency}`,
                    type: "number",
                    hint: "Empty: none is asked.",
                    attributes: { min: 0.01, step: "0.01" },
                },
                { name: "message", label: "Message to the customer", type: "textarea" },
            ],
            values: {
                property_id: properties.length === 1 ? properties[0].id : "",
                valid_until: addDays(today(app.company.time_zone), VALID_DAYS),
            },
            submit: "Make the draft",
            what: "Could not make the quote",
            onSubmit: (values) => save(values, properties),
            onCancel: () => history.back(),
        });
    };
    const fields = region("the properties", () => loadProperties(app, search.get("customer")), draw);
    return page({ title: "New quote", back: { title: "Quotes", href: link("quotes") } }, card({}, fields.element));
}

export default { path: "quotes/new", title: "New quote", section: "quotes", view };
