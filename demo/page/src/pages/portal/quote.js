// A quote as its customer reads and answers it.

import { ask } from "../../app/ask.js";
import { link } from "../../app/links.js";
import { dateText } from "../../format/time.js";
import { badge } from "../../ui/badge.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, facts, page } from "../../ui/layout.js";
import { region } from "../../ui/region.js";
import { LINE_COLUMNS, lineItems } from "../lines.js";
import { answerQuote } from "../quotes/answer.js";

const BACK = { title: "Your account", href: link() };
const COLUMNS = `
    id, reference, status, title, message, valid_until, currency, tax_rate, subtotal, tax_total, total, deposit_amount,
    options:quote_options(id, name),
    lines:quote_line_items(${LINE_COLUMNS})`;

function load(app, id) {
    const query = app.db.from("quotes").select(COLUMNS).eq("id", id);
    return ask(query.order("position", { referencedTable: "lines" }).maybeSingle());
}

function view(app, { id }) {
    const around = (face) => page({ title: "Quote", back: BACK }, face);
    const draw = ({ data: quote }, reload) => {
        if (!quote) return around(empty("There is no such quote, or it is not yours to see."));
        const answer = () => answerQuote(app, quote, reload, { signer: app.person.full_name });
        const actions =
            quote.status === "sent"
                ? [h("button", { type: "button", class: "button button--main", onclick: answer }, "Answer")]
                : [];
        const lines = lineItems({ app, document: quote, lines: quote.lines, editable: false });
        const about = facts([
            ["Valid until", dateText(quote.valid_until)],
            ["Message", quote.message],
        ]);
        return page(
            { title: quote.title, lead: [quote.reference, " ", badge(quote.status)], back: BACK, actions },
            h("div", { class: "split" }, card({ title: "Lines" }, lines), card({ title: "About" }, about)),
        );
    };
    return region("the quote", () => load(app, id), draw, around).element;
}

export default { path: "quotes/:id", title: "Quote", section: "portal", view };
