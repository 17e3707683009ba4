// Opens the built panel in a real browser, presses its button and reads what it says.
//
//   node tests/e2e/panel.mjs        after scripts/setup test and scripts/build-panel

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./static_server.mjs";

const PANEL = fileURLToPath(new URL("../../dist/panel", import.meta.url));
const OUTPUT = fileURLToPath(new URL("output", import.meta.url));
const CHECKS = [
    ["Start", "Streaming compilation", "Download", "Memory"],
    ["Viewport", "Color scheme", "Frame time", "Timer step", "Network"],
    ["Secure context", "Cross-origin isolation", "Local storage", "Server answer"],
].flat();
const BUTTON = { name: "Run Full Diagnostics" };
const WORDS = { ok: "OK", info: "Info", warning: "Warning", failed: "Failed" };

/** Every line of the list as the person sees it. */
function rows(page) {
    return page.locator("[data-check]").evaluateAll((elements) =>
        elements.map((element) => ({
            name: element.dataset.check,
            status: element.dataset.status,
            word: element.querySelector(".wr-status")?.textContent,
            value: element.querySelector(".wr-row__value")?.textContent,
        })),
    );
}

async function run(page) {
    await page.getByRole("button", BUTTON).click();
    await page.locator("[data-progress=finished]").waitFor();
    return rows(page);
}

function photograph(page, name) {
    return page.screenshot({ path: `${OUTPUT}/${name}.png`, fullPage: true, animations: "disabled" });
}

function find(list, name) {
    return list.find((row) => row.name === name);
}

