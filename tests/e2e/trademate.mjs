// Uses the sample app in a real browser, on a running server with the seeds of phase 1.
//
//   TRADEMATE_URL=http://localhost:3000 node tests/e2e/trademate.mjs        after scripts/setup test

import assert from "node:assert/strict";
import { faintTexts } from "./page_checks.mjs";
import {
    enterAs, fill, follow, inDialog, looksRight, noNotice, photograph, press, runSuite, visit,
} from "./trademate_page.mjs";
import { settles } from "./waits.mjs";

const HALF_FINISHED = "#/reminders";
const MISSING = "400: column customers.next_service_on does not exist";

/** Lists, and from each the first row, so that every kind of page is opened. */
const PAGES = [
    { name: "today", hash: "#/", title: /^Good / },
    { name: "schedule", hash: "#/schedule", title: "Schedule" },
    { name: "visit", hash: "#/schedule", row: "Grease trap and floor drain", title: "Grease trap and floor drain" },
    { name: "customers", hash: "#/customers", title: "Customers" },
    { name: "customer", hash: "#/customers", row: "Joan Becker", title: "Joan Becker" },
    { name: "customer-edit", hash: "#/customers", row: "Joan Becker", press: "Edit", title: "Edit customer" },
    { name: "customer-new", hash: "#/customers/new", title: "New customer" },
    { name: "jobs", hash: "#/jobs", title: "Jobs" },
    { name: "job", hash: "#/jobs", row: "Replace water heater", title: "Replace water heater" },
    { name: "job-new", hash: "#/jobs/new", title: "New job" },
    { name: "quotes", hash: "#/quotes", title: "Quotes" },
    { name: "quote", hash: "#/quotes", row: "Replace water heater", title: "Replace water heater" },
    { name: "quote-new", hash: "#/quotes/new", title: "New quote" },
    { name: "invoices", hash: "#/invoices", title: "Invoices" },
    { name: "invoice", hash: "#/invoices", row: "INV-1001", title: "INV-1001" },
];

function opensEveryPage(look, options) {
    return async ({ open }) => {
        const page = await open(options);
        for (const wanted of PAGES) {
            await visit(page, wanted);
            await looksRight(page, `${wanted.name}-${look}`);
        }
    };
}

