// Service reminders: whose equipment is due for its yearly visit, so that the office calls first.

import { ask } from "../app/ask.js";
import { link } from "../app/links.js";
import { addDays, dateText, today } from "../format/time.js";
import { choice } from "../ui/choice.js";
import { formDialog } from "../ui/dialog.js";
import { h } from "../ui/dom.js";
import { empty } from "../ui/empty.js";
import { card, page } from "../ui/layout.js";
import { fail, say } from "../ui/messages.js";
import { region } from "../ui/region.js";
import { table } from "../ui/table.js";

const PERIODS = [
    ["overdue", "Overdue"],
    ["30", "Next 30 days"],
    ["90", "Next 90 days"],
    ["365", "Next year"],
];

function nameOf(customer) {
    return customer.business_name ?? [customer.first_name, customer.last_name].filter(Boolean).join(" ");
}

function due(app, period) {
    const now = today(app.company.time_zone);
    const customers = app.db.from("customers").select("id, first_name, last_name, business_name, next_service_on");
    const within =
        period === "overdue"
            ? customers.lt("next_service_on", now)
            : customers.gte("next_service_on", now).lte("next_service_on", addDays(now, Number(period)));
    return ask(within.order("next_service_on"));
}

function setDate(app, id, date) {
    return ask(app.db.from("customers").update({ next_service_on: date }).eq("id", id).select("id").single());
}

async function plan(app, customer, reload) {
    let known;
    try {
        known = customer
            ? [customer]
            : (
                  await ask(
                      app.db
                          .from("customers")
                          .select("id, first_name, last_name, business_name")
                          .neq("status", "archived")
                          .order("display_name"),
                  )
              ).data;
    } catch (error) {
        fail("Could not load the customers", error);
        return;
    }
    formDialog({
        title: customer ? `Next service for ${nameOf(customer)}` : "Plan a service",
        what: "Could not save the date",
        submit: "Save date",
        values: {
            customer: customer?.id,
            date: customer?.next_service_on ?? addDays(today(app.company.time_zone), 30),
        },
        fields: [
            {
                name: "customer",
                label: "Customer",
                type: "select",
                required: true,
                options: known.map((row) => [row.id, nameOf(row)]),
            },
            { name: "date", label: "Next service on", type: "date", required: true },
        ],
        onSubmit: async (values) => {
            await setDate(app, values.customer, values.date);
            say("Date saved");
            reload();
        },
    });
}

function list(app, customers, reload) {
    if (!customers.length) return empty("Nobody is due in this period.");
    const change = (row) =>
        h(
            "button",
            {
                type: "button",
                class: "button button--small",
                "aria-label": `Change the date for ${nameOf(row)}`,
                onclick: () => plan(app, row, reload),
            },
            "Change date",
        );
    return table({
        label: "Customers due for service",
        rows: customers,
        columns: [
            { title: "Customer", main: true, cell: (row) => h("a", { href: link("customers", row.id) }, nameOf(row)) },
            { title: "Next service", cell: (row) => dateText(row.next_service_on) },
            ...(app.can("write customers") ? [{ title: "", cell: change }] : []),
        ],
    });
}

function view(app) {
    let period = "90";
    const rows = region(
        "service reminders",
        () => due(app, period),
        ({ data }, reload) => list(app, data, reload),
    );
    const filter = choice("Period", PERIODS, period, (value) => {
        period = value;
        rows.reload();
    });
    const add = h(
        "button",
        { type: "button", class: "button button--main", onclick: () => plan(app, null, rows.reload) },
        "Plan a service",
    );
    return page(
        {
            title: "Service reminders",
            tag: "Beta",
            lead: "Customers whose next service is coming up.",
            actions: app.can("write customers") ? [add] : [],
        },
        filter,
        card({}, rows.element),
    );
}

export default {
    path: "reminders",
    title: "Service reminders",
    section: "reminders",
    nav: { icon: "reminders", title: "Reminders", tag: "Beta" },
    view,
};
