// One customer with everything that hangs on them: addresses, jobs, quotes, invoices, in one request.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { money } from "../../format/money.js";
import { addressLine, words } from "../../format/text.js";
import { dateText, momentText } from "../../format/time.js";
import { action } from "../../ui/action.js";
import { badge } from "../../ui/badge.js";
import { formDialog } from "../../ui/dialog.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { icon } from "../../ui/icons.js";
import { card, facts, linkButton, page } from "../../ui/layout.js";
import { say } from "../../ui/messages.js";
import { region } from "../../ui/region.js";
import { table } from "../../ui/table.js";
import { account } from "./account.js";
import { CONTACT_COLUMNS, contacts } from "./contacts.js";
import { CUSTOMER_COLUMNS, PROPERTY_FIELDS } from "./fields.js";

const BACK = { title: "Customers", href: link("customers") };
const EMBEDDED = `
    properties(id, name, street, city, region, postal_code, access_notes),
    contacts:customer_contacts(${CONTACT_COLUMNS}),
    jobs(id, reference, title, status, scheduled_start),
    quotes(id, reference, title, status, total, currency),
    invoices(id, reference, status, due_on, total, balance, currency)`;

function load(app, id) {
    return ask(
        app.db
            .from("customers")
            .select(`id, status, display_name, ${CUSTOMER_COLUMNS}, ${EMBEDDED}`)
            .eq("id", id)
            .order("created_at", { referencedTable: "properties" })
            .order("is_primary", { referencedTable: "contacts", ascending: false })
            .order("full_name", { referencedTable: "contacts" })
            .order("number", { referencedTable: "jobs", ascending: false })
            .order("created_at", { referencedTable: "quotes", ascending: false })
            .order("created_at", { referencedTable: "invoices", ascending: false })
            .maybeSingle(),
    );
}

function addProperty(app, customer, reload) {
    formDialog({
        title: "Add a property",
        text: "An address where work is done.",
        what: "Could not add the property",
        submit: "Add property",
        fields: PROPERTY_FIELDS,
        onSubmit: async (values) => {
            await ask(
                app.db.from("properties").insert({ ...values, company_id: app.company.id, customer_id: customer.id }),
            );
            say("Property added");
            reload();
        },
    });
}

function properties(app, customer, reload) {
    const add = h(
        "button",
        { type: "button", class: "button button--small", onclick: () => addProperty(app, customer, reload) },
        "Add property",
    );
    const one = (property) =>
        h(
            "li",
            { class: "entry" },
            h(
                "div",
                { class: "entry__text" },
                h("strong", {}, property.name ?? property.street),
                h("p", { class: "with-icon" }, icon("place"), addressLine(property)),
                property.access_notes && h("p", { class: "with-icon" }, icon("key"), property.access_notes),
            ),
        );
    const list = customer.properties.length
        ? h("ul", { class: "entries" }, customer.properties.map(one))
        : empty("No address is known yet.");
    return card({ title: "Properties", side: app.can("write customers") && add }, list);
}

function about(customer) {
    const billing = addressLine({
        street: customer.billing_street,
        city: customer.billing_city,
        region: customer.billing_region,
        postal_code: customer.billing_postal_code,
    });
    const person = [customer.first_name, customer.last_name].filter(Boolean).join(" ");
    return card(
        { title: "Contact" },
        facts([
            ["Person", person],
            [
                "Telephone",
                customer.phone && h("a", { href: `tel:${customer.phone.replace(/\s/g, "")}` }, customer.phone),
            ],
            ["E-mail", customer.email && h("a", { href: `mailto:${customer.email}` }, customer.email)],
            ["Prefers", customer.preferred_contact_method && words(customer.preferred_contact_method)],
            ["Text messages", customer.accepts_text_messages ? "Allowed" : "Not allowed"],
            ["Billing address", billing],
            ["Notes", customer.notes],
        ]),
    );
}

function jobs(app, customer) {
    const columns = [
        { title: "Job", main: true, cell: (job) => job.title },
        { title: "Number", cell: (job) => job.reference },
        { title: "Planned", cell: (job) => momentText(job.scheduled_start, app.company.time_zone) },
        { title: "Status", cell: (job) => badge(job.status) },
    ];
    const side = app.can("plan jobs") && h("a", { href: `${link("jobs", "new")}?customer=${customer.id}` }, "New job");
    const rows = customer.jobs;
    return card(
        { title: "Jobs", side },
        rows.length
            ? table({ label: "Jobs", columns, rows, href: (job) => link("jobs", job.id) })
            : empty("No jobs yet."),
    );
}

function quotes(app, customer) {
    const columns = [
        { title: "Quote", main: true, cell: (quote) => quote.title },
        { title: "Number", cell: (quote) => quote.reference ?? "Draft" },
        { title: "Status", cell: (quote) => badge(quote.status) },
        { title: "Total", number: true, cell: (quote) => money(quote.total, quote.currency) },
    ];
    const side =
        app.can("write quotes") && h("a", { href: `${link("quotes", "new")}?customer=${customer.id}` }, "New quote");
    const rows = customer.quotes;
    return card(
        { title: "Quotes", side },
        rows.length
            ? table({ label: "Quotes", columns, rows, href: (quote) => link("quotes", quote.id) })
            : empty("No quotes yet."),
    );
}

function invoices(customer) {
    const columns = [
        { title: "Invoice", main: true, cell: (invoice) => invoice.reference ?? "Draft" },
        { title: "Due", cell: (invoice) => dateText(invoice.due_on) },
        { title: "Status", cell: (invoice) => badge(invoice.status) },
        { title: "Total", number: true, cell: (invoice) => money(invoice.total, invoice.currency) },
        { title: "Balance", number: true, cell: (invoice) => money(invoice.balance, invoice.currency) },
    ];
    const rows = customer.invoices;
    return card(
        { title: "Invoices" },
        rows.length
            ? table({ label: "Invoices", columns, rows, href: (invoice) => link("invoices", invoice.id) })
            : empty("No invoices yet."),
    );
}

function archive(app, customer, reload) {
    const archived = customer.status === "archived";
    return action({
        title: archived ? "Take back" : "Archive",
        what: archived ? "Could not take the customer back" : "Could not archive the customer",
        done: archived ? "Customer is active again" : "Customer archived",
        run: async () => {
            const status = archived ? "active" : "archived";
            await ask(app.db.from("customers").update({ status }).eq("id", customer.id).select("id").single());
            reload();
        },
    });
}

function view(app, { id }) {
    const around = (face) => page({ title: "Customer", back: BACK }, face);
    const draw = ({ data: customer }, reload) => {
        if (!customer) return around(empty("There is no such customer, or it is not yours to see."));
        const actions = app.can("write customers")
            ? [archive(app, customer, reload), linkButton("Edit", link("customers", id, "edit"), { main: true })]
            : [];
        const documents = [jobs(app, customer)];
        if (app.can("read quotes")) documents.push(quotes(app, customer));
        if (app.can("read invoices")) documents.push(invoices(customer));
        if (app.can("write invoices")) documents.push(account(app, customer));
        return page(
            { title: customer.display_name, lead: badge(customer.status), back: BACK, actions },
            h(
                "div",
                { class: "split" },
                h("div", { class: "stack" }, documents),
                h("div", { class: "stack" }, about(customer), contacts(app, customer, reload), properties(app, customer, reload)),
            ),
        );
    };
    return region("the customer", () => load(app, id), draw, around).element;
}

export default { path: "customers/:id", title: "Customer", section: "customers", view };
