// The week, a row for everybody who can be sent somewhere. What has no time yet stands below it.

import { ask } from "../../app/ask.js";
import { link, linkWith } from "../../app/links.js";
import { addDays, dateText, dayOf, mondayOf, today } from "../../format/time.js";
import { h } from "../../ui/dom.js";
import { entries, entry } from "../../ui/entries.js";
import { card, linkButton, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { planVisit } from "../visits/changes.js";
import { visitsBetween, visitsToPlan } from "../visits/rows.js";
import { lanesOf, weekTable } from "./lanes.js";

const DAYS = 7;
/** Technicians are there to be sent, so they stand on the week when they are free. Of colleagues a technician sees nothing. */
function isAlwaysShown(app, person) {
    return app.can("have visits") ? person.id === app.person.id : person.role === "technician";
}

async function load(app, monday) {
    const zone = app.company.time_zone;
    const [people, visits, waiting] = await Promise.all([
        ask(app.db.from("profiles").select("id, full_name, role").eq("company_id", app.company.id).order("full_name")),
        visitsBetween(app, monday, addDays(monday, DAYS)),
        app.can("plan jobs") ? visitsToPlan(app) : [],
    ]);
    const members = people.data.map((person) => ({ ...person, isAlways: isAlwaysShown(app, person) }));
    const days = Array.from({ length: DAYS }, (_, index) => addDays(monday, index));
    const dated = visits.map((visit) => ({ ...visit, day: dayOf(visit.scheduled_start, zone) }));
    return { days, lanes: lanesOf(dated, members), waiting };
}

function toPlan(app, waiting, reload) {
    const one = (visit) => {
        const { customer, ...property } = visit.job.property;
        const plan = h(
            "button",
            {
                type: "button",
                class: "button button--small",
                "aria-label": `Plan ${visit.job.title}`,
                onclick: () => planVisit(app, visit, reload),
            },
            "Plan",
        );
        return entry({
            href: link("visits", visit.id),
            title: visit.job.title,
            lines: [`${customer.display_name} · ${property.street}, ${property.city}`],
            action: plan,
        });
    };
    return card({ title: "To plan" }, entries(waiting.map(one), "Every visit has its time."));
}

function steps(monday, now) {
    const to = (title, date) => linkButton(title, linkWith(link("schedule"), { week: date }));
    return [
        to("Previous week", addDays(monday, -DAYS)),
        mondayOf(now) !== monday && linkButton("This week", link("schedule")),
        to("Next week", addDays(monday, DAYS)),
    ];
}

function view(app, { search }) {
    const now = today(app.company.time_zone);
    const asked = search.get("week");
    const monday = mondayOf(/^\d{4}-\d\d-\d\d$/.test(asked ?? "") ? asked : now);
    const draw = ({ days, lanes, waiting }, reload) => [
        card({}, weekTable(app, { days, lanes, now })),
        app.can("plan jobs") && toPlan(app, waiting, reload),
    ];
    const rows = region(
        "the week",
        () => load(app, monday),
        (loaded, reload) => h("div", { class: "stack" }, draw(loaded, reload)),
    );
    const lead = `${dateText(monday)} – ${dateText(addDays(monday, DAYS - 1))}`;
    return page({ title: "Schedule", lead, actions: steps(monday, now) }, rows.element);
}

export default { path: "schedule", title: "Schedule", section: "schedule", nav: { icon: "schedule" }, view };
