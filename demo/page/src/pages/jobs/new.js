// A job booked without a quote.

import { ask } from "../../app/ask.js";
import { go, link } from "../../app/links.js";
import { empty } from "../../ui/empty.js";
import { form } from "../../ui/form.js";
import { card, page } from "../../ui/layout.js";
import { say } from "../../ui/messages.js";
import { region } from "../../ui/region.js";
import { loadProperties, placeOf, propertyField } from "../properties.js";

function view(app, { search }) {
    const save = async (values, properties) => {
        const row = { ...values, ...placeOf(properties, values.property_id), company_id: app.company.id };
        const { data } = await ask(app.db.from("jobs").insert(row).select("id").single());
        say("Job made");
        go(link("jobs", data.id));
    };
    const draw = (properties) => {
        if (!properties.length) return empty("There is no property to work at. Add one to a customer first.");
        return form({
            fields: [
                propertyField(properties),
                { name: "title", label: "What is to be done", required: true, wide: true },
                { name: "instructions", label: "Instructions", type: "textarea" },
            ],
            values: { property_id: properties.length === 1 ? properties[0].id : "" },
            submit: "Make the job",
            what: "Could not make the job",
            onSubmit: (values) => save(values, properties),
            onCancel: () => history.back(),
        });
    };
    const fields = region("the properties", () => loadProperties(app, search.get("customer")), draw);
    return page({ title: "New job", back: { title: "Jobs", href: link("jobs") } }, card({}, fields.element));
}

export default { path: "jobs/new", title: "New job", section: "jobs", view };
