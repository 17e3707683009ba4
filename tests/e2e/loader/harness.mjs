// Opens host pages in a real browser and collects what went wrong on them.

import { newContext } from "../browser.mjs";
import { serveHost, serveWrench } from "./servers.mjs";

const VIEWPORT = { width: 1000, height: 760 };
export const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/** The page of a host; `before` runs ahead of the loader, `after` behind it, both as files that a strict policy allows. */
function hostPage(wrench, { tag = "", body = "", head = "" }) {
    const loader = `<script src="${wrench.address}/loader.js" data-wrench${tag}></script>`;
    return `<!doctype html><html lang="en"><head><title>Host</title><meta charset="utf-8">
<meta name="viewport" content="width=device-width">${head}
<script src="/before.js"></script>${loader}<script src="/after.js"></script></head><body>${body}</body></html>`;
}

export async function withPage(browser, test) {
    const host = await serveHost();
    const wrench = await serveWrench();
    const contexts = [];
    const open = async (options = {}) => {
        const { before = "", after = "", headers = {}, path = "/", context: settings } = options;
        const script = (body) => ({ headers: { "content-type": "text/javascript" }, body });
        host.answers["/"] = { headers: { "content-type": "text/html", ...headers }, body: hostPage(wrench, options) };
        host.answers["/before.js"] = script(before);
        host.answers["/after.js"] = script(after);
        const context = await newContext(browser, { viewport: VIEWPORT, ...settings });
        contexts.push(context);
        const page = await context.newPage();
        page.consoleErrors = [];
        page.on("console", (message) => message.type() === "error" && page.consoleErrors.push(message.text()));
        await page.goto(host.address + path);
        return page;
    };
    try {
        await test({ open, host, wrench });
    } finally {
        await Promise.all(contexts.map((context) => context.close()));
        host.stop();
        wrench.stop();
    }
}

/** A last event, so that what did not come by then will not come. */
export async function lastEvent(page, wrench) {
    await page.evaluate(() => window.__wrench.capture(new Error("the last one")));
    const isLast = (event) => event.message === "the last one";
    await wrench.until(() => wrench.events().some(isLast), "the last event");
    return wrench.events().filter((event) => !isLast(event));
}

/** report.js is there: until then `flush` answers with nothing and only notes that it was called. */
export const canReport = (page) => page.waitForFunction(() => window.__wrench.flush() !== undefined);

export const trigger = (page) => page.locator("wrench-devtools").getByRole("button", { name: /^Wrench: open the panel/ });
export const frame = (page) => page.locator("wrench-devtools").getByRole("dialog");
