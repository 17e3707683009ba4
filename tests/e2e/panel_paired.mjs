// The panel on a real server, paired once; what the lists hold is up to the server.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { faintTexts, overflow } from "./page_checks.mjs";
import { PATIENCE_MS, settles } from "./waits.mjs";

const TABS = ["System Health", "Errors", "Deployments"];
const WORDS = { ok: "OK", info: "Info", skipped: "Skipped", warning: "Warning", failed: "Failed" };

/** A page of another origin on this machine that frames the panel and notes what it is told. */
async function serveHost(address) {
    const server = createServer((request, response) => {
        const text = `<!doctype html><script>window.heard = []; onmessage = (event) => heard.push(event.data);</script>
            <iframe src="${address}/?host=http://${request.headers.host}" width="900" height="600"></iframe>`;
        response.writeHead(200, { "content-type": "text/html" }).end(text);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return server;
}

function tab(page, name) {
    return page.getByRole("tab", { name });
}

function panel(page, name) {
    return page.locator(`#panel-${{ "System Health": "health" }[name] ?? name.toLowerCase()}`);
}

/** Opens a tab and waits until its list has come. Answers whether there is anything in it. */
async function openList(page, name) {
    await tab(page, name).click();
    const here = panel(page, name);
    await here.locator(".wr-rows, .wr-split__list .wr-empty").waitFor();
    return (await here.locator("[data-row]").count()) > 0;
}

async function runDiagnostics(page) {
    await page.getByRole("button", { name: "Run Full Diagnostics" }).click();
    await page.locator("[data-progress=finished]").waitFor({ timeout: 2 * PATIENCE_MS });
    return page.locator("[data-check]").evaluateAll((rows) =>
        rows.map((row) => ({
            code: row.dataset.check,
            status: row.dataset.status,
            word: row.querySelector(".wr-mark__word")?.textContent,
            value: row.querySelector(".wr-check__value")?.textContent,
            isOpen: row.open,
        })),
    );
}

function looksRight(scheme) {
    return async ({ open, photograph }) => {
        const page = await open("/#/health", { colorScheme: scheme });
        await runDiagnostics(page);
        await page.mouse.move(0, 0);
        assert.deepEqual(await faintTexts(page), []);
        await photograph(page, `health-${scheme}`);
        for (const name of ["Errors", "Deployments"]) {
            if (await openList(page, name)) {
                await panel(page, name).locator("[data-row]").first().click();
                await panel(page, name).locator(".wr-detail").waitFor();
            }
            await page.mouse.move(0, 0);
            assert.deepEqual(await faintTexts(page), []);
            await photograph(page, `${name.toLowerCase()}-${scheme}`);
        }
    };
}

export const PAIRED = {
    "refuses a wrong code and takes the right one": async ({ open, shared }) => {
        const page = await open("/");
        const wrong = shared.code.startsWith("A") ? "BBBBBBBB" : "AAAAAAAA";
        await page.getByLabel("Code").fill(wrong);
        await page.locator("#code-said .wr-tone--failed").waitFor();
        await page.getByLabel("Code").fill(shared.code);
        await page.getByRole("tablist").waitFor();
        shared.storage = await page.context().storageState();
    },

    "asks for a code again when the token is no longer known": async ({ open }) => {
        const page = await open("/");
        await page.evaluate(() => localStorage.setItem("wrench.token", "forgotten"));
        await page.reload();
        await page.getByLabel("Code").waitFor();
        await settles(() => page.evaluate(() => localStorage.getItem("wrench.token")), null, "the remembered token");
    },

    "pairs the other tabs of the browser": async ({ open, shared }) => {
        const page = await open("/", { storageState: undefined });
        const other = await page.context().newPage();
        await other.goto(page.url());
        const { value } = shared.storage.origins[0].localStorage.find((item) => item.name === "wrench.token");
        await other.evaluate((token) => localStorage.setItem("wrench.token", token), value);
        await page.getByRole("tablist").waitFor();
    },

    "moves between the tabs with the arrow keys": async ({ open }) => {
        const page = await open("/#/health");
        const state = () =>
            page.evaluate(() => {
                const ids = (selector) => [...document.querySelectorAll(selector)].map(({ id }) => id);
                return {
                    focused: document.activeElement.id,
                    selected: ids("[role=tab][aria-selected=true]"),
                    stops: ids("[role=tab][tabindex='0']"),
                    shown: ids("[role=tabpanel]").filter((id) => document.getElementById(id).checkVisibility()),
                };
            });
        await tab(page, TABS[0]).focus();
        const walk = { ArrowRight: "errors", End: "deployments", ArrowLeft: "errors", Home: "health" };
        for (const [key, id] of Object.entries(walk)) {
            await page.keyboard.press(key);
            const [name, shown] = [`tab-${id}`, `panel-${id}`];
            await settles(state, { focused: name, selected: [name], stops: [name], shown: [shown] }, key);
        }
    },

    "follows the server's stream": async ({ open }) => {
        const page = await open("/");
        await page.getByText("Live", { exact: true }).waitFor();
        const other = await page.context().newPage();
        await other.goto(page.url());
        await other.getByText("Live", { exact: true }).waitFor();
    },

    "runs the diagnostics to their end": async ({ open }) => {
        const page = await open("/#/health");
        await page.getByText("Nothing has been measured yet.").waitFor();
        const rows = await runDiagnostics(page);
        assert.ok(rows.some((row) => !row.code.startsWith("browser-")), "the server's checks are there");
        assert.ok(rows.some((row) => row.code === "browser-start"), "the browser's checks are there");
        for (const row of rows) {
            assert.equal(row.word, WORDS[row.status], row.code);
            assert.match(row.value, /\S/, row.code);
            assert.equal(row.isOpen, ["warning", "failed"].includes(row.status), row.code);
        }
        assert.match(await page.locator(".wr-summary__sentence").textContent(), /\.$/);
    },

    "stops the diagnostics when asked": async ({ open }) => {
        const page = await open("/#/health");
        // The last check gets no answer, so that the run is still on when it is stopped.
        const isProbe = (request) => request.method() === "HEAD";
        await page.route("**/*", (route) => (isProbe(route.request()) ? undefined : route.continue()));
        await page.getByRole("button", { name: "Run Full Diagnostics" }).click();
        await page.locator("[data-check=browser-server-answer][data-status=waiting]").waitFor({ timeout: 2 * PATIENCE_MS });
        await page.getByRole("button", { name: "Cancel" }).click();
        await page.locator("[data-progress=cancelled]").waitFor();
        await settles(() => page.locator("[data-status=waiting]").count(), 0, "checks left waiting");
        assert.notEqual(await page.locator("[data-check]").count(), 0, "what was found stays");
        await page.getByRole("button", { name: "Run Full Diagnostics" }).waitFor();
    },

    "lists errors and explains the chosen one": async ({ open }) => {
        const page = await open("/");
        if (!(await openList(page, "Errors"))) {
            await panel(page, "Errors").getByText("No errors", { exact: true }).waitFor();
            return;
        }
        const first = panel(page, "Errors").locator("[data-row]").first();
        await first.click();
        await panel(page, "Errors").getByText("What happened").waitFor();
        const title = await first.locator(".wr-issue__title").textContent();
        const heading = () => panel(page, "Errors").locator("h2").textContent();
        await settles(heading, title, "the heading");
        const address = `#/errors/${await first.getAttribute("data-row")}`;
        await settles(() => page.evaluate(() => location.hash), address, "the address");
        const history = await page.evaluate(() => window.history.length);
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowUp");
        await settles(() => page.evaluate(() => location.hash), address, "the address");
        await settles(heading, title, "the heading");
        assert.equal(await page.evaluate(() => window.history.length), history, "the host page's history is left alone");
        await page.getByLabel("Search errors").fill("no error has these words");
        await panel(page, "Errors").getByText("No error has these words").waitFor();
        await page.keyboard.press("Escape");
        await first.waitFor();
    },

    "opens what a deep link names": async ({ open, takeErrors }) => {
        const page = await open("/#/errors/987654321");
        await panel(page, "Errors").getByRole("alert").waitFor();
        const others = (await takeErrors()).filter((text) => !text.includes("404"));
        assert.deepEqual(others, []);
    },

    "lists deployments and shows what the chosen one changed": async ({ open }) => {
        const page = await open("/");
        if (!(await openList(page, "Deployments"))) {
            await panel(page, "Deployments").getByText("Nothing was deployed yet").waitFor();
            return;
        }
        const here = panel(page, "Deployments");
        await here.locator("[data-row]").first().click();
        const statements = here.getByRole("group", { name: "Which statements" });
        await statements.waitFor();
        await statements.getByRole("button", { name: /^All \d/ }).waitFor();
        const words = await statements.getByRole("button").allTextContents();
        const [changed, all] = words.map((text) => Number(text.match(/\d+/)));
        const shown = () => here.locator(".wr-statement").count();
        await settles(shown, changed, "statements that changed something");
        await statements.getByRole("button").nth(1).click();
        await settles(shown, all, "all statements");
        if (all > 0) {
            await here.locator(".wr-statement summary").first().click();
            await here.locator(".wr-statement__more").first().waitFor();
        }
    },

    "is legible in the light scheme": looksRight("light"),
    "is legible in the dark scheme": looksRight("dark"),

    "fits 320 px without scrolling sideways": async ({ open, photograph }) => {
        const page = await open("/#/health", { viewport: { width: 320, height: 640 } });
        await runDiagnostics(page);
        assert.ok((await overflow(page)) <= 0, "System Health");
        for (const name of ["Errors", "Deployments"]) {
            if (await openList(page, name)) {
                await panel(page, name).locator("[data-row]").first().click();
                await panel(page, name).locator(".wr-detail").waitFor();
            }
            assert.ok((await overflow(page)) <= 0, name);
        }
        await photograph(page, "deployments-narrow");
    },

    "keeps its marks in forced colors, and moves nothing in reduced motion": async ({ open, photograph }) => {
        const page = await open("/#/health", { forcedColors: "active", reducedMotion: "reduce" });
        await runDiagnostics(page);
        await page.locator("[data-check] .wr-icon").first().waitFor();
        const glow = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--wr-glow"));
        assert.equal(glow.trim(), "0s");
        await photograph(page, "forced-colors");
    },

    "speaks with the page that frames it, and with no other": async ({ open, address }) => {
        const page = await open("/");
        const host = await serveHost(address);
        // Of the same name: another one is another site, whose frames may be refused a storage.
        await page.goto(`http://${new URL(address).hostname}:${host.address().port}/`);
        const hears = (word) => page.waitForFunction((word) => heard.some((said) => said.wrench === word), word);
        await hears("ready");
        await hears("count");
        const frame = page.frame({ url: (url) => url.href.startsWith(address) });
        await frame.getByRole("tablist").waitFor();
        const say = (message) => page.evaluate(([message, to]) => frames[0].postMessage(message, to), [message, address]);
        await say({ wrench: "hello", page: "/customers", captured: 2 });
        await frame.getByText("/customers", { exact: true }).waitFor();
        await say({ wrench: "open" });
        await frame.waitForFunction(() => document.activeElement.getAttribute("role") === "tab");
        await page.waitForFunction(() => document.activeElement.localName === "iframe");
        await page.keyboard.press("Escape");
        await hears("close");
        host.close();
    },
};
