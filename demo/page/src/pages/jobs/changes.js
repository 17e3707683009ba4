// What people do to a job, for the board and the job's own page alike.

import { ask } from "../../app/ask.js";
import { go, link } from "../../app/links.js";
import { localText, momentOf } from "../../format/time.js";
import { words } from "../../format/text.js";
import { action } from "../../ui/action.js";
import { formDialog } from "../../ui/dialog.js";
import { fail, say } from "../../ui/messages.js";

// `single` makes a change that row level security left out an error rather than a silence.
function change(app, job, values) {
    return ask(app.db.from("jobs").update(values).eq("id", job.id).select("id, status").single());
}

/** The button of a step of `states.js`. */
export function stepButton(app, job, step, reload, looks = {}) {
    return action({
        ...looks,
        title: step.title,
        what: `Could not change ${job.reference}`,
        done: step.done,
        run: async () => {
            await change(app, job, step.change);
            reload();
        },
    });
}

/** Drafts the invoice of a completed job and goes there. */
export function invoiceButton(app, job, looks = {}) {
    return action({
        ...looks,
        title: "Create invoice",
        what: `Could not bill ${job.reference}`,
        done: "Invoice drafted",
        run: async () => {
            const { data } = await ask(app.db.rpc("invoice_job", { job_id: job.id }));
            go(link("invoices", data));
        },
    });
}

function planFields(people) {
    return [
        {
            name: "assigned_to",
            label: "Assigned to",
            type: "select",
            wide: true,
            options: [
                ["", "Nobody yet"],
                ...people.map((person) => [person.id, `${person.full_name}, ${words(person.role)}`]),
            ],
        },
        { name: "start", label: "Begins", type: "datetime-local" },
        { name: "end", label: "Ends", type: "datetime-local" },
        {
            name: "arrival_window_minutes",
            label: "Arrival window, minutes",
            type: "number",
            required: true,
            attributes: { min: 0, step: 15 },
        },
        {
            name: "double_booking_reason",
            label: "Reason for a second job at that time",
            wide: true,
            hint: "Only if the technician has another job then.",
        },
    ];
}

/** Who does it, and when. */
export async function planJob(app, job, reload) {
    const zone = app.company.time_zone;
    let people;
    try {
        const members = app.db.from("profiles").select("id, full_name, role").eq("is_active", true);
        people = (await ask(members.in("role", ["technician", "dispatcher", "owner"]).order("full_name"))).data;
    } catch (error) {
        fail("Could not load the people", error);
        return;
    }
    formDialog({
        title: `Plan ${job.reference}`,
        text: `Times are in ${zone.replaceAll("_", " ")}.`,
        what: "Could not plan the job",
        submit: "Save plan",
        fields: planFields(people),
        values: {
            ...job,
            start: job.scheduled_start && localText(job.scheduled_start, zone),
            end: job.scheduled_end && localText(job.scheduled_end, zone),
        },
        onSubmit: async ({ start, end, ...rest }) => {
            await change(app, job, {
                ...rest,
                scheduled_start: momentOf(start, zone),
                scheduled_end: momentOf(end, zone),
            });
            say("Plan saved");
            reload();
        },
    });
}

/** Ends a job that will not be done; the schema wants to know why. */
export function cancelJob(app, job, reload) {
    formDialog({
        title: `Cancel ${job.reference}`,
        what: "Could not cancel the job",
        submit: "Cancel the job",
        fields: [{ name: "cancellation_reason", label: "Reason", required: true, wide: true }],
        onSubmit: async (values) => {
            await change(app, job, { ...values, status: "cancelled" });
            say("Job cancelled");
            reload();
        },
    });
}
