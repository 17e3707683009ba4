// Money in the sample app: the figures of the day, and a quote on its way to a bill that is paid and given back in part.

import assert from "node:assert/strict";
import { enterAs, fill, follow, inDialog, looksRight, noNotice, photograph, press, visit } from "./trademate_page.mjs";
import { settles } from "./waits.mjs";

const COMPANIES = {
    maria: ["a1000000-0000-4000-8000-000000000001", "USD"],
    owen: ["b1000000-0000-4000-8000-000000000001", "CAD"],
};
const FIGURES = ["Visits today", "Visits to plan", "Owed", "Past due", "Received", "Jobs to bill", "Quoted"];

function money(amount, currency) {
    return new Intl.NumberFormat("en-US", { style: "currency", currency }).format(amount);
}

/** The figures as the page shows them, by their words. */
async function shownFigures(page) {
    const boxes = await page.locator(".figure").all();
    const pairs = boxes.map(async (box) => [
        await box.locator("dt").innerText(),
        await box.locator(".figure__value").innerText(),
    ]);
    return Object.fromEntries(await Promise.all(pairs));
}

/** The same from the database, by another way. */
async function heldFigures(sql, login) {
    const [company, currency] = COMPANIES[login];
    const [line] = await sql.file("trademate_figures.sql", { company });
    const values = line.split("|");
    return Object.fromEntries(
        FIGURES.map((words, index) => [words, values[index].includes(".") ? money(values[index], currency) : values[index]]),
    );
}

async function figuresAgree(page, sql, login) {
    await visit(page, { hash: "#/", title: /^Good / });
    assert.deepEqual(await shownFigures(page), await heldFigures(sql, login));
}

/** The value of a fact on the page. */
function fact(page, name) {
    return page.locator(".facts > div", { has: page.locator("dt", { hasText: new RegExp(`^${name}`) }) }).locator("dd").first();
}

async function hasFacts(page, facts) {
    for (const [name, value] of Object.entries(facts)) {
        await settles(() => fact(page, name).innerText(), value, name);
    }
}

async function offer(page, customer) {
    await visit(page, { hash: "#/customers/new", title: "New customer" });
    await fill(page.locator("main"), { Business: customer, "E-mail": "office@ferry.example" });
    await page.getByRole("button", { name: "Add customer" }).click();
    await page.getByRole("heading", { level: 1, name: customer }).waitFor();
    await inDialog(page, "Add property", { Street: "1 Ferry Road", City: "Denver" }, "Add property");
    await follow(page, page.getByRole("link", { name: "New quote" }));
    await fill(page.locator("main"), { "What is offered": "Two radiators", "Deposit before the work": "250.15" });
    await page.getByRole("button", { name: "Make the draft" }).click();
    await page.getByRole("heading", { level: 1, name: "Two radiators" }).waitFor();
    await inDialog(page, "Add line", { What: "Radiator", Quantity: "3", "Price each": "333.33" }, "Add line");
    const labor = page.getByRole("button", { name: "Add line", exact: true });
    await labor.click();
    const dialog = page.getByRole("dialog");
    await fill(dialog, { What: "Fitting", Kind: "Labor", Quantity: "1.5", "Price each": "98.50" });
    await dialog.getByLabel("Taxable").uncheck();
    await dialog.getByRole("button", { name: "Add line" }).click();
    await dialog.waitFor({ state: "detached" });
}

/** From the draft to the job that is done. */
async function doTheWork(page) {
    await press(page, "Send", "Quote changed");
    await inDialog(page, "Note the answer", { "Name of who says so": "Fay Ferry" }, "Sign");
    await page.getByText("by Fay Ferry").waitFor();
    await inDialog(page, "Record deposit", { Reference: `card ${Date.now()}` }, "Record deposit");
    await page.getByRole("table", { name: "Deposits" }).getByText("$250.15").first().waitFor();
    await looksRight(page, "flow-quote");
    await press(page, "Make the job", "Accepted, the job is made");
    await page.getByRole("heading", { level: 1, name: "Two radiators" }).waitFor();
    await hasFacts(page, { "Before tax": "$1,147.74" });
    await press(page, "Start", "Job started");
    await press(page, "Complete", "Job completed");
    await looksRight(page, "flow-job");
}

export const MONEY = {
    "shows the figures of the day as SQL says them": async ({ open, sql }) => {
        const page = await open();
        for (const login of Object.keys(COMPANIES)) {
            await enterAs(page, login);
            await figuresAgree(page, sql, login);
        }
    },

    "takes a quote with a deposit to a paid bill, and a part of the money back": async ({ open, sql }) => {
        const page = await open();
        const customer = `Ferry House ${Date.now()}`;
        await offer(page, customer);
        // 3 × 333.33 is taxed with 8.25 %, which makes 82.499…; 1.5 × 98.50 is not.
        await hasFacts(page, { Subtotal: "$1,147.74", Tax: "$82.50", Total: "$1,230.24", Deposit: "$250.15" });
        await doTheWork(page);
        await figuresAgree(page, sql, "maria");
        await page.goBack();
        await press(page, "Create invoice", "Invoice drafted");
        await press(page, "Issue", "Issued as INV-");
        await hasFacts(page, { Total: "$1,230.24", Paid: "$250.15", Balance: "$980.09" });
        await inDialog(page, "Record payment", { Method: "Cheque" }, "Record payment");
        await hasFacts(page, { Paid: "$1,230.24", Balance: "$0.00" });
        await page.locator(".lead").getByText("Paid").waitFor();
        await inDialog(page, "Refund $980.09", { Amount: "80.09", Reason: "One radiator has a scratch" }, "Record refund");
        await hasFacts(page, { Paid: "$1,150.15", Balance: "$80.09" });
        await page.getByRole("cell", { name: "$80.09" }).waitFor();
        await noNotice(page);
        await photograph(page, "flow-refunded");
        const held = await sql(`
            select invoice.total, invoice.amount_paid, invoice.balance, invoice.status,
                   (select sum(amount) from public.credit_applications where invoice_id = invoice.id),
                   (select sum(amount - refunded_amount) from public.payments where invoice_id = invoice.id)
              from public.invoices as invoice
              join public.customers as customer on customer.id = invoice.customer_id
             where customer.display_name = '${customer}'`);
        assert.deepEqual(held, ["1230.24|1150.15|80.09|awaiting_payment|250.15|900.00"]);
        await figuresAgree(page, sql, "maria");
        await visit(page, { hash: "#/customers", row: customer, title: customer });
        const last = page.getByRole("table", { name: "Account" }).locator("tbody tr").last();
        await settles(() => last.locator("td").last().innerText(), "$80.09", "what the account says is owed");
    },

    "refuses to take more than is owed, and to give back more than was received": async ({ open, takeErrors }) => {
        const page = await open();
        await visit(page, { hash: "#/invoices", row: "INV-1001", title: "INV-1001" });
        await page.getByRole("button", { name: "Record payment" }).click();
        const dialog = page.getByRole("dialog");
        await fill(dialog, { Amount: "931.61" });
        await dialog.getByRole("button", { name: "Record payment" }).click();
        await dialog.getByRole("alert").getByText(/^400: /).waitFor();
        await photograph(page, "flow-too-much");
        assert.notDeepEqual(await takeErrors(), []);
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await hasFacts(page, { Balance: "$931.60" });
    },
};
