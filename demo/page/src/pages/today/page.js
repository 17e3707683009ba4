// What needs attention today: visits, money that is late, quotes without an answer.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { dateText, daysBetween, hourNow, today, todayText } from "../../format/time.js";
import { money } from "../../format/money.js";
import { plural } from "../../format/text.js";
import { h } from "../../ui/dom.js";
import { entries, entry } from "../../ui/entries.js";
import { card, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { lateVisits, visitsBetween, visitEntry } from "../visits/rows.js";
import { dayInNumbers } from "./figures.js";

function greeting(app) {
    const hour = hourNow(app.company.time_zone);
    const part = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
    return `Good ${part}, ${app.person.full_name.split(" ")[0]}`;
}

function visitsToday(app) {
    const load = async () => {
        const [late, planned] = await Promise.all([lateVisits(app), visitsBetween(app, 0, 1)]);
        return [...late, ...planned];
    };
    const draw = (visits) =>
        entries(
            visits.map((visit) => visitEntry(app, visit)),
            "Nothing is planned for today.",
        );
    return card(
        { title: "Visits today, and late ones", side: h("a", { href: link("schedule") }, "The week"), wide: true },
        region("today's visits", load, draw).element,
    );
}

function overdueInvoices(app) {
    const now = today(app.company.time_zone);
    const load = () =>
        ask(
            app.db
                .from("invoices")
                .select("id, reference, due_on, balance, currency, customer:customers(display_name)")
                .eq("company_id", app.company.id)
                .eq("status", "awaiting_payment")
                .lt("due_on", now)
                .order("due_on"),
        );
    const one = (invoice) =>
        entry({
            href: link("invoices", invoice.id),
            title: invoice.customer.display_name,
            lines: [`${invoice.reference} · ${plural(daysBetween(invoice.due_on, now), "day")} late`],
            side: money(invoice.balance, invoice.currency),
        });
    const draw = ({ data }) => entries(data.map(one), "Nobody is late.");
    return card({ title: "Overdue invoices" }, region("overdue invoices", load, draw).element);
}

/** What is worth a word: sent is what all of them are. */
function quoteState(quote, now) {
    if (quote.status !== "sent") return quote.status;
    return quote.valid_until && quote.valid_until < now ? "expired" : null;
}

function awaitingQuotes(app) {
    const now = today(app.company.time_zone);
    const load = () =>
        ask(
            app.db
                .from("quotes")
                .select("id, reference, title, status, total, currency, valid_until, customer:customers(display_name)")
                .eq("company_id", app.company.id)
                .in("status", ["sent", "changes_requested"])
                .order("valid_until"),
        );
    const one = (quote) =>
        entry({
            href: link("quotes", quote.id),
            title: quote.title,
            state: quoteState(quote, now),
            lines: [quote.customer.display_name, quote.valid_until && `Valid until ${dateText(quote.valid_until)}`],
            side: money(quote.total, quote.currency),
        });
    const draw = ({ data }) => entries(data.map(one), "Every quote has its answer.");
    return card({ title: "Quotes awaiting an answer" }, region("open quotes", load, draw).element);
}

function view(app) {
    const cards = [visitsToday(app)];
    if (app.can("read invoices")) cards.push(overdueInvoices(app));
    if (app.can("read quotes")) cards.push(awaitingQuotes(app));
    return page(
        { title: greeting(app), lead: todayText(app.company.time_zone) },
        dayInNumbers(app),
        h("div", { class: "board board--today" }, cards),
    );
}

export default { path: "", title: "Today", section: "today", nav: { icon: "today" }, view };
