// The whole path as a newcomer walks it: a page that half works, the wrench, what it says, the statement, the page that works.
//
//   node tests/e2e/path.mjs        after scripts/setup test, make assets and a debug build

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, newContext } from "./browser.mjs";
import { PATIENCE_MS, settles } from "./waits.mjs";
import { start } from "./world.mjs";

const OUTPUT = fileURLToPath(new URL("output", import.meta.url));
const COLUMN = "next_service_on";
const TITLE = "column `next_service_on` of table `customers` does not exist";

function photograph(page, name) {
    return page.screenshot({ path: `${OUTPUT}/path-${name}.png`, animations: "disabled" });
}

/** Milliseconds that something took. */
async function timed(work) {
    const started = performance.now();
    const value = await work();
    return [Math.round(performance.now() - started), value];
}

async function openPanel(page, world) {
    const trigger = page.getByRole("button", { name: /Wrench/ });
    await trigger.waitFor();
    const panel = page.frameLocator("iframe[title=Wrench]");
    const [interactive] = await timed(async () => {
        await trigger.click();
        await panel.getByLabel("Code").waitFor();
    });
    console.log(`    click to interactive: ${interactive} ms`);
    await panel.getByLabel("Code").fill(world.code);
    await panel.getByRole("tab", { name: "System Health" }).waitFor();
    return panel;
}

async function runDiagnostics(page, panel) {
    await panel.getByRole("button", { name: "Run Full Diagnostics" }).click();
    await panel.locator("[data-progress=finished]").waitFor({ timeout: 2 * PATIENCE_MS });
    const sentence = await panel.locator("[data-progress=finished]").innerText();
    console.log(`    diagnostics: ${sentence.split("\n")[0]}`);
    assert.match(sentence, /Everything is in order|attention/);
    await photograph(page, "diagnostics");
}

/** The page fails; the panel is open on Errors and shows it by itself. How soon is printed: a busy machine is no failure. */
async function failOnReminders(page, panel) {
    await panel.getByRole("tab", { name: /Errors/ }).click();
    const answered = page.waitForResponse((response) => response.url().includes(COLUMN) && response.status() === 400);
    await page.evaluate(() => (location.hash = "#/reminders"));
    await answered;
    const row = panel.getByText(TITLE).first();
    const [shown] = await timed(() => row.waitFor());
    console.log(`    from the 400 to the row in the panel: ${shown} ms`);
    await row.click();
    await panel.getByRole("heading", { name: TITLE }).waitFor();
    await photograph(page, "error");
}

/** What the panel says is what a person would paste. */
async function proposalOf(world) {
    const bearer = { headers: { authorization: `Bearer ${await world.token()}` } };
    const get = async (path) => (await fetch(`${world.wrench}/api/v1/issues${path}`, bearer)).json();
    const { issues } = await get("");
    assert.deepEqual(issues.map((issue) => [issue.class, issue.slots.table, issue.slots.column, issue.count]), [
        ["missing_column", "customers", COLUMN, 1],
    ]);
    let proposals;
    const count = async () => ({ proposals } = await get(`/${issues[0].id}`)).proposals.length;
    await settles(async () => (await count()) > 0, true, "there is a proposal");
    return proposals[0];
}

async function mend(world, panel) {
    const { change, command } = await proposalOf(world);
    assert.equal(change.file, "deploy/phase1/columns.sql");
    assert.match(change.sql, /alter table public\.customers add column if not exists next_service_on date;/);
    const lines = change.sql.trimEnd().split("\n");
    for (const line of lines.filter((text) => text.includes("alter table"))) {
        await panel.getByText(line.trim()).first().waitFor();
    }
    world.append(change.file, change.sql);
    assert.equal(command, "wrench deploy --phase=1");
    const deployed = world.run("deploy", "--phase=1");
    assert.equal(deployed.status, 0, deployed.stderr);
    console.log(`    deployed: ${deployed.stdout.trim().split("\n")[0]}`);
}

async function works(page, panel) {
    await panel.getByRole("button", { name: /Close/ }).click();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText(/400/).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Plan a service" }).waitFor();
    await photograph(page, "mended");
}

async function showsDeployment(page, panel) {
    await page.getByRole("button", { name: /Wrench/ }).click();
    await panel.getByRole("tab", { name: "Deployments" }).click();
    await panel.locator("[role=tabpanel]:not([hidden])").getByText(/succeeded/i).first().waitFor();
    // What the deployment has mended is over, without anybody saying so.
    await panel.getByRole("tab", { name: "Errors", exact: true }).waitFor();
    await photograph(page, "deployments");
}

mkdirSync(OUTPUT, { recursive: true });
const world = await start();
const browser = await launch();
try {
    const context = await newContext(browser, { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(world.app);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await photograph(page, "app");
    const panel = await openPanel(page, world);
    await runDiagnostics(page, panel);
    await failOnReminders(page, panel);
    await mend(world, panel);
    await works(page, panel);
    await showsDeployment(page, panel);
} finally {
    await browser.close();
    const code = await world.stop();
    assert.equal(code, 0, "Ctrl-C ends everything well");
}
console.log("the path from a red 400 to a page that works: passed");
