// The scripts of a host page in a real browser: a page on one port, a recording stand-in for Wrench on another.
//
//   node tests/e2e/loader.mjs [WORD]     after scripts/setup test and scripts/build-loader; WORD picks tests by name

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { withPage } from "./loader/harness.mjs";
import { HOOKS } from "./loader/hooks.mjs";
import { QUEUE } from "./loader/queue.mjs";
import { SHAPES } from "./loader/shapes.mjs";
import { TIMING } from "./loader/timing.mjs";
import { TRIGGER } from "./loader/trigger.mjs";

const TESTS = { ...HOOKS, ...SHAPES, ...QUEUE, ...TRIGGER, ...TIMING };

async function main() {
    mkdirSync(fileURLToPath(new URL("output", import.meta.url)), { recursive: true });
    const browser = await launch();
    const chosen = Object.entries(TESTS).filter(([name]) => name.includes(process.argv[2] ?? ""));
    let failed = 0;
    for (const [name, test] of chosen) {
        try {
            await withPage(browser, test);
            console.log(`ok      loader: ${name}`);
        } catch (error) {
            failed += 1;
            console.log(`FAILED  loader: ${name}\n${error.stack}`);
        }
    }
    await browser.close();
    console.log(`\n${chosen.length - failed} passed, ${failed} failed`);
    process.exitCode = failed || !chosen.length ? 1 : 0;
}

await main();
