// One quote with its lines, and its way from draft to job.

import { ask, only } from "../../app/ask.js";
import { go, link } from "../../app/links.js";
import { addressLine, words } from "../../format/text.js";
import { dateText, momentText } from "../../format/time.js";
import { action } from "../../ui/action.js";
import { badge } from "../../ui/badge.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, facts, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { LINE_COLUMNS, lineItems } from "../lines.js";
import { answerQuote } from "./answer.js";
import { depositCard, recordDeposit } from "./deposit.js";

const BACK = { title: "Quotes", href: link("quotes") };
const COLUMNS = `
    id, reference, status, title, message, valid_until, currency, tax_rate, subtotal, tax_total, total, deposit_amount, sent_at,
    decided_at,
    customer:customers(id, display_name, email, phone),
    property:properties(street, city, region, postal_code),
    job:jobs(id, reference),
    options:quote_options(id, name),
    answers:quote_answers(id, decision, signer, comment, answered_at),
    lines:quote_line_items(${LINE_COLUMNS})`;
/** Only for accounting: to everybody else it would be an empty list, which is not the same as no deposit. */
const DEPOSITS = "deposits:customer_credits(id, amount, remaining, refunded_amount, currency, received_at, external_reference)";

/** Where a quote may go by hand. The rules are private.guard_quote()'s in deploy/phase1/functions.sql. */
const MOVES = {
    draft: [["sent", "Send"]],
    sent: [
        ["draft", "Take back to draft"],
        ["declined", "Decline"],
    ],
    changes_requested: [["sent", "Send again"]],
    approved: [["declined", "Decline"]],
    declined: [["sent", "Send again"]],
    archived: [["draft", "Take back to draft"]],
};

function load(app, id) {
    return ask(
        app.db
            .from("quotes")
            .select(app.can("write invoices") ? `${COLUMNS}, ${DEPOSITS}` : COLUMNS)
            .eq("id", id)
            .order("position", { referencedTable: "lines" })
            .order("answered_at", { referencedTable: "answers" })
            .maybeSingle(),
    );
}

function move(app, quote, [status, title], reload) {
    return action({
        title,
        main: quote.status === "draft",
        what: "Could not change the quote",
        done: "Quote changed",
        run: async () => {
            await ask(app.db.from("quotes").update({ status }).eq("id", quote.id).select("id").single());
            reload();
        },
    });
}

function accept(app, quote) {
    return action({
        title: quote.status === "approved" ? "Make the job" : "Accept",
        main: true,
        what: `Could not accept ${quote.reference}`,
        done: "Accepted, the job is made",
        run: async () => {
            const { data } = await ask(app.db.rpc("accept_quote", { quote_id: quote.id }));
            go(link("jobs", data));
        },
    });
}

function buttons(app, quote, reload) {
    const plain = (title, onclick) => h("button", { type: "button", class: "button", onclick }, title);
    const takesDeposit = app.can("write invoices") && ["sent", "approved", "converted"].includes(quote.status);
    const all = takesDeposit ? [plain("Record deposit", () => recordDeposit(app, quote, reload))] : [];
    if (!app.can("write quotes")) return all;
    all.unshift(...(MOVES[quote.status] ?? []).map((one) => move(app, quote, one, reload)));
    if (quote.status === "sent") all.push(plain("Note the answer", () => answerQuote(app, quote, reload)));
    return ["sent", "approved"].includes(quote.status) ? [...all, accept(app, quote)] : all;
}

function about(app, quote) {
    const zone = app.company.time_zone;
    const job = only(quote.job);
    return card(
        { title: "About" },
        facts([
            ["Customer", h("a", { href: link("customers", quote.customer.id) }, quote.customer.display_name)],
            ["Property", quote.property && addressLine(quote.property)],
            ["Valid until", dateText(quote.valid_until)],
            ["Sent", momentText(quote.sent_at, zone)],
            ["Decided", momentText(quote.decided_at, zone)],
            ...quote.answers.map((answer) => [
                words(answer.decision),
                [`by ${answer.signer}, ${momentText(answer.answered_at, zone)}`, answer.comment && h("p", {}, answer.comment)],
            ]),
            ["Job", job && h("a", { href: link("jobs", job.id) }, job.reference)],
            ["Message", quote.message],
        ]),
    );
}

function view(app, { id }) {
    const around = (face) => page({ title: "Quote", back: BACK }, face);
    const draw = ({ data: quote }, reload) => {
        if (!quote) return around(empty("There is no such quote, or it is not yours to see."));
        const lines = lineItems({
            app,
            document: quote,
            lines: quote.lines,
            store: { table: "quote_line_items", column: "quote_id", id: quote.id },
            editable: app.can("write quotes") && ["draft", "changes_requested"].includes(quote.status),
            reload,
        });
        const lead = [quote.reference ?? "No number yet", " ", badge(quote.status)];
        return page(
            { title: quote.title, lead, back: BACK, actions: buttons(app, quote, reload) },
            h(
                "div",
                { class: "split" },
                h("div", { class: "stack" }, card({ title: "Lines" }, lines), depositCard(app, quote)),
                about(app, quote),
            ),
        );
    };
    return region("the quote", () => load(app, id), draw, around).element;
}

export default { path: "quotes/:id", title: "Quote", section: "quotes", view };
