// What a call costs more with the hooks than without. Printed, not judged: the machine decides.

import assert from "node:assert/strict";

const ROUNDS = 5;
const CALLS = 2000;

/** Microseconds per call of each function, the fastest of some rounds. */
function measure([rounds, calls]) {
    const silent = () => {};
    const time = (work) => {
        const started = performance.now();
        for (let at = 0; at < calls; at++) work(at);
        return ((performance.now() - started) * 1000) / calls;
    };
    const best = (work) => Math.min(...Array.from({ length: rounds }, () => time(work)));
    const { inner, log } = window.was;
    return {
        fetch: [best(() => inner("/").catch(silent)), best(() => fetch("/").catch(silent))],
        "console.error": [best((at) => log(`number ${at}`)), best((at) => console.error(`number ${at}`))],
    };
}

export const TIMING = {
    "the hooks' cost per call": async ({ open }) => {
        // Stand-ins without cost of their own, so that the difference is the hooks'.
        const page = await open({
            before: `const answer = Promise.resolve(new Response("")); window.fetch = () => answer; console.error = () => {};
                window.was = { inner: window.fetch, log: console.error };`,
        });
        await page.locator("wrench-devtools").waitFor({ state: "attached" });
        const measured = await page.evaluate(measure, [ROUNDS, CALLS]);
        for (const [name, [bare, hooked]] of Object.entries(measured)) {
            assert.ok(hooked >= 0 && bare >= 0);
            console.log(`        ${name}: ${(hooked - bare).toFixed(2)} µs more a call`);
        }
    },
};
