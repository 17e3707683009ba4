// What is not applied, and why the panel says so.

import assert from "node:assert/strict";
import { ask, button, flow, openIssue, photograph, propose } from "./fix_page.mjs";
import { settles } from "./waits.mjs";

const COLUMN = /column `next_service_on` of table `customers` does not exist/;
/** Two columns are missing, and a statement adds one. */
const TWICE = { user: "owen", path: "customers?select=id,nickname,shoe_size" };
const ANONYMOUS = { path: "customers?select=id&next_service_on=gte.2026-11-23" };

export const REFUSED = {
    open: {
        "a plan whose file was changed since": async ({ page, panel, world }) => {
            await page.evaluate(() => (location.hash = "#/reminders"));
            await openIssue(panel, COLUMN);
            await propose(panel);
            world.append("deploy/phase1/columns.sql", "-- Somebody was here.\n");
            await button(panel, "Apply").click();
            await flow(panel).getByText(/was changed since it was looked at/).waitFor();
            await photograph(page, "stale");
            await button(panel, "Plan it again").click();
            await button(panel, "Apply").waitFor();
        },

        "a repair that a trial does not prove": async ({ page, panel }) => {
            assert.equal(await ask(page, TWICE), 400);
            await openIssue(panel, /nickname/);
            await button(panel, "Propose this fix").click();
            await flow(panel).getByRole("heading", { name: "This cannot be applied" }).waitFor();
            await flow(panel).getByText(/does not mend the error/).waitFor();
            await photograph(page, "unproved");
            await button(panel, "Back to the proposal").click();
            await button(panel, "Propose this fix").waitFor();
        },
    },

    protected: {
        "a protected target is changed only from a tab of its own": async ({ page, panel, context, world }) => {
            // Nothing deploys to a protected target by itself.
            const deployed = world.run("deploy", "--yes");
            assert.equal(deployed.status, 0, deployed.stderr);
            await settles(() => ask(page, ANONYMOUS), 400, "the data API knows the schema");
            await openIssue(panel, COLUMN);
            await button(panel, "Propose this fix").click();
            const link = flow(panel).getByRole("link", { name: "Confirm in a tab of its own" });
            await link.waitFor();
            await photograph(page, "protected");
            assert.equal(await button(panel, "Apply").count(), 0);
            const [tab] = await Promise.all([context.waitForEvent("page"), link.click()]);
            await tab.getByRole("button", { name: /Confirm|Apply/ }).click();
            await tab.getByText(/Done: deployment/).waitFor();
            await flow(panel).getByText("Resolved", { exact: true }).waitFor();
            // Nobody is signed in, so that the rows stay closed; the column is no longer what is wrong.
            await flow(panel).getByText("The page asked again and was refused: 401.").waitFor();
            assert.match(world.read("deploy/phase1/columns.sql"), /next_service_on date/);
        },
    },
};
