// The page of `wrench docs`, opened from its file: search, addresses, keys, schemes.
//
//   node tests/e2e/docs.mjs        after scripts/setup test and a debug build

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, newContext } from "./browser.mjs";
import { faintTexts, overflow } from "./page_checks.mjs";
import { settles } from "./waits.mjs";
import { wrenchBinary } from "./world.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const OUTPUT = fileURLToPath(new URL("output", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "wrench-docs-"));
cpSync(join(ROOT, "deploy"), join(folder, "deploy"), { recursive: true });

function wrench(...arguments_) {
    const { DATABASE_URL, ...env } = process.env;
    const ended = spawnSync(wrenchBinary(), arguments_, { cwd: folder, encoding: "utf8", env });
    assert.equal(ended.status, 0, ended.stderr);
    return ended.stdout.trim().split("\n")[0];
}

/** A page of its own; whatever it complains about is a failure, and so is a request for anything but itself. */
async function visit(browser, options, hash, test) {
    const context = await newContext(browser, { reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    const complaints = [];
    const address = pathToFileURL(join(folder, "docs/schema/index.html")).href;
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => !request.url().startsWith(address) && complaints.push(request.url()));
    await page.goto(address + hash);
    await page.locator("h1").waitFor();
    await test(page);
    assert.deepEqual(complaints.filter((one) => !one.startsWith("data:")), []);
    await context.close();
}

const title = (page) => page.locator("h1").innerText();

async function searchFindsAColumn(page) {
    await page.keyboard.press("/");
    await page.keyboard.type("display_na");
    const found = page.getByRole("option", { name: /display_name/ }).first();
    await found.waitFor();
    assert.match(await found.innerText(), /column\s+display_name\s+customers/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await settles(() => title(page), "customers", "Enter leads to the table of the column");
    assert.equal(await page.locator("tr.here").getAttribute("data-column"), "display_name");
    await page.keyboard.press("/");
    await page.keyboard.type("no such thing anywhere");
    await page.getByText("Nothing has this name").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("navigation").waitFor();
}

async function addressesLead(page) {
    assert.equal(await title(page), "job_status");
    await page.getByRole("cell", { name: "jobs", exact: true }).getByRole("link").click();
    await settles(() => title(page), "jobs", "an enum leads to the tables that have it");
    await page.goBack();
    await settles(() => title(page), "job_status", "one can go back");
}

async function drawingLeads(page) {
    const box = page.locator(".drawing a.b").filter({ has: page.locator("text.h", { hasText: /^customers$/ }) });
    await box.waitFor();
    await page.screenshot({ path: `${OUTPUT}/docs-phase.png`, animations: "disabled" });
    await box.click();
    await settles(() => title(page), "customers", "a box leads to its table");
}

async function looks(page, name) {
    assert.deepEqual(await faintTexts(page), [], name);
    assert.ok((await overflow(page)) <= 0, `${name}: nothing is wider than the window`);
    await page.screenshot({ path: `${OUTPUT}/docs-${name}.png`, animations: "disabled" });
}

mkdirSync(OUTPUT, { recursive: true });
let browser;
try {
    wrench("deploy", "--quiet");
    console.log(`    ${wrench("docs", "--quiet")}`);
    browser = await launch();
    const wide = { viewport: { width: 1280, height: 800 } };
    await visit(browser, wide, "", searchFindsAColumn);
    await visit(browser, wide, "#/enum/job_status", addressesLead);
    await visit(browser, wide, "#/phase/phase1", drawingLeads);
    for (const colorScheme of ["light", "dark"]) {
        await visit(browser, { ...wide, colorScheme }, "", (page) => looks(page, `overview-${colorScheme}`));
        await visit(browser, { ...wide, colorScheme }, "#/table/jobs", (page) => looks(page, `table-${colorScheme}`));
        await visit(browser, { viewport: { width: 320, height: 640 }, colorScheme }, "#/table/jobs", (page) => looks(page, `narrow-${colorScheme}`));
    }
} finally {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
}
console.log("the page of the schema: passed");
