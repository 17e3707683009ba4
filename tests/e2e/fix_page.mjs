// The sample app with the panel in it, and what a person does there to mend an error.

import { fileURLToPath } from "node:url";
import { PATIENCE_MS } from "./waits.mjs";

const OUTPUT = fileURLToPath(new URL("output", import.meta.url));

export function photograph(page, name) {
    return page.screenshot({ path: `${OUTPUT}/fix-${name}.png`, animations: "disabled" });
}

/** The panel in its frame, paired, on Errors. */
export async function openPanel(page, world, code) {
    await page.goto(world.app);
    await page.getByRole("button", { name: /Wrench/ }).click();
    const panel = page.frameLocator("iframe[title=Wrench]");
    await panel.getByLabel("Code").fill(code);
    await panel.getByRole("tab", { name: /Errors/ }).click();
    return panel;
}

/** Asks the data API from the page, as the person `user`; answers with the status. */
export function ask(page, { user, method = "GET", path, body }) {
    return page.evaluate(
        async ([user, method, path, body]) => {
            const session = user && (await (await fetch(`/demo/session?user=${user}`)).json());
            const headers = { "Content-Type": "application/json" };
            if (session) headers.Authorization = `Bearer ${session.token}`;
            return (await fetch(`/rest/v1/${path}`, { method, headers, body })).status;
        },
        [user, method, path, body],
    );
}

/** Opens the issue whose title has these words. */
export async function openIssue(panel, title) {
    await panel.locator("[data-row]").filter({ hasText: title }).click();
    await panel.getByRole("heading", { name: title, level: 2 }).waitFor();
}

export function flow(panel) {
    return panel.locator(".wr-fix");
}

export function button(panel, name) {
    return panel.locator(".wr-split__detail").getByRole("button", { name, exact: true });
}

/** Has the fix proposed; answers once the plan is there. */
export async function propose(panel) {
    await button(panel, "Propose this fix").click({ timeout: PATIENCE_MS });
    await button(panel, "Apply").waitFor();
}

/** Applies the plan; answers once the issue is resolved. */
export async function apply(panel) {
    await button(panel, "Apply").click();
    await flow(panel).getByText("Resolved", { exact: true }).waitFor();
    await flow(panel).getByText(/after it was first seen/).waitFor();
}

/** Presses Tab until the element with this name in the frame has the focus, as somebody without a mouse. */
export async function tabTo(page, name) {
    const frame = page.frames().find((one) => one.url().includes("host="));
    for (let presses = 0; presses < 80; presses += 1) {
        const said = await frame.evaluate(() => {
            const { activeElement: at } = document;
            return at?.getAttribute("aria-label") || at?.textContent?.trim() || "";
        });
        if (name.test(said)) return;
        await page.keyboard.press("Tab");
    }
    throw new Error(`the Tab key does not come to ${name}`);
}
