// Every page of the app. The navigation shows those with `nav`, in this order; of two that match an address, the first wins.

import customer from "./customers/detail.js";
import customerEdit from "./customers/edit.js";
import customerNew from "./customers/new.js";
import customers from "./customers/list.js";
import invoice from "./invoices/detail.js";
import invoices from "./invoices/list.js";
import job from "./jobs/detail.js";
import jobNew from "./jobs/new.js";
import jobs from "./jobs/board.js";
import mine from "./visits/mine.js";
import portal from "./portal/home.js";
import portalInvoice from "./portal/invoice.js";
import portalQuote from "./portal/quote.js";
import quote from "./quotes/detail.js";
import quoteNew from "./quotes/new.js";
import quotes from "./quotes/list.js";
import reminders from "./reminders.js";
import schedule from "./schedule/week.js";
import today from "./today/page.js";
import visit from "./visits/detail.js";

/**
 * A page is `{ path, title, section, view(app, params) }`, and may have `nav: { icon, title?, tag? }` and `needs`, the permission
 * without which the navigation leaves it out.
 */
const COMPANY = [
    today,
    mine,
    schedule,
    visit,
    customers,
    customerNew,
    customerEdit,
    customer,
    jobs,
    jobNew,
    job,
    quotes,
    quoteNew,
    quote,
    invoices,
    invoice,
    reminders,
];

/** What a customer finds under the same addresses. */
const PORTAL = [portal, portalQuote, portalInvoice];

/** The pages a person has. */
export function pagesFor(app) {
    return app.can("use the portal") ? PORTAL : COMPANY;
}
