// What needs attention today: jobs, money that is late, quotes without an answer.

import { ask } from "../app/ask.js";
import { link } from "../app/links.js";
import { dateText, hourNow, spanText, todayText } from "../format/time.js";
import { money } from "../format/money.js";
import { plural } from "../format/text.js";
import { badge } from "../ui/badge.js";
import { h } from "../ui/dom.js";
import { empty } from "../ui/empty.js";
import { card, page } from "../ui/layout.js";
import { region } from "../ui/region.js";

function greeting(app) {
    const hour = hourNow(app.company.time_zone);
    const part = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
    return `Good ${part}, ${app.person.full_name.split(" ")[0]}`;
}

function entry({ href, title, state, lines, side }) {
    return h(
        "li",
        { class: "entry" },
        h(
            "div",
            { class: "entry__text" },
            h("a", { class: "row-link", href }, title),
            lines.filter(Boolean).map((line) => h("p", {}, line)),
        ),
        h("div", { class: "entry__side" }, state && badge(state), side && h("p", {}, side)),
    );
}

/** A large number with its words, then the entries behind it. */
function digest({ number, words, entries, nothing }) {
    const list = entries.length ? h("ul", { class: "entries" }, entries) : empty(nothing);
    return h("div", {}, h("p", { class: "figure" }, h("strong", {}, String(number)), ` ${words}`), list);
}

function jobsToday(app) {
    const load = () =>
        ask(
            app.db
                .from("job_board")
                .select(
                    "id, reference, title, customer, street, city, technician, state, scheduled_start, scheduled_end",
                )
                .in("state", ["late", "today", "in_progress"])
                .order("scheduled_start"),
        );
    const draw = ({ data }) =>
        digest({
            number: data.length,
            words: data.length === 1 ? "job to do" : "jobs to do",
            nothing: "Nothing is planned for today.",
            entries: data.map((job) =>
                entry({
                    href: link("jobs", job.id),
                    title: job.title,
                    state: job.state,
                    lines: [
                        `${job.customer} · ${job.street}, ${job.city}`,
                        spanText(job.scheduled_start, job.scheduled_end, app.company.time_zone),
                    ],
                    side: job.technician ?? "Nobody assigned",
                }),
            ),
        });
    return card(
        { title: "Jobs today", side: h("a", { href: link("jobs") }, "All jobs"), wide: true },
        region("today's jobs", load, draw).element,
    );
}

function overdueInvoices(app) {
    const load = () =>
        ask(
            app.db
                .from("invoice_balances")
                .select("id, reference, customer, due_on, days_past_due, balance, currency")
                .eq("state", "past_due")
                .order("days_past_due", { ascending: false }),
        );
    const draw = ({ data }) => {
        const sum = data.reduce((total, invoice) => total + invoice.balance, 0);
        return digest({
            number: money(sum, data[0]?.currency ?? app.company.currency),
            words: `in ${plural(data.length, "overdue invoice")}`,
            nothing: "Nobody is late.",
            entries: data.map((invoice) =>
                entry({
                    href: link("invoices", invoice.id),
                    title: invoice.customer,
                    lines: [`${invoice.reference} · ${plural(invoice.days_past_due, "day")} late`],
                    side: money(invoice.balance, invoice.currency),
                }),
            ),
        });
    };
    return card({ title: "Overdue invoices" }, region("overdue invoices", load, draw).element);
}

function awaitingQuotes(app) {
    const load = () =>
        ask(
            app.db
                .from("quote_overview")
                .select("id, reference, title, customer, state, total, currency, valid_until")
                .in("state", ["sent", "expired", "changes_requested"])
                .order("valid_until"),
        );
    const draw = ({ data }) =>
        digest({
            number: data.length,
            words: data.length === 1 ? "quote awaiting an answer" : "quotes awaiting an answer",
            nothing: "Every quote has its answer.",
            entries: data.map((quote) =>
                entry({
                    href: link("quotes", quote.id),
                    title: quote.title,
                    state: quote.state === "sent" ? null : quote.state,
                    lines: [quote.customer, quote.valid_until && `Valid until ${dateText(quote.valid_until)}`],
                    side: money(quote.total, quote.currency),
                }),
            ),
        });
    return card({ title: "Quotes" }, region("open quotes", load, draw).element);
}

function view(app) {
    const cards = [jobsToday(app)];
    if (app.can("read invoices")) cards.push(overdueInvoices(app));
    if (app.can("read quotes")) cards.push(awaitingQuotes(app));
    return page(
        { title: greeting(app), lead: todayText(app.company.time_zone) },
        h("div", { class: "board board--today" }, cards),
    );
}

export default { path: "", title: "Today", section: "today", nav: { icon: "today" }, view };
