// What the hooks see, and that the host notices nothing of it.

import assert from "node:assert/strict";
import { JSON_TYPE, lastEvent } from "./harness.mjs";

const MISSING = { code: "42703", details: null, hint: null, message: "column customers.x does not exist" };

/** Calls from the page; each answers with what the host got. */
const get = (page, path, init) =>
    page.evaluate(([path, init]) => fetch(path, init).then((answer) => answer.text(), (error) => error.name), [path, init]);

export const HOOKS = {
    "a failed request becomes an event with what was asked and answered": async ({ open, host, wrench }) => {
        host.answers["/rest/v1/customers"] = { status: 400, headers: JSON_TYPE, body: JSON.stringify(MISSING) };
        const started = Date.now();
        const page = await open({ path: "/?tab=secret#secret" });
        await get(page, "/rest/v1/customers?select=x&id=eq.5");
        const [event] = await wrench.received(1);
        assert.match(event.id, /^[0-9a-f]{32}$/);
        const age = Date.now() - Date.parse(event.occurred_at);
        assert.ok(age > -1000 && age < Date.now() - started + 1000, `${event.occurred_at} is ${age} ms ago`);
        assert.equal(event.mechanism, "fetch");
        assert.equal(event.page, `${host.address}/`);
        assert.equal(event.message, "400 GET /rest/v1/customers: column customers.x does not exist");
        assert.equal(event.request.method, "GET");
        assert.equal(event.request.url, `${host.address}/rest/v1/customers?select=x&id=eq.‹int›`);
        assert.equal(event.response.status, 400);
        assert.deepEqual(JSON.parse(event.response.body), MISSING);
        assert.equal(typeof event.response.duration_ms, "number");
    },

    "300, 406, 416 and 500 are errors, 200 and 304 are none": async ({ open, host, wrench }) => {
        const statuses = [200, 300, 304, 406, 416, 500];
        for (const status of statuses) host.answers[`/s${status}`] = { status, headers: JSON_TYPE, body: "" };
        const page = await open();
        const init = { cache: "no-store", headers: { "if-none-match": '"x"' } };
        for (const status of statuses) await get(page, `/s${status}`, init);
        const seen = (await lastEvent(page, wrench)).map((event) => event.response.status);
        assert.deepEqual(seen, [300, 406, 416, 500]);
    },

    "what the host aborts is no error, what the network breaks is one with status 0": async ({ open, wrench }) => {
        const page = await open();
        await page.evaluate(async () => {
            const controller = new AbortController();
            const request = fetch("/s200", { signal: controller.signal });
            controller.abort();
            await request.catch(() => {});
            await fetch("/s200", { signal: AbortSignal.abort("left") }).catch(() => {});
            const xhr = new XMLHttpRequest();
            xhr.open("GET", "/s200");
            xhr.send();
            xhr.abort();
        });
        assert.equal(await get(page, "http://127.0.0.1:1/secret@host.de?x=1"), "TypeError");
        const [event, ...more] = await lastEvent(page, wrench);
        assert.deepEqual(more, []);
        assert.equal(event.response.status, 0);
        assert.equal(event.message, "0 GET /‹text:14›: Failed to fetch");
        assert.equal(event.exception.type, "TypeError");
    },

    "requests to Wrench itself are left alone": async ({ open, wrench }) => {
        const page = await open();
        for (const status of [500, 200]) {
            wrench.mode.status = status;
            await page.evaluate((address) => fetch(address, { method: "POST", body: '{"events":[]}' }), `${wrench.address}/x`);
        }
        assert.deepEqual(await lastEvent(page, wrench), []);
    },

    "the host reads its responses as without us, every way, whatever their status": async ({ open, host }) => {
        const body = JSON.stringify({ ...MISSING, note: "ü".repeat(50_000) });
        host.answers["/ok"] = { headers: JSON_TYPE, body };
        host.answers["/bad"] = { status: 400, headers: JSON_TYPE, body };
        const page = await open();
        for (const path of ["/ok", "/bad"]) {
            const [json, text, length, streamed, isResponse] = await page.evaluate(async (path) => {
                const json = await (await fetch(path)).json();
                const text = await (await fetch(path)).text();
                const { byteLength } = await (await fetch(path)).arrayBuffer();
                let streamed = 0;
                const reader = (await fetch(path)).body.getReader();
                for (let part; !(part = await reader.read()).done; ) streamed += part.value.length;
                const answer = await fetch(path);
                return [json, text, byteLength, streamed, answer instanceof Response && !answer.bodyUsed];
            }, path);
            assert.deepEqual(json, JSON.parse(body));
            assert.equal(text, body);
            assert.equal(length, Buffer.byteLength(body));
            assert.equal(streamed, Buffer.byteLength(body));
            assert.ok(isResponse);
        }
    },

    "the very response that the host's own wrapper made arrives, also one that was read": async ({ open, wrench }) => {
        const page = await open({
            before: `const inner = fetch;
                window.made = new Response("{}", { status: 400, headers: { "content-type": "application/json" } });
                window.fetch = async (...args) => args[0] === "/made" ? (await made.text(), made) : inner(...args);`,
        });
        assert.ok(await page.evaluate(async () => (await fetch("/made")) === window.made));
        const [event] = await wrench.received(1);
        assert.equal(event.message, "400 GET /made");
    },

    "handlers of the host run as before, once each and in order": async ({ open, wrench }) => {
        const note = (name) => `(window.ran ??= []).push("${name}");`;
        // What Wrench sends passes the host's first wrapper, too, whenever it is ready to.
        const noteOthers = (name) => `if (!String(args[0]).startsWith("${wrench.address}")) ${note(name)}`;
        const page = await open({
            before: `const log = console.error; console.error = (...words) => { ${note("console before")} return log(...words); };
                const inner = fetch; window.fetch = (...args) => { ${noteOthers("fetch before")} return inner(...args); };
                window.onerror = () => { ${note("onerror")} return true; };
                window.onunhandledrejection = () => { ${note("onrejection")} };
                addEventListener("error", () => { ${note("error listener")} });`,
            after: `const hooked = console.error; console.error = (...words) => { ${note("console after")} return hooked(...words); };
                const ours = fetch; window.fetch = (...args) => { ${note("fetch after")} return ours(...args); };`,
        });
        const ran = await page.evaluate(async () => {
            console.error("one");
            await fetch("/").then((answer) => answer.text());
            setTimeout(() => { throw new Error("two"); });
            await new Promise((resolve) => addEventListener("error", resolve, { once: true }));
            const rejected = new Promise((resolve) => addEventListener("unhandledrejection", resolve, { once: true }));
            fetch("http://127.0.0.1:1/");
            await rejected;
            return window.ran;
        });
        assert.deepEqual(ran, [
            "console after", "console before", "fetch after", "fetch before",
            "onerror", "error listener", "fetch after", "fetch before", "onrejection",
        ]);
    },

    "a host that answers fetch with something else, or throws, gets just that": async ({ open }) => {
        const before = `window.fetch = (what) => { if (what === "throw") throw new RangeError("no"); return 7; };`;
        const page = await open({ before });
        assert.equal(await page.evaluate(() => fetch("/")), 7);
        assert.equal(await page.evaluate(() => { try { fetch("throw"); } catch (error) { return error.name; } }), "RangeError");
    },

    "XMLHttpRequest, its headers and its JSON": async ({ open, host, wrench }) => {
        host.answers["/rest/v1/jobs"] = { status: 406, headers: JSON_TYPE, body: JSON.stringify(MISSING) };
        const page = await open();
        for (const type of ["", "json"]) {
            const got = await page.evaluate((type) => new Promise((resolve) => {
                const xhr = new XMLHttpRequest();
                xhr.responseType = type;
                xhr.open("post", "/rest/v1/jobs?id=eq.5");
                xhr.setRequestHeader("Content-Profile", "crm");
                xhr.onload = () => resolve(type ? xhr.response : JSON.parse(xhr.responseText));
                xhr.send('{"note":"secret"}');
            }), type);
            assert.deepEqual(got, MISSING);
        }
        const [first, second] = await wrench.received(2);
        assert.equal(first.mechanism, "xhr");
        assert.equal(first.message, "406 POST /rest/v1/jobs: column customers.x does not exist");
        assert.equal(first.request.schema, "crm");
        assert.equal(first.request.body, '{"note":"‹text:6›"}');
        assert.equal(second.response.body, first.response.body);
    },

    "console.error, script errors, rejections and policy violations, the same error once": async ({ open, wrench }) => {
        const page = await open({ headers: { "content-security-policy": "img-src 'self'" } });
        await page.evaluate(async () => {
            const next = (type) => new Promise((resolve) => addEventListener(type, resolve, { once: true }));
            const seen = [next("unhandledrejection"), next("error"), next("securitypolicyviolation")];
            console.error("could not save", { code: "23505", message: "duplicate key" }, { email: "a@b.c" });
            const error = new TypeError("twice");
            console.error(error);
            Promise.reject(error);
            Promise.reject(new DOMException("wanted", "AbortError"));
            setTimeout(() => { throw new RangeError("thrown"); });
            new Image().src = "http://127.0.0.1:1/pixel?user=secret";
            await Promise.all(seen);
        });
        const events = await lastEvent(page, wrench);
        const lines = events.map(({ mechanism, message }) => `${mechanism}: ${message}`).sort();
        assert.deepEqual(lines, [
            "console: could not save duplicate key ‹json›",
            "console: twice",
            "csp: img-src blocked http://127.0.0.1:1/pixel?user=‹text:6›",
            "error: thrown",
        ]);
        const { exception } = events.find(({ mechanism }) => mechanism === "error");
        assert.equal(exception.type, "RangeError");
        assert.match(exception.stack, /^RangeError: thrown\n/);
    },

    "an error that the console repeats is one event": async ({ open, host, wrench }) => {
        host.answers["/rest/v1/customers"] = { status: 400, headers: JSON_TYPE, body: JSON.stringify(MISSING) };
        // A second is how long an error is remembered; here it never ends.
        const page = await open({ before: "const now = Date.now(); Date.now = () => now;" });
        await page.evaluate(async () => {
            const { message } = await (await fetch("/rest/v1/customers")).json();
            console.error(message);
            for (let count = 0; count < 20; count++) console.error("again");
        });
        const events = await lastEvent(page, wrench);
        assert.deepEqual(events.map(({ mechanism }) => mechanism), ["fetch", "console"]);
    },

    "a beacon that the browser refuses": async ({ open, wrench }) => {
        const page = await open();
        assert.equal(await page.evaluate(() => navigator.sendBeacon("/collect?u=secret", "x".repeat(100_000))), false);
        const [event] = await wrench.received(1);
        assert.equal(event.message, "0 POST /collect");
        assert.equal(event.mechanism, "beacon");
    },
};
