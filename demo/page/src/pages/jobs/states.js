// What can be done with a job next, by its state. The rules are private.guard_job()'s in deploy/phase1/functions.sql.

import { dayOf, today } from "../../format/time.js";

/** What a status means now, as the view job_board says it: a scheduled job is late, today's, or upcoming. */
export function stateOf(job, timeZone) {
    if (job.status !== "scheduled") return job.status;
    if (Date.parse(job.scheduled_end) < Date.now()) return "late";
    return dayOf(job.scheduled_start, timeZone) === today(timeZone) ? "today" : "upcoming";
}

const STEPS = {
    start: { title: "Start", change: { status: "in_progress" }, done: "Job started", permission: "work on jobs" },
    resume: { title: "Resume", change: { status: "in_progress" }, done: "Job resumed", permission: "work on jobs" },
    complete: { title: "Complete", change: { status: "completed" }, done: "Job completed", permission: "work on jobs" },
    hold: { title: "Put on hold", change: { status: "on_hold" }, done: "Job put on hold", permission: "work on jobs" },
    reopen: { title: "Reopen", change: { status: "in_progress" }, done: "Job reopened", permission: "work on jobs" },
    // A job that has a time becomes scheduled by itself.
    restore: { title: "Put back", change: { status: "unscheduled" }, done: "Job put back", permission: "plan jobs" },
};

const NEXT = {
    unscheduled: ["start", "hold"],
    scheduled: ["start", "hold"],
    in_progress: ["complete", "hold"],
    on_hold: ["resume", "restore"],
    completed: ["reopen"],
    cancelled: ["restore"],
};

/** The steps a person may take, the usual one first. */
export function nextSteps(job, can) {
    return NEXT[job.status].map((name) => STEPS[name]).filter((step) => can(step.permission));
}

/** Whether a job can still be planned, and be cancelled. */
export function isOpen(job) {
    return job.status !== "completed" && job.status !== "cancelled";
}

/** A completed job is billed once; a void invoice does not count. */
export function isBillable(job) {
    return job.status === "completed" && job.invoices.every((invoice) => invoice.status === "void");
}