/** Relative luminance contrast of two `rgb()` colours, as WCAG 2 defines it. */
function contrast(first, second) {
    const luminance = (color) => {
        const [red, green, blue] = color.match(/[\d.]+/g).map((part) => {
            const value = part / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [high, low] = [luminance(first), luminance(second)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
}

/** The texts whose contrast with what lies behind them is below what WCAG AA asks of small text. */
async function faintTexts(page) {
    const pairs = await page.evaluate(() => {
        const behind = (element) => {
            for (let at = element; at; at = at.parentElement) {
                const color = getComputedStyle(at).backgroundColor;
                if (!color.endsWith(", 0)")) return color;
            }
            return "rgb(255, 255, 255)";
        };
        return [...document.querySelectorAll("body *")]
            .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .filter((element) => element.checkVisibility())
            .map((element) => [element.textContent.trim(), getComputedStyle(element).color, behind(element)]);
    });
    return pairs.filter(([, color, background]) => contrast(color, background) < 4.5).map((pair) => pair.join(" "));
}

function looksRight(scheme) {
    return async ({ open }) => {
        const page = await open("/", { colorScheme: scheme });
        const before = await rows(page);
        assert.deepEqual(before.map((row) => row.name), CHECKS);
        assert.ok(before.every((row) => row.status === "not-run" && row.word === "Not run" && row.value === undefined));
        assert.deepEqual(await faintTexts(page), []);
        await photograph(page, `idle-${scheme}`);

        const after = await run(page);
        assert.deepEqual(after.map((row) => row.name), CHECKS);
        for (const row of after) {
            assert.equal(row.word, WORDS[row.status], row.name);
            assert.match(row.value, /\S/, row.name);
            assert.notEqual(row.status, "failed", `${row.name}: ${row.value}`);
        }
        assert.match(find(after, "Color scheme").value, new RegExp(`^${scheme}`));
        assert.match(find(after, "Start").value, /^\d+(\.\d)? (ms|µs)$/);
        assert.equal(find(after, "Streaming compilation").status, "ok");
        assert.equal(find(after, "Viewport").value, "1000 × 760 px at 100%");
        await page.locator("summary", { hasText: "Streaming compilation" }).click();
        await page.getByText("while it was still arriving").waitFor();
        await page.mouse.move(0, 0);
        assert.deepEqual(await faintTexts(page), []);
        await photograph(page, `finished-${scheme}`);
    };
}

const TESTS = {
    "shows its checks, then measured values, in the light scheme": looksRight("light"),
    "shows its checks, then measured values, in the dark scheme": looksRight("dark"),

    "fits a narrow frame without scrolling sideways": async ({ open }) => {
        const page = await open("/", { viewport: { width: 360, height: 760 } });
        await run(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${overflow} px too wide`);
        await photograph(page, "narrow");
    },

    "keeps its marks visible in forced colors": async ({ open }) => {
        const page = await open("/", { forcedColors: "active", reducedMotion: "reduce" });
        const after = await run(page);
        assert.match(find(after, "Color scheme").value, /forced colors, reduced motion$/);
        await photograph(page, "forced-colors");
    },

    "works with the keyboard alone, twice in a row": async ({ open }) => {
        const page = await open("/");
        await page.keyboard.press("Tab");
        for (const _ of [1, 2]) {
            await page.keyboard.press("Enter");
            await page.locator("[data-progress=running]").waitFor();
            await page.locator("[data-progress=finished]").waitFor();
        }
        assert.equal(await page.evaluate(() => document.activeElement.textContent), BUTTON.name);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.ok(await page.locator("details[data-check=Start]").evaluate((row) => row.open));
    },

    "says so when the network goes away": async ({ open }) => {
        const page = await open("/");
        await page.context().setOffline(true);
        const after = await run(page);
        assert.equal(find(after, "Network").value, "offline");
        assert.equal(find(after, "Server answer").value, "no answer");
        assert.equal(find(after, "Server answer").status, "failed");
        await page.getByText("got no answer").waitFor();
        await page.getByText("1 check failed: Server answer.").waitFor();
        await photograph(page, "offline");
    },

    "warns when the server's MIME type forbids streaming": async ({ open }) => {
        const page = await open("/wrong-mime/");
        const after = await run(page);
        assert.equal(find(after, "Streaming compilation").status, "warning");
        await page.getByText("with 1 warning: Streaming compilation.").waitFor();
    },

    "runs under a strict content security policy": async ({ open }) => {
        const page = await open("/strict/");
        const after = await run(page);
        assert.ok(after.every((row) => row.status !== "failed"));
    },

    "names the missing permission when the page forbids WebAssembly": async ({ open, errors }) => {
        const page = await open("/no-wasm/");
        await page.getByRole("alert").waitFor();
        await page.getByText("script-src 'self' 'wasm-unsafe-eval'").waitFor();
        await photograph(page, "forbidden");
        assert.ok(errors.length > 0, "the browser reports what it has blocked");
        errors.length = 0;
    },
};

async function attempt(browser, server, test) {
    const contexts = [];
    const errors = [];
    const open = async (path, options = {}) => {
        const context = await browser.newContext({ viewport: { width: 1000, height: 760 }, ...options });
        contexts.push(context);
        const page = await context.newPage();
        page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        page.on("pageerror", (error) => errors.push(String(error)));
        page.setDefaultTimeout(15_000);
        await page.goto(server.address + path);
        await page.locator("[data-progress=idle], [role=alert]").waitFor();
        return page;
    };
    try {
        await test({ open, errors });
        // What an offline page says about its failed requests is the browser's, and wanted.
        assert.deepEqual(errors.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED")), []);
    } finally {
        await Promise.all(contexts.map((context) => context.close()));
    }
}

async function main() {
    mkdirSync(OUTPUT, { recursive: true });
    const server = await serve(PANEL);
    const browser = await chromium.launch({
        executablePath: process.env.WRENCH_CHROMIUM ?? "/usr/bin/chromium",
        args: [
            "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });
    let failed = 0;
    for (const [name, test] of Object.entries(TESTS)) {
        try {
            await attempt(browser, server, test);
            console.log(`ok      panel: ${name}`);
        } catch (error) {
            failed += 1;
            console.log(`FAILED  panel: ${name}\n${error.stack}`);
        }
    }
    await browser.close();
    server.stop();
    console.log(`\n${Object.keys(TESTS).length - failed} passed, ${failed} failed`);
    process.exitCode = failed ? 1 : 0;
}

await main();
