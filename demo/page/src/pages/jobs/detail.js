// One job: where, when, who, what it came from and what it was billed with.

import { ask, only } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { money } from "../../format/money.js";
import { addressLine, plural } from "../../format/text.js";
import { momentText, spanText } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, facts, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { cancelJob, invoiceButton, planJob, stepButton } from "./changes.js";
import { isBillable, isOpen, nextSteps, stateOf } from "./states.js";
import { VISIT_COLUMNS, visits } from "./visits.js";
import { WORK_COLUMNS, work } from "./work.js";

const BACK = { title: "Jobs", href: link("jobs") };
const COLUMNS = `
    id, reference, title, status, instructions, assigned_to, scheduled_start, scheduled_end, arrival_window_minutes,
    double_booking_reason, cancellation_reason, started_at, completed_at,
    property:properties(name, street, city, region, postal_code, access_notes, customer:customers(id, display_name, phone, email)),
    technician:profiles(full_name, phone),
    quote:quotes(id, reference, total, currency),
    invoices(id, reference, status, total, currency),
    visits(${VISIT_COLUMNS}),
    lines:job_line_items(${WORK_COLUMNS})`;

function load(app, id) {
    return ask(
        app.db
            .from("jobs")
            .select(COLUMNS)
            .eq("id", id)
            .order("scheduled_start", { referencedTable: "visits" })
            .order("position", { referencedTable: "lines" })
            .maybeSingle(),
    );
}

function buttons(app, job, reload) {
    const plain = (title, onclick) => h("button", { type: "button", class: "button", onclick }, title);
    const steps = nextSteps(job, app.can).map((step, index) =>
        stepButton(app, job, step, reload, { main: index === 0 && isOpen(job) }),
    );
    const all = steps.reverse();
    if (isOpen(job) && app.can("plan jobs")) {
        all.unshift(
            plain("Cancel job", () => cancelJob(app, job, reload)),
            plain("Plan", () => planJob(app, job, reload)),
        );
    }
    if (isBillable(job) && app.can("write invoices")) all.push(invoiceButton(app, job, { main: true }));
    return all;
}

function place(job) {
    const { customer, ...property } = job.property;
    return card(
        { title: "Where" },
        facts([
            ["Customer", h("a", { href: link("customers", customer.id) }, customer.display_name)],
            [
                "Telephone",
                customer.phone && h("a", { href: `tel:${customer.phone.replace(/\s/g, "")}` }, customer.phone),
            ],
            ["Property", property.name],
            ["Address", addressLine(property)],
            ["Access", property.access_notes],
        ]),
    );
}

function time(app, job) {
    const zone = app.company.time_zone;
    const window =
        job.arrival_window_minutes && `Within ${plural(job.arrival_window_minutes, "minute")} of the beginning`;
    const rows = [
        ["Technician", only(job.technician)?.full_name ?? "Nobody yet"],
        ["Planned", spanText(job.scheduled_start, job.scheduled_end, zone) ?? "No time yet"],
        ["Arrival", window || null],
        ["Double booking", job.double_booking_reason],
        ["Started", momentText(job.started_at, zone)],
        ["Completed", momentText(job.completed_at, zone)],
        ["Cancelled because", job.cancellation_reason],
    ];
    return card({ title: "When and who" }, facts(rows));
}

function paperwork(job) {
    const quote = only(job.quote);
    const quoteLine =
        quote &&
        h(
            "li",
            { class: "entry" },
            h(
                "div",
                { class: "entry__text" },
                h("a", { class: "row-link", href: link("quotes", quote.id) }, `Quote ${quote.reference}`),
            ),
            h("div", { class: "entry__side" }, money(quote.total, quote.currency)),
        );
    const invoiceLine = (invoice) =>
        h(
            "li",
            { class: "entry" },
            h(
                "div",
                { class: "entry__text" },
                h(
                    "a",
                    { class: "row-link", href: link("invoices", invoice.id) },
                    invoice.reference ? `Invoice ${invoice.reference}` : "Draft invoice",
                ),
            ),
            h(
                "div",
                { class: "entry__side" },
                badge(invoice.status),
                h("p", {}, money(invoice.total, invoice.currency)),
            ),
        );
    const lines = [quoteLine, ...job.invoices.map(invoiceLine)].filter(Boolean);
    return card(
        { title: "Paperwork" },
        lines.length ? h("ul", { class: "entries" }, lines) : empty("No quote, and not billed yet."),
    );
}

function view(app, { id }) {
    const around = (face) => page({ title: "Job", back: BACK }, face);
    const draw = ({ data: job }, reload) => {
        if (!job) return around(empty("There is no such job, or it is not yours to see."));
        const lead = [job.reference, " ", badge(stateOf(job, app.company.time_zone))];
        const task = card({ title: "What to do" }, h("p", { class: "prose" }, job.instructions ?? "No instructions."));
        const left = h("div", { class: "stack" }, task, visits(app, job, reload), work(app, job, reload), place(job));
        const right = h("div", { class: "stack" }, time(app, job), app.can("read invoices") && paperwork(job));
        return page(
            { title: job.title, lead, back: BACK, actions: buttons(app, job, reload) },
            h("div", { class: "halves" }, left, right),
        );
    };
    return region("the job", () => load(app, id), draw, around).element;
}

export default { path: "jobs/:id", title: "Job", section: "jobs", view };
