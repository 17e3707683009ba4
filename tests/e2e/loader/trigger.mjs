// The floating wrench and its frame, on friendly and hostile pages.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { hearConsole, restsAt, settles } from "../waits.mjs";
import { frame, trigger } from "./harness.mjs";

const OUTPUT = fileURLToPath(new URL("../output", import.meta.url));
const photograph = (page, name) => page.screenshot({ path: `${OUTPUT}/loader-${name}.png` });

const BODY = `<main style="padding: 24px; font: 15px/1.6 system-ui"><h1>TradeMate</h1><p>Jobs of today</p>
    <button id="app" onclick="window.clicks = (window.clicks ?? 0) + 1">New job</button><input id="field"></main>`;
const DARK = `<style>@media (prefers-color-scheme: dark) { html { background: #111; color: #ddd } }</style>`;

/** What a page does that knows nothing of its guests. */
const HOSTILE = `<style>
    * { pointer-events: none !important; display: block !important; opacity: .2; transform: none !important; all: unset }
    body > * { position: static !important; visibility: hidden !important; z-index: 0 !important; filter: blur(4px) }
    wrench-devtools { display: none !important; width: 500px !important; font-size: 40px !important }
    .cover { all: unset; position: fixed !important; inset: 0; z-index: 2147483647 !important; visibility: visible !important; background: #cde }
</style>`;

const inFrame = (page) => page.frameLocator("wrench-devtools >> iframe");

/** What the frame has been told, once it has all of it. */
async function isTold(page, expected) {
    const items = () => inFrame(page).locator("li").allTextContents();
    await settles(async () => (await items()).map((text) => JSON.parse(text)), expected, "told");
}

/** Which element has the keyboard: the page's, or below the wrench that one's. */
const focused = (page) =>
    page.evaluate(() => {
        const { id, localName, shadowRoot } = document.activeElement ?? {};
        return shadowRoot ? `${localName} ${shadowRoot.activeElement?.localName}` : id;
    });
const hasFocus = (page, expected, what) => settles(() => focused(page), expected, what ?? "the keyboard's place");

/** Opens the panel and waits until the frame is drawn. */
async function openPanel(page) {
    await trigger(page).click();
    await inFrame(page).locator("li").nth(1).waitFor();
}

function policy(wrench, change = {}) {
    const directives = {
        "default-src": "'none'", "script-src": `'self' ${wrench.address}`, "connect-src": `'self' ${wrench.address}`,
        "frame-src": wrench.address, "style-src": "'self'", ...change,
    };
    return { "content-security-policy": Object.entries(directives).map((pair) => pair.join(" ")).join("; ") };
}

async function drag(page, [x, y]) {
    const box = await trigger(page).boundingBox();
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 5 });
    await page.mouse.up();
}

