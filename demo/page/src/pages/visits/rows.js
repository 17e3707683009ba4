// Visits as every page reads them: the columns, the days, and how one is shown in a list.

import { ask, only } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { addDays, beginOf, hourText, momentText, today } from "../../format/time.js";
import { entry } from "../../ui/entries.js";
import { stateOf } from "./states.js";

const COLUMNS = `
    id, status, scheduled_start, scheduled_end, started_at, completed_at,
    job:jobs(id, reference, title, property:properties(street, city, customer:customers(display_name))),
    sent:visit_assignments(is_lead, technician:profiles(id, full_name))`;
/** As above, but only where the person asked for is among those who are sent. */
const COLUMNS_OF_ONE = COLUMNS.replace("sent:visit_assignments(", "sent:visit_assignments!inner(profile_id, ");

function visits(app, { mine = false } = {}) {
    const query = app.db
        .from("visits")
        .select(mine ? COLUMNS_OF_ONE : COLUMNS)
        .eq("company_id", app.company.id);
    return mine ? query.eq("sent.profile_id", app.person.id) : query;
}

/** The visits of a number of days, `from` and `to` counted from today or given as dates; cancelled ones are left out. */
export async function visitsBetween(app, from, to, options) {
    const zone = app.company.time_zone;
    const date = (day) => (typeof day === "number" ? addDays(today(zone), day) : day);
    const { data } = await ask(
        visits(app, options)
            .neq("status", "cancelled")
            .gte("scheduled_start", beginOf(date(from), zone))
            .lt("scheduled_start", beginOf(date(to), zone))
            .order("scheduled_start"),
    );
    return data;
}

/** Those of the days before that nobody has begun. */
export async function lateVisits(app, options) {
    const zone = app.company.time_zone;
    const { data } = await ask(
        visits(app, options)
            .in("status", ["scheduled", "dispatched", "on_my_way", "working"])
            .lt("scheduled_start", beginOf(today(zone), zone))
            .order("scheduled_start"),
    );
    return data;
}

/** Those without a time, the oldest first. */
export async function visitsToPlan(app) {
    const { data } = await ask(visits(app).eq("status", "unscheduled").order("created_at").limit(50));
    return data;
}

/** Who goes, the one who leads first. */
export function technicians(visit) {
    const sent = [...visit.sent].sort((one, other) => Number(other.is_lead) - Number(one.is_lead));
    return sent.map(({ technician }) => only(technician)?.full_name).filter(Boolean);
}

/** "6:00 PM – 10:00 PM". */
export function hoursOf(app, visit) {
    const zone = app.company.time_zone;
    return `${hourText(visit.scheduled_start, zone)} – ${hourText(visit.scheduled_end, zone)}`;
}

/** A visit in a list of a day; late ones say which day it was. */
export function visitEntry(app, visit) {
    const { customer, ...property } = visit.job.property;
    const zone = app.company.time_zone;
    const isOld = Date.parse(visit.scheduled_start) < Date.parse(beginOf(today(zone), zone));
    return entry({
        href: link("visits", visit.id),
        title: visit.job.title,
        state: stateOf(visit, zone),
        lines: [
            `${customer.display_name} · ${property.street}, ${property.city}`,
            isOld ? momentText(visit.scheduled_start, zone) : hoursOf(app, visit),
        ],
        side: technicians(visit).join(", ") || "Nobody assigned",
    });
}
