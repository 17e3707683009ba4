// Opens the built panel in a real browser.
//
//   node tests/e2e/panel.mjs        what needs no server; after scripts/setup test and scripts/build-panel
//   WRENCH_URL=http://localhost:3001 WRENCH_CODE=ABCD1234 node tests/e2e/panel.mjs        everything, with that server

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, newContext } from "./browser.mjs";
import { LOADING } from "./panel_loading.mjs";
import { PAIRED } from "./panel_paired.mjs";
import { serve } from "./static_server.mjs";
import { hearConsole } from "./waits.mjs";

const PANEL = fileURLToPath(new URL("../../dist/panel", import.meta.url));
const OUTPUT = fileURLToPath(new URL("output", import.meta.url));

async function attempt(browser, address, test, shared) {
    const contexts = [];
    const pages = [];
    const errors = [];
    const open = async (path, options = {}) => {
        const viewport = { width: 1080, height: 720 };
        const context = await newContext(browser, { viewport, storageState: shared.storage, ...options });
        contexts.push(context);
        const page = await context.newPage();
        pages.push(page);
        // Violations of the page's Content-Security-Policy are errors on its console.
        page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        page.on("pageerror", (error) => errors.push(String(error)));
        await page.goto(address + path);
        await page.locator(".wr-pairing, [role=tablist], [role=alert]").first().waitFor();
        return page;
    };
    // A refused request is an error on the console, too; where one is wanted the test itself looks at the answer.
    const takeErrors = async () => {
        await Promise.all(pages.map(hearConsole));
        return errors.splice(0).filter((text) => !/ERR_INTERNET_DISCONNECTED|status of 401/.test(text));
    };
    const photograph = (page, name) => page.screenshot({ path: `${OUTPUT}/${name}.png`, animations: "disabled" });
    try {
        await test({ open, takeErrors, photograph, shared, address });
        const unwanted = await takeErrors();
        if (unwanted.length > 0) throw new Error(`on the console: ${unwanted.join("\n")}`);
    } finally {
        await Promise.all(contexts.map((context) => context.close()));
    }
}

async function run(browser, name, address, tests, shared) {
    let failed = 0;
    for (const [situation, test] of Object.entries(tests)) {
        try {
            await attempt(browser, address, test, shared);
            console.log(`ok      ${name}: ${situation}`);
        } catch (error) {
            failed += 1;
            console.log(`FAILED  ${name}: ${situation}\n${error.stack}`);
        }
    }
    return failed;
}

async function main() {
    mkdirSync(OUTPUT, { recursive: true });
    const { WRENCH_URL: address, WRENCH_CODE: code } = process.env;
    const server = await serve(PANEL);
    const browser = await launch();
    let [count, failed] = [0, 0];
    // First, because the code is good for five minutes only.
    if (address) {
        failed += await run(browser, "paired", address, PAIRED, { code });
        count += Object.keys(PAIRED).length;
    } else {
        console.log("left out: what needs a server (WRENCH_URL, WRENCH_CODE)");
    }
    failed += await run(browser, "loading", server.address, LOADING, {});
    count += Object.keys(LOADING).length;
    await browser.close();
    server.stop();
    console.log(`\n${count - failed} passed, ${failed} failed`);
    // What a failed test has left open must not keep the others waiting.
    process.exit(failed ? 1 : 0);
}

await main();
