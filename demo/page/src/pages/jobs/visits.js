// The visits of a job, on its page.

import { only } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { spanText } from "../../format/time.js";
import { h } from "../../ui/dom.js";
import { entries, entry } from "../../ui/entries.js";
import { card } from "../../ui/layout.js";
import { addVisit } from "../visits/changes.js";
import { stateOf as stateOfVisit } from "../visits/states.js";
import { isOpen } from "./states.js";

/** What is shown of a visit, for an embedding select. */
export const VISIT_COLUMNS =
    "id, status, scheduled_start, scheduled_end, sent:visit_assignments(is_lead, technician:profiles(full_name))";

function one(app, visit) {
    const zone = app.company.time_zone;
    return entry({
        href: link("visits", visit.id),
        title: spanText(visit.scheduled_start, visit.scheduled_end, zone) ?? "No time yet",
        state: stateOfVisit(visit, zone),
        lines: [visit.sent.map(({ technician }) => only(technician)?.full_name).join(", ") || "Nobody assigned"],
    });
}

/** All of them as a card, with a button for one more. */
export function visits(app, job, reload) {
    const add = h(
        "button",
        { type: "button", class: "button button--small", onclick: () => addVisit(app, job, reload) },
        "Add visit",
    );
    const mayAdd = app.can("plan jobs") && (isOpen(job) || job.status === "completed");
    return card(
        { title: "Visits", side: mayAdd && add },
        entries(
            job.visits.map((visit) => one(app, visit)),
            "Nobody has been sent yet.",
        ),
    );
}
