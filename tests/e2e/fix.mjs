// From a red 400 to a request that works, all of it in the panel.
//
//   node tests/e2e/fix.mjs [WORDS…]       after scripts/setup test, make assets and a debug build; words choose situations

import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, newContext } from "./browser.mjs";
import { MENDED } from "./fix_mended.mjs";
import { openPanel, photograph } from "./fix_page.mjs";
import { REFUSED } from "./fix_refused.mjs";
import { hearConsole } from "./waits.mjs";
import { start } from "./world.mjs";

/** A table that refers to another by its name only, and that everybody may read. */
const CALLBACKS = `
create table public.callbacks (id uuid primary key default gen_random_uuid(), customer_id uuid, note text);
`;

function protect(folder) {
    writeFileSync(join(folder, "wrench.toml"), "[target]\nprotected = true\n");
}

function declareCallbacks(folder) {
    appendFileSync(join(folder, "deploy/phase1/tables.sql"), CALLBACKS);
}

async function attempt(browser, world, code, test) {
    const context = await newContext(browser, { viewport: { width: 1280, height: 860 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    const thrown = [];
    page.on("pageerror", (error) => thrown.push(String(error)));
    try {
        const panel = await openPanel(page, world, code);
        await test({ page, panel, world, context });
        await hearConsole(page);
        assert.deepEqual(thrown, []);
    } catch (error) {
        await photograph(page, "failed");
        throw error;
    } finally {
        await context.close();
    }
}

async function run(browser, { tests, prepare, words }) {
    const wanted = Object.entries(tests).filter(([situation]) => words.every((word) => situation.includes(word)));
    if (wanted.length === 0) return 0;
    const world = await start({ prepare });
    let failed = 0;
    let code = world.code;
    for (const [situation, test] of wanted) {
        try {
            code ??= await world.newCode();
            await attempt(browser, world, code, test);
            console.log(`ok      ${situation}`);
        } catch (error) {
            failed += 1;
            console.log(`FAILED  ${situation}\n${error.stack}`);
        }
        code = undefined;
    }
    const ended = await world.stop();
    return failed + (ended === 0 ? 0 : 1);
}

mkdirSync(fileURLToPath(new URL("output", import.meta.url)), { recursive: true });
const words = process.argv.slice(2);
const browser = await launch();
let failed = await run(browser, { tests: MENDED, prepare: declareCallbacks, words });
failed += await run(browser, { tests: REFUSED.open, words });
failed += await run(browser, { tests: REFUSED.protected, prepare: protect, words });
await browser.close();
console.log(failed ? `\n${failed} failed` : "\nfrom a red 400 to a request that works: passed");
process.exit(failed ? 1 : 0);
