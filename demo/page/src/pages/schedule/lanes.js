// The visits of a week by person and day, and the table of them. On a narrow screen it is a list of days for each person.

import { only } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { weekdayText } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { h } from "../../ui/dom.js";
import { hoursOf } from "../visits/rows.js";
import { stateOf } from "../visits/states.js";

const NOBODY = { id: null, full_name: "Nobody yet" };

function idsOf(visit) {
    return visit.sent.map(({ technician }) => only(technician)?.id).filter(Boolean);
}

/** A lane for nobody where there is need of one, then one for each member who is sent somewhere or always shown. */
export function lanesOf(visits, members) {
    const lane = (person) => ({
        person,
        visits: visits.filter((visit) => {
            const ids = idsOf(visit);
            return person.id ? ids.includes(person.id) : !ids.length;
        }),
    });
    return [lane(NOBODY), ...members.map(lane)].filter((one) => one.visits.length || one.person.isAlways);
}

function chip(app, visit) {
    return h(
        "li",
        { class: `chip chip--${visit.status}` },
        h("span", { class: "chip__time" }, hoursOf(app, visit)),
        h("a", { class: "row-link", href: link("visits", visit.id) }, visit.job.title),
        h("p", {}, visit.job.property.customer.display_name),
        badge(stateOf(visit, app.company.time_zone)),
    );
}

/** Days are the columns, people the rows. */
export function weekTable(app, { days, lanes, now }) {
    const isNow = (day) => (day === now ? "date" : null);
    const head = (day) => h("th", { scope: "col", "aria-current": isNow(day) }, weekdayText(day));
    const cell = (visits, day) =>
        h(
            "td",
            { "data-label": weekdayText(day), "aria-current": isNow(day) },
            visits.length > 0 &&
                h(
                    "ul",
                    { class: "chips" },
                    visits.map((visit) => chip(app, visit)),
                ),
        );
    const row = ({ person, visits }) =>
        h(
            "tr",
            {},
            h("th", { scope: "row" }, person.full_name),
            days.map((day) =>
                cell(
                    visits.filter((visit) => visit.day === day),
                    day,
                ),
            ),
        );
    return h(
        "table",
        { class: "week" },
        h("caption", { class: "hidden" }, "The week by technician"),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Technician"), days.map(head))),
        h("tbody", {}, lanes.map(row)),
    );
}
