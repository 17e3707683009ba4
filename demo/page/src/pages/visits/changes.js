// What people do to a visit: the steps of the day, and the plan.

import { ask, only } from "../../app/ask.js";
import { localText, momentOf } from "../../format/time.js";
import { words } from "../../format/text.js";
import { action } from "../../ui/action.js";
import { formDialog } from "../../ui/dialog.js";
import { fail, say } from "../../ui/messages.js";

/** The clock of whoever is sent there goes along; the office may take the step, but has no clock on it. */
function moveClock(app, visit, step) {
    const isSent = visit.sent.some(({ technician }) => only(technician)?.id === app.person.id);
    if (!isSent) return null;
    if (step.clock === "stop") return ask(app.db.rpc("stop_timer", { profile_id: app.person.id }));
    return ask(app.db.rpc("start_timer", { profile_id: app.person.id, kind: step.clock, visit_id: visit.id }));
}

/** The button of a step of `states.js`. `single` makes a change that row level security left out an error. */
export function stepButton(app, visit, step, reload, looks = {}) {
    return action({
        ...looks,
        title: step.title,
        what: "Could not change the visit",
        done: step.done,
        run: async () => {
            await ask(app.db.from("visits").update({ status: step.status }).eq("id", visit.id).select("id").single());
            await moveClock(app, visit, step);
            reload();
        },
    });
}

/** The members who can be sent, for a select. */
async function peopleOptions(app) {
    const { data } = await ask(
        app.db
            .from("profiles")
            .select("id, full_name, role")
            .eq("company_id", app.company.id)
            .eq("is_active", true)
            .in("role", ["technician", "dispatcher", "owner"])
            .order("full_name"),
    );
    return [["", "Nobody yet"], ...data.map((person) => [person.id, `${person.full_name}, ${words(person.role)}`])];
}

function planFields(people) {
    return [
        { name: "lead", label: "Technician", type: "select", options: people },
        { name: "helper", label: "Helper", type: "select", options: people },
        { name: "start", label: "Begins", type: "datetime-local" },
        { name: "end", label: "Ends", type: "datetime-local" },
    ];
}

const REASON = {
    name: "reason",
    label: "Reason for a second visit at that time",
    wide: true,
    hint: "Only if the technician is elsewhere then.",
};

function sentTo(values) {
    return [...new Set([values.lead, values.helper].filter(Boolean))];
}

async function openPlan(app, { title, what, submit, values, fields, onSubmit }) {
    let people;
    try {
        people = await peopleOptions(app);
    } catch (error) {
        fail("Could not load the people", error);
        return;
    }
    const zone = app.company.time_zone;
    formDialog({
        title,
        text: `Times are in ${zone.replaceAll("_", " ")}.`,
        what,
        submit,
        fields: [...planFields(people), ...fields],
        values,
        onSubmit: ({ start, end, ...rest }) =>
            onSubmit({ starts_at: momentOf(start, zone), ends_at: momentOf(end, zone), technicians: sentTo(rest) }, rest),
    });
}

/** Who goes there, and when. */
export function planVisit(app, visit, reload) {
    const zone = app.company.time_zone;
    const sent = [...visit.sent].sort((one, other) => Number(other.is_lead) - Number(one.is_lead));
    return openPlan(app, {
        title: `Plan the visit of ${visit.job.reference}`,
        what: "Could not plan the visit",
        submit: "Save plan",
        fields: [REASON],
        values: {
            lead: only(sent[0]?.technician)?.id,
            helper: only(sent[1]?.technician)?.id,
            start: visit.scheduled_start && localText(visit.scheduled_start, zone),
            end: visit.scheduled_end && localText(visit.scheduled_end, zone),
            reason: visit.double_booking_reason,
        },
        onSubmit: async (plan, { reason }) => {
            await ask(app.db.rpc("plan_visit", { visit_id: visit.id, ...plan, double_booking_reason: reason }));
            say("Plan saved");
            reload();
        },
    });
}

/** One more visit of a job. */
export function addVisit(app, job, reload) {
    return openPlan(app, {
        title: `Another visit of ${job.reference}`,
        what: "Could not add the visit",
        submit: "Add visit",
        fields: [{ name: "instructions", label: "What to do then", type: "textarea" }],
        values: {},
        onSubmit: async (plan, { instructions }) => {
            await ask(app.db.rpc("add_visit", { job_id: job.id, ...plan, instructions }));
            say("Visit added");
            reload();
        },
    });
}
