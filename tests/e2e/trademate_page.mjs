// What the suites of the sample app share: how its pages are opened, filled in and waited for.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, newContext } from "./browser.mjs";
import { faintTexts, overflow } from "./page_checks.mjs";
import { hearConsole } from "./waits.mjs";

const OUTPUT = fileURLToPath(new URL("output", import.meta.url));
/** Where the sample app runs. */
export const ADDRESS = process.env.TRADEMATE_URL;

/** Nothing is being loaded any more. */
export function settled(page) {
    return page.waitForFunction(() => document.querySelector("h1") && !document.querySelector("[aria-busy=true]"));
}

export function photograph(page, name) {
    return page.screenshot({ path: `${OUTPUT}/trademate-${name}.png`, fullPage: true, animations: "disabled" });
}

/** Does what leads to an address, and waits until the page there is drawn and has loaded. */
export async function goTo(page, hash, act) {
    // The router has listened for longer, so it has drawn the page when this hears of it.
    await page.evaluate((hash) => {
        window.isThere = location.hash === hash;
        addEventListener("hashchange", () => (window.isThere = true), { once: true });
    }, hash);
    await act();
    await page.waitForFunction(() => window.isThere);
    await settled(page);
}

export async function visit(page, { hash, row, press, title }) {
    await goTo(page, hash, () => page.evaluate((next) => (location.hash = next), hash));
    if (row) await follow(page, page.getByRole("link", { name: row, exact: true }).first());
    if (press) await follow(page, page.getByRole("link", { name: press, exact: true }));
    await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
}

export async function follow(page, target) {
    await goTo(page, await target.getAttribute("href"), () => target.click());
}

/** Becomes another person: the one of the given log-in, who is greeted by the first name. */
export async function enterAs(page, login) {
    await page.getByLabel("Signed in as").selectOption(login);
    // The app is busy from the choice on, and then draws itself anew.
    await settled(page);
    await page.getByRole("heading", { level: 1, name: new RegExp(`, ${login.split(".")[0]}$`, "i") }).waitFor();
    await settled(page);
}

export async function noNotice(page) {
    assert.deepEqual(await page.locator(".notice").allTextContents(), []);
}

export async function noOverflow(page) {
    const pixels = await overflow(page);
    assert.ok(pixels <= 0, `${page.url()}: ${pixels} px too wide`);
}

/** Fills a form's fields by their labels. */
export async function fill(scope, values) {
    for (const [label, value] of Object.entries(values)) {
        const field = scope.getByLabel(label, { exact: false });
        if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
            const option = field.locator("option", { hasText: value });
            await field.selectOption(await option.first().getAttribute("value"));
        } else {
            await field.fill(value);
        }
    }
}

export async function inDialog(page, opener, values, submit) {
    await page.getByRole("button", { name: opener, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await fill(dialog, values);
    await dialog.getByRole("button", { name: submit, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await settled(page);
}

export async function press(page, name, says) {
    // It is said for five seconds only: the page itself watches for it, from before the press.
    const isSaid = page.waitForFunction((says) => document.querySelector(".toasts").textContent.includes(says), says);
    await Promise.all([isSaid, page.getByRole("button", { name, exact: true }).click()]);
    await settled(page);
}

/** A page looks as it should: no red notice, nothing wider than the window, no text too faint to read. And a picture of it. */
export async function looksRight(page, name) {
    await noNotice(page);
    await noOverflow(page);
    assert.deepEqual(await faintTexts(page), [], name);
    await photograph(page, name);
}

async function attempt(browser, test, shared) {
    const contexts = [];
    const pages = [];
    const errors = [];
    const open = async (options = {}, known = null) => {
        const context = known ?? (await newContext(browser, { viewport: { width: 1280, height: 800 }, ...options }));
        contexts.push(context);
        const page = await context.newPage();
        pages.push(page);
        page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        page.on("pageerror", (error) => errors.push(String(error)));
        await page.goto(ADDRESS);
        await settled(page);
        return page;
    };
    const takeErrors = async () => {
        await Promise.all(pages.map(hearConsole));
        return errors.splice(0);
    };
    try {
        await test({ open, takeErrors, ...shared });
        assert.deepEqual(await takeErrors(), []);
    } finally {
        await Promise.all(contexts.map((context) => context.close()));
    }
}

/** Runs every test of a suite, each in a window of its own, and says how many failed by the exit code. */
export async function runSuite(name, tests, shared = {}) {
    assert.ok(ADDRESS, "TRADEMATE_URL says where the sample app runs");
    mkdirSync(OUTPUT, { recursive: true });
    const browser = await launch();
    let failed = 0;
    for (const [situation, test] of Object.entries(tests)) {
        try {
            await attempt(browser, test, shared);
            console.log(`ok      ${name}: ${situation}`);
        } catch (error) {
            failed += 1;
            console.log(`FAILED  ${name}: ${situation}\n${error.stack}`);
        }
    }
    await browser.close();
    console.log(`\n${Object.keys(tests).length - failed} passed, ${failed} failed`);
    process.exitCode = failed ? 1 : 0;
}
