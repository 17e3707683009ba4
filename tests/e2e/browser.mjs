// The browser of every suite.
//
//   WRENCH_CHROMIUM             its path; else Debian's
//   WRENCH_TEST_CPU_SLOWDOWN    by how much pages are slower than they could be: 6 brings out a test that reads too early

import { chromium } from "playwright-core";
import { PATIENCE_MS } from "./waits.mjs";

const SLOWDOWN = Number(process.env.WRENCH_TEST_CPU_SLOWDOWN || 1);

export function launch() {
    return chromium.launch({
        executablePath: process.env.WRENCH_CHROMIUM ?? "/usr/bin/chromium",
        args: [
            "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
        timeout: 2 * PATIENCE_MS,
    });
}

/** A context whose pages are as slow as asked for. */
export async function newContext(browser, options) {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    if (SLOWDOWN > 1) slowDown(context);
    return context;
}

function slowDown(context) {
    const [newPage, close] = [context.newPage.bind(context), context.close.bind(context)];
    const sessions = [];
    const pace = (rate) => Promise.all(sessions.map((one) => one.send("Emulation.setCPUThrottlingRate", { rate })));
    context.newPage = async () => {
        const page = await newPage();
        sessions.push(await context.newCDPSession(page));
        await pace(SLOWDOWN);
        return page;
    };
    context.close = async () => {
        // Chromium may wait for ever for the end of a process that it slows down.
        await pace(1).finally(close);
    };
}
