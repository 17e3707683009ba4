// A technician's day: the visits they are sent to, the next step of each, and the clock that runs.

import { ask, only } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { words } from "../../format/text.js";
import { lengthText, todayText } from "../../format/time.js";
import { action } from "../../ui/action.js";
import { badge } from "../../ui/badge.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { entries } from "../../ui/entries.js";
import { icon } from "../../ui/icons.js";
import { card, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { stepButton } from "./changes.js";
import { hoursOf, lateVisits, visitEntry, visitsBetween } from "./rows.js";
import { nextSteps, stateOf } from "./states.js";

const DAYS_AHEAD = 14;
const MINE = { mine: true };

async function load(app) {
    const [late, day, ahead, running] = await Promise.all([
        lateVisits(app, MINE),
        visitsBetween(app, 0, 1, MINE),
        visitsBetween(app, 1, DAYS_AHEAD, MINE),
        ask(
            app.db
                .from("time_entries")
                .select("id, kind, started_at, visit_id, job:jobs(title)")
                .eq("profile_id", app.person.id)
                .is("ended_at", null)
                .maybeSingle(),
        ),
    ]);
    return { late, day, ahead, running: running.data };
}

function clockCard(app, running, reload) {
    if (!running) return null;
    const stop = action({
        title: "Stop the clock",
        what: "Could not stop the clock",
        done: "Clock stopped",
        run: async () => {
            await ask(app.db.rpc("stop_timer", { profile_id: app.person.id }));
            reload();
        },
    });
    const text = `${words(running.kind)} for ${lengthText(running.started_at)}`;
    const job = only(running.job);
    return card(
        { title: "Your clock runs", side: stop },
        h("p", { class: "with-icon" }, icon("clock"), job ? `${text}: ${job.title}` : text),
    );
}

/** A visit as a card of its own: on a telephone one looks at one at a time. */
function visitCard(app, visit, reload) {
    const { customer, ...property } = visit.job.property;
    const [usual, other] = nextSteps(visit).map((step, index) => stepButton(app, visit, step, reload, { main: index === 0 }));
    return h(
        "li",
        { class: "job" },
        h(
            "div",
            { class: "job__top" },
            h("span", { class: "job__number" }, hoursOf(app, visit)),
            badge(stateOf(visit, app.company.time_zone)),
        ),
        h("a", { class: "row-link", href: link("visits", visit.id) }, visit.job.title),
        h("p", {}, customer.display_name),
        h("p", { class: "with-icon" }, icon("place"), `${property.street}, ${property.city}`),
        (usual || other) && h("div", { class: "job__foot job__foot--steps" }, usual, other),
    );
}

function day(app, title, visits, reload, nothing) {
    const list = visits.length
        ? h(
              "ul",
              { class: "board" },
              visits.map((visit) => visitCard(app, visit, reload)),
          )
        : empty(nothing);
    return h("section", { class: "column" }, h("h2", {}, title, h("span", { class: "count" }, String(visits.length))), list);
}

function view(app) {
    const draw = ({ late, day: now, ahead, running }, reload) =>
        h(
            "div",
            { class: "stack" },
            clockCard(app, running, reload),
            late.length > 0 && day(app, "From the days before", late, reload),
            day(app, "Today", now, reload, "You are not sent anywhere today."),
            card(
                { title: `The next ${DAYS_AHEAD} days` },
                entries(
                    ahead.map((visit) => visitEntry(app, visit)),
                    "Nothing is planned for you yet.",
                ),
            ),
        );
    const rows = region("your visits", () => load(app), draw);
    return page({ title: "My visits", lead: todayText(app.company.time_zone) }, rows.element);
}

export default { path: "mine", title: "My visits", section: "mine", needs: "have visits", nav: { icon: "mine" }, view };
