// Nothing is sent before there is something, and nothing that was seen is lost.

import assert from "node:assert/strict";
import { canReport, lastEvent } from "./harness.mjs";
import { KEY } from "./servers.mjs";

const capture = (page, count, start = 0) =>
    page.evaluate(([count, start]) => {
        for (let at = start; at < start + count; at++) window.__wrench.capture(new Error(`number ${at} of many`));
    }, [count, start]);

export const QUEUE = {
    "nothing is sent at the start": async ({ open, wrench }) => {
        const page = await open();
        await page.locator("wrench-devtools").waitFor({ state: "attached" });
        await canReport(page);
        await page.evaluate(() => window.__wrench.flush());
        assert.deepEqual(await lastEvent(page, wrench), []);
        assert.equal(wrench.requests.length, 1, "the last event's own");
    },

    "a batch travels without preflight, cookies or any header of ours": async ({ open, wrench }) => {
        const page = await open();
        await capture(page, 3);
        await wrench.received(3);
        assert.equal(wrench.requests.length, 1);
        const [{ method, url, headers }] = wrench.requests;
        assert.equal(method, "POST");
        assert.equal(url, `/api/v1/events?key=${KEY}`);
        assert.equal(headers["content-type"], "text/plain;charset=UTF-8");
        assert.equal(headers.cookie, undefined);
        const [{ dropped, loader }] = wrench.batches();
        assert.equal(dropped, 0);
        assert.match(loader, /./);
    },

    "the tag's own key wins": async ({ open, wrench }) => {
        const page = await open({ tag: '="other"' });
        await capture(page, 1);
        await wrench.received(1);
        assert.match(wrench.requests[0].url, /\?key=other$/);
    },

    "a flood keeps the newest hundred and counts the rest": async ({ open, wrench }) => {
        const page = await open();
        await capture(page, 250);
        const events = await wrench.received(100);
        assert.equal(wrench.batches()[0].dropped, 150);
        assert.equal(events[0].message, "number 150 of many");
        await capture(page, 1, 250);
        await wrench.received(101);
        assert.equal(wrench.batches().at(-1).dropped, 0);
    },

    "batches stay below 60 kB": async ({ open, wrench }) => {
        const page = await open();
        await page.evaluate(() => {
            for (let at = 0; at < 80; at++) {
                const error = new Error(`large ${at}`);
                error.stack = `Error: large ${at}\n${"ü".repeat(5000)}`;
                window.__wrench.capture(error);
            }
        });
        const events = await wrench.received(80);
        assert.equal(new Set(events.map(({ id }) => id)).size, 80);
        for (const { body } of wrench.requests) assert.ok(Buffer.byteLength(body) <= 60_000);
    },

    "429 is obeyed, then all of it arrives": async ({ open, wrench }) => {
        Object.assign(wrench.mode, { status: 429, headers: { "retry-after": "2" } });
        const page = await open();
        await capture(page, 2);
        await wrench.until(() => wrench.requests.length === 1, "the first try");
        Object.assign(wrench.mode, { status: 200, headers: {} });
        await capture(page, 2, 2);
        const events = await wrench.received(4);
        const [refused, next] = wrench.requests;
        assert.ok(next.at - refused.at >= 1900, `asked again after ${next.at - refused.at} ms`);
        assert.deepEqual(events.map(({ message }) => message), [0, 1, 2, 3].map((at) => `number ${at} of many`));
    },

    "a server that is away, then in trouble, loses nothing": async ({ open, wrench }) => {
        const page = await open();
        await capture(page, 1);
        await wrench.received(1);
        wrench.mode.refuse = /events/;
        await capture(page, 2, 1);
        await wrench.until(() => wrench.mode.refused > 0, "a try while it is away");
        wrench.mode.refuse = null;
        wrench.mode.status = 503;
        await wrench.until(() => wrench.requests.length > 1, "a try that gets 503");
        wrench.mode.status = 200;
        const events = await wrench.received(3);
        assert.deepEqual(events.map(({ message }) => message), [0, 1, 2].map((at) => `number ${at} of many`));
    },

    "a server that goes away right after the loader has come loses nothing": async ({ open, wrench }) => {
        wrench.mode.refuse = /report/;
        const page = await open();
        await capture(page, 2);
        await wrench.until(() => wrench.mode.refused > 0, "a try while it is away");
        wrench.mode.refuse = null;
        assert.equal((await wrench.received(2)).length, 2);
    },

    "what the server refuses for good is dropped and counted": async ({ open, wrench }) => {
        wrench.mode.status = 400;
        const page = await open();
        await capture(page, 2);
        await wrench.until(() => wrench.requests.length === 1, "the refused batch");
        wrench.mode.status = 200;
        await capture(page, 1, 2);
        await wrench.received(1);
        assert.equal(wrench.batches().at(-1).dropped, 2);
        assert.equal(wrench.requests.length, 2);
    },

    "what is left goes with the page": async ({ open, host, wrench }) => {
        host.answers["/next"] = { headers: { "content-type": "text/html" }, body: "next" };
        const page = await open();
        await capture(page, 1);
        await wrench.received(1);
        await page.evaluate(() => {
            window.__wrench.capture(new Error("goodbye"));
            location.href = "/next";
        });
        await wrench.until(() => wrench.events().some(({ message }) => message === "goodbye"), "the last word");
        await page.waitForURL("**/next");
    },

    "destroy restores what is still ours, and nothing more is sent": async ({ open, wrench }) => {
        const page = await open({
            before: `window.was = { fetch, beacon: navigator.sendBeacon, error: console.error, open: XMLHttpRequest.prototype.open };`,
            after: `const hooked = console.error; window.wrapper = console.error = (...words) => hooked(...words);`,
        });
        await page.locator("wrench-devtools").waitFor({ state: "attached" });
        // A script that were still on its way would find the second loader.
        await canReport(page);
        const state = await page.evaluate(() => {
            const { destroy } = window.__wrench;
            destroy();
            console.error("after the end");
            const { fetch: wasFetch, beacon, open } = window.was;
            return [
                fetch === wasFetch, navigator.sendBeacon === beacon, XMLHttpRequest.prototype.open === open,
                console.error === window.wrapper, document.querySelector("wrench-devtools"), "__wrench" in window,
            ];
        });
        assert.deepEqual(state, [true, true, true, true, null, false]);
        await page.evaluate(() => fetch("/none"));
        await page.addScriptTag({ url: `${wrench.address}/loader.js` });
        assert.deepEqual(await lastEvent(page, wrench), []);
    },

    "included twice it runs once": async ({ open, wrench }) => {
        const page = await open({ head: `<script src="${wrench.address}/loader.js" data-wrench></script>` });
        await page.evaluate(() => fetch("/none"));
        assert.equal((await lastEvent(page, wrench)).length, 1);
        await page.locator("wrench-devtools").waitFor({ state: "attached" });
        assert.equal(await page.locator("script[src$='/trigger.js']").count(), 1);
        assert.equal(await page.locator("wrench-devtools").count(), 1);
    },

    "?wrench=0 leaves the page untouched": async ({ open }) => {
        const page = await open({ path: "/?wrench=0", before: "window.was = fetch" });
        assert.deepEqual(await page.evaluate(() => [fetch === window.was, "__wrench" in window]), [true, false]);
    },
};
