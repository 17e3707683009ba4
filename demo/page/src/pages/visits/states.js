// What a visit's status means now, and what may come next. The rules are private.guard_visit()'s in deploy/phase1/functions.sql.

import { dayOf, today } from "../../format/time.js";

/** As the view visit_board says it: a planned visit is late, today's, or upcoming. */
export function stateOf(visit, timeZone) {
    if (!["scheduled", "dispatched"].includes(visit.status)) return visit.status;
    if (Date.parse(visit.scheduled_end) < Date.now()) return "late";
    return dayOf(visit.scheduled_start, timeZone) === today(timeZone) ? "today" : "upcoming";
}

/** `clock` is what the technician's own clock does with the step: it runs as that kind of time, or it stops. */
const STEPS = {
    travel: { title: "On my way", status: "on_my_way", clock: "travel", done: "On the way" },
    start: { title: "Start", status: "working", clock: "work", done: "Visit started" },
    resume: { title: "Resume", status: "working", clock: "work", done: "Visit resumed" },
    finish: { title: "Finish", status: "done", clock: "stop", done: "Visit finished" },
    hold: { title: "Pause", status: "on_hold", clock: "stop", done: "Visit paused" },
    absent: { title: "Nobody there", status: "no_show", clock: "stop", done: "Noted: nobody was there" },
};

const NEXT = {
    scheduled: ["start", "travel"],
    dispatched: ["start", "travel"],
    on_my_way: ["start", "absent"],
    working: ["finish", "hold"],
    on_hold: ["resume"],
};

/** The steps that may come next, the usual one first. */
export function nextSteps(visit) {
    return (NEXT[visit.status] ?? []).map((name) => STEPS[name]);
}

/** It can still be planned. */
export function isOpen(visit) {
    return ["unscheduled", "scheduled", "dispatched"].includes(visit.status);
}
