// One visit: where and when, its steps, its forms, and the time that was spent on it.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { addressLine, plural } from "../../format/text.js";
import { momentText, spanText } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, facts, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { planVisit, stepButton } from "./changes.js";
import { checklists } from "./checklist.js";
import { clock } from "./clock.js";
import { technicians } from "./rows.js";
import { isOpen, nextSteps, stateOf } from "./states.js";

const COLUMNS = `
    id, status, scheduled_start, scheduled_end, arrival_window_minutes, instructions, double_booking_reason, outcome,
    cancellation_reason, on_my_way_at, started_at, completed_at,
    job:jobs(id, reference, title, instructions,
        property:properties(name, street, city, region, postal_code, access_notes, customer:customers(id, display_name, phone))),
    sent:visit_assignments(is_lead, technician:profiles(id, full_name)),
    checklists(id, name, items:checklist_items(
        id, position, section, label, kind, choices, is_required, text_answer, number_answer, boolean_answer, date_answer, result,
        answered_at)),
    time_entries(id, kind, started_at, ended_at, note, member:profiles!time_entries_profile_id_fkey(id, full_name))`;

function load(app, id) {
    return ask(
        app.db
            .from("visits")
            .select(COLUMNS)
            .eq("id", id)
            .order("created_at", { referencedTable: "checklists" })
            .order("position", { referencedTable: "checklists.items" })
            .order("started_at", { referencedTable: "time_entries" })
            .maybeSingle(),
    );
}

function place(visit) {
    const { customer, ...property } = visit.job.property;
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

function time(app, visit) {
    const zone = app.company.time_zone;
    const window = visit.arrival_window_minutes;
    return card(
        { title: "When and who" },
        facts([
            ["Sent", technicians(visit).join(", ") || "Nobody yet"],
            ["Planned", spanText(visit.scheduled_start, visit.scheduled_end, zone) ?? "No time yet"],
            ["Arrival", window ? `Within ${plural(window, "minute")} of the beginning` : null],
            ["Second visit", visit.double_booking_reason],
            ["Set out", momentText(visit.on_my_way_at, zone)],
            ["Started", momentText(visit.started_at, zone)],
            ["Finished", momentText(visit.completed_at, zone)],
            ["Cancelled because", visit.cancellation_reason],
        ]),
    );
}

function work(visit) {
    return card(
        { title: "What to do" },
        h("p", { class: "prose" }, visit.instructions ?? visit.job.instructions ?? "No instructions."),
        visit.outcome && facts([["Outcome", visit.outcome]]),
    );
}

function buttons(app, visit, reload) {
    const steps = app.can("work on jobs") ? nextSteps(visit) : [];
    const all = steps.map((step, index) => stepButton(app, visit, step, reload, { main: index === 0 })).reverse();
    if (isOpen(visit) && app.can("plan jobs")) {
        const plan = () => planVisit(app, visit, reload);
        all.unshift(h("button", { type: "button", class: "button", onclick: plan }, "Plan"));
    }
    return all;
}

function view(app, { id }) {
    const back = app.can("have visits")
        ? { title: "My visits", href: link("mine") }
        : { title: "Schedule", href: link("schedule") };
    const around = (face) => page({ title: "Visit", back }, face);
    const draw = ({ data: visit }, reload) => {
        if (!visit) return around(empty("There is no such visit, or it is not yours to see."));
        const toJob = h("a", { href: link("jobs", visit.job.id) }, visit.job.reference);
        const lead = [toJob, " ", badge(stateOf(visit, app.company.time_zone))];
        return page(
            { title: visit.job.title, lead, back, actions: buttons(app, visit, reload) },
            h(
                "div",
                { class: "split" },
                h("div", { class: "stack" }, work(visit), checklists(app, visit, reload), clock(app, visit, reload)),
                h("div", { class: "stack" }, time(app, visit), place(visit)),
            ),
        );
    };
    return region("the visit", () => load(app, id), draw, around).element;
}

export default { path: "visits/:id", title: "Visit", section: (app) => (app.can("have visits") ? "mine" : "schedule"), view };