async function addCustomer(page, name) {
    await visit(page, { hash: "#/customers/new", title: "New customer" });
    await fill(page.locator("main"), { Business: name, "E-mail": "office@lakeside.example" });
    await page.getByRole("button", { name: "Add customer" }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await inDialog(page, "Add property", { Street: "5 Pier Road", City: "Denver" }, "Add property");
}

const TESTS = {
    "opens every page without an error, in the light scheme": opensEveryPage("light", { colorScheme: "light" }),
    "opens every page without an error, in the dark scheme": opensEveryPage("dark", { colorScheme: "dark" }),
    "opens every page without an error or scrolling sideways, on a telephone": opensEveryPage("narrow", {
        viewport: { width: 320, height: 640 },
    }),

    "names the missing column on the half-finished page, and in the console": async ({ open, takeErrors }) => {
        for (const colorScheme of ["light", "dark"]) {
            const page = await open({ colorScheme });
            await visit(page, { hash: HALF_FINISHED, title: /^Service reminders/ });
            assert.match(await page.getByRole("alert").textContent(), new RegExp(MISSING));
            assert.deepEqual(await faintTexts(page), []);
            await photograph(page, `reminders-${colorScheme}`);
        }
        const errors = await takeErrors();
        assert.ok(errors.some((text) => text.includes("next_service_on")), errors.join("\n"));
    },

    "shows the same page again after a reload": async ({ open }) => {
        const page = await open();
        await visit(page, { hash: "#/invoices", row: "INV-1001", title: "INV-1001" });
        await page.reload();
        await page.getByRole("heading", { level: 1, name: "INV-1001" }).waitFor();
    },

    "opens every page of the navigation for every role": async ({ open }) => {
        const page = await open();
        for (const person of ["maria", "dan", "luis", "ada", "owen", "joan.becker"]) {
            await enterAs(page, person);
            const sections = page.locator(`nav a:not([href="${HALF_FINISHED}"])`);
            for (const link of await sections.all()) {
                await follow(page, link);
                await noNotice(page);
            }
        }
    },

    "shows each person what their role and company may see": async ({ open }) => {
        const page = await open();
        await enterAs(page, "luis");
        assert.equal(await page.getByRole("link", { name: "Invoices" }).count(), 0);
        await photograph(page, "today-luis");
        await enterAs(page, "owen");
        await visit(page, { hash: "#/customers", title: "Customers" });
        await settles(() => page.locator("tbody th").allTextContents(), ["Priya Raman"], "customers");
    },

    "finds a customer by a part of the name, and takes wildcards literally": async ({ open }) => {
        const page = await open();
        await visit(page, { hash: "#/customers", title: "Customers" });
        await page.getByLabel("Search customers").fill("becK");
        await settles(() => page.locator("tbody th").allTextContents(), ["Joan Becker"], "customers found");
        await page.getByLabel("Search customers").fill('%,"(x).');
        await page.getByText("No customer matches").waitFor();
    },

    "takes work from the first call to the paid bill": async ({ open }) => {
        const page = await open();
        await addCustomer(page, `Lakeside Rowing Club ${Date.now()}`);
        await follow(page, page.getByRole("link", { name: "New job" }));
        await fill(page.locator("main"), { "What is to be done": "Service the boiler" });
        await page.getByRole("button", { name: "Make the job" }).click();
        await page.getByRole("heading", { level: 1, name: "Service the boiler" }).waitFor();
        await inDialog(page, "Plan", { Begins: "2031-03-09T01:30", Ends: "2031-03-09T03:30" }, "Save plan");
        await page.getByRole("definition").getByText("Sun, Mar 9, 2031, 1:30 AM – 3:30 AM").waitFor();
        await press(page, "Start", "Job started");
        await press(page, "Complete", "Job completed");
        await press(page, "Create invoice", "Invoice drafted");
        await inDialog(page, "Add line", { What: "Boiler service", "Price each": "180" }, "Add line");
        await press(page, "Issue", "Issued as INV-");
        await inDialog(page, "Record payment", { Method: "Cash" }, "Record payment");
        await page.locator(".lead").getByText("Paid").waitFor();
        await noNotice(page);
        await photograph(page, "paid");
    },

    "turns an accepted quote into a job, and says why a step is refused": async ({ open, takeErrors }) => {
        const page = await open();
        await addCustomer(page, `Harbour Bakery ${Date.now()}`);
        await follow(page, page.getByRole("link", { name: "New quote" }));
        await fill(page.locator("main"), { "What is offered": "New mixer tap" });
        await page.getByRole("button", { name: "Make the draft" }).click();
        await page.getByRole("heading", { level: 1, name: "New mixer tap" }).waitFor();
        await inDialog(page, "Add line", { What: "Mixer tap", "Price each": "95" }, "Add line");
        await inDialog(page, "Add line", { What: "Call-out", "Price each": "40" }, "Add line");
        await page.getByRole("button", { name: "Remove" }).last().click();
        await page.getByText("Call-out").waitFor({ state: "detached" });
        await press(page, "Send", "Quote changed");
        assert.deepEqual(await takeErrors(), []);

        const second = await open({}, page.context());
        await visit(second, { hash: new URL(page.url()).hash, title: "New mixer tap" });
        await press(second, "Accept", "Accepted, the job is made");
        await second.getByRole("heading", { level: 1, name: "New mixer tap" }).waitFor();
        await page.getByRole("button", { name: "Decline" }).click();
        await page.getByRole("alert").getByText("400: a quote cannot go from converted to declined").waitFor();
        await photograph(page, "refused");
        assert.notDeepEqual(await takeErrors(), [], "a refused step is told to the console");
    },

    "works with the keyboard alone": async ({ open }) => {
        const page = await open({ viewport: { width: 360, height: 760 } });
        const focused = () => page.evaluate(() => [document.activeElement.localName, document.activeElement.textContent]);
        await page.getByRole("button", { name: "Menu" }).press("Enter");
        await photograph(page, "menu-narrow");
        await settles(focused, ["a", "Today"], "first in the menu");
        await page.keyboard.press("Tab");
        await settles(focused, ["a", "Schedule"], "next in the menu");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { level: 1, name: "Customers" }).waitFor();
        await settles(focused, ["h1", "Customers"], "on the page");
    },
};

await runSuite("trademate", TESTS);
