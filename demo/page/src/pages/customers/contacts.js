// People to talk to at a customer: the tenant, the property manager, who pays the bills.

import { ask } from "../../app/ask.js";
import { action } from "../../ui/action.js";
import { formDialog } from "../../ui/dialog.js";
import { h } from "../../ui/dom.js";
import { entries, entry } from "../../ui/entries.js";
import { card } from "../../ui/layout.js";
import { say } from "../../ui/messages.js";

const FIELDS = [
    { name: "full_name", label: "Name", required: true },
    { name: "job_title", label: "What they are there", hint: "Such as Bookkeeper." },
    { name: "phone", label: "Telephone", type: "tel" },
    { name: "email", label: "E-mail", type: "email" },
    { name: "is_primary", label: "To be called first", type: "checkbox" },
    { name: "gets_invoices", label: "Gets the invoices", type: "checkbox" },
];

/** What a contact has, for an embedding select. */
export const CONTACT_COLUMNS = ["id", ...FIELDS.map((field) => field.name)].join(", ");

function addContact(app, customer, reload) {
    formDialog({
        title: "Add a contact",
        what: "Could not add the contact",
        submit: "Add contact",
        fields: FIELDS,
        onSubmit: async (values) => {
            const row = { ...values, company_id: app.company.id, customer_id: customer.id };
            await ask(app.db.from("customer_contacts").insert(row));
            say("Contact added");
            reload();
        },
    });
}

function changeContact(app, contact, reload) {
    formDialog({
        title: contact.full_name,
        what: "Could not change the contact",
        submit: "Save contact",
        fields: FIELDS,
        values: contact,
        onSubmit: async (values) => {
            await ask(app.db.from("customer_contacts").update(values).eq("id", contact.id).select("id").single());
            say("Contact saved");
            reload();
        },
    });
}

function buttons(app, contact, reload) {
    const change = h(
        "button",
        {
            type: "button",
            class: "button button--small",
            "aria-label": `Change ${contact.full_name}`,
            onclick: () => changeContact(app, contact, reload),
        },
        "Change",
    );
    const remove = action({
        title: "Remove",
        label: `Remove ${contact.full_name}`,
        small: true,
        what: `Could not remove ${contact.full_name}`,
        done: "Contact removed",
        run: async () => {
            await ask(app.db.from("customer_contacts").delete().eq("id", contact.id).select("id").single());
            reload();
        },
    });
    return h("div", { class: "actions" }, change, remove);
}

function one(app, contact, reload) {
    const duties = [contact.is_primary && "Called first", contact.gets_invoices && "Gets the invoices"];
    return entry({
        title: contact.full_name,
        lines: [
            contact.job_title,
            contact.phone && h("p", {}, h("a", { href: `tel:${contact.phone.replace(/\s/g, "")}` }, contact.phone)),
            contact.email && h("p", {}, h("a", { href: `mailto:${contact.email}` }, contact.email)),
            duties.filter(Boolean).join(" · "),
        ],
        action: app.can("write customers") && buttons(app, contact, reload),
    });
}

/** All of them as a card. */
export function contacts(app, customer, reload) {
    const add = h(
        "button",
        { type: "button", class: "button button--small", onclick: () => addContact(app, customer, reload) },
        "Add contact",
    );
    return card(
        { title: "People there", side: app.can("write customers") && add },
        entries(
            customer.contacts.map((contact) => one(app, contact, reload)),
            "Nobody else is known.",
        ),
    );
}