export const TRIGGER = {
    "it sits bottom right, counts, opens and closes": async ({ open, host, wrench }) => {
        const page = await open({ body: BODY });
        const button = trigger(page);
        await restsAt(button, [944, 704, 40, 40]);
        assert.equal(await button.getAttribute("aria-label"), "Wrench: open the panel (0 errors)");
        assert.equal(await button.textContent(), "");
        await photograph(page, "idle");
        await page.evaluate(() => { console.error("one"); window.__wrench.capture(new Error("two")); });
        await wrench.received(2);
        await page.locator("wrench-devtools").getByRole("button", { name: "(2 errors)" }).waitFor();
        await photograph(page, "errors");

        await openPanel(page);
        assert.equal(await button.getAttribute("aria-expanded"), "true");
        const first = [{ wrench: "hello", page: `${host.address}/`, captured: 2 }, { wrench: "open" }];
        await isTold(page, first);
        assert.match(await frame(page).locator("iframe").getAttribute("src"), new RegExp(`host=${encodeURIComponent(host.address)}$`));
        await page.mouse.move(10, 10);
        await photograph(page, "open");
        await button.click();
        await frame(page).waitFor({ state: "hidden" });
        await button.click();
        await frame(page).waitFor();
        // It stayed loaded: another one would have been greeted.
        await isTold(page, [...first, { wrench: "open" }]);
    },

    "the frame's own words: count and close, heard from the frame alone": async ({ open, wrench }) => {
        const page = await open({ body: BODY });
        await openPanel(page);
        await page.evaluate(() => postMessage({ wrench: "close" }, "*"));
        await inFrame(page).locator("body").evaluate(() => {
            const stranger = document.createElement("iframe");
            document.body.append(stranger);
            stranger.contentWindow.eval(`top.postMessage({ wrench: "close" }, "*")`);
            parent.postMessage({ wrench: "count", open: 120 }, "*");
        });
        await page.locator("wrench-devtools").getByRole("button", { name: "(120 errors)" }).waitFor();
        assert.equal(await trigger(page).textContent(), "99+");
        assert.ok(await frame(page).isVisible());
        await inFrame(page).locator("#inside").press("Escape");
        await frame(page).waitFor({ state: "hidden" });
        await hasFocus(page, "wrench-devtools button");
    },

    "the keyboard alone: in, out, and back where it was": async ({ open }) => {
        const page = await open({ body: BODY });
        await trigger(page).waitFor();
        await trigger(page).focus();
        for (const key of ["Enter", "Space"]) {
            await page.keyboard.press(key);
            await inFrame(page).locator("li").nth(1).waitFor();
            await hasFocus(page, "wrench-devtools iframe");
            await inFrame(page).locator("#inside").press("Escape");
            await frame(page).waitFor({ state: "hidden" });
            await hasFocus(page, "wrench-devtools button");
        }
        await page.keyboard.press("Enter");
        await hasFocus(page, "wrench-devtools iframe");
        await trigger(page).focus();
        await page.keyboard.press("Escape");
        await frame(page).waitFor({ state: "hidden" });
        await page.locator("#field").focus();
        await page.evaluate(() => window.__wrench.open());
        await frame(page).waitFor();
        // The frame knows it by now: it is greeted once, and told of four openings.
        await inFrame(page).locator("li").nth(4).waitFor();
        await hasFocus(page, "field", "who types is left alone");
    },

    "clicks beside it reach the page, clicks on it do not": async ({ open }) => {
        const types = `["keydown", "pointerdown", "mousedown", "click", "focusin"]`;
        const page = await open({
            body: BODY,
            after: `window.heard = []; for (const type of ${types}) document.addEventListener(type, () => heard.push(type));`,
        });
        await trigger(page).waitFor();
        for (const point of [[941, 741], [983, 705], [500, 740], [983, 743]]) {
            const hit = await page.evaluate(([x, y]) => document.elementFromPoint(x, y).localName, point);
            assert.notEqual(hit, "wrench-devtools", `at ${point}`);
        }
        await openPanel(page);
        await trigger(page).press("Escape");
        await frame(page).waitFor({ state: "hidden" });
        assert.deepEqual(await page.evaluate(() => window.heard), []);
        await page.locator("#app").click();
        await settles(() => page.evaluate(() => window.clicks), 1, "clicks on the page");
    },

    "dragged to a corner it stays there, after a reload and a resize too": async ({ open }) => {
        const page = await open({ body: BODY });
        const corners = { "top left": [30, 50, 16, 16], "top right": [900, 90, 944, 16], "bottom left": [100, 700, 16, 704] };
        for (const [name, [x, y, left, top]] of Object.entries(corners)) {
            await drag(page, [x, y]);
            for (const when of ["dropped", "reloaded"]) {
                await restsAt(trigger(page), [left, top, 40, 40], `${name}, ${when}`);
                assert.ok(await frame(page).isHidden(), "a drag is no click");
                if (when === "dropped") await page.reload();
            }
        }
        await page.setViewportSize({ width: 700, height: 400 });
        await restsAt(trigger(page), [16, 344, 40, 40]);
        await openPanel(page);
        await restsAt(frame(page), [16, 16, 668, 316]);
    },

    "a strict policy shows trigger and frame without a violation": async ({ open, wrench }) => {
        const page = await open({
            body: "<p>strict</p>",
            headers: policy(wrench),
            before: `window.violations = [];
                addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));`,
        });
        await page.evaluate(() => window.__wrench.capture(new Error("seen")));
        await wrench.received(1);
        await openPanel(page);
        await drag(page, [30, 30]);
        await restsAt(trigger(page), [16, 16, 40, 40]);
        await hearConsole(page);
        assert.deepEqual(page.consoleErrors, []);
        // Violations are told in order, so with one of our own all are told.
        await page.evaluate(() => (new Image().src = "/forbidden"));
        await settles(() => page.evaluate(() => window.violations), ["img-src"], "violations");
    },

    "a nonce is enough": async ({ open, wrench }) => {
        const page = await open({ tag: ' nonce="abc"', headers: policy(wrench, { "script-src": "'self' 'nonce-abc'" }) });
        await openPanel(page);
        await hearConsole(page);
        assert.deepEqual(page.consoleErrors, []);
    },

    "a policy that forbids the frame is named at once": async ({ open, wrench }) => {
        const page = await open({ body: BODY, headers: policy(wrench, { "frame-src": "'none'", "style-src": "'unsafe-inline'" }) });
        await trigger(page).click();
        await frame(page).getByText(`must allow: frame-src ${wrench.address}`).waitFor();
        await photograph(page, "forbidden");
        await frame(page).getByRole("button", { name: "Close" }).click();
        await frame(page).waitFor({ state: "hidden" });
    },

    "a policy that forbids sending is told to the panel": async ({ open, host, wrench }) => {
        const page = await open({ headers: policy(wrench, { "connect-src": "'self'" }) });
        await trigger(page).waitFor();
        await page.evaluate(() => new Promise((resolve) => {
            addEventListener("securitypolicyviolation", () => resolve(), { once: true });
            window.__wrench.capture(new Error("held back"));
        }));
        await openPanel(page);
        const hello = { wrench: "hello", page: `${host.address}/`, captured: 1, blocked: "connect-src" };
        await isTold(page, [hello, { wrench: "open" }]);
        assert.deepEqual(wrench.requests, []);
    },

    "a server that is away is said to be": async ({ open, wrench }) => {
        wrench.mode.isMute = true;
        const page = await open({ body: BODY });
        await trigger(page).waitFor();
        // The page's patience ends when the test says so.
        await page.clock.install();
        await page.clock.pauseAt(Date.now() + 3_600_000);
        await trigger(page).click();
        await frame(page).getByText("Loading the panel").waitFor();
        await page.clock.fastForward(8000);
        await frame(page).getByText(`The panel could not be loaded from ${wrench.address}.`).waitFor();
        await frame(page).getByText("wrench serve").waitFor();
        await photograph(page, "away");
        wrench.mode.isMute = false;
        await frame(page).getByRole("button", { name: "Close" }).click();
        await openPanel(page);
    },

    "hidden for the session, back by call or address, open before it is there": async ({ open, host }) => {
        const page = await open({ body: BODY, after: "window.__wrench.open()" });
        await frame(page).waitFor();
        await page.evaluate(() => window.__wrench.toggle());
        await frame(page).waitFor({ state: "hidden" });
        await page.evaluate(() => window.__wrench.hide());
        assert.ok(await trigger(page).isHidden());
        host.answers["/after.js"].body = "";
        await page.reload();
        await page.locator("wrench-devtools").waitFor({ state: "attached" });
        assert.ok(await trigger(page).isHidden());
        await page.evaluate(() => window.__wrench.show());
        assert.ok(await trigger(page).isVisible());
        await page.evaluate(() => window.__wrench.hide());
        await page.goto(`${host.address}/?wrench=1`);
        await trigger(page).waitFor();
    },

    "a hostile page cannot cover, move, restyle or lose it": async ({ open }) => {
        const page = await open({ head: HOSTILE, body: `<div class="cover">cover</div>` });
        await openPanel(page);
        await trigger(page).click();
        await frame(page).waitFor({ state: "hidden" });
        await restsAt(trigger(page), [944, 704, 40, 40]);
        await photograph(page, "hostile");
        await page.evaluate(() => { document.body.innerHTML = "<p>drawn anew</p>"; });
        await trigger(page).click();
        await frame(page).waitFor();
        await page.evaluate(() => {
            const remove = () => document.querySelector("wrench-devtools")?.remove();
            new MutationObserver(remove).observe(document.body, { childList: true });
            remove();
        });
        await page.waitForFunction(() => !document.querySelector("wrench-devtools"));
    },

    "on a telephone it is larger and the panel fills the screen": async ({ open }) => {
        const context = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
        const page = await open({ body: BODY, context });
        await restsAt(trigger(page), [260, 580, 44, 44]);
        await photograph(page, "narrow");
        await trigger(page).tap();
        await inFrame(page).locator("li").nth(1).waitFor();
        await restsAt(frame(page), [0, 0, 320, 640]);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await photograph(page, "narrow-open");
    },

    "dark, forced colors, print": async ({ open }) => {
        const contexts = { dark: { colorScheme: "dark" }, forced: { forcedColors: "active", reducedMotion: "reduce" } };
        for (const [name, context] of Object.entries(contexts)) {
            const page = await open({ head: DARK, body: BODY, context });
            await page.evaluate(() => { for (let at = 0; at < 12; at++) window.__wrench.capture(new Error(`number ${at}`)); });
            await page.locator("wrench-devtools").getByRole("button", { name: "(12 errors)" }).waitFor();
            await photograph(page, name);
            await openPanel(page);
            await page.mouse.move(10, 10);
            await photograph(page, `${name}-open`);
            await page.emulateMedia({ media: "print" });
            await trigger(page).waitFor({ state: "hidden" });
        }
    },
};
