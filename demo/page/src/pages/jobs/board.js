// Jobs as a board, a column per stage: all that are open, and those that ended not long ago. Each card carries the step that usually comes next.

import { ask, only } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { initials } from "../../format/text.js";
import { dateText, dayOf, spanText } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { choice } from "../../ui/choice.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { icon } from "../../ui/icons.js";
import { linkButton, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { invoiceButton, planJob, stepButton } from "./changes.js";
import { isBillable, nextSteps, stateOf } from "./states.js";

const NEWEST = 100;
/** For so long a job that has ended stays on the board. */
const DONE_DAYS = 30;
const DAY_MS = 86_400_000;
const STAGES = [
    ["To plan", ["unscheduled", "on_hold"]],
    ["Scheduled", ["scheduled"]],
    ["In progress", ["in_progress"]],
    ["Done", ["completed", "cancelled"]],
];
const WHOSE = [
    ["all", "Everybody's"],
    ["mine", "Mine"],
    ["nobody", "Unassigned"],
];
const COLUMNS = `
    id, reference, title, status, assigned_to, scheduled_start, scheduled_end, arrival_window_minutes, double_booking_reason,
    completed_at,
    property:properties(street, city, customer:customers(id, display_name)),
    technician:profiles(full_name),
    invoices(id, status)`;

function load(app, whose) {
    const since = new Date(Date.now() - DONE_DAYS * DAY_MS).toISOString();
    let query = app.db
        .from("jobs")
        .select(COLUMNS)
        .eq("company_id", app.company.id)
        .or(
            "status.in.(unscheduled,on_hold,scheduled,in_progress)," +
                `and(status.eq.completed,completed_at.gte.${since}),and(status.eq.cancelled,updated_at.gte.${since})`,
        );
    if (whose === "mine") query = query.eq("assigned_to", app.person.id);
    if (whose === "nobody") query = query.is("assigned_to", null);
    return ask(
        query.order("scheduled_start", { nullsFirst: false }).order("number", { ascending: false }).limit(NEWEST),
    );
}

function nextButton(app, job, reload) {
    if (isBillable(job)) return app.can("write invoices") && invoiceButton(app, job, { small: true });
    if (job.status === "unscheduled" && app.can("plan jobs")) {
        return h(
            "button",
            { type: "button", class: "button button--small", onclick: () => planJob(app, job, reload) },
            "Plan",
        );
    }
    const [usual] = job.status === "completed" ? [] : nextSteps(job, app.can);
    return usual && stepButton(app, job, usual, reload, { small: true });
}

function when(app, job) {
    const zone = app.company.time_zone;
    if (job.completed_at) return `Done ${dateText(dayOf(job.completed_at, zone))}`;
    return spanText(job.scheduled_start, job.scheduled_end, zone);
}

function jobCard(app, job, reload) {
    const { customer, ...property } = job.property;
    const technician = only(job.technician);
    const time = when(app, job);
    return h(
        "li",
        { class: "job" },
        h(
            "div",
            { class: "job__top" },
            h("span", { class: "job__number" }, job.reference),
            badge(stateOf(job, app.company.time_zone)),
        ),
        h("a", { class: "row-link", href: link("jobs", job.id) }, job.title),
        h("p", {}, customer.display_name),
        h("p", { class: "with-icon" }, icon("place"), `${property.street}, ${property.city}`),
        time && h("p", { class: "with-icon" }, icon("clock"), time),
        h(
            "div",
            { class: "job__foot" },
            technician
                ? h(
                      "span",
                      { class: "who" },
                      h(
                          "span",
                          { class: "avatar avatar--small", "aria-hidden": "true" },
                          initials(technician.full_name),
                      ),
                      technician.full_name,
                  )
                : h("span", { class: "who who--none" }, "Unassigned"),
            nextButton(app, job, reload),
        ),
    );
}

function draw(app, rows, reload) {
    const column = ([title, statuses]) => {
        const jobs = rows.filter((job) => statuses.includes(job.status));
        const list = jobs.length
            ? h(
                  "ul",
                  { class: "column__jobs" },
                  jobs.map((job) => jobCard(app, job, reload)),
              )
            : empty("No jobs.");
        return h(
            "section",
            { class: "column" },
            h("h2", {}, title, h("span", { class: "count" }, String(jobs.length))),
            list,
        );
    };
    return h("div", { class: "board" }, STAGES.map(column));
}

function view(app) {
    let whose = "all";
    const rows = region(
        "jobs",
        () => load(app, whose),
        ({ data }, reload) => draw(app, data, reload),
    );
    const filter = choice("Whose jobs", WHOSE, whose, (value) => {
        whose = value;
        rows.reload();
    });
    const actions = app.can("plan jobs") ? [linkButton("New job", link("jobs", "new"), { main: true })] : [];
    return page({ title: "Jobs", actions }, h("div", { class: "filters" }, filter), rows.element);
}

export default { path: "jobs", title: "Jobs", section: "jobs", nav: { icon: "jobs" }, view };
