// What a job consists of: the lines of the quote, and what was added on site. The invoice is made of them.

import { money, sumOf } from "../../format/money.js";
import { words } from "../../format/text.js";
import { h } from "../../ui/dom.js";
import { empty } from "../../ui/empty.js";
import { card, facts } from "../../ui/layout.js";
import { table } from "../../ui/table.js";
import { LINE_COLUMNS, addLine } from "../lines.js";
import { isOpen } from "./states.js";

/** What is shown of a line, for an embedding select. */
export const WORK_COLUMNS = LINE_COLUMNS;

/** The lines as a card. Prices are for those who may read quotes; a technician sees what is to be done. */
export function work(app, job, reload) {
    const seesPrices = app.can("read quotes");
    const amount = (value) => money(value, job.quote?.currency ?? app.company.currency);
    const columns = [
        { title: "Line", main: true, cell: (line) => line.name },
        { title: "Kind", cell: (line) => words(line.kind) },
        { title: "Quantity", number: true, cell: (line) => String(line.quantity) },
        seesPrices && { title: "Amount", number: true, cell: (line) => amount(line.line_total) },
    ].filter(Boolean);
    const store = { table: "job_line_items", column: "job_id", id: job.id };
    const add = h(
        "button",
        { type: "button", class: "button button--small", onclick: () => addLine(app, store, job.lines, reload) },
        "Add work",
    );
    const total = facts([["Before tax", h("strong", {}, amount(sumOf(job.lines.map((line) => line.line_total))))]]);
    return card(
        { title: "Work", side: app.can("plan jobs") && isOpen(job) && add },
        job.lines.length ? table({ label: "Work", columns, rows: job.lines }) : empty("No work has been written down yet."),
        seesPrices && job.lines.length > 0 && h("div", { class: "below" }, h("span"), h("div", { class: "sums" }, total)),
    );
}
