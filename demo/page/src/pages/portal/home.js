// The customer portal: what a customer may know of their own quotes, visits and invoices, and nothing of the office.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { money } from "../../format/money.js";
import { plural } from "../../format/text.js";
import { dateText, momentText, today } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { formDialog } from "../../ui/dialog.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { entries, entry } from "../../ui/entries.js";
import { figures } from "../../ui/figures.js";
import { card, page } from "../../ui/layout.js";
import { say } from "../../ui/messages.js";
import { region } from "../../ui/region.js";
import { table } from "../../ui/table.js";

const QUOTE_COLUMNS = [
    { title: "Quote", main: true, cell: (quote) => quote.title },
    { title: "Number", cell: (quote) => quote.reference },
    { title: "Valid until", cell: (quote) => dateText(quote.valid_until) },
    { title: "State", cell: (quote) => badge(quote.status) },
    { title: "Total", number: true, cell: (quote) => money(quote.total, quote.currency) },
];
const INVOICE_COLUMNS = [
    { title: "Invoice", main: true, cell: (invoice) => invoice.reference },
    { title: "Due", cell: (invoice) => dateText(invoice.due_on) },
    { title: "State", cell: (invoice) => badge(invoice.state) },
    { title: "Total", number: true, cell: (invoice) => money(invoice.total, invoice.currency) },
    { title: "To pay", number: true, cell: (invoice) => money(invoice.balance, invoice.currency) },
];

async function load({ db }) {
    const [account, quotes, invoices, visits] = await Promise.all([
        ask(db.rpc("portal_account").limit(1).single()),
        ask(
            db
                .from("quotes")
                .select("id, reference, title, status, valid_until, total, currency")
                .order("sent_at", { ascending: false }),
        ),
        ask(
            db
                .from("invoices")
                .select("id, reference, status, due_on, total, balance, currency")
                .order("issued_on", { ascending: false }),
        ),
        ask(db.rpc("portal_visits")),
    ]);
    return { account: account.data, quotes: quotes.data, invoices: invoices.data, visits: visits.data };
}

function askForWork(app) {
    formDialog({
        title: "Ask for work",
        what: "Could not send the request",
        submit: "Send",
        fields: [
            { name: "title", label: "What is it about", required: true, wide: true },
            { name: "details", label: "What we should know", type: "textarea" },
            { name: "preferred_times", label: "When it suits", wide: true, hint: "Such as Tuesday afternoons." },
        ],
        onSubmit: async (values) => {
            await ask(app.db.from("requests").insert({ ...values, company_id: app.company.id, customer_id: app.person.id }));
            say("Request sent");
        },
    });
}

function visitEntry(app, visit) {
    const technicians = visit.technicians && `With ${visit.technicians}`;
    return entry({
        title: visit.title,
        state: visit.status,
        lines: [
            `${visit.street}, ${visit.city}`,
            momentText(visit.scheduled_start, app.company.time_zone),
            technicians,
        ],
    });
}

function rows(label, columns, list, href, nothing) {
    return list.length ? table({ label, columns, rows: list, href }) : empty(nothing);
}

/** What the bill says of itself, but that it is late once its day is over. */
function stateOf(invoice, zone) {
    return invoice.status === "awaiting_payment" && invoice.due_on < today(zone) ? "past_due" : invoice.status;
}

/** When somebody comes next, in two lines; visits are listed from the last to the first. */
function nextVisit(visits, zone) {
    const next = visits.filter((one) => one.status !== "done" && new Date(one.scheduled_start) > new Date()).at(-1);
    if (!next) return { words: "Next visit", value: "None", note: "planned so far" };
    return { words: "Next visit", value: momentText(next.scheduled_start, zone), note: next.title };
}

function draw(app, { account, quotes, invoices, visits }) {
    const open = quotes.filter((quote) => quote.status === "sent").length;
    const zone = app.company.time_zone;
    const bills = invoices.map((invoice) => ({ ...invoice, state: stateOf(invoice, zone) }));
    const late = bills.filter((invoice) => invoice.state === "past_due").length;
    return h(
        "div",
        { class: "stack" },
        figures("Your account", [
            {
                words: "You owe",
                value: money(account.owed, account.currency),
                note: late ? `${plural(late, "bill")} past due` : "nothing is late",
                tone: late ? "bad" : null,
            },
            { words: "Quotes to answer", value: open, note: `of ${plural(quotes.length, "quote")}` },
            nextVisit(visits, zone),
        ]),
        card({ title: "Quotes" }, rows("Quotes", QUOTE_COLUMNS, quotes, (one) => link("quotes", one.id), "No quotes yet.")),
        card(
            { title: "Visits" },
            entries(
                visits.map((visit) => visitEntry(app, visit)),
                "Nobody has been sent to you yet.",
            ),
        ),
        card(
            { title: "Invoices" },
            rows("Invoices", INVOICE_COLUMNS, bills, (one) => link("invoices", one.id), "No invoices yet."),
        ),
    );
}

function view(app) {
    const add = h("button", { type: "button", class: "button button--main", onclick: () => askForWork(app) }, "Ask for work");
    const content = region(
        "your account",
        () => load(app),
        (loaded) => draw(app, loaded),
    );
    const lead = [app.company.name, app.company.contact].filter(Boolean).join(" · ");
    return page(
        { title: `Welcome, ${app.person.full_name.split(" ")[0]}`, lead, actions: [add] },
        content.element,
    );
}

export default { path: "", title: "Your account", section: "portal", nav: { icon: "today" }, view };
