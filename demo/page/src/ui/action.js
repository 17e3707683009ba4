// A button that does something in the database, and says how it went.

import { h } from "./dom.js";
import { clearFailures, fail, say } from "./messages.js";

/** `run` does it; `what` is said if it fails, `done` if it does not. `label` is its name where the title alone does not say it. */
export function action({ title, label, what, done, run, main = false, small = false, danger = false }) {
    const looks = [main && "button--main", small && "button--small", danger && "button--danger"].filter(Boolean);
    async function press(event) {
        const button = event.currentTarget;
        button.disabled = true;
        clearFailures();
        try {
            await run();
            if (done) say(done);
        } catch (error) {
            fail(what, error);
        } finally {
            button.disabled = false;
        }
    }
    const attributes = { type: "button", class: ["button", ...looks].join(" "), "aria-label": label, onclick: press };
    return h("button", attributes, title);
}
