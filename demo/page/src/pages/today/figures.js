// The day in numbers, as the view company_figures gives them: the sums are the database's, and so are the cents.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { money } from "../../format/money.js";
import { plural } from "../../format/text.js";
import { figures } from "../../ui/figures.js";
import { region } from "../../ui/region.js";

function load(app) {
    return ask(app.db.from("company_figures").select("*").eq("company_id", app.company.id).single());
}

/** What each person is shown of the day: the money only to those who may read it. */
function draw(app, day) {
    const amount = (value) => money(value, day.currency);
    const isMine = app.can("have visits");
    const list = [
        {
            words: isMine ? "My visits today" : "Visits today",
            value: day.visits_today,
            note: day.visits_today ? `${day.visits_done_today} done` : null,
            href: isMine ? link("mine") : link("schedule"),
        },
        app.can("plan jobs") && { words: "Visits to plan", value: day.visits_to_plan, href: link("schedule") },
        app.can("read invoices") && {
            words: "Owed",
            value: amount(day.owed),
            note: `in ${plural(day.open_invoices, "invoice")}`,
            href: link("invoices"),
        },
        app.can("read invoices") && {
            words: "Past due",
            value: amount(day.past_due),
            note: day.past_due_invoices ? `in ${plural(day.past_due_invoices, "invoice")}` : "nobody is late",
            tone: day.past_due_invoices ? "bad" : null,
        },
        app.can("write invoices") && { words: "Received", value: amount(day.received_this_month), note: "this month" },
        app.can("write invoices") && { words: "Jobs to bill", value: day.jobs_to_bill, href: link("jobs") },
        app.can("read quotes") && {
            words: "Quoted",
            value: amount(day.quoted),
            note: `in ${plural(day.open_quotes, "quote")}`,
            href: link("quotes"),
        },
    ];
    return figures("Today in numbers", list);
}

/** The region that loads and shows them. */
export function dayInNumbers(app) {
    return region(
        "the figures of the day",
        () => load(app),
        ({ data }) => draw(app, data),
    ).element;
}
