// The time that was spent on a visit: clocked by its steps, or written down afterwards.

import { ask, only } from "../../app/ask.js";
import { words } from "../../format/text.js";
import { hourText, lengthText, localText, momentOf, momentText } from "../../format/time.js";
import { formDialog } from "../../ui/dialog.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card } from "../../ui/layout.js";
import { say } from "../../ui/messages.js";
import { table } from "../../ui/table.js";

const KINDS = ["work", "travel", "break"];
const HOUR_MS = 3_600_000;

function addTime(app, visit, reload) {
    const zone = app.company.time_zone;
    const now = Date.now();
    formDialog({
        title: "Add time",
        text: `Times are in ${zone.replaceAll("_", " ")}.`,
        what: "Could not add the time",
        submit: "Add time",
        values: { kind: "work", start: localText(now - HOUR_MS, zone), end: localText(now, zone) },
        fields: [
            { name: "kind", label: "Kind", type: "select", options: KINDS.map((kind) => [kind, words(kind)]) },
            { name: "note", label: "Note" },
            { name: "start", label: "From", type: "datetime-local", required: true },
            { name: "end", label: "To", type: "datetime-local", required: true },
        ],
        onSubmit: async ({ start, end, ...values }) => {
            const times = { started_at: momentOf(start, zone), ended_at: momentOf(end, zone) };
            const what = { company_id: app.company.id, profile_id: app.person.id, job_id: visit.job.id, visit_id: visit.id };
            await ask(app.db.from("time_entries").insert({ ...what, ...values, ...times }));
            say("Time added");
            reload();
        },
    });
}

/** The entries of a visit as a card, with a button for those who work. */
export function clock(app, visit, reload) {
    const zone = app.company.time_zone;
    const columns = [
        { title: "Who", main: true, cell: (entry) => only(entry.member)?.full_name },
        { title: "Kind", cell: (entry) => words(entry.kind) },
        { title: "From", cell: (entry) => momentText(entry.started_at, zone) },
        { title: "To", cell: (entry) => (entry.ended_at ? hourText(entry.ended_at, zone) : "Running") },
        { title: "Note", cell: (entry) => entry.note },
        { title: "Time", number: true, cell: (entry) => lengthText(entry.started_at, entry.ended_at ?? undefined) },
    ];
    const add = h(
        "button",
        { type: "button", class: "button button--small", onclick: () => addTime(app, visit, reload) },
        "Add time",
    );
    const rows = visit.time_entries;
    return card(
        { title: "Time", side: app.can("work on jobs") && add },
        rows.length ? table({ label: "Time", columns, rows }) : empty("No time has been clocked on this visit."),
    );
}
