// What is mended in the panel: by mouse, by keyboard alone, for a column, a label, a relationship, a request that writes.

import assert from "node:assert/strict";
import { apply, ask, button, flow, openIssue, photograph, propose, tabTo } from "./fix_page.mjs";
import { overflow } from "./page_checks.mjs";

const COLUMN = /column `next_service_on` of table `customers` does not exist/;
const LABEL = { user: "owen", path: "jobs?select=id&status=eq.awaiting_inspection" };
const KEY = { user: "owen", path: "callbacks?select=id,customers(id)" };
const WRITE = { user: "owen", method: "POST", path: "callbacks", body: JSON.stringify({ note: "Ring", called_at: "2026-11-23T08:00:00Z" }) };

async function showsThePlan(panel) {
    const plan = flow(panel);
    await plan.locator(".wr-diff__line--added").getByText(/add column if not exists next_service_on date/).waitFor();
    await plan.getByRole("heading", { name: "Why this" }).waitFor();
    await plan.getByText("It holds").waitFor();
    await plan.getByRole("heading", { name: "What is sent to the database" }).waitFor();
}

async function lookAtAllSizes(page, name) {
    await photograph(page, name);
    await page.emulateMedia({ colorScheme: "dark" });
    await photograph(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    await photograph(page, `${name}-forced`);
    await page.emulateMedia({ forcedColors: "none" });
    const size = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 860 });
    assert.equal(await overflow(page.frames().find((frame) => frame.url().includes("host="))), 0);
    await photograph(page, `${name}-narrow`);
    await page.setViewportSize(size);
}

export const MENDED = {
    "a missing column, by mouse: proposed, proved, applied, asked again, taken back": async ({ page, panel, world }) => {
        await page.evaluate(() => (location.hash = "#/reminders"));
        await openIssue(panel, COLUMN);
        await photograph(page, "proposal");
        await propose(panel);
        await showsThePlan(panel);
        await lookAtAllSizes(page, "plan");
        const before = world.read("deploy/phase1/columns.sql");
        assert.ok(!before.includes("next_service_on"), "a plan writes nothing");
        await apply(panel);
        await flow(panel).getByText("The page asked again: 200.").waitFor();
        await flow(panel).getByRole("log").locator("li").first().waitFor();
        await lookAtAllSizes(page, "mended");
        assert.match(world.read("deploy/phase1/columns.sql"), /next_service_on date/);
        await button(panel, "Undo").click();
        await flow(panel).locator(".wr-diff__line--removed").getByText(/next_service_on/).waitFor();
        await photograph(page, "undo");
        await button(panel, "Take it back").click();
        await flow(panel).getByText("Open again", { exact: true }).waitFor();
        await photograph(page, "undone");
        assert.equal(world.read("deploy/phase1/columns.sql"), before);
    },

    "a missing label of an enum": async ({ page, panel }) => {
        assert.equal(await ask(page, LABEL), 400);
        await openIssue(panel, /awaiting_inspection/);
        await propose(panel);
        await flow(panel).locator(".wr-diff__line--added").getByText(/add value if not exists 'awaiting_inspection'/).waitFor();
        await apply(panel);
        await flow(panel).getByText("The page asked again: 200.").waitFor();
    },

    "a missing relationship, with the keyboard alone, and its way back from the list": async ({ page, panel }) => {
        assert.equal(await ask(page, KEY), 400);
        await panel.locator("[data-row]").filter({ hasText: "callbacks" }).waitFor();
        await tabTo(page, /callbacks/);
        await page.keyboard.press("Enter");
        await button(panel, "Propose this fix").waitFor();
        await tabTo(page, /^Propose this fix$/);
        await page.keyboard.press("Enter");
        await button(panel, "Apply").waitFor();
        await tabTo(page, /^Apply$/);
        await page.keyboard.press("Enter");
        await flow(panel).getByText("The page asked again: 200.").waitFor();
        await flow(panel).getByText(/after it was first seen/).waitFor();
        await tabTo(page, /^Done$/);
        await page.keyboard.press("Enter");
        await panel.getByRole("heading", { name: "Mended" }).waitFor();
        await photograph(page, "resolved");
        assert.equal(await ask(page, KEY), 200);
        await tabTo(page, /^Undo$/);
        await page.keyboard.press("Space");
        await button(panel, "Take it back").waitFor();
        await tabTo(page, /^Take it back$/);
        await page.keyboard.press("Space");
        await flow(panel).getByText("Open again", { exact: true }).waitFor();
    },

    "a request that writes is sent again only by a person's press": async ({ page, panel }) => {
        assert.equal(await ask(page, WRITE), 400);
        await openIssue(panel, /called_at/);
        await propose(panel);
        let sent = 0;
        page.on("request", (request) => (sent += Number(request.method() === "POST" && request.url().includes("callbacks"))));
        await apply(panel);
        await flow(panel).getByText(/it waits for you/).waitFor();
        await photograph(page, "write");
        assert.equal(sent, 0);
        await button(panel, "Retry").click();
        await flow(panel).getByText("The page asked again: 201.").waitFor();
        assert.equal(sent, 1);
    },
};
